"""A small world with every kind of step, and its itineraries by name: what common random numbers must keep."""

from datetime import date

import numpy as np

from leiq_sim.chance.itineraries import Itineraries, make_itineraries
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import (
    Backlog,
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
    RouteShare,
    Run,
    Service,
    Setting,
    StaffPool,
    Time,
    Trait,
    VacancyRate,
)
from leiq_sim.model.vocabulary import Cohort, Delay, Exit, Gate, Line, Matching, Pathway, Queue, choose

CLIENTS = (
    Queue("talk", served=choose("papers", "course"), unserved="lost", visits="talks"),
    Delay("papers", served="law"),
    Gate("law", before=choose("course", "search"), after="search"),
    Cohort("course", served="coaching", unserved="search", dropped="lost"),
    Queue("coaching", served="search", unserved="search"),
    Matching("search", served="work", own=choose("work", "lost"), unserved="lost"),
    Exit("work"),
    Exit("lost"),
)
EMPLOYERS = Line("advice", (Queue("advice", served="advised", unserved="lost"), Exit("advised"), Exit("lost")))
VACANCIES = Line(
    "vacancy", (Matching("vacancy", served="filled", unserved="gone", side="vacancy"), Exit("filled"), Exit("gone"))
)


def time(stage: str, purpose: str, centre: float, distribution: str = "exponential") -> Time:
    return Time(stage, purpose, "all", "all", distribution, centre=centre, spread=0.8)


def pathway(*steps) -> Pathway:
    return Pathway(Line("talk", steps or CLIENTS), EMPLOYERS, VACANCIES)


def tables() -> dict[str, list]:
    """Return the rows of the small world by table."""
    districts, fields = ("city", "country"), ("care", "craft")
    pairs = [(d, f) for d in districts for f in fields]
    routes = (("talk", "served", "papers"), ("law", "before", "course"), ("search", "own", "work"))
    others = {"papers": "course", "course": "search", "work": "lost"}
    return {
        "districts": [District(d) for d in districts],
        "fields": [OccupationField(f) for f in fields],
        "settings": [Setting("demand_factor", 1.0)],
        "demand": [Demand(d, f, 60) for d, f in pairs],
        "employers": [EmployerRate(d, "care", 20) for d in districts],
        "vacancies": [VacancyRate(d, f, 30) for d, f in pairs],
        "traits": [Trait("sex", "all", "female", 0.6), Trait("sex", "all", "male", 0.4)],
        "routes": [
            RouteShare(step, outcome, "all", "all", to, share)
            for step, outcome, first in routes
            for to, share in ((first, 0.7), (others[first], 0.3))
        ],
        "times": [
            time("talk", "duration", 60),
            time("talk", "patience", 90),
            time("papers", "duration", 30, "lognormal"),
            time("coaching", "duration", 80, "gamma"),
            time("course", "patience", 200),
            time("course", "dropout", 40),
            time("search", "own_search", 150),
            time("search", "patience", 180),
            time("vacancy", "patience", 60),
            time("advice", "duration", 60),
        ],
        "counts": [
            Count("talks", "shifted_negative_binomial", 2, 0.5, 5),
            Count("planned_vacancies", "poisson", 1.5, most=4),
        ],
        "dropouts": [Dropout("course", "all", 0.2)],
        "staff": [StaffPool("desk", 20), StaffPool("visits", 5)],
        "places": [PlacesPool("coaches", 10)],
        "services": [
            Service("talk", "all", "desk"),
            Service("advice", "all", "visits"),
            Service("coaching", "all", "coaches"),
        ],
        "courses": [Course("lesson", "course", 12, 60, minimum=3)],
        "runs": [Run("lesson", str(month), date(2026, month, 1), "city") for month in (3, 6, 9, 12)],
        "backlog": [Backlog("talk", "city", "care", 15, 60)],
        "inside": [Inside("course", "city", "care", 8, 50), Inside("coaching", "country", "craft", 5, 50)],
        "commuting": [Commuting("country", "city", 0.5), Commuting("city", "online", 0.4)],
        "gates": [GateDate("law", date(2026, 9, 1))],
    }  # fmt: skip


def world(pathway_: Pathway | None = None, **changed) -> Scenario:
    return Scenario.build("small", "2026-01-01", "2027-06-30", pathway_ or pathway(), **(tables() | changed))


def told_by_name(scenario: Scenario, seed: int = 1, replication: int = 0) -> dict[tuple[str, str, int], dict]:
    """Return each possible visit by (label, stage, visit): every number that was drawn, and the ways onward by name."""
    return named(make_itineraries(scenario, seed, replication))


def named(its: Itineraries) -> dict[tuple[str, str, int], dict]:
    rows, nodes, people = its.rows, its.network.nodes, its.population
    labels = people.labels()
    sites = people.sites

    def way(row: int) -> str:
        return (
            its.network.exits[-1 - row]
            if row < 0
            else f"{nodes[rows.node[row]].step.name}-{nodes[rows.node[row]].visit}"
        )

    return {
        (labels[rows.entity[r]], nodes[rows.node[r]].step.name, nodes[rows.node[r]].visit): {
            "arrival": int(people.arrival[rows.entity[r]]),
            "queued": int(its.queued[rows.entity[r]]),
            "traits": tuple(values[rows.entity[r]] for values in people.traits.values()),
            "sites": frozenset(s for bit, s in enumerate(sites) if rows.accepts[r] >> bit & 1),
            **{name: int(getattr(rows, name)[r]) for name in ("duration", "patience", "dropout", "own", "date")},
            **{name: way(int(getattr(rows, name)[r])) for name in ("served", "unserved", "dropped")},
        }
        for r in range(len(rows))
        if not nodes[rows.node[r]].is_switch
    }


def same_arrays(one: Itineraries, other: Itineraries) -> bool:
    mine = [*vars(one.rows).values(), one.first, one.arrival, one.queued, one.posted_by]
    theirs = [*vars(other.rows).values(), other.first, other.arrival, other.queued, other.posted_by]
    return all(np.array_equal(a, b) for a, b in zip(mine, theirs, strict=True))
