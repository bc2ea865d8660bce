"""A scenario is frozen; changes are values or steps from a day on, and say what is wrong with them."""

import pickle
from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from leiq_sim.errors import ScenarioError
from leiq_sim.model.change import Change
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Course, District, GateDate, OccupationField, PlacesPool, Run, StaffPool

SEATS = "courses.nursing.seats"


@pytest.fixture
def base() -> Scenario:
    return Scenario.build(
        "base",
        "2026-01-01",
        "2026-12-31",
        districts=[District("city")],
        fields=[OccupationField("care")],
        courses=[Course("nursing", "lesson", 12, 60), Course("social", "lesson", 10, 30)],
        runs=[Run("nursing", "spring", date(2026, 3, 2), "city")],
        staff=[StaffPool("desk", 20)],
        places=[PlacesPool("coaches", 5)],
        gates=[GateDate("law")],
    )


def codes(error) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_a_scenario_and_its_rows_refuse_assignment(base):
    with pytest.raises(FrozenInstanceError):
        base.name = "other"
    with pytest.raises(FrozenInstanceError):
        base.row("courses", "nursing").seats = 3


@pytest.mark.parametrize(
    "mutate",
    [
        lambda rows: rows.__setitem__(("x",), 1),
        lambda rows: rows.__delitem__(("nursing",)),
        lambda rows: rows.update({("x",): 1}),
        lambda rows: rows.pop(("nursing",)),
        lambda rows: rows.popitem(),
        lambda rows: rows.clear(),
        lambda rows: rows.setdefault(("x",), 1),
        lambda rows: rows.__ior__({("x",): 1}),
    ],
)
def test_tables_refuse_every_way_to_change_them(base, mutate):
    with pytest.raises(TypeError, match="frozen"):
        mutate(base.tables["courses"])
    with pytest.raises(TypeError, match="frozen"):
        mutate(base.tables)
    assert list(base.tables["courses"]) == [("nursing",), ("social",)]


def test_a_scenario_travels_to_another_process_and_stays_frozen(base):
    variant = base.change(SEATS, 20, from_date="2026-07-01")
    there = pickle.loads(pickle.dumps(variant))
    assert there == variant
    with pytest.raises(TypeError):
        there.tables["courses"].clear()


def test_the_last_day_counts_in_full(base):
    assert base.days == 365
    assert base.day(date(2026, 1, 1)) == 0
    assert base.day(date(2026, 12, 31)) == 364


def test_a_change_gives_a_variant_and_leaves_the_original_as_it_was(base):
    variant = base.change(SEATS, 20, name="more seats")
    assert (base.value(SEATS), variant.value(SEATS)) == (12, 20)
    assert (base.name, variant.name) == ("base", "more seats")
    assert base.changes == ()
    assert variant.changes == (Change(SEATS, 12, 20),)
    assert variant.value("courses.social.seats") == 10


def test_a_dated_change_is_a_step_and_the_first_day_keeps_its_value(base):
    variant = base.change(SEATS, 20, from_date="2026-03-01").change(SEATS, 5, from_date=date(2026, 9, 1))
    assert base.steps(SEATS) == [(0, 12)]
    assert variant.steps(SEATS) == [(0, 12), (59, 20), (243, 5)]
    assert variant.value(SEATS) == 12
    assert variant.changes == (
        Change(SEATS, 12, 20, date(2026, 3, 1)),
        Change(SEATS, 20, 5, date(2026, 9, 1)),
    )


def test_a_dated_change_on_the_first_day_is_the_value_itself(base):
    variant = base.change(SEATS, 20, from_date="2026-01-01")
    assert variant.value(SEATS) == 20
    assert variant.steps(SEATS) == [(0, 20)]
    assert variant.dated == ()


def test_a_later_change_replaces_the_steps_from_its_day_on(base):
    variant = base.change(SEATS, 5, from_date="2026-09-01").change(SEATS, 20, from_date="2026-03-01")
    assert variant.steps(SEATS) == [(0, 12), (59, 20)]
    assert base.change(SEATS, 5, from_date="2026-09-01").change(SEATS, 7, from_date="2026-09-01").steps(SEATS) == [
        (0, 12),
        (243, 7),
    ]


def test_an_undated_change_replaces_all_steps(base):
    variant = base.change(SEATS, 5, from_date="2026-09-01").change(SEATS, 20)
    assert variant.steps(SEATS) == [(0, 20)]


def test_steps_of_one_path_are_not_those_of_another(base):
    variant = base.change(SEATS, 5, from_date="2026-09-01")
    assert variant.steps("courses.social.seats") == [(0, 10)]


