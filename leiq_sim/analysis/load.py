"""How much of each pool and course is wanted, of what is offered: a load over 1 is a finding."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from leiq_sim.analysis.ledger import Ledger
from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.course_runs import CourseRuns
from leiq_sim.engine.usage import UNITS, PoolsUsed

COLUMNS = ("pool", "kind", "unit", "offered", "wanted", "load")


@dataclass(frozen=True)
class Loads:
    """One entry a pool (hours, then places) and a course stage: what was offered, what was wanted.

    Wanted is what all who joined would have used within the period if nobody had waited: minutes of talks,
    place-days from joining on (cut at the end of the period), seats. The stock of day 0 is included.
    """

    pool: tuple[str, ...]
    kind: tuple[str, ...]
    offered: np.ndarray
    wanted: np.ndarray

    @property
    def load(self) -> np.ndarray:
        """The ratio of the two; NaN where nothing is offered."""
        there = self.offered > 0
        return np.divide(self.wanted, self.offered, out=np.full(len(there), np.nan), where=there)

    def frame(self) -> pd.DataFrame:
        unit = [(UNITS | {"course": "seats"})[kind] for kind in self.kind]
        return pd.DataFrame(
            {"pool": self.pool, "kind": self.kind, "unit": unit, "offered": self.offered, "wanted": self.wanted,
             "load": self.load}, columns=list(COLUMNS)
        )  # fmt: skip


def loads(ledger: Ledger, pools: PoolsUsed, runs: CourseRuns) -> list[Loads]:
    """Return the load of each pool and course stage in each log; what is offered is the same in all of them."""
    hours, places = np.flatnonzero(ledger.kind == Kind.HOURS), np.flatnonzero(ledger.kind == Kind.PLACES)
    stays = np.minimum(ledger.wanted[places], ledger.days - np.maximum(ledger.queued[places], 0.0))
    courses = tuple(dict.fromkeys(runs.stage.tolist()))
    seats = [float(runs.seats[runs.stage == stage].sum()) for stage in courses]
    wanted = [
        _wanted(ledger, hours, ledger.wanted[hours], pools.kind.count("hours")),
        _wanted(ledger, places, stays, pools.kind.count("places")),
        *(_joined(ledger, stage) for stage in courses),
    ]
    names, kinds = pools.pool + courses, pools.kind + ("course",) * len(courses)
    offered = np.append(pools.offered, seats)
    return [Loads(names, kinds, offered, asked) for asked in np.concatenate(wanted, axis=1)]


def _wanted(ledger: Ledger, visits: np.ndarray, work: np.ndarray, pools: int) -> np.ndarray:
    return ledger.tallied(ledger.resource[visits], pools, ledger.visit_log[visits], work)


def _joined(ledger: Ledger, stage: str) -> np.ndarray:
    there = ledger.visits(stage)
    there = there[ledger.kind[there] == Kind.COHORT]
    return np.bincount(ledger.visit_log[there], minlength=ledger.logs)[:, None].astype(float)
