"""The template in which partners fill in their real values, as an Excel workbook or CSV: written, and read again.

Its heads are German or English; reading knows both, and the plain ids. Only rows with a real value say anything.
"""

import csv
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from leiq_sim.errors import Problem, ScenarioError, problem
from leiq_sim.files.atomic import ChangedError, write_atomic
from leiq_sim.files.cells import written
from leiq_sim.files.decode import Cell, Cells, read_csv
from leiq_sim.files.entering import NOT_SEEN, Wish, canonical
from leiq_sim.files.entries import RUNS, with_stock_row
from leiq_sim.files.folders import shown
from leiq_sim.files.tables import CSV, XLSX, capped, cell_value, header_problems
from leiq_sim.files.workbook import read_workbook
from leiq_sim.model.change import find
from leiq_sim.model.columns import Column, columns_of, day, text
from leiq_sim.model.scenario import Scenario

SHEET = "template"
HEADS = {
    "path": ("Pfad", "Path"),
    "name_de": ("Name (deutsch)", "Name (German)"),
    "name_en": ("Name (englisch)", "Name (English)"),
    "unit": ("Einheit", "Unit"),
    "allowed": ("erlaubt", "allowed"),
    "present_value": ("Wert bisher", "Present value"),
    "status": ("Herkunft", "Status"),
    "real_value": ("Wirklicher Wert", "Real value"),
    "from_day": ("gilt ab", "holds from"),
    "entered_by": ("eingetragen von", "entered by"),
    "entered_on": ("eingetragen am", "entered on"),
    "note": ("Anmerkung", "Note"),
}
TO_FILL = ("real_value", "from_day", "entered_by", "entered_on", "note")
_IDS = {head.lower(): id for id, heads in HEADS.items() for head in (id, *heads)}


@dataclass(frozen=True, kw_only=True)
class TemplateRow:
    """One line of a template; the columns at its end are for partners to fill in."""

    path: str = text()
    name_de: str = text(default="")
    name_en: str = text(default="")
    unit: str = text(default="")
    allowed: str = text(default="")
    present_value: str = text(default="")
    status: str = text(default="")
    real_value: str = text()
    from_day: Any = day(default=None)
    entered_by: str = text(default="")
    entered_on: Any = day(default=None)
    note: str = text(default="")


_COLUMNS = columns_of(TemplateRow)
_FILLED = {name: _COLUMNS[name] for name in ("from_day", "entered_by", "entered_on", "note")}


def write_template(path: Path, rows: Sequence[TemplateRow], german: bool) -> Path:
    """Write a template that nobody has filled in yet; raise ScenarioError for a file that exists already."""
    content = template_bytes(path.suffix.lower(), rows, german)
    try:
        return write_atomic(path, content, replacing="")
    except ChangedError:
        raise ScenarioError([problem("file_exists", shown(path))]) from None


def template_bytes(suffix: str, rows: Sequence[TemplateRow], german: bool) -> bytes:
    """Return a template as a file's content; ".csv" has semicolons and decimal commas in German."""
    heads = [HEADS[field.name][0 if german else 1] for field in fields(TemplateRow)]
    return _workbook(heads, rows) if suffix == XLSX else _csv(heads, rows, german)


def _csv(heads: Sequence[str], rows: Sequence[TemplateRow], german: bool) -> bytes:
    out = io.StringIO()
    write = csv.writer(out, delimiter=";" if german else ",", lineterminator="\r\n")
    write.writerow(heads)
    for row in rows:
        cells = [written(getattr(row, field.name)) for field in fields(row)]
        number = isinstance(row.present_value, (int, float)) and german
        write.writerow([c.replace(".", ",") if number and c == written(row.present_value) else c for c in cells])
    return out.getvalue().encode("utf-8-sig")


