"""Random whole scenarios for Hypothesis: a random pathway with everything it needs; each passes all checks."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st
from pathway_strategies import REPEATS, TRAITS, Sketch, route_shares, sketches

from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import (
    Backlog,
    Closure,
    Commuting,
    Count,
    Course,
    Demand,
    District,
    Dropout,
    EmployerRate,
    GateDate,
    Inside,
    OccupationField,
    PlacesPool,
    Run,
    Season,
    Service,
    Setting,
    StaffPool,
    Time,
    Trait,
    VacancyRate,
)

# Before Easter, over Christmas, at a quarter's start, around the first of May: days that are closed for holidays.
STARTS = (date(2026, 7, 1), date(2026, 3, 30), date(2026, 12, 18), date(2027, 4, 27))
DISTRICTS, FIELDS = ("city", "hills", "lakes"), ("care", "craft")
STAFF, PLACES = ("desk", "van"), ("coaches", "flats")
RATES = st.sampled_from((60.0, 0.0, 200.0, 400.0, 200.0))
SHARES = st.sampled_from((0.5, 0.0, 1.0))


@dataclass(frozen=True)
class Frame:
    """What every table of a drawn scenario refers to."""

    start: date
    days: int
    districts: tuple[str, ...]
    fields: tuple[str, ...]
    traits: tuple[str, ...]
    sketch: Sketch

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return list(product(self.districts, self.fields))

    @property
    def sites(self) -> tuple[str, ...]:
        return (*self.districts, "online")

    @property
    def dates(self) -> st.SearchStrategy[date]:
        return st.integers(0, self.days - 1).map(lambda day: self.start + timedelta(days=day))


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    districts = DISTRICTS[: draw(st.integers(1, len(DISTRICTS)))]
    fields = FIELDS[: draw(st.integers(1, len(FIELDS)))]
    traits = draw(st.sampled_from(((), ("sex",), ("sex", "german"))))
    return Frame(
        draw(st.sampled_from(STARTS)), draw(st.integers(3, 50)), districts, fields, traits, draw(sketches(traits))
    )


@st.composite
def times(draw: st.DrawFn, frame: Frame, stage: str, purpose: str, unit: str, lengths: tuple[float, ...]) -> list[Time]:
    """Draw a law of time for all, or one for each field or value of a trait."""
    cells = [("all", "all")]
    by_trait = frame.traits and stage in frame.sketch.kinds  # only clients have traits
    scope = draw(st.sampled_from(("all", "field", "trait") if by_trait else ("all", "field")))
    if scope == "field":
        cells = [(field, "all") for field in frame.fields]
    elif scope == "trait":
        cells = [("all", value) for value in TRAITS[frame.traits[0]]]
    law, centre = st.sampled_from(("fixed", "fixed", "exponential", "uniform", "lognormal")), st.sampled_from(lengths)
    found = []
    for field, group in cells:
        drawn, middle = draw(law), draw(centre)
        drawn = "fixed" if drawn == "lognormal" and middle == 0 else drawn
        bounds = {"least": middle / 2, "most": middle * 2} if drawn == "uniform" else {}
        found.append(Time(stage, purpose, field, group, drawn, unit, centre=middle, spread=0.7, **bounds))
    return found


def _all_times(draw: st.DrawFn, frame: Frame) -> list[Time]:
    found: list[Time] = []
    for stage, kind in (*frame.sketch.kinds.items(), ("advice", "advice"), ("vacancy", "vacancy")):
        if kind == "advice" and not frame.sketch.pathway.employers:
            continue
        if kind in ("talk", "advice"):
            found += draw(times(frame, stage, "duration", "minutes", (60, 60, 30, 0, 240)))
        elif kind == "stay":
            found += draw(times(frame, stage, "duration", "days", (5, 20, 2, 0)))
        elif kind == "delay" and draw(st.sampled_from((True, True, True, False))):
            found += draw(times(frame, stage, "duration", "days", (5, 0, 12, 2)))
        if kind not in ("delay", "gate") and draw(st.sampled_from((True, True, False))):
            found += draw(times(frame, stage, "patience", "days", (5, 0, 2, 20)))
        if kind == "course":
            found += draw(times(frame, stage, "dropout", "days", (4, 0)))
        if kind == "search" and draw(st.booleans()):
            found += draw(times(frame, stage, "own_search", "days", (5, 15)))
    return found


def _pools(draw: st.DrawFn, frame: Frame) -> dict[str, list]:
    """Draw pools and who is served by which; two stages or districts often share one."""
    weekdays = st.sampled_from(("mon tue wed thu fri", "mon tue wed thu fri sat sun", "tue thu"))
    hours = st.sampled_from((5.0, 20.0, 40.0, 0.0, 1.0))
    holidays = st.sampled_from(("closed", "open"))
    staff = [StaffPool(name, draw(hours), weekdays=draw(weekdays), holidays=draw(holidays)) for name in STAFF]
    places = [PlacesPool(name, draw(st.sampled_from((2, 1, 0, 5)))) for name in PLACES]
    services: list[Service] = []
    stages = [*frame.sketch.named("talk", "stay"), *(["advice"] if frame.sketch.pathway.employers else [])]
    for stage in stages:
        names = st.sampled_from(PLACES if stage.startswith("stay") else STAFF)
        for where in frame.districts if draw(st.booleans()) else ("all",):
            services.append(Service(stage, where, draw(names)))
    closures = {(name, first): draw(st.integers(0, 9)) for name in STAFF if draw(st.booleans())
                for first in [draw(frame.dates)]}  # fmt: skip
    rows = [Closure(name, first, first + timedelta(days=days)) for (name, first), days in closures.items()]
    return {"staff": staff, "places": places, "services": services, "closures": rows}


def _courses(draw: st.DrawFn, frame: Frame) -> dict[str, list]:
    courses, runs, dropouts = [], [], []
    for stage in frame.sketch.named("course"):
        dropouts.append(Dropout(stage, "all", draw(SHARES)))
        for letter in "ab"[: draw(st.integers(1, 2))]:
            seats = draw(st.sampled_from((2, 1, 5, 0)))
            minimum = min(draw(st.sampled_from((0, 1, 2, 3))), seats)
            courses.append(
                Course(f"{stage}{letter}", stage, seats, draw(st.sampled_from((5, 0, 2.5))), minimum=minimum)
            )
            drawn = draw(st.lists(st.tuples(frame.dates, st.sampled_from(frame.sites)), max_size=4))
            runs += [Run(f"{stage}{letter}", f"r{number}", *run) for number, run in enumerate(drawn)]
    return {"courses": courses, "runs": runs, "dropouts": dropouts}


def _stock(draw: st.DrawFn, frame: Frame, pools: dict[str, list]) -> dict[str, list]:
    """Draw who waits and who is inside on day 0; nobody more is inside than there are places."""
    people, sketch = st.sampled_from((1, 2, 4, 0)), frame.sketch
    waiting, staying = sketch.named("talk", "stay", "course", "search"), sketch.named("delay", "stay", "course")
    keys = st.lists(st.sampled_from(frame.pairs), max_size=2, unique=True)
    backlog = [
        Backlog(s, *pair, draw(people), draw(st.sampled_from((10.0, 0.0)))) for s in waiting for pair in draw(keys)
    ]
    inside = [
        Inside(s, *pair, draw(people), draw(st.sampled_from((10.0, 0.0)))) for s in staying for pair in draw(keys)
    ]
    served = {(s.stage, s.district): s.pool for s in pools["services"]}
    free = {pool.id: pool.places for pool in pools["places"]}
    fitting = []
    for row in inside:
        pool = served.get((row.stage, row.district)) or served.get((row.stage, "all"))
        if pool is None or free[pool] >= row.people:
            free |= {} if pool is None else {pool: free[pool] - row.people}
            fitting.append(row)
    return {"backlog": backlog, "inside": fitting}


def _people(draw: st.DrawFn, frame: Frame) -> dict[str, list]:
    commuting = [Commuting(home, site, draw(SHARES)) for home in frame.districts for site in frame.sites]
    seasons = [Season(str(month), 0.5 + month % 2) for month in range(1, 13)]
    traits = {"sex": (0.6, 0.4), "german": (0.5, 0.25, 0.25)}
    return {
        "districts": [District(name) for name in frame.districts],
        "fields": [OccupationField(name) for name in frame.fields],
        "settings": [Setting("demand_factor", draw(st.sampled_from((1.0, 0.5, 1.5))))] if draw(st.booleans()) else [],
        "demand": [Demand(*pair, draw(RATES)) for pair in frame.pairs],
        "employers": [EmployerRate(*pair, draw(RATES)) for pair in frame.pairs]
        if frame.sketch.pathway.employers
        else [],
        "vacancies": [VacancyRate(*pair, draw(RATES)) for pair in frame.pairs],
        "seasons": seasons if draw(st.booleans()) else [],
        "traits": [Trait(t, "all", v, s) for t in frame.traits for v, s in zip(TRAITS[t], traits[t], strict=True)],
        "counts": [
            Count("planned_vacancies", draw(st.sampled_from(("fixed", "poisson"))), 1.5, most=3),
            Count(REPEATS, draw(st.sampled_from(("fixed", "shifted_negative_binomial"))), 2, 0.5, 3),
        ],
        "commuting": commuting if draw(st.booleans()) else [],
        "gates": [GateDate(name, draw(st.one_of(frame.dates, st.none()))) for name in frame.sketch.named("gate")],
    }


def _dated(draw: st.DrawFn, frame: Frame, scenario: Scenario) -> Scenario:
    """Draw changes of capacity, demand and delays that hold from a later day on."""
    courses, demand = scenario.rows("courses"), [f"demand.{'.'.join(pair)}.people_per_year" for pair in frame.pairs]
    delays = [key for key in scenario.table("times") if frame.sketch.kinds.get(key[0]) == "delay"]
    groups: tuple[tuple[list[str], tuple[float, ...]], ...] = (
        ([f"places.{name}.places" for name in PLACES], (0, 0, 1, 6)),
        ([f"times.{'.'.join(key)}.centre" for key in delays], (1, 12)),
        ([f"staff.{name}.hours_per_week" for name in STAFF], (0, 10, 60)),
        ([f"courses.{row.id}.{column}" for row in courses for column in ("seats", "minimum")], (1, 2)),
        (demand, (0, 300)),
    )
    for paths, values in groups:
        for path in draw(st.lists(st.sampled_from(paths), max_size=2)) if paths else ():
            day = frame.start + timedelta(days=draw(st.integers(1, frame.days - 1)))
            scenario = scenario.change(path, draw(st.sampled_from(values)), day)
    return scenario


@st.composite
def worlds(draw: st.DrawFn) -> Scenario:
    """Draw a scenario of up to 50 days with up to eight stages, three districts and two fields."""
    frame = draw(frames())
    pools = _pools(draw, frame)
    rows = pools | _courses(draw, frame) | _stock(draw, frame, pools) | _people(draw, frame)
    routes = draw(route_shares(frame.sketch, frame.fields))
    end = frame.start + timedelta(days=frame.days - 1)
    scenario = Scenario.build(
        "drawn", frame.start, end, frame.sketch.pathway, **rows, routes=routes, times=_all_times(draw, frame)
    )
    return _dated(draw, frame, scenario)
