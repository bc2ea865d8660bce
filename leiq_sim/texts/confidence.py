"""What a verdict rests on, in words and tables: sensitivity, a curve over a control, chance and ignorance."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date as day_of
from typing import Any

import pandas as pd

from leiq_sim.analysis.curve import UP_TO, Answer, Curve
from leiq_sim.analysis.definitions import HEADLINE, KPIS
from leiq_sim.analysis.ranges import Excluded
from leiq_sim.analysis.sensitivity import LOW, Sensitivity, Turn
from leiq_sim.analysis.uncertainty import LEVEL, Uncertainty
from leiq_sim.texts.catalogue import t
from leiq_sim.texts.layout import paragraphs, table
from leiq_sim.texts.names import kpi_name
from leiq_sim.texts.numbers import MISSING, date, is_missing, number, percent, with_unit
from leiq_sim.texts.parameters import parameter_label, setting_text
from leiq_sim.texts.sentences import path_label, path_unit
from leiq_sim.texts.tables import heading, shares_line
from leiq_sim.texts.values import difference_text, interval_text, is_money, value_text

MOST_NAMED = 5
SHOWN = 10


def order_sentences(found: Sensitivity, lang: str | None = None) -> list[str]:
    """Return whether the order of the two scenarios holds, and where it turns."""
    root, n = found.scenarios[0], number(len(found.parameters), 0, lang)
    if not found.distinguishable:
        return [t("sensitivity.none", lang, n=number(found.replications, 0, lang))]
    said = [_turn(turn, root, lang) for turn in found.turns] or [t("sensitivity.holds", lang, n=n)]
    ends = [
        t("sensitivity.end", lang, name=parameter_label(end.parameter, root, lang),
          setting=setting_text(end.parameter, end.place, root, lang))
        for end in found.unclear
    ]  # fmt: skip
    return said + ([t("sensitivity.unclear", lang, ends="; ".join(ends))] if ends else [])


def _turn(turn: Turn, root: Any, lang: str | None) -> str:
    setting = setting_text(turn.parameter, turn.at, root, lang)
    where = t("sensitivity.below" if turn.end == LOW else "sensitivity.above", lang, setting=setting)
    key = "sensitivity.turns" if turn.sure else "sensitivity.turns_weakly"
    return t(key, lang, name=parameter_label(turn.parameter, root, lang), where=where)


def sensitivity_rows(found: Sensitivity, lang: str | None = None, most: int = SHOWN) -> list[dict[str, Any]]:
    """Return the strongest parameters as figure and table show them: label, ends in words and figures, a mark."""
    root, unit = found.scenarios[0], KPIS[found.kpi].unit
    places = {(end.parameter.name, end.end): end for end in found.ends}
    rows = []
    for name, ends in found.strongest(most).groupby("parameter", sort=False):
        row: dict[str, Any] = {"parameter": name, "unit": unit, "moves": bool(ends["distinguishable"].any())}
        for end in ends.itertuples():
            known = places[str(name), str(end.end)]
            row["label"] = parameter_label(known.parameter, root, lang)
            row[f"{end.end}_text"] = setting_text(known.parameter, known.place, root, lang)
            row[f"{end.end}_difference"] = end.difference
        told = ends[ends["distinguishable"]] if row["moves"] else ends
        largest = told.loc[told["movement"].abs().idxmax()]
        rows.append(row | {"movement": largest["movement"], "low": largest["low"], "high": largest["high"]})
    return rows


def render_sensitivity(found: Sensitivity, shares: Mapping[str, float], lang: str | None, width: int) -> str:
    """Return the whole text of `leiq sensitivity`."""
    base, variant = found.scenarios
    unit, column = KPIS[found.kpi].unit, HEADLINE.index(found.kpi)
    title = t("sensitivity.title", lang, variant=heading(variant, lang), base=heading(base, lang),
              kpi=kpi_name(found.kpi, lang))  # fmt: skip
    data = t("sensitivity.data", lang, difference=difference_text(found.data.mean[column], unit, lang),
             interval=interval_text(found.data.low[column], found.data.high[column], unit, lang, True))  # fmt: skip
    rows = sensitivity_rows(found, lang)
    lines = [*paragraphs([title], width), "", *paragraphs([*order_sentences(found, lang), data], width), ""]
    lines += [t("sensitivity.strongest", lang, n=number(len(rows), 0, lang)), *_strongest(rows, lang, width), ""]
    mine = found.frame[found.frame["kpi"] == found.kpi]
    moving = mine.loc[mine["distinguishable"], "parameter"].nunique()
    counts = {"moving": number(moving, 0, lang), "n": number(len(found.parameters), 0, lang)}
    lines += paragraphs([t("sensitivity.counted", lang, **counts), t("sensitivity.how", lang)], width)
    lines += excluded_lines(found.excluded, lang, width)
    return "\n".join([*lines, *foot(found.replications, found.runs, found.seed, shares, lang, width)]) + "\n"


def _strongest(rows: Sequence[Mapping[str, Any]], lang: str | None, width: int) -> list[str]:
    if not rows:
        return [t("sensitivity.nothing", lang)]
    head = [t(f"head.{name}", lang) for name in ("parameter", "at_low", "at_high", "movement", "sure")]
    cells = [
        [
            f"{place}. {row['label']}", _end(row, "low", lang), _end(row, "high", lang),
            f"{difference_text(row['movement'], row['unit'], lang)}\n"
            f"{interval_text(row['low'], row['high'], row['unit'], lang, True)}",
            t("sensitivity.moves" if row["moves"] else "sensitivity.noise", lang),
        ]
        for place, row in enumerate(rows, 1)
    ]  # fmt: skip
    paths = [f"{place}. {row['parameter']}" for place, row in enumerate(rows, 1)]
    return [*table(head, cells, "lrrrl", width), "", t("sensitivity.paths", lang), *paths]


def _end(row: Mapping[str, Any], end: str, lang: str | None) -> str:
    if f"{end}_text" not in row:
        return MISSING
    return f"{difference_text(row[f'{end}_difference'], row['unit'], lang)}\n({row[f'{end}_text']})"


def excluded_lines(excluded: Sequence[Excluded], lang: str | None, width: int) -> list[str]:
    """Return what was not moved, reason by reason."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for one in excluded:
        by_reason[one.why].append(one.path)
    said = [t(f"excluded.{why}", lang, paths=", ".join(paths)) for why, paths in by_reason.items()]
    head = ["", t("sensitivity.excluded", lang)]
    return [*(head if said else []), *paragraphs([f"- {line}" for line in said], width), ""]


