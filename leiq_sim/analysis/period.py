"""The days of a period by calendar year and month."""

from datetime import date, timedelta
from functools import lru_cache

import numpy as np


@lru_cache(maxsize=32)
def years_of_days(start: date, days: int) -> np.ndarray:
    """Return the calendar year of each day (int)."""
    return _frozen(np.array([(start + timedelta(days=day)).year for day in range(days)], dtype=np.int64))


@lru_cache(maxsize=32)
def year_shares(start: date, days: int) -> np.ndarray:
    """Return for each day its share of its calendar year: 1/365, in leap years 1/366."""
    years = years_of_days(start, days)
    leap = (years % 4 == 0) & ((years % 100 != 0) | (years % 400 == 0))
    return _frozen(1.0 / np.where(leap, 366, 365))


@lru_cache(maxsize=32)
def months(start: date, days: int) -> tuple[tuple[str, int, int], ...]:
    """Return the calendar months of the period: "2026-01", first day number, and the day number after its last."""
    named = [(start + timedelta(days=day)).isoformat()[:7] for day in range(days)]
    edges = [day for day in range(days) if day == 0 or named[day] != named[day - 1]]
    return tuple((named[first], first, after) for first, after in zip(edges, [*edges[1:], days], strict=True))


def _frozen(values: np.ndarray) -> np.ndarray:
    values.flags.writeable = False
    return values
