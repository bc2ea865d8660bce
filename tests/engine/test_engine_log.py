"""The log in words: how a visit ended for process mining, where a match is, and what was planned."""

from datetime import date

import pytest

from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.simulate import simulate
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import (
    Backlog,
    Commuting,
    Course,
    District,
    Dropout,
    OccupationField,
    Run,
    Service,
    StaffPool,
    Time,
    VacancyRate,
)
from leiq_sim.model.vocabulary import Cohort, Delay, Exit, Line, Matching, Pathway, Queue

LESSONS = Line(
    "talk",
    (
        Queue("talk", served="papers", unserved="left"),
        Delay("papers", served="lesson"),
        Cohort("lesson", served="done", unserved="left", dropped="out"),
        Exit("done"),
        Exit("left"),
        Exit("out"),
    ),
)


def fixed(stage: str, purpose: str, centre: float) -> Time:
    return Time(stage, purpose, "all", "all", "fixed", centre=centre)


def log_of(start: str, end: str, pathway: Pathway, **tables) -> EventLog:
    scenario = Scenario.build("log", start, end, pathway, fields=[OccupationField("any")], **tables)
    return simulate(scenario, make_itineraries(scenario, seed=1, replication=0))


@pytest.fixture(scope="module")
def lessons() -> EventLog:
    # Monday 15 June 2026, 60 minutes a day: two of three are served on days 0 and 1, the third gives up after 1.5 days.
    # Both join the course of day 7 and leave it two days later.
    return log_of(
        "2026-06-15", "2026-07-12", Pathway(LESSONS),
        districts=[District("here")],
        staff=[StaffPool("desk", hours_per_week=5)], services=[Service("talk", "all", "desk")],
        times=[fixed("talk", "duration", 60), fixed("talk", "patience", 1.5), fixed("papers", "duration", 2),
               fixed("lesson", "dropout", 2)],
        courses=[Course("a", "lesson", seats=2, length_days=5, minimum=1)],
        runs=[Run("a", "one", date(2026, 6, 22), "here")],
        dropouts=[Dropout("lesson", "all", 1.0)],
        backlog=[Backlog("talk", "here", "any", 3, 0)],
    )  # fmt: skip


def test_who_gives_up_or_drops_out_withdraws_and_all_others_complete(lessons):
    events = lessons.events()
    assert events.groupby(["activity", "lifecycle"]).size().to_dict() == {
        ("talk", "schedule"): 3,
        ("talk", "start"): 2,
        ("talk", "complete"): 2,
        ("talk", "withdraw"): 1,
        ("papers", "start"): 2,
        ("papers", "complete"): 2,
        ("lesson", "schedule"): 2,
        ("lesson", "start"): 2,
        ("lesson", "withdraw"): 2,
    }
    gone = events[events["lifecycle"] == "withdraw"]
    assert sorted(map(str, gone["time"])) == ["2026-06-16 12:00:00", "2026-06-24 00:00:00", "2026-06-24 00:00:00"]
    assert events["time"].is_monotonic_increasing


def test_planned_days_of_a_talk_are_its_minutes_of_a_day_of_24_hours(lessons):
    visits = lessons.visits()
    planned = visits.groupby("stage")["planned_days"].unique()
    assert planned["talk"].tolist() == [60 / 1440]
    assert planned["papers"].tolist() == [2]


def test_a_match_is_where_the_vacancy_is():
    people = Line("search", (Matching("search", served="work", unserved="left"), Exit("work"), Exit("left")))
    posting = Matching("job", served="filled", unserved="gone", side="vacancy")
    jobs = Line("job", (posting, Exit("filled"), Exit("gone")))
    homes = ("near", "far")
    log = log_of(
        "2026-01-01", "2026-12-31", Pathway(people, None, jobs),
        districts=[District(name) for name in homes],
        commuting=[Commuting(home, site, 1.0) for home in homes for site in homes],
        vacancies=[VacancyRate("near", "any", 40)],
        backlog=[Backlog("search", "far", "any", 5, 10)],
    )  # fmt: skip
    visits = log.visits()
    matched = visits[visits["outcome"] == "served"]
    assert matched.groupby("stage")["site"].agg(list).to_dict() == {"job": ["near"] * 5, "search": ["near"] * 5}
