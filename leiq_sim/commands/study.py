"""`leiq run`, `compare` and `events`: what a scenario leads to."""

import argparse
from collections.abc import Sequence

from leiq_sim.commands import options
from leiq_sim.commands.loading import loaded, names, shares
from leiq_sim.commands.output import deliver
from leiq_sim.texts import t
from leiq_sim.texts.terminal import progress, width


def add(register: options.Register) -> None:
    register("run", run, options.scenario, options.study, options.output)
    made = register("compare", compare, options.study, options.output)
    made.add_argument("base", metavar="BASE", help=t("cli.arg.base"))
    made.add_argument("variants", metavar="VARIANT", nargs="+", help=t("cli.arg.variants"))
    made = register("events", events, options.scenario, options.chance, options.output)
    made.add_argument("--replication", type=int, default=0, metavar="N", help=t("cli.arg.replication"))


def run(wanted: argparse.Namespace) -> int:
    from leiq_sim.analysis.experiment import run as run_scenario
    from leiq_sim.texts.tables import RUN_COLUMNS, contract, render_run

    (scenario,) = loaded([wanted.scenario])
    with progress(wanted.progress) as shown:
        result = run_scenario(
            scenario, wanted.replications, wanted.seed, wanted.engine, progress=shown, workers=wanted.workers
        )
    frame = contract(result.summary(), RUN_COLUMNS)
    return deliver(wanted, frame, lambda: render_run(result, kpis(wanted), shares(scenario), None, width()))


def compare(wanted: argparse.Namespace) -> int:
    from leiq_sim.analysis.comparison import compare as compare_scenarios
    from leiq_sim.texts.tables import COMPARE_COLUMNS, contract, render_compare

    base, *variants = loaded(names(wanted.base, wanted.variants))
    with progress(wanted.progress) as shown:
        comparison = compare_scenarios(
            [base, *variants],
            wanted.replications,
            wanted.seed,
            wanted.engine,
            progress=shown,
            workers=wanted.workers,
        )
    frame = contract(comparison.table, COMPARE_COLUMNS)
    return deliver(wanted, frame, lambda: render_compare(comparison, kpis(wanted), shares(base), None, width()))


def events(wanted: argparse.Namespace) -> int:
    from leiq_sim.chance.itineraries import make_itineraries
    from leiq_sim.engine.simulate import simulate

    (scenario,) = loaded([wanted.scenario])
    log = simulate(scenario, make_itineraries(scenario, wanted.seed, wanted.replication), wanted.engine)
    frame = log.events()
    if wanted.out is None or wanted.format == "table":
        wanted.format = wanted.format if wanted.format == "json" else "csv"
    return deliver(wanted, frame, None)


def kpis(wanted: argparse.Namespace) -> Sequence[str]:
    from leiq_sim.analysis import definitions

    return definitions.ALL if wanted.details else definitions.HEADLINE
