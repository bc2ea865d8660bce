"""What the replications of a scenario say: kept as arrays, shown as frames."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from leiq_sim.analysis import timeline
from leiq_sim.analysis.checks import Audit, BrokenLogError, Finding, load_warnings
from leiq_sim.analysis.costs import OpenPoint, open_points
from leiq_sim.analysis.kpis import Key, frame_of
from leiq_sim.analysis.load import Loads
from leiq_sim.analysis.summary import Values, summarise, values_of
from leiq_sim.analysis.timeline import Months
from leiq_sim.chance.cache import SHARED
from leiq_sim.engine.course_runs import CourseRuns
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.simulate import simulate
from leiq_sim.model.scenario import Scenario


@dataclass(frozen=True)
class Found:
    """What one replication says: the value of each KPI by its key, its months, loads, course runs and audit."""

    values: dict[Key, float]
    months: Months
    loads: Loads
    runs: CourseRuns
    audit: Audit


@dataclass(frozen=True)
class Result:
    """A scenario's replications, `found` in their order; frames are made when they are first asked for.

    A log that broke one of its `equations` (people in = out + inside, Little's law) gives no result.
    """

    scenario: Scenario
    found: tuple[Found, ...]
    seed: int
    engine: str = "auto"

    def __post_init__(self) -> None:
        broken = tuple(finding for one in self.found for finding in one.audit.broken)
        if broken:
            raise BrokenLogError(broken)

    @property
    def replications(self) -> int:
        return len(self.found)

    @property
    def equations(self) -> int:
        """The number of identities that all logs were held against and kept."""
        return sum(one.audit.equations for one in self.found)

    @cached_property
    def kpis(self) -> pd.DataFrame:
        """The tidy frame of all replications (see `analysis.kpis`)."""
        return frame_of([one.values for one in self.found], self.scenario.name)

    @cached_property
    def values(self) -> Values:
        """The values as one table, replications x keys."""
        return values_of([one.values for one in self.found])

    @cached_property
    def timeline(self) -> pd.DataFrame:
        """Who waited, was inside and entered work, by month (see `analysis.timeline`)."""
        return timeline.frame_of([one.months for one in self.found], self.scenario.name)

    @cached_property
    def runs(self) -> pd.DataFrame:
        """One row a replication and course run: seats, minimum, taken, cancelled (as the log's `runs`)."""
        each = [one.runs.frame().assign(replication=number) for number, one in enumerate(self.found)]
        return pd.concat(each, ignore_index=True)

    @cached_property
    def loads(self) -> pd.DataFrame:
        """What was offered and wanted of each pool and course: means over replications."""
        frame = self.found[0].loads.frame()
        each = [(one.loads.offered, one.loads.wanted, one.loads.load) for one in self.found]
        means = np.mean(np.array(each), axis=0)
        return frame.assign(offered=means[0], wanted=means[1], load=means[2])

    @cached_property
    def checks(self) -> tuple[Finding, ...]:
        """The loads that are a warning."""
        return load_warnings(self.loads)

    @cached_property
    def open_points(self) -> tuple[OpenPoint, ...]:
        return open_points(self.scenario)

    def log(self, replication: int = 0) -> EventLog:
        """Return the log of one replication, computed anew; the same seed gives the same log."""
        if not 0 <= replication < self.replications:
            raise IndexError(f"replication {replication} was not run; there are 0 to {self.replications - 1}")
        return simulate(self.scenario, SHARED.take(self.scenario, self.seed, replication), self.engine)

    @cached_property
    def _summary(self) -> pd.DataFrame:
        return summarise(self.values, self.scenario.name)

    def summary(self) -> pd.DataFrame:
        """Return mean, low, high, p10, p90 by KPI, district, field and stage (see `analysis.summary`)."""
        return self._summary.copy()
