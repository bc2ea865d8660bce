"""How much of each pool was offered, used and wanted."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.capacity import Capacity
from leiq_sim.engine.columns import columns_of
from leiq_sim.engine.outcomes import Outcome, Outputs
from leiq_sim.model.scenario import Scenario
from leiq_sim.units import TICKS_PER_DAY

COLUMNS = ["pool", "kind", "unit", "offered", "used", "wanted"]
UNITS = {"hours": "minutes", "places": "place-days"}


@dataclass(frozen=True)
class PoolsUsed:
    """One entry a pool, those of hours first; hours in minutes (from the talks' lengths, cut at the horizon), places in
    place-days. `wanted` is the work of all who joined the line, served or not.
    """

    pool: tuple[str, ...]
    kind: tuple[str, ...]
    offered: np.ndarray
    used: np.ndarray
    wanted: np.ndarray

    def frame(self) -> pd.DataFrame:
        unit = [UNITS[kind] for kind in self.kind]
        return pd.DataFrame(
            {"pool": self.pool, "kind": self.kind, "unit": unit, "offered": self.offered, "used": self.used,
             "wanted": self.wanted}, columns=COLUMNS
        )  # fmt: skip


def pools_used(scenario: Scenario, itineraries: Itineraries, capacity: Capacity, outputs: Outputs) -> PoolsUsed:
    """Return what was offered, used and wanted of each pool."""
    names = {kind: tuple(name for (name,) in scenario.table(table)) for kind, table in _TABLES.items()}
    each = (_hours(itineraries, capacity, outputs), _places(itineraries, capacity, outputs))
    kinds = tuple(kind for kind, pools in names.items() for _ in pools)
    columns = (np.concatenate(pair) for pair in zip(*each, strict=True))
    return PoolsUsed(names["hours"] + names["places"], kinds, *columns)


_TABLES = {"hours": "staff", "places": "places"}


def _hours(itineraries: Itineraries, capacity: Capacity, out: Outputs) -> tuple[np.ndarray, ...]:
    minutes, (pool, length, outcome, began, _) = capacity.minutes, _visits(itineraries, out, Kind.HOURS)
    begun = (outcome == Outcome.INSIDE) | (outcome == Outcome.SERVED)
    mine, moment = pool[begun], began[begun] * (1.0 / TICKS_PER_DAY)  # days, exact
    day = moment.astype(np.int64)
    within = moment - day
    left = np.cumsum(minutes[:, ::-1], axis=1)[:, ::-1]  # minutes from each day on
    rest = left[mine, day] - within * minutes[mine, day]
    used = np.bincount(mine, weights=np.minimum(length[begun], rest), minlength=len(minutes))
    return minutes.sum(axis=1).astype(float), used, np.bincount(pool, weights=length, minlength=len(minutes))


def _places(itineraries: Itineraries, capacity: Capacity, out: Outputs) -> tuple[np.ndarray, ...]:
    horizon, pools = capacity.horizon, len(capacity.places)
    offered = [sum((b - a) * n for (a, n), (b, _) in pairwise([*steps, (horizon, 0)])) for steps in capacity.places]
    pool, length, outcome, began, ended = _visits(itineraries, out, Kind.PLACES)
    begun = (outcome == Outcome.INSIDE) | (outcome == Outcome.SERVED)
    stay = np.where(outcome == Outcome.SERVED, ended, horizon) - began
    used = np.bincount(pool[begun], weights=stay[begun], minlength=pools)
    wanted = np.bincount(pool, weights=length, minlength=pools)
    return tuple(np.asarray(ticks, dtype=float) / TICKS_PER_DAY for ticks in (offered, used, wanted))


def _visits(itineraries: Itineraries, out: Outputs, kind: Kind) -> tuple[np.ndarray, ...]:
    """Return pool, length, outcome, beginning and end of all who joined the line of a pool of this kind."""
    columns = columns_of(itineraries)
    all_of_kind = columns.of_kind[kind]
    outcome = out.outcome[all_of_kind]
    there = np.flatnonzero(outcome != Outcome.ABSENT)
    mine = all_of_kind[there]
    pool, length = columns.its_resource[kind][there], columns.its_duration[kind][there]
    return pool, length, outcome[there], out.began[mine], out.ended[mine]
