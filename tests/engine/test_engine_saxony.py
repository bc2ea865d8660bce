"""The public holidays are those of Saxony, and pools are closed on them."""

from datetime import date

import numpy as np
import pytest

from leiq_sim.calendar import is_working_day, saxon_holidays
from leiq_sim.engine.capacity import minutes_by_day
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import StaffPool

# Fixed days, and by hand: Easter Sunday is 5 April 2026, 28 March 2027, 16 April 2028; Buß- und Bettag is the
# Wednesday before 23 November. Corpus Christi is a holiday in some villages only.
FIXED = ("01-01", "05-01", "10-03", "10-31", "12-25", "12-26")
MOVABLE = {
    2026: ("04-03", "04-06", "05-14", "05-25", "11-18"),
    2027: ("03-26", "03-29", "05-06", "05-17", "11-17"),
    2028: ("04-14", "04-17", "05-25", "06-05", "11-22"),
}


@pytest.mark.parametrize("year", MOVABLE)
def test_saxony_has_eleven_public_holidays(year):
    expected = {date.fromisoformat(f"{year}-{day}") for day in (*FIXED, *MOVABLE[year])}
    assert set(saxon_holidays(year)) == expected


def test_two_days_that_only_saxony_and_few_others_keep_are_closed():
    # Friday 30 October to Sunday 22 November 2026: Reformation Day is a Saturday, Buß- und Bettag a Wednesday.
    desk = StaffPool("desk", hours_per_week=7, weekdays="mon tue wed thu fri sat sun")
    minutes = minutes_by_day(Scenario.build("saxony", "2026-10-30", "2026-11-22", staff=[desk]), desk)
    assert np.flatnonzero(minutes == 0).tolist() == [1, 19]
    assert set(minutes.tolist()) == {0, 60}


@pytest.mark.parametrize(("day", "works"), [("2026-10-30", True), ("2026-11-18", False), ("2026-11-21", False)])
def test_a_working_day_is_no_weekend_and_no_holiday(day, works):
    assert is_working_day(date.fromisoformat(day)) == works
