"""What belongs to whom: each person's own shares, sites and talks, and demand that is demand of people only."""

import numpy as np
import pytest
from small_world import tables, told_by_name, world

from leiq_sim.chance.itineraries import Itineraries, make_itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.chance.population import KINDS
from leiq_sim.model.tables import Commuting, Dropout, RouteShare
from leiq_sim.units import NEVER

MANY = ("settings.demand_factor.value", 20)


def stages_of(its: Itineraries) -> np.ndarray:
    """Return the stage of each row."""
    return np.array([node.step.name for node in its.network.nodes])[its.rows.node]


def visits_of(its: Itineraries) -> np.ndarray:
    return np.array([node.visit for node in its.network.nodes])[its.rows.node]


@pytest.mark.parametrize("worst", ["care", "craft"])
def test_the_share_of_drop_outs_is_that_of_ones_own_field(worst):
    shares = [Dropout("course", name, float(name == worst)) for name in ("care", "craft")]
    its = make_itineraries(world(dropouts=shares), 1, 0)
    courses = its.rows.kind == Kind.COHORT
    drops = its.rows.dropout[courses] < NEVER
    field = np.array(["care", "craft"])[its.population.field[its.rows.entity[courses]]]
    assert min((field == "care").sum(), (field == "craft").sum()) > 20
    assert (drops == (field == worst)).all()


def test_a_field_comes_before_a_group_where_nothing_is_said_of_both():
    # All in care go on to papers, and no woman elsewhere: of women in care nothing is said, and the field decides.
    said = {("all", "all"): 0.5, ("all", "female"): 0.0, ("care", "all"): 1.0}
    routes = [
        RouteShare("talk", "served", field, group, to, share)
        for (field, group), papers in said.items()
        for to, share in (("papers", papers), ("course", 1 - papers))
    ]
    others = [row for row in tables()["routes"] if row.step != "talk"]
    its = make_itineraries(world(routes=[*routes, *others]), 1, 0)
    stages = stages_of(its)
    last = np.flatnonzero((stages == "talk") & (its.rows.served >= 0))
    last = last[stages[its.rows.served[last]] != "talk"]
    people = its.rows.entity[last]
    papers = stages[its.rows.served[last]] == "papers"
    care, women = its.population.field[people] == 0, its.population.traits["sex"][people] == "female"
    assert (care & women).sum() > 20
    assert papers[care].all()
    assert not papers[~care & women].any()
    assert set(papers[~care & ~women]) == {True, False}


def test_who_goes_to_one_site_need_not_go_to_another():
    # Half would go to the country, half would learn online: a quarter does both, and a quarter neither.
    commuting = [Commuting("city", "country", 0.5), Commuting("city", "online", 0.5)]
    people = make_itineraries(world(commuting=commuting).change(*MANY), 1, 0).population
    accepts = people.accepts[(people.kind == KINDS.index("client")) & (people.district == 0)]
    assert len(accepts) > 2000
    for bits in (0b000, 0b010, 0b100, 0b110):
        share = ((accepts & 0b110) == bits).mean()
        assert abs(share - 0.25) < 4 * np.sqrt(0.25 * 0.75 / len(accepts))


def test_a_vacancy_is_at_its_own_site_only_however_far_people_travel():
    everywhere = [Commuting(home, site, 1.0) for home in ("city", "country") for site in ("city", "country", "online")]
    its = make_itineraries(world(commuting=everywhere), 1, 0)
    vacancies = its.rows.kind == Kind.VACANCY
    assert set(its.rows.accepts[vacancies]) == {0b01, 0b10}
    assert (its.rows.accepts[vacancies] == 1 << its.population.district[its.rows.entity[vacancies]]).all()
    assert set(its.rows.accepts[its.rows.kind == Kind.CANDIDATE]) == {0b111}


def test_a_second_talk_has_a_length_of_its_own():
    its = make_itineraries(world().change(*MANY), 1, 0)
    stages, visits, rows = stages_of(its), visits_of(its), its.rows
    first = np.flatnonzero((stages == "talk") & (visits == 1) & (rows.served >= 0))
    first = first[stages[rows.served[first]] == "talk"]
    for name in ("duration", "patience"):
        one, two = getattr(rows, name)[first], getattr(rows, name)[rows.served[first]]
        assert len(one) > 1000
        assert abs(np.corrcoef(one, two)[0, 1]) < 4 / np.sqrt(len(one))


def test_more_demand_and_seasons_bring_people_and_no_employers_or_vacancies():
    def others(its: dict) -> set:
        return {label for label, _, _ in its if not label.startswith("client/")}

    base, more = told_by_name(world()), told_by_name(world().change("settings.demand_factor.value", 3))
    assert others(base) == others(more)
    assert {label.split("/")[0] for label in others(base)} >= {"employer", "vacancy"}
    assert len(more) > len(base)
