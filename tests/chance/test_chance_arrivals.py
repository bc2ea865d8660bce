"""Arrivals: Poisson in number and even in time, whatever the layers; shares of routes, traits and sites as given."""

from datetime import date

import numpy as np
import pytest
from small_world import tables, world

from leiq_sim.chance.arrivals import LAYER_PER_YEAR, seasonal_factor, thinned
from leiq_sim.chance.draws import Draws
from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.model.tables import RouteShare, Season, Trait
from leiq_sim.units import TICKS_PER_DAY, to_days

DAYS = 200
TIMES = 600


def days_of(rate: np.ndarray, replication: int) -> np.ndarray:
    groups = thinned(Draws(3, replication), "client/here/any", rate)
    return np.concatenate([to_days(arrival) for _, _, arrival in groups] or [np.empty(0)])


@pytest.mark.parametrize("per_year", [0.4 * LAYER_PER_YEAR, LAYER_PER_YEAR, 2.5 * LAYER_PER_YEAR])
def test_numbers_are_poisson_with_the_mean_of_the_rate(per_year):
    mean = per_year / 365.25 * DAYS
    numbers = np.array([len(days_of(np.full(DAYS, per_year / 365.25), r)) for r in range(TIMES)])
    assert abs(numbers.mean() - mean) / np.sqrt(mean / TIMES) < 4
    # The variance of a Poisson number is its mean; the statistic has about TIMES degrees of freedom.
    spread = ((numbers - mean) ** 2 / mean).sum()
    assert abs(spread - TIMES) / np.sqrt(TIMES * (2 + 1 / mean)) < 4


def test_a_rate_that_changes_between_days_is_followed_day_by_day():
    # Half a layer on even days, two and a half layers on odd ones, none on the last 50.
    rate = np.where(np.arange(DAYS) % 2 == 0, 0.5, 2.5) * LAYER_PER_YEAR / 365.25
    rate[-50:] = 0
    days = np.concatenate([days_of(rate, r) for r in range(TIMES)]).astype(int)
    for parity in (0, 1):
        expected = rate[parity::2].sum() * TIMES
        assert abs((days % 2 == parity).sum() - expected) / np.sqrt(expected) < 4
    assert days.max() < DAYS - 50


def test_nobody_comes_where_the_rate_is_nothing():
    assert len(days_of(np.zeros(DAYS), 0)) == 0


def test_seasons_and_the_demand_factor_multiply_demand_month_by_month():
    scenario = world(seasons=[Season("1", 0.5), Season("7", 2.0)]).change(
        "settings.demand_factor.value", 3, from_date="2026-07-16"
    )
    factor = seasonal_factor(scenario)
    assert (factor[0], factor[30], factor[31]) == (0.5, 0.5, 1)
    assert (factor[180], factor[181], factor[195], factor[196]) == (1, 2, 2, 6)


def test_all_arrive_within_the_period_in_whole_ticks():
    its = make_itineraries(world(), 1, 0)
    come = its.arrival[its.posted_by < 0]
    assert come.min() == 0
    assert come.max() < world().days * TICKS_PER_DAY


def test_routes_traits_and_sites_have_their_shares():
    its = make_itineraries(world().change("settings.demand_factor.value", 30), 1, 0)
    people, rows, nodes = its.population, its.rows, its.network.nodes
    clients = people.kind == 0

    def close(found: np.ndarray, share: float) -> bool:
        assert len(found) > 2000
        return abs(found.mean() - share) / np.sqrt(share * (1 - share) / len(found)) < 4

    assert close(people.traits["sex"][clients] == "female", 0.6)
    country = clients & (people.district == 1)
    assert close(people.accepts[country] & 1 > 0, 0.5)  # from the country to the city
    assert (people.accepts[country] & 2 > 0).all()  # one's own district, without a row, always
    assert not (people.accepts[country] & 4).any()  # and no other site without a row
    stages = np.array([node.step.name for node in nodes])[rows.node]
    visits = np.array([node.visit for node in nodes])[rows.node]
    talks = (stages == "talk") & (visits == 5)
    assert (stages[rows.served[talks]] != "talk").all()
    last = (stages == "talk") & (stages[np.maximum(rows.served, 0)] != "talk")
    assert close(stages[rows.served[last]] == "papers", 0.7)
    assert close(rows.dropout[(stages == "course") & (rows.kind == Kind.COHORT)] < 2**62, 0.2)


