"""`leiq calibrate`: assumptions adjusted to published figures, as a new data folder."""

import argparse
import shlex
from datetime import date
from pathlib import Path
from typing import Any

from leiq_sim.commands import options
from leiq_sim.commands.loading import loaded
from leiq_sim.commands.output import DONE
from leiq_sim.texts import number, t
from leiq_sim.texts.terminal import progress, put, remark, width

REPLICATIONS = 8


def add(register: options.Register) -> None:
    made = register("calibrate", calibrate)
    made.add_argument("--to", type=Path, required=True, metavar="FILE", help=t("cli.arg.to"))
    made.add_argument("--scenario", default="baseline", metavar="SCENARIO", help=t("cli.arg.scenario"))
    made.add_argument("--adjust", nargs="+", default=[], metavar="PATH", help=t("cli.arg.adjust"))
    made.add_argument("--year", type=int, metavar="N", help=t("cli.arg.year"))
    said = t("cli.arg.replications", n=REPLICATIONS)
    made.add_argument("--replications", type=int, default=REPLICATIONS, metavar="N", help=said)
    made.add_argument("--seed", type=int, default=1, metavar="N", help=t("cli.arg.seed"))
    made.add_argument("--workers", type=int, metavar="N", help=t("cli.arg.workers"))
    made.add_argument("--out", type=Path, required=True, dest="folder", metavar="FOLDER", help=t("cli.arg.folder"))
    made.add_argument("--progress", action="store_true", help=t("cli.arg.progress"))


def calibrate(wanted: argparse.Namespace) -> int:
    from leiq_sim.analysis.calibration import calibrate as fitted
    from leiq_sim.analysis.calibration_knobs import knobs_of
    from leiq_sim.errors import ScenarioError, problem
    from leiq_sim.files.dataset import require_cells, require_place, write_dataset
    from leiq_sim.files.folders import shown
    from leiq_sim.files.targets import beside, read_targets
    from leiq_sim.texts.calibration import calibrated_frame, new_values, render_calibration

    source = _folder(wanted.scenario)
    require_place(wanted.folder, source)
    targets = read_targets(wanted.to)
    if not wanted.adjust and not targets.adjust:
        raise ScenarioError([problem("adjust_missing", shown(wanted.to), file=shown(beside(wanted.to)))])
    (scenario,) = loaded([wanted.scenario])
    patterns = [(pattern, "--adjust") for pattern in wanted.adjust] or targets.adjust
    knobs = knobs_of(scenario, patterns)
    require_cells([path for knob in knobs.knobs for path in knob.at(0)], source)
    with progress(wanted.progress) as shown_to:
        found = fitted(
            scenario, targets, knobs, wanted.year, wanted.replications, wanted.seed, wanted.workers, shown_to, _told
        )
    day = date.today().isoformat()
    extra = {"calibrated.csv": calibrated_frame(found).to_csv(index=False, lineterminator="\n")}
    put(render_calibration(found, None, width()))
    write_dataset(wanted.folder, new_values(found, day, _command(wanted, found.year)), day, extra, source)
    remark(t("cli.written", file=wanted.folder))
    return DONE


def _told(round_: int, cost: float, runs: int) -> None:
    remark(t("calibration.round", round=round_, cost=number(cost, 1), runs=number(runs, 0)))


def _folder(scenario: str) -> Path:
    """Return the data folder that a scenario rests on: its own when it is a baseline elsewhere, else the default."""
    from leiq_sim.files.folders import data_folder
    from leiq_sim.files.load import find_file

    folder = find_file(scenario).parent
    return folder if (folder / "provenance.csv").is_file() else data_folder()


def _command(wanted: argparse.Namespace, year: int) -> str:
    """Return the command that makes the same folder again."""
    said: list[Any] = ["leiq", "calibrate", "--to", wanted.to.as_posix()]
    said += ["--scenario", wanted.scenario] if wanted.scenario != "baseline" else []
    said += ["--adjust", *wanted.adjust] if wanted.adjust else []
    said += ["--year", year, "--replications", wanted.replications, "--seed", wanted.seed]
    return shlex.join(str(word) for word in [*said, "--out", wanted.folder.name])
