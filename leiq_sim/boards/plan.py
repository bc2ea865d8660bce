"""From what is set on a board to a scenario: which capacities can be moved, and what a set of values means."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from leiq_sim.model.change import Value
from leiq_sim.model.columns import Column
from leiq_sim.model.pathway import COURSES
from leiq_sim.model.scenario import Scenario

SHIFT_LEAST, SHIFT_MOST = -12, 26  # weeks
STEPS = (0.5, 0.25, 0.1, 0.05, 0.01)
SHIFTED_DAYS = 365  # runs that begin within a year of the date are moved


@dataclass(frozen=True)
class Lever:
    """A capacity that a control moves: its path, its bounds on a slider, its district's number (or None)."""

    path: str
    group: str
    column: Column
    most: float
    step: float
    course: str = ""
    district: int | None = None

    @property
    def whole(self) -> bool:
        return self.column.kind == "whole"


def levers(scenario: Scenario) -> list[Lever]:
    """Return the counselling hours, seats and places of a scenario, in the order of its tables.

    Pools without an hour in the whole period are left out: they rest until a gate opens them.
    """
    order = [key for (key,) in scenario.table("districts")]
    stages = {row.pool: row.stage for row in scenario.rows("services")}
    support = {s.name for s in scenario.pathway.employers.steps} if scenario.pathway.employers else set()
    found = []
    for row in scenario.rows("staff"):
        group = "support" if stages.get(row.id) in support else "counselling"
        number = order.index(row.district) if row.district in order else None
        found.append(_lever(scenario, f"staff.{row.id}.hours_per_week", group, district=number))
    for row in scenario.rows("courses"):
        found.append(_lever(scenario, f"courses.{row.id}.seats", "courses", course=row.id))
    for row in scenario.rows("places"):
        group = "courses" if stages.get(row.id) in COURSES else "support"
        found.append(_lever(scenario, f"places.{row.id}.places", group))
    return [lever for lever in found if any(value for _, value in scenario.steps(lever.path))]


def _lever(scenario: Scenario, path: str, group: str, course: str = "", district: int | None = None) -> Lever:
    column = scenario.place(path).column
    values = [float(value or 0) for _, value in scenario.steps(path)]  # type: ignore[arg-type]
    most = min(column.most, max(10, 5 * ceil(max(values) * 2.5 / 5)))
    return Lever(path, group, column, most, 1 if column.kind == "whole" else _step(values), course, district)


def _step(values: list[float]) -> float:
    """Return the widest step of a slider that meets all values: one that does not would change them by itself."""
    return next((s for s in STEPS if all(abs(v / s - round(v / s)) < 1e-9 for v in values)), STEPS[-1])


def value_at(scenario: Scenario, path: str, day: date) -> Any:
    """Return the value that holds on a day."""
    number = max(0, scenario.day(day))
    return [value for start, value in scenario.steps(path) if start <= number][-1]


def shifted_runs(scenario: Scenario, course: str, weeks: int, from_date: date) -> dict[str, date]:
    """Return path and new start of a course's runs that begin within a year of the date; none before the date."""
    last = from_date + timedelta(days=SHIFTED_DAYS)
    runs = [row for row in scenario.rows("runs") if row.course == course and from_date <= row.start < last]
    return {
        f"runs.{course}.{row.id}.start": max(from_date, row.start + timedelta(weeks=weeks)) for row in runs
    }  # fmt: skip


def variant(
    base: Scenario, values: Mapping[str, Value], shifts: Mapping[str, int], from_date: date, name: str = "variant"
) -> Scenario:
    """Return the baseline with every value that differs changed from the date on, and runs moved by weeks.

    Raises ScenarioError when the date or a value does not fit.
    """
    made = base.renamed(name)
    for path, value in values.items():
        if value != value_at(base, path, from_date):
            made = made.change(path, value, from_date)
    for course, weeks in shifts.items():
        for path, start in shifted_runs(base, course, weeks, from_date).items() if weeks else ():
            if start != base.value(path):
                made = made.change(path, start)
    return made


def next_quarter(day: date) -> date:
    """Return the first day of the quarter after a day."""
    months = day.year * 12 + 3 * ((day.month - 1) // 3 + 1)
    return date(months // 12, months % 12 + 1, 1)
