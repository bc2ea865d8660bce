"""The rows a scenario is made of: one frozen class a table, one file a table in `data/`.

KEYS names each row's identifying columns; a value's path is table.key[.key...].column,
for example `courses.nursing_adaptation.seats` or `demand.leipzig.nursing.people_per_year`.
Columns marked dated may change from a date on.
"""

from dataclasses import dataclass
from datetime import date

from leiq_sim.calendar import WEEKDAYS
from leiq_sim.model.columns import choice, columns_of, day, key, names, number, ref, share, text, whole

WORKWEEK = "mon tue wed thu fri"
DISTRIBUTIONS = ("fixed", "exponential", "lognormal", "triangular", "uniform", "gamma")
PURPOSES = ("duration", "patience", "own_search", "dropout")


@dataclass(frozen=True)
class District:
    id: str = key()
    ags: str = text(default="")
    name_de: str = text(default="")
    name_en: str = text(default="")
    kind: str = choice("stadtkreis", "landkreis", "other", default="other")


@dataclass(frozen=True)
class OccupationField:
    id: str = key()
    name_de: str = text(default="")
    name_en: str = text(default="")
    regulated: str = choice("yes", "no", "partly", default="no")
    authority: str = text(default="")


@dataclass(frozen=True)
class Authority:
    id: str = key()
    name_de: str = text()
    name_en: str = text()
    fee_least_eur: float = number("EUR", default=None)
    fee_most_eur: float = number("EUR", default=None)


@dataclass(frozen=True)
class Operator:
    id: str = key()
    name_de: str = text()
    name_en: str = text()


@dataclass(frozen=True)
class Demand:
    """New people a year; `factor` of the settings and the month's index multiply it."""

    district: str = key(ref="districts")
    field: str = key(ref="fields")
    people_per_year: float = number("people/year", 0, 1e7, dated=True)


@dataclass(frozen=True)
class Season:
    month: str = key(options=tuple(str(m) for m in range(1, 13)))
    index: float = number("ratio", 0, 12)


@dataclass(frozen=True)
class Setting:
    """A single figure: demand_factor, target_wait_days, ..."""

    id: str = key()
    value: float = number("as named", -1e12, 1e12, dated=True)


@dataclass(frozen=True)
class Trait:
    """The share of people of a field (or all) that have this value of an attribute."""

    attribute: str = key()
    field: str = key(ref="fields", all_allowed=True)
    value: str = key()
    share: float = share()


@dataclass(frozen=True)
class RouteShare:
    """The share that goes `to`, of those who leave `step` with `outcome`; `group` is a trait's value."""

    step: str = key()
    outcome: str = key(options=("entry", "served", "unserved", "dropped", "own", "before", "after"))
    field: str = key(ref="fields", all_allowed=True)
    group: str = key()
    to: str = key()
    share: float = share()


@dataclass(frozen=True)
class Time:
    """A length of time: `centre` is the median (lognormal), mode (triangular) or mean (others).

    `spread` is sigma (lognormal) or the coefficient of variation (gamma); `least` and `most` bound
    triangular and uniform. Talks in pools of hours are in minutes, everything else in days.
    """

    stage: str = key()
    purpose: str = key(options=PURPOSES)
    field: str = key(ref="fields", all_allowed=True)
    group: str = key()
    distribution: str = choice(*DISTRIBUTIONS)
    unit: str = choice("days", "minutes", default="days")
    centre: float = number("days or minutes", 0, 1e6, dated=True, default=None)
    spread: float = number("sigma or cv", 0, 10, default=None)
    least: float = number("days or minutes", 0, 1e6, default=None)
    most: float = number("days or minutes", 0, 1e6, default=None)


@dataclass(frozen=True)
class Count:
    """How many, never over `most`. As visits of a Queue at least one: whoever gets there is there once."""

    id: str = key()
    distribution: str = choice("fixed", "shifted_negative_binomial", "poisson")  # shifted by one; mean of the whole
    mean: float = number("times", 0, 100)
    dispersion: float = number("ratio", 0, 100, default=1.0)
    most: int = whole("times", 0, 50, default=10)


@dataclass(frozen=True)
class Dropout:
    """The share of those who start a course that leave it before its end; when, says times (purpose dropout)."""

    stage: str = key()
    field: str = key(ref="fields", all_allowed=True)
    share: float = share()


@dataclass(frozen=True)
class StaffPool:
    """Hours with clients a week, spread evenly over the named weekdays."""

    id: str = key()
    hours_per_week: float = number("hours/week", 0, 2000, dated=True)
    name_de: str = text(default="")
    name_en: str = text(default="")
    operator: str = text(default="")
    district: str = ref("districts", all_allowed=True, default="all")
    funding_line: str = text(default="")
    weekdays: str = names(*WEEKDAYS, default=WORKWEEK)
    holidays: str = choice("closed", "open", default="closed")
    client_hours_per_fte: float = number("hours/week", 0.1, 168, default=20.0)
    pay_group: str = text(default="")


