"""`leiq validate`: simulated years beside published figures."""

import argparse
from functools import partial
from pathlib import Path

from leiq_sim.commands import options
from leiq_sim.commands.loading import loaded, shares
from leiq_sim.commands.output import deliver
from leiq_sim.texts import t
from leiq_sim.texts.terminal import progress, width


def add(register: options.Register) -> None:
    made = register("validate", validate, options.chance, options.output)
    made.add_argument("scenario", metavar="SCENARIO", nargs="?", default="baseline", help=t("cli.arg.scenario"))
    said = t("cli.arg.replications", n=options.REPLICATIONS)
    made.add_argument("--replications", type=int, default=options.REPLICATIONS, metavar="N", help=said)
    made.add_argument("--year", type=int, metavar="N", help=t("cli.arg.year"))
    made.add_argument("--workers", type=int, metavar="N", help=t("cli.arg.workers"))
    made.add_argument("--details", action="store_true", help=t("cli.arg.every_figure"))
    made.add_argument("--progress", action="store_true", help=t("cli.arg.progress"))


def validate(wanted: argparse.Namespace) -> int:
    from leiq_sim.analysis.validation import validate as compare_with_published
    from leiq_sim.files.published import read_calibrated, read_published
    from leiq_sim.texts.validation import render_validation

    (scenario,) = loaded([wanted.scenario])
    folder = _folder(wanted.scenario)
    figures, used = read_published(folder), read_calibrated(folder)
    with progress(wanted.progress) as shown:
        found = compare_with_published(
            scenario, wanted.replications, wanted.seed, wanted.year, figures, used, wanted.engine, shown, wanted.workers
        )
    frame = found.table.assign(scenario=scenario.name, simulated_year=found.year, replications=found.replications)
    said = partial(render_validation, found, shares(scenario), wanted.details, None, width())
    return deliver(wanted, frame, said, [scenario])


def _folder(name: str) -> Path | None:
    """Return the data folder that a scenario file lies in; None for a name, and for a file beside no figures."""
    from leiq_sim.files.load import find_file
    from leiq_sim.files.published import PUBLISHED

    folder = find_file(name).parent
    return folder if (folder / f"{PUBLISHED}.csv").is_file() else None
