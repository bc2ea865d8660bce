"""The textbook's systems as scenarios, made with the public interface alone. Day 0 is Monday, 1 January 2024."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from formulas_lengths import Length, exponential

import leiq_sim as leiq
from leiq_sim.model.tables import (
    Closure,
    Count,
    Course,
    Demand,
    District,
    GateDate,
    OccupationField,
    PlacesPool,
    RouteShare,
    Run,
    Season,
    Service,
    StaffPool,
    VacancyRate,
)  # fmt: skip
from leiq_sim.model.vocabulary import Cohort, Delay, Exit, Gate, Line, Matching, Pathway, Queue, choose

MONDAY = date(2024, 1, 1)
WEEK = "mon tue wed thu fri sat sun"
WORKDAYS = "mon tue wed thu fri"
OUT = (Exit("done"), Exit("gone"))
LAYERS = 365.25  # rates of tables are by the year


def on(day: float) -> date:
    return MONDAY + timedelta(days=int(day))


def world(days: float, pathway: Pathway, rates: dict[str, float], **tables: Any) -> leiq.Scenario:
    """Return a scenario of one field in which `rates` people come a day, by district."""
    return leiq.Scenario.build(
        "theory", MONDAY, on(days - 1), pathway,
        districts=[District(name) for name in rates], fields=[OccupationField("any")],
        demand=[Demand(name, "any", LAYERS * rate) for name, rate in rates.items()], **tables,
    )  # fmt: skip


def pool_of(name: str, servers: int) -> dict[str, Any]:
    """Return a pool of places, or for no servers a pool of hours that never closes: 1440 minutes a day."""
    if servers:
        return {"places": [PlacesPool(name, servers)]}
    return {"staff": [StaffPool(name, hours_per_week=168, weekdays=WEEK, holidays="open")]}


def unit_of(servers: int) -> str:
    return "days" if servers else "minutes"


DESK = Pathway(Line("desk", (Queue("desk", served="done", unserved="gone"), *OUT)))


def desk(days: float, rate: float, service: Length, servers: int, patience: Length | None = None) -> leiq.Scenario:
    """One line before some places, or (0 servers) before hours; then `service` is in minutes."""
    times = [service.row("desk", unit=unit_of(servers)), *([patience.row("desk", "patience")] if patience else [])]
    services = [Service("desk", "all", "desk")]
    return world(days, DESK, {"here": rate}, times=times, services=services, **pool_of("desk", servers))


def counter(days: float, rates: Sequence[float], services: Sequence[Length], servers: int) -> leiq.Scenario:
    """Two classes, the urgent first, before the same pool."""
    names = ("urgent", "normal")
    steps = [Queue(name, served="done", unserved="gone", priority=rank) for rank, name in enumerate(names)]
    total = sum(rates)
    return world(
        days, Pathway(Line(choose(*names), (*steps, *OUT))), {"here": total},
        routes=[RouteShare("clients", "entry", "all", "all", n, r / total) for n, r in zip(names, rates, strict=True)],
        times=[s.row(n, unit=unit_of(servers)) for n, s in zip(names, services, strict=True)],
        services=[Service(name, "all", "counter") for name in names], **pool_of("counter", servers),
    )  # fmt: skip


def tandem(days: float, rate: float, services: Sequence[Length], servers: Sequence[int]) -> leiq.Scenario:
    """Two lines, one after the other."""
    first = Queue("first", served="second", unserved="gone")
    second = Queue("second", served="done", unserved="gone")
    pools: dict[str, list] = {"places": [], "staff": []}
    for name, many in zip(("first", "second"), servers, strict=True):
        for table, rows in pool_of(name, many).items():
            pools[table] += rows
    return world(
        days, Pathway(Line("first", (first, second, *OUT))), {"here": rate},
        times=[s.row(n, unit=unit_of(c)) for n, s, c in zip(("first", "second"), services, servers, strict=True)],
        services=[Service(name, "all", name) for name in ("first", "second")], **pools,
    )  # fmt: skip


REGION = ("city", "north", "south")
TOUR = (
    Queue("advice", served=choose("centre", "done"), unserved="gone", visits="talks"),
    Queue("centre", served=choose("review", "done"), unserved="gone"),
    Queue("review", served=choose("board", "done"), unserved="gone"),
    Queue("board", served="done", unserved="gone"),
)


def region(
    days: float, rates: Sequence[float], desks: Sequence[int], means: Sequence[float], talks: float,
    shares: Sequence[float],
) -> leiq.Scenario:  # fmt: skip
    """Three districts with their own desks and one centre that serves all, on places.

    Advice takes a geometric number of talks at one's own desk; a share of people goes on to the centre, a share of
    those back to their own desk for a review, a share of those to the centre once more (its board).
    `means` are the mean services at a desk and at the centre, `desks` the places: three desks and the centre.
    """
    ways = zip(("advice", "centre", "review"), ("centre", "review", "board"), shares, strict=True)
    routes = [
        RouteShare(step, "served", "all", "all", *way)
        for step, onward, share in ways
        for way in ((onward, share), ("done", 1 - share))
    ]
    own = [Service(stage, name, name) for stage in ("advice", "review") for name in REGION]
    shared = [Service(stage, "all", "centre") for stage in ("centre", "board")]
    lengths = dict.fromkeys(("advice", "review"), means[0]) | dict.fromkeys(("centre", "board"), means[1])
    return world(
        days, Pathway(Line("advice", (*TOUR, *OUT))), dict(zip(REGION, rates, strict=True)), routes=routes,
        counts=[Count("talks", "shifted_negative_binomial", talks, dispersion=1.0, most=50)],
        places=[PlacesPool(name, places) for name, places in zip((*REGION, "centre"), desks, strict=True)],
        services=[*own, *shared], times=[exponential(mean).row(stage) for stage, mean in lengths.items()],
    )  # fmt: skip


def ample(
    days: float, rate: float, length: Length, months: Sequence[float] = (), steps: Iterable[tuple[int, float]] = ()
) -> leiq.Scenario:
    """A stay for which nobody waits; `months` are the seasons, `steps` the days from which another rate holds."""
    stay = Pathway(Line("stay", (Delay("stay", served="done"), Exit("done"))))
    seasons = [Season(str(number), index) for number, index in enumerate(months, start=1)]
    found = world(days, stay, {"here": rate}, times=[length.row("stay")], seasons=seasons)
    for day, later in steps:
        found = found.change("demand.here.any.people_per_year", LAYERS * later, from_date=on(day))
    return found


def overlap(days: float, rate: float, first: Length, whole: Length) -> leiq.Scenario:
    """Two stays, the second of which counts from the end of a step of length zero before the first."""
    steps = (
        Delay("asked", served="course"),
        Delay("course", served="rest"),
        Delay("rest", served="done", since="asked"),
    )
    return world(
        days, Pathway(Line("asked", (*steps, Exit("done")))), {"here": rate},
        times=[first.row("course"), whole.row("rest")],
    )  # fmt: skip


def gated(days: float, rate: float, first: Length, before: Length, after: Length, day: int) -> leiq.Scenario:
    """A stay, then a gate: one stay before its day, another from it on."""
    steps = (
        Delay("stay", served="law"), Gate("law", before="old", after="new"), Delay("old", served="done"),
        Delay("new", served="done"),
    )  # fmt: skip
    return world(
        days, Pathway(Line("stay", (*steps, Exit("done")))), {"here": rate}, gates=[GateDate("law", on(day))],
        times=[first.row("stay"), before.row("old"), after.row("new")],
    )  # fmt: skip


def course(
    days: float, rate: float, seats: int, period: int, minimum: int = 0, patience: Length | None = None
) -> leiq.Scenario:
    """A course that starts every `period` days from the first Tuesday on (no holiday until October 2028)."""
    cohort = Cohort("course", served="done", unserved="gone", dropped="gone")
    return world(
        days, Pathway(Line("course", (cohort, *OUT))), {"here": rate},
        courses=[Course("course", "course", seats, length_days=1.0, minimum=minimum)],
        runs=[Run("course", f"run{day:05}", on(day), "here") for day in range(1, int(days), period)],
        times=[patience.row("course", "patience")] if patience else [],
    )  # fmt: skip


def market(
    days: float, rates: Sequence[float], patience: Sequence[Length], own_search: Length | None = None
) -> leiq.Scenario:
    """Candidates and vacancies, each with its patience; candidates may find work by themselves."""
    people = Matching("search", served="done", unserved="gone", own="alone")
    jobs = Matching("vacancy", served="filled", unserved="expired", side="vacancy")
    pathway = Pathway(
        Line("search", (people, *OUT, Exit("alone"))),
        vacancies=Line("vacancy", (jobs, Exit("filled"), Exit("expired"))),
    )
    own = [own_search.row("search", "own_search")] if own_search else []
    return world(
        days, pathway, {"here": rates[0]}, vacancies=[VacancyRate("here", "any", LAYERS * rates[1])],
        times=[patience[0].row("search", "patience"), patience[1].row("vacancy", "patience"), *own],
    )  # fmt: skip


def office(
    days: float, rate: float, talk: Length, hours: float, weekdays: str = WEEK, closed: Iterable[tuple[int, int]] = (),
    hours_from: Iterable[tuple[int, float]] = (), rate_from: Iterable[tuple[int, float]] = (),
) -> leiq.Scenario:  # fmt: skip
    """A pool of hours with weekdays, closures (first and last day) and hours or arrivals that change on a day."""
    staff = [StaffPool("desk", hours, weekdays=weekdays, holidays="open")]
    found = world(
        days, DESK, {"here": rate}, staff=staff, closures=[Closure("desk", on(a), on(b)) for a, b in closed],
        times=[talk.row("desk", unit="minutes")], services=[Service("desk", "all", "desk")],
    )  # fmt: skip
    for day, later in hours_from:
        found = found.change("staff.desk.hours_per_week", later, from_date=on(day))
    for day, later in rate_from:
        found = found.change("demand.here.any.people_per_year", LAYERS * later, from_date=on(day))
    return found


def changing_places(days: float, rate: float, stay: Length, steps: Sequence[tuple[int, int]]) -> leiq.Scenario:
    """Places whose number changes on a day; the first step is on day 0."""
    found = desk(days, rate, stay, steps[0][1])
    for day, places in steps[1:]:
        found = found.change("places.desk.places", places, from_date=on(day))
    return found
