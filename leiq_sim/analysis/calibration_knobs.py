"""What calibration may move: assumptions only, within their bounds, and so that shares still add up.

A knob is one path or pattern. Its setting u is measured in half ranges: 0 is the value in the data; from the
lowest to the highest allowed value it runs over 2, on the scale of each value (see `analysis.ranges`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from leiq_sim.analysis.ranges import LEAST_ROOM, Excluded, Mover, moved, mover_of
from leiq_sim.errors import Problem, ScenarioError, nearest, problem
from leiq_sim.files.provenance import ProvenanceLine, provenance_table
from leiq_sim.files.targets import matching
from leiq_sim.model.check import check
from leiq_sim.model.columns import Column
from leiq_sim.model.scenario import Scenario

MOVABLE = "assumption"


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
    return Excluded(path, "whole") if columns[path].kind == "whole" else mover_of(path, lines, columns, (MOVABLE,))


def _broken(scenario: Scenario, knobs: Sequence[Knob]) -> Iterator[Problem]:
    """Yield what would be wrong with the scenario at either end of a knob, for example times out of order."""
    for knob in knobs:
        for u in (knob.low, knob.high):
            yield from check(moved(scenario, knob.at(u)))
