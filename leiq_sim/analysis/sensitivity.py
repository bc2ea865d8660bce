"""Which uncertain parameters move a difference between two scenarios, and whether any of them turns it.

One at a time, each parameter stands at its low and at its high end, in baseline and variant alike and on the same
draws; all others stay as the data say. What is compared is the paired difference variant - baseline; a movement is
the difference at an end less the difference at the data, replication by replication, so that common chance cancels.
Effects of two parameters together are not seen: `analysis.uncertainty` moves them all at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from leiq_sim.analysis.definitions import HEADLINE, KPIS
from leiq_sim.analysis.intervals import LEVEL
from leiq_sim.analysis.parameters import Family, Parameter, family_of, parameters_of
from leiq_sim.analysis.ranges import Excluded
from leiq_sim.analysis.readings import DEFAULT_KPI, Estimate, Readings, estimate, place_of
from leiq_sim.analysis.workers import Progress
from leiq_sim.model.scenario import Scenario

REPLICATIONS = 8
REACHES = (1.0, 0.8, 0.6, 0.4, 0.2)  # parts of the way to an end that are tried until the scenario is sound
HALVINGS = 5
LOW, HIGH = "low", "high"
STUCK = {LOW: "check_low", HIGH: "check_high"}
COLUMNS = (
    "parameter", "status", "values", "end", "place", "kpi", "unit", "setting_kind", "setting", "difference",
    "movement", "low", "high", "distinguishable", "base_movement", "base_low", "base_high", "base_distinguishable",
)  # fmt: skip


@dataclass(frozen=True)
class End:
    """A parameter at one end: how far it went (`place`, 1 for the whole way), the difference, and the movements.

    `movement` is that of the difference, `level` that of the baseline's own figures.
    """

    parameter: Parameter
    end: str
    place: float
    difference: Estimate
    movement: Estimate
    level: Estimate


@dataclass(frozen=True)
class Turn:
    """Where a difference changes its sign: between two places that were tried, `at` by a straight line between them.

    `sure` says whether the difference at the end is distinguishable from 0 on the other side.
    """

    parameter: Parameter
    end: str
    at: float
    between: tuple[float, float]
    sure: bool


@dataclass(frozen=True)
class Sensitivity:
    """What moves the difference of a variant from a baseline in one KPI, and in all headline KPIs (`frame`).

    data       the difference with the data as they are, for all headline KPIs
    ends       each parameter at each end at which it moves anything
    turns      where the difference of `kpi` changes its sign
    excluded   what could not be moved, and why
    """

    scenarios: tuple[Scenario, ...]
    kpi: str
    data: Estimate
    ends: tuple[End, ...]
    turns: tuple[Turn, ...]
    excluded: tuple[Excluded, ...]
    replications: int
    seed: int
    runs: int

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return tuple(dict.fromkeys(end.parameter for end in self.ends))

    @property
    def distinguishable(self) -> bool:
        """Whether the difference is there at all, with the data as they are."""
        return bool(self.data.p[place_of(self.kpi)] <= LEVEL)

    @property
    def unclear(self) -> tuple[End, ...]:
        """Ends of the same sign at which the difference can no longer be told from 0."""
        column = place_of(self.kpi)
        turned = {(turn.parameter.name, turn.end) for turn in self.turns}
        return tuple(
            end for end in self.ends if (end.parameter.name, end.end) not in turned and end.difference.p[column] > LEVEL
        )

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a parameter, end and headline KPI: difference, its movement and the baseline's, with 95 % intervals.

        `distinguishable` from 0 is a movement such that of all movements of the KPI that are called so about one in
        twenty may be chance (false discovery rate of 5 %, Benjamini and Hochberg 1995).
        """
        tables = [self._of(column, kpi) for column, kpi in enumerate(HEADLINE)]
        return pd.concat(tables, ignore_index=True)[list(COLUMNS)]

    def _of(self, column: int, kpi: str) -> pd.DataFrame:
        found = [
            {
                "parameter": end.parameter.name, "status": end.parameter.status, "values": len(end.parameter.movers),
                "end": end.end, "place": end.place, "setting_kind": end.parameter.setting(end.place).kind,
                "setting": end.parameter.setting(end.place).at, "difference": end.difference.mean[column],
                "movement": end.movement.mean[column], "low": end.movement.low[column],
                "high": end.movement.high[column], "base_movement": end.level.mean[column],
                "base_low": end.level.low[column], "base_high": end.level.high[column],
            }
            for end in self.ends
        ]  # fmt: skip
        told, base_told = (discovered(np.array([one.p[column] for one in moves])) for moves in self._movements)
        known = {"distinguishable": told, "base_distinguishable": base_told}
        return pd.DataFrame(found).assign(kpi=kpi, unit=KPIS[kpi].unit, **known)

    @property
    def _movements(self) -> tuple[list[Estimate], list[Estimate]]:
        return [end.movement for end in self.ends], [end.level for end in self.ends]

    def strongest(self, most: int = 10) -> pd.DataFrame:
        """Return the rows of the parameters that move the KPI's difference most, the strongest first, low before high.

        A parameter's strength is its larger movement, whichever end it is at.
        """
        mine = self.frame[self.frame["kpi"] == self.kpi]
        sizes = mine.assign(size=mine["movement"].abs()).groupby("parameter", sort=False)["size"].max().fillna(0.0)
        order = sizes[sizes > 0].sort_values(ascending=False, kind="stable").index[:most]
        rank = {name: number for number, name in enumerate(order)}
        kept = mine[mine["parameter"].isin(rank)]
        return kept.sort_values("parameter", key=lambda names: names.map(rank), kind="stable").reset_index(drop=True)


