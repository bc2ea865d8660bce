"""Strict reading of one CSV table: every fault of the file is found at once, with its line; nothing is guessed."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.files.cells import parsed
from leiq_sim.files.decode import Cells, read_cells
from leiq_sim.files.folders import shown
from leiq_sim.model.columns import Column, columns_of
from leiq_sim.model.tables import KEYS, TABLES

RESERVED = ("all", "online")
_KEYS_OF = {row_type: KEYS[name] for name, row_type in TABLES.items()}


class Table(NamedTuple):
    """Rows without fault, all faults, and the line of each row's key."""

    rows: list[Any]
    problems: list[Problem]
    lines: dict[tuple[str, ...], int]


def read_table(path: str | Path, row_type: type, keys: tuple[str, ...] | None = None) -> Table:
    """Read a CSV file into rows of `row_type`.

    Comma or semicolon, UTF-8 or Windows-1252, decimal point or comma where it can be read in one way only.
    Optional columns may be left out or blank and take the default. Never raises for what a file contains.
    """
    path = Path(path)
    keys = _KEYS_OF.get(row_type, ()) if keys is None else keys
    columns = columns_of(row_type)
    cells = read_cells(path, tuple(columns))
    if isinstance(cells, Problem):
        return Table([], [cells], {})
    where = shown(path)
    problems = _header_problems(cells.header, columns, where)
    rows: list[tuple[int, dict[str, Any]]] = []
    lines: dict[tuple[str, ...], int] = {}
    for line, texts in cells.rows:
        place = f"{where}, line {line}"
        values, found = _row(texts, cells, columns, keys, place)
        problems += found
        key = tuple(str(values.get(name, "")) for name in keys)
        if keys and key in lines and all(name in values for name in keys):
            problems.append(problem("key_duplicate", place, found=" / ".join(key), first=lines[key]))
        elif not found:
            lines.setdefault(key, line)
            rows.append((line, values))
    needed = {name for name, column in columns.items() if not column.optional}
    complete = needed <= set(cells.header)
    return Table([row_type(**values) for _, values in rows] if complete else [], problems, lines)


def _header_problems(header: tuple[str, ...], columns: Mapping[str, Column], where: str) -> list[Problem]:
    place, allowed = f"{where}, line 1", tuple(columns)
    unknown = [name for name in dict.fromkeys(header) if name not in columns]
    missing = [name for name, column in columns.items() if not column.optional and name not in header]
    twice = [name for name, times in Counter(header).items() if times > 1]
    return [
        *(problem("column_unknown", place, found=n, nearest=nearest(n, allowed), allowed=allowed) for n in unknown),
        *(problem("column_missing", place, found=n, allowed=allowed) for n in missing),
        *(problem("column_duplicate", place, found=n) for n in twice),
    ]


def _row(
    texts: tuple[str, ...], cells: Cells, columns: Mapping[str, Column], keys: tuple[str, ...], place: str
) -> tuple[dict[str, Any], list[Problem]]:
    """Return the values that could be read and the faults of one row."""
    if len(texts) != len(cells.header):
        return {}, [problem("cells_count", place, found=len(texts), allowed=len(cells.header))]
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, text in zip(cells.header, texts, strict=True):
        if name not in columns:
            continue
        column = columns[name]
        if not text and column.optional:
            continue
        value = parsed(text, name, column, place) if text else problem("cell_blank", place, column=name)
        if column.kind == "id" and name in keys and len(keys) == 1 and text in RESERVED:
            value = problem("id_reserved", place, found=text, column=name)
        if isinstance(value, Problem):
            problems.append(value)
        else:
            values[name] = value
    return values, problems
