"""`leiq sensitivity`, `curve` and `uncertainty`: what a verdict rests on."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from leiq_sim.commands import options
from leiq_sim.commands.loading import loaded, names, shares
from leiq_sim.commands.output import RefusedError, deliver
from leiq_sim.texts import t
from leiq_sim.texts.terminal import progress, remark, width

FEW, USUAL, EACH = 8, 30, 6
STEPS, WORLDS = 11, 60
PICTURES = (".png", ".svg")


def add(register: options.Register) -> None:
    made = register("sensitivity", sensitivity, _runs(FEW), _moving, options.output)
    made.add_argument("base", metavar="BASE", help=t("cli.arg.base"))
    made.add_argument("variant", metavar="VARIANT", help=t("cli.arg.variant"))
    made.add_argument("--kpi", metavar="KPI", help=t("cli.arg.kpi"))
    made = register("curve", curve, _runs(USUAL), options.output)
    made.add_argument("base", metavar="BASE", help=t("cli.arg.base"))
    made.add_argument("path", metavar="PATH", help=t("cli.arg.control"))
    made.add_argument("low", metavar="FROM", help=t("cli.arg.curve_from"))
    made.add_argument("high", metavar="TO", help=t("cli.arg.curve_to"))
    made.add_argument("--from-date", metavar="DATE", help=t("cli.arg.from_date"))
    made.add_argument("--steps", type=int, default=STEPS, metavar="N", help=t("cli.arg.steps", n=STEPS))
    made.add_argument("--step", metavar="SIZE", help=t("cli.arg.step"))
    made.add_argument("--kpi", metavar="KPI", help=t("cli.arg.one_kpi"))
    made.add_argument("--target", metavar="VALUE", help=t("cli.arg.target"))
    made = register("uncertainty", uncertainty, _runs(EACH), _moving, options.output)
    made.add_argument("base", metavar="BASE", help=t("cli.arg.base"))
    made.add_argument("variants", metavar="VARIANT", nargs="*", help=t("cli.arg.some_variants"))
    made.add_argument("--worlds", type=int, default=WORLDS, metavar="N", help=t("cli.arg.worlds", n=WORLDS))
    made.add_argument("--kpi", metavar="KPI", help=t("cli.arg.one_kpi"))


def _runs(replications: int) -> options.Group:
    """Return the options of chance, cores and figure, with a default number of replications."""

    def group(made: Any) -> None:
        said = t("cli.arg.replications", n=replications)
        made.add_argument("--replications", type=int, default=replications, metavar="N", help=said)
        options.chance(made)
        made.add_argument("--workers", type=int, metavar="N", help=t("cli.arg.workers"))
        made.add_argument("--progress", action="store_true", help=t("cli.arg.progress"))
        made.add_argument("--figure", type=Path, metavar="FILE", help=t("cli.arg.figure"))

    return group


def _moving(made: Any) -> None:
    made.add_argument("--parameters", nargs="+", default=[], metavar="PATTERN", help=t("cli.arg.parameters"))
    made.add_argument("--without", nargs="+", default=[], metavar="PATTERN", help=t("cli.arg.without"))


def sensitivity(wanted: argparse.Namespace) -> int:
    from leiq_sim.analysis.sensitivity import sensitivity as moved
    from leiq_sim.figures import tornado
    from leiq_sim.texts.confidence import render_sensitivity

    _require_picture(wanted)
    scenarios = loaded(names(wanted.base, [wanted.variant]))
    kpi = wanted.kpi or _expected(wanted.variant)
    with progress(wanted.progress) as shown:
        found = moved(scenarios, wanted.parameters, wanted.without, kpi, progress=shown, **_chance(wanted))
    _draw(wanted, lambda: tornado.figure(tornado.frame_of(found)))
    return deliver(
        wanted, found.frame, lambda: render_sensitivity(found, shares(scenarios[0]), None, width()), scenarios
    )


def curve(wanted: argparse.Namespace) -> int:
    from leiq_sim.analysis.curve import curve as along
    from leiq_sim.analysis.readings import DEFAULT_KPI
    from leiq_sim.figures import curve as drawn
    from leiq_sim.texts.confidence import render_curve

    _require_picture(wanted)
    low, high, step, target = (_number(wanted, name) for name in ("low", "high", "step", "target"))
    _require_day(wanted)
    (base,) = loaded([wanted.base])
    with progress(wanted.progress) as shown:
        found = along(
            base, wanted.path, low, high, wanted.from_date, wanted.kpi or DEFAULT_KPI, target, wanted.steps, step,
            progress=shown, **_chance(wanted),
        )  # fmt: skip
    _draw(wanted, lambda: drawn.figure(found))
    return deliver(wanted, found.table(), lambda: render_curve(found, shares(base), None, width()), [base])


def uncertainty(wanted: argparse.Namespace) -> int:
    from leiq_sim.analysis.readings import DEFAULT_KPI, place_of
    from leiq_sim.analysis.uncertainty import FEWEST
    from leiq_sim.analysis.uncertainty import uncertainty as drawn
    from leiq_sim.figures import bands
    from leiq_sim.texts.confidence import render_uncertainty

    _require_picture(wanted)
    kpi = wanted.kpi or DEFAULT_KPI
    place_of(kpi)
    for name in ("worlds", "replications"):
        if getattr(wanted, name) < FEWEST:
            raise RefusedError(t("cli.at_least", argument=f"--{name}", what=getattr(wanted, name), least=FEWEST))
    scenarios = loaded(names(wanted.base, wanted.variants))
    with progress(wanted.progress) as shown:
        found = drawn(
            scenarios, wanted.parameters, wanted.without, wanted.worlds, progress=shown, **_chance(wanted)
        )  # fmt: skip
    _draw(wanted, lambda: bands.figure(bands.frame_of(found, kpi)))
    return deliver(
        wanted, found.frame, lambda: render_uncertainty(found, shares(scenarios[0]), None, width()), scenarios
    )


def _chance(wanted: argparse.Namespace) -> dict[str, Any]:
    return {name: getattr(wanted, name) for name in ("replications", "seed", "engine", "workers")}


def _expected(variant: str) -> str:
    """Return the KPI that a variant is expected to move, if its file says so and it is a headline one."""
    from leiq_sim.analysis.definitions import HEADLINE
    from leiq_sim.analysis.readings import DEFAULT_KPI
    from leiq_sim.files.load import load_expectation

    found = load_expectation(variant)
    return found.kpi if found and found.kpi in HEADLINE else DEFAULT_KPI


def _number(wanted: argparse.Namespace, name: str) -> Any:
    """Return a number as a user writes it, with a comma or as percent; None where none was given."""
    said = getattr(wanted, name)
    if said is None:
        return None
    argument = {"low": "FROM", "high": "TO"}.get(name, f"--{name}")
    try:
        value = float(said.rstrip("% \u00a0").replace(",", "."))
    except ValueError:
        value = float("nan")
    if value != value or value in (float("inf"), float("-inf")):
        raise RefusedError(t("cli.number", argument=argument, what=said))
    return value / 100 if said.rstrip().endswith("%") else value


def _require_day(wanted: argparse.Namespace) -> None:
    try:
        date.fromisoformat(wanted.from_date or "2026-01-01")
    except ValueError:
        raise RefusedError(t("cli.day", argument="--from-date", what=wanted.from_date)) from None


def _require_picture(wanted: argparse.Namespace) -> None:
    if wanted.figure and wanted.figure.suffix.lower() not in PICTURES:
        raise RefusedError(t("cli.figure_suffix", file=wanted.figure))


def _draw(wanted: argparse.Namespace, made: Callable[[], Any]) -> None:
    """Write the figure asked for, whole or not at all."""
    if not wanted.figure:
        return
    from leiq_sim.figures.style import picture
    from leiq_sim.files.atomic import write_atomic

    try:
        write_atomic(wanted.figure, picture(made(), wanted.figure.suffix.lower()))
    except OSError as error:
        raise RefusedError(t("cli.cannot_write", file=wanted.figure, reason=error.strerror or error)) from error
    remark(t("cli.written", file=wanted.figure))
