"""Waiting KPIs of a few people, worked by hand in days. The period has 100 days."""

import numpy as np
import pytest
from hand_ledgers import CANDIDATE, COHORT, DELAY, HOURS, PLACES, VACANCY_KIND, found, ledger, person, visit

from leiq_sim.analysis.ledger import EMPLOYER, VACANCY
from leiq_sim.analysis.waits import decision_rows, wait_rows, waiting_visits, waits, work_rows
from leiq_sim.engine.outcomes import Outcome

COURSES = ("nursing_adaptation", "craft_adaptation")


def talk(queued, began=np.nan, ended=np.nan, stage="first_counselling", **more):
    return visit(stage, HOURS, queued, began, ended, **more)


def test_the_share_over_target_counts_those_still_waiting_and_not_those_gone():
    four = ledger(
        person(visits=[talk(0, 10, 11, to="lost")]),
        person(visits=[talk(0, 29, 30, to="lost")]),
        person(visits=[talk(0, ended=20, to="lost")]),
        person(visits=[talk(60)]),
    )
    rows = found(wait_rows(four, COURSES, 28.0))
    # Waiting after day 28: all but the one called on day 10 and the one gone on day 20; nobody is censored before.
    assert rows["share_waiting_over_target", "all", "all", "all"] == pytest.approx(1 / 2)
    later = found(wait_rows(four, COURSES, 29.0))
    assert later["share_waiting_over_target", "all", "all", "all"] == pytest.approx(1 / 4)


def test_agency_counselling_is_first_counselling_too():
    rows = found(wait_rows(ledger(person(visits=[talk(0, stage="agency_counselling")])), COURSES, 28.0))
    assert rows["share_waiting_over_target", "all", "all", "all"] == 1.0


def test_the_gap_is_largest_less_smallest_district_and_needs_a_number_in_each():
    north = [person(visits=[talk(0, 10, 11, to="lost")]), person(visits=[talk(0, 40, 41, to="lost")])]
    south = [person("south", visits=[talk(0, 50, 51, to="lost")])]
    rows = found(wait_rows(ledger(*north, *south), COURSES, 28.0))
    assert rows["share_waiting_over_target", "north", "all", "all"] == pytest.approx(0.5)
    assert rows["share_waiting_over_target", "south", "all", "all"] == pytest.approx(1.0)
    assert rows["gap_districts", "all", "all", "all"] == pytest.approx(0.5)
    alone = found(wait_rows(ledger(*north), COURSES, 28.0))
    assert np.isnan(alone["gap_districts", "all", "all", "all"])


def test_the_median_wait_for_a_course_takes_dated_and_running_courses_together():
    people = [
        person(visits=[visit("nursing_adaptation", COHORT, 0, 10, 90, to="lost")]),
        person(visits=[visit("craft_adaptation", PLACES, 0, 30, 90, to="lost")]),
        person("south", "crafts", visits=[visit("craft_adaptation", PLACES, 5)]),
        person(visits=[visit("job_search", CANDIDATE, 0, 1, 1, to="qualified_work")]),
    ]
    rows = found(wait_rows(ledger(*people), COURSES, 28.0))
    assert rows["median_wait_course", "all", "all", "all"] == 30
    assert rows["median_wait_course", "north", "all", "all"] == 10
    assert rows["median_wait_course", "all", "nursing", "all"] == 10
    assert np.isnan(rows["median_wait_course", "south", "all", "all"])
    assert rows["median_wait", "all", "all", "nursing_adaptation"] == 10
    assert rows["median_wait", "all", "all", "job_search"] == 1
    assert ("median_wait", "all", "crafts", "nursing_adaptation") not in rows


def test_nine_in_ten_is_the_first_day_on_which_nine_of_ten_are_called():
    people = [person(visits=[talk(0, day, day + 1, to="lost")]) for day in range(1, 11)]
    rows = found(wait_rows(ledger(*people), COURSES, 28.0))
    assert rows["p90_wait", "all", "all", "first_counselling"] == 9
    assert rows["median_wait", "all", "all", "first_counselling"] == 5


def test_backlog_waits_from_before_the_first_day_and_is_seen_from_then_on():
    waited, _, entered = waits(ledger(person(stock=1, visits=[talk(-20, 5, 6, to="lost")])), np.array([0]))
    assert (waited[0], entered[0]) == (25, 20)
    new = [person(visits=[talk(0, 10, 11, to="lost")]), person(visits=[talk(0, 30, 31, to="lost")])]
    rows = found(wait_rows(ledger(*new, person(stock=1, visits=[talk(-20, 5, 6, to="lost")])), COURSES, 28.0))
    # Day 10: 1 of 2 called. Days 25 and 30: at risk 2 (one new, one old), then 1.
    assert rows["share_waiting_over_target", "all", "all", "all"] == pytest.approx(1 / 4)


