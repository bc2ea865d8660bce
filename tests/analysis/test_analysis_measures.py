"""What statistics report of a calendar year, counted by hand."""

import numpy as np
import pytest
from hand_year import hand_ledger, hand_log

from leiq_sim.analysis.measures import GROUPS, MEASURES, measured
from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.engine.simulate import simulate
from leiq_sim.files.load import load_scenario


def of(year=2027, names=()):
    return measured(hand_log(*names), year, hand_ledger(*names))


@pytest.fixture(scope="module")
def year():
    return of()


# Nine people have a decision in 2027: three are full, three owe a measure, two are partial, one is rejected.
@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("status_full", 3 / 9),
        ("status_compensation", 3 / 9),
        ("status_partial", 2 / 9),
        ("status_rejected", 1 / 9),
        ("status_measure_or_partial", 5 / 9),
        ("status_positive", 8 / 9),
        ("rejected_per_full", 1 / 3),
        ("eu_share_of_full", 1 / 3),
        ("decided_per_application", 9 / 6),
        ("decision_days_mean", (50 + 120 + 30 + 91 + 130) / 5),
        ("decision_days_median", 91.0),
        ("decided_within_3_months", 3 / 5),
        ("contacts_per_first", 3.0),
        ("measure_success", 1 / 2),
        ("course_dropout", 1 / 3),
        ("employed_after_recognition", 2 / 3),
        ("qualified_work_after_recognition", 1 / 3),
    ],
)
def test_a_year_counted_by_hand(year, measure, value):
    assert year[measure, "all", "all"] == pytest.approx(value)


def test_every_measure_is_counted_by_hand(year):
    assert {measure for measure, _, _ in year} == set(MEASURES)


def test_a_finished_measure_moves_a_procedure_from_measure_required_to_full():
    assert of(names=("full_by_measure",))["status_full", "all", "all"] == 1.0
    assert ("status_full", "all", "all") not in of(2028, ("full_by_measure",))


def test_the_year_ends_with_its_last_day(year):
    alone = of(names=("waived_on_the_last_day", "decided_at_new_year"))
    assert alone["status_compensation", "all", "all"] == 1.0
    assert of(2028, ("waived_on_the_last_day", "decided_at_new_year"))["status_full", "all", "all"] == 1.0


def test_the_authoritys_clock_is_not_stopped_by_a_language_course():
    assert of(names=("learns_beside",))["decision_days_mean", "all", "all"] == 30.0


def test_laws_origins_and_fields_are_counted_apart(year):
    assert year["status_rejected", "all", "state_law"] == 1.0
    assert year["status_full", "all", "federal_law"] == pytest.approx(3 / 8)
    assert year["status_partial", "all", "dual"] == 1.0
    assert year["status_full", "all", "regulated_eu"] == pytest.approx(1 / 2)
    assert year["status_full", "all", "regulated_third_country"] == pytest.approx(2 / 5)
    assert year["status_full", "nursing", "third_country"] == pytest.approx(2 / 4)
    assert year["decision_days_mean", "nursing", "eu"] == 120.0


def test_statements_of_comparability_are_no_decisions_of_a_recognition_law(year):
    assert ("status_full", "academic", "all") not in year
    assert year["status_full", "all", "eu"] == pytest.approx(1 / 2)
    assert year["decided_per_application", "all", "eu"] == 2.0


def test_where_nobody_is_counted_there_is_no_key(year):
    assert ("contacts_per_first", "nursing", "all") not in year
    assert ("rejected_per_full", "electrical", "all") not in year
    assert not any(np.isnan(value) for value in year.values())
    assert measured(hand_log("rejected"), 2026, hand_ledger("rejected")) == {}


def test_twelve_months_that_the_period_does_not_show_are_not_judged():
    late = of(2028, ("recognised_too_late_to_see_a_year",))
    assert late["status_full", "all", "all"] == 1.0
    assert ("employed_after_recognition", "all", "all") not in late


def test_keys_have_only_groups_that_their_measure_knows(year):
    assert all(group in MEASURES[measure].groups for measure, _, group in year)
    assert ("eu_share_of_full", "all", "eu") not in year
    assert {group for _, _, group in year} <= set(GROUPS)


def test_the_default_data_fill_every_measure_and_shares_are_shares():
    base = load_scenario("baseline")
    found = measured(simulate(base, make_itineraries(base, seed=1, replication=0)), 2027)
    whole = {measure: value for (measure, field, group), value in found.items() if field == group == "all"}
    assert whole.keys() == MEASURES.keys()
    assert all(0 <= value <= 1 for (measure, _, _), value in found.items() if MEASURES[measure].unit == "share")
    parts = [whole[f"status_{name}"] for name in ("full", "compensation", "partial", "rejected")]
    assert sum(parts) == pytest.approx(1)
    assert whole["status_positive"] == pytest.approx(1 - whole["status_rejected"])
