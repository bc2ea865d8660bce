"""Pools of hours and of places, worked by hand: who is called, when, and how long it takes."""

import numpy as np
import pytest
from plans import Plan, comes, delay, has_waited, stay, talk

from leiq_sim.engine.talks import Talks
from leiq_sim.units import NEVER, TICKS_PER_DAY

HOUR_A_DAY = (60,) * 20
DAY = TICKS_PER_DAY


def test_talks_go_one_after_another_at_the_pace_of_the_pool():
    # 60 minutes a day: a 30-minute talk takes half a day. All three come on day 0, in the order of their rows.
    told = Plan((comes(0, talk(0, 30)), comes(0, talk(0, 60)), comes(0, talk(0, 15))), minutes=(HOUR_A_DAY,)).simulate()
    assert told.times(0) == (0, 0, 0.5)
    assert told.times(1) == (0, 0.5, 1.5)
    assert told.times(2) == (0, 1.5, 1.75)


def test_a_talk_waits_out_a_closed_day_for_the_pool_but_ends_for_the_person():
    # Day 1 is closed. The second talk begins at 0.5 with half a day left of its 60 minutes: for the person it ends
    # when day 1 begins; the pool owes 30 minutes when it opens on day 2, so the third begins at 2.5.
    minutes = (60, 0, 60, 60)
    plan = Plan((comes(0, talk(0, 30)), comes(0, talk(0, 60)), comes(0, talk(0, 30))), minutes=(minutes,), horizon=4)
    told = plan.simulate()
    assert told.times(1) == (0, 0.5, 1)
    assert told.times(2) == (0, 2.5, 3)


def test_an_idle_moment_is_lost():
    # Nobody is there before day 1.5; what the pool could have done until then is gone: the talk takes a whole day.
    told = Plan((comes(1.5, talk(0, 60)),), minutes=(HOUR_A_DAY,)).simulate()
    assert told.times(0) == (1.5, 1.5, 2.5)


def test_a_talk_that_ends_with_the_last_open_day_ends_for_both_at_that_instant():
    # The talk is exactly the day's hour. Day 1 is closed; on day 2 the pool owes nothing and calls at once.
    told = Plan((comes(0, talk(0, 60)), comes(0, talk(0, 60))), minutes=((60, 0, 60, 60),), horizon=4).simulate()
    assert told.times(0) == (0, 0, 1)
    assert told.times(1) == (0, 2, 3)


def test_a_talk_at_the_end_of_the_last_open_day_leaves_the_pool_owing_the_rest():
    # 60 minutes begun at 0.75 of day 0: a quarter is done when the closed days 1 and 2 begin and the person goes on.
    # The pool owes 45 minutes: it is free on day 3 at 0.75, and calls the second, who ends with 15 minutes on day 3.
    plan = Plan(
        (comes(0.75, talk(0, 60), delay(1)), comes(0.75, talk(0, 15)), comes(3, talk(0, 15))),
        minutes=((60, 0, 0, 60, 60),),
        horizon=5,
    )
    told = plan.simulate()
    assert told.times(0) == (0.75, 0.75, 1)
    assert told.times(0, 1) == (1, 1, 2)
    assert told.times(1) == (0.75, 3.75, 4)
    assert told.times(2) == (3, 4, 4.25)


def test_a_closed_pool_calls_nobody_until_its_next_open_day():
    # The pool is free, but closed on days 0 and 1; it opens with day 2, and calls by waiting since, not by row.
    told = Plan((comes(1.5, talk(0, 30)), comes(0.5, talk(0, 30))), minutes=((0, 0, 60, 60),), horizon=4).simulate()
    assert told.times(1) == (0.5, 2, 2.5)
    assert told.times(0) == (1.5, 2.5, 3)


