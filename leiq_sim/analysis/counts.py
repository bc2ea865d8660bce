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


def tally(ledger: Ledger, kpi: str, entity: np.ndarray, stage: str = ALL, by: str = "district field") -> Iterator[Row]:
    """Yield how often entities (numbers, with repeats) occur in all, and in each district and field."""
    log = ledger.log[entity]
    yield kpi, ALL, ALL, stage, np.bincount(log, minlength=ledger.logs).astype(float)
    if "district" in by:
        found = ledger.tallied(ledger.district[entity], len(ledger.districts), log)
        for number, name in enumerate(ledger.districts):
            yield kpi, name, ALL, stage, found[:, number]
    if "field" in by:
        found = ledger.tallied(ledger.field[entity], len(ledger.fields), log)
        for number, name in enumerate(ledger.fields):
            yield kpi, ALL, name, stage, found[:, number]


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
        yield from tally(ledger, kpi, np.flatnonzero(members))
    yield from tally(ledger, "applications", ledger.entity[served_at(ledger, "application")])


def stage_rows(scenario: Scenario, ledger: Ledger) -> Iterator[Row]:
    """Yield where people left while waiting, where they are at the end, and the decisions by what followed."""
    gave_up = left_waiting(ledger)
    yield from tally(ledger, "left_waiting", np.flatnonzero(persons(ledger, gave_up)))
    there = ledger.outcome <= Outcome.INSIDE
    for step in scenario.pathway.clients.stages:
        here = ledger.visits(step.name)
        person = ledger.entity[here]
        if isinstance(step, (Queue, Cohort, Matching)):
            yield from tally(ledger, "left_waiting", person[gave_up[here]], step.name)
        if not isinstance(step, Gate):
            yield from tally(ledger, "inside_end", person[there[here]], step.name, "district")
    yield from _decisions(scenario, ledger)


def _decisions(scenario: Scenario, ledger: Ledger) -> Iterator[Row]:
    decided = served_at(ledger, *DECISIONS)
    yield from tally(ledger, "decisions", ledger.entity[decided])
    names = (*ledger.stages, *ledger.exits)
    onward, out = ledger.next_stage[decided], ledger.next_exit[decided]
    way = np.where(onward >= 0, onward, len(ledger.stages) + out)
    steps = [step for step in scenario.pathway.clients.stages if step.name in DECISIONS]
    for name in dict.fromkeys(option for step in steps for option in step.routes["served"].options):
        yield from tally(ledger, "decisions", ledger.entity[decided[way == names.index(name)]], name)


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
