"""Calibration: assumptions are moved within their bounds until a simulated year shows published aggregates.

Least squares on common random numbers: what is minimised is the sum of ((simulated - target) / weight)^2 over
targets, plus (u / PRIOR)^2 over knobs, a weak pull to the data as they are. The weight of a target is its tolerance
and the error of the simulation together. Deterministic for a seed; the search is scipy's bounded trust region
(dogbox), which may end on a bound.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares

from leiq_sim.analysis.calibration_knobs import Knob, Knobs
from leiq_sim.analysis.calibration_study import Study
from leiq_sim.analysis.intervals import Means
from leiq_sim.analysis.measures import ALL, MEASURES, ORIGINS, Key
from leiq_sim.analysis.ranges import Excluded
from leiq_sim.analysis.validation import validation_year
from leiq_sim.analysis.workers import Progress
from leiq_sim.errors import Problem, ScenarioError, nearest, problem
from leiq_sim.files.targets import Target, Targets
from leiq_sim.model.scenario import Scenario

PRIOR = 1.0  # half ranges: one standard deviation of what is believed before
STEP = 0.5  # half ranges between the two simulations of a slope
ROUNDS = 8
SETTLED = 2e-2  # a search ends when a round gains less than this part of the sum
REPLICATIONS = 8

Told = Callable[[int, float, int], None]


@dataclass(frozen=True)
class Fit:
    """A target and what the simulated year says of it: before, after, and after on other replications."""

    target: Target
    before: float
    before_error: float
    after: float
    after_error: float
    anew: float
    anew_error: float

    @property
    def hit(self) -> bool:
        """Whether the calibrated year lies within the target's tolerance."""
        return abs(self.after - self.target.value) <= self.target.tolerance


@dataclass(frozen=True)
class Calibration:
    """What was moved, how well the targets were reached, and `slopes`: weighted targets x knobs at the end.

    `settings` are the knobs' settings in half ranges, `values` all moved values by path (others of a set included).
    """

    scenario: Scenario
    targets: Targets
    knobs: tuple[Knob, ...]
    excluded: tuple[Excluded, ...]
    fits: tuple[Fit, ...]
    settings: np.ndarray
    slopes: np.ndarray
    values: dict[str, float]
    year: int
    replications: int
    seed: int
    rounds: int
    runs: int


def calibrate(
    scenario: Scenario,
    targets: Targets,
    knobs: Knobs,
    year: int | None = None,
    replications: int = REPLICATIONS,
    seed: int = 1,
    workers: int | None = None,
    progress: Progress | None = None,
    told: Told | None = None,
) -> Calibration:
    """Return the calibration of a scenario to targets, moving the knobs (see `knobs_of`).

    `told` is called with (round, sum of squares, runs so far). Raises ScenarioError for unknown measures,
    a year outside the period, and targets that get no number.
    """
    year = validation_year(scenario, year)
    problems = _unknown(scenario, targets)
    if problems:
        raise ScenarioError(problems)
    moving = knobs.knobs
    study = Study(scenario, moving, _keys(targets), year, replications, seed, workers, progress)
    start = np.zeros(len(moving))
    before = study.means(start)
    _require_numbers(targets, before, year)
    search = _Search(study, targets, before, told)
    found = least_squares(
        search.residuals, start, search.slopes, _bounds(moving), "dogbox", ftol=SETTLED, xtol=SETTLED, max_nfev=ROUNDS
    )
    best = np.asarray(found.x)
    slopes = search.slopes(best)[: len(targets.rows)]
    anew = study.anew()
    fits = _fits(targets, before, study.means(best), anew.means(best))
    return Calibration(
        scenario, targets, moving, knobs.excluded, fits, best, slopes, study.values(best),
        year, replications, seed, search.rounds, study.runs + anew.runs,
    )  # fmt: skip


class _Search:
    """The residuals and their slopes, as scipy asks for them."""

    def __init__(self, study: Study, targets: Targets, before: Means, told: Told | None) -> None:
        self.study, self.told, self.rounds, self.seen = study, told, 0, set[bytes]()
        self.wanted = np.array([target.value for target in targets.rows])
        tolerance = np.array([target.tolerance for target in targets.rows])
        self.weight = np.hypot(tolerance, np.nan_to_num(before.error))

    def residuals(self, u: np.ndarray) -> np.ndarray:
        missed = (self.study.means(u).mean - self.wanted) / self.weight
        return np.concatenate([np.nan_to_num(missed, nan=1e3), u / PRIOR])

    def slopes(self, u: np.ndarray) -> np.ndarray:
        slopes = np.nan_to_num(self.study.slopes(u, STEP)) / self.weight[:, None]
        if u.tobytes() not in self.seen:
            self.seen.add(u.tobytes())
            self.rounds += 1
        if self.told:
            self.told(self.rounds, float((self.residuals(u) ** 2).sum()), self.study.runs)
        return np.vstack([slopes, np.eye(len(u)) / PRIOR])


def _keys(targets: Targets) -> tuple[Key, ...]:
    return tuple((row.measure, row.field, row.group) for row in targets.rows)


def _unknown(scenario: Scenario, targets: Targets) -> list[Problem]:
    """Return targets whose measure, field or group nobody knows."""
    problems = []
    fields = (ALL, *(name for (name,) in scenario.table("fields")))
    for row, where in zip(targets.rows, targets.places, strict=True):
        allowed = {"measure": tuple(MEASURES), "field": fields, "group": _groups(row)}
        for column, words in allowed.items():
            found = getattr(row, column)
            if found not in words:
                said = {"found": found, "column": column, "nearest": nearest(found, words), "allowed": words}
                problems.append(problem("target_unknown", where, **said))
    return problems


def _groups(row: Target) -> tuple[str, ...]:
    """Return the groups that `measured` tells apart for a target's measure and field."""
    known = MEASURES[row.measure].groups if row.measure in MEASURES else (row.group,)
    return known if row.field == ALL else tuple(group for group in known if group in (ALL, *ORIGINS))


def _require_numbers(targets: Targets, before: Means, year: int) -> None:
    lacking = [
        problem("target_without_number", where, found=row.key, year=str(year))
        for row, where, mean in zip(targets.rows, targets.places, before.mean, strict=True)
        if np.isnan(mean)
    ]
    if lacking:
        raise ScenarioError(lacking)


def _bounds(knobs: Sequence[Knob]) -> tuple[list[float], list[float]]:
    return [knob.low for knob in knobs], [knob.high for knob in knobs]


def _fits(targets: Targets, *found: Means) -> tuple[Fit, ...]:
    columns = [column for one in found for column in (one.mean, one.error)]
    return tuple(Fit(row, *(float(c[i]) for c in columns)) for i, row in enumerate(targets.rows))
