"""The map and the bars of the pathway board say what their frames say."""

import pandas as pd
import pytest

from leiq_sim.figures import district_map, steps, waiting
from leiq_sim.files.load import load_scenario
from leiq_sim.model.pathway import DEFAULT_PATHWAY

DISTRICTS = ["leipzig", "nordsachsen", "landkreis_leipzig"]


@pytest.fixture(scope="module")
def base():
    return load_scenario("baseline")


@pytest.fixture
def people():
    rows = [("leipzig", 138.0, 141.4, 119.0, 162.0), ("nordsachsen", 24.0, 13.0, 12.0, 15.0)]
    return pd.DataFrame([*rows, ("landkreis_leipzig", 10.0, 31.0, 28.0, 34.0)], columns=district_map.COLUMNS)


def markers(figure, size):
    return [line for line in figure.axes[0].get_lines() if line.get_markersize() == size]


def test_the_map_has_a_dot_for_each_started_five_people(base, people):
    assert district_map.people_a_dot(people) == 5
    dots = markers(district_map.figure(people, base), 6.2)
    full = [dot for dot in dots if dot.get_markerfacecolor() != "white"]
    assert len(full) == 29 + 3 + 7
    assert len(dots) - len(full) == 2  # 24 people were five dots, 13 are three
    assert len(markers(district_map.figure(people, base), 8.8)) == 1 + 5  # waiting in the variant only


def test_a_dot_stands_for_more_people_where_many_wait(people):
    assert district_map.people_a_dot(people.assign(base=1000.0)) == 50


def test_districts_without_an_outline_are_fields(base, people):
    assert not district_map.is_drawn(["leipzig", "elsewhere"])
    assert district_map.is_drawn(DISTRICTS)


def test_the_maps_table_and_sentence_have_its_numbers(base, people):
    assert district_map.twin(people, base, "de").iloc[1].tolist() == ["Landkreis Nordsachsen", "24", "13", "12 bis 15"]
    assert "Landkreis Nordsachsen 13, Basis 24" in district_map.alt(people, base, "de")
    assert "138" in district_map.alt(people, base, "en")


@pytest.fixture
def bars():
    return pd.DataFrame(
        [
            (group, district, 10.0 * n, 12.0 * n + k, 10.0 * n, 15.0 * n)
            for n, group in enumerate(("first_counselling", "courses", "job_search"), start=1)
            for k, district in enumerate(DISTRICTS)
        ],
        columns=steps.COLUMNS,
    )


def test_bars_are_as_long_as_people_wait(base, bars):
    made = steps.figure(bars, base)
    assert len(made.axes) == 3
    widths = [patch.get_width() for patch in made.axes[1].patches]
    assert widths == [10.0, 13.0, 20.0, 25.0, 30.0, 37.0]  # the baseline's outline before the variant's bar


def test_the_bars_table_names_courses_together(base, bars):
    table = steps.twin(bars, base, "de")
    assert table.iloc[1, 0] == "Kurse"
    assert table.iloc[0, 2] == "13 (10 bis 15), Basis 10"
    assert steps.alt(bars, "en").startswith("The longest queues: Job search")


def test_ways_are_as_wide_as_people_go_there():
    ways = [("first_contact", "first_counselling"), ("first_counselling", "follow_up"), ("follow_up", "coaching")]
    widths = waiting._widths({ways[0]: 50.0, ways[1]: 100.0, ("entry", "first_contact"): 900.0}, ways)
    assert widths == [waiting.THICKEST / 2, waiting.THICKEST, 0.5]
    assert waiting._widths(None, ways) == [1.2, 1.2, 1.2]


def test_a_box_says_what_was_in_the_baseline_where_that_differs():
    frame = pd.DataFrame([("first_counselling", 40.0, 20.0, 57.0), ("follow_up", 5.0, 3.0, 5.2)],
                         columns=[*waiting.COLUMNS, "base"])  # fmt: skip
    said = [text.get_text() for text in waiting.figure(frame, DEFAULT_PATHWAY, "de").axes[0].texts]
    assert "40 warten (57) · 20\u00a0Tage" in said
    assert any(words.startswith("5 warten · 3") for words in said)
