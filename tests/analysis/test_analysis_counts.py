"""Counts, seats, hours, loads and the timeline of a few people, worked by hand."""

from itertools import pairwise

import numpy as np
import pytest
from hand_ledgers import CANDIDATE, COHORT, DELAY, HOURS, PLACES, VACANCY_KIND, found, ledger, person, visit

from leiq_sim.analysis.counts import gained_qualification, hours_rows, people_rows, run_rows, stage_rows
from leiq_sim.analysis.ledger import EMPLOYER, VACANCY
from leiq_sim.analysis.load import loads
from leiq_sim.engine.course_runs import CourseRuns
from leiq_sim.engine.usage import PoolsUsed
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import District, OccupationField, PlacesPool, StaffPool

SCENARIO = Scenario.build(
    "hand", "2026-01-01", "2026-04-10",
    districts=[District("north"), District("south")],
    fields=[OccupationField("nursing"), OccupationField("crafts")],
    staff=[StaffPool("desk", district="north", hours_per_week=10), StaffPool("mobile", hours_per_week=5)],
    places=[PlacesPool("coaching", places=3)],
)  # fmt: skip


def talk(queued, began=np.nan, ended=np.nan, stage="first_counselling", **more):
    return visit(stage, HOURS, queued, began, ended, **more)


def test_people_are_counted_once_however_often_they_are_advised():
    several = ledger(
        person(visits=[talk(0, 1, 2, to="agency_counselling"), talk(2, 3, 4, "agency_counselling", to="lost")]),
        person("south", "crafts", visits=[talk(0, 1, 2, to="qualified_work")]),
        person(visits=[talk(0, 99)]),
    )
    rows = found(people_rows(several))
    assert rows["advised", "all", "all", "all"] == 2
    assert (rows["advised", "north", "all", "all"], rows["advised", "south", "all", "all"]) == (1, 1)
    assert (rows["advised", "all", "nursing", "all"], rows["advised", "all", "crafts", "all"]) == (1, 1)
    assert rows["inside_end", "all", "all", "all"] == 1
    assert (rows["qualified_work", "all", "all", "all"], rows["lost", "all", "all", "all"]) == (1, 1)
    assert rows["arrived", "all", "all", "all"] == 3


def test_the_stock_of_day_0_is_not_new_but_counts_in_all_outcomes():
    rows = found(people_rows(ledger(person(stock=1, visits=[talk(-5, 1, 2, to="other_work")]))))
    assert rows["arrived", "all", "all", "all"] == 0
    assert (rows["advised", "all", "all", "all"], rows["other_work", "all", "all", "all"]) == (1, 1)


def test_employers_vacancies_and_people_are_not_mixed():
    several = ledger(
        person(kind=EMPLOYER, visits=[talk(0, 1, 2, "employer_counselling", to="advised")]),
        person(kind=VACANCY, visits=[visit("vacancy", VACANCY_KIND, 2, 5, 5, to="filled")]),
        person(kind=VACANCY, visits=[visit("vacancy", VACANCY_KIND, 2)]),
        person(kind=VACANCY),
        person(visits=[visit("application", DELAY, 0, 0, 1, to="lost")]),
    )
    rows = found(people_rows(several))
    assert rows["employers_advised", "all", "all", "all"] == 1
    assert rows["vacancies_filled", "all", "all", "all"] == 1
    assert rows["inside_end", "all", "all", "all"] == 0
    assert rows["arrived", "all", "all", "all"] == 1
    assert rows["applications", "all", "all", "all"] == 1


def reaching(*stages, to="lost"):
    names = [*stages, to]
    return person(visits=[visit(a, DELAY, i, i, i + 1, to=b) for i, (a, b) in enumerate(pairwise(names))])


def test_a_qualification_is_gained_after_a_measure_of_the_network_only():
    several = ledger(
        reaching("nursing_adaptation", "second_decision", "recognised"),
        reaching("nursing_adaptation", "qualified"),
        reaching("decision", "recognised"),
        reaching("voucher_measure", "second_decision", "recognised"),
        reaching("nursing_adaptation", "second_decision", to="rejected"),
    )
    assert gained_qualification(several).tolist() == [True, True, False, False, False]


