"""Validation: simulated years beside published figures, by a criterion that was written down first.

A figure *fits* when published ± tolerance meets the range in which eight of ten simulated years lie. A figure that
set a default, or that a calibration has used, is shown and proves nothing; it never counts as a fit.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, isnan

import numpy as np
import pandas as pd

from leiq_sim.analysis.checks import Audit, BrokenLogError, audited
from leiq_sim.analysis.experiment import REPLICATIONS, Task, logged
from leiq_sim.analysis.intervals import futures, means
from leiq_sim.analysis.ledger import ledger_of
from leiq_sim.analysis.measures import MEASURES, Key, measured
from leiq_sim.analysis.workers import Progress, spread
from leiq_sim.engine.simulate import require_engine
from leiq_sim.errors import Problem, ScenarioError, nearest, problem
from leiq_sim.files.published import NOT_COMPARABLE, USABLE, Figures, Published, read_calibrated, read_published
from leiq_sim.model.check import check
from leiq_sim.model.scenario import Scenario

DOES_NOT_FIT, FITS, USED_TO_CALIBRATE = "does_not_fit", "fits", "used_to_calibrate"
VERDICTS = (DOES_NOT_FIT, FITS, "used_as_input", USED_TO_CALIBRATE, NOT_COMPARABLE)
JUDGED = (DOES_NOT_FIT, FITS)
TARGET, TWIN, NOBODY = "calibration_target", "calibration_twin", "nobody_counted"
TABLE_OF_STATUS = "status_"  # measures of one table: knowing some of its shares gives the others away
COLUMNS = (
    "key", "measure", "field", "group", "unit", "published", "tolerance", "wording", "mean", "low", "high", "p10",
    "p90", "verdict", "reason", "year", "region", "source", "address", "note",
)  # fmt: skip
ROUNDING = 1e-9


@dataclass(frozen=True)
class Validation:
    """Published figures and what the simulated year says of them: `table` has one row a figure (`COLUMNS`).

    `low` and `high` are the 95 % t interval of the mean over replications, `p10` and `p90` the range of eight of ten
    simulated years; NaN where nothing is simulated. Verdicts are `VERDICTS`; only `JUDGED` ones are validation.
    `equations` is the number of identities that the logs were held against and kept.
    """

    scenario: Scenario
    table: pd.DataFrame
    year: int
    replications: int
    seed: int
    equations: int = 0

    def of(self, *verdicts: str) -> pd.DataFrame:
        """Return the rows with one of the verdicts."""
        return self.table[self.table["verdict"].isin(verdicts)]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many figures have each verdict, in the order of `VERDICTS`."""
        found = Counter(self.table["verdict"])
        return {verdict: found[verdict] for verdict in VERDICTS}


@dataclass(frozen=True)
class Sample:
    """One replication, of which some measures of one calendar year are wanted."""

    task: Task
    year: int
    keys: tuple[Key, ...]


def sampled(sample: Sample) -> tuple[tuple[float, ...], Audit]:
    """Return the measures of one replication, NaN where nobody is counted, and its audit. Runs in a worker process."""
    log = logged(sample.task)
    ledger = ledger_of(log)
    found = measured(log, sample.year, ledger)
    return tuple(found.get(key, float("nan")) for key in sample.keys), audited(ledger, sample.task.replication)


def whole_years(scenario: Scenario) -> tuple[int, ...]:
    """Return the calendar years that lie in the period from the first to the last day."""
    years = range(scenario.start.year, scenario.end.year + 1)
    return tuple(y for y in years if scenario.start <= date(y, 1, 1) and date(y, 12, 31) <= scenario.end)


def validation_year(scenario: Scenario, year: int | None = None) -> int:
    """Return the year to compare: the one asked for, else the first whole one after the calendar year of the start.

    Near the start a year still shows the stock of day 0 more than the model. Raises ScenarioError for a year that
    the period does not hold whole, and when it holds none.
    """
    whole = whole_years(scenario)
    past_start = [y for y in whole if y > scenario.start.year]
    chosen = year if year is not None else next(iter(past_start or whole), scenario.start.year)
    if chosen not in whole:
        allowed = tuple(str(y) for y in whole)
        said = {"found": str(chosen), "start": scenario.start, "end": scenario.end, "allowed": allowed}
        raise ScenarioError([problem("year_not_whole", "", **said)])
    return chosen


