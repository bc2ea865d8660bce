"""The results of the pathway board as HTML."""

from collections.abc import Sequence
from datetime import date
from html import escape

import numpy as np
import pandas as pd

from leiq_sim import texts
from leiq_sim.analysis.reading import wait_moved
from leiq_sim.analysis.result import Result
from leiq_sim.boards import frames, parts, titles
from leiq_sim.boards.standing import Stand
from leiq_sim.figures import district_map, over_time, steps, waiting
from leiq_sim.figures.pathway import waiting_stages
from leiq_sim.model.scenario import Scenario

WAITS = ("median_wait", "p90_wait")


def stages(scenario: Scenario) -> list[str]:
    """Return the stages at which clients can wait, in the pathway's order."""
    return [stage for line, stage in waiting_stages(scenario.pathway) if line == "clients"]


def stage_name(stage: str, lang: str) -> str:
    """Return the name of a stage, an exit, or an end of a way, with a capital."""
    name = texts.t_or(f"flow.{stage}", texts.step_name(stage, lang), lang)
    return name[:1].upper() + name[1:]


def sentence(stand: Stand, base: Scenario, day: date, changed: bool, lang: str, only: str = "") -> str:
    """Return how many wait, how that differs from the baseline, and where it differs most; `only` names a field."""
    row = stand.on("network", day, total=True).iloc[0]
    said = {
        "day": texts.date(day, lang),
        "mean": texts.number(row["mean"], 0, lang),
        "base": texts.number(row["base"], 0, lang),
    }
    if not changed:
        first, second = texts.t("board.pathway.answer.same", lang, **said), texts.t("board.pathway.answer.base", lang)
        return _answer(first, f"{second} {only}".strip())
    sure = bool(row["difference_low"] > 0 or row["difference_high"] < 0)
    first = texts.t("board.pathway.answer" if sure else "board.pathway.answer.same", lang, **said)
    second = texts.t(
        f"board.pathway.answer.{'sure' if sure else 'unclear'}", lang,
        difference=texts.difference_text(row["difference"], "people", lang),
        span=texts.interval_text(row["difference_low"], row["difference_high"], "people", lang, signed=True),
    )  # fmt: skip
    return _answer(
        first, " ".join(each for each in (second, _where(stand, base, day, lang) if sure else "", only) if each)
    )


def _where(stand: Stand, base: Scenario, day: date, lang: str) -> str:
    rows = stand.on("network", day)
    most = rows.loc[rows["difference"].abs().idxmax()]
    name = texts.name_of(base, "districts", most["district"], lang)
    difference = texts.difference_text(most["difference"], "people", lang)
    return texts.t("board.pathway.answer.where", lang, district=name, difference=difference)


def _answer(first: str, second: str) -> str:
    return f'<div class="leiq-answer" role="status" aria-live="polite">{escape(first)}<p>{escape(second)}</p></div>'


def field_words(base: Scenario, field: str, lang: str) -> str:
    """Return the sentence that only one field is counted; nothing where all are."""
    if not field:
        return ""
    return texts.t("board.pathway.only", lang, field=texts.name_of(base, "fields", field, lang))


def on_map(stand: Stand, base: Scenario, day: date, told: bool | None, lang: str, only: str = "") -> str:
    """Return the map with its key and table. `told`: say what moved; None: nothing was changed; False: not yet."""
    frame = stand.on("network", day)
    n = district_map.people_a_dot(frame)
    key = parts.keys(
        ("dot", texts.t("board.pathway.dot", lang, n=n)),
        ("dot_hollow", texts.t("board.pathway.dot.base", lang, n=n)),
        ("dot_ring", texts.t("board.pathway.dot.new", lang, n=n)),
    )
    caption = _with(texts.t("board.pathway.map.caption", lang, day=texts.date(day, lang)), only)
    names = [texts.name_of(base, "districts", district, lang) for district in frame["district"]]
    title = _title("map", frame, names, told, lang)
    figure, alt = district_map.figure(frame, base, lang), district_map.alt(frame, base, lang)
    return parts.figure_card(title, caption, key, figure, alt, district_map.twin(frame, base, lang), lang)


def _with(caption: str, only: str) -> str:
    return f"{caption} {only}" if only else caption


def _title(what: str, frame: pd.DataFrame, names: Sequence[str], told: bool | None, lang: str) -> str:
    """Return what moved, or of the baseline alone where surely most people wait; else the subject."""
    if told:
        return titles.moved(f"title.{what}", dict(zip(names, frame["moved"], strict=True)), lang)
    if told is None and len(frame) > 1:
        ends = frame.assign(name=list(names)).sort_values("mean", ascending=False)
        if ends["low"].iloc[0] > ends["high"].iloc[1:].max():
            return texts.t(f"title.{what}.most", lang, name=ends["name"].iloc[0])
    return texts.t(f"board.pathway.{what}.title", lang)


def by_step(stand: Stand, base: Scenario, day: date, told: bool | None, lang: str, only: str = "") -> str:
    """Return the bars by step, and who is under way without waiting for the network; `told` as in `on_map`."""
    frame = stand.on("lines", day)
    caption = _with(texts.t("board.pathway.steps.caption", lang, day=texts.date(day, lang)), only)
    total = stand.on("lines", day, total=True)
    title = _title("steps", total, [steps.group_name(group, lang) for group in total["group"]], told, lang)
    key = parts.keys(
        ("taken", texts.t("head.variant", lang)),
        ("outline", texts.t("head.baseline", lang)),
        ("chance_bar", texts.t("head.interval", lang)),
    )
    inside = steps.twin(stand.on("inside", day), base, lang)
    below = texts.t("board.pathway.inside.title", lang)
    twin = steps.twin(frame, base, lang)
    card = parts.figure_card(title, caption, key, steps.figure(frame, base, lang), steps.alt(frame, lang), twin, lang)
    return card.removesuffix("</section>") + parts.details(below, parts.html_table(inside)) + "</section>"


