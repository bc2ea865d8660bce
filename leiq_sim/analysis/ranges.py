"""What may be moved within its range, and so that shares still add up: one value, or a share of a set.

Times and rates move on the log scale, shares on the logit of their part of what is free in their set, values whose
bounds touch an end of their scale on the plain one. Calibration moves assumptions by such scales; sensitivity and
uncertainty move whatever has a range, straight from the value in the data to an end.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import exp, floor, log
from typing import Any, NamedTuple

from leiq_sim.files.provenance import ProvenanceLine
from leiq_sim.model.columns import Column
from leiq_sim.model.scenario import Scenario

SET_KEYS = {"routes": 4, "traits": 2, "seasons": 0}  # how many parts of a key name a set that adds up
SHARE_DECIMALS, EXACT_DECIMALS, DIGITS = 4, 12, 5
LEAST_ROOM = 0.001


class Excluded(NamedTuple):
    """A path that a pattern matches and that is left alone; `why` is a word the catalogue explains."""

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
    whole: bool = False

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
        """Return this value and those that give way, as a file would hold them, `u` half ranges from the data."""
        return self.to(self.real(self.plain(self.value) + u * self.half))

    def to(self, value: float) -> dict[str, float]:
        """Return this value moved as far as its bounds allow, and those that give way, as a file would hold them."""
        wanted = min(max(value, self.least), self.most)
        if self.whole:
            return {self.path: floor(wanted + 0.5)}
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


def mover_of(
    path: str, lines: Mapping[str, ProvenanceLine], columns: Mapping[str, Column], giving: Collection[str]
) -> Mover | Excluded:
    """Return what moves a path, or why nothing does; of its set, shares of the statuses `giving` give way."""
    line, column = lines[path], columns[path]
    least, most = max(line.low, column.least), min(line.high, column.most)
    if not _has_room(line, columns):
        return Excluded(path, "bounds")
    table = path.split(".")[0]
    if table in SET_KEYS:
        return _of_a_set(path, least, most, lines, columns, giving)
    total = 1.0 if column.kind == "share" else 0.0
    scale = _scale(least, most, total)
    return Mover(path, line.value, line.low, line.high, least, most, scale, total, whole=column.kind == "whole")


def _has_room(line: ProvenanceLine, columns: Mapping[str, Column]) -> bool:
    column = columns[line.path]
    return max(line.low, column.least) < min(line.high, column.most)


def _scale(least: float, most: float, total: float) -> str:
    if least <= 0 or (total and most >= total):
        return "linear"
    return "logit" if total else "log"


def _of_a_set(
    path: str,
    least: float,
    most: float,
    lines: Mapping[str, ProvenanceLine],
    columns: Mapping[str, Column],
    giving: Collection[str],
) -> Mover | Excluded:
    """Let the others of the set give way in proportion; those of another status, and zeros, stay as they are."""
    line = lines[path]
    others = tuple(
        Other(name, other.value, max(other.low, 0.0), min(other.high, columns[name].most))
        for name, other in lines.items()
        if name != path and set_of(name) == set_of(path) and other.status in giving and other.value > 0
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


def moved(scenario: Scenario, values: Mapping[str, Any]) -> Scenario:
    """Return the scenario with values by path; those that are as they were leave no trace."""
    for path, value in values.items():
        if value != scenario.value(path):
            scenario = scenario.change(path, value)
    return scenario
