"""Patience belongs to one wait: it begins with joining the line, ends with the call, and follows nobody further."""

from dataclasses import replace

import numpy as np
from plans import Plan, Told, comes, course, search, stay, talk, vacancy
from plans import Start as Run
from random_plans import WHOLE_DAY, random_plan

from leiq_sim.engine.reference import World


def test_patience_ends_with_the_call_to_a_place():
    # Called at once for 5 days: that patience would have ended after one day concerns nobody who is inside.
    told = Plan((comes(0, stay(0, 5, patience=1)), comes(0, stay(0, 1, patience=6))), places=(((0, 1),),)).simulate()
    assert told.times(0) == (0, 0, 5)
    assert told.times(1) == (0, 5, 6)


def test_patience_begins_when_somebody_joins_a_closed_pool():
    # The pool opens on day 2. The first leaves before; the patience of the others ends with their calls, which win.
    told = Plan(
        (comes(0, talk(0, 30, patience=1.5)), comes(0, talk(0, 30, patience=2)), comes(0.5, talk(0, 30, patience=2))),
        minutes=((0, 0, 60, 60),),
        horizon=4,
    ).simulate()
    assert told.times(0) == (0, None, 1.5)
    assert told.times(1) == (0, 2, 2.5)
    assert told.times(2) == (0.5, 2.5, 3)


def test_patience_of_an_earlier_visit_is_over_when_that_visit_is():
    # Served on day 1 with two days of patience left. The waits for the course and for a place again have none of it.
    told = Plan(
        (comes(0, stay(0, 1, patience=3), course()), comes(0, stay(0, 1, patience=3), stay(0, 1, patience=9))),
        places=(((0, 2), (1, 0), (5, 1)),),
        runs=(Run(10, 4, seats=2),),
    ).simulate()
    assert told.times(0, 1) == (1, 10, 14)
    assert told.times(1, 1) == (1, 5, 6)


def with_own_search(plan: Plan) -> Told:
    """Simulate a plan in which every patience is marked as the person's own job search."""
    itineraries = plan.itineraries
    itineraries = replace(itineraries, rows=replace(itineraries.rows, own=np.ones(len(itineraries.rows), np.int64)))
    return Told(plan, itineraries, World(itineraries, plan.capacity).run(itineraries))


def test_a_match_on_the_day_of_ones_own_success_is_a_match():
    plan = Plan((comes(0, search(patience=4)), comes(0, search(patience=3)), comes(4, vacancy())))
    told = with_own_search(plan)
    assert told.times(0) == (0, 4, 4)
    assert told.outcomes() == ["served", "unserved", "served"]


def test_the_engine_does_not_tell_ones_own_search_from_giving_up():
    for seed in range(30):
        plan = random_plan(seed, WHOLE_DAY)
        assert plan.simulate().same_as(with_own_search(plan)), f"plan {seed}"