def test_own_search_is_the_shorter_of_two_patiences_and_decides_where_to():
    # Two exponentials of 150 and 180 days: the own search comes first with a chance of 180 / 330.
    its = make_itineraries(world().change("settings.demand_factor.value", 30), 1, 0)
    rows = its.rows
    searches = rows.kind == Kind.CANDIDATE
    own = rows.own[searches] == 1
    assert abs(own.mean() - 180 / 330) < 4 * np.sqrt(0.25 / len(own))
    mean = rows.patience[searches].mean() / TICKS_PER_DAY
    assert mean == pytest.approx(150 * 180 / 330, rel=4 / np.sqrt(len(own)))
    exits = its.network.exits
    alone = np.array([exits[-1 - way] for way in rows.unserved[searches]])
    assert set(alone[~own]) == {"lost"}
    assert abs((alone[own] == "work").mean() - 0.7) < 4 * np.sqrt(0.21 / own.sum())


def test_the_most_specific_shares_hold_for_a_field_and_group():
    # Everyone 0.7, women 0.2, care 1.0, women in care 0.0.
    steps = {("all", "all"): 0.7, ("all", "female"): 0.2, ("care", "all"): 1.0, ("care", "female"): 0.0}
    others = [row for row in tables()["routes"] if row.step != "talk"]
    routes = [
        RouteShare("talk", "served", field, group, to, share)
        for (field, group), papers in steps.items()
        for to, share in (("papers", papers), ("course", 1 - papers))
    ]
    its = make_itineraries(world(routes=[*routes, *others]).change("settings.demand_factor.value", 20), 1, 0)
    stages = np.array([node.step.name for node in its.network.nodes])[its.rows.node]
    last = np.flatnonzero((stages == "talk") & (stages[np.maximum(its.rows.served, 0)] != "talk"))
    who = its.rows.entity[last]
    papers = stages[its.rows.served[last]] == "papers"
    care, women = its.population.field[who] == 0, its.population.traits["sex"][who] == "female"
    assert not papers[care & women].any()
    assert papers[care & ~women].all()
    assert papers[~care & women].mean() == pytest.approx(0.2, abs=0.04)
    assert papers[~care & ~women].mean() == pytest.approx(0.7, abs=0.05)


def test_a_trait_of_one_field_overrides_that_of_all():
    traits = [*tables()["traits"], Trait("sex", "care", "female", 1.0)]
    people = make_itineraries(world(traits=traits), 1, 0).population
    clients = people.kind == 0
    assert set(people.traits["sex"][clients & (people.field == 0)]) == {"female"}
    assert set(people.traits["sex"][clients & (people.field == 1)]) == {"female", "male"}
    assert set(people.traits["sex"][~clients]) == {""}


def test_the_stock_has_waited_between_nothing_and_the_most():
    its = make_itineraries(world().change("backlog.talk.city.care.people", 2000), 1, 0)
    waited = -to_days(its.queued[its.queued < 0])
    assert len(waited) == 2000
    assert 0 <= waited.min() < 1
    assert 59 < waited.max() <= 60
    assert abs(waited.mean() - 30) < 4 * 60 / np.sqrt(12 * 2000)


def test_a_gate_without_a_day_never_opens_its_second_way():
    its = make_itineraries(world().change("gates.law.day", None), 1, 0)
    assert set(its.rows.date[its.rows.kind == Kind.GATE]) == {2**62}
    dated = make_itineraries(world().change("gates.law.day", date(2026, 2, 1)), 1, 0)
    assert set(dated.rows.date[dated.rows.kind == Kind.GATE]) == {31 * TICKS_PER_DAY}
