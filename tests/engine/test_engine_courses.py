"""Course runs, worked by hand: who gets a seat, what is cancelled, and who leaves early."""

import pytest
from plans import OUT, Plan, comes, course, delay, has_waited
from plans import Start as Run


def test_a_course_that_fills_takes_those_who_have_waited_longest():
    # Two seats, three people: the one of day 3 waits for the next run on day 10.
    told = Plan(
        (comes(3, course()), comes(1, course()), comes(2, course())),
        runs=(Run(5, 4, seats=2), Run(10, 4, seats=2)),
    ).simulate()
    assert told.times(1) == (1, 5, 9)
    assert told.times(2) == (2, 5, 9)
    assert told.times(0) == (3, 10, 14)
    assert [told.server(who) for who in (1, 2, 0)] == [0, 0, 1]


def test_a_course_below_its_minimum_is_cancelled_and_everybody_stays_with_rank_and_patience():
    # Two of three needed on day 5. On day 10 there are three; the first's patience of 8 days has ended on day 9.
    told = Plan(
        (comes(1, course(patience=8)), comes(2, course(patience=8)), comes(6, course()), comes(7, course())),
        runs=(Run(5, 4, seats=3, minimum=3), Run(10, 4, seats=2, minimum=2)),
    ).simulate()
    assert told.times(0) == (1, None, 9)
    assert told.times(1) == (2, 10, 14)
    assert told.times(2) == (6, 10, 14)
    assert told.outcome(3) == "waiting"


def test_a_course_with_exactly_its_minimum_starts():
    told = Plan((comes(0, course()), comes(5, course())), runs=(Run(5, 4, seats=3, minimum=2),)).simulate()
    assert [told.times(0), told.times(1)] == [(0, 5, 9), (5, 5, 9)]


def test_only_those_who_accept_the_site_count_for_the_minimum():
    # Three wait, one of them accepts the other site only: two are below the minimum of three.
    people = (comes(0, course(accepts=0b01)), comes(0, course(accepts=0b11)), comes(0, course(accepts=0b10)))
    told = Plan(people, runs=(Run(5, 4, seats=3, minimum=3, site=0b01),)).simulate()
    assert told.outcomes() == ["waiting"] * 3
    told = Plan(people, runs=(Run(5, 4, seats=3, minimum=2, site=0b10),)).simulate()
    assert told.outcomes() == ["waiting", "served", "served"]


def test_runs_of_one_day_go_in_the_order_of_the_table_each_on_those_left():
    # One seat each. The run of site 1 comes first and takes the one who would go to both: for the run of site 2
    # nobody but the third is left. In the other order of the table the first two get their seats.
    people = (comes(0, course(accepts=0b11)), comes(1, course(accepts=0b01)), comes(2, course(accepts=0b10)))
    one, two = Run(5, 4, seats=1, site=0b01), Run(5, 4, seats=1, site=0b10)
    assert Plan(people, runs=(one, two)).simulate().outcomes() == ["served", "waiting", "served"]
    assert Plan(people, runs=(two, one)).simulate().outcomes() == ["served", "served", "waiting"]


def test_runs_of_different_stages_do_not_share_their_people():
    told = Plan((comes(0, course(0)), comes(0, course(1))), runs=(Run(5, 4, seats=2, line=1),)).simulate()
    assert told.outcomes() == ["waiting", "served"]


def test_a_drop_out_frees_no_seat():
    # The only seat is left on day 7; the second waits for the next run all the same, and the run still ends on day 9.
    told = Plan(
        (comes(0, course(dropout=2, dropped=1), delay(1)), comes(0, course()), comes(0, course())),
        runs=(Run(5, 4, seats=1), Run(8, 4, seats=1)),
    ).simulate()
    assert told.times(0) == (0, 5, 7)
    assert told.outcome(0) == "dropped"
    assert told.times(0, 1) == (7, 7, 8)
    assert told.times(1) == (0, 8, 12)
    assert told.outcome(2) == "waiting"


@pytest.mark.parametrize(("days", "outcome"), [(3.75, "dropped"), (4, "served"), (4.25, "served")])
def test_a_drop_out_exactly_at_the_end_has_completed_the_course(days, outcome):
    told = Plan((comes(0, course(dropout=days, dropped=OUT)),), runs=(Run(5, 4, seats=1),)).simulate()
    assert told.outcome(0) == outcome
    assert told.day("ended", 0) == min(9, 5 + days)


def test_who_comes_after_the_start_has_missed_it():
    told = Plan((comes(5.25, course()),), runs=(Run(5, 4, seats=1),)).simulate()
    assert told.outcomes() == ["waiting"]


def test_the_backlog_has_the_rank_of_the_days_it_has_waited():
    told = Plan((comes(0, course()), has_waited(40, course())), runs=(Run(0, 4, seats=1),)).simulate()
    assert told.times(1) == (-40, 0, 4)
    assert told.outcome(0) == "waiting"


def test_a_run_that_starts_at_the_horizon_does_not_start():
    told = Plan((comes(0, course()),), runs=(Run(20, 4, seats=1),), horizon=20).simulate()
    assert told.outcomes() == ["waiting"]


def test_a_course_that_ends_after_the_horizon_leaves_its_people_inside():
    told = Plan((comes(0, course()),), runs=(Run(18, 4, seats=1),), horizon=20).simulate()
    assert told.times(0) == (0, 18, None)
    assert told.outcomes() == ["inside"]


def test_a_course_of_no_length_is_over_at_once():
    told = Plan((comes(0, course(), delay(1)),), runs=(Run(2, 0, seats=1),)).simulate()
    assert told.times(0) == (0, 2, 2)
    assert told.times(0, 1) == (2, 2, 3)
