"""How many people, decisions, seats and hours, each counted once and where it belongs."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from leiq_sim.analysis.definitions import DECISIONS, FIRST_COUNSELLING, OUTSIDE_MEASURES
from leiq_sim.analysis.ledger import CLIENT, EMPLOYER, NOWHERE, VACANCY, WAITING_KINDS, Ledger
from leiq_sim.analysis.waits import ALL, Row
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Cohort, Gate, Matching, Queue


def persons(ledger: Ledger, visits: np.ndarray) -> np.ndarray:
    """Return which entities have at least one of the visits (bool in, bool out)."""
    found = np.zeros(len(ledger.who), dtype=bool)
    found[ledger.entity[visits]] = True
    return found


def tally(ledger: Ledger, kpi: str, entity: np.ndarray, stage: str = ALL, by: str = "district field") -> Iterator[Row]:
    """Yield how often entities (numbers, with repeats) occur in all, and in each district and field."""
    yield kpi, ALL, ALL, stage, float(len(entity))
    if "district" in by:
        found = np.bincount(ledger.district[entity], minlength=len(ledger.districts))
        for name, number in zip(ledger.districts, found, strict=True):
            yield kpi, name, ALL, stage, float(number)
    if "field" in by:
        found = np.bincount(ledger.field[entity], minlength=len(ledger.fields))
        for name, number in zip(ledger.fields, found, strict=True):
            yield kpi, ALL, name, stage, float(number)


def gained_qualification(ledger: Ledger) -> np.ndarray:
    """Return which people gained a qualification after a measure of the network (bool, one entry an entity)."""
    second = persons(ledger, ledger.at("second_decision"))
    gained = persons(ledger, ledger.at("qualified")) | (second & persons(ledger, ledger.at("recognised")))
    return gained & ~persons(ledger, ledger.at(*OUTSIDE_MEASURES))


def left_waiting(ledger: Ledger) -> np.ndarray:
    """Return which visits are waits that a person gave up, leaving the pathway (bool)."""
    gave_up = (ledger.outcome == Outcome.UNSERVED) & ~ledger.own & (ledger.next_exit != NOWHERE)
    return gave_up & np.isin(ledger.kind, WAITING_KINDS) & (ledger.who[ledger.entity] == CLIENT)


def people_rows(ledger: Ledger) -> Iterator[Row]:
    """Yield the counts of people, employers and vacancies."""
    client = ledger.who == CLIENT
    served = ledger.outcome == Outcome.SERVED
    new = client & (ledger.stock == 0) & ~np.isnan(ledger.arrived)
    people = {
        "arrived": new,
        "advised": persons(ledger, served & ledger.at(*FIRST_COUNSELLING)),
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
    yield from tally(ledger, "applications", ledger.entity[served & ledger.at("application")])


def stage_rows(scenario: Scenario, ledger: Ledger) -> Iterator[Row]:
    """Yield where people left while waiting, where they are at the end, and the decisions by what followed."""
    gave_up = left_waiting(ledger)
    yield from tally(ledger, "left_waiting", np.flatnonzero(persons(ledger, gave_up)))
    inside = np.isin(ledger.outcome, (Outcome.WAITING, Outcome.INSIDE)) & (ledger.who[ledger.entity] == CLIENT)
    for step in scenario.pathway.clients.stages:
        here = ledger.at(step.name)
        if isinstance(step, (Queue, Cohort, Matching)):
            yield from tally(ledger, "left_waiting", ledger.entity[gave_up & here], step.name)
        if not isinstance(step, Gate):
            yield from tally(ledger, "inside_end", ledger.entity[inside & here], step.name, "district")
    yield from _decisions(scenario, ledger)


def _decisions(scenario: Scenario, ledger: Ledger) -> Iterator[Row]:
    decided = ledger.at(*DECISIONS) & (ledger.outcome == Outcome.SERVED)
    yield from tally(ledger, "decisions", ledger.entity[decided])
    names = (*ledger.stages, *ledger.exits)
    way = np.where(ledger.next_stage >= 0, ledger.next_stage, len(ledger.stages) + ledger.next_exit)
    steps = [step for step in scenario.pathway.clients.stages if step.name in DECISIONS]
    for name in dict.fromkeys(option for step in steps for option in step.routes["served"].options):
        yield from tally(ledger, "decisions", ledger.entity[decided & (way == names.index(name))], name)


def run_rows(ledger: Ledger, runs: pd.DataFrame) -> Iterator[Row]:
    """Yield seat fill and cancelled runs, of all, by course stage and by the site's district."""
    seats, taken = runs["seats"].to_numpy(float), runs["taken"].to_numpy(float)
    cancelled = runs["cancelled"].to_numpy(bool) & (seats > 0)
    stage, site = runs["stage"].to_numpy(object), runs["site"].to_numpy(object)
    parts = [(ALL, ALL, np.ones(len(runs), dtype=bool))]
    parts += [(name, ALL, site == name) for name in ledger.districts]
    parts += [(ALL, name, stage == name) for name in dict.fromkeys(stage.tolist())]
    for district, name, here in parts:
        yield "seat_fill", district, ALL, name, ratio(taken[here].sum(), seats[here].sum())
        yield "cancelled_runs", district, ALL, name, float(cancelled[here].sum())


def hours_rows(scenario: Scenario, pools: pd.DataFrame) -> Iterator[Row]:
    """Yield the share of offered minutes used, of all, by pool and by the pool's district."""
    mine = pools[pools["kind"] == "hours"]
    offered, used = mine["offered"].to_numpy(float), mine["used"].to_numpy(float)
    names = mine["pool"].to_numpy(object)
    district = np.array([pool.district for pool in scenario.rows("staff")], dtype=object)
    parts = [(ALL, ALL, np.ones(len(mine), dtype=bool))]
    parts += [(name, ALL, district == name) for (name,) in scenario.table("districts")]
    parts += [(ALL, name, names == name) for name in names]
    for place, pool, here in parts:
        yield "hours_used", place, ALL, pool, ratio(used[here].sum(), offered[here].sum())


def ratio(part: float, whole: float) -> float:
    return float(part / whole) if whole > 0 else float("nan")
