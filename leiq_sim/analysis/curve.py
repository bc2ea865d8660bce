"""A KPI over one control, and the smallest value of the control that meets a target in most futures.

All points are simulated on the same draws. A target is met where at least 80 % of the simulated futures meet it. That
the curve rises or falls throughout is not taken for granted: the value named is the one from which on, or up to which,
all points that were simulated meet the target.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import floor

import numpy as np
import pandas as pd

from leiq_sim.analysis.definitions import HEADLINE, KPIS
from leiq_sim.analysis.intervals import futures
from leiq_sim.analysis.readings import DEFAULT_KPI, Readings, estimate, place_of
from leiq_sim.analysis.workers import Progress
from leiq_sim.errors import Problem, ScenarioError, problem
from leiq_sim.model.check import check
from leiq_sim.model.scenario import Scenario

REPLICATIONS = 30
STEPS = 11
LEAST_POINTS, MOST_POINTS = 2, 101
ENOUGH = 0.8  # of the futures
FINE = 10  # steps between two points of a control that is not in whole numbers, unless a step is given
FROM_ON, UP_TO, NOWHERE, EVERYWHERE = "from_on", "up_to", "nowhere", "everywhere"
COLUMNS = ("value", "kpi", "unit", "mean", "low", "high", "p10", "p90", "met_share", "replications", "on_grid")


@dataclass(frozen=True)
class Answer:
    """Which values meet the target: `value` is the first one `from_on` which, or the last one `up_to` which, all do.

    `nowhere` between the ends or `everywhere`, `value` is the end itself. `met` of the futures meet it there. Where
    points meet it and others beyond the value's side do not, `is_monotone` is False.
    """

    kind: str
    value: float
    met: int
    is_monotone: bool

    def interval(self, futures: int) -> tuple[float, float]:
        """Return the ends of Wilson's 95 % interval of the share of all futures that meet the target there."""
        from scipy.stats import binomtest

        found = binomtest(self.met, futures).proportion_ci(method="wilson")
        return float(found.low), float(found.high)


@dataclass(frozen=True)
class Curve:
    """A KPI over one control.

    frame    a row a value and headline KPI: mean, its 95 % interval, where eight of ten futures lie, and for the KPI
             asked for the share of futures that meet the target; `on_grid` is False for values between the points
    answer   which values meet the target, None without a target
    """

    scenario: Scenario
    path: str
    from_date: str | None
    kpi: str
    target: float | None
    step: float
    frame: pd.DataFrame
    answer: Answer | None
    replications: int
    seed: int

    def table(self) -> pd.DataFrame:
        """Return all rows with the control they are about, as a file holds them."""
        about = {"scenario": self.scenario.name, "path": self.path, "from_date": self.from_date}
        ordered = self.frame.sort_values(["kpi", "value"], kind="stable").reset_index(drop=True)
        return pd.DataFrame(about, index=ordered.index).join(ordered)

    @property
    def shown(self) -> pd.DataFrame:
        """The rows of the KPI asked for, in the order of the values."""
        return self.frame[self.frame["kpi"] == self.kpi].sort_values("value").reset_index(drop=True)


def curve(
    scenario: Scenario,
    path: str,
    low: float,
    high: float,
    from_date: str | None = None,
    kpi: str = DEFAULT_KPI,
    target: float | None = None,
    steps: int = STEPS,
    step: float | None = None,
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | None = None,
) -> Curve:
    """Simulate a KPI over one control, from `low` to `high`, which holds from a date on if one is given.

    Between points one of which meets the target the way is halved, down to whole numbers, or to `step`. Raises
    ScenarioError for what cannot be a control, a range, a target, or a scenario that cannot be run.
    """
    column = place_of(kpi)
    whole = scenario.place(path).column.kind == "whole"
    _require(low, high, steps, kpi, target)
    step = step or (1.0 if whole else (high - low) / (steps - 1) / FINE)
    grid = _grid(low, high, steps, step)
    control = _Control(
        scenario, path, from_date, Readings(replications, seed, engine, workers, (scenario,), progress), column, target
    )
    control.simulate(grid)
    answer = None if target is None else _answer(control, grid, step)
    frame = pd.concat([control.rows(value, value in grid) for value in sorted(control.known)], ignore_index=True)
    return Curve(scenario, path, from_date, kpi, target, step, frame, answer, replications, seed)


