"""Queues whose waits the textbooks know, through the public API: M/M/1 on hours, M/M/c and M/M/c+M on places."""

from math import factorial

import numpy as np
import pytest

from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.engine.simulate import simulate
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Demand, District, OccupationField, PlacesPool, Service, StaffPool, Time
from leiq_sim.model.vocabulary import Exit, Line, Pathway, Queue

DESK = Pathway(Line("desk", (Queue("desk", served="done", unserved="left"), Exit("done"), Exit("left"))))
FIRST_DAY, LAST_DAY = 150, 900  # of those who come in this window: after the empty start, and served before the end
REPLICATIONS = 8


def scenario(per_day: float, *times: Time, **pool) -> Scenario:
    return Scenario.build(
        "textbook", "2026-01-01", "2028-12-31", DESK,
        districts=[District("here")], fields=[OccupationField("any")], times=times,
        demand=[Demand("here", "any", 365.25 * per_day)], services=[Service("desk", "all", "desk")], **pool,
    )  # fmt: skip


def length(purpose: str, mean: float, unit: str = "days") -> Time:
    return Time("desk", purpose, "all", "all", "exponential", unit, centre=mean)


def of_each_replication(case: Scenario, figure) -> np.ndarray:
    found = []
    for replication in range(REPLICATIONS):
        visits = simulate(case, make_itineraries(case, seed=11, replication=replication)).visits()
        found.append(figure(visits[visits["queued"].between(FIRST_DAY, LAST_DAY)]))
    return np.array(found)


def z_score(values: np.ndarray, expected: float) -> float:
    return (values.mean() - expected) / (values.std(ddof=1) / np.sqrt(len(values)))


def mean_wait(visits) -> float:
    return (visits["began"] - visits["queued"]).mean()


def erlang_c(load: float, places: int) -> float:
    """Return the chance that somebody has to wait; `load` is arrivals times mean length."""
    all_busy = load**places / factorial(places) / (1 - load / places)
    return all_busy / (sum(load**k / factorial(k) for k in range(places)) + all_busy)


def test_a_pool_of_hours_that_is_always_open_is_the_queue_with_one_server():
    # 1.4 talks a day of 720 minutes on average, at 1440 minutes a day: 70 % busy; wait = 0.7 / (2 - 1.4) days.
    always = StaffPool("desk", hours_per_week=168, weekdays="mon tue wed thu fri sat sun", holidays="open")
    case = scenario(1.4, length("duration", 720, "minutes"), staff=[always])
    waits = of_each_replication(case, mean_wait)
    assert abs(z_score(waits, 0.7 / (2 - 1.4))) < 4
    assert waits.mean() == pytest.approx(0.7 / 0.6, rel=0.15)


def test_places_are_the_queue_with_several_servers():
    # Erlang C: 3 places, 2.25 people a day for a day each; wait = C / (3 - 2.25) days.
    case = scenario(2.25, length("duration", 1), places=[PlacesPool("desk", places=3)])
    chance = erlang_c(2.25, 3)
    waits = of_each_replication(case, mean_wait)
    assert abs(z_score(waits, chance / 0.75)) < 4
    assert waits.mean() == pytest.approx(chance / 0.75, rel=0.15)
    waiting = of_each_replication(case, lambda visits: (visits["began"] > visits["queued"]).mean())
    assert abs(z_score(waiting, chance)) < 4


def test_impatient_people_leave_as_often_as_the_textbook_says():
    # M/M/1+M at two people a day, one a day served, patience of two days: birth and death with deaths 1 + (n - 1) / 2.
    case = scenario(2, length("duration", 1), length("patience", 2), places=[PlacesPool("desk", places=1)])
    weights = np.cumprod([1.0, *(2 / (1 + (n - 1) / 2) for n in range(1, 60))])
    busy = 1 - weights[0] / weights.sum()
    left = of_each_replication(case, lambda visits: (visits["outcome"] == "unserved").mean())
    assert abs(z_score(left, 1 - busy / 2)) < 4  # of two a day, `busy` are served
    assert left.mean() == pytest.approx(1 - busy / 2, rel=0.05)
