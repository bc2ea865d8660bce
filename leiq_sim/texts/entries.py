"""Entered values in words: as sentences, as the section below a result, as the note of an export."""

import datetime
from collections.abc import Sequence
from typing import Any

from leiq_sim.files.entries import RUNS, entries_of
from leiq_sim.files.entry import DROPPED, Entry
from leiq_sim.model.change import Change, Value
from leiq_sim.model.columns import Column, columns_of
from leiq_sim.model.tables import TABLES
from leiq_sim.texts.catalogue import t
from leiq_sim.texts.layout import paragraphs
from leiq_sim.texts.names import name_of
from leiq_sim.texts.numbers import date, number
from leiq_sim.texts.sentences import change_sentence, path_label, subject

MOST_LINES = 12  # of a result on the terminal; a file names all


def value_words(path: str, value: str, scenario: Any, lang: str | None = None) -> str:
    """Return an entry's value as one reads it: "2,5", "Beginn 01.03.2027, Stadt Leipzig"."""
    if path.startswith(f"{RUNS}."):
        return _run_words(value, scenario, lang)
    found = _read(path, value)
    if isinstance(found, datetime.date):
        return date(found, lang)
    return number(found, None, lang) if isinstance(found, float) else str(found)


def _run_words(value: str, scenario: Any, lang: str | None) -> str:
    if value == DROPPED:
        return t("entry.run_dropped", lang)
    day, _, site = value.partition(" ")
    return t(
        "entry.run", lang, day=date(datetime.date.fromisoformat(day), lang), site=name_of(scenario, "sites", site, lang)
    )


def about(path: str, scenario: Any, lang: str | None = None) -> str:
    """Return what a path is about: the pool, the course, the course run, who waits where."""
    said = subject(f"{path}.start" if path.startswith(f"{RUNS}.") else path, scenario, lang)
    return said[:1].upper() + said[1:]


def entry_sentence(entry: Entry, scenario: Any, lang: str | None = None) -> str:
    """Return what an entry says: "Pflege, Anpassungslehrgang: 20 statt 16 Plätze ab 01.03.2027."."""
    if entry.path.startswith(f"{RUNS}."):
        return _run_sentence(entry, scenario, lang)
    new, old = (_read(entry.path, text) for text in (entry.value, entry.replaced))
    if entry.replaced not in ("", entry.value):
        return change_sentence(Change(entry.path, old, new, entry.from_day), scenario, lang)
    since = t("change.since", lang, day=date(entry.from_day, lang)) if entry.from_day else ""
    said = {"what": path_label(entry.path, scenario, lang), "new": value_words(entry.path, entry.value, scenario, lang)}
    return t("entry.confirmed" if entry.replaced else "entry.value", lang, since=since, **said)


def _read(path: str, text: str) -> Value:
    """Return an entry's text as the value of its column; a text where it is none."""
    column = _column(path)
    if column is None or not text:
        return text
    if column.kind == "day":
        return datetime.date.fromisoformat(text)
    return float(text) if column.is_number else text


def _column(path: str) -> Column | None:
    table, *_, name = path.split(".")
    return columns_of(TABLES[table]).get(name) if table in TABLES else None


def _run_sentence(entry: Entry, scenario: Any, lang: str | None) -> str:
    new = _run_words(entry.value, scenario, lang)
    if entry.replaced and entry.replaced != entry.value:
        before = t("entry.run_before", lang, old=_run_words(entry.replaced, scenario, lang))
    else:
        before = ""
    fresh = not entry.replaced and entry.undoes is None
    new = t("entry.run_new", lang, run=new) if fresh else new
    return t("entry.run_sentence", lang, what=about(entry.path, scenario, lang), new=new, before=before)


def entry_by(entry: Entry, lang: str | None = None) -> str:
    """Return "Eingetragen von A. Kim am 27.11.2026"."""
    return t("entry.by", lang, name=entry.entered_by, day=date(entry.entered_on, lang))


def entry_line(entry: Entry, scenario: Any, lang: str | None = None, numbered: bool = False) -> str:
    """Return the sentence of an entry with name and day, and its note."""
    sentence, by = entry_sentence(entry, scenario, lang), entry_by(entry, lang)
    key = "entry.line_numbered" if numbered else "entry.line"
    note = t("entry.note", lang, note=entry.note) if entry.note else ""
    return t(key, lang, number=entry.number, sentence=sentence, by=by) + note


def _all_entries(scenarios: Sequence[Any]) -> dict[Entry, Any]:
    """Return the entries that hold in any of some scenarios, each with a scenario that knows it."""
    return {entry: scenario for scenario in scenarios for entry in entries_of(scenario)}


def entered_section(scenarios: Sequence[Any], lang: str | None, width: int, whole: bool = False) -> str:
    """Return the list of entries below a result, the first ones unless the `whole` list is asked for; "" for none."""
    found = _all_entries(scenarios)
    if not found:
        return ""
    lines = [entry_line(entry, scenario, lang) for entry, scenario in found.items()]
    more = 0 if whole or len(lines) <= MOST_LINES + 1 else len(lines) - MOST_LINES
    shown = [line for one in lines[: len(lines) - more] for line in _indented(one, width)]
    rest = [t("entries.more", lang, n=number(more, 0, lang))] if more else []
    return (
        "\n".join(["", *paragraphs([t("entries.head", lang, n=number(len(lines), 0, lang))], width), *shown, *rest])
        + "\n"
    )


def _indented(line: str, width: int) -> list[str]:
    return [("    " if i else "  ") + part for i, part in enumerate(paragraphs([line], width - 4))]


def entered_notes(scenarios: Sequence[Any], lang: str | None = None) -> list[str]:
    """Return what the note of an export says of entries: how many, for every row, and which, for the first."""
    found = list(_all_entries(scenarios))
    if not found:
        return []
    return [t("entries.first_row", lang, n=len(found)), "; ".join(map(_noted, found))]


def _noted(entry: Entry) -> str:
    """Return an entry as a file says it: path, value, day from which it holds, name and day."""
    since = f" from {entry.from_day.isoformat()}" if entry.from_day else ""
    return f"{entry.path} = {entry.value}{since} ({entry.entered_by}, {entry.entered_on.isoformat()})"


def render_entries(scenario: Any, entries: Sequence[Entry], lines: int, lang: str | None, width: int) -> str:
    """Return the entries that hold, with the numbers by which they are taken back; `lines` has the whole journal."""
    if not entries:
        return t("entries.none", lang) + "\n"
    head = paragraphs([t("entries.head", lang, n=number(len(entries), 0, lang))], width)
    shown = [part for one in entries for part in _indented(entry_line(one, scenario, lang, numbered=True), width)]
    gone = lines - len(entries)
    foot = ["", *paragraphs([t("entries.gone", lang, n=number(gone, 0, lang))], width)] if gone else []
    return "\n".join([*head, *shown, *foot]) + "\n"
