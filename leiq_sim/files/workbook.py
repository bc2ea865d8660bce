"""A table as an Excel workbook: one sheet, seen as the same cells that a CSV file gives, so that all rules hold.

What a cell holds is taken as the workbook stores it: numbers and days as such, texts as texts, of formulas the value
that was last computed. Nothing is computed here and no link is followed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import join, normpath
from typing import Any

from leiq_sim.errors import Problem, problem
from leiq_sim.files.decode import MOST_COLUMNS, MOST_ROWS, Cell, Cells
from leiq_sim.files.folders import shown
from leiq_sim.files.package import Package, Unreadable, open_package
from leiq_sim.files.workbook_cells import Styles, cell_of, local, text_of

MOST_FAULTS = 20  # merged or hidden places that are named one by one
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ODD = (ValueError, LookupError, TypeError, ArithmeticError, RecursionError, AttributeError)


def read_workbook(path: Path, table: str, needs: tuple[str, ...]) -> Cells | Problem:
    """Return the cells of the sheet that holds a table: the only one, or the one with the table's name.

    Rows without any value are left out. Never raises for what a file contains.
    """
    try:
        package = open_package(path, needs)
        sheet = Book(package).sheet(table)
        return sheet.cells(needs)
    except Unreadable as error:
        return error.problem
    except _ODD as error:  # XML that no spreadsheet writes
        return problem("workbook_damaged", shown(path), found=f"{type(error).__name__}: {error}")


@dataclass(frozen=True)
class Book:
    """The parts of a workbook: its sheets, shared texts and cell formats."""

    package: Package

    @cached_property
    def _targets(self) -> dict[str, tuple[str, str]]:
        """What the workbook refers to: kind and path in the archive, by id."""
        found = {}
        for link in self.package.tree("xl/_rels/workbook.xml.rels").iter():
            if local(link) == "Relationship" and link.get("TargetMode") != "External":
                path = normpath(join("xl", link.get("Target", ""))).lstrip("/")
                found[link.get("Id", "")] = (link.get("Type", "").rsplit("/", 1)[-1], path)
        return found

    def _part(self, kind: str) -> Any:
        path = next((path for found, path in self._targets.values() if found == kind), "")
        return self.package.tree(path) if path else ()

    def sheet(self, table: str) -> "Sheet":
        """Return the sheet to read; raise Unreadable when that is not clear, or when a sheet is hidden."""
        where, tree = self.package.where, self.package.tree("xl/workbook.xml")
        sheets = {}
        for element in (e for e in tree.iter() if local(e) == "sheet"):
            link = next((value for key, value in element.items() if key.endswith("}id")), "")
            kind, path = self._targets.get(link, ("", ""))
            name = element.get("name", "")
            if element.get("state", "visible") != "visible":
                raise Unreadable(problem("sheet_hidden", where, found=name))
            if kind == "worksheet":
                sheets[name] = path
        if not sheets:
            raise Unreadable(problem("workbook_damaged", where, found="xl/worksheets"))
        chosen = table if table in sheets else next(iter(sheets))
        if len(sheets) > 1 and table not in sheets:
            raise Unreadable(problem("workbook_sheets", where, found=tuple(sheets), table=table))
        since_1904 = any(local(e) == "workbookPr" and e.get("date1904") in ("1", "true") for e in tree.iter())
        texts = tuple(text_of(item) for item in self._part("sharedStrings") if local(item) == "si")
        return Sheet(where, self.package.tree(sheets[chosen]), texts, Styles.of(self._part("styles"), since_1904))


@dataclass(frozen=True)
class Sheet:
    """One sheet's XML with what its cells refer to."""

    where: str
    tree: Any
    texts: tuple[str, ...]
    styles: Styles

    def cells(self, needs: tuple[str, ...]) -> Cells | Problem:
        """Return header and rows; each row has as many cells as the header, or those it really has."""
        from openpyxl.utils import get_column_letter

        rows = [(line, row) for line, row in self._rows() if any(row.values())]
        if not rows:
            return problem("file_empty", self.where, allowed=needs)
        if len(rows) > MOST_ROWS + 1:
            return problem("table_too_long", self.where, most=MOST_ROWS)
        wide = [max(column for column, cell in row.items() if cell) for _, row in rows]
        if max(wide) > MOST_COLUMNS:
            line = rows[wide.index(max(wide))][0]
            return problem("table_too_wide", f"{self.where}, line {line}", found=max(wide), most=MOST_COLUMNS)
        filled = [
            (line, tuple(row.get(column, "") for column in range(1, max(own, wide[0]) + 1)))
            for (line, row), own in zip(rows, wide, strict=True)
        ]
        (line, header), letters = filled[0], tuple(get_column_letter(n) for n in range(1, max(wide) + 1))
        words = tuple("" if isinstance(cell, Problem) else str(cell) for cell in header)
        wrong = tuple(cell for cell in header if isinstance(cell, Problem))
        faults = (*wrong, *self._merged(), *self._hidden({number for number, _ in rows}, max(wide), letters))
        return Cells(self.where, words, tuple(filled[1:]), line, letters, faults)

    def _rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Yield number and cells by column of every row that is stored."""
        last = 0
        for element in self._elements("row"):
            number = int(element.get("r", last + 1))
            if number <= last:
                raise Unreadable(problem("workbook_damaged", self.where, found=f"row {number}"))
            last = number
            yield number, self._row(element, number)

    def _row(self, element: Any, number: int) -> dict[int, Cell]:
        from openpyxl.utils import column_index_from_string, get_column_letter

        found: dict[int, Cell] = {}
        column = 0
        for cell in (child for child in element if local(child) == "c"):
            reference = cell.get("r") or f"{get_column_letter(column + 1)}{number}"
            match = _REFERENCE.fullmatch(reference)
            column = column_index_from_string(match.group(1)) if match else 0
            if not match or int(match.group(2)) != number or column in found:
                raise Unreadable(problem("workbook_damaged", self.where, found=reference))
            found[column] = cell_of(cell, self.texts, self.styles, f"{self.where}, cell {reference}")
        return found

    def _elements(self, name: str) -> Iterator[Any]:
        return (element for element in self.tree.iter() if local(element) == name)

    def _merged(self) -> Iterator[Problem]:
        for element, _ in zip(self._elements("mergeCell"), range(MOST_FAULTS), strict=False):
            area = element.get("ref", "")
            yield problem("cells_merged", f"{self.where}, cell {area.split(':')[0]}", found=area)

    def _hidden(self, filled: set[int], width: int, letters: tuple[str, ...]) -> Iterator[Problem]:
        """Yield rows and columns that hold something and that nobody sees, filtered rows among them."""
        rows = [number for number, element in self._numbered() if _is_true(element.get("hidden")) and number in filled]
        for number in rows[:MOST_FAULTS]:
            yield problem("row_hidden", f"{self.where}, line {number}")
        for element in self._elements("col"):
            first, last = int(element.get("min", 1)), int(element.get("max", 1))
            if _is_true(element.get("hidden")) and first <= width:
                found = f"{letters[first - 1]}–{letters[min(last, width) - 1]}"
                yield problem("column_hidden", self.where, found=found)

    def _numbered(self) -> Iterator[tuple[int, Any]]:
        number = 0
        for element in self._elements("row"):
            number = int(element.get("r", number + 1))
            yield number, element


def _is_true(word: str | None) -> bool:
    return word in ("1", "true")
