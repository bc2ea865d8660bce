"""The data board as HTML: names, values with the mark of their source, who entered them, the list of entries."""

import base64
from collections.abc import Sequence
from html import escape

import pandas as pd

from leiq_sim import texts
from leiq_sim.boards import parts
from leiq_sim.boards.data_state import DataState
from leiq_sim.files.entry import Entry
from leiq_sim.files.template import template_bytes
from leiq_sim.model.scenario import Scenario
from leiq_sim.texts.entries import entry_by, entry_sentence, value_words
from leiq_sim.texts.template import template_rows

_DISC = '<circle cx="8" cy="8" r="6.2" fill="{fill}" stroke="{stroke}" stroke-width="1.6"/>{more}'
_INK = "var(--ink2)"
# A disc that fills with certainty; what somebody entered is blue.
_MARKS = {
    "published": (_INK, _INK, ""),
    "comparable": ("none", _INK, f'<path d="M8 8V1.8A6.2 6.2 0 1 1 1.8 8z" fill="{_INK}"/>'),
    "derived": ("none", _INK, f'<path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="{_INK}"/>'),
    "assumption": ("none", _INK, ""),
    "entered": ("var(--scen)", "var(--scen)", '<path d="M5 8.2l2.2 2.2 3.9-4.5" fill="none" stroke="#fff" '
                'stroke-width="1.7"/>'),
}  # fmt: skip
_SVG = '<svg class="leiq-sign" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">{}</svg>'
_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv;charset=utf-8",
}


def mark(status: str, lang: str) -> str:
    """Return a source as sign and word; nothing where a value has none."""
    if status not in _MARKS:
        return ""
    fill, stroke, more = _MARKS[status]
    sign = _SVG.format(_DISC.format(fill=fill, stroke=stroke, more=more))
    return f'<span class="leiq-mark">{sign} {escape(texts.status_name(status, lang))}</span>'


def name(path: str, label: str, scenario: Scenario) -> str:
    """Return a row's label; a pool of one district has the district's sign."""
    order = [key for (key,) in scenario.table("districts")]
    table, *key, _ = path.split(".")
    district = key[1] if table == "backlog" else getattr(scenario.row(table, *key), "district", "")
    sign = f"{parts.district_sign(order.index(district))} " if district in order else ""
    return f"{sign}{escape(label)}"


def present(path: str, held: str, status: str, scenario: Scenario, lang: str) -> str:
    """Return what holds, with its unit and its source."""
    value = escape(value_words(path, held, scenario, lang) if held else "–")
    return f"<b>{value}</b> {escape(texts.path_unit(path, scenario, lang))}{mark(status, lang)}"


def who(entries: Sequence[Entry], scenario: Scenario, lang: str) -> str:
    """Return who entered a value and when; of one that holds from a day on, the value and the day, too."""
    said = []
    for entry in entries:
        by = texts.t("data.entered_by", lang, name=entry.entered_by, day=texts.date(entry.entered_on, lang))
        if entry.from_day is not None:
            value, day = value_words(entry.path, entry.value, scenario, lang), texts.date(entry.from_day, lang)
            by = texts.t("data.entered_from", lang, day=day, value=value, by=by)
        said.append(escape(by) + (f" · {escape(entry.note)}" if entry.note else ""))
    return "<br>".join(said)


def answer(state: DataState, lang: str) -> str:
    """Return how much of the data is real: the board's sentence on top."""
    n = len(state.entries)
    key = "none" if not n else "one" if n == 1 else "some"
    first = texts.t(f"data.answer.{key}", lang, n=texts.number(n, 0, lang))
    return f'<div class="leiq-answer">{escape(first)}<p>{escape(texts.t("data.answer.then", lang))}</p></div>'


def title(subject: str, entered: int, of: int | None, lang: str) -> str:
    """Return a card's subject and how many of its values are entered; `of` is None where the number is open."""
    key = "none" if not entered else "count" if of is None else "some"
    numbers = {"n": texts.number(entered, 0, lang), "of": texts.number(of or 0, 0, lang)}
    return texts.t(f"data.title.{key}", lang, subject=subject, **numbers)


def entries_table(state: DataState, lang: str) -> pd.DataFrame:
    """Return the entries that hold as a table of texts."""
    rows = [[str(e.number), entry_sentence(e, state.scenario, lang), entry_by(e, lang), e.note] for e in state.entries]
    return pd.DataFrame(rows, columns=[texts.t(f"data.head.{h}", lang) for h in ("number", "what", "who", "note")])


def entries_list(state: DataState, lang: str) -> str:
    """Return the entries that hold, and below them, closed, those that no longer do."""
    if not state.journal.entries:
        return f'<p class="leiq-caption">{escape(texts.t("data.list.none", lang))}</p>'
    table = parts.html_table(entries_table(state, lang), left=4) if state.entries else ""
    gone = [entry for entry in state.journal.entries if entry not in state.entries]
    if not gone:
        return table
    rows = [[str(e.number), f"{e.path} = {e.value}", entry_by(e, lang), _fate(e, lang)] for e in gone]
    heads = [texts.t(f"data.head.{h}", lang) for h in ("number", "what", "who", "fate")]
    history = parts.html_table(pd.DataFrame(rows, columns=heads), left=4)
    return table + parts.details(texts.t("data.list.gone", lang, n=len(gone)), history)


def _fate(entry: Entry, lang: str) -> str:
    if entry.undoes is not None:
        return texts.t("data.fate.undoes", lang, n=entry.undoes)
    return texts.t("data.fate.over", lang)


def template_links(scenario: Scenario, lang: str) -> str:
    """Return links that save the template as a workbook and as CSV."""
    rows = template_rows(scenario, lang)
    links = []
    for suffix, kind in _TYPES.items():
        data = base64.b64encode(template_bytes(suffix, rows, lang == "de")).decode("ascii")
        words = escape(texts.t("data.template", lang, kind=suffix[1:].upper()))
        links.append(f'<a download="leiq_template{suffix}" href="data:{kind};base64,{data}">{words}</a>')
    return "".join(links)
