"""Itineraries are made once for all scenarios that read the same, and never taken for those of another."""

import threading
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from small_world import same_arrays, world

from leiq_sim.chance import cache
from leiq_sim.chance.cache import ItineraryCache, size_of
from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.chance.reads import NAMES, SETTINGS, WHOLE, digest_of, is_read
from leiq_sim.files.load import load_scenario
from leiq_sim.model.columns import columns_of
from leiq_sim.model.scenario import Frozen
from leiq_sim.model.tables import KEYS, TABLES

BASE = load_scenario("baseline")
FIRST = make_itineraries(BASE, 1, 0)
# One path for each column of each table that has numbers: the first row that has one.
PATHS = sorted({(path.split(".")[0], path.split(".")[-1]): path for path in reversed(list(BASE.paths()))}.values())


def other_value(path):
    value, column = BASE.value(path), BASE.paths()[path]
    for wanted in (value + 1, value - 1, value * 1.1, value * 0.9):
        if column.least <= wanted <= column.most and (column.kind != "whole" or wanted == int(wanted)):
            return wanted
    raise AssertionError(f"no other value for {path}")


def traits_of(itineraries):
    return itineraries.population.traits


def same(one, other):
    return same_arrays(one, other) and all(
        np.array_equal(values, traits_of(other)[name]) for name, values in traits_of(one).items()
    )


def test_every_table_with_numbers_is_tried():
    assert {path.split(".")[0] for path in PATHS} == {path.split(".")[0] for path in BASE.paths()}
    assert len(PATHS) > 30


@pytest.mark.parametrize("path", PATHS)
def test_each_field_is_a_hit_or_a_miss_as_itineraries_read_it_or_not(path):
    variant = BASE.change(path, other_value(path))
    hit = digest_of(variant) == digest_of(BASE)
    assert hit == (not is_read(path))
    if hit:
        assert same(FIRST, make_itineraries(variant, 1, 0))


@pytest.mark.parametrize("path", [path for path in PATHS if BASE.place(path).column.dated])
def test_a_dated_change_is_a_hit_or_a_miss_in_the_same_way(path):
    variant = BASE.change(path, other_value(path), from_date="2027-01-01")
    hit = digest_of(variant) == digest_of(BASE)
    assert hit == (not is_read(path))
    if hit:
        assert same(FIRST, make_itineraries(variant, 1, 0))


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_row_less_is_a_miss_wherever_it_changes_anything(table):
    rows = dict(BASE.table(table))
    if len(rows) < 2 or table in ("districts", "fields", "staff", "places", "services", "counts", "gates"):
        pytest.skip("nothing else would fit any more")
    rows.pop(list(rows)[-1])
    fewer = replace(BASE, tables=Frozen(BASE.tables | {table: Frozen(rows)}))
    if digest_of(fewer) == digest_of(BASE):
        assert same(FIRST, make_itineraries(fewer, 1, 0))
    else:
        assert table in (*WHOLE, *NAMES) or table == "settings"


def test_words_and_period_count_too():
    later = replace(BASE, end=BASE.end - timedelta(days=1))
    fixed = {key: replace(row, distribution="fixed") for key, row in BASE.table("times").items()}
    other_law = replace(BASE, tables=Frozen(BASE.tables | {"times": Frozen(fixed)}))
    two, *rest = BASE.rows("staff")[:2]
    turned = Frozen({**{(rest[0].id,): rest[0], (two.id,): two}, **BASE.table("staff")})
    assert len({digest_of(s) for s in (BASE, later, other_law)}) == 3
    assert digest_of(replace(BASE, tables=Frozen(BASE.tables | {"staff": turned}))) != digest_of(BASE)
    assert digest_of(BASE.renamed("other")) == digest_of(BASE)


def test_what_is_said_to_be_read_exists():
    assert set(WHOLE) | set(NAMES) <= set(TABLES)
    assert set(SETTINGS) <= {name for (name,) in BASE.table("settings")}
    assert all(columns_of(TABLES[table]) and KEYS[table] for table in WHOLE)


def test_a_changed_scenario_begins_with_nothing_kept():
    digest_of(BASE)
    variant = BASE.change("demand.leipzig.nursing.people_per_year", 1.0)
    assert variant.kept == {}
    assert digest_of(variant) != digest_of(BASE)


def test_the_same_is_made_once_and_another_seed_or_replication_anew(monkeypatch):
    made = []
    monkeypatch.setattr(cache, "make_itineraries", lambda *args: made.append(args) or make_itineraries(*args))
    shelf, scenario = ItineraryCache(), world()
    first = shelf.take(scenario, 1, 0)
    assert shelf.take(scenario.change("staff.desk.hours_per_week", 1), 1, 0) is first
    assert shelf.take(scenario, 2, 0) is not first
    assert shelf.take(scenario, 1, 1) is not first
    assert (len(made), shelf.hits, shelf.misses) == (3, 1, 3)
    shelf.clear()
    assert shelf.take(scenario, 1, 0) is not first


def test_what_was_used_longest_ago_goes_when_there_is_too_much():
    scenario = world()
    one = size_of(make_itineraries(scenario, 1, 0))
    shelf = ItineraryCache(most_bytes=int(2.5 * one))
    first, _ = shelf.take(scenario, 1, 0), shelf.take(scenario, 1, 1)
    assert shelf.take(scenario, 1, 0) is first
    shelf.take(scenario, 1, 2)
    assert shelf.take(scenario, 1, 0) is first
    before = shelf.misses
    shelf.take(scenario, 1, 1)
    assert shelf.misses == before + 1
    assert shelf._bytes <= shelf.most_bytes


def test_of_two_threads_that_want_the_same_one_makes_it(monkeypatch):
    made, both = [], threading.Barrier(2)

    def slow(*args):
        made.append(args)
        return make_itineraries(*args)

    monkeypatch.setattr(cache, "make_itineraries", slow)
    shelf, scenario, found = ItineraryCache(), world(), []

    def take():
        both.wait()
        found.append(shelf.take(scenario, 1, 0))

    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert found[0] is found[1]
