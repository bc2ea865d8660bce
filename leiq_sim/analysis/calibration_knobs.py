"""What calibration may move: assumptions only, within their bounds, and so that shares still add up.

A knob is one path or pattern. Its setting u is measured in half ranges: 0 is the value in the data; from the
lowest to the highest allowed value it runs over 2. Times and rates move on the log scale, shares on the logit of
their part of what is free in their set, values whose bounds touch an end of their scale on the plain one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Any, NamedTuple

from leiq_sim.errors import Problem, ScenarioError, nearest, problem
from leiq_sim.files.provenance import ProvenanceLine, provenance_table
from leiq_sim.files.targets import matching
from leiq_sim.model.check import check
from leiq_sim.model.columns import Column
from leiq_sim.model.scenario import Scenario

MOVABLE = "assumption"
SET_KEYS = {"routes": 4, "traits": 2, "seasons": 0}  # how many parts of a key name a set that adds up
SHARE_DECIMALS, EXACT_DECIMALS, DIGITS = 4, 12, 5
LEAST_ROOM = 0.001


class Excluded(NamedTuple):
    """A path that a pattern matches and calibration leaves alone; `why` is "whole", "bounds" or "set"."""

    path: str
    why: str


class Other(NamedTuple):
    """A share that gives way when another of its set is moved, and its own bounds."""

    path: str
    value: float
    least: float
    most: float


@dataclass(frozen=True)
class Mover:
    """One value a knob moves between `least` and `most`, within the bounds `low` and `high` of its provenance.

    For a share of a set, `total` is what the set's assumptions have together and `others` are the shares that
    give way, each keeping its part of the rest.
    """

    path: str
    value: float
    low: float
    high: float
    least: float
    most: float
    scale: str
    total: float = 1.0
    others: tuple["Other", ...] = ()

    def plain(self, value: float) -> float:
        """Return a value on the scale on which it moves."""
        if self.scale == "log":
            return log(value)
        return log(value / (self.total - value)) if self.scale == "logit" else value

    def real(self, plain: float) -> float:
        if self.scale == "log":
            return exp(plain)
        return self.total / (1 + exp(-plain)) if self.scale == "logit" else plain

    @property
    def start(self) -> dict[str, float]:
        """Return what the data say, by path."""
        return {self.path: self.value} | {other.path: other.value for other in self.others}

    @property
    def half(self) -> float:
        return (self.plain(self.most) - self.plain(self.least)) / 2

    def at(self, u: float) -> dict[str, float]:
        """Return this value and those that give way, as a file would hold them, for a setting of the knob."""
        wanted = min(max(self.real(self.plain(self.value) + u * self.half), self.least), self.most)
        if not self.others:
            short = float(f"{wanted:.{DIGITS}g}") if self.scale == "log" else round(wanted, SHARE_DECIMALS)
            return {self.path: min(max(short, self.least), self.most)}
        whole = self._whole_set(round(wanted, SHARE_DECIMALS), SHARE_DECIMALS)
        return whole if self._fits(whole) else self._whole_set(wanted, EXACT_DECIMALS)

    def _whole_set(self, wanted: float, decimals: int) -> dict[str, float]:
        """Return the shares of the set that move; the largest of the others takes what rounding leaves."""
        rest = (self.total - wanted) / (self.total - self.value)
        found = {self.path: round(wanted, decimals)} | {o.path: round(o.value * rest, decimals) for o in self.others}
        largest = max(self.others, key=lambda o: o.value).path
        found[largest] = round(found[largest] + self.total - sum(found.values()), EXACT_DECIMALS)
        return found

    def _fits(self, found: Mapping[str, float]) -> bool:
        bounds = (Other(self.path, self.value, self.least, self.most), *self.others)
        return all(one.least <= found[one.path] <= one.most for one in bounds)


@dataclass(frozen=True)
class Knob:
    """A path or pattern whose values move together, by the same part of their own ranges."""

    name: str
    movers: tuple[Mover, ...]

    @property
    def low(self) -> float:
        return max((m.plain(m.least) - m.plain(m.value)) / m.half for m in self.movers)

    @property
    def high(self) -> float:
        return min((m.plain(m.most) - m.plain(m.value)) / m.half for m in self.movers)

    def at(self, u: float) -> dict[str, float]:
        """Return the values of all paths this knob moves; those in the data, to the bit, for a setting of 0."""
        if u == 0:
            return {path: value for m in self.movers for path, value in m.start.items()}
        return {path: value for m in self.movers for path, value in m.at(u).items()}


class Knobs(NamedTuple):
    """The knobs, and what their patterns match without being moved."""

    knobs: tuple[Knob, ...]
    excluded: tuple[Excluded, ...]


def knobs_of(scenario: Scenario, patterns: Sequence[tuple[str, str]]) -> Knobs:
    """Return the knobs of (pattern, where it was said) pairs.

    Raises ScenarioError with every pattern that matches nothing, names anything but assumptions, moves a value
    or a set of shares twice, or leaves nothing to move.
    """
    lines = {line.path: line for line in provenance_table(scenario)}
    columns = scenario.paths()
    problems: list[Problem] = []
    knobs: list[Knob] = []
    excluded: list[Excluded] = []
    owners: dict[str, str] = {}
    for pattern, where in dict.fromkeys(patterns):
        paths = matching(pattern, lines)
        wrong = _refusal(pattern, where, paths, lines)
        if wrong:
            problems.append(wrong)
            continue
        tried = [_mover(path, lines, columns) for path in paths]
        excluded += [one for one in tried if isinstance(one, Excluded)]
        movers = tuple(one for one in tried if isinstance(one, Mover))
        problems += _twice(pattern, where, movers, owners)
        knob = Knob(pattern, movers)
        if movers and knob.high - knob.low > LEAST_ROOM:
            knobs.append(knob)
        else:  # one of its values stands on its upper bound, another on its lower one: together they cannot move
            excluded += [Excluded(mover.path, "bounds") for mover in movers]
    if not problems and not knobs:
        problems.append(problem("adjust_nothing_moves", "", found=tuple(name for name, _ in patterns)))
    problems += [] if problems else list(_broken(scenario, knobs))
    if problems:
        raise ScenarioError(dict.fromkeys(problems))
    return Knobs(tuple(knobs), tuple(excluded))


def _refusal(pattern: str, where: str, paths: Sequence[str], lines: Mapping[str, ProvenanceLine]) -> Problem | None:
    if not paths:
        return problem("adjust_matches_nothing", where, found=pattern, nearest=nearest(pattern, lines))
    others = tuple(f"{path} ({lines[path].status})" for path in paths if lines[path].status != MOVABLE)
    return problem("adjust_not_assumption", where, found=pattern, others=others) if others else None


def _twice(pattern: str, where: str, movers: Sequence[Mover], owners: dict[str, str]) -> Iterator[Problem]:
    """Note whose pattern moves each path; yield paths that another share of their set, or pattern, moves already."""
    for mover in movers:
        paths = list(mover.start)
        taken = next((path for path in paths if path in owners), None)
        if taken:
            yield problem("adjust_twice", where, found=mover.path, other=owners[taken])
        owners.update(dict.fromkeys(paths, mover.path))


def _mover(path: str, lines: Mapping[str, ProvenanceLine], columns: Mapping[str, Column]) -> Mover | Excluded:
    line, column = lines[path], columns[path]
    if column.kind == "whole":
        return Excluded(path, "whole")
    least, most = max(line.low, column.least), min(line.high, column.most)
    if not _has_room(line, columns):
        return Excluded(path, "bounds")
    table = path.split(".")[0]
    if table in SET_KEYS:
        return _of_a_set(path, least, most, lines, columns)
    total = 1.0 if column.kind == "share" else 0.0
    return Mover(path, line.value, line.low, line.high, least, most, _scale(least, most, total), total)


def _has_room(line: ProvenanceLine, columns: Mapping[str, Column]) -> bool:
    column = columns[line.path]
    return max(line.low, column.least) < min(line.high, column.most)


def _scale(least: float, most: float, total: float) -> str:
    if least <= 0 or (total and most >= total):
        return "linear"
    return "logit" if total else "log"


def _of_a_set(
    path: str, least: float, most: float, lines: Mapping[str, ProvenanceLine], columns: Mapping[str, Column]
) -> Mover | Excluded:
    """Let the other assumptions of the set give way in proportion; what has a source, and zeros, stay as they are."""
    line = lines[path]
    others = tuple(
        Other(name, other.value, max(other.low, 0.0), min(other.high, columns[name].most))
        for name, other in lines.items()
        if name != path and set_of(name) == set_of(path) and other.status == MOVABLE and other.value > 0
        if _has_room(other, columns)
    )
    if not others:
        return Excluded(path, "set")
    # Each other keeps its own bounds while it shrinks or grows with the rest.
    rest = sum(one.value for one in others)
    total = line.value + rest
    least = max(least, total - rest * min(one.most / one.value for one in others))
    most = min(most, total - rest * max(one.least / one.value for one in others))
    if most - least < LEAST_ROOM:
        return Excluded(path, "set")
    return Mover(path, line.value, line.low, line.high, least, most, _scale(least, most, total), total, others)


def set_of(path: str) -> tuple[str, ...] | None:
    """Return the words that a share has in common with those it must add up with; None where it stands alone."""
    table, *key = path.split(".")
    return (table, *key[: SET_KEYS[table]]) if table in SET_KEYS else None


def _broken(scenario: Scenario, knobs: Sequence[Knob]) -> Iterator[Problem]:
    """Yield what would be wrong with the scenario at either end of a knob, for example times out of order."""
    for knob in knobs:
        for u in (knob.low, knob.high):
            yield from check(moved(scenario, knob.at(u)))


def moved(scenario: Scenario, values: Mapping[str, Any]) -> Scenario:
    """Return the scenario with values by path; those that are as they were leave no trace."""
    for path, value in values.items():
        if value != scenario.value(path):
            scenario = scenario.change(path, value)
    return scenario
