"""A change: one value of a scenario, old and new, perhaps from a date on."""

from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from typing import Any

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.model.columns import Column, columns_of
from leiq_sim.model.tables import KEYS, TABLES

Value = float | int | str | date | None


@dataclass(frozen=True)
class Change:
    """`path` was `old` and is `new`, from `from_date` on if one is given; `factor` where it was said as a factor."""

    path: str
    old: Value
    new: Value
    from_date: date | None = None
    factor: float | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Place:
    """Where a path points: the table, the row's key, the column and its description."""

    table: str
    key: tuple[str, ...]
    name: str
    column: Column


def path_of(table: str, key: tuple[str, ...], column: str) -> str:
    return ".".join((table, *key, column))


def find(path: str, tables: Any) -> Place | Problem:
    """Return the place that a path names, or the problem with it."""
    table, *rest = path.split(".")
    if table not in TABLES:
        return problem("unknown_table", path, found=table, nearest=nearest(table, TABLES))
    key, name = tuple(rest[:-1]), rest[-1] if rest else ""
    columns = {n: c for n, c in columns_of(TABLES[table]).items() if n not in KEYS[table]}
    if key not in tables[table]:
        known = [".".join(k) for k in tables[table]]
        return problem("unknown_row", path, found=".".join(key), table=table, nearest=nearest(".".join(key), known))
    if name not in columns:
        return problem("unknown_column", path, found=name, nearest=nearest(name, columns))
    return Place(table, key, name, columns[name])


def _as_day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return None


def fitted(value: Any, column: Column, where: str) -> Value | Problem:
    """Return the value in the column's type, or the problem with it."""
    if value is None:
        return None if column.optional else problem("missing_value", where)
    if column.kind == "day":
        day = _as_day(value)
        return day if isinstance(day, date) else problem("not_a_date", where, found=value)
    if not column.is_number:
        if column.options and not set(str(value).split()) <= set(column.options):
            return problem("unknown_choice", where, found=value, allowed=", ".join(column.options))
        return str(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return problem("not_a_number", where, found=value)
    if not isfinite(value):
        return problem("not_finite", where, found=value)
    if not column.least <= value <= column.most:
        return problem("out_of_bounds", where, found=value, least=column.least, most=column.most, unit=column.unit)
    if column.kind == "whole":
        return int(value) if value == int(value) else problem("not_whole", where, found=value)
    return float(value)
