"""How the period went, month by month: who waited, who was inside, who entered work."""

import numpy as np
import pandas as pd

from leiq_sim.analysis.ledger import CLIENT, WAITING_KINDS, Ledger, ledger_of
from leiq_sim.analysis.period import months
from leiq_sim.engine.eventlog import EventLog

ALL = "all"
COLUMNS = ("scenario", "replication", "month", "district", "stage", "waiting", "inside", "entered_work", "in_all_work")


def timeline(log: EventLog, replication: int = 0, ledger: Ledger | None = None) -> pd.DataFrame:
    """Return one row a month, district and stage ("all" for totals).

    Stages of employers and vacancies have rows of their own; the totals over stages count people only.

    waiting       people in line when the month ends
    inside        people in talks, courses, places and delays when it ends
    entered_work  people who entered qualified work in the month (rows of stage "all", else NaN)
    in_all_work   people who entered any work in the month (the same)
    """
    ledger = ledger or ledger_of(log)
    spans = months(log.scenario.start, log.scenario.days)
    edges = np.array([after for _, _, after in spans], dtype=float)
    columns = _columns(ledger, edges)
    repeats = len(columns["district"]) // len(spans)
    month = np.tile(np.array([name for name, _, _ in spans], dtype=object), repeats)
    return pd.DataFrame({"scenario": log.scenario.name, "replication": replication, "month": month, **columns})


def _columns(ledger: Ledger, edges: np.ndarray) -> dict[str, np.ndarray]:
    person = ledger.who[ledger.entity] == CLIENT
    waits = np.isin(ledger.kind, WAITING_KINDS)
    gone = np.where(np.isnan(ledger.ended), np.inf, ledger.ended)
    called = np.where(waits, np.where(np.isnan(ledger.began), gone, ledger.began), ledger.queued)
    stages = [(ALL, person), *((ledger.stages[n], ledger.stage == n) for n in np.unique(ledger.stage))]
    districts = [
        (ALL, np.ones_like(person)),
        *((n, ledger.district[ledger.entity] == i) for i, n in enumerate(ledger.districts)),
    ]
    unknown = np.full(len(edges), np.nan)
    parts: dict[str, list[np.ndarray]] = {name: [] for name in COLUMNS[3:]}
    for district, here in districts:
        for stage, there in stages:
            mine = here & there
            work = _entered(ledger, district, edges) if stage == ALL else (unknown, unknown)
            waiting = _present(ledger.queued[mine], called[mine], edges)
            inside = _present(called[mine], gone[mine], edges)
            labels = (np.full(len(edges), label, dtype=object) for label in (district, stage))
            for name, values in zip(COLUMNS[3:], (*labels, waiting, inside, *work), strict=True):
                parts[name].append(values)
    return {name: np.concatenate(values) for name, values in parts.items()}


def _present(came: np.ndarray, went: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Return how many came before each moment and had not gone before it."""
    return np.searchsorted(np.sort(came), edges) - np.searchsorted(np.sort(went), edges)


def _entered(ledger: Ledger, district: str, edges: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mine = ledger.who == CLIENT
    if district != ALL:
        mine &= ledger.here("district", ledger.districts.index(district))
    by_exit = []
    for names in (("qualified_work",), ("qualified_work", "other_work")):
        day = np.sort(ledger.exited[mine & ledger.left_by(*names)])
        by_exit.append(np.diff(np.searchsorted(day, edges), prepend=0).astype(float))
    return by_exit[0], by_exit[1]
