"""The results of the comparison board as HTML: answer, a card a variant, the tables by district, and downloads."""

import base64
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from leiq_sim import texts
from leiq_sim.analysis.reading import readings
from leiq_sim.boards import parts, reading_view
from leiq_sim.boards.comparison_found import Found, title_of
from leiq_sim.boards.exhibit import Exhibit, foot_of, zip_link
from leiq_sim.boards.stamp import Stamp
from leiq_sim.files.exports import as_csv
from leiq_sim.model.scenario import Scenario
from leiq_sim.texts.entries import entered_notes

BY_DISTRICT = ("share_waiting_over_target", "median_wait_course", "qualified", "qualified_work", "left_waiting")


def sentence(found: Found, lang: str) -> str:
    """Return a line a variant: how many KPIs are better and worse; while more replications come, that they come."""
    if found.pending:
        first, why = (texts.t(f"board.answer.pending{s}", lang) for s in ("", ".why"))
        return f'<div class="leiq-answer" role="status">{escape(first)}<p>{escape(why)}</p></div>'
    said = ""
    for name, mine in found.judged.groupby("scenario", sort=False):
        counts = {"better": _count(mine, "better"), "worse": _count(mine, "worse"), "of": len(mine)}
        title = found.titles[str(name)]
        said += f"<div>{escape(texts.t('board.comparison.answer', lang, title=title, **counts))}</div>"
    against = texts.t("board.comparison.against", lang, base=title_of(found.base, lang))
    sure = texts.t("board.comparison.sure", lang, n=found.replications)
    return f'<div class="leiq-answer" role="status">{said}<p>{escape(against)} {escape(sure)}</p></div>'


def _count(rows: pd.DataFrame, verdict: str) -> int:
    return int((rows["verdict"] == verdict).sum())


def cards(found: Found) -> str:
    """Return a card a variant: how many KPIs are better and worse, and what was changed."""
    rows = found.judged
    each = "".join(_card(found, name, rows[rows["scenario"] == name]) for name in found.titles)
    return f'<div class="leiq-cards">{each}</div>'


def _card(found: Found, name: str, rows: pd.DataFrame) -> str:
    lang, variant = found.lang, found.variants[name]
    counts = "".join(
        f"<span>{parts.verdict(word, found.replications, lang)} {_count(rows, word)}</span>"
        for word in ("better", "worse", "practically_equal", "not_distinguishable", "pending")
        if _count(rows, word)
    )
    changes = "".join(f"<li>{escape(words)}</li>" for words in texts.change_sentences(variant, lang))
    against = texts.t("board.comparison.changes", lang) if found.base.changes and changes else ""
    note = f'<p class="leiq-caption">{escape(against)}</p>' if against else ""
    body = f'<div class="leiq-counts">{counts}</div>{note}<ul class="leiq-changes">{changes}</ul>'
    return parts.card(found.lettered[name], variant.question.get(lang, ""), body)


def read(found: Found) -> str:
    """Return each variant as plain sentences, side by side."""
    each = "".join(
        reading_view.card(one, found.lang, found.lettered[one.variant.name]) for one in readings(found.comparison)
    )
    return f'<div class="leiq-cards leiq-readings">{each}</div>'


def district_rows(table: pd.DataFrame, base: Scenario) -> pd.DataFrame:
    """Return the rows by district that the board shows, in the order of KPIs and districts."""
    districts = {key: n for n, (key,) in enumerate(base.table("districts"))}
    mine = (table["field"] == "all") & (table["stage"] == "all") & table["district"].isin(districts)
    rows = table[mine & table["kpi"].isin(BY_DISTRICT)]
    order = {kpi: n for n, kpi in enumerate(BY_DISTRICT)}
    rows = rows.assign(a=rows["kpi"].map(order), b=rows["district"].map(districts))
    return rows.sort_values(["scenario", "a", "b"], kind="stable").drop(columns=["a", "b"])


def districts(found: Found) -> str:
    """Return paired differences by district, a table a variant."""
    lang, rows = found.lang, district_rows(found.comparison.table, found.base)
    body = "".join(
        parts.html_table(by_district(rows[rows["scenario"] == name], found.base, lang), caption=title)
        for name, title in found.lettered.items()
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


def csv_link(found: Found, lang: str) -> str:
    """Return a link that saves the whole comparison; every row carries the note on the data, and what was entered."""
    data = base64.b64encode(_csv(found, found.comparison.table).encode("utf-8")).decode("ascii")
    words = escape(texts.t("board.export", lang))
    address = f"data:text/csv;charset=utf-8;base64,{data}"
    return f'<a class="leiq-export" download="leiq_comparison.csv" href="{address}">{words}</a>'


def _csv(found: Found, frame: pd.DataFrame) -> str:
    return as_csv(frame, texts.t("note.example_data", found.lang), entered_notes(_scenarios(found), found.lang))


def _scenarios(found: Found) -> list[Scenario]:
    return [result.scenario for result in found.comparison.results]


def zip_of(
    found: Found, exhibits: Sequence[Exhibit], stamp: Stamp, files: Callable[[Exhibit, str], Mapping[str, bytes]]
) -> str:
    """Return a link that saves the table, the verdicts and all figures; `files` gives those of an exhibit."""
    lang, foot = found.lang, foot_of(stamp, _scenarios(found), found.lang)
    kept: dict[str, bytes | str] = {
        "comparison.csv": _csv(found, found.comparison.table),
        "verdicts.csv": _csv(found, found.comparison.verdicts),
    }
    for exhibit in exhibits:
        kept |= files(exhibit, foot)
    return zip_link(kept, texts.t("export.folder", lang, run=stamp.run), texts.t("board.export.zip", lang))