def foot(
    replications: int, runs: int, seed: int, shares: Mapping[str, float], lang: str | None, width: int
) -> list[str]:
    said = {"n": number(replications, 0, lang), "all": number(runs, 0, lang), "seed": seed}
    notes = [t("note.example_data", lang) + ".", shares_line(shares, lang) + ".", t("confidence.runs", lang, **said)]
    return paragraphs(notes, width)


def control_text(curve: Curve, value: float, lang: str | None = None) -> str:
    """Return a value of the control with its unit, to a hundredth: a third of an hour has no end."""
    unit = path_unit(curve.path, curve.scenario, lang)
    return percent(value, 1, lang) if unit == "%" else with_unit(number(round(value, 2), None, lang), unit)


def target_text(curve: Curve, lang: str | None = None) -> str:
    value = value_text(curve.target, KPIS[curve.kpi].unit, lang)
    return t("curve.more" if KPIS[curve.kpi].sign > 0 else "curve.less", lang, target=value)


def curve_title(curve: Curve, lang: str | None = None) -> str:
    since = t("curve.since", lang, day=date(day_of.fromisoformat(curve.from_date), lang)) if curve.from_date else ""
    return t("curve.title", lang, scenario=heading(curve.scenario, lang), kpi=kpi_name(curve.kpi, lang),
             control=path_label(curve.path, curve.scenario, lang), since=since)  # fmt: skip


def answer_sentences(curve: Curve, lang: str | None = None) -> list[str]:
    """Return which values meet the target, how sure that is, and what was taken for granted; nothing without one."""
    answer = curve.answer
    if answer is None:
        return []
    values = curve.shown["value"]
    words = {
        "value": control_text(curve, answer.value, lang), "target": target_text(curve, lang),
        "met": number(answer.met, 0, lang), "n": number(curve.replications, 0, lang),
        "low": control_text(curve, values.min(), lang), "high": control_text(curve, values.max(), lang),
    }  # fmt: skip
    said = [t(f"curve.{answer.kind}", lang, **words), _range(curve, answer, lang)]
    if not answer.is_monotone:
        said.append(t("curve.not_monotone", lang))
    if answer.kind in ("from_on", UP_TO):
        said.append(t("curve.found", lang, step=control_text(curve, curve.step, lang)))
    return said