def sensitivity(
    scenarios: Sequence[Scenario],
    patterns: Sequence[str] = (),
    without: Sequence[str] = (),
    kpi: str = DEFAULT_KPI,
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | None = None,
) -> Sensitivity:
    """Move each uncertain parameter of a baseline and a variant to either end of its range, one at a time.

    `patterns` and `without` name paths to take or to leave out. Raises ScenarioError for an unknown KPI, patterns
    that match nothing, and scenarios that rest on different data.
    """
    column, family = place_of(kpi), family_of(scenarios)
    known = parameters_of(family.root, patterns, without)
    expected = (2 + 4 * len(known.parameters)) * replications
    reading = Readings(replications, seed, engine, workers, scenarios, progress, expected)
    data = reading.of(scenarios)
    ends: list[End] = []
    stuck: list[Excluded] = []
    for parameter in known.parameters:
        found = list(_ends(reading, family, parameter, data))
        ends += found
        stuck += _unreached(parameter, {end.end for end in found})
    difference = data[1] - data[0]
    turns = _turns(reading, family, ends, difference[:, column], column)
    excluded = (*known.excluded, *stuck)
    return Sensitivity(
        tuple(scenarios), kpi, estimate(difference), tuple(ends), turns, excluded, replications, seed, reading.runs
    )


def _difference(reading: Readings, scenarios: Sequence[Scenario]) -> np.ndarray:
    base, variant = reading.of(scenarios)
    return variant - base


def _ends(reading: Readings, family: Family, parameter: Parameter, data: Sequence[np.ndarray]) -> Iterator[End]:
    """Yield a parameter at its ends, as near to them as the scenarios are sound; both are simulated together."""
    places: list[tuple[str, float]] = []
    scenarios: list[Scenario] = []
    for end, sign in ((LOW, -1.0), (HIGH, 1.0)):
        place, made = _reached(family, parameter, sign)
        if made:
            places.append((end, place))
            scenarios += made
    found = reading.of(scenarios) if scenarios else []
    for number, (end, place) in enumerate(places):
        base, variant = found[2 * number], found[2 * number + 1]
        there = variant - base
        moves = estimate(there - (data[1] - data[0])), estimate(base - data[0])
        yield End(parameter, end, place, estimate(there), *moves)


def _unreached(parameter: Parameter, reached: set[str]) -> Iterator[Excluded]:
    """Yield the ends towards which nothing could move although the range goes on."""
    for end, sign in ((LOW, -1.0), (HIGH, 1.0)):
        if end not in reached and parameter.moves(sign):
            yield Excluded(parameter.name, STUCK[end])


def discovered(p: np.ndarray) -> np.ndarray:
    """Return which tests are discoveries at a false discovery rate of 5 % (Benjamini and Hochberg's steps)."""
    from scipy.stats import false_discovery_control

    return np.asarray(false_discovery_control(p) <= LEVEL) if len(p) else np.zeros(0, dtype=bool)


def _reached(family: Family, parameter: Parameter, sign: float) -> tuple[float, list[Scenario]]:
    """Return the place nearest to an end at which something moves and all scenarios are sound, and the scenarios."""
    for reach in REACHES:
        place = sign * reach
        if parameter.moves(place) and (made := family.sound(parameter.at(place))):
            return place, made
    return 0.0, []


def _turns(reading: Readings, family: Family, ends: Sequence[End], data: np.ndarray, column: int) -> tuple[Turn, ...]:
    """Return where the difference changes its sign, if it is distinguishable from 0 to begin with."""
    start = estimate(data[:, None])
    if not start.p[0] <= LEVEL:
        return ()
    first = float(start.mean[0])
    turned = [end for end in ends if end.difference.mean[column] * first < 0]
    return tuple(_turn(reading, family, end, first, column) for end in turned)


def _turn(reading: Readings, family: Family, end: End, first: float, column: int) -> Turn:
    """Halve the way between the data and an end a few times, then draw a straight line between the last two places."""
    (near, at_near), (far, at_far) = (0.0, first), (end.place, float(end.difference.mean[column]))
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        made = family.sound(end.parameter.at(middle))
        if not made:
            break
        found = float(estimate(_difference(reading, made)).mean[column])
        if found * first > 0:
            near, at_near = middle, found
        else:
            far, at_far = middle, found
    share = at_near / (at_near - at_far) if at_near != at_far else 0.5
    sure = bool(end.difference.p[column] <= LEVEL)
    return Turn(end.parameter, end.end, near + share * (far - near), (near, far), sure)
