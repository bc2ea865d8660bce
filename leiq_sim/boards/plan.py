"""From what is set on a board to a scenario: which capacities can be moved, and what a set of values means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from typing import Any

from leiq_sim.model.change import Change
from leiq_sim.model.columns import Column
from leiq_sim.model.pathway import COURSES
from leiq_sim.model.scenario import Scenario

SHIFT_LEAST, SHIFT_MOST = -12, 26  # weeks
STEPS = (0.5, 0.25, 0.1, 0.05, 0.01)
SHIFTED_DAYS = 365  # runs that begin within a year of the date are moved
CUT = "cut"  # no table: a share that is taken from all capacities of a funding line
CUT_COLUMN = Column("whole", "percent", 0, 100, dated=True)
CUT_MOST, CUT_STEP = 50, 5


@dataclass(frozen=True)
class Lever:
    """What a control moves: a capacity by its path, or the cut of a funding line ("cut.<line>").

    `most` and `step` are a slider's; `operator` runs it, `line` pays it; `district` is its number (or None).
    """

    path: str
    group: str
    column: Column
    most: float
    step: float
    operator: str = ""
    line: str = ""
    course: str = ""
    district: int | None = None

    @property
    def whole(self) -> bool:
        return self.column.kind == "whole"

    @property
    def is_cut(self) -> bool:
        return self.path.startswith(f"{CUT}.")


@dataclass(frozen=True)
class Setting:
    """What a control says: a value from a day on, and for a course by how many weeks its runs move."""

    value: float
    day: date
    weeks: int = 0


Settings = Mapping[str, Setting]  # by path; what is not changed is left out


def levers(scenario: Scenario) -> list[Lever]:
    """Return the counselling hours, seats and places of a scenario in the order of its tables, and the cuts.

    Pools without an hour in the whole period are left out: they rest until a gate opens them.
    """
    order = [key for (key,) in scenario.table("districts")]
    stages = {row.pool: row.stage for row in scenario.rows("services")}
    support = {s.name for s in scenario.pathway.employers.steps} if scenario.pathway.employers else set()
    found = []
    for row in scenario.rows("staff"):
        group = "support" if stages.get(row.id) in support else "counselling"
        number = order.index(row.district) if row.district in order else None
        found.append(_lever(scenario, f"staff.{row.id}.hours_per_week", group, row, district=number))
    for row in scenario.rows("courses"):
        found.append(_lever(scenario, f"courses.{row.id}.seats", "courses", row, course=row.id))
    for row in scenario.rows("places"):
        group = "courses" if stages.get(row.id) in COURSES else "support"
        found.append(_lever(scenario, f"places.{row.id}.places", group, row))
    moved = [lever for lever in found if any(value for _, value in scenario.steps(lever.path))]
    lines = dict.fromkeys(lever.line for lever in moved if lever.line)
    cuts = [Lever(f"{CUT}.{line}", CUT, CUT_COLUMN, CUT_MOST, CUT_STEP, line=line) for line in lines]
    return [*moved, *cuts]


def _lever(scenario: Scenario, path: str, group: str, row: Any, **more: Any) -> Lever:
    column = scenario.place(path).column
    values = [float(value or 0) for _, value in scenario.steps(path)]  # type: ignore[arg-type]
    most = min(column.most, max(10, 5 * ceil(max(values) * 2.5 / 5)))
    step = 1 if column.kind == "whole" else _step(values)
    return Lever(path, group, column, most, step, row.operator, row.funding_line, **more)


def _step(values: list[float]) -> float:
    """Return the widest step of a slider that meets all values: one that does not would change them by itself."""
    return next((s for s in STEPS if all(abs(v / s - round(v / s)) < 1e-9 for v in values)), STEPS[-1])


def value_at(scenario: Scenario, path: str, day: date) -> Any:
    """Return the value that holds on a day; nothing is cut in a baseline."""
    if path.startswith(f"{CUT}."):
        return 0
    number = max(0, scenario.day(day))
    return [value for start, value in scenario.steps(path) if start <= number][-1]


def shifted_runs(scenario: Scenario, course: str, weeks: int, from_date: date) -> dict[str, date]:
    """Return path and new start of a course's runs that begin within a year of the date; none before the date."""
    last = from_date + timedelta(days=SHIFTED_DAYS)
    runs = [row for row in scenario.rows("runs") if row.course == course and from_date <= row.start < last]
    return {
        f"runs.{course}.{row.id}.start": max(from_date, row.start + timedelta(weeks=weeks)) for row in runs
    }  # fmt: skip


def variant(base: Scenario, settings: Settings, extra: Iterable[Change] = (), name: str = "variant") -> Scenario:
    """Return the baseline with other changes, then every value that was set, then runs that move, then cuts.

    Raises ScenarioError when a date or a value does not fit.
    """
    made = base.renamed(name)
    for change in extra:
        made = made.change(change.path, change.new, change.from_date)
    known = {lever.path: lever for lever in levers(base)}
    for path, setting in settings.items():
        if not known[path].is_cut and setting.value != value_at(base, path, setting.day):
            made = made.change(path, setting.value, setting.day)
    for path, setting in settings.items():
        course = known[path].course
        for run, start in shifted_runs(base, course, setting.weeks, setting.day).items() if setting.weeks else ():
            if start != base.value(run):
                made = made.change(run, start)
    for path, setting in settings.items():
        if known[path].is_cut and setting.value:
            mine = [lever for lever in known.values() if lever.line == known[path].line and not lever.is_cut]
            for lever in mine:
                made = _cut(made, lever, 1 - setting.value / 100, setting.day)
    return made


def _cut(scenario: Scenario, lever: Lever, left: float, day: date) -> Scenario:
    """Return a scenario in which a share of a capacity is left from a day on; whole numbers are rounded half up."""
    first = max(0, scenario.day(day))
    steps = scenario.steps(lever.path)
    for start in (first, *(number for number, _ in steps if number > first)):
        held: Any = [value for number, value in steps if number <= start][-1]
        rest = floor(held * left + 0.5) if lever.whole else round(held * left, 9)
        scenario = scenario.change(lever.path, rest, scenario.start + timedelta(days=start))
    return scenario


def settings_of(scenario: Scenario, base: Scenario) -> tuple[dict[str, Setting], tuple[Change, ...]]:
    """Return how controls say what a scenario changes, and the changes that no control can say."""
    known = {lever.path: lever for lever in levers(base)}
    changes = scenario.diff(base)
    often = [change.path for change in changes]
    settings: dict[str, Setting] = {}
    extra = []
    for change in changes:
        lever = known.get(change.path)
        day = change.from_date or base.start
        if lever and often.count(change.path) == 1 and isinstance(change.new, int | float) and change.new <= lever.most:
            settings[change.path] = Setting(change.new, day)
        else:
            extra.append(change)
    return settings, tuple(extra)


def next_quarter(day: date) -> date:
    """Return the first day of the quarter after a day."""
    months = day.year * 12 + 3 * ((day.month - 1) // 3 + 1)
    return date(months // 12, months % 12 + 1, 1)
