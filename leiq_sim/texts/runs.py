"""The store of runs for the terminal: its list, and one run with what was changed and what it leads to."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from leiq_sim.texts.catalogue import t
from leiq_sim.texts.language import language
from leiq_sim.texts.layout import paragraphs, table
from leiq_sim.texts.numbers import date, number, period
from leiq_sim.texts.sentences import change_sentence
from leiq_sim.texts.tables import run_table

Row = Mapping[str, Any]
HEAD = ("scenario", "run", "replications", "seed", "engine", "period", "stored")
SHORT = 8  # digits of a version that tell it from any other


def render_runs(rows: Sequence[Row], file: str, lang: str | None, width: int) -> str:
    """Return a line a run and how to see one; a star marks what another version of the program computed."""
    if not rows:
        return t("store.empty", lang, file=file) + "\n"
    lines = [
        [row["scenario"], f"{row['id']}{'' if row['current'] else '*'}", number(row["replications"], 0, lang),
         str(row["seed"]), row["engine"], _period(row, lang), _moment(row["stored"], lang)]
        for row in rows
    ]  # fmt: skip
    listed = table([t(f"head.{name}", lang) for name in HEAD], lines, "lrrrlll", width)
    one = len(rows) == 1
    said = t("store.listed_one", lang, file=file, id=rows[0]["id"]) if one else ""
    notes = [said or t("store.listed", lang, n=number(len(rows), 0, lang), file=file)]
    notes += [] if all(row["current"] for row in rows) else [t("store.outdated", lang)]
    return "\n".join([*listed, "", *paragraphs(notes, width)]) + "\n"


def render_run_kept(
    run: Mapping[str, Any], summary: pd.DataFrame, kpis: Sequence[str], names: Any, lang: str | None, width: int
) -> str:
    """Return one run: its scenario, what was changed, its figures, and which versions computed it.

    `names` is a scenario that lends the names of districts, pools and courses.
    """
    title = run["title"].get(language(lang))
    head = t("cli.headline", lang, name=run["scenario"], title=title) if title else run["scenario"]
    changed = [f"- {change_sentence(change, names, lang)}" for change in run["changes"]] or [t("change.none", lang)]
    about = t("store.about", lang, id=run["id"], n=number(run["replications"], 0, lang), seed=run["seed"],
              engine=run["engine"], period=_period(run, lang))  # fmt: skip
    versions = t("store.versions", lang, when=_moment(run["stored"], lang), package=run["package"],
                 code=run["code"][:SHORT], content=run["content"][:SHORT])  # fmt: skip
    notes = [about, versions, *([] if run["current"] else [t("store.outdated_one", lang)])]
    notes += [] if run["recorded"] else [t("store.entries_unknown", lang)]
    notes.append(t("note.example_data", lang) + ".")
    figures = run_table(summary, kpis, names, lang, width)
    return "\n".join([*paragraphs([head, *changed], width), "", *figures, "", *paragraphs(notes, width)]) + "\n"


def _period(row: Row, lang: str | None) -> str:
    first, last = (datetime.date.fromisoformat(row[end]) for end in ("start", "end"))
    return period(first, last, lang)


def _moment(stored: str, lang: str | None) -> str:
    """Return a moment to the minute, as one writes it."""
    moment = datetime.datetime.fromisoformat(stored)
    return f"{date(moment.date(), lang)} {moment:%H:%M}"