def whole(
    new: Result, stand: Stand, ways: pd.DataFrame, day: date, stage: str, runs: int, lang: str, only: str = ""
) -> str:
    """Return the pathway with who waits at each queue on a day, and ways as wide as people go there."""
    flows = ways.groupby(["start", "end"])["people_per_year"].sum()
    frame = frames.waiting_on(new, day)
    lines = stand.on("lines", day, total=True).set_index("group")["base"]
    frame = frame.assign(base=frame["stage"].map(lines).fillna(frame["waiting"]))
    served = ways[ways["outcome"] == "served"].groupby("start")["people_per_year"].sum()
    twin = waiting.twin(frame, lang)
    twin[texts.t("head.served_per_year", lang)] = [
        texts.number(served.get(name, np.nan), 0, lang) for name in frame["stage"]
    ]
    title = texts.t("board.pathway.flow.title", lang)
    caption = _with(texts.t("board.pathway.flow.caption", lang, day=texts.date(day, lang), n=runs), only)
    figure = waiting.figure(frame, new.scenario.pathway, lang, flows=flows.to_dict(), chosen=stage)
    return parts.figure_card(title, caption, "", figure, waiting.alt(frame, lang), twin, lang)


def detail(
    base: Result, new: Result, ways: pd.DataFrame, stage: str, told: bool | None, lang: str, only: str = "",
    most: date | None = None,
) -> str:  # fmt: skip
    """Return one stage: who waits there over time, how long, where they come from and where they go.

    `told` as in `on_map`; `most`: the board chose the stage, because most people wait there on this day.
    """
    key = f"title.detail.{titles.SIGNS[wait_moved(base, new, stage)]}" if told else "board.pathway.detail.title"
    title = texts.t(key, lang, stage=stage_name(stage, lang))
    over = frames.queue_of(base, new, stage)
    if not float(over["mean"].max()) > 0:
        title = texts.t("board.pathway.detail.title", lang, stage=stage_name(stage, lang))
        return parts.card(title, only, f"<p>{escape(texts.t('board.pathway.detail.nobody', lang))}</p>")
    scenario = base.scenario
    key = parts.keys(
        ("baseline_line", texts.t("head.baseline", lang)),
        ("variant_line", texts.t("head.variant", lang)),
        ("chance_band", texts.t("head.interval", lang)),
    )
    picture = key + parts.image(over_time.figure(over, scenario, lang), over_time.alt(over, scenario, "queues", lang))
    table = parts.details(texts.t("figure.table", lang), parts.html_table(over_time.twin(over, scenario, lang), 2))
    tables = "".join(
        parts.html_table(frame, left, caption=texts.t(f"board.pathway.detail.{word}", lang))
        for word, frame, left in (
            ("wait", _waits(base, new, stage, lang), 1),
            ("from", _ways(ways[ways["end"] == stage], "start", lang), 2),
            ("to", ways_from(ways, stage, lang), 2),
        )
    )
    body = f'{picture}{table}<div class="leiq-threetables">{tables}</div>'
    caption = texts.t("board.pathway.detail.waiting", lang)
    if most:
        caption = f"{texts.t('board.pathway.detail.most', lang, day=texts.date(most, lang))} {caption}"
    return parts.card(title, _with(caption, only), body)


def _waits(base: Result, new: Result, stage: str, lang: str) -> pd.DataFrame:
    """Return median and ninety percent of the wait by district, baseline and variant."""
    rows = []
    districts = [key for (key,) in base.scenario.table("districts")]
    both = [result.summary() for result in (base, new)]
    for district in districts:
        cells = [texts.name_of(base.scenario, "districts", district, lang)]
        for kpi in WAITS:
            found = [_mean(summary, kpi, district, stage) for summary in both]
            old, now = (texts.value_text(value, "days", lang) for value in found)
            cells.append(now if old == now else texts.t("board.pathway.instead", lang, new=now, old=old))
        rows.append(cells)
    heads = ("district", *WAITS)
    return pd.DataFrame(rows, columns=[texts.t(f"head.{head}", lang) for head in heads])


def _mean(summary: pd.DataFrame, kpi: str, district: str, stage: str) -> float:
    mine = summary[(summary["kpi"] == kpi) & (summary["district"] == district) & (summary["field"] == "all")]
    found = mine[mine["stage"] == stage]["mean"]
    return float(found.iloc[0]) if len(found) else float("nan")


def ways_from(ways: pd.DataFrame, stage: str, lang: str) -> pd.DataFrame:
    """Return where those go who waited at a stage, as texts."""
    return _ways(ways[ways["start"] == stage], "end", lang)


def _ways(ways: pd.DataFrame, end: str, lang: str) -> pd.DataFrame:
    """Return the ways of at least one person a year, the widest first."""
    shown = ways[ways["people_per_year"] >= 0.5].sort_values("people_per_year", ascending=False, kind="stable")
    rows = [
        [
            stage_name(getattr(row, end), lang),
            texts.t(f"flow.{row.outcome}", lang) if row.outcome else "–",
            texts.number(row.people_per_year, 0, lang),
        ]
        for row in shown.itertuples()
    ]
    heads = ("from_where" if end == "start" else "to_where", "how", "people_per_year")
    return pd.DataFrame(rows, columns=[texts.t(f"head.{head}", lang) for head in heads])