@dataclass(frozen=True)
class Closure:
    """A pool is closed from a first to a last day, both included."""

    pool: str = key(ref="staff")
    first_day: date = day(is_key=True)
    last_day: date = day()


@dataclass(frozen=True)
class PlacesPool:
    """Places that are taken from the call on: coaching caseload, measures with a running start."""

    id: str = key()
    places: int = whole("places", 0, 1_000_000, dated=True)
    name_de: str = text(default="")
    name_en: str = text(default="")
    operator: str = text(default="")
    district: str = ref("districts", all_allowed=True, default="all")
    funding_line: str = text(default="")
    cost_per_place_eur_per_year: float = number("EUR/year", default=0.0)


@dataclass(frozen=True)
class Service:
    """Which pool (of staff or places) serves a stage for the people of a district."""

    stage: str = key()
    district: str = key(ref="districts", all_allowed=True)
    pool: str = text()


@dataclass(frozen=True)
class Course:
    """A course that a stage's people wait for; a run below its minimum is cancelled."""

    id: str = key()
    stage: str = text()
    seats: int = whole("seats", 0, 500, dated=True)
    length_days: float = number("days", 0, 3000)
    name_de: str = text(default="")
    name_en: str = text(default="")
    operator: str = text(default="")
    funding_line: str = text(default="")
    minimum: int = whole("people", 0, 500, dated=True, default=0)
    cost_per_run_eur: float = number("EUR/run", default=0.0)
    cost_per_participant_eur: float = number("EUR/person", default=0.0)


@dataclass(frozen=True)
class Run:
    """One dated start of a course at a site (a district or online)."""

    course: str = key(ref="courses")
    id: str = key()
    start: date = day()
    site: str = text()


@dataclass(frozen=True)
class VacancyRate:
    district: str = key(ref="districts")
    field: str = key(ref="fields")
    posted_per_year: float = number("vacancies/year", 0, 1e6, dated=True)


@dataclass(frozen=True)
class EmployerRate:
    """Employers that ask for counselling; each that is advised posts its planned vacancies (counts)."""

    district: str = key(ref="districts")
    field: str = key(ref="fields")
    employers_per_year: float = number("employers/year", 0, 1e6, dated=True)


@dataclass(frozen=True)
class Backlog:
    """People who wait on day 0, since up to `waited_days_most` days, evenly spread."""

    stage: str = key()
    district: str = key(ref="districts")
    field: str = key(ref="fields")
    people: int = whole("people", 0, 1_000_000)
    waited_days_most: float = number("days", 0, 5000)


@dataclass(frozen=True)
class Inside:
    """People inside a course, procedure or place on day 0, who leave it within `left_days_most` days, evenly spread."""

    stage: str = key()
    district: str = key(ref="districts")
    field: str = key(ref="fields")
    people: int = whole("people", 0, 1_000_000)
    left_days_most: float = number("days", 0, 5000)


@dataclass(frozen=True)
class Commuting:
    """The share of a district's people who would go to a site."""

    home: str = key(ref="districts")
    site: str = key()
    share: float = share()


@dataclass(frozen=True)
class GateDate:
    """The day from which a gate's second way holds; no day: never."""

    id: str = key()
    day: date | None = day(default=None)


@dataclass(frozen=True)
class PayRate:
    """What one full-time post costs its employer a year, from a day on."""

    pay_group: str = key()
    from_day: date = day(is_key=True)
    eur_per_year: float = number("EUR/year", 0, 1e6)


@dataclass(frozen=True)
class SmallestDifference:
    """The smallest difference of a KPI that matters to the committee."""

    id: str = key()
    smallest_difference: float = number("unit of the KPI", 0, 1e9)


TABLES: dict[str, type] = {
    "settings": Setting, "districts": District, "fields": OccupationField, "authorities": Authority,
    "operators": Operator, "demand": Demand, "seasons": Season, "traits": Trait, "routes": RouteShare,
    "times": Time, "counts": Count, "dropouts": Dropout, "staff": StaffPool, "closures": Closure,
    "places": PlacesPool, "services": Service, "courses": Course, "runs": Run, "vacancies": VacancyRate,
    "employers": EmployerRate, "backlog": Backlog, "inside": Inside, "commuting": Commuting,
    "gates": GateDate, "pay_rates": PayRate, "kpis": SmallestDifference,
}  # fmt: skip

KEYS: dict[str, tuple[str, ...]] = {
    table: tuple(name for name, column in columns_of(row_type).items() if column.is_key)
    for table, row_type in TABLES.items()
}
