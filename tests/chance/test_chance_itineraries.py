"""Itineraries of small worlds: who posts a vacancy, and who is already inside."""

import numpy as np

import leiq_sim as leiq
from leiq_sim.model.tables import (
    Count,
    Demand,
    District,
    EmployerRate,
    Inside,
    OccupationField,
    PlacesPool,
    Service,
    StaffPool,
    Time,
)  # fmt: skip
from leiq_sim.model.vocabulary import Delay, Exit, Line, Matching, Pathway, Queue


def world(pathway, **rows):
    return leiq.Scenario.build(
        "world", "2026-01-01", "2026-12-31", pathway,
        districts=[District("here")], fields=[OccupationField("any")], **rows,
    )  # fmt: skip


def fixed(stage, centre, unit="days"):
    return Time(stage, "duration", "all", "all", "fixed", unit, centre)


def test_vacancies_are_posted_when_the_employer_was_advised_not_before():
    employers = Line(
        "letter", (Delay("letter", served="advice"), Queue("advice", "done", "gone"), Exit("done"), Exit("gone"))
    )
    vacancies = Line(
        "vacancy", (Matching("vacancy", "filled", "expired", side="vacancy"), Exit("filled"), Exit("expired"))
    )
    clients = Line("talk", (Queue("talk", "done", "gone"), Exit("done"), Exit("gone")))
    scenario = world(
        Pathway(clients, employers, vacancies),
        employers=[EmployerRate("here", "any", 40)],
        counts=[Count("planned_vacancies", "fixed", 2)],
        staff=[StaffPool("team", 40)],
        services=[Service("advice", "all", "team"), Service("talk", "all", "team")],
        times=[fixed("letter", 10), fixed("advice", 60, "minutes")],
    )
    visits = leiq.simulate(scenario, leiq.make_itineraries(scenario, 1, 0)).visits()
    advised = visits[(visits["stage"] == "advice") & (visits["outcome"] == "served")]
    posted = visits[visits["stage"] == "vacancy"]
    assert len(advised) > 20
    assert sorted(posted["queued"]) == sorted(np.repeat(advised["ended"], 2))


def test_someone_inside_on_day_0_stays_for_the_rest_of_the_first_visit_only():
    line = Line("help", (Queue("help", "done", "gone", visits="times"), Exit("done"), Exit("gone")))
    scenario = world(
        Pathway(line),
        demand=[Demand("here", "any", 0)],
        counts=[Count("times", "fixed", 2)],
        places=[PlacesPool("room", 5)],
        services=[Service("help", "all", "room")],
        times=[fixed("help", 30)],
        inside=[Inside("help", "here", "any", 3, 4)],
    )
    visits = leiq.simulate(scenario, leiq.make_itineraries(scenario, 1, 0)).visits()
    lengths = (visits["ended"] - visits["began"]).groupby(visits["visit"])
    assert lengths.max()[1] < 4
    assert lengths.min()[2] == lengths.max()[2] == 30
