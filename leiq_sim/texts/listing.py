"""Lists for the terminal: every parameter with its provenance, and the scenarios with their questions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from leiq_sim.analysis.definitions import KPIS
from leiq_sim.model.check import moved_starts
from leiq_sim.texts.catalogue import t
from leiq_sim.texts.language import language
from leiq_sim.texts.layout import paragraphs, table
from leiq_sim.texts.names import name_of, status_name, unit_name
from leiq_sim.texts.numbers import date, interval, number, percent

UNBROKEN = 1000  # a path is never broken, so that it can be copied


def render_data(lines: Sequence[Any], shares: Mapping[str, float], lang: str | None, width: int) -> str:
    """Return every parameter on a line (path, value, range, unit, status), then the shares of each status."""
    rows = [
        [
            line.path,
            number(line.value, None, lang),
            _range(line, lang),
            _unit(line, lang),
            status_name(line.status, lang),
        ]
        for line in lines
    ]
    head = [t(f"head.{name}", lang) for name in ("path", "value", "bounds", "unit", "status")]
    listed = table(head, rows, "lrrll", UNBROKEN)
    counted = Counter(line.status for line in lines)
    share_rows = [
        [status_name(status, lang), number(counted[status], 0, lang), percent(share, 0, lang)]
        for status, share in shares.items()
    ]
    share_head = [t(f"head.{name}", lang) for name in ("status", "rows", "share")]
    said = [t("cli.data_shares", lang), *table(share_head, share_rows, "lrr", width)]
    return "\n".join([*listed, "", *said, "", t("cli.data_more", lang), t("note.example_data", lang) + "."]) + "\n"


def _range(line: Any, lang: str | None) -> str:
    return "" if line.low == line.high else interval(line.low, line.high, None, lang)


def _unit(line: Any, lang: str | None) -> str:
    """Return a unit's word; a KPI's smallest difference has the KPI's. Shares stand as in the files: as fractions."""
    table_name, row, *_ = line.path.split(".")
    unit = KPIS[row].unit if table_name == "kpis" and row in KPIS else line.unit
    return t("head.share", lang) if unit == "share" else unit_name(unit, lang)


def render_moved(scenario: Any, lang: str | None, width: int) -> str:
    """Return a line for each course run whose planned day is a day off, with the day it starts on; "" without any."""
    moved = moved_starts(scenario)
    if not moved:
        return ""
    lines = [
        t("cli.moved", lang, course=name_of(scenario, "courses", one.course, lang), planned=date(one.planned, lang),
          actual=date(one.actual, lang))
        for one in moved
    ]  # fmt: skip
    return "\n".join(["", *paragraphs([t("cli.moved_head", lang)], width), *(f"  {line}" for line in lines)]) + "\n"


def render_scenarios(rows: Sequence[Mapping[str, str]], lang: str | None, width: int) -> str:
    """Return each scenario's name and title, its question below."""
    lines = []
    for row in rows:
        lines += [t("cli.headline", lang, name=row["name"], title=row["title"])]
        lines += [f"  {line}" for line in paragraphs([row["question"]], width - 2) if line]
    return "\n".join([*lines, "", t("note.example_data", language(lang)) + "."]) + "\n"
