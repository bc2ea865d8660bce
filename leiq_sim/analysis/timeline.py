"""How the period went, month by month: who waited, who was inside, who entered work."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from leiq_sim.analysis.ledger import CLIENT, WAITS, Ledger, ledger_of
from leiq_sim.analysis.period import months
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.model.scenario import Scenario

ALL = "all"
COLUMNS = ("scenario", "replication", "month", "district", "stage", "waiting", "inside", "entered_work", "in_all_work")


@dataclass(frozen=True)
class Months:
    """What is there when each month ends: districts x stages x months, the total of each dimension first.

    Stages of employers and vacancies have rows of their own; the totals over stages count people only. Entries into
    work (districts x months) are those of the month; a stage that nobody came to has no rows.
    """

    names: tuple[str, ...]
    districts: tuple[str, ...]
    stages: tuple[str, ...]
    visited: np.ndarray
    waiting: np.ndarray
    inside: np.ndarray
    entered_work: np.ndarray
    in_all_work: np.ndarray


def counted(ledger: Ledger, names: Sequence[str], edges: np.ndarray) -> list[Months]:
    """Return the months of each log; `edges` are the days on which they end, the first that is no longer theirs."""
    waits = WAITS[ledger.kind]
    gone = np.where(np.isnan(ledger.ended), np.inf, ledger.ended)
    called = np.where(waits, np.where(np.isnan(ledger.began), gone, ledger.began), ledger.queued)
    place = ledger.district[ledger.entity] * len(ledger.stages) + ledger.stage
    came, was_called, went = (_until(ledger, place, days, edges) for days in (ledger.queued, called, gone))
    of_people = np.zeros(len(ledger.stages), dtype=bool)
    of_people[ledger.stage[ledger.who[ledger.entity] == CLIENT]] = True
    works = [_entered(ledger, exits, edges) for exits in (("qualified_work",), ("qualified_work", "other_work"))]
    visited = ledger.by_stage() > 0
    waiting, inside = (_with_totals(now, of_people) for now in (came - was_called, was_called - went))
    found = zip(visited, waiting, inside, *works, strict=True)
    return [Months(tuple(names), ledger.districts, ledger.stages, *one) for one in found]


def _until(ledger: Ledger, place: np.ndarray, days: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Return how many of these days lie before each edge (logs x districts x stages x edges)."""
    districts, stages, size = len(ledger.districts), len(ledger.stages), len(edges) + 1
    found = ledger.tallied(place * size + _month(days, edges), districts * stages * size, ledger.visit_log)
    return np.cumsum(found.reshape(-1, districts, stages, size), axis=3)[:, :, :, :-1].astype(np.int64)


def _month(days: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Return for each day how many edges (whole days) are not after it."""
    last = int(edges[-1])
    by_day = np.searchsorted(edges, np.arange(last + 1), side="right")
    return by_day[np.clip(days, 0, last).astype(np.int64)]


def _with_totals(counts: np.ndarray, of_people: np.ndarray) -> np.ndarray:
    by_stage = np.concatenate([counts[:, :, of_people].sum(axis=2, keepdims=True), counts], axis=2)
    return np.concatenate([by_stage.sum(axis=1, keepdims=True), by_stage], axis=1)


def _entered(ledger: Ledger, exits: tuple[str, ...], edges: np.ndarray) -> np.ndarray:
    """Return entries into work by log, district (the total first) and month."""
    works = np.flatnonzero((ledger.who == CLIENT) & ledger.left_by(*exits))
    size = len(edges) + 1
    place = ledger.district[works] * size + _month(ledger.exited[works], edges)
    found = ledger.tallied(place, len(ledger.districts) * size, ledger.log[works])
    by_district = found.reshape(ledger.logs, -1, size)[:, :, :-1]
    return np.concatenate([by_district.sum(axis=1, keepdims=True), by_district], axis=1)


def months_of(scenario: Scenario, ledger: Ledger) -> list[Months]:
    """Return the calendar months of each log of a scenario."""
    spans = months(scenario.start, scenario.days)
    return counted(ledger, [name for name, _, _ in spans], np.array([after for _, _, after in spans], dtype=float))


def frame_of(counted: Sequence[Months], scenario: str, first: int = 0) -> pd.DataFrame:
    """Return the frame of some replications, numbered from `first` on; columns as in `timeline`."""
    parts = [_columns(one, scenario, first + number) for number, one in enumerate(counted)]
    return pd.DataFrame({name: np.concatenate([part[name] for part in parts]) for name in COLUMNS})


def _columns(one: Months, scenario: str, replication: int) -> dict[str, np.ndarray]:
    stages = np.concatenate(([0], 1 + np.flatnonzero(one.visited)))
    shape = (len(one.districts) + 1, len(stages), len(one.names))
    words = np.array([ALL, *one.stages], dtype=object)[stages]
    work = np.full((2, *shape), np.nan)
    work[:, :, 0] = one.entered_work, one.in_all_work
    found = {
        "scenario": np.array(scenario, dtype=object),
        "replication": np.array(replication),
        "month": np.array(one.names, dtype=object),
        "district": np.array([ALL, *one.districts], dtype=object)[:, None, None],
        "stage": words[:, None],
        "waiting": one.waiting[:, stages],
        "inside": one.inside[:, stages],
        "entered_work": work[0],
        "in_all_work": work[1],
    }
    return {name: np.broadcast_to(values, shape).ravel() for name, values in found.items()}


def timeline(log: EventLog, replication: int = 0, ledger: Ledger | None = None) -> pd.DataFrame:
    """Return one row a month, district and stage ("all" for totals).

    Stages of employers and vacancies have rows of their own; the totals over stages count people only.

    waiting       people in line when the month ends
    inside        people in talks, courses, places and delays when it ends
    entered_work  people who entered qualified work in the month (rows of stage "all", else NaN)
    in_all_work   people who entered any work in the month (the same)
    """
    return frame_of(months_of(log.scenario, ledger or ledger_of(log)), log.scenario.name, replication)
