"""Results as text tables for the terminal: headline KPIs, their intervals and verdicts, and what they rest on."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from leiq_sim.texts.catalogue import t
from leiq_sim.texts.language import language
from leiq_sim.texts.layout import paragraphs, table
from leiq_sim.texts.names import better_in, kpi_name, stage_name, status_name, unit_name, verdict_name
from leiq_sim.texts.numbers import difference, interval, is_missing, number, percent, period
from leiq_sim.texts.sentences import change_sentences
from leiq_sim.texts.values import is_money

THOUSANDS_FROM_EUR = 20_000
MOST_CHANGES = 8
RUN_COLUMNS = (
    "scenario",
    "kpi",
    "district",
    "field",
    "stage",
    "unit",
    "mean",
    "low",
    "high",
    "p10",
    "p90",
    "replications",
)
COMPARE_COLUMNS = (
    "scenario", "baseline", "kpi", "district", "field", "stage", "unit", "base_mean", "mean", "difference",
    "low", "high", "p10", "p90", "verdict", "replications",
)  # fmt: skip


def contract(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Return exactly these columns, in this order; a missing one raises KeyError."""
    return frame.loc[:, list(columns)].reset_index(drop=True)


def totals(frame: pd.DataFrame, kpis: Sequence[str]) -> pd.DataFrame:
    """Return these KPIs over all districts and fields, in their order; of one with a total over stages only that."""
    whole = frame[(frame["district"] == "all") & (frame["field"] == "all") & frame["kpi"].isin(list(kpis))]
    with_total = set(whole.loc[whole["stage"] == "all", "kpi"])
    kept = whole[(whole["stage"] == "all") | ~whole["kpi"].isin(with_total)]
    order = {kpi: i for i, kpi in enumerate(kpis)}
    return kept.sort_values("kpi", key=lambda ids: ids.map(order), kind="stable")


class _Form:
    """How one row's figures are written: scaled to percent or thousands, all differences with the same decimals."""

    def __init__(self, unit: str, levels: Sequence[float], lang: str | None) -> None:
        known = [abs(x) for x in levels if not is_missing(x)]
        thousands = is_money(unit) and max(known, default=0.0) >= THOUSANDS_FROM_EUR
        self.scale = 0.001 if thousands else 100.0 if unit == "share" else 1.0
        self.unit = t("unit.thousand_eur", lang) if thousands else unit_name("EUR" if is_money(unit) else unit, lang)
        self.ratio, self.lang = unit == "ratio", lang

    def scaled(self, *values: float) -> list[float | None]:
        return [None if is_missing(x) else x * self.scale for x in values]

    def decimals(self, *values: float | None) -> int:
        largest = max((abs(v) for v in values if v is not None), default=0.0)
        return 2 if self.ratio else 1 if 0 < largest < 10 else 0

    def level(self, x: float) -> str:
        (value,) = self.scaled(x)
        return number(value, self.decimals(value), self.lang)

    def span(self, low: float, high: float, signed: bool = False, decimals: int | None = None) -> str:
        first, last = self.scaled(low, high)
        places = self.decimals(first, last) if decimals is None else decimals
        return interval(first, last, places, self.lang, signed)


def row_label(row: Any, scenario: Any, unit: str, lang: str | None = None) -> str:
    """Return a KPI's name, the stage where it is of one, and its unit in brackets."""
    stage = "" if row.stage == "all" else f", {stage_name(scenario, row.kpi, row.stage, lang)}"
    return f"{kpi_name(row.kpi, lang)}{stage}" + (f" ({unit})" if unit else "")


def run_table(summary: pd.DataFrame, kpis: Sequence[str], scenario: Any, lang: str | None, width: int) -> list[str]:
    """Return the lines of one scenario's table: mean, interval of the mean, where eight of ten futures lie."""
    rows = []
    for row in totals(summary, kpis).itertuples():
        form = _Form(row.unit, [row.mean], lang)
        rows.append([row_label(row, scenario, form.unit, lang), form.level(row.mean), form.span(row.low, row.high),
                     form.span(row.p10, row.p90)])  # fmt: skip
    head = [t(f"head.{name}", lang) for name in ("kpi", "mean", "interval", "futures")]
    return table(head, rows, "lrrr", width)


def compare_table(frame: pd.DataFrame, kpis: Sequence[str], scenario: Any, lang: str | None, width: int) -> list[str]:
    """Return the lines of one variant's table against the baseline, with verdicts; shares differ in points."""
    rows = []
    for row in totals(frame, kpis).itertuples():
        form = _Form(row.unit, [row.base_mean, row.mean], lang)
        moves = form.scaled(row.difference, row.low, row.high, row.p10, row.p90)
        places = form.decimals(*moves)
        rows.append([
            row_label(row, scenario, form.unit, lang), form.level(row.base_mean), form.level(row.mean),
            difference(moves[0], places, lang), form.span(row.low, row.high, True, places),
            form.span(row.p10, row.p90, True, places), _verdict(row, lang),
        ])  # fmt: skip
    head = [
        t(f"head.{name}", lang)
        for name in ("kpi", "baseline", "variant", "difference", "interval", "futures", "verdict")
    ]
    return table(head, rows, "lrrrrrl", width)


def _verdict(row: Any, lang: str | None) -> str:
    """Return the verdict and below it in how many futures the variant is better; only "–" where there is none."""
    verdict = verdict_name(row.verdict, row.replications, lang, short=True, unit=row.unit)
    futures = better_in(getattr(row, "better_in", None), row.replications, lang, row.unit)
    return f"{verdict}\n{futures}" if isinstance(row.verdict, str) and futures else verdict