def test_left_waiting_is_giving_up_a_wait_and_leaving_by_it():
    several = ledger(
        person(visits=[talk(0, ended=9, to="lost")]),
        person(
            visits=[talk(0, ended=9, to="job_search"), visit("job_search", CANDIDATE, 9, ended=20, to="other_work")]
        ),
        person(visits=[visit("job_search", CANDIDATE, 0, ended=9, to="qualified_work", own=True)]),
        person(visits=[talk(0, 1, 2, to="lost")]),
        person(visits=[talk(0)]),
    )
    rows = found(stage_rows(SCENARIO, several))
    assert rows["left_waiting", "all", "all", "all"] == 2
    assert rows["left_waiting", "all", "all", "first_counselling"] == 1
    assert rows["left_waiting", "all", "all", "job_search"] == 1
    assert rows["left_waiting", "south", "all", "job_search"] == 0
    assert rows["inside_end", "all", "all", "first_counselling"] == 1
    assert rows["inside_end", "all", "all", "coaching"] == 0


def test_decisions_are_counted_by_what_followed():
    several = ledger(
        reaching("decision", "recognised"),
        reaching("waiver", "nursing_adaptation", "second_decision", "recognised"),
        reaching("decision", to="rejected"),
        person(visits=[visit("decision", DELAY, 0, 0)]),
    )
    rows = found(stage_rows(SCENARIO, several))
    assert rows["decisions", "all", "all", "all"] == 4
    assert rows["decisions", "all", "all", "recognised"] == 2
    assert rows["decisions", "all", "all", "rejected"] == 1
    assert rows["decisions", "all", "all", "partial"] == 0


RUNS = CourseRuns(
    run=np.array(["a", "b", "c"], dtype=object), course=np.array(["course"] * 3, dtype=object),
    stage=np.array(["nursing_adaptation"] * 2 + ["qualified"], dtype=object),
    site=np.array(["north", "online", "south"], dtype=object), start=np.array([0.0, 50.0, 60.0]),
    end=np.array([9.0, 59.0, 69.0]), seats=np.array([10, 10, 0]), minimum=np.array([5, 5, 5]),
    taken=np.array([8, 0, 0]),
)  # fmt: skip


def test_seat_fill_counts_the_seats_of_cancelled_runs_and_no_run_without_seats():
    rows = found(run_rows(ledger(person()), [RUNS]))
    assert rows["seat_fill", "all", "all", "all"] == pytest.approx(8 / 20)
    assert rows["seat_fill", "north", "all", "all"] == pytest.approx(8 / 10)
    assert np.isnan(rows["seat_fill", "south", "all", "all"])
    assert rows["cancelled_runs", "all", "all", "all"] == 1
    assert rows["cancelled_runs", "north", "all", "all"] == 0
    assert np.isnan(rows["seat_fill", "all", "all", "qualified"])


POOLS = PoolsUsed(
    pool=("desk", "mobile", "coaching"), kind=("hours", "hours", "places"), offered=np.array([600.0, 200.0, 300.0]),
    used=np.array([500.0, 200.0, 1.0]), wanted=np.zeros(3),
)  # fmt: skip


def test_hours_used_weighs_pools_by_what_they_offer():
    rows = found(hours_rows(SCENARIO, [POOLS]))
    assert rows["hours_used", "all", "all", "all"] == pytest.approx(700 / 800)
    assert rows["hours_used", "north", "all", "all"] == pytest.approx(500 / 600)
    assert rows["hours_used", "all", "all", "mobile"] == 1
    assert np.isnan(rows["hours_used", "south", "all", "all"])


def test_load_is_what_all_who_joined_would_use_as_if_nobody_had_waited():
    several = ledger(
        person(visits=[talk(0, 50, 51, to="lost", wanted=400.0)]),
        person(visits=[talk(0, ended=9, to="lost", wanted=260.0)]),
        person(stock=1, visits=[visit("qualified", PLACES, -50, 0, wanted=130.0)]),
        person(visits=[visit("qualified", PLACES, 20, 60, wanted=200.0)]),
        person(visits=[visit("nursing_adaptation", COHORT, 5)]),
    )
    frame = loads(several, POOLS, RUNS)[0].frame().set_index("pool")
    assert frame.loc["desk", "load"] == pytest.approx(660 / 600)
    assert frame.loc["coaching", "load"] == pytest.approx((100 + 80) / 300)  # of 130 and 200 days these lie within
    assert frame.loc["nursing_adaptation", "load"] == pytest.approx(1 / 20)
    assert np.isnan(frame.loc["qualified", "load"])
