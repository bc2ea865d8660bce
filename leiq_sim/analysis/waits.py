"""Waits by stage, district and field, as curves that count those who still wait."""

from collections.abc import Iterator

import numpy as np

from leiq_sim.analysis.definitions import FIRST_COUNSELLING, FIRST_DECISION, THREE_MONTHS_DAYS, WORK_EXITS
from leiq_sim.analysis.definitions import WORK_WITHIN_DAYS as WORK_DAYS
from leiq_sim.analysis.ledger import CLIENT, NOWHERE, VACANCY, WAITS, Ledger
from leiq_sim.analysis.survival import CALLED, CENSORED, LEFT, Incidences, cumulative_incidences
from leiq_sim.engine.outcomes import Outcome

Row = tuple[str, str, str, str, np.ndarray]  # kpi, district, field, stage, value by log
ALL = "all"
INSIDE = 2
ABSENT = -np.inf  # stands where a log has no such row


def waiting_visits(ledger: Ledger) -> np.ndarray:
    """Return which visits are waits for capacity (bool); who was inside on day 0 did not wait for it in the log."""
    began_inside = ledger.first & (ledger.stock[ledger.entity] == INSIDE)
    return WAITS[ledger.kind] & ~began_inside & (ledger.who[ledger.entity] != VACANCY)


