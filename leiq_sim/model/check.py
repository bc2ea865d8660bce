"""Does a scenario hold together? All problems at once, without any file.

`where` of a problem is a table and the key of its row ("routes, recognition/served/nursing/all"), or "pathway, step".
"""

from collections.abc import Callable, Iterator
from datetime import date
from math import ceil
from typing import NamedTuple

from leiq_sim.calendar import next_working_day
from leiq_sim.errors import Problem, problem
from leiq_sim.model.check_base import Facts
from leiq_sim.model.check_pathway import check_gates, check_pathway
from leiq_sim.model.check_rows import (
    check_closures,
    check_commuting,
    check_courses,
    check_references,
    check_services,
    check_stock,
)
from leiq_sim.model.check_shares import check_routes, check_seasons, check_traits
from leiq_sim.model.check_times import check_counts, check_dropouts, check_times
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Delay, Line, Queue

MOST_ROWS = 5_000_000
MOST_YEARS = 50
MOST_DISTRICTS = 60
DAYS_PER_YEAR = 365.25


class MovedStart(NamedTuple):
    """A course run that was planned for a day on which nobody works, and the working day it starts on."""

    course: str
    run: str
    planned: date
    actual: date


def check(scenario: Scenario) -> list[Problem]:
    """Return everything that is wrong with a scenario; an empty list when it can be run. It is looked at once."""
    if "problems" not in scenario.kept:
        facts = Facts(scenario)
        scenario.kept["problems"] = list(_period(facts)) or [p for one in CHECKS for p in one(facts)]
    return list(dict.fromkeys(scenario.kept["problems"]))


def _period(facts: Facts) -> Iterator[Problem]:
    start, end = facts.scenario.start, facts.scenario.end
    if end < start:
        yield problem("period_reversed", "scenario", start=start, end=end)
    elif facts.scenario.days > MOST_YEARS * 366:
        yield problem("period_too_long", "scenario", start=start, end=end, most=MOST_YEARS)


def check_people(facts: Facts) -> Iterator[Problem]:
    """Check that somebody comes, to some district and field."""
    scenario = facts.scenario
    if not any(scenario.table(name) for name in ("demand", "backlog", "inside", "employers", "vacancies")):
        yield problem("demand_missing", "demand")
    if len(facts.districts) > MOST_DISTRICTS:
        yield problem("too_many", "districts", found=len(facts.districts), most=MOST_DISTRICTS)


def check_size(facts: Facts) -> Iterator[Problem]:
    rows = estimated_rows(facts.scenario)
    if rows > MOST_ROWS:
        yield problem("memory", "scenario", found=rows, most=MOST_ROWS)


CHECKS: tuple[Callable[[Facts], Iterator[Problem]], ...] = (
    check_pathway, check_references, check_people, check_traits, check_routes, check_times, check_counts,
    check_dropouts, check_seasons, check_gates, check_services, check_courses, check_commuting, check_closures,
    check_stock, check_size,
)  # fmt: skip


def estimated_rows(scenario: Scenario) -> int:
    """Return the most visits that one replication may be expected to have: people times the visits of their line."""
    lines = scenario.pathway.lines
    visits = {name: _visits(scenario, line) for name, line in lines.items()}
    factor = _highest(scenario, "settings.demand_factor.value") if scenario.row("settings", "demand_factor") else 1.0
    years = scenario.days / DAYS_PER_YEAR
    clients = factor * years * _rates(scenario, "demand", "people_per_year")
    stock = sum(row.people for table in ("backlog", "inside") for row in scenario.rows(table))
    employers = years * _rates(scenario, "employers", "employers_per_year")
    planned = scenario.row("counts", "planned_vacancies")
    vacancies = years * _rates(scenario, "vacancies", "posted_per_year")
    vacancies += employers * (planned.mean if planned else 0)
    total = (clients + stock) * visits["clients"]
    total += employers * visits.get("employers", 0) + vacancies * visits.get("vacancies", 0)
    return ceil(total)


def _visits(scenario: Scenario, line: Line) -> int:
    """Return the most visits on a line: one a stage, repeated ones unrolled, delays doubled by each dated length."""
    visits = 0
    for step in line.stages:
        count = scenario.row("counts", step.visits) if isinstance(step, Queue) and step.visits else None
        changes = isinstance(step, Delay) and len({c.from_date for c in scenario.dated if _is_of(c.path, step.name)})
        visits += (count.most if count else 1) + 2 * int(changes)
    return visits


def _is_of(path: str, stage: str) -> bool:
    return path.startswith(f"times.{stage}.")


def _rates(scenario: Scenario, table: str, column: str) -> float:
    return sum(_highest(scenario, ".".join((table, *key, column))) for key in scenario.table(table))


def _highest(scenario: Scenario, path: str) -> float:
    return max(float(value) for _, value in scenario.steps(path))  # type: ignore[arg-type]


def moved_starts(scenario: Scenario) -> list[MovedStart]:
    """Return the course runs planned for a day on which nobody works; they start on the next working day."""
    planned = [(row.course, row.id, row.start, next_working_day(row.start)) for row in scenario.rows("runs")]
    return [MovedStart(*words) for words in planned if words[2] != words[3]]
