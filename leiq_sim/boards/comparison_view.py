"""The results of the comparison board as HTML: answer, a card a variant, forest plot, districts."""

import base64
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from leiq_sim import texts
from leiq_sim.boards import parts
from leiq_sim.figures import forest, tradeoff
from leiq_sim.files.exports import as_csv
from leiq_sim.model.scenario import Scenario
from leiq_sim.texts.entries import entered_notes

BY_DISTRICT = ("share_waiting_over_target", "median_wait_course", "qualified", "qualified_work", "left_waiting")


def title_of(scenario: Scenario, lang: str) -> str:
    return scenario.title.get(lang) or scenario.name


def judged(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that can be better or worse."""
    return rows[rows["direction"] != 0]


def sentence(rows: pd.DataFrame, titles: Mapping[str, str], replications: int, pending: bool, lang: str) -> str:
    """Return a line a variant: how many KPIs are better and worse; while more replications come, that they come."""
    if pending:
        first, why = (texts.t(f"board.answer.pending{s}", lang) for s in ("", ".why"))
        return f'<div class="leiq-answer" role="status">{escape(first)}<p>{escape(why)}</p></div>'
    said = ""
    for name, mine in judged(rows).groupby("scenario", sort=False):
        counts = {"better": _count(mine, "better"), "worse": _count(mine, "worse"), "of": len(mine)}
        said += f"<div>{escape(texts.t('board.comparison.answer', lang, title=titles[str(name)], **counts))}</div>"
    sure = texts.t("board.comparison.sure", lang, n=replications)
    return f'<div class="leiq-answer" role="status">{said}<p>{escape(sure)}</p></div>'


def _count(rows: pd.DataFrame, verdict: str) -> int:
    return int((rows["verdict"] == verdict).sum())


def cards(rows: pd.DataFrame, variants: Mapping[str, Scenario], replications: int, lang: str) -> str:
    """Return a card a variant: how many KPIs are better and worse, and what was changed."""
    return '<div class="leiq-cards">' + "".join(
        _card(variants[name], judged(mine), replications, lang) for name, mine in rows.groupby("scenario", sort=False)
    ) + "</div>"  # fmt: skip


def _card(variant: Scenario, rows: pd.DataFrame, replications: int, lang: str) -> str:
    counts = "".join(
        f"<span>{parts.verdict(word, replications, lang)} {_count(rows, word)}</span>"
        for word in ("better", "worse", "practically_equal", "not_distinguishable", "pending")
        if _count(rows, word)
    )
    changes = "".join(f"<li>{escape(words)}</li>" for words in texts.change_sentences(variant, lang))
    body = f'<div class="leiq-counts">{counts}</div><ul class="leiq-changes">{changes}</ul>'
    return parts.card(title_of(variant, lang), variant.question.get(lang, ""), body)


def forests(rows: pd.DataFrame, titles: dict[str, str], replications: int, lang: str) -> str:
    """Return the forest plot, three variants in a picture, and one table of all."""
    names, shown = list(rows["scenario"].unique()), judged(rows)
    pictures = ""
    for first in range(0, len(names), forest.ACROSS):
        some = shown[shown["scenario"].isin(names[first : first + forest.ACROSS])]
        pictures += parts.image(forest.figure(some, titles, lang), forest.alt(some, titles, lang))
    key = parts.verdict_keys(lang, replications)
    table = parts.details(texts.t("figure.table", lang), table_html(rows, titles, replications, lang))
    head = [texts.t(f"figure.forest.{part}", lang) for part in ("title", "caption")]
    return parts.card(head[0], head[1], key + pictures + table)


def table_html(rows: pd.DataFrame, titles: dict[str, str], replications: int, lang: str) -> str:
    """Return all headline rows with verdicts as sign and word."""
    shown = forest.twin(rows, titles, lang, replications)
    sorted_rows = pd.concat([forest.ordered(rows[rows["scenario"] == n]) for n in rows["scenario"].unique()])
    last = str(shown.columns[-1])
    shown[last] = [parts.verdict(word, replications, lang) for word in sorted_rows["verdict"]]
    return parts.html_table(shown, left=2, raw=[last])


def tradeoffs(table: pd.DataFrame, titles: dict[str, str], lang: str) -> str:
    """Return cost against entries into work, a letter a variant."""
    frame = tradeoff.frame_of(table)
    named = [f"{chr(ord('A') + number)} {titles[name]}" for number, name in enumerate(frame["scenario"])]
    title = texts.t("board.tradeoff.title", lang)
    caption = texts.t("board.tradeoff.caption", lang, letters="; ".join(named))
    figure, alt = tradeoff.figure(frame, lang), tradeoff.alt(frame, titles, lang)
    return parts.figure_card(title, caption, "", figure, alt, tradeoff.twin(frame, titles, lang), lang)


def district_rows(table: pd.DataFrame, base: Scenario) -> pd.DataFrame:
    """Return the rows by district that the board shows, in the order of KPIs and districts."""
    districts = {key: n for n, (key,) in enumerate(base.table("districts"))}
    mine = (table["field"] == "all") & (table["stage"] == "all") & table["district"].isin(districts)
    rows = table[mine & table["kpi"].isin(BY_DISTRICT)]
    order = {kpi: n for n, kpi in enumerate(BY_DISTRICT)}
    rows = rows.assign(a=rows["kpi"].map(order), b=rows["district"].map(districts))
    return rows.sort_values(["scenario", "a", "b"], kind="stable").drop(columns=["a", "b"])


def districts(table: pd.DataFrame, base: Scenario, variants: Mapping[str, Scenario], lang: str) -> str:
    """Return paired differences by district, a table a variant."""
    rows = district_rows(table, base)
    body = "".join(
        parts.html_table(by_district(rows[rows["scenario"] == name], base, lang), caption=title_of(variant, lang))
        for name, variant in variants.items()
    )
    title, caption = (texts.t(f"board.districts.{part}", lang) for part in ("title", "caption"))
    return parts.card(title, caption, body)


def by_district(rows: pd.DataFrame, base: Scenario, lang: str) -> pd.DataFrame:
    """Return one variant's differences with their intervals: a row a KPI, a column a district."""
    names = [key for (key,) in base.table("districts")]
    heads = [texts.t("head.kpi", lang), *(texts.name_of(base, "districts", name, lang) for name in names)]
    table = []
    for kpi, mine in rows.groupby("kpi", sort=False):
        cells = mine.set_index("district").reindex(names)
        table.append([texts.kpi_name(str(kpi), lang), *(_cell(row, lang) for _, row in cells.iterrows())])
    return pd.DataFrame(table, columns=heads)


def _cell(row: Any, lang: str) -> str:
    difference = texts.difference_text(row["difference"], str(row["unit"]), lang)
    span = texts.interval_text(row["low"], row["high"], str(row["unit"]), lang, signed=True)
    return difference if span == "–" else f"{difference} ({span})"


def csv_link(table: pd.DataFrame, scenarios: Sequence[Scenario], lang: str) -> str:
    """Return a link that saves the whole comparison; every row carries the note on the data, and what was entered."""
    noted = as_csv(table, texts.t("note.example_data", lang), entered_notes(scenarios, lang))
    data = base64.b64encode(noted.encode("utf-8")).decode("ascii")
    words = escape(texts.t("board.export", lang))
    address = f"data:text/csv;charset=utf-8;base64,{data}"
    return f'<a class="leiq-export" download="leiq_comparison.csv" href="{address}">{words}</a>'