def _require(low: float, high: float, steps: int, kpi: str, target: float | None) -> None:
    problems: list[Problem] = []
    if not low < high:
        problems.append(problem("curve_range", "FROM", low=low, high=high))
    if not LEAST_POINTS <= steps <= MOST_POINTS:
        problems.append(problem("curve_steps", "--steps", found=steps, least=LEAST_POINTS, most=MOST_POINTS))
    if target is not None and not KPIS[kpi].sign:
        allowed = tuple(kpi for kpi in HEADLINE if KPIS[kpi].sign)
        problems.append(problem("curve_target", "--target", found=kpi, allowed=allowed))
    if problems:
        raise ScenarioError(problems)


def _grid(low: float, high: float, steps: int, step: float) -> list[float]:
    """Return the points: evenly spread, each a number of steps from the lower end, the ends among them."""
    most = floor((high - low) / step + 1e-9)
    places = sorted({round(number * most / (steps - 1)) for number in range(steps)})
    found = [round(low + place * step, 9) for place in places]
    return found if abs(found[-1] - high) < 1e-9 else [*found, high]


@dataclass
class _Control:
    """Simulates values of the control and remembers what the replications say of all headline KPIs."""

    scenario: Scenario
    path: str
    from_date: str | None
    reading: Readings
    column: int
    target: float | None
    known: dict[float, np.ndarray] = field(default_factory=dict)

    def simulate(self, values: Sequence[float]) -> None:
        new = [value for value in values if value not in self.known]
        scenarios = [self.scenario.change(self.path, value, self.from_date) for value in new]
        problems = [one for scenario in scenarios for one in check(scenario)]
        if problems:
            raise ScenarioError(dict.fromkeys(problems))
        self.known |= dict(zip(new, self.reading.of(scenarios), strict=True))

    def met(self, value: float) -> np.ndarray:
        """Return which futures meet the target at a value; one without a number does not."""
        self.simulate([value])
        found = self.known[value][:, self.column]
        return (found - self.target) * KPIS[HEADLINE[self.column]].sign >= 0

    def meets(self, value: float) -> bool:
        return bool(self.met(value).mean() >= ENOUGH)

    def nearness(self, value: float) -> tuple[float, float]:
        """Return what orders values by how near they come to the target: futures that meet it, then the mean."""
        met, mean = self.met(value).mean(), estimate(self.known[value]).mean[self.column]
        return float(met), float(np.nan_to_num(mean)) * KPIS[HEADLINE[self.column]].sign

    def rows(self, value: float, on_grid: bool) -> pd.DataFrame:
        said = self.known[value]
        mean, (p10, p90) = estimate(said), futures(said)
        met = np.full(len(HEADLINE), np.nan)
        if self.target is not None:
            met[self.column] = self.met(value).mean()
        return pd.DataFrame(
            {
                "value": value, "kpi": HEADLINE, "unit": [KPIS[kpi].unit for kpi in HEADLINE], "mean": mean.mean,
                "low": mean.low, "high": mean.high, "p10": p10, "p90": p90, "met_share": met,
                "replications": len(said), "on_grid": on_grid,
            }
        )[list(COLUMNS)]  # fmt: skip


def _answer(control: _Control, grid: Sequence[float], step: float) -> Answer:
    """Return from which value on, or up to which, all points meet the target; the side whose end does is asked."""
    passes = [control.meets(value) for value in grid]
    changes = sum(one != other for one, other in pairwise(passes))

    def made(kind: str, value: float) -> Answer:
        tried = [control.meets(one) for one in sorted(control.known)]
        turns = sum(one != other for one, other in pairwise(tried))
        return Answer(kind, value, int(control.met(value).sum()), turns <= 1)

    if not changes and passes[0]:
        return made(EVERYWHERE, grid[0])
    if passes[-1]:
        first = len(passes) - passes[::-1].index(False)
        return made(FROM_ON, _edge(control, grid[first], grid[first - 1], step))
    if passes[0]:
        last = passes.index(False) - 1
        return made(UP_TO, _edge(control, grid[last], grid[last + 1], step))
    return made(NOWHERE, max(grid, key=control.nearness))


def _edge(control: _Control, good: float, bad: float, step: float) -> float:
    """Return the last value on the way from one that meets the target to one that does not which still meets it.

    Values are whole numbers of steps from `good`; the way is halved until they are neighbours.
    """
    sign = 1 if bad > good else -1
    meets, fails = 0, max(1, round(abs(bad - good) / step))
    while fails - meets > 1:
        middle = (meets + fails) // 2
        if control.meets(round(good + sign * middle * step, 9)):
            meets = middle
        else:
            fails = middle
    return round(good + sign * meets * step, 9)
