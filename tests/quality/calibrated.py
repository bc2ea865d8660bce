"""Calibrate worlds whose truth was planted, then the default data to the targets that come with the project.

`python tests/quality/calibrated.py [--out FILE.json] [--replications N] [--trials N]`
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import leiq_sim as leiq
from leiq_sim.analysis.calibration import Calibration, calibrate
from leiq_sim.analysis.calibration_identify import identification
from leiq_sim.analysis.calibration_knobs import knobs_of
from leiq_sim.files.folders import data_folder
from leiq_sim.files.targets import read_targets

TARGETS = Path("targets") / "saxony_2022.csv"
PLANTED = Path(__file__).resolve().parents[1] / "analysis" / "bench_calibration.py"
SEED = 1


def planted(trials: int) -> dict[str, Any]:
    """Return the figures of the worlds with planted truth."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        command = [sys.executable, str(PLANTED), "--trials", str(trials), "--seed", "2", "--out", str(out)]
        subprocess.run(command, check=False)
        return json.loads(out.read_text(encoding="utf-8"))


def real(replications: int) -> Calibration:
    """Return the calibration of the default data."""
    base, targets = leiq.load_scenario("baseline"), read_targets(data_folder() / TARGETS)
    return calibrate(base, targets, knobs_of(base, targets.adjust), replications=replications, seed=SEED)


def figures(found: Calibration) -> dict[str, Any]:
    known = identification(found)
    movers = [mover for knob in found.knobs for mover in knob.movers]
    return {
        "targets_file": TARGETS.as_posix(),
        "year": found.year,
        "replications": found.replications,
        "seed": found.seed,
        "runs": found.runs,
        "reached": sum(fit.hit for fit in found.fits),
        "reached_before": sum(abs(fit.before - fit.target.value) <= fit.target.tolerance for fit in found.fits),
        "targets": [
            {
                "key": fit.target.key, "unit": fit.target.unit, "wanted": fit.target.value,
                "tolerance": fit.target.tolerance, "before": fit.before, "after": fit.after, "other_runs": fit.anew,
                "reached": fit.hit,
            }
            for fit in found.fits
        ],
        "knobs": len(found.knobs),
        "directions_determined": known.determined,
        "not_identified": [one.name for one in known.learned if not one.identified],
        "moved": [
            {"path": mover.path, "from": mover.value, "to": found.values[mover.path], "low": mover.least,
             "high": mover.most}
            for mover in movers
        ],
        "outside_bounds": [
            mover.path for mover in movers
            if not mover.least - 1e-9 <= found.values[mover.path] <= mover.most + 1e-9
        ],
        "not_an_assumption": [
            path for path in found.values if _status(found)[path] != "assumption"
        ],
    }  # fmt: skip


def _status(found: Calibration) -> dict[str, str]:
    from leiq_sim.files.provenance import provenance_table

    return {line.path: line.status for line in provenance_table(found.scenario)}


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--out", type=Path)
    wanted.add_argument("--replications", type=int, default=8)
    wanted.add_argument("--trials", type=int, default=20)
    asked = wanted.parse_args()
    found = figures(real(asked.replications)) | {"planted": planted(asked.trials)}
    for target in found["targets"]:
        print(f"{target['key']}: {target['wanted']} wanted, {target['before']:.3f} before, {target['after']:.3f} after")
    kept = not found["outside_bounds"] and not found["not_an_assumption"] and found["planted"]["kept"]
    print(f"{found['reached']} of {len(found['targets'])} targets reached; {'kept' if kept else 'NOT KEPT'}")
    if asked.out:
        asked.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