def test_patience_runs_while_the_pool_is_closed_but_not_inside():
    # Day 1 is closed. The second leaves at 1.5, in the middle of it; the first is inside from 0 on.
    plan = Plan(
        (comes(0, talk(0, 60, patience=0.25)), comes(0, talk(0, 60, patience=1.5)), comes(0, talk(0, 60, patience=2))),
        minutes=((60, 0, 60, 60),),
        horizon=4,
    )
    told = plan.simulate()
    assert told.times(0) == (0, 0, 1)
    assert told.times(1) == (0, None, 1.5)
    assert told.outcome(1) == "unserved"
    assert told.times(2) == (0, 2, 3)  # patience ends at the call itself: the call comes first


def test_another_number_of_hours_changes_the_pace_from_its_day_on_and_nothing_else():
    # 90 minutes begun at 0.5: 30 done on day 0, and from day 1 at 120 minutes a day the other 60 take half a day.
    told = Plan((comes(0.5, talk(0, 90)), comes(1, talk(0, 30))), minutes=((60, 120, 120),), horizon=3).simulate()
    assert told.times(0) == (0.5, 0.5, 1.5)
    assert told.times(1) == (1, 1.5, 1.75)


def test_a_talk_of_no_length_ends_at_once_and_the_next_is_called_in_the_same_instant():
    told = Plan((comes(2, talk(0, 0)), comes(2, talk(0, 0)), comes(2, talk(0, 30))), minutes=(HOUR_A_DAY,)).simulate()
    assert [told.times(who) for who in range(3)] == [(2, 2, 2), (2, 2, 2), (2, 2, 2.5)]


def test_a_talk_without_enough_hours_left_is_never_finished():
    told = Plan((comes(0, talk(0, 121)), comes(0, talk(0, 1))), minutes=((60, 60),), horizon=2).simulate()
    assert told.times(0) == (0, 0, None)
    assert (told.outcome(0), told.outcome(1)) == ("inside", "waiting")


@pytest.mark.parametrize("minutes", [1, 7, 60, 61, 240, 481, 1440])
def test_a_talk_as_long_as_the_rest_of_the_week_ends_exactly_with_its_last_day(minutes):
    # Days 5 and 6 are closed; the rest of five open days ends with day 4, not a tick later and not on day 7.
    talks = Talks(np.array([minutes] * 5 + [0, 0] + [minutes] * 5))
    for day in range(5):
        assert talks.end(day * DAY, minutes * (5 - day)) == 5 * DAY
        assert talks.end(day * DAY, minutes * (5 - day) + 1) > 7 * DAY
    assert talks.end(11 * DAY, minutes + 1) == NEVER