def _range(curve: Curve, answer: Answer, lang: str | None) -> str:
    low, high = answer.interval(curve.replications)
    return t("curve.range", lang, low=percent(low, 0, lang), high=percent(high, 0, lang))


def render_curve(curve: Curve, shares: Mapping[str, float], lang: str | None, width: int) -> str:
    """Return the whole text of `leiq curve`."""
    shown = curve.shown
    head = [path_label(curve.path, curve.scenario, lang).rsplit(": ", 1)[-1]]
    head += [t(f"head.{name}", lang) for name in ("mean", "interval", "futures", "met")]
    rows = [
        [
            control_text(curve, row.value, lang), _level(row.mean, row.unit, lang),
            interval_text(row.low, row.high, row.unit, lang), interval_text(row.p10, row.p90, row.unit, lang),
            percent(row.met_share, 0, lang),
        ]
        for row in shown.itertuples()
    ]  # fmt: skip
    if curve.target is None:
        head, rows = head[:-1], [row[:-1] for row in rows]
    lines = [*paragraphs([curve_title(curve, lang)], width), "", *paragraphs(answer_sentences(curve, lang), width)]
    lines += [*([""] if curve.answer else []), *table(head, rows, "r" * len(head), width), ""]
    lines += [*paragraphs([t("note.widths", lang)], width)]
    runs = len(shown) * curve.replications
    return "\n".join([*lines, *foot(curve.replications, runs, curve.seed, shares, lang, width)]) + "\n"


def _level(x: float, unit: str, lang: str | None) -> str:
    """Return a value, shares to a tenth of a percent: neighbours on a curve differ by less than one."""
    return percent(x, 1, lang) if unit == "share" else value_text(x, unit, lang)


def uncertainty_table(frame: pd.DataFrame, lang: str | None, width: int) -> list[str]:
    """Return the lines of one quantity: the level of the baseline, or a variant's difference from it."""
    is_level = bool((frame["quantity"] == LEVEL).all())
    rows = []
    for row in frame.itertuples():
        write = value_text if is_level else difference_text
        unit = "EUR" if is_money(str(row.unit)) else str(row.unit)
        ends = [(row.chance_p10, row.chance_p90), (row.ignorance_p10, row.ignorance_p90)]
        better = row.better_worlds
        words = "" if is_missing(better) else t("uncertainty.better", lang, k=int(better), n=int(row.worlds))
        rows.append([
            kpi_name(str(row.kpi), lang), write(row.at_data, unit, lang), write(row.mean, unit, lang),
            *(interval_text(low, high, unit, lang, not is_level) for low, high in ends),
            percent(row.ignorance_share, 0, lang), words or MISSING,
        ])  # fmt: skip
    names = ["kpi", "at_data", "world_mean", "chance", "ignorance", "ignorance_share", "better_worlds"]
    if is_level:
        names, rows = names[:-1], [row[:-1] for row in rows]
    return table([t(f"head.{name}", lang) for name in names], rows, "l" + "r" * (len(names) - 1), width)


def render_uncertainty(found: Uncertainty, shares: Mapping[str, float], lang: str | None, width: int) -> str:
    """Return the whole text of `leiq uncertainty`."""
    counts = {"worlds": number(found.worlds, 0, lang), "n": number(found.replications, 0, lang)}
    lines = [t("uncertainty.title", lang, **counts)]
    for scenario in found.scenarios:
        mine = found.frame[found.frame["scenario"] == scenario.name]
        title = t(f"uncertainty.{mine['quantity'].iloc[0]}", lang, title=heading(scenario, lang))
        lines += ["", *paragraphs([title], width), "", *uncertainty_table(mine, lang, width)]
    notes = [t("uncertainty.bands", lang)]
    notes += [t("uncertainty.drawn", lang, parameters=number(len(found.parameters), 0, lang))]
    notes += [t("uncertainty.left_out", lang, n=number(found.left_out, 0, lang))] if found.left_out else []
    lines += ["", *paragraphs(notes, width), *excluded_lines(found.excluded, lang, width)]
    runs = (found.worlds + 1) * len(found.scenarios) * found.replications
    return "\n".join([*lines, *foot(found.replications, runs, found.seed, shares, lang, width)]) + "\n"
