"""From the text of one cell to its value, strictly: what can be read in two ways is refused, not guessed."""

import re
from datetime import date
from math import isfinite
from typing import Any

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.files.characters import text_problem, word_problem
from leiq_sim.model.columns import Column

_PLAIN = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]+)?")
_AMBIGUOUS = re.compile(r"([+-]?)([1-9][0-9]{0,2})[.,]([0-9]{3})")
_GROUPED = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,}|(?:\.[0-9]{3})+,[0-9]+|(?:,[0-9]{3})+\.[0-9]+)"
)
LARGEST_EXACT = 10**15
_BOOLEANS = {"true", "false", "yes", "no", "ja", "nein", "wahr", "falsch"}
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity|∞)", re.IGNORECASE)
_NAME_TROUBLE = re.compile(r"[./\\,;*?\[\]\"'\r\n\t<>=@|&]|^[+-]")


def parsed(text: str, name: str, column: Column, where: str) -> Any:
    """Return a filled cell's value (text, float, int or date) or its Problem. `where` is file and line."""
    strange = (text_problem if column.kind == "text" else word_problem)(text, name, where)
    if strange:
        return strange
    if column.is_number:
        return _number(text, name, column, where)
    if column.kind == "day":
        return _day(text, name, where)
    if column.kind == "choice":
        return _word(text, name, column.options, where)
    if column.kind == "names":
        wrong = [w for w in text.split() if w not in column.options]
        return _word(wrong[0], name, column.options, where) if wrong else " ".join(text.split())
    if column.kind in ("id", "ref"):
        return problem("id_characters", where, found=text, column=name) if _NAME_TROUBLE.search(text) else text
    return text


def written(value: Any) -> str:
    """Return a value as a cell that `parsed` reads in one way only: a point, no grouping, ISO days; "" for None."""
    if value is None or isinstance(value, (str, date)):
        return str(value or "")
    if value == int(value) and abs(value) < LARGEST_EXACT:
        return str(int(value))
    text = repr(float(value))
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def _word(text: str, name: str, allowed: tuple[str, ...], where: str) -> str | Problem:
    if text in allowed:
        return text
    return problem("word_unknown", where, found=text, column=name, nearest=nearest(text, allowed), allowed=allowed)


def _number(text: str, name: str, column: Column, where: str) -> float | int | Problem:
    said: dict[str, Any] = {"found": text, "column": name, "unit": column.unit}
    ambiguous = _AMBIGUOUS.fullmatch(text)
    if text.lower() in _BOOLEANS:
        return problem("number_boolean", where, **said)
    if _NOT_FINITE.fullmatch(text):
        return problem("number_not_finite", where, **said)
    if text.endswith("%"):
        return problem("number_percent", where, **said)
    if ambiguous:
        return _two_readings(text, name, ambiguous, where)
    if _GROUPED.fullmatch(text):
        decimal = max(".", ",", key=text.rfind) if len(set(re.findall("[.,]", text))) == 2 else ""
        text = "".join("." if c == decimal else c for c in text if c.isdigit() or c in f"+-{decimal}")
    elif not _PLAIN.fullmatch(text):
        return problem("cell_not_number", where, **said)
    value = float(text.replace(",", "."))
    return _within(value, column, where, said | {"found": value})


def _two_readings(text: str, name: str, match: re.Match[str], where: str) -> Problem:
    sign, before, after = match.groups()
    return problem(
        "number_ambiguous", where, found=text, column=name,
        small=float(f"{sign}{before}.{after}"), large=int(f"{sign}{before}{after}"),
        small_form=f"{text}0", large_form=f"{sign}{before}{after}",
    )  # fmt: skip


def _within(value: float, column: Column, where: str, said: dict[str, Any]) -> float | int | Problem:
    if not isfinite(value):
        return problem("number_not_finite", where, **said)
    if not column.least <= value <= column.most and column.kind == "share":
        return problem("share_outside", where, **said)
    if value < column.least:
        return problem("number_below", where, least=column.least, **said)
    if value > column.most:
        return problem("number_above", where, most=column.most, **said)
    if column.kind == "whole":
        return int(value) if value == int(value) else problem("number_not_whole", where, **said)
    return value + 0.0


def _day(text: str, name: str, where: str) -> date | Problem:
    if re.fullmatch(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}", text):
        return problem("date_ambiguous", where, found=text, column=name)
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    german = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    parts = iso.groups() if iso else german.groups()[::-1] if german else ()
    try:
        return date(*(int(p) for p in parts))
    except (ValueError, TypeError):
        return problem("cell_not_date", where, found=text, column=name)
