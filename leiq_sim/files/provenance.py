"""Where every parameter comes from: its unit, bounds, status and source.

A row of provenance.csv names a path or a pattern (`demand.*.nursing.people_per_year`); of several rows that
match a parameter, the one with most literal characters decides.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import translate
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.files.cells import parsed
from leiq_sim.files.entry import Entry
from leiq_sim.files.folders import shown
from leiq_sim.files.tables import read_table
from leiq_sim.model.columns import Column, choice, day, key, text
from leiq_sim.model.scenario import Scenario

STATUSES = ("published", "comparable", "derived", "entered", "assumption")
NEEDS_SOURCE = ("published", "comparable")
# Who could replace an assumption by the true figure: roles, proposed and not agreed with anybody.
OWNERS = (
    "coordination", "counselling", "providers", "placement", "employer_services", "authorities", "committee",
)  # fmt: skip


@dataclass(frozen=True)
class ProvenanceRow:
    path: str = text()
    status: str = choice(*STATUSES)
    unit: str = text(default="")
    low: str = text(default="")
    high: str = text(default="")
    source: str = text(default="")
    note: str = text(default="")
    owner: str = choice(*OWNERS, default="")
    since: date | None = day(default=None)


@dataclass(frozen=True)
class Source:
    id: str = key()
    title: str = text()
    address: str = text(default="")
    year: str = text(default="")
    note: str = text(default="")


@dataclass(frozen=True)
class Origin:
    """One provenance row with its source. `low` and `high` are (number, is a factor of the value) or None: exact.

    `entry` is the entered value that the row stands for; such a row is in no file and decides over those that are.
    """

    path: str
    unit: str
    low: tuple[float, bool] | None
    high: tuple[float, bool] | None
    status: str
    source: str
    address: str
    year: str
    note: str
    line: int
    owner: str = ""
    since: str = ""
    entry: Entry | None = None

    @property
    def literal(self) -> float:
        return inf if self.entry else len(re.sub(r"[*?.]", "", self.path))

    @property
    def is_of_day_0(self) -> bool:
        return self.entry is None or self.entry.from_day is None


class ProvenanceLine(NamedTuple):
    """One parameter as `leiq data` prints it."""

    path: str
    value: float
    unit: str
    low: float
    high: float
    status: str
    source: str
    address: str
    year: str
    note: str
    owner: str
    since: str


def read_provenance(folder: Path) -> tuple[tuple[Origin, ...], list[Problem]]:
    """Read provenance.csv and sources.csv of a folder; return the rows without fault and all faults."""
    table = read_table(folder / "provenance.csv", ProvenanceRow, ("path",))
    sources = read_table(folder / "sources.csv", Source, ("id",))
    known = {row.id: row for row in sources.rows}
    origins: list[Origin] = []
    problems = [*table.problems, *sources.problems]
    for row in table.rows:
        line = table.lines[(row.path,)]
        origin, found = _origin(row, known, line, f"{shown(folder / 'provenance.csv')}, line {line}")
        problems += found
        origins.append(origin)
    return tuple(origins), problems


def _origin(row: ProvenanceRow, known: Mapping[str, Source], line: int, where: str) -> tuple[Origin, list[Problem]]:
    problems: list[Problem] = []
    bounds: dict[str, tuple[float, bool] | None] = {}
    for name in ("low", "high"):
        bound = _bound(getattr(row, name), name, where)
        if isinstance(bound, Problem):
            problems.append(bound)
        bounds[name] = None if isinstance(bound, Problem) else bound
    named = row.source.split()
    for word in named:
        if word not in known:
            problems.append(
                problem("reference_unknown", where, found=word, column="source", table="sources.csv",
                        nearest=nearest(word, known), allowed=tuple(known))
            )  # fmt: skip
    if row.status in NEEDS_SOURCE and not named:
        problems.append(problem("provenance_source", where, status=row.status))
    if row.status == "derived" and not row.note:
        problems.append(problem("provenance_note", where))
    if row.status == "assumption" and not (row.owner and row.since):
        problems.append(problem("provenance_owner", where, allowed=OWNERS))
    sources = [known[word] for word in named if word in known]
    joined = {n: "; ".join(getattr(s, n) for s in sources if getattr(s, n)) for n in ("title", "address", "year")}
    return Origin(
        row.path, row.unit, bounds["low"], bounds["high"], row.status,
        joined["title"], joined["address"], joined["year"], row.note, line,
        row.owner, str(row.since or ""),
    ), problems  # fmt: skip


def _bound(said: str, name: str, where: str) -> tuple[float, bool] | Problem | None:
    if not said:
        return None
    is_factor = said[0] in "x×"
    value = parsed(said[1:] if is_factor else said, name, Column("number"), where)
    if isinstance(value, Problem):
        known = value.code == "number_ambiguous"
        return value if known else problem("provenance_bound_form", where, found=said, column=name)
    return value, is_factor


def deciding(origins: Sequence[Origin], paths: Iterable[str]) -> dict[str, list[Origin]]:
    """Return for each path the rows that match it best: one, none, or several that match equally well.

    Pattern and path have equally many segments, so a star cannot reach over a dot.
    """
    by_shape: dict[tuple[str, int], list[tuple[re.Pattern[str], Origin]]] = defaultdict(list)
    for origin in (o for o in origins if o.is_of_day_0):
        parts = origin.path.split(".")
        shape = ("*" if set(parts[0]) & set("*?[") else parts[0], len(parts))
        by_shape[shape].append((re.compile(translate(origin.path)), origin))
    found: dict[str, list[Origin]] = {}
    for path in paths:
        parts = path.split(".")
        candidates = by_shape[(parts[0], len(parts))] + by_shape[("*", len(parts))]
        matching = [o for pattern, o in candidates if pattern.match(path)]
        most = max((o.literal for o in matching), default=0.0)
        found[path] = [o for o in matching if o.literal == most]
    return found


def provenance_problems(scenario: Scenario, origins: Sequence[Origin], folder: Path) -> list[Problem]:
    """Return parameters without provenance (one problem a column), rows in doubt, out of bounds, or unused.

    What was entered keeps no bounds of the file, and what it replaces still counts as used.
    """
    where = shown(folder / "provenance.csv")
    entered = {o.path for o in origins if o.entry and o.is_of_day_0}
    origins = [o for o in origins if not o.entry]
    found = deciding(origins, scenario.paths())
    lacking: dict[tuple[str, str], list[str]] = defaultdict(list)
    problems: list[Problem] = []
    doubts: set[tuple[int, int]] = set()
    for path, rows in found.items():
        if not rows:
            lacking[(path.split(".")[0], path.split(".")[-1])].append(path)
            continue
        if len(rows) > 1 and (pair := (rows[0].line, rows[1].line)) not in doubts:
            doubts.add(pair)
            problems.append(
                problem("provenance_ambiguous", f"{where}, line {pair[1]}", found=path, first=pair[0])
            )  # fmt: skip
        problems += [] if path in entered else _out_of_bounds(path, scenario.value(path), rows[0], where)
    for paths in lacking.values():
        problems.append(problem("provenance_missing", where, found=paths[0], more=len(paths) - 1))
    used = {rows[0].line for rows in found.values() if rows}
    for origin in origins:
        if origin.line not in used:
            place, close = f"{where}, line {origin.line}", nearest(origin.path, found)
            problems.append(problem("provenance_unused", place, found=origin.path, nearest=close))
    return problems


def _out_of_bounds(path: str, value: Any, origin: Origin, where: str) -> list[Problem]:
    low, high = _bounds(value, origin)
    if low <= value * (1 + 1e-9) and value <= high * (1 + 1e-9):
        return []
    place = f"{where}, line {origin.line}"
    return [problem("provenance_bounds", place, value=float(value), path=path, low=low, high=high)]


def _bounds(value: float, origin: Origin) -> tuple[float, float]:
    """Return low and high of a value; a bound that is not given is the value itself."""
    low, high = (
        value if bound is None else bound[0] * value if bound[1] else bound[0] for bound in (origin.low, origin.high)
    )
    return float(low), float(high)


def provenance_table(scenario: Scenario) -> list[ProvenanceLine]:
    """Return every numeric parameter with its provenance, in the scenario's order.

    What a scenario changed is `entered`; what has no row is `entered` in a scenario made in Python
    (it brings no provenance at all), else `assumption`.
    """
    columns = scenario.paths()
    found = deciding(scenario.provenance, columns)
    changed = {change.path for change in scenario.changes}
    lines = []
    for path, column in columns.items():
        value: Any = scenario.value(path)
        origin = next(iter(found[path]), None)
        unit = (origin.unit if origin else "") or _unit(scenario, path, column)
        if origin is None or path in changed:
            status = "entered" if path in changed or not scenario.provenance else "assumption"
            lines.append(ProvenanceLine(path, value, unit, value, value, status, scenario.name, *[""] * 5))
        else:
            low, high = _bounds(value, origin)
            lines.append(
                ProvenanceLine(path, value, unit, low, high, origin.status, origin.source, origin.address,
                               origin.year, origin.note, origin.owner, origin.since)
            )  # fmt: skip
    return lines


def _unit(scenario: Scenario, path: str, column: Column) -> str:
    table, *rest = path.split(".")
    row = scenario.row(table, *rest[:-1])
    return row.unit if row and table == "times" and column.unit == "days or minutes" else column.unit


def status_shares(scenario: Scenario) -> dict[str, float]:
    """Return the share of parameters of each status, in the order published ... assumption; they add up to 1.

    One parameter is one provenance row in use: one figure that somebody looked up, derived or assumed, however
    many rows of a table it fills. Each value that the scenario changed counts as one parameter, `entered`;
    values without a row count as one parameter for each table and column. It is looked at once.
    """
    if "status_shares" not in scenario.kept:
        scenario.kept["status_shares"] = _status_shares(scenario)
    return dict(scenario.kept["status_shares"])


def _status_shares(scenario: Scenario) -> dict[str, float]:
    columns = scenario.paths()
    found = deciding(scenario.provenance, columns)
    changed = {change.path for change in scenario.changes}
    parameters: dict[str, str] = {}
    for path in columns:
        origin = next(iter(found[path]), None)
        if path in changed:
            parameters[path] = "entered"
        elif origin:
            parameters[origin.path] = origin.status
        else:
            parts = path.split(".")
            parameters[f"{parts[0]}.*.{parts[-1]}"] = "assumption" if scenario.provenance else "entered"
    counted = Counter(parameters.values())
    return {status: counted[status] / len(parameters) for status in STATUSES if counted[status]}