def waits(ledger: Ledger, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return for chosen visits the days waited, the cause of the end, and the days waited when observation began."""
    queued, began, ended = ledger.queued[chosen], ledger.began[chosen], ledger.ended[chosen]
    left = ledger.outcome[chosen] == Outcome.UNSERVED
    waiting = np.isnan(began)
    cause = np.where(waiting, np.where(left, LEFT, CENSORED), CALLED)
    end = np.where(waiting, np.where(left, ended, ledger.days), began)
    return end - queued, cause, np.maximum(0.0, -queued)


def wait_rows(ledger: Ledger, courses: tuple[str, ...], target_days: float) -> Iterator[Row]:
    """Yield the KPIs of waiting; stage rows only where somebody joined."""
    chosen = np.flatnonzero(waiting_visits(ledger))
    waited, cause, entered = waits(ledger, chosen)
    stage, entity = ledger.stage[chosen], ledger.entity[chosen]
    of_counselling = ledger.at(*FIRST_COUNSELLING)[chosen]
    of_course = ledger.at(*courses)[chosen] & (ledger.who[entity] == CLIENT)
    # Beside the stages' own lines there are two more: first counselling of any kind, courses of any kind.
    stages, size = len(ledger.stages), len(cells(ledger))
    who = np.concatenate([np.arange(len(chosen)), np.flatnonzero(of_counselling), np.flatnonzero(of_course)])
    line = np.repeat([stages, stages + 1], [of_counselling.sum(), of_course.sum()])
    line = np.concatenate([stage, line])
    curves = grouped_curves(ledger, waited[who], cause[who], entity[who], line, stages + 2, entered[who])
    longer, half, most, joined = (
        values.reshape(ledger.logs, stages + 2, size)
        for values in (curves.still_waiting(target_days), curves.first_day(0.5), curves.first_day(0.9), curves.joined)
    )
    of_stage = [np.where(joined > 0, values, ABSENT) for values in (half, most)]
    for number, (district, field) in enumerate(cells(ledger)):
        yield "share_waiting_over_target", district, field, ALL, longer[:, stages, number]
        yield "median_wait_course", district, field, ALL, half[:, stages + 1, number]
        for place in np.flatnonzero(joined[:, :stages, number].any(axis=0)).tolist():
            for kpi, values in zip(("median_wait", "p90_wait"), of_stage, strict=True):
                yield kpi, district, field, ledger.stages[place], values[:, place, number]
    by_district = longer[:, stages, 1 : 1 + len(ledger.districts)]
    gap = by_district.max(axis=1) - by_district.min(axis=1) if len(ledger.districts) else np.full(ledger.logs, np.nan)
    yield "gap_districts", ALL, ALL, ALL, gap


def cells(ledger: Ledger) -> list[tuple[str, str]]:
    """Return the districts and fields that have rows: the total, each district, each field."""
    return [(ALL, ALL), *((name, ALL) for name in ledger.districts), *((ALL, name) for name in ledger.fields)]


def grouped_curves(
    ledger: Ledger,
    waited: np.ndarray,
    cause: np.ndarray,
    entity: np.ndarray,
    line: np.ndarray | int = 0,
    lines: int = 1,
    entered: np.ndarray | None = None,
) -> Incidences:
    """Return a curve for each cell (see `cells`) of each of some lines of each log: logs x lines x cells.

    Arrays have one entry a wait; each counts in the total, in its district and in its field.
    """
    size = len(cells(ledger))
    base = (ledger.log[entity] * lines + line) * size
    district, field = 1 + ledger.district[entity], 1 + len(ledger.districts) + ledger.field[entity]
    group = np.stack([base, base + district, base + field], axis=1)
    return cumulative_incidences(waited, cause, group, ledger.logs * lines * size, entered)


def work_rows(ledger: Ledger) -> Iterator[Row]:
    """Yield how long people take from first contact to any work; the stock of day 0 came before and is left out."""
    new = np.flatnonzero((ledger.who == CLIENT) & (ledger.stock == 0) & ~np.isnan(ledger.arrived))
    works = ledger.left_by(*WORK_EXITS)[new]
    gone = ledger.exit[new] != NOWHERE
    cause = np.where(works, CALLED, np.where(gone, LEFT, CENSORED))
    end = np.where(gone, ledger.exited[new], ledger.days)
    curves = grouped_curves(ledger, end - ledger.arrived[new], cause, new)
    days, share = (v.reshape(ledger.logs, -1) for v in (curves.first_day(0.5), curves.called_by(WORK_DAYS)))
    for number, (district, field) in enumerate(cells(ledger)):
        yield "days_to_work", district, field, ALL, days[:, number]
        yield "work_within_18_months", district, field, ALL, share[:, number]


def decision_rows(ledger: Ledger) -> Iterator[Row]:
    """Yield the share of applications with a first decision within three months."""
    filed, end, cause = _procedures(ledger)
    curves = grouped_curves(ledger, end - ledger.ended[filed], cause, ledger.entity[filed])
    shares = curves.called_by(THREE_MONTHS_DAYS).reshape(ledger.logs, -1)
    for number, (district, field) in enumerate(cells(ledger)):
        yield "decided_3_months", district, field, ALL, shares[:, number]


def _procedures(ledger: Ledger) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return applications (visit numbers), and for each the day it was followed to, and the cause of the end.

    Leaving before a decision competes; a way to a test without a decision only ends the following.
    """
    applied = ledger.visits("application")
    filed = applied[ledger.outcome[applied] == Outcome.SERVED]
    deciding = ledger.visits(*FIRST_DECISION)
    decided_on = np.full(len(ledger.who), np.nan)
    decided_on[ledger.entity[deciding]] = ledger.ended[deciding]
    person = ledger.entity[filed]
    decided = decided_on[person]
    waits_for_it = np.zeros(len(ledger.who), dtype=bool)
    waits_for_it[ledger.entity[deciding]] = True
    passed_on = _left_the_procedure(ledger, filed)
    gone = ledger.exited[person]
    undecided = ~waits_for_it[person]
    leaves = undecided & ~np.isnan(gone) & np.isnan(passed_on)
    end = np.where(~np.isnan(decided), decided, np.where(leaves, gone, np.where(undecided, passed_on, np.nan)))
    cause = np.where(~np.isnan(decided), CALLED, np.where(leaves, LEFT, CENSORED))
    return filed, np.where(np.isnan(end), ledger.days, end), cause


def _left_the_procedure(ledger: Ledger, filed: np.ndarray) -> np.ndarray:
    """Return the day on which an applicant went past the procedure to another stage; NaN if not."""
    within = ledger.at("application", "language_course", "procedure", *FIRST_DECISION)
    after = np.zeros(len(ledger.who), dtype=np.int64)
    after[ledger.entity[filed]] = filed + 1
    later = np.arange(len(ledger.entity)) >= after[ledger.entity]
    applied = np.zeros(len(ledger.who), dtype=bool)
    applied[ledger.entity[filed]] = True
    beyond = np.flatnonzero(~within & later & applied[ledger.entity])[::-1]
    left_on = np.full(len(ledger.who), np.nan)
    left_on[ledger.entity[beyond]] = ledger.queued[beyond]  # the first of them is written last
    return left_on[ledger.entity[filed]]
