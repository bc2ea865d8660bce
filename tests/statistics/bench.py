"""Prove the intervals and verdicts on thousands of small studies: `python tests/statistics/bench.py [--out FILE]`.

An interval of 95 % must hold the truth in 95 % of all studies, equal scenarios must seldom be called better or
worse, and an effect that was planted must be found. Seeds are fixed. Exits with 1 if a promise is broken.
"""

import argparse
import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from drawn_studies import drawn_promises
from equal_studies import drawn_families, equal_alone, equal_baseline
from promises import MASS, Promise
from real_studies import alone_promises, field_promises, simulate_alone

from leiq_sim import load_scenario
from leiq_sim.analysis.workers import stop_workers

STUDIES, SEED = 2000, 20260101
DRAWN = 5  # numbers are drawn in no time, so there are more studies of them
FIELD_SIZE, ALONE_SIZE = 8, 5
BASELINE_REPLICATIONS, BASELINE_SIZE = 60, 10


def promises(studies: int, workers: int | None) -> Iterator[Promise]:
    yield from drawn_promises(DRAWN * studies, SEED)
    yield from drawn_families(DRAWN * studies, SEED)
    yield from field_promises(studies, FIELD_SIZE, SEED, workers)
    runs = simulate_alone(studies * ALONE_SIZE, SEED + 1, workers)
    yield from alone_promises(runs, ALONE_SIZE)
    yield equal_alone(runs.base, ALONE_SIZE)
    yield from equal_baseline(
        load_scenario("baseline"), BASELINE_REPLICATIONS, BASELINE_SIZE, studies, SEED + 2, workers
    )


def cpu_seconds() -> float:
    stop_workers()  # the time of processes counts only when they have ended
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    parser.add_argument("--studies", type=int, default=STUDIES, help="studies a promise, a multiple of 40")
    parser.add_argument("--workers", type=int, help="processes, all cores by default")
    given = parser.parse_args()
    found = []
    for promise in promises(given.studies, given.workers):
        found.append(promise)
        print(promise.line(), flush=True)
    promised = [one for one in found if one.kept is not None]
    broken = [one.name for one in promised if not one.kept]
    figures = {
        "bench": "statistics", "studies": given.studies, "seed": SEED, "band_mass": MASS,
        "cpu_seconds": round(cpu_seconds(), 1), "kept": len(promised) - len(broken), "broken": broken,
        "promises": [one.figures() for one in promised],
        "reported": [one.figures() for one in found if one.kept is None],
    }  # fmt: skip
    print(f"{figures['kept']} of {len(promised)} promises kept, {figures['cpu_seconds']} s CPU")
    if given.out:
        given.out.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
