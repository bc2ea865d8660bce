"""What became of the course runs that were due in the period."""

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.capacity import Capacity
from leiq_sim.engine.columns import columns_of
from leiq_sim.engine.outcomes import Outputs
from leiq_sim.units import to_days


@dataclass(frozen=True)
class CourseRuns:
    """One entry a run that was due before the horizon; `start` and `end` in days, names as object arrays."""

    run: np.ndarray
    course: np.ndarray
    stage: np.ndarray
    site: np.ndarray
    start: np.ndarray
    end: np.ndarray
    seats: np.ndarray
    minimum: np.ndarray
    taken: np.ndarray

    @property
    def cancelled(self) -> np.ndarray:
        """Whether too few were there (bool)."""
        return (self.taken == 0) & (self.minimum > 0)

    def frame(self) -> pd.DataFrame:
        return pd.DataFrame({f.name: getattr(self, f.name) for f in fields(self)}).assign(cancelled=self.cancelled)


def course_runs(itineraries: Itineraries, capacity: Capacity, outputs: Outputs) -> CourseRuns:
    """Return the runs with the seats that were taken."""
    runs, server = capacity.runs, outputs.server[columns_of(itineraries).of_kind[Kind.COHORT]]
    taken = np.bincount(server[server >= 0], minlength=len(runs))
    due = np.flatnonzero((runs.start >= 0) & (runs.start < capacity.horizon))
    nodes, sites = itineraries.network.nodes, np.array(["", *itineraries.population.sites], dtype=object)
    site = np.log2(np.maximum(runs.site[due], 1)).astype(np.int64) + 1
    names = np.array(runs.names, dtype=object).reshape(len(runs), 2)[due]
    stage = np.array([nodes[line].step.name for line in runs.line[due]], dtype=object)
    return CourseRuns(
        names[:, 1], names[:, 0], stage, sites[site], to_days(runs.start[due]), to_days(runs.end[due]),
        runs.seats[due], runs.minimum[due], taken[due],
    )  # fmt: skip