def _workbook(heads: Sequence[str], rows: Sequence[TemplateRow]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(list(heads))
    for row in rows:
        sheet.append([getattr(row, field.name) or None for field in fields(row)])
    widths = {"path": 44, "name_de": 46, "name_en": 46, "allowed": 44, "note": 30}
    for number, field in enumerate(fields(TemplateRow), 1):
        sheet.column_dimensions[get_column_letter(number)].width = widths.get(field.name, 18)
        sheet.cell(1, number).font = Font(bold=True)
        sheet.cell(1, number).alignment = Alignment(wrap_text=True, vertical="top")
        for line in range(1, len(rows) + 2) if field.name in TO_FILL else ():
            sheet.cell(line, number).fill = PatternFill("solid", start_color="FFF7DC")
    for line in range(2, len(rows) + 2):
        sheet.cell(line, 6).alignment = Alignment(horizontal="right")
    sheet.freeze_panes = "B2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_template_bytes(name: str, content: bytes, scenario: Scenario) -> tuple[list[Wish], list[Problem]]:
    """Return what a template says that somebody handed over as bytes, as `read_template` does."""
    suffix = Path(name).suffix.lower()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"template{suffix if suffix.isascii() else ''}"
        path.write_bytes(content)
        wishes, problems = read_template(path, scenario)
        called = shown(path)
    named = [replace(wish, where=wish.where.replace(called, name)) for wish in wishes]
    return named, [replace(found, where=found.where.replace(called, name)) for found in problems]


def read_template(path: Path, scenario: Scenario) -> tuple[list[Wish], list[Problem]]:
    """Return the values filled in, empty cells say nothing, and all problems of the file."""
    cells = _cells(path)
    if isinstance(cells, Problem):
        return [], [cells]
    ids = tuple(_IDS.get(head.strip().lower(), head) for head in cells.header)
    named = replace(cells, header=ids)
    problems = [*cells.problems, *header_problems(named, _COLUMNS)]
    wishes: dict[Any, Wish] = {}
    for line, row in cells.rows if not problems else ():
        found = _read_row(line, row, named, cells.header, scenario)
        if isinstance(found, list):
            problems += found
        elif found is not None and found.slot in wishes:
            first = wishes[found.slot].where.rpartition(" ")[2]
            problems.append(problem("key_duplicate", found.where, found=found.path, first=first))
        elif found is not None:
            wishes[found.slot] = found
    return list(wishes.values()), capped(problems, cells.where)


def _cells(path: Path) -> Cells | Problem:
    needs, kind = tuple(HEADS), path.suffix.lower()
    if kind not in (CSV, XLSX):
        return problem("file_kind", shown(path), found=path.suffix or "–")
    return read_workbook(path, SHEET, needs) if kind == XLSX else read_csv(path, needs)


def _read_row(
    line: int, row: tuple[Cell, ...], cells: Cells, heads: tuple[str, ...], scenario: Scenario
) -> Wish | list[Problem] | None:
    """Return what one row wishes, None where its real value is blank, or its problems."""
    if len(row) != len(cells.header):
        return [problem("cells_count", cells.place(line), found=len(row), allowed=len(cells.header))]
    at = {id: number for number, id in enumerate(cells.header)}
    place = {id: cells.place(line, number) for id, number in at.items()}
    said: dict[str, Cell] = {id: row[number] for id, number in at.items()}
    typed = said["real_value"]
    if not typed:
        return None
    path = cell_value(said["path"], heads[at["path"]], Column("text"), place["path"])
    value = (
        path
        if isinstance(path, Problem)
        else _value(path, typed, heads[at["real_value"]], place["real_value"], place["path"], scenario)
    )
    others = {
        name: cell_value(said[name], heads[at[name]], column, place[name])
        for name, column in _FILLED.items()
        if said.get(name)
    }
    if isinstance(value, Problem) or any(isinstance(found, Problem) for found in others.values()):
        return [found for found in (value, *others.values()) if isinstance(found, Problem)]
    since, present = others.get("from_day"), said.get("present_value", "")
    held = canonical(path, str(present), scenario) if present and since is None else NOT_SEEN
    words = {"by": others.get("entered_by", ""), "on": others.get("entered_on"), "note": others.get("note", "")}
    return Wish(path, value, since, held, where=place["real_value"], **words)


def _value(path: str, cell: Cell, name: str, place: str, path_place: str, scenario: Scenario) -> str | Problem:
    """Return a filled cell as entries write it, or why it does not fit what stands at its path."""
    if path.split(".")[0] == RUNS:
        return cell if isinstance(cell, Problem) else str(cell)
    found = find(path, with_stock_row(scenario, path).tables)
    if isinstance(found, Problem):
        return replace(found, where=path_place)
    value = cell_value(cell, name, found.column, place)
    return value if isinstance(value, Problem) else written(value)
