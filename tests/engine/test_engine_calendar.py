"""The same through the public API, with dates: hours on weekdays, holidays, closures, dated steps and course starts."""

from datetime import date

import numpy as np
import pytest

from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.engine.capacity import capacity_of
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.simulate import simulate
from leiq_sim.errors import ScenarioError
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import (
    Backlog,
    Closure,
    Course,
    District,
    Inside,
    OccupationField,
    PlacesPool,
    Run,
    Service,
    StaffPool,
    Time,
)
from leiq_sim.model.vocabulary import Cohort, Delay, Exit, Line, Pathway, Queue

TALK = Line("talk", (Queue("talk", served="done", unserved="left"), Exit("done"), Exit("left")))
LESSON = Line("lesson", (Cohort("lesson", served="done", unserved="left", dropped="left"), Exit("done"), Exit("left")))


def fixed(stage: str, centre: float, purpose: str = "duration") -> Time:
    return Time(stage, purpose, "all", "all", "fixed", centre=centre)


def here(start: str, end: str, line: Line, **tables) -> Scenario:
    places = {"districts": [District("here")], "fields": [OccupationField("any")]}
    return Scenario.build("lesson", start, end, Pathway(line), **(places | tables))


def talks(start: str, end: str, people: int, minutes: float, *pools: StaffPool, **tables) -> Scenario:
    return here(
        start,
        end,
        TALK,
        staff=pools or [StaffPool("desk", hours_per_week=5)],
        services=[Service("talk", "all", "desk")],
        times=[fixed("talk", minutes)],
        backlog=[Backlog("talk", "here", "any", people, 0)],
        **tables,
    )


def told(scenario: Scenario) -> EventLog:
    return simulate(scenario, make_itineraries(scenario, seed=1, replication=0))


def moments(scenario: Scenario) -> list[tuple[float, float]]:
    """Return (began, ended) of each visit, in days since the start."""
    visits = told(scenario).visits()
    return list(zip(visits["began"], visits["ended"], strict=True))


def minutes_of(scenario: Scenario) -> list[int]:
    return capacity_of(scenario, make_itineraries(scenario, 1, 0)).minutes[0].tolist()


def test_a_talk_across_a_public_holiday():
    # Thursday 30 April 2026, 60 minutes a working day, three talks of 40. The first ends at 2/3 of Thursday. The second
    # has 20 minutes then; Friday 1 May is a holiday, so it ends for the person as Friday begins. The pool owes 20
    # minutes on Monday 4 May (day 4): the third begins at 4 + 1/3 and ends with the day.
    first, second, third = moments(talks("2026-04-30", "2026-05-05", people=3, minutes=40))
    tick = 2**-20
    assert first == pytest.approx((0, 2 / 3), abs=tick)
    assert second == pytest.approx((2 / 3, 1), abs=tick)
    assert third == pytest.approx((4 + 1 / 3, 5), abs=2 * tick)


def test_hours_lie_on_weekdays_outside_holidays_and_closures():
    # 30 April (Thursday) to 10 May 2026: holiday on day 1, weekends on days 2, 3, 9, 10, closed on days 5 and 6.
    closed = Closure("desk", date(2026, 5, 5), date(2026, 5, 6))
    assert minutes_of(talks("2026-04-30", "2026-05-10", 0, 1, closures=[closed])) == [
        60,
        0,
        0,
        0,
        60,
        0,
        0,
        60,
        60,
        0,
        0,
    ]


def test_mobile_hours_lie_on_their_own_weekdays_and_may_go_on_over_holidays():
    mobile = StaffPool("desk", hours_per_week=10, weekdays="fri sun", holidays="open")
    assert minutes_of(talks("2026-04-30", "2026-05-05", 0, 1, mobile)) == [0, 300, 0, 300, 0, 0]


def test_more_hours_from_a_day_on_are_more_minutes_from_that_day_on():
    scenario = talks("2026-06-01", "2026-06-05", 0, 1)
    more = scenario.change("staff.desk.hours_per_week", 7.5, from_date="2026-06-03")
    assert minutes_of(scenario) == [60] * 5
    assert minutes_of(more) == [60, 60, 90, 90, 90]


def test_closures_that_reach_beyond_the_period_are_cut():
    closed = Closure("desk", date(2026, 5, 1), date(2026, 6, 1))
    late = Closure("desk", date(2026, 6, 5), date(2026, 7, 1))
    assert minutes_of(talks("2026-06-01", "2026-06-05", 0, 1, closures=[closed, late])) == [0, 60, 60, 60, 0]


def lessons(people: int, *runs: Run, **tables) -> Scenario:
    return here(
        "2026-04-27",
        "2026-05-31",
        LESSON,
        courses=[Course("lesson_a", "lesson", seats=2, length_days=5, minimum=2)],
        runs=runs,
        backlog=[Backlog("lesson", "here", "any", people, 0)],
        **tables,
    )


def test_a_course_start_on_a_holiday_or_weekend_moves_to_the_next_working_day():
    # Friday 1 May 2026 is a holiday: the run begins on Monday 4 May, day 7.
    scenario = lessons(2, Run("lesson_a", "one", date(2026, 5, 1), "here"))
    assert moments(scenario) == [(7, 12), (7, 12)]


