"""Capacity as three arrays: minutes by pool and day, dated steps of places, and course runs."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from leiq_sim.calendar import WEEKDAYS, holiday_mask, next_working_day
from leiq_sim.chance.arrivals import by_day
from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import StaffPool
from leiq_sim.units import TICKS_PER_DAY

MINUTES_PER_HOUR = 60


@dataclass(frozen=True)
class Runs:
    """Course runs in the order they go: by start, then by course and run. One entry a run.

    `line` is the node whose people wait for it, `site` one bit; `start` and `end` are ticks.
    """

    line: np.ndarray
    site: np.ndarray
    start: np.ndarray
    end: np.ndarray
    seats: np.ndarray
    minimum: np.ndarray
    names: tuple[tuple[str, str], ...] = ()

    def __len__(self) -> int:
        return len(self.line)


@dataclass(frozen=True)
class Capacity:
    """What is scarce.

    minutes   whole minutes by hours pool and day (int64, pools x days); zero is closed
    places    per places pool its (tick, places) steps, the first at tick 0
    runs      the course runs
    horizon   tick at which the period ends
    """

    minutes: np.ndarray
    places: tuple[tuple[tuple[int, int], ...], ...]
    runs: Runs
    horizon: int


def capacity_of(scenario: Scenario, itineraries: Itineraries) -> Capacity:
    """Return the capacity of a scenario; itineraries only say which line and site numbers they use."""
    staff = scenario.rows("staff")
    minutes = [minutes_by_day(scenario, pool) for pool in staff]
    places = tuple(
        tuple((day * TICKS_PER_DAY, int(value)) for day, value in scenario.steps(f"places.{pool.id}.places"))  # type: ignore[arg-type]
        for pool in scenario.rows("places")
    )
    table = np.array(minutes, dtype=np.int64).reshape(len(staff), scenario.days)
    return Capacity(table, places, _runs(scenario, itineraries), scenario.days * TICKS_PER_DAY)


def minutes_by_day(scenario: Scenario, pool: StaffPool) -> np.ndarray:
    """Return a pool's whole minutes with clients on each day (int64): week's hours over its weekdays, less closures."""
    weekdays = [WEEKDAYS.index(name) for name in pool.weekdays.split()]
    dates = np.datetime64(scenario.start) + np.arange(scenario.days)
    weekday = (dates.astype("datetime64[D]").astype(int) + 3) % 7
    opened = np.isin(weekday, weekdays)
    if pool.holidays == "closed":
        opened &= ~holiday_mask(scenario.start, scenario.end)
    for closure in scenario.rows("closures"):
        if closure.pool == pool.id:
            first, last = scenario.day(closure.first_day), scenario.day(closure.last_day)
            opened[max(0, first) : max(0, last + 1)] = False
    hours = by_day(scenario, f"staff.{pool.id}.hours_per_week") / max(1, len(weekdays))
    return np.where(opened, np.rint(hours * MINUTES_PER_HOUR), 0).astype(np.int64)


def actual_start(planned: date) -> date:
    """Return the day a run starts: its planned day, or the next working day when that is none."""
    return next_working_day(planned)


def _runs(scenario: Scenario, itineraries: Itineraries) -> Runs:
    sites = itineraries.population.sites
    found = []
    for run in scenario.rows("runs"):
        course = scenario.table("courses")[(run.course,)]
        start = scenario.day(actual_start(run.start))
        seats = _value_on(scenario, f"courses.{course.id}.seats", start)
        minimum = _value_on(scenario, f"courses.{course.id}.minimum", start)
        line = itineraries.network.first[course.stage]
        end = start * TICKS_PER_DAY + round(course.length_days * TICKS_PER_DAY)
        found.append((start * TICKS_PER_DAY, run.course, run.id, line, 1 << sites.index(run.site), end, seats, minimum))
    found.sort()
    names = tuple((course, run) for _, course, run, *_ in found)
    numbers = np.array([(row[0], *row[3:]) for row in found], dtype=np.int64).reshape(len(found), 6)
    starts, lines, bits, ends, seat_counts, minima = numbers.T
    return Runs(lines, bits, starts, ends, seat_counts, minima, names)


def _value_on(scenario: Scenario, path: str, day: int) -> int:
    return int([value for since, value in scenario.steps(path) if since <= max(0, day)][-1])  # type: ignore[arg-type]
