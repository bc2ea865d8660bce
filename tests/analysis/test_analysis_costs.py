"""Costs worked by hand in EUR."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from leiq_sim.analysis.costs import by_kind, costs, open_points, summed, total
from leiq_sim.analysis.period import months
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Course, District, PayRate, PlacesPool, Setting, StaffPool

NO_RUNS = pd.DataFrame({"run": [], "course": [], "site": [], "start": [], "seats": [], "taken": [], "cancelled": []})


def scenario(start="2027-01-01", end="2027-12-31", other=0.25, **rows):
    rows = {
        "districts": [District("north")],
        "settings": [] if other is None else [Setting("other_cost_share", other)],
        "staff": [StaffPool("desk", operator="town", district="north", funding_line="iq", hours_per_week=30,
                            client_hours_per_fte=20, pay_group="E10")],
        "pay_rates": [PayRate("E10", date(2026, 1, 1), 60_000)],
    } | rows  # fmt: skip
    return Scenario.build("costs", start, end, **rows)


def test_a_calendar_year_costs_the_yearly_rate_by_full_time_posts():
    spent = costs(scenario(), NO_RUNS)
    assert by_kind(spent)["staff"] == pytest.approx(1.5 * 60_000)
    assert by_kind(spent)["other"] == pytest.approx(0.25 * 90_000)
    assert total(spent) == pytest.approx(112_500)


def test_a_leap_year_costs_no_more_than_another():
    two_years = costs(scenario("2027-01-01", "2028-12-31", other=0.0), NO_RUNS)
    by_year = summed(two_years, "year").set_index("year")["eur"]
    assert by_year[2027] == pytest.approx(90_000)
    assert by_year[2028] == pytest.approx(90_000)


def test_a_tariff_step_holds_from_its_day_on():
    rates = [PayRate("E10", date(2026, 1, 1), 60_000), PayRate("E10", date(2027, 12, 22), 96_500)]
    spent = costs(scenario(other=0.0, pay_rates=rates[::-1]), NO_RUNS)
    assert total(spent) == pytest.approx(1.5 * (60_000 * 355 + 96_500 * 10) / 365)


def test_hours_cut_on_a_day_cost_less_from_that_day_on():
    cut = scenario(other=0.0).change("staff.desk.hours_per_week", 10, from_date="2027-12-22")
    assert total(costs(cut, NO_RUNS)) == pytest.approx(60_000 * (1.5 * 355 + 0.5 * 10) / 365)


def test_a_run_that_is_held_costs_itself_and_its_participants_and_a_cancelled_one_nothing():
    course = Course("bridge", stage="bridge", operator="school", funding_line="iq", seats=10, length_days=5,
                    cost_per_run_eur=5_000, cost_per_participant_eur=100)  # fmt: skip
    runs = pd.DataFrame(
        {"run": ["a", "b", "c"], "course": "bridge", "site": "north", "start": [0.0, 364.0, 9.0], "seats": [10, 10, 0],
         "taken": [8, 0, 0], "cancelled": [False, True, False]}
    )  # fmt: skip
    spent = costs(scenario(staff=[], courses=[course]), runs)
    assert by_kind(spent) == pytest.approx({"staff": 0, "other": 0, "runs": 5_000, "participants": 800, "places": 0})
    assert summed(spent, "operator", "district").to_numpy().tolist() == [["school", "north", 5_800.0]]


def test_places_cost_while_they_are_offered():
    pool = PlacesPool("coaching", operator="club", places=4, cost_per_place_eur_per_year=3_650)
    base = scenario(staff=[], places=[pool])
    assert total(costs(base, NO_RUNS)) == pytest.approx(14_600)
    fewer = base.change("places.coaching.places", 0, from_date="2027-12-22")
    assert total(costs(fewer, NO_RUNS)) == pytest.approx(4 * 10 * 355)


def test_an_unknown_rate_stays_unknown_and_is_named():
    unpaid = scenario(pay_rates=[PayRate("E10", date(2027, 3, 1), 60_000)])
    assert np.isnan(total(costs(unpaid, NO_RUNS)))
    assert summed(costs(unpaid, NO_RUNS), "operator")["eur"].isna().all()
    assert [(p.path, p.from_day) for p in open_points(unpaid)] == [("pay_rates.E10", "2027-01-01")]
    assert "pay_rates.E10" in open_points(unpaid)[0].sentence("de")
    no_share = scenario(other=None)
    assert np.isnan(by_kind(costs(no_share, NO_RUNS))["other"])
    assert by_kind(costs(no_share, NO_RUNS))["staff"] == pytest.approx(90_000)
    assert [p.path for p in open_points(no_share)] == ["settings.other_cost_share.value"]
    unnamed = scenario(staff=[StaffPool("desk", hours_per_week=5)])
    assert [p.path for p in open_points(unnamed)] == ["staff.desk.pay_group"]
    assert open_points(scenario()) == ()


def test_a_pool_that_is_not_staffed_yet_needs_no_rate():
    idle = scenario(staff=[StaffPool("agency", hours_per_week=0)])
    assert total(costs(idle, NO_RUNS)) == 0
    assert open_points(idle) == ()
    opened = idle.change("staff.agency.hours_per_week", 5, from_date="2027-06-01")
    assert open_points(opened)[0].from_day == "2027-06-01"


def test_months_cover_the_period_without_gap():
    assert months(date(2026, 1, 30), 31) == (("2026-01", 0, 2), ("2026-02", 2, 30), ("2026-03", 30, 31))
