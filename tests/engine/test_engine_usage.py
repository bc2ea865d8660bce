"""What a pool offered, used and was wanted for, with the end of the period in the middle of a talk or a stay."""

import pytest

from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.engine.simulate import simulate
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Backlog, District, OccupationField, PlacesPool, Service, StaffPool, Time
from leiq_sim.model.vocabulary import Exit, Line, Pathway, Queue

DESK = Pathway(Line("desk", (Queue("desk", served="done", unserved="left"), Exit("done"), Exit("left"))))


def used(start: str, end: str, people: int, length: float, **pool) -> dict[str, float]:
    """Return what the log says of the only pool, for people who all wait on day 0."""
    scenario = Scenario.build(
        "usage", start, end, DESK,
        districts=[District("here")], fields=[OccupationField("any")], services=[Service("desk", "all", "desk")],
        times=[Time("desk", "duration", "all", "all", "fixed", centre=length)],
        backlog=[Backlog("desk", "here", "any", people, 30)], **pool,
    )  # fmt: skip
    frame = simulate(scenario, make_itineraries(scenario, seed=1, replication=0)).pools()
    return frame.iloc[0][["offered", "used", "wanted"]].to_dict()


DESK_HOURS = StaffPool("desk", hours_per_week=5)  # 60 minutes a working day


def test_a_talk_that_the_period_cuts_uses_the_minutes_until_then():
    # Monday to Friday: 300 minutes. Of three talks of 200 the second has done 100 when the period ends.
    found = used("2026-06-15", "2026-06-19", 3, 200, staff=[DESK_HOURS])
    assert found == pytest.approx({"offered": 300, "used": 300, "wanted": 600}, abs=0.01)


def test_what_a_pool_owes_after_a_weekend_outside_the_period_is_not_used():
    # Thursday to Sunday: 120 minutes. The second talk of 100 ends for the person on Saturday, with 20 minutes done.
    found = used("2026-06-11", "2026-06-14", 2, 100, staff=[DESK_HOURS])
    assert found == pytest.approx({"offered": 120, "used": 120, "wanted": 200}, abs=0.01)


def test_a_pool_that_had_nobody_left_used_less_than_it_offered():
    found = used("2026-06-15", "2026-06-19", 2, 100, staff=[DESK_HOURS])
    assert found == {"offered": 300, "used": 200, "wanted": 200}


def test_places_are_used_while_somebody_is_inside_and_not_while_they_wait():
    # One place for 10 days: stays of 4, 4 and, cut by the end of the period, 2 of 4 days; the fourth never comes in.
    found = used("2026-06-01", "2026-06-10", 4, 4, places=[PlacesPool("desk", places=1)])
    assert found == {"offered": 10, "used": 10, "wanted": 16}
    # Two of three places are never taken.
    found = used("2026-06-01", "2026-06-10", 1, 4, places=[PlacesPool("desk", places=3)])
    assert found == {"offered": 30, "used": 4, "wanted": 4}
