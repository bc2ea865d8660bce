"""Does calibration find what was planted? Many worlds with values drawn at random, each calibrated from the default.

    python tests/analysis/bench_calibration.py [--trials 20] [--out FILE.json]

A truth is two values drawn within nine tenths of their ranges; targets are the means of 25 replications of that
world, on other chance than the calibration's. Promises: four in five of the targets that can be reached lie within two
standard errors of target and simulation together; four in five of the identified values lie within two
standard deviations of what the calibration says it does not know; a value without influence is always said to be so.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from calibration_worlds import IDLE, MEDIAN, REJECTED, YEAR, target, targets, truth_of, world

from leiq_sim.analysis.calibration import calibrate
from leiq_sim.analysis.calibration_identify import identification
from leiq_sim.analysis.calibration_knobs import knobs_of
from leiq_sim.analysis.ranges import moved

MEASURES = {"status_rejected": "share", "decision_days_median": "days"}
REPLICATIONS, MOST_OFF, PROMISED = 6, 2.0, 0.8


def trial(number: int, seed: int) -> dict[str, list[float]]:
    """Return for one planted world how far off targets and values are, in standard errors."""
    chance = np.random.default_rng([seed, number])
    knobs = knobs_of(world(), [(path, "") for path in (REJECTED, MEDIAN, IDLE)])
    true = [chance.uniform(0.9 * knob.low, 0.9 * knob.high) for knob in knobs.knobs[:2]]
    planted = world()
    for knob, u in zip(knobs.knobs, true, strict=False):
        planted = moved(planted, knob.at(u))
    wanted = truth_of(planted, list(MEASURES))
    rows = [target(m, *wanted[m], unit) for m, unit in MEASURES.items()]
    found = calibrate(world(), targets(*rows), knobs, YEAR, REPLICATIONS, seed=1 + number, workers=1)
    known = identification(found).learned
    return {
        "targets": [abs(f.after - f.target.value) / np.hypot(f.target.tolerance, f.after_error) for f in found.fits],
        "before": [abs(f.before - f.target.value) / np.hypot(f.target.tolerance, f.before_error) for f in found.fits],
        "values": [
            abs(found.settings[i] - u) / np.sqrt(known[i].left) for i, u in enumerate(true) if known[i].identified
        ],
        "silent": [float(known[2].silent)],
    }


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--trials", type=int, default=20)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--out", type=Path)
    wanted = asked.parse_args()
    trials = [trial(number, wanted.seed) for number in range(wanted.trials)]
    all_of = {name: np.array([x for one in trials for x in one[name]]) for name in trials[0]}
    figures = {
        "trials": wanted.trials, "seed": wanted.seed, "replications": REPLICATIONS, "promised_share": PROMISED,
        "targets": len(all_of["targets"]),
        "targets_within_two_errors": float((all_of["targets"] <= MOST_OFF).mean()),
        "targets_within_two_errors_before": float((all_of["before"] <= MOST_OFF).mean()),
        "targets_worst_in_errors": float(all_of["targets"].max()),
        "values_identified": len(all_of["values"]), "values_planted": 2 * wanted.trials,
        "values_within_two_deviations": float((all_of["values"] <= MOST_OFF).mean()),
        "values_worst_in_deviations": float(all_of["values"].max()),
        "values_without_influence_said_so": float(all_of["silent"].mean()),
    }  # fmt: skip
    kept = (
        figures["targets_within_two_errors"] >= PROMISED
        and figures["values_within_two_deviations"] >= PROMISED
        and figures["values_without_influence_said_so"] == 1.0
    )
    figures["kept"] = bool(kept)
    for name, value in figures.items():
        sys.stdout.write(f"{name:40} {value}\n")
    if wanted.out:
        wanted.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
