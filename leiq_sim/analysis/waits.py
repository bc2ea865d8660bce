"""Waits by stage, district and field, as curves that count those who still wait."""

from collections.abc import Callable, Iterator

import numpy as np

from leiq_sim.analysis.definitions import FIRST_COUNSELLING, FIRST_DECISION, THREE_MONTHS_DAYS, WORK_EXITS
from leiq_sim.analysis.definitions import WORK_WITHIN_DAYS as WORK_DAYS
from leiq_sim.analysis.ledger import CLIENT, NOWHERE, VACANCY, WAITING_KINDS, Ledger
from leiq_sim.analysis.survival import CALLED, CENSORED, LEFT, Incidence, cumulative_incidence
from leiq_sim.engine.outcomes import Outcome

Row = tuple[str, str, str, str, float]  # kpi, district, field, stage, value
ALL = "all"
INSIDE = 2


def groups(ledger: Ledger) -> Iterator[tuple[str, str, np.ndarray]]:
    """Yield district, field and which entities belong there: the total, each district, each field."""
    yield ALL, ALL, np.ones(len(ledger.who), dtype=bool)
    for number, name in enumerate(ledger.districts):
        yield name, ALL, ledger.here("district", number)
    for number, name in enumerate(ledger.fields):
        yield ALL, name, ledger.here("field", number)


def waiting_visits(ledger: Ledger) -> np.ndarray:
    """Return which visits are waits for capacity (bool); who was inside on day 0 did not wait for it in the log."""
    began_inside = ledger.first & (ledger.stock[ledger.entity] == INSIDE)
    return np.isin(ledger.kind, WAITING_KINDS) & ~began_inside & (ledger.who[ledger.entity] != VACANCY)


def waits(ledger: Ledger, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return for chosen visits the days waited, the cause of the end, and the days waited when observation began."""
    queued, began, ended = ledger.queued[chosen], ledger.began[chosen], ledger.ended[chosen]
    left = ledger.outcome[chosen] == Outcome.UNSERVED
    cause = np.where(~np.isnan(began), CALLED, np.where(left, LEFT, CENSORED))
    end = np.select([cause == CALLED, cause == LEFT], [began, ended], ledger.days)
    return end - queued, cause, np.maximum(0.0, -queued)


def wait_rows(ledger: Ledger, courses: tuple[str, ...], target_days: float) -> Iterator[Row]:
    """Yield the KPIs of waiting; stage rows only where somebody joined."""
    chosen = np.flatnonzero(waiting_visits(ledger))
    waited, cause, entered = waits(ledger, chosen)
    stage, entity = ledger.stage[chosen], ledger.entity[chosen]
    of_course = np.isin(stage, ledger.numbers(*courses))
    of_counselling = np.isin(stage, ledger.numbers(*FIRST_COUNSELLING))
    is_client = ledger.who[entity] == CLIENT

    def curve(which: np.ndarray) -> Incidence:
        return cumulative_incidence(waited[which], cause[which], entered[which])

    longer = {}
    for district, field, members in groups(ledger):
        mine = members[entity]
        longer[district, field] = curve(mine & of_counselling).still_waiting(target_days)
        yield "share_waiting_over_target", district, field, ALL, longer[district, field]
        yield "median_wait_course", district, field, ALL, curve(mine & of_course & is_client).first_day(0.5)
        for number in np.unique(stage[mine]):
            found, name = curve(mine & (stage == number)), ledger.stages[number]
            yield "median_wait", district, field, name, found.first_day(0.5)
            yield "p90_wait", district, field, name, found.first_day(0.9)
    values = [longer[district, ALL] for district in ledger.districts]
    yield "gap_districts", ALL, ALL, ALL, _gap(values)


def _gap(values: list[float]) -> float:
    return max(values) - min(values) if values and not np.isnan(values).any() else np.nan


def outcome_curves(
    ledger: Ledger, start: np.ndarray, end: np.ndarray, cause: np.ndarray, entity: np.ndarray
) -> Callable[[np.ndarray], Incidence]:
    """Return a function from entities that count (bool) to their curve from `start` to `end`."""
    return lambda members: cumulative_incidence((end - start)[members[entity]], cause[members[entity]])


def work_rows(ledger: Ledger) -> Iterator[Row]:
    """Yield how long people take from first contact to any work; the stock of day 0 came before and is left out."""
    new = np.flatnonzero((ledger.who == CLIENT) & (ledger.stock == 0) & ~np.isnan(ledger.arrived))
    works = ledger.left_by(*WORK_EXITS)[new]
    gone = ledger.exit[new] != NOWHERE
    cause = np.where(works, CALLED, np.where(gone, LEFT, CENSORED))
    end = np.where(gone, ledger.exited[new], ledger.days)
    curves = outcome_curves(ledger, ledger.arrived[new], end, cause, new)
    for district, field, members in groups(ledger):
        curve = curves(members)
        yield "days_to_work", district, field, ALL, curve.first_day(0.5)
        yield "work_within_18_months", district, field, ALL, curve.called_by(WORK_DAYS)


def decision_rows(ledger: Ledger) -> Iterator[Row]:
    """Yield the share of applications with a first decision within three months."""
    filed, end, cause = _procedures(ledger)
    curves = outcome_curves(ledger, ledger.ended[filed], end, cause, ledger.entity[filed])
    for district, field, members in groups(ledger):
        yield "decided_3_months", district, field, ALL, curves(members).called_by(THREE_MONTHS_DAYS)


def _procedures(ledger: Ledger) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return applications (visit numbers), and for each the day it was followed to, and the cause of the end.

    Leaving before a decision competes; a way to a test without a decision only ends the following.
    """
    filed = np.flatnonzero(ledger.at("application") & (ledger.outcome == Outcome.SERVED))
    deciding = ledger.at(*FIRST_DECISION)
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
