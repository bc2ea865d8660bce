"""What a board shows of a variant against its baseline, as plain frames."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from leiq_sim.analysis.comparison import Comparison
from leiq_sim.analysis.reading import Reading, readings
from leiq_sim.boards.standing import queue_moved
from leiq_sim.files.provenance import status_shares


@dataclass(frozen=True)
class Answer:
    """Frames as the figures take them; `headline` has one row a headline KPI, in its fixed order.

    headline: kpi, unit, direction, base_mean, mean, difference, low, high, p10, p90, verdict, better_in; `values` the
    variant's own mean, low, high, p10, p90 by KPI; `least` the smallest difference that matters by KPI; waits, stages,
    entries, queues and runs as in their figures; `since` is the first day on which
    anything differs; `overloaded` names pools whose load is over 1; `equations` counts the
    identities that the logs were held against and kept; `comparison` is what all else is read from.
    """

    headline: pd.DataFrame
    values: pd.DataFrame
    waits: pd.DataFrame
    stages: pd.DataFrame
    entries: pd.DataFrame
    queues: pd.DataFrame
    runs: pd.DataFrame
    replications: int
    changed: bool
    since: date | None = None
    least: dict[str, float] = field(default_factory=dict)
    target_days: float | None = None
    overloaded: tuple[str, ...] = ()
    equations: int = 0
    comparison: Comparison | None = None

    @cached_property
    def provenance(self) -> dict[str, float]:
        """The share of parameters of each status, of the variant."""
        return status_shares(self.comparison.results[-1].scenario) if self.comparison else {}

    @cached_property
    def reading(self) -> Reading | None:
        """What may be said of the variant, read when it is first shown; None of the baseline alone."""
        return readings(self.comparison)[0] if self.comparison and self.changed else None

    @cached_property
    def queue_moved(self) -> int:
        """1 or -1 where surely more or fewer people wait for the network when the period ends, else 0."""
        return queue_moved(*self.comparison.results) if self.comparison and self.changed else 0