def overloads(summary: pd.DataFrame) -> dict[str, float]:
    """Return the load of each pool and course that is asked for more than it offers, the highest first."""
    load = summary[(summary["kpi"] == "pool_load") & (summary["mean"] > 1)].sort_values("mean", ascending=False)
    return dict(zip(load["stage"], load["mean"], strict=True))


def overload_note(summary: pd.DataFrame, scenario: Any, lang: str | None = None) -> list[str]:
    """Return the warning that names what is overloaded, with its load in percent; nothing when nothing is."""
    found = overloads(summary)
    return [t("note.overload", lang, pools=_pools(found, scenario, lang))] if found else []


def overload_changes(base: pd.DataFrame, variant: pd.DataFrame, scenario: Any, lang: str | None = None) -> list[str]:
    """Return what a variant overloads and what it relieves, against the baseline."""
    before, after = overloads(base), overloads(variant)
    new, gone = ({k: v for k, v in one.items() if k not in other} for one, other in ((after, before), (before, after)))
    notes = [t("note.overload_new", lang, pools=_pools(new, scenario, lang))] if new else []
    names = "; ".join(stage_name(scenario, "pool_load", pool, lang) for pool in gone)
    return notes + ([t("note.overload_gone", lang, pools=names)] if gone else [])


def _pools(loads: Mapping[str, float], scenario: Any, lang: str | None) -> str:
    named = (f"{stage_name(scenario, 'pool_load', pool, lang)} ({percent(x, 0, lang)})" for pool, x in loads.items())
    return "; ".join(named)


def heading(scenario: Any, lang: str | None = None) -> str:
    """Return a scenario's title, else its name."""
    return str(scenario.title.get(language(lang)) or scenario.name)


def shares_line(shares: Mapping[str, float], lang: str | None = None) -> str:
    """Return "Herkunft der Werte: 12 % veröffentlicht, ..."."""
    parts = (f"{percent(share, 0, lang)} {status_name(status, lang)}" for status, share in shares.items())
    return t("note.provenance", lang, shares=", ".join(parts))


def stop_line(stop: Any, lang: str | None = None) -> list[str]:
    """Return why no more replications were run; nothing where their number was given."""
    if stop is None:
        return []
    names = "; ".join(kpi_name(kpi, lang) for kpi in stop.open)
    looks = ", ".join(number(look, 0, lang) for look in stop.looks)
    shown = {"n": number(stop.used, 0, lang), "needed": number(stop.needed, 0, lang), "kpis": names, "looks": looks}
    return [t(f"note.stop.{stop.reason}", lang, **shown)]


def foot(results: Sequence[Any], shares: Mapping[str, float], lang: str | None = None, stop: Any = None) -> list[str]:
    """Return what stands below every result: the data's note, where values come from, the check, runs and seed."""
    first = results[0]
    span = period(first.scenario.start, first.scenario.end, lang)
    return [
        *stop_line(stop, lang),
        f"{t('note.example_data', lang)}.",
        shares_line(shares, lang) + ".",
        t("note.equations", lang, n=number(sum(result.equations for result in results), 0, lang)),
        t("note.runs", lang, n=number(first.replications, 0, lang), seed=first.seed, period=span),
    ]


def render_run(
    result: Any, kpis: Sequence[str], shares: Mapping[str, float], lang: str | None, width: int, stop: Any = None
) -> str:
    """Return the whole text of `leiq run`."""
    summary, scenario = result.summary(), result.scenario
    lines = [
        heading(scenario, lang), *_changes(scenario, lang, width), "",
        *run_table(summary, kpis, scenario, lang, width), "",
        *paragraphs([*overload_note(summary, scenario, lang), *_open(result, lang), t("note.widths", lang)], width),
        *paragraphs(foot([result], shares, lang, stop), width),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def render_compare(
    comparison: Any, kpis: Sequence[str], shares: Mapping[str, float], lang: str | None, width: int, stop: Any = None
) -> str:
    """Return the whole text of `leiq compare`: each variant with its changes, its table and its warnings."""
    base, *variants = comparison.results
    lines = [t("cli.against", lang, title=heading(base.scenario, lang))]
    lines += paragraphs(overload_note(base.summary(), base.scenario, lang), width)
    for result in variants:
        scenario = result.scenario
        frame = comparison.table[comparison.table["scenario"] == scenario.name]
        lines += ["", heading(scenario, lang), *_changes(scenario, lang, width), ""]
        lines += compare_table(frame, kpis, scenario, lang, width)
        lines += paragraphs(overload_changes(base.summary(), result.summary(), scenario, lang), width)
    n = number(base.replications, 0, lang)
    notes = [*_open(base, lang), t("note.widths", lang), t("note.verdicts", lang, n=n)]
    lines += ["", *paragraphs([*notes, *foot(comparison.results, shares, lang, stop)], width)]
    return "\n".join(lines) + "\n"


def _open(result: Any, lang: str | None) -> list[str]:
    """Return a sentence for each rate that is missing, so that no cost looks whole that is not."""
    return [point.sentence(language(lang)) for point in getattr(result, "open_points", ())]


def _changes(scenario: Any, lang: str | None, width: int) -> list[str]:
    """Return a variant's changes as sentences, the first ones of many; nothing for a baseline."""
    sentences = change_sentences(scenario, lang) if scenario.changes else []
    more = len(sentences) - MOST_CHANGES
    if more > 1:
        sentences = [*sentences[:MOST_CHANGES], t("change.more", lang, n=number(more, 0, lang))]
    return [("  " if i else "- ") + line for s in sentences for i, line in enumerate(paragraphs([s], width - 2))]
