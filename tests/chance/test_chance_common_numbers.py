"""A minimally different world leaves every other draw as it was."""

import numpy as np
import pytest
from small_world import CLIENTS, named, pathway, same_arrays, tables, told_by_name, world

from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.model.tables import Backlog, Demand, District, Inside, PlacesPool, Service
from leiq_sim.model.vocabulary import Delay


@pytest.fixture(scope="module")
def base() -> dict:
    return told_by_name(world())


def differences(base: dict, other: dict) -> dict:
    """Return {what differs: for which visits} among the visits that both know."""
    found: dict[str, set] = {}
    for key in base.keys() & other.keys():
        for name in base[key]:
            if base[key][name] != other[key][name]:
                found.setdefault(name, set()).add(key)
    return found


def test_the_same_seed_gives_the_same_arrays_and_another_does_not():
    first, again = make_itineraries(world(), 1, 0), make_itineraries(world(), 1, 0)
    assert same_arrays(first, again)
    assert len(first.rows) > 1000
    for seed, replication in ((2, 0), (1, 1)):
        assert not np.array_equal(
            first.rows.patience[:50], make_itineraries(world(), seed, replication).rows.patience[:50]
        )


@pytest.mark.parametrize("path", ["demand.city.care.people_per_year", "settings.demand_factor.value"])
def test_more_demand_adds_clients_and_leaves_all_others_as_they_were(base, path):
    scenario = world()
    other = told_by_name(scenario.change(path, scenario.value(path) * 1.2))
    assert set(base) < set(other)
    assert differences(base, other) == {}
    if path.startswith("demand"):
        new = {label for label, _, _ in other.keys() - base.keys()}
        assert all(label.startswith("client/city/care/") for label in new)


def test_more_demand_from_a_day_on_adds_clients_from_that_day_on(base):
    scenario = world()
    other = told_by_name(scenario.change("demand.city.care.people_per_year", 200, from_date="2026-10-01"))
    assert set(base) < set(other)
    assert differences(base, other) == {}
    day = scenario.day(scenario.start.replace(month=10)) * 2**20
    assert min(other[key]["arrival"] for key in other.keys() - base.keys()) >= day


def test_less_demand_takes_clients_away_and_leaves_all_others_as_they_were(base):
    other = told_by_name(world().change("demand.city.care.people_per_year", 20))
    assert set(other) < set(base)
    assert differences(base, other) == {}


@pytest.mark.parametrize(("table", "stage"), [("backlog", "talk"), ("inside", "course")])
def test_one_more_in_the_stock_of_day_0_leaves_all_others_as_they_were(base, table, stage):
    path = f"{table}.{stage}.city.care.people"
    other = told_by_name(world().change(path, world().value(path) + 1))
    assert {label for label, _, _ in other.keys() - base.keys()} == {
        f"{table}/{stage}/city/care/0-{world().value(path)}"
    }
    assert differences(base, other) == {}


def test_a_new_stock_of_people_leaves_all_others_as_they_were(base):
    more = {
        "backlog": [Backlog("course", "country", "craft", 5, 9), *tables()["backlog"]],
        "inside": [Inside("coaching", "city", "care", 2, 9), *tables()["inside"]],
    }
    other = told_by_name(world(**more))
    assert set(base) < set(other)
    assert differences(base, other) == {}


def test_a_new_stage_changes_no_draw_of_any_other(base):
    with_check = (*CLIENTS[:2], Delay("check", served="law"), *CLIENTS[2:])
    steps = tuple(Delay("papers", served="check") if step.name == "papers" else step for step in with_check)
    other = told_by_name(world(pathway(*steps)))
    assert {stage for _, stage, _ in other.keys() - base.keys()} == {"check"}
    found = differences(base, other)
    assert set(found) == {"served"}
    assert {stage for _, stage, _ in found["served"]} == {"papers"}


def test_a_new_district_changes_no_draw_of_any_other(base):
    rows = tables()
    districts = [District("beyond"), *rows["districts"]]
    other = told_by_name(world(districts=districts, demand=[Demand("beyond", "care", 60), *rows["demand"]]))
    assert {label for label, _, _ in other.keys() - base.keys()} == {
        label for label, _, _ in other if label.startswith("client/beyond/")
    }
    assert set(base) < set(other)
    assert differences(base, other) == {}


def test_rows_of_tables_in_another_order_change_no_draw(base):
    turned = {name: rows[::-1] for name, rows in tables().items()}
    other = told_by_name(world(**turned))
    assert set(base) == set(other)
    assert differences(base, other) == {}


def test_rows_of_demand_in_another_order_change_nothing_at_all():
    turned = {name: tables()[name][::-1] for name in ("demand", "vacancies", "employers", "backlog", "inside", "times")}
    assert same_arrays(make_itineraries(world(), 1, 0), make_itineraries(world(**turned), 1, 0))


