"""A scenario: everything a run needs to know except chance. Frozen; it knows no seed and no file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from leiq_sim.calendar import day_number
from leiq_sim.errors import Problem, ScenarioError, problem
from leiq_sim.model.change import Change, Place, Value, find, fitted, path_of
from leiq_sim.model.columns import Column, columns_of
from leiq_sim.model.pathway import DEFAULT_PATHWAY
from leiq_sim.model.tables import KEYS, TABLES
from leiq_sim.model.vocabulary import Pathway

Row = Any
Key = tuple[str, ...]


class Frozen(dict):
    """A dict that refuses changes and travels to other processes."""

    def _refuse(self, *_: Any, **__: Any) -> None:
        raise TypeError("a scenario is frozen: use scenario.change(path, value)")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type, tuple[dict[Any, Any]]]:
        return Frozen, (dict(self),)


def key_of(table: str, row: Row) -> Key:
    """Return a row's identifying words; dates in ISO form."""
    return tuple(str(getattr(row, name)) for name in KEYS[table])


def indexed(table: str, rows: Iterable[Row]) -> Mapping[Key, Row]:
    """Return rows by key, in canonical order (districts, fields and courses in the order given)."""
    pairs = [(key_of(table, row), row) for row in rows]
    found = Frozen(pairs)
    if len(found) < len(pairs):
        seen: set[Key] = set()
        doubles = [k for k, _ in pairs if k in seen or seen.add(k)]  # type: ignore[func-returns-value]
        raise ScenarioError(tuple(problem("duplicate_key", table, found=".".join(k)) for k in doubles))
    return found


@dataclass(frozen=True)
class Scenario:
    """A period, a pathway and its tables; a variant also carries what was changed.

    `tables` maps table name to rows by key; `dated` holds the changes that begin on a later day;
    `changes` lists everything that was changed against the baseline. `kept` is for whoever works something out of a
    scenario that is worth keeping as long as it is; a changed scenario begins with nothing kept.
    """

    name: str
    start: date
    end: date
    tables: Mapping[str, Mapping[Key, Row]]
    pathway: Pathway = DEFAULT_PATHWAY
    dated: tuple[Change, ...] = ()
    changes: tuple[Change, ...] = ()
    title: Mapping[str, str] = field(default_factory=Frozen)
    question: Mapping[str, str] = field(default_factory=Frozen)
    provenance: tuple[Any, ...] = ()
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def build(
        cls, name: str, start: date | str, end: date | str, pathway: Pathway = DEFAULT_PATHWAY, **rows: Iterable[Row]
    ) -> "Scenario":
        """Make a scenario from rows by table name; tables that are not given are empty."""
        unknown = sorted(set(rows) - set(TABLES))
        if unknown:
            raise ScenarioError(tuple(problem("unknown_table", name, found=t, nearest="") for t in unknown))
        tables = Frozen({table: indexed(table, rows.get(table, ())) for table in TABLES})
        return cls(name, date.fromisoformat(str(start)), date.fromisoformat(str(end)), tables, pathway)

    @property
    def days(self) -> int:
        """The horizon in days; the last day counts in full."""
        return (self.end - self.start).days + 1

    def day(self, when: date) -> int:
        return day_number(when, self.start)

    def table(self, name: str) -> Mapping[Key, Row]:
        return self.tables[name]

    def rows(self, name: str) -> tuple[Row, ...]:
        return tuple(self.tables[name].values())

    def row(self, table: str, *key: str) -> Row | None:
        return self.tables[table].get(key)

    def place(self, path: str) -> Place:
        """Return where a path points; raise ScenarioError for one that points nowhere."""
        found = find(path, self.tables)
        if isinstance(found, Problem):
            raise ScenarioError((found,))
        return found

    def value(self, path: str) -> Value:
        """Return the value that holds on the first day."""
        place = self.place(path)
        return getattr(self.tables[place.table][place.key], place.name)

    def steps(self, path: str) -> list[tuple[int, Value]]:
        """Return (day number, value) pairs, the first on day 0, later ones in the order of their days."""
        steps = {0: self.value(path)}
        for change in self.dated:
            if change.path == path and change.from_date is not None:
                day = max(0, self.day(change.from_date))
                steps = {d: v for d, v in steps.items() if d < day} | {day: change.new}
        return sorted(steps.items())

    def setting(self, name: str, default: float) -> float:
        row = self.row("settings", name)
        return default if row is None else row.value

    def paths(self) -> dict[str, Column]:
        """Return every numeric parameter that has a value, by path."""
        return {
            path_of(table, key, name): column
            for table, rows in self.tables.items()
            for name, column in columns_of(TABLES[table]).items()
            if column.is_number and name not in KEYS[table]
            for key, row in rows.items()
            if getattr(row, name) is not None
        }

    def change(
        self, path: str, value: Value, from_date: date | str | None = None, name: str | None = None
    ) -> "Scenario":
        """Return a variant with one value changed, from a date on if one is given.

        A later dated change replaces the steps after its day. Raises ScenarioError when the path is unknown,
        the value does not fit, or the column cannot change on a date.
        """
        place = self.place(path)
        new = fitted(value, place.column, path)
        when = date.fromisoformat(from_date) if isinstance(from_date, str) else from_date
        problems = [new] if isinstance(new, Problem) else []
        if when is not None and not place.column.dated:
            problems.append(problem("not_dated", path, found=str(when)))
        if when is not None and not self.start <= when <= self.end:
            problems.append(problem("date_outside", path, found=str(when), start=str(self.start), end=str(self.end)))
        if problems:
            raise ScenarioError(tuple(problems))
        variant = self._with_step(path, new, when) if when and when > self.start else self._with_value(place, path, new)
        return replace(variant, name=name) if name else variant

    def _with_value(self, place: Place, path: str, new: Any) -> "Scenario":
        rows = self.tables[place.table]
        row = rows[place.key]
        changed = Frozen({**rows, place.key: replace(row, **{place.name: new})})
        change = Change(path, getattr(row, place.name), new)
        return replace(
            self,
            tables=Frozen({**self.tables, place.table: changed}),
            dated=tuple(c for c in self.dated if c.path != path),
            changes=(*self.changes, change),
        )

    def _with_step(self, path: str, new: Any, when: date) -> "Scenario":
        day = self.day(when)
        change = Change(path, [v for d, v in self.steps(path) if d <= day][-1], new, when)
        return replace(self, dated=(*self.dated, change), changes=(*self.changes, change))

    def renamed(self, name: str, **words: Any) -> "Scenario":
        return replace(self, name=name, **words)

    def diff(self, other: "Scenario") -> tuple[Change, ...]:
        """Return what differs from `other`: undated values first, then dated steps."""
        changed = [
            Change(path_of(table, key, name), getattr(other.tables[table][key], name), getattr(row, name))
            for table, rows in self.tables.items()
            for key, row in rows.items()
            if key in other.tables[table] and row != other.tables[table][key]
            for name in columns_of(TABLES[table])
            if getattr(row, name) != getattr(other.tables[table][key], name)
        ]
        return (*changed, *(c for c in self.dated if c not in other.dated))