def test_days_and_words_may_be_changed(base):
    assert base.change("gates.law.day", "2026-05-01").value("gates.law.day") == date(2026, 5, 1)
    assert base.change("gates.law.day", date(2026, 5, 1)).change("gates.law.day", None).value("gates.law.day") is None
    assert base.change("staff.desk.weekdays", "mon fri").value("staff.desk.weekdays") == "mon fri"


def test_whole_numbers_stay_whole_and_others_become_decimal(base):
    assert isinstance(base.change(SEATS, 20.0).value(SEATS), int)
    assert isinstance(base.change("staff.desk.hours_per_week", 20).value("staff.desk.hours_per_week"), float)


REFUSED = [
    ("coursez.nursing.seats", 5, None, "unknown_table", "courses"),
    ("courses.nursin.seats", 5, None, "unknown_row", "nursing"),
    ("courses.nursing.seat", 5, None, "unknown_column", "seats"),
    ("courses.nursing.id", "other", None, "unknown_column", None),
    ("courses", 5, None, "unknown_row", None),
    (SEATS, 501, None, "out_of_bounds", "500"),
    (SEATS, -1, None, "out_of_bounds", "0"),
    (SEATS, 2.5, None, "not_whole", None),
    (SEATS, float("nan"), None, "not_finite", None),
    (SEATS, float("inf"), None, "not_finite", None),
    (SEATS, "12", None, "not_a_number", None),
    (SEATS, True, None, "not_a_number", None),
    (SEATS, None, None, "missing_value", None),
    (SEATS, 5, "2025-12-31", "date_outside", "2026-01-01"),
    (SEATS, 5, "2027-01-01", "date_outside", "2026-12-31"),
    ("courses.nursing.length_days", 5, "2026-05-01", "not_dated", None),
    ("staff.desk.weekdays", "mon fun", None, "unknown_choice", "sun"),
    ("gates.law.day", "soon", None, "not_a_date", None),
]


@pytest.mark.parametrize(("path", "value", "from_date", "code", "named"), REFUSED)
def test_a_change_that_does_not_fit_is_refused_and_says_what_would(base, path, value, from_date, code, named):
    with pytest.raises(ScenarioError) as error:
        base.change(path, value, from_date=from_date)
    assert codes(error) == [code]
    assert named is None or named in str(error.value)


def test_all_that_is_wrong_with_a_change_is_said_at_once(base):
    with pytest.raises(ScenarioError) as error:
        base.change("courses.nursing.length_days", -1, from_date="2030-01-01")
    assert codes(error) == ["out_of_bounds", "not_dated", "date_outside"]


@pytest.mark.parametrize("path", ["courses.nursin.seats", "nothing.at.all", ""])
def test_reading_a_path_that_points_nowhere_is_refused(base, path):
    with pytest.raises(ScenarioError):
        base.value(path)
    with pytest.raises(ScenarioError):
        base.steps(path)


def test_a_double_row_is_refused_by_name():
    with pytest.raises(ScenarioError, match="nursing") as error:
        Scenario.build("x", "2026-01-01", "2026-12-31", courses=[Course("nursing", "a", 1, 1)] * 2)
    assert codes(error) == ["duplicate_key"]


def test_an_unknown_table_is_refused():
    with pytest.raises(ScenarioError) as error:
        Scenario.build("x", "2026-01-01", "2026-12-31", coursez=[])
    assert codes(error) == ["unknown_table"]


def test_a_difference_lists_values_and_dated_steps(base):
    variant = base.change(SEATS, 20).change("places.coaches.places", 3, from_date="2026-05-01")
    assert variant.diff(base) == (
        Change(SEATS, 12, 20),
        Change("places.coaches.places", 5, 3, date(2026, 5, 1)),
    )
    assert base.diff(base) == ()
    assert base.change(SEATS, 20).diff(variant.change("places.coaches.places", 5)) == ()


def test_a_difference_to_oneself_after_changing_back_is_nothing(base):
    assert base.change(SEATS, 20).change(SEATS, 12).diff(base) == ()


def test_paths_name_every_number_that_has_a_value(base):
    paths = base.paths()
    assert paths[SEATS].unit == "seats"
    assert "staff.desk.hours_per_week" in paths
    assert "gates.law.day" not in paths
    assert not [path for path in paths if path.endswith((".id", ".weekdays", ".start"))]


def test_a_setting_that_is_not_there_has_its_default(base):
    assert base.setting("target_wait_days", 28) == 28
