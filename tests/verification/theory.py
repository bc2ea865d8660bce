"""Hold the engine against queueing theory: every quantity of every system, each on its own independent runs.

    python tests/verification/theory.py [--scale 10] [--engine compiled] [--only WORD] [--out FILE.json]

Prints one line a z value and exits with 1 if a promise is not kept: no |z| of 4 or more, the chi-square of all z values
between 0.001 and 0.999, nothing left of the empty start, nobody unfinished. `--scale` multiplies the runs.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from theory_harness import SEED, WARM_UP, Result, together, trial
from theory_systems import TRIALS

from leiq_sim.errors import LeiqError

HARDEST, LOW, HIGH = 4.0, 0.001, 0.999
PROCESSES = 2


def work(job: tuple[int, float, str]) -> tuple[Result, float]:
    """Run one trial by its number, so that only numbers travel between processes; return its CPU seconds too."""
    number, scale, engine = job
    system, quantity = TRIALS[number]
    begun = time.process_time()
    return trial(system, quantity, scale=scale, engine=engine), time.process_time() - begun


def line(result: Result) -> str:
    return (
        f"{result.system[:62]:62}  {result.quantity[:52]:52}  {result.expected:10.4f}  {result.mean:10.4f}"
        f"  {result.error:8.4f}  {result.z:6.2f}"
    )


def run_all(numbers: list[int], scale: float, engine: str) -> Iterable[tuple[Result, float]]:
    jobs = [(number, scale, engine) for number in numbers]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, jobs, chunksize=4)


def summary(results: list[Result]) -> dict[str, Any]:
    """Return the figures of all trials together, and what is left of the empty start."""
    every, families = together([r.z for r in results]), [r.system.split(", ")[0] for r in results]
    shifts = [r for r in results if r.shift is not None]
    moved = together([r.shift for r in shifts]) if shifts else None
    hardest = max(results, key=lambda r: abs(r.z))
    return {
        "count": every.count,
        "families": len(set(families)),
        "systems": len({r.system for r in results}),
        "worst": every.worst,
        "worst_of": f"{hardest.system}: {hardest.quantity}",
        "mean_z": float(np.mean([r.z for r in results])),
        "sd_z": float(np.std([r.z for r in results], ddof=1)),
        "over_2": sum(abs(r.z) > 2 for r in results),
        "over_3": sum(abs(r.z) > 3 for r in results),
        "chi2": every.chi2,
        "p": every.p,
        "runs": sum(r.replications for r in results),
        "visits": sum(r.visits for r in results),
        "unfinished": sum(r.stuck for r in results),
        "median_relative_error": float(np.median([r.error / abs(r.expected) for r in results if r.expected])),
        "warm_up_doubled": {
            "warm_up_in_relaxation_times": WARM_UP,
            "count": len(shifts),
            "worst": moved.worst if moved else 0.0,
            "chi2": moved.chi2 if moved else 0.0,
            "p": moved.p if moved else 1.0,
            "mean_shift_in_standard_errors": float(np.mean([r.shift_size for r in shifts])) if shifts else 0.0,
        },
    }


def broken(found: dict[str, Any]) -> list[str]:
    """Return the promises that are not kept."""
    moved = found["warm_up_doubled"]
    promises = {
        "every |z| is below 4": found["worst"] < HARDEST,
        "the chi-square of all z values is neither too large nor too small": LOW < found["p"] < HIGH,
        "doubling the warm-up moves nothing by |z| of 4": moved["worst"] < HARDEST,
        "doubling the warm-up moves all together no more than chance": moved["p"] > LOW,
        "everybody who counts is through by the end of the period": found["unfinished"] == 0,
    }
    return [words for words, kept in promises.items() if not kept]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scale", type=float, default=1.0, help="multiplies the replications")
    parser.add_argument("--engine", default="auto", choices=("auto", "reference", "compiled"))
    parser.add_argument("--only", default="", help="systems whose name contains this word")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    chosen = parser.parse_args(arguments)
    numbers = [n for n, (system, _) in enumerate(TRIALS) if chosen.only in system.name]
    results, cpu = [], 0.0
    print(f"{'system':62}  {'quantity':52}  {'expected':>10}  {'found':>10}  {'error':>8}  {'z':>6}")
    try:
        for result, seconds in run_all(numbers, chosen.scale, chosen.engine):
            results.append(result)
            cpu += seconds
            print(line(result), flush=True)
    except LeiqError as error:
        print(error, file=sys.stderr)
        return 2
    found = {
        "seed": SEED,
        "scale": chosen.scale,
        "engine": chosen.engine,
        "cpu_seconds": round(cpu, 1),
        **summary(results),
    }
    print(*(f"{name}: {value}" for name, value in found.items()), sep="\n")
    not_kept = broken(found)
    print(*(f"NOT KEPT: {words}" for words in not_kept), sep="\n", end="\n" if not_kept else "")
    if chosen.out:
        rows = [asdict(result) for result in results]
        chosen.out.write_text(json.dumps({**found, "broken": not_kept, "z_values": rows}, indent=1), encoding="utf-8")
    return 1 if not_kept else 0


if __name__ == "__main__":
    sys.exit(main())