def validate(
    scenario: Scenario,
    replications: int = REPLICATIONS,
    seed: int = 1,
    year: int | None = None,
    published: Figures | None = None,
    calibrated: Collection[str] | None = None,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | None = None,
) -> Validation:
    """Compare simulated years with published figures; the same seed gives the same table on any number of cores.

    `published` and `calibrated` (keys of figures that a calibration has used) are read from `data/` by default.
    Raises ScenarioError when the scenario or the figures have problems, or the year is not in the period, and
    BrokenLogError when a log contradicts itself.
    """
    require_engine(engine)
    figures = read_published() if published is None else published
    used = read_calibrated() if calibrated is None else calibrated
    chosen = validation_year(scenario, year)
    problems = [*check(scenario), *unknown_problems(figures, scenario)]
    if problems:
        raise ScenarioError(problems)
    keys = tuple(dict.fromkeys(_key(row) for row in figures.rows if row.measure))
    samples = [Sample(Task(scenario, seed, r, engine), chosen, keys) for r in range(replications)]
    found = spread(sampled, samples, workers, progress)
    errors = tuple(error for _, audit in found for error in audit.broken)
    if errors:
        raise BrokenLogError(errors)
    values = np.array([numbers for numbers, _ in found]).reshape(replications, len(keys))
    table = _table(figures.rows, frozenset(used), keys, values)
    return Validation(scenario, table, chosen, replications, seed, sum(audit.equations for _, audit in found))


def _key(row: Published) -> Key:
    return row.measure, row.field, row.group


def unknown_problems(figures: Figures, scenario: Scenario) -> list[Problem]:
    """Return figures whose measure, field, group or unit cannot be measured in the scenario."""
    fields = ("all", *(name for (name,) in scenario.table("fields")))
    found = []
    for row, where in zip(figures.rows, figures.places, strict=True):
        if not row.measure:
            continue
        allowed = {"measure": tuple(MEASURES), "field": fields}
        if row.measure in MEASURES:
            allowed |= {"group": MEASURES[row.measure].groups, "unit": (MEASURES[row.measure].unit,)}
        for column, words in allowed.items():
            word = getattr(row, column)
            if word not in words:
                said = {"found": word, "column": column, "nearest": nearest(word, words), "allowed": words}
                found.append(problem("published_unknown", where, **said))
    return found


def _table(rows: Sequence[Published], used: frozenset[str], keys: tuple[Key, ...], values: np.ndarray) -> pd.DataFrame:
    found = means(values)
    low, high = found.interval()
    p10, p90 = futures(values)
    numbers = {
        key: tuple(float(column[i]) for column in (found.mean, low, high, p10, p90)) for i, key in enumerate(keys)
    }
    nothing, twins = (np.nan,) * 5, _twins(rows, used)
    lines = []
    for row in rows:
        simulated = numbers.get(_key(row), nothing)
        verdict, reason = _verdict(row, used, twins, simulated[3], simulated[4])
        lines.append(
            (row.key, row.measure, row.field, row.group, row.unit, row.value, row.tolerance if row.measure else np.nan,
             row.wording, *simulated, verdict, reason, row.year, row.region, row.source_title, row.source_url, row.note)
        )  # fmt: skip
    return pd.DataFrame(lines, columns=list(COLUMNS))


def _verdict(row: Published, used: frozenset[str], twins: frozenset[str], p10: float, p90: float) -> tuple[str, str]:
    """Return a figure's verdict and the reason where it is not judged."""
    if row.comparison == NOT_COMPARABLE:
        return NOT_COMPARABLE, row.reason
    if row.key in used or row.key in twins:
        return USED_TO_CALIBRATE, TARGET if row.key in used else TWIN
    if row.comparison != USABLE:
        return row.comparison, row.reason
    if isnan(p10) or isnan(p90):
        return NOT_COMPARABLE, NOBODY
    return (FITS if meets(row, p10, p90) else DOES_NOT_FIT), ""


def meets(row: Published, p10: float, p90: float) -> bool:
    """Return whether published ± tolerance meets the range of eight of ten simulated years.

    "At least" leaves the published side open above, "at most" below.
    """
    low = -inf if row.wording == "at_most" else row.value - row.tolerance
    high = inf if row.wording == "at_least" else row.value + row.tolerance
    return p10 <= high + ROUNDING and p90 >= low - ROUNDING


def _twins(rows: Sequence[Published], used: frozenset[str]) -> frozenset[str]:
    """Return keys that a calibration on others has seen: same year and region, and same source or same table."""
    marks = {mark for row in rows if row.key in used for mark in _marks(row)}
    return frozenset(row.key for row in rows if row.key not in used and marks & _marks(row))


def _marks(row: Published) -> set[tuple[str, str, str]]:
    tables = {TABLE_OF_STATUS} if row.measure.startswith(TABLE_OF_STATUS) else set()
    return {(mark, row.year, row.region) for mark in {row.source_url, *tables}}
