"""The comparison with published figures in words: what does not fit first, then what fits, then what proves nothing."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from leiq_sim.analysis.measures import ALL, MEASURES
from leiq_sim.analysis.validation import JUDGED, VERDICTS, Validation
from leiq_sim.files.published import NOT_COMPARABLE
from leiq_sim.texts.catalogue import t, t_or
from leiq_sim.texts.language import language
from leiq_sim.texts.layout import paragraphs, table
from leiq_sim.texts.names import name_of, unit_name
from leiq_sim.texts.numbers import MISSING, is_missing, number, with_unit
from leiq_sim.texts.tables import foot, heading

COMPARED = tuple(verdict for verdict in VERDICTS if verdict != NOT_COMPARABLE)
ANY_DECIMALS = None


def ordered(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that stand beside a simulation or served one, verdict by verdict, same measures together."""
    places = {measure: number for number, measure in enumerate(MEASURES)}
    shown = frame[frame["verdict"].isin(COMPARED)]
    ranked = shown.assign(
        _verdict=shown["verdict"].map(VERDICTS.index), _measure=shown["measure"].map(places).fillna(len(places))
    )
    return ranked.sort_values(["_verdict", "_measure"], kind="stable").drop(columns=["_verdict", "_measure"])


def what(row: Any, scenario: Any, lang: str | None = None) -> str:
    """Return what is measured, and of whom where it is not of all: "Volle Gleichwertigkeit, Bundesrecht".

    A figure that only served as input and has no measure is called by its key.
    """
    if not row.measure:
        return str(row.key)
    parts = [MEASURES[row.measure].name(language(lang))]
    parts += [name_of(scenario, "fields", row.field, lang)] if row.field != ALL else []
    parts += [name_of(scenario, "groups", row.group, lang)] if row.group != ALL else []
    return ", ".join(parts)


def where(row: Any, lang: str | None = None) -> str:
    """Return place and year of a published figure."""
    return f"{t_or(f'region.{row.region}', row.region, lang)} {row.year}".strip()


def amount(x: float, unit: str, lang: str | None = None, tolerance: float | None = None) -> str:
    """Return a value with its unit, and its tolerance where one is given: "47,0 ± 5,5 %", "77 ± 27 Tage"."""
    if is_missing(x):
        return MISSING
    scale = 100.0 if unit == "share" else 1.0
    decimals = {"share": 1, "ratio": 2, "days": 0}.get(unit, ANY_DECIMALS)
    said = number(scale * x, decimals, lang)
    if tolerance is not None and not is_missing(tolerance):
        said = f"{said} ± {number(scale * tolerance, decimals, lang)}"
    if unit == "share" and language(lang) == "en":
        return f"{said}%"
    return with_unit(said, unit_name(unit, lang))


def span(low: float, high: float, unit: str, lang: str | None = None) -> str:
    """Return a range of values with its unit at the end: "52,1 bis 61,6 %"."""
    if is_missing(low) or is_missing(high):
        return MISSING
    first = amount(low, unit, lang).split("\u00a0")[0].rstrip("%")
    return t("range", lang, low=first, high=amount(high, unit, lang))


def published(row: Any, lang: str | None = None) -> str:
    """Return a published figure as it was worded, with its tolerance."""
    return t(f"wording.{row.wording}", lang, value=amount(row.published, row.unit, lang, row.tolerance))


def twin(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> pd.DataFrame:
    """Return measured figures as a table of texts: what, where, published, simulated, range, verdict."""
    rows = [
        [what(row, scenario, lang), where(row, lang), *_numbers(row, lang), t(f"fit.{row.verdict}", lang)]
        for row in ordered(frame).itertuples()
    ]
    head = ("kpi", "place", "published", "simulated", "years", "known")
    return pd.DataFrame(rows, columns=[t(f"head.{word}", lang) for word in head])


def reasons(found: Validation, lang: str | None = None) -> pd.DataFrame:
    """Return how many figures are not compared for which reason, as texts."""
    counts = found.of(NOT_COMPARABLE)["reason"].value_counts(sort=False)
    rows = [[t(f"reason.{reason}", lang), number(count, 0, lang)] for reason, count in counts.items()]
    return pd.DataFrame(rows, columns=[t(f"head.{word}", lang) for word in ("reason", "figures")])


def _numbers(row: Any, lang: str | None) -> list[str]:
    return [published(row, lang), amount(row.mean, row.unit, lang), span(row.p10, row.p90, row.unit, lang)]


def render_validation(
    found: Validation, shares: Mapping[str, float], details: bool, lang: str | None, width: int
) -> str:
    """Return the whole text of `leiq validate`; with `details` also every figure that is not compared."""
    title = t("validation.title", lang, title=heading(found.scenario, lang), year=found.year)
    lines = [title, "", *paragraphs([counts_line(found, lang), t("validation.criterion", lang)], width)]
    for verdict in COMPARED:
        rows = ordered(found.of(verdict))
        if len(rows) or verdict in JUDGED:
            lines += ["", f"{t(f'fit.{verdict}', lang)} ({len(rows)})"]
            lines += _compared(rows, found.scenario, lang, width) if len(rows) else []
    lines += _set_aside(found, details, lang, width)
    notes = [t("validation.more", lang), *foot([found], shares, lang)]
    return "\n".join([*lines, "", *paragraphs(notes, width)]) + "\n"


def counts_line(found: Validation, lang: str | None = None) -> str:
    """Return how many figures were tested, how many fit, and how many are no test."""
    misses, fits, inputs, calibrated, rest = found.counts.values()
    said = {"judged": misses + fits, "fits": fits, "misses": misses, "inputs": inputs, "calibrated": calibrated}
    return t("validation.counts", lang, rest=rest, **said)


def _compared(rows: pd.DataFrame, scenario: Any, lang: str | None, width: int) -> list[str]:
    lines = [[f"{what(row, scenario, lang)}: {where(row, lang)}", *_numbers(row, lang)] for row in rows.itertuples()]
    return table(
        [t(f"head.{word}", lang) for word in ("figure", "published", "simulated", "years")], lines, "lrrr", width
    )


def _set_aside(found: Validation, details: bool, lang: str | None, width: int) -> list[str]:
    """Return how many figures are not compared for which reason, with `details` each of them below it."""
    rows = found.of(NOT_COMPARABLE)
    lines = ["", f"{t(f'fit.{NOT_COMPARABLE}', lang)} ({len(rows)})"] if len(rows) else []
    for reason, mine in rows.groupby("reason", sort=False):
        said = paragraphs([f"{len(mine)}: {t(f'reason.{reason}', lang)}"], width - 2)
        lines += ["  " + line for line in said]
        if details:
            head = [t(f"head.{word}", lang) for word in ("key", "place", "value")]
            listed = [[row.key, where(row, lang), amount(row.published, row.unit, lang)] for row in mine.itertuples()]
            lines += ["", *("    " + line for line in table(head, listed, "llr", width - 4, 1)), ""]
    return lines
