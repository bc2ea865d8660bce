"""Dates, working days and the public holidays of Saxony."""

from datetime import date, timedelta
from functools import lru_cache

import holidays
import numpy as np

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@lru_cache(maxsize=64)
def saxon_holidays(year: int) -> dict[date, str]:
    """Return the public holidays of Saxony in a year, with their German names."""
    return dict(holidays.country_holidays("DE", subdiv="SN", years=year, language="de").items())


def is_holiday(day: date) -> bool:
    return day in saxon_holidays(day.year)


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and not is_holiday(day)


def next_working_day(day: date) -> date:
    """Return the day itself or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def day_number(day: date, start: date) -> int:
    """Return how many days after `start` a date lies; negative before it."""
    return (day - start).days


def days_between(start: date, end: date) -> list[date]:
    """Return all dates from `start` to `end`, both included."""
    return [start + timedelta(days=i) for i in range((end - start).days + 1)]


@lru_cache(maxsize=64)
def holiday_mask(start: date, end: date) -> np.ndarray:
    """Return one bool a day from `start` to `end` (both included): True on a public holiday."""
    mask = np.array([is_holiday(day) for day in days_between(start, end)])
    mask.flags.writeable = False
    return mask