def test_one_course_fills_one_is_cancelled_and_one_starts():
    # Five people, two seats a run, at least two: the third run would have one and is cancelled.
    runs = [Run("lesson_a", name, date(2026, 5, day), "here") for name, day in (("one", 4), ("two", 5), ("three", 6))]
    log = told(lessons(5, *runs))
    assert log.runs()[["run", "start", "taken", "cancelled"]].to_numpy().tolist() == [
        ["one", 7, 2, False],
        ["two", 8, 2, False],
        ["three", 9, 0, True],
    ]
    assert log.visits()["outcome"].tolist() == ["served"] * 4 + ["waiting"]
    assert log.visits()["server"].tolist() == ["one", "one", "two", "two", ""]


def test_seats_that_change_on_a_day_hold_for_the_runs_that_start_from_then_on():
    runs = [Run("lesson_a", name, date(2026, 5, day), "here") for name, day in (("one", 4), ("two", 5), ("three", 6))]
    scenario = lessons(9, *runs).change("courses.lesson_a.seats", 3, from_date="2026-05-05")
    assert told(scenario).runs()["seats"].tolist() == [2, 3, 3]
    assert told(scenario).runs()["taken"].tolist() == [2, 3, 3]


def test_people_inside_a_course_on_day_0_need_no_run_and_leave_within_the_days_left():
    scenario = lessons(0, inside=[Inside("lesson", "here", "any", 50, 10)])
    visits = told(scenario).visits()
    assert (visits["began"] == 0).all()
    assert visits["ended"].between(0, 10).all()
    assert visits["ended"].max() > 8
    assert visits["outcome"].unique().tolist() == ["served"]


def test_people_inside_places_on_day_0_take_them_before_all_who_wait():
    scenario = here(
        "2026-06-01",
        "2026-06-30",
        TALK,
        places=[PlacesPool("desk", places=2)],
        services=[Service("talk", "all", "desk")],
        times=[fixed("talk", 1), fixed("talk", 25, "patience")],
        backlog=[Backlog("talk", "here", "any", 3, 20)],
        inside=[Inside("talk", "here", "any", 2, 6)],
    )
    visits = told(scenario).visits()
    inside = visits[visits["client"].str.startswith("inside")]
    waiting = visits[visits["client"].str.startswith("backlog")]
    assert (inside["began"] == 0).all()
    assert waiting["began"].min() == inside["ended"].min() > 0
    assert waiting["queued"].between(-20, 0).all()
    assert told(scenario).entities()["start_stock"].value_counts().to_dict() == {"waiting": 3, "inside": 2}


def test_places_follow_their_dated_steps():
    scenario = here(
        "2026-06-01",
        "2026-06-30",
        TALK,
        places=[PlacesPool("desk", places=2)],
        services=[Service("talk", "all", "desk")],
        times=[fixed("talk", 4)],
        backlog=[Backlog("talk", "here", "any", 4, 0)],
    )
    # Two places until day 2, then one: the two inside leave on day 4, and one at a time follows.
    fewer = scenario.change("places.desk.places", 1, from_date="2026-06-03")
    assert moments(scenario) == [(0, 4), (0, 4), (4, 8), (4, 8)]
    assert moments(fewer) == [(0, 4), (0, 4), (4, 8), (8, 12)]
    pool = told(fewer).pools().iloc[0]
    assert (pool["offered"], pool["used"]) == (2 * 2 + 28, 16)


def test_an_authority_that_becomes_slower_keeps_those_who_apply_from_that_day_on_longer():
    # Two delays in a row: 10 days, then the authority's 20, or 40 from day 10 on, then 60 from day 11 on.
    line = Line("papers", (Delay("papers", served="authority"), Delay("authority", served="done"), Exit("done")))
    scenario = here(
        "2026-01-01",
        "2026-12-31",
        line,
        times=[Time("papers", "duration", "all", "all", "uniform", least=0, most=20), fixed("authority", 20)],
        inside=[Inside("papers", "here", "any", 300, 20)],
    )
    path = "times.authority.duration.all.all.centre"
    slower = scenario.change(path, 40, from_date="2026-01-11").change(path, 60, from_date="2026-01-16")
    visits = told(slower).visits()
    authority = visits[visits["stage"] == "authority"]
    expected = np.select([authority["queued"] < 10, authority["queued"] < 15], [20, 40], 60)
    assert sorted(set(expected)) == [20, 40, 60]
    assert (authority["ended"] - authority["queued"] == expected).all()
    assert len(authority) == 300  # the switches before the delay are no visits of their own


def test_a_step_counts_from_the_end_of_an_earlier_one_also_when_that_one_became_slower():
    # The application takes 2 days, from day 0 on (all come then) 6; the decision follows 10 days after its end.
    line = Line(
        "wait",
        (
            Delay("wait", served="application"),
            Delay("application", served="language"),
            Delay("language", served="decision"),
            Delay("decision", served="done", since="application"),
            Exit("done"),
        ),
    )
    scenario = here(
        "2026-01-01",
        "2026-12-31",
        line,
        times=[fixed("application", 2), fixed("language", 3), fixed("decision", 10)],
        inside=[Inside("wait", "here", "any", 40, 20)],
    ).change("times.application.duration.all.all.centre", 6, from_date="2026-01-11")
    visits = told(scenario).visits().set_index(["client", "stage"])
    ends = visits["ended"].unstack()
    assert set(visits.xs("application", level="stage")["planned_days"]) == {2, 6}
    assert (ends["decision"] - ends["application"]).to_numpy() == pytest.approx(10)


def test_an_engine_that_does_not_exist_is_a_clear_error():
    scenario = talks("2026-06-01", "2026-06-05", 1, 1)
    with pytest.raises(ScenarioError, match=r"'steam'.*auto, compiled, reference"):
        simulate(scenario, make_itineraries(scenario, 1, 0), engine="steam")
