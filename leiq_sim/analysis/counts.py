"""How many people, decisions, seats and hours, each counted once and where it belongs."""

from collections.abc import Iterator, Sequence

import numpy as np

from leiq_sim.analysis.definitions import DECISIONS, FIRST_COUNSELLING, OUTSIDE_MEASURES
from leiq_sim.analysis.ledger import CLIENT, EMPLOYER, NOWHERE, VACANCY, WAITS, Ledger
from leiq_sim.analysis.waits import ALL, Row
from leiq_sim.engine.course_runs import CourseRuns
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.engine.usage import PoolsUsed
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Cohort, Gate, Matching, Queue


def persons(ledger: Ledger, visits: np.ndarray) -> np.ndarray:
    """Return which entities have at least one of the visits (numbers, or bool by visit; bool by entity out)."""
    found = np.zeros(len(ledger.who), dtype=bool)
    found[ledger.entity[visits]] = True
    return found


def tally(
    ledger: Ledger, kpi: str, counts: np.ndarray, stage: str = ALL, by: Sequence[str] = ("district", "field")
) -> Iterator[Row]:
    """Yield counts (logs x districts x fields) in all, and by district and field."""
    yield kpi, ALL, ALL, stage, counts.sum(axis=(1, 2))
    if "district" in by:
        for name, found in zip(ledger.districts, counts.sum(axis=2).T, strict=True):
            yield kpi, name, ALL, stage, found
    if "field" in by:
        for name, found in zip(ledger.fields, counts.sum(axis=1).T, strict=True):
            yield kpi, ALL, name, stage, found


def gained_qualification(ledger: Ledger) -> np.ndarray:
    """Return which people gained a qualification after a measure of the network (bool, one entry an entity)."""
    second = persons(ledger, ledger.visits("second_decision"))
    gained = persons(ledger, ledger.visits("qualified")) | (second & persons(ledger, ledger.visits("recognised")))
    return gained & ~persons(ledger, ledger.visits(*OUTSIDE_MEASURES))


def served_at(ledger: Ledger, *stages: str) -> np.ndarray:
    """Return the numbers of the visits that were served at one of the stages."""
    there = ledger.visits(*stages)
    return there[ledger.outcome[there] == Outcome.SERVED]


def left_waiting(ledger: Ledger) -> np.ndarray:
    """Return which visits are waits that a person gave up, leaving the pathway (bool)."""
    gave_up = (ledger.outcome == Outcome.UNSERVED) & ~ledger.own & (ledger.next_exit != NOWHERE)
    return gave_up & WAITS[ledger.kind] & (ledger.who[ledger.entity] == CLIENT)


def people_rows(ledger: Ledger) -> Iterator[Row]:
    """Yield the counts of people, employers and vacancies."""
    client = ledger.who == CLIENT
    new = client & (ledger.stock == 0) & ~np.isnan(ledger.arrived)
    people = {
        "arrived": new,
        "advised": persons(ledger, served_at(ledger, *FIRST_COUNSELLING)),
        "qualified": gained_qualification(ledger),
        "employers_advised": (ledger.who == EMPLOYER) & ledger.left_by("advised"),
        "vacancies_filled": (ledger.who == VACANCY) & ledger.left_by("filled"),
        "inside_end": client & ~np.isnan(ledger.arrived) & (ledger.exit == NOWHERE),
    }
    people |= {
        name: client & ledger.left_by(name)
        for name in ("qualified_work", "other_work", "dropped_out", "referred", "rejected", "lost")
    }
    for kpi, members in people.items():
        yield from tally(ledger, kpi, ledger.crossed(np.flatnonzero(members))[0])
    yield from tally(ledger, "applications", ledger.crossed(ledger.entity[served_at(ledger, "application")])[0])


def stage_rows(scenario: Scenario, ledger: Ledger) -> Iterator[Row]:
    """Yield where people left while waiting, where they are at the end, and the decisions by what followed."""
    gave_up = left_waiting(ledger)
    yield from tally(ledger, "left_waiting", ledger.crossed(np.flatnonzero(persons(ledger, gave_up)))[0])
    left, there = (
        ledger.crossed(ledger.entity[visits], ledger.stage[visits].astype(np.int64), len(ledger.stages))
        for visits in (np.flatnonzero(gave_up), np.flatnonzero(ledger.outcome <= Outcome.INSIDE))
    )
    for step in scenario.pathway.clients.stages:
        here = ledger.numbers(step.name)
        if isinstance(step, (Queue, Cohort, Matching)):
            yield from tally(ledger, "left_waiting", left[here].sum(axis=0), step.name)
        if not isinstance(step, Gate):
            yield from tally(ledger, "inside_end", there[here].sum(axis=0), step.name, ("district",))
    yield from _decisions(scenario, ledger)


def _decisions(scenario: Scenario, ledger: Ledger) -> Iterator[Row]:
    decided = served_at(ledger, *DECISIONS)
    names = (*ledger.stages, *ledger.exits)
    onward, out = ledger.next_stage[decided], ledger.next_exit[decided]
    way = np.where(onward >= 0, onward, len(ledger.stages) + out)
    counts = ledger.crossed(ledger.entity[decided], way, len(names))
    yield from tally(ledger, "decisions", counts.sum(axis=0))
    steps = [step for step in scenario.pathway.clients.stages if step.name in DECISIONS]
    for name in dict.fromkeys(option for step in steps for option in step.routes["served"].options):
        yield from tally(ledger, "decisions", counts[names.index(name)], name)


def run_rows(ledger: Ledger, runs: Sequence[CourseRuns]) -> Iterator[Row]:
    """Yield seat fill and cancelled runs, of all, by course stage and by the site's district; `runs` of each log."""
    first = runs[0]
    taken = np.array([one.taken for one in runs])
    cancelled = np.array([one.cancelled for one in runs]) & (first.seats > 0)
    parts = [(ALL, ALL, np.ones(len(first.run), dtype=bool))]
    parts += [(name, ALL, first.site == name) for name in ledger.districts]
    parts += [(ALL, name, first.stage == name) for name in dict.fromkeys(first.stage.tolist())]
    for district, name, here in parts:
        yield "seat_fill", district, ALL, name, ratios(taken[:, here].sum(axis=1), first.seats[here].sum())
        yield "cancelled_runs", district, ALL, name, cancelled[:, here].sum(axis=1).astype(float)


def hours_rows(scenario: Scenario, pools: Sequence[PoolsUsed]) -> Iterator[Row]:
    """Yield the share of offered minutes used, of all, by pool and by the pool's district; `pools` of each log."""
    staff = scenario.rows("staff")
    offered, used = pools[0].offered[: len(staff)], np.array([one.used[: len(staff)] for one in pools])
    district = np.array([pool.district for pool in staff], dtype=object)
    yield "hours_used", ALL, ALL, ALL, ratios(used.sum(axis=1), offered.sum())
    for (name,) in scenario.table("districts"):
        here = district == name
        yield "hours_used", name, ALL, ALL, ratios(used[:, here].sum(axis=1), offered[here].sum())
    for number, pool in enumerate(staff):
        yield "hours_used", ALL, ALL, pool.id, ratios(used[:, number], offered[number])


def ratios(part: np.ndarray, whole: np.ndarray | float) -> np.ndarray:
    """Return part ÷ whole; NaN where the whole is nothing."""
    part, whole = np.broadcast_arrays(np.asarray(part, float), np.asarray(whole, float))
    return np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)


def ratio(part: float, whole: float) -> float:
    return float(ratios(np.array(part), whole))
