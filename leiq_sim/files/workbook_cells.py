"""From the XML of one cell of a workbook to its text, its kind, or its problem."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from typing import Any

from leiq_sim.errors import Problem, problem
from leiq_sim.files.cells import parsed
from leiq_sim.model.columns import Column

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_EPOCH, _EPOCH_1904, _FIRST = date(1899, 12, 30), date(1904, 1, 1), 61  # before day 61 Excel's calendar is wrong
LARGEST_EXACT = 10**15


class Typed(str):
    """A cell's text that knows what the workbook stores it as: "text", "number", "date" or "boolean"."""

    kind: str

    def __new__(cls, text: str, kind: str) -> "Typed":
        made = super().__new__(cls, text)
        made.kind = kind
        return made


@dataclass(frozen=True)
class Styles:
    """Which cell formats show a number as a day, and from when days are counted."""

    are_dates: tuple[bool, ...] = ()
    epoch: date = _EPOCH

    @classmethod
    def of(cls, tree: Any, since_1904: bool) -> "Styles":
        """Read the styles part of a workbook; `tree` is empty when it has none."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

        elements = list(tree.iter()) if len(tree) else []
        own = {int(e.get("numFmtId", 0)): e.get("formatCode", "") for e in elements if local(e) == "numFmt"}
        formats = BUILTIN_FORMATS | own
        used = [e for group in elements if local(group) == "cellXfs" for e in group if local(e) == "xf"]
        dates = tuple(bool(is_date_format(formats.get(int(e.get("numFmtId", 0)), ""))) for e in used)
        return cls(dates, _EPOCH_1904 if since_1904 else _EPOCH)

    def is_date(self, style: int) -> bool:
        return 0 <= style < len(self.are_dates) and self.are_dates[style]


def local(element: Any) -> str:
    """Return an element's name without its namespace: both dialects of the format have the same names."""
    return str(element.tag).rsplit("}", 1)[-1]


def text_of(element: Any) -> str:
    """Return the text of a shared or inline string: all its runs, without the phonetic guide."""
    from openpyxl.utils.escape import unescape

    runs = [e for e in element if local(e) == "t"]
    runs += [t for e in element if local(e) == "r" for t in e if local(t) == "t"]
    return unescape("".join(run.text or "" for run in runs))


def cell_of(element: Any, texts: tuple[str, ...], styles: Styles, place: str) -> Problem | str:
    """Return a cell's text, "" when it holds nothing, or the problem with it."""
    children = {local(child): child for child in element}
    kind = element.get("t", "n")
    stored = (children["v"].text or "") if "v" in children else ""
    if kind == "inlineStr":
        return _typed(text_of(children["is"]) if "is" in children else "", "text")
    if not stored:
        lacking = "f" in children and kind != "str"
        return problem("cell_formula", place, found=f"={children['f'].text or ''}") if lacking else ""
    if kind == "e":
        return problem("cell_error", place, found=stored)
    if kind == "s":
        return _typed(texts[_index(stored)], "text")
    if kind == "b":
        return Typed("TRUE" if stored.strip() == "1" else "FALSE", "boolean")
    if kind == "d":
        return Typed(re.sub(r"T00:00:00(?:\.0+)?Z?$", "", stored), "date")
    if kind == "str":
        return _typed(stored, "text")
    is_date = kind == "n" and styles.is_date(_index(element.get("s", "0")))
    return Typed(_day_text(stored, styles.epoch), "date") if is_date else Typed(_number_text(stored), "number")


def _index(text: str) -> int:
    number = int(text)
    if number < 0:
        raise IndexError(text)
    return number


def _typed(text: str, kind: str) -> str:
    text = unicodedata.normalize("NFC", text).strip()
    return Typed(text, kind) if text else ""


def _number_text(stored: str) -> str:
    """Return a stored number such that the rules for texts read it in one way: 1.234 as 1.2340."""
    if not _NUMBER.fullmatch(stored.strip()) or not isfinite(float(stored)):
        return stored
    value = float(stored)
    if value == int(value) and abs(value) < LARGEST_EXACT:
        return str(int(value))
    text = repr(value)
    return text + "0" if re.search(r"\.[0-9]{3}$", text) else text


def _day_text(stored: str, epoch: date) -> str:
    """Return the ISO form of a stored day; what is no whole day, or outside the calendar, stays as it is."""
    if not _NUMBER.fullmatch(stored.strip()):
        return stored
    days = float(stored)
    if not isfinite(days) or days != int(days) or days < (_FIRST if epoch == _EPOCH else 0):
        return stored
    try:
        return (epoch + timedelta(days=int(days))).isoformat()
    except OverflowError:
        return stored


def misfit(cell: str, name: str, column: Column, place: str) -> Problem | None:
    """Return why a workbook's cell cannot stand in a column, whatever its text: its kind is another."""
    kind = getattr(cell, "kind", "")
    if kind == "boolean":
        return problem("cell_boolean", place, found=str(cell), column=name)
    if kind == "date" and column.kind != "day":
        return problem("cell_is_date", place, found=str(cell), column=name)
    if kind == "text" and column.is_number and not isinstance(parsed(str(cell), name, column, place), Problem):
        return problem("number_as_text", place, found=str(cell), column=name)
    return None
