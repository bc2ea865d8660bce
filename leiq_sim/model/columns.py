"""What a column of a table may hold: one description for files, changes and controls."""

from dataclasses import MISSING, Field, dataclass, field, fields
from math import inf
from typing import Any


@dataclass(frozen=True)
class Column:
    """A column's kind, unit, bounds and rights.

    kind is "id", "text", "number", "whole", "share", "day", "choice", "names" (several words) or "ref".
    `ref` names the table that the value must be found in ("all" is always allowed when `all_allowed`).
    """

    kind: str
    unit: str = ""
    least: float = -inf
    most: float = inf
    dated: bool = False
    optional: bool = False
    options: tuple[str, ...] = ()
    ref: str = ""
    all_allowed: bool = False
    is_key: bool = False

    @property
    def is_number(self) -> bool:
        return self.kind in ("number", "whole", "share")


def _make(column: Column, default: Any = MISSING) -> Any:
    return field(metadata={"column": column}, **({} if default is MISSING else {"default": default}))


def key(ref: str = "", all_allowed: bool = False, options: tuple[str, ...] = ()) -> Any:
    """A word that identifies the row; with `ref`, one that another table knows."""
    kind = "ref" if ref else "choice" if options else "id"
    return _make(Column(kind, ref=ref, all_allowed=all_allowed, options=options, is_key=True))


def text(default: Any = MISSING) -> Any:
    return _make(Column("text", optional=default is not MISSING), default)


def number(unit: str, least: float = 0.0, most: float = inf, *, dated: bool = False, default: Any = MISSING) -> Any:
    return _make(Column("number", unit, least, most, dated, default is not MISSING), default)


def whole(unit: str, least: int = 0, most: float = inf, *, dated: bool = False, default: Any = MISSING) -> Any:
    return _make(Column("whole", unit, least, most, dated, default is not MISSING), default)


def share(*, dated: bool = False, default: Any = MISSING) -> Any:
    return _make(Column("share", "share", 0.0, 1.0, dated, default is not MISSING), default)


def day(default: Any = MISSING, *, is_key: bool = False) -> Any:
    return _make(Column("day", optional=default is not MISSING, is_key=is_key), default)


def choice(*options: str, default: Any = MISSING) -> Any:
    return _make(Column("choice", options=options, optional=default is not MISSING), default)


def names(*options: str, default: Any = MISSING) -> Any:
    """Several words separated by blanks, each one of the options."""
    return _make(Column("names", options=options, optional=default is not MISSING), default)


def ref(table: str, *, all_allowed: bool = False, default: Any = MISSING) -> Any:
    return _make(Column("ref", ref=table, all_allowed=all_allowed, optional=default is not MISSING), default)


def columns_of(row_type: type) -> dict[str, Column]:
    """Return the columns of a row type, in file order."""
    described: tuple[Field[Any], ...] = fields(row_type)
    return {f.name: f.metadata["column"] for f in described}
