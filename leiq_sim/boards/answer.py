"""What a board shows of a variant against its baseline, as plain frames."""

from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Answer:
    """Frames as the figures take them; `headline` has one row a headline KPI, in its fixed order.

    headline: kpi, unit, direction, base_mean, mean, difference, low, high, p10, p90, verdict; waits, queues and runs
    as in their figures; `overloaded` names pools whose load is over 1; `equations` counts the identities
    that the logs were held against and kept.
    """

    headline: pd.DataFrame
    waits: pd.DataFrame
    queues: pd.DataFrame
    runs: pd.DataFrame
    replications: int
    changed: bool
    target_days: float | None = None
    overloaded: tuple[str, ...] = ()
    equations: int = 0
    provenance: dict[str, float] = field(default_factory=dict)
