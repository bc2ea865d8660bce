"""Strict reading of one table: every fault of the file is found at once, with its place; nothing is guessed."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.files.cells import parsed
from leiq_sim.files.decode import Cell, Cells, read_csv
from leiq_sim.files.folders import shown
from leiq_sim.files.workbook import read_workbook
from leiq_sim.files.workbook_cells import misfit
from leiq_sim.model.columns import Column, columns_of
from leiq_sim.model.tables import KEYS, TABLES

RESERVED = ("all", "online")
MOST_PROBLEMS = 500
CSV, XLSX = ".csv", ".xlsx"
_KEYS_OF = {row_type: KEYS[name] for name, row_type in TABLES.items()}


class Table(NamedTuple):
    """Rows without fault, all faults, and the line of each row's key."""

    rows: list[Any]
    problems: list[Problem]
    lines: dict[tuple[str, ...], int]


def table_file(folder: Path, table: str) -> Path:
    """Return the file of a table: `<table>.xlsx` when only that exists, else `<table>.csv`."""
    csv, xlsx = folder / f"{table}{CSV}", folder / f"{table}{XLSX}"
    return xlsx if _is_there(xlsx) and not _is_there(csv) else csv


def twice(folder: Path, table: str) -> list[Problem]:
    """Return the problem of a table that stands in a folder in both forms: nobody could tell which one holds."""
    csv, xlsx = folder / f"{table}{CSV}", folder / f"{table}{XLSX}"
    return [problem("table_twice", shown(xlsx), found=csv.name)] if _is_there(xlsx) and _is_there(csv) else []


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def read_table(path: str | Path, row_type: type, keys: tuple[str, ...] | None = None) -> Table:
    """Read a CSV file or an Excel workbook into rows of `row_type`.

    CSV: comma or semicolon, UTF-8 or Windows-1252, decimal point or comma where it can be read in one way only.
    Optional columns may be left out or blank and take the default. Never raises for what a file contains.
    """
    path = Path(path)
    keys = _KEYS_OF.get(row_type, ()) if keys is None else keys
    columns = columns_of(row_type)
    needs = tuple(columns)
    cells = read_workbook(path, path.stem, needs) if path.suffix.lower() == XLSX else read_csv(path, needs)
    if isinstance(cells, Problem):
        return Table([], [cells], {})
    problems = [*cells.problems, *header_problems(cells, columns)]
    rows: list[dict[str, Any]] = []
    lines: dict[tuple[str, ...], int] = {}
    for line, texts in cells.rows:
        values, found = _row(texts, cells, columns, keys, line)
        problems += found
        key = tuple(str(values.get(name, "")) for name in keys)
        if keys and key in lines and all(name in values for name in keys):
            problems.append(problem("key_duplicate", cells.place(line), found=" / ".join(key), first=lines[key]))
        elif not found:
            lines.setdefault(key, line)
            rows.append(values)
    needed = {name for name, column in columns.items() if not column.optional}
    complete = needed <= set(cells.header) and len(set(cells.header)) == len(cells.header)
    made = [row_type(**values) for values in rows] if complete else []
    return Table(made, capped(problems, cells.where), lines if complete else {})


def capped(problems: list[Problem], where: str) -> list[Problem]:
    """Return the first problems and how many more there are: a file of nothing but faults is told in a page."""
    more = len(problems) - MOST_PROBLEMS
    return problems if more <= 0 else [*problems[:MOST_PROBLEMS], problem("problems_more", where, found=more)]


def header_problems(cells: Cells, columns: Mapping[str, Column]) -> list[Problem]:
    """Return the columns of a file that are unknown, missing, or there twice."""
    header, place, allowed = cells.header, cells.place(cells.header_line), tuple(columns)
    unknown = [name for name in dict.fromkeys(header) if name not in columns]
    missing = [name for name, column in columns.items() if not column.optional and name not in header]
    doubled = [name for name, times in Counter(header).items() if times > 1]
    return [
        *(problem("column_unknown", place, found=n, nearest=nearest(n, allowed), allowed=allowed) for n in unknown),
        *(problem("column_missing", place, found=n, allowed=allowed) for n in missing),
        *(problem("column_duplicate", place, found=n) for n in doubled),
    ]


def _row(
    texts: tuple[Cell, ...], cells: Cells, columns: Mapping[str, Column], keys: tuple[str, ...], line: int
) -> tuple[dict[str, Any], list[Problem]]:
    """Return the values that could be read and the faults of one row."""
    if len(texts) != len(cells.header):
        return {}, [problem("cells_count", cells.place(line), found=len(texts), allowed=len(cells.header))]
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for number, (name, cell) in enumerate(zip(cells.header, texts, strict=True)):
        if name not in columns or (not cell and columns[name].optional):
            continue
        value = cell_value(cell, name, columns[name], cells.place(line, number))
        if columns[name].kind == "id" and name in keys and len(keys) == 1 and value in RESERVED:
            value = problem("id_reserved", cells.place(line, number), found=value, column=name)
        if isinstance(value, Problem):
            problems.append(value)
        else:
            values[name] = value
    return values, problems


def cell_value(cell: Cell, name: str, column: Column, place: str) -> Any:
    """Return what a cell of a table holds, or its Problem."""
    if isinstance(cell, Problem):
        return cell
    if not cell:
        return problem("cell_blank", place, column=name)
    return misfit(cell, name, column, place) or parsed(str(cell), name, column, place)
