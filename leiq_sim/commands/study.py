"""`leiq run`, `compare` and `events`: what a scenario leads to."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from leiq_sim.commands import options
from leiq_sim.commands.keeping import store_of, workers_of
from leiq_sim.commands.loading import loaded, names, shares
from leiq_sim.commands.output import RefusedError, deliver
from leiq_sim.commands.precision import widths
from leiq_sim.texts import t
from leiq_sim.texts.terminal import progress, width


def add(register: options.Register) -> None:
    register("run", run, options.scenario, options.study, options.precision, options.kept, options.output)
    made = register("compare", compare, options.study, options.precision, options.kept, options.output)
    made.add_argument("--until-decided", action="store_true", help=t("cli.arg.until_decided"))
    made.add_argument("base", metavar="BASE", help=t("cli.arg.base"))
    made.add_argument("variants", metavar="VARIANT", nargs="+", help=t("cli.arg.variants"))
    made = register("events", events, options.scenario, options.chance, options.output)
    made.add_argument("--replication", type=int, default=0, metavar="N", help=t("cli.arg.replication"))


def run(wanted: argparse.Namespace) -> int:
    from leiq_sim.texts.tables import RUN_COLUMNS, contract, render_run

    (scenario,) = loaded([wanted.scenario])
    (result,), stop = results_of([scenario], wanted)
    frame = contract(result.summary(), RUN_COLUMNS)
    return deliver(
        wanted, frame, lambda: render_run(result, kpis(wanted), shares(scenario), None, width(), stop), [scenario]
    )


def compare(wanted: argparse.Namespace) -> int:
    from leiq_sim.texts.tables import COMPARE_COLUMNS, contract, render_compare

    base, *variants = loaded(names(wanted.base, wanted.variants))
    comparison, stop = comparison_of([base, *variants], wanted)
    frame = contract(comparison.table, COMPARE_COLUMNS)
    made = [base, *variants]
    return deliver(
        wanted, frame, lambda: render_compare(comparison, kpis(wanted), shares(base), None, width(), stop), made
    )


def results_of(scenarios: Sequence[Any], wanted: argparse.Namespace) -> tuple[Sequence[Any], Any]:
    """Run scenarios as often as asked for, or as often as the precision asked for takes; say why it stopped."""
    from leiq_sim.analysis.experiment import run_all

    if not wanted.precision:
        with ways(wanted) as given:
            return run_all(scenarios, replications_of(wanted), **given), None
    from leiq_sim.analysis.stopping import until_precise

    only_one(wanted, "--precision")
    exactly = widths(wanted.precision)
    with ways(wanted) as given:
        return until_precise(scenarios, exactly, **given)


def comparison_of(scenarios: Sequence[Any], wanted: argparse.Namespace) -> tuple[Any, Any]:
    """Compare scenarios in the same way, or until the verdicts have fallen."""
    from leiq_sim.analysis.comparison import compared

    if not wanted.until_decided:
        results, stop = results_of(scenarios, wanted)
        return compared(results), stop
    from leiq_sim.analysis.stopping import until_decided

    only_one(wanted, "--until-decided")
    with ways(wanted) as given:
        return until_decided(scenarios, **given)


@contextmanager
def ways(wanted: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Give what every experiment is told beside its question: chance, engine, who computes, who is shown what."""
    with workers_of(wanted) as workers, store_of(wanted) as store, progress(wanted.progress) as shown:
        yield {"seed": wanted.seed, "engine": wanted.engine, "progress": shown, "workers": workers, "store": store}


def only_one(wanted: argparse.Namespace, name: str) -> None:
    """Refuse two answers to the question how many replications there are to be."""
    others = {"--replications": wanted.replications is not None, "--precision": bool(wanted.precision)}
    for other, given in others.items():
        if given and other != name:
            raise RefusedError(t("cli.either", one=name, other=other))


def replications_of(wanted: argparse.Namespace) -> int:
    return options.REPLICATIONS if wanted.replications is None else int(wanted.replications)


def events(wanted: argparse.Namespace) -> int:
    from leiq_sim.chance.itineraries import make_itineraries
    from leiq_sim.engine.simulate import simulate

    (scenario,) = loaded([wanted.scenario])
    log = simulate(scenario, make_itineraries(scenario, wanted.seed, wanted.replication), wanted.engine)
    frame = log.events()
    if wanted.out is None or wanted.format == "table":
        wanted.format = wanted.format if wanted.format == "json" else "csv"
    return deliver(wanted, frame, None, [scenario])


def kpis(wanted: argparse.Namespace) -> Sequence[str]:
    from leiq_sim.analysis import definitions

    return definitions.ALL if wanted.details else definitions.HEADLINE