def test_one_time_changes_its_own_stage_only_and_keeps_its_numbers(base):
    # Exponential: the same number times two is twice as long, to a tick.
    other = told_by_name(world().change("times.course.patience.all.all.centre", 400))
    assert set(base) == set(other)
    found = differences(base, other)
    assert set(found) == {"patience"}
    assert {stage for _, stage, _ in found["patience"]} == {"course"}
    assert all(abs(other[key]["patience"] - 2 * base[key]["patience"]) <= 2 for key in found["patience"])


def test_a_dated_time_of_a_delay_keeps_its_numbers_on_both_sides():
    scenario = world()
    its = make_itineraries(scenario.change("times.papers.duration.all.all.centre", 60, from_date="2026-07-01"), 1, 0)
    rows, nodes = its.rows, its.network.nodes
    papers = [i for i, node in enumerate(nodes) if node.step.name == "papers" and not node.is_switch]
    before, after = (rows.duration[rows.node == node] for node in papers)
    assert len(before) == len(after) > 50
    assert np.abs(after - 2 * before).max() <= 2
    switches = np.flatnonzero([nodes[n].is_switch for n in rows.node])
    assert set(rows.date[switches]) == {181 * 2**20}
    assert (rows.node[rows.served[switches]] == papers[0]).all()
    assert (rows.node[rows.unserved[switches]] == papers[1]).all()


def test_a_later_dated_time_is_replaced_by_an_earlier_one_given_after_it():
    path = "times.papers.duration.all.all.centre"
    twice = world().change(path, 90, from_date="2026-10-01").change(path, 60, from_date="2026-07-01")
    once = world().change(path, 60, from_date="2026-07-01")
    assert same_arrays(make_itineraries(twice, 1, 0), make_itineraries(once, 1, 0))


def test_a_share_moves_people_between_its_ways_only_and_only_in_one_direction(base):
    other = told_by_name(
        world()
        .change("routes.talk.served.all.all.papers.share", 0.8)
        .change("routes.talk.served.all.all.course.share", 0.2)
    )
    found = differences(base, other)
    assert set(found) == {"served"}
    assert {stage for _, stage, _ in found["served"]} == {"talk"}
    assert {(base[k]["served"], other[k]["served"]) for k in found["served"]} == {("course-1", "papers-1")}


CAPACITY = [
    ("staff.desk.hours_per_week", 5, None),
    ("staff.desk.hours_per_week", 50, "2026-07-01"),
    ("staff.desk.weekdays", "mon", None),
    ("places.coaches.places", 3, "2026-05-01"),
    ("courses.lesson.seats", 1, None),
    ("courses.lesson.minimum", 9, "2026-05-01"),
    ("courses.lesson.length_days", 90, None),
    ("runs.lesson.3.start", "2026-04-01", None),
]


@pytest.mark.parametrize(("path", "value", "from_date"), CAPACITY)
def test_capacity_leaves_the_itineraries_as_they_are(path, value, from_date):
    scenario = world()
    assert same_arrays(
        make_itineraries(scenario, 1, 0), make_itineraries(scenario.change(path, value, from_date), 1, 0)
    )


def test_another_pool_for_a_stage_changes_who_serves_it_and_no_draw(base):
    other = told_by_name(
        world(
            places=[PlacesPool("other", 5), PlacesPool("coaches", 10)],
            services=[
                Service("talk", "all", "visits"),
                Service("advice", "all", "desk"),
                Service("coaching", "all", "other"),
            ],
        )
    )
    assert set(base) == set(other)
    assert differences(base, other) == {}


def test_rows_are_contiguous_by_entity_and_every_way_leads_to_a_later_row_of_the_same():
    its = make_itineraries(world(), 1, 0)
    rows = its.rows
    assert (np.diff(rows.entity) >= 0).all()
    assert (rows.entity[its.first] == np.arange(len(its.first))).all()
    assert (np.diff(its.arrival[its.posted_by < 0]) >= 0).all()
    for way in (rows.served, rows.unserved, rows.dropped):
        onward = np.flatnonzero(way >= 0)
        assert (way[onward] > onward).all()
        assert (rows.entity[way[onward]] == rows.entity[onward]).all()
    planned = np.flatnonzero(its.posted_by >= 0)
    assert len(planned) > 20
    nodes = its.network.nodes
    assert {nodes[n].step.name for n in rows.node[its.posted_by[planned]]} == {"advice"}
    assert {nodes[n].step.name for n in rows.node[its.first[planned]]} == {"vacancy"}


def test_labels_are_unique():
    its = make_itineraries(world(), 1, 0)
    labels = its.population.labels()
    assert len(set(labels)) == len(labels)
    assert len(named(its)) == len(its.rows)