def test_who_was_inside_on_day_0_did_not_wait():
    inside = person(stock=2, visits=[visit("craft_adaptation", PLACES, 0, 0, 40, to="job_search"),
                                     visit("job_search", CANDIDATE, 40)])  # fmt: skip
    assert waiting_visits(ledger(inside)).tolist() == [False, True]
    waiting = person(stock=1, visits=[visit("craft_adaptation", PLACES, -3, 0, 40, to="lost")])
    assert waiting_visits(ledger(waiting)).tolist() == [True]


def test_employers_wait_and_vacancies_and_delays_do_not():
    several = ledger(
        person(kind=EMPLOYER, visits=[talk(0, 4, 5, stage="employer_counselling", to="advised")]),
        person(kind=VACANCY, visits=[visit("vacancy", VACANCY_KIND, 5)]),
        person(visits=[visit("decision", DELAY, 0, 0)]),
    )
    assert waiting_visits(several).tolist() == [True, False, False]
    assert found(wait_rows(several, COURSES, 28.0))["median_wait", "all", "all", "employer_counselling"] == 4


def test_own_success_in_the_search_is_leaving_the_line_not_being_called():
    several = ledger(
        person(visits=[visit("job_search", CANDIDATE, 0, ended=3, to="qualified_work", own=True)]),
        person(visits=[visit("job_search", CANDIDATE, 0, 8, 8, to="qualified_work")]),
    )
    assert found(wait_rows(several, COURSES, 28.0))["median_wait", "all", "all", "job_search"] == 8
    assert np.isnan(found(wait_rows(several, COURSES, 28.0))["p90_wait", "all", "all", "job_search"])


def test_days_to_work_follow_those_still_inside_and_leave_out_the_stock():
    several = ledger(
        person(visits=[talk(10, 12, 30, to="qualified_work")]),
        person(visits=[talk(10, 12, 50, to="other_work")]),
        person(visits=[talk(10, 12, 15, to="lost")]),
        person(visits=[talk(99, 99.5)]),
        person(stock=1, visits=[talk(-5, 1, 1.5, to="qualified_work")]),
    )
    rows = found(work_rows(several))
    # At risk after 5 days: the first two (the last is followed for 1 day, one left): 1/3 each after 20 and 40 days.
    assert rows["days_to_work", "all", "all", "all"] == 40
    assert rows["work_within_18_months", "all", "all", "all"] == pytest.approx(2 / 3)
    assert np.isnan(rows["days_to_work", "south", "all", "all"])


def application(*after, at=0):
    return person(visits=[visit("application", DELAY, at, at, at, to=_name(after) or "procedure"), *after])


def _name(after):
    from hand_ledgers import STAGES

    return STAGES[after[0]["stage"]] if after else ""


def test_decided_in_three_months_counts_from_the_application_and_those_undecided():
    several = ledger(
        application(visit("decision", DELAY, 0, 0, 91, to="recognised"), visit("recognised", DELAY, 91, 91)),
        application(visit("decision", DELAY, 0, 0, 92, to="recognised"), visit("recognised", DELAY, 92, 92)),
        application(
            visit("language_course", DELAY, 0, 0, 60, to="waiver"), visit("waiver", DELAY, 60, 60, 70, to="lost")
        ),
        application(visit("language_course", DELAY, 0, 0, 20, to="lost")),
    )
    rows = found(decision_rows(several))
    assert rows["decided_3_months", "all", "all", "all"] == pytest.approx(2 / 4)


def test_who_goes_to_a_test_without_a_decision_is_followed_only_until_then():
    several = ledger(
        application(visit("nursing_adaptation", COHORT, 10, 20, 30, to="second_decision"),
                    visit("second_decision", DELAY, 30, 30, 40, to="rejected")),
        application(visit("decision", DELAY, 0, 0, 50, to="rejected")),
        application(visit("decision", DELAY, 0, 0)),
        days=80.0,
    )  # fmt: skip
    assert found(decision_rows(several))["decided_3_months", "all", "all", "all"] == pytest.approx(1 / 2)


def test_a_course_that_is_dropped_was_waited_for_and_begun():
    dropped = ledger(person(visits=[visit("nursing_adaptation", COHORT, 0, 7, 9, Outcome.DROPPED, "dropped_out")]))
    assert found(wait_rows(dropped, COURSES, 28.0))["median_wait_course", "all", "all", "all"] == 7
