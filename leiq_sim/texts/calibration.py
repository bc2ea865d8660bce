"""A calibration in words: targets before and after, what moved, what could not be found out, what stayed."""

from collections import defaultdict
from typing import Any

import numpy as np

from leiq_sim.analysis.calibration import Calibration, Fit
from leiq_sim.analysis.calibration_identify import Identification, Learned, identification
from leiq_sim.analysis.intervals import t_quantile
from leiq_sim.files.dataset import NewValue
from leiq_sim.texts.catalogue import t
from leiq_sim.texts.language import language
from leiq_sim.texts.layout import paragraphs, table
from leiq_sim.texts.numbers import difference, interval, number, percent
from leiq_sim.texts.validation import amount, what

UNBROKEN = 1000  # a path is never broken, so that it can be copied
LEVEL = 0.05


def render_calibration(found: Calibration, lang: str | None, width: int) -> str:
    """Return the whole report."""
    scenario = found.scenario
    title = t("calibration.title", lang, title=scenario.title.get(language(lang), scenario.name),
              targets=found.targets.name, year=found.year, n=found.replications, seed=found.seed)  # fmt: skip
    parts = [
        [title],
        [t("calibration.targets", lang), *_targets(found, lang, width)],
        *([remarks] if (remarks := paragraphs(_remarks(found, lang), width)) else []),
        [t("calibration.moved", lang), *_moved(found, lang)],
        [t("calibration.unknown", lang), *paragraphs(unknowns(identification(found), lang), width)],
        *([stayed] if (stayed := _stayed(found, lang, width)) else []),
        [t("note.example_data", lang) + "."],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _targets(found: Calibration, lang: str | None, width: int) -> list[str]:
    half = float(t_quantile(LEVEL, np.array(found.replications)))
    rows = [
        [
            what(fit.target, found.scenario, lang),
            amount(fit.target.value, fit.target.unit, lang, fit.target.tolerance),
            amount(fit.before, fit.target.unit, lang, half * fit.before_error),
            amount(fit.after, fit.target.unit, lang, half * fit.after_error),
            amount(fit.anew, fit.target.unit, lang, half * fit.anew_error),
            t("calibration.reached" if fit.hit else "calibration.missed", lang),
        ]
        for fit in found.fits
    ]
    names = ("target", "wanted", "before", "after", "anew", "result")
    return table([t(f"head.{name}", lang) for name in names], rows, "lrrrrl", width)


def _remarks(found: Calibration, lang: str | None) -> list[str]:
    """Return what must be said of targets that were missed, or that were simulated too coarsely."""

    def names(fits: list[Fit]) -> str:
        return "; ".join(what(fit.target, found.scenario, lang) for fit in fits)

    missed = [fit for fit in found.fits if not fit.hit]
    coarse = [fit for fit in found.fits if fit.after_error > fit.target.tolerance]
    said = [t("calibration.out_of_reach", lang, targets=names(missed))] if missed else []
    return said + ([t("calibration.uncertain", lang, targets=names(coarse))] if coarse else [])


def _moved(found: Calibration, lang: str | None) -> list[str]:
    movers = [(mover, u) for knob, u in zip(found.knobs, found.settings, strict=True) for mover in knob.movers]
    rows = [
        [
            mover.path,
            number(mover.value, None, lang),
            number(found.values[mover.path], None, lang),
            interval(_short(mover.least), _short(mover.most), None, lang),
            difference(50 * float(u), 0, lang, "%"),
        ]
        for mover, u in movers
    ]
    head = [t(f"head.{name}", lang) for name in ("path", "from", "to", "bounds", "way")]
    lines = table(head, rows, "lrrrr", UNBROKEN)
    others = sum(len(mover.others) for mover, _ in movers)
    return [*lines, *([t("calibration.gave_way", lang, n=number(others, 0, lang))] if others else [])]


def _short(x: float) -> float:
    return float(f"{x:.4g}")


def unknowns(known: Identification, lang: str | None) -> list[str]:
    """Return in plain sentences what the targets did not say."""
    said = [t("calibration.determined", lang, known=known.determined, all=len(known.learned))]
    said += [sentence for one in known.learned if (sentence := _unknown(one, lang))]
    for one, other, correlation in known.pairs:
        key = "calibration.instead" if correlation < 0 else "calibration.together"
        said.append(t(key, lang, one=one, other=other, correlation=number(correlation, 2, lang)))
    return said if len(said) > 1 else [*said, t("calibration.all_known", lang)]


def _unknown(one: Learned, lang: str | None) -> str:
    if one.silent:
        return t("calibration.silent", lang, name=one.name)
    if one.bound:
        return t(f"calibration.bound.{one.bound}", lang, name=one.name)
    return "" if one.identified else t("calibration.unlearned", lang, name=one.name, left=percent(one.left, 0, lang))


def _stayed(found: Calibration, lang: str | None, width: int) -> list[str]:
    by_reason: dict[str, list[str]] = defaultdict(list)
    for one in found.excluded:
        by_reason[one.why].append(one.path)
    lines = [t(f"calibration.excluded.{why}", lang, paths=", ".join(paths)) for why, paths in by_reason.items()]
    return [t("calibration.excluded", lang), *paragraphs(lines, width)] if lines else []


def new_values(found: Calibration, day: str, command: str) -> list[NewValue]:
    """Return what to write: each value that differs, its bounds, and how it came about, in English as all data."""
    made = (
        f"calibrated on {day} to {', '.join(fit.target.key for fit in found.fits)}: least squares within the bounds, "
        f"simulated year {found.year}; {command}"
    )
    values = []
    for mover in (mover for knob in found.knobs for mover in knob.movers):
        rows = [(mover.path, mover.value, mover.low, mover.high, f"from {mover.value!r}, {made}")]
        for other in mover.others:
            rest = f"{other.value!r} x ({_short(mover.total)!r} - {found.values[mover.path]!r}) / "
            rest += f"({_short(mover.total)!r} - {mover.value!r}), as {mover.path} was {made}"
            rows.append((other.path, other.value, other.least, other.most, rest))
        values += [
            NewValue(path, found.values[path], min(low, found.values[path]), max(high, found.values[path]), note)
            for path, old, low, high, note in rows
            if found.values[path] != old
        ]
    return values


def calibrated_frame(found: Calibration) -> Any:
    """Return the targets used and what was reached, a row each, as the calibrated folder keeps them."""
    import pandas as pd

    rows = [
        {
            **vars(fit.target), "before": round(fit.before, 6), "reached": round(fit.after, 6),
            "reached_error": round(fit.after_error, 6), "anew": round(fit.anew, 6),
            "anew_error": round(fit.anew_error, 6), "simulated_year": found.year,
            "replications": found.replications, "seed": found.seed,
        }
        for fit in found.fits
    ]  # fmt: skip
    return pd.DataFrame(rows)