def test_a_talk_ends_at_the_first_whole_tick_at_which_its_minutes_are_done():
    # One minute of seven takes 1/7 day: 149796.57 ticks, so the tick after; the next begins there, not before.
    talks = Talks(np.array([7, 7]))
    assert talks.end(0, 1) == 149_797
    assert talks.end(149_797, 1) == 299_594  # 299593.14 + the 0.43 tick that was lost, rounded up
    assert talks.end(DAY // 2, 7) == DAY + DAY // 2


def test_two_stages_share_a_pool_and_wait_in_one_line():
    # The first goes from its talk to another of the same pool: a new wait at the end, behind the third.
    told = Plan(
        (comes(0, talk(0, 30), talk(0, 30)), comes(0, talk(0, 30)), comes(0.5, talk(0, 30))), minutes=(HOUR_A_DAY,)
    ).simulate()
    assert told.times(0) == (0, 0, 0.5)
    assert told.times(1) == (0, 0.5, 1)
    # Both have waited since 0.5; the earlier row goes first.
    assert told.times(0, 1) == (0.5, 1, 1.5)
    assert told.times(2) == (0.5, 1.5, 2)


def test_a_second_visit_is_a_new_wait_at_the_end_of_the_line():
    # Without a tie: the second has waited since 0.25, the first for its second talk since 0.5.
    told = Plan((comes(0, talk(0, 30), talk(0, 30)), comes(0.25, talk(0, 30))), minutes=(HOUR_A_DAY,)).simulate()
    assert told.times(1) == (0.25, 0.5, 1)
    assert told.times(0, 1) == (0.5, 1, 1.5)


def test_the_first_to_wait_is_the_first_to_be_called():
    told = Plan(
        (comes(0, talk(0, 60)), comes(0.5, talk(0, 60)), comes(0.25, talk(0, 60))), minutes=(HOUR_A_DAY,)
    ).simulate()
    assert told.day("began", 2) == 1
    assert told.day("began", 1) == 2


def test_a_smaller_priority_goes_before_longer_waiting():
    told = Plan(
        (comes(0, stay(0, 1)), comes(0, stay(0, 1)), comes(0.5, stay(0, 1, priority=-1))), places=(((0, 1),),)
    ).simulate()
    assert told.times(2) == (0.5, 1, 2)
    assert told.times(1) == (0, 2, 3)


def test_who_has_waited_longer_on_day_0_is_called_first_and_logs_when_the_wait_began():
    # The rank counts from day -5 and -9; the newcomer of day 0 has the first row, and waits behind both.
    told = Plan(
        (comes(0, stay(0, 1)), has_waited(5, stay(0, 1)), has_waited(9, stay(0, 1))), places=(((0, 1),),)
    ).simulate()
    assert told.times(2) == (-9, 0, 1)
    assert told.times(1) == (-5, 1, 2)
    assert told.times(0) == (0, 2, 3)


def test_the_patience_of_the_backlog_is_what_remains_from_day_0_on():
    # Waiting for 9 days already, and 2 days more: not gone 7 days ago.
    told = Plan(
        (has_waited(9, stay(0, 1, patience=2)), has_waited(9, stay(0, 1, patience=3))), places=(((0, 0), (3, 1)),)
    )
    told = told.simulate()
    assert told.times(0) == (-9, None, 2)
    assert told.times(1) == (-9, 3, 4)


def test_places_that_fall_interrupt_nobody_and_vanish_as_they_become_free():
    # Two places fall to one on day 1, while two are inside. The place freed on day 2 vanishes; that of day 3 is filled.
    told = Plan(
        (comes(0, stay(0, 2)), comes(0, stay(0, 3)), comes(0, stay(0, 1)), comes(0, stay(0, 1))),
        places=(((0, 2), (1, 1)),),
    ).simulate()
    assert [told.times(who) for who in range(4)] == [(0, 0, 2), (0, 0, 3), (0, 3, 4), (0, 4, 5)]


def test_places_that_rise_are_filled_at_once():
    told = Plan((comes(0, stay(0, 9)), comes(0, stay(0, 1))), places=(((0, 1), (4, 2)),)).simulate()
    assert told.times(1) == (0, 4, 5)


def test_somebody_inside_on_day_0_holds_a_place_until_the_time_left_is_over():
    # Inside with 3 days left is a row of the highest priority; it is ahead even of those who have waited for weeks.
    told = Plan(
        (has_waited(30, stay(0, 1)), comes(0, stay(0, 3, priority=-1)), comes(0, delay(2))), places=(((0, 1),),)
    ).simulate()
    assert told.times(1) == (0, 0, 3)
    assert told.times(0) == (-30, 3, 4)
    assert told.times(2) == (0, 0, 2)


def test_what_is_due_at_the_horizon_does_not_happen():
    # The horizon is day 2. The first stay would end there, the second would begin there, the third person come there.
    told = Plan((comes(0, stay(0, 2)), comes(1, stay(0, 1)), comes(2, stay(0, 1))), places=(((0, 1),),), horizon=2)
    told = told.simulate()
    assert told.outcomes() == ["inside", "waiting", "absent"]
    assert told.times(0) == (0, 0, None)
    assert told.times(1) == (1, None, None)
    assert told.times(2) == (None, None, None)


def test_what_is_due_a_tick_before_the_horizon_happens():
    told = Plan((comes(0, stay(0, 2 - 1 / DAY)),), places=(((0, 1),),), horizon=2).simulate()
    assert told.outcome(0) == "served"
