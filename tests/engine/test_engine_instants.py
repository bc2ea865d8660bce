"""What comes first within one instant: moves, calls, course starts, and patience last."""

from plans import OUT, Plan, comes, course, delay, gate, posted_by, search, stay, talk, vacancy
from plans import Start as Run


def test_patience_that_ends_at_the_instant_of_the_call_loses():
    # The place becomes free on day 3, when the second's patience ends: served. The third's ended a quarter before.
    told = Plan(
        (comes(0, stay(0, 3)), comes(1, stay(0, 1, patience=2)), comes(1, stay(0, 1, patience=1.75))),
        places=(((0, 1),),),
    ).simulate()
    assert told.times(1) == (1, 3, 4)
    assert told.times(2) == (1, None, 2.75)
    assert told.outcomes() == ["served", "served", "unserved"]


def test_patience_that_ends_at_the_instant_of_a_course_start_loses():
    told = Plan((comes(1, course(patience=4)), comes(1, course(patience=3.75))), runs=(Run(5, 10, seats=2),)).simulate()
    assert told.times(0) == (1, 5, 15)
    assert told.times(1) == (1, None, 4.75)


def test_patience_that_ends_at_the_instant_of_a_match_loses():
    told = Plan((comes(0, search(patience=4)), comes(0, search(patience=3)), comes(4, vacancy()))).simulate()
    assert told.times(0) == (0, 4, 4)
    assert told.outcomes() == ["served", "unserved", "served"]


def test_no_patience_at_all_means_only_if_at_once():
    # One place: the first with patience zero gets it in the instant of coming, the second does not wait for it.
    told = Plan((comes(1, stay(0, 1, patience=0)), comes(1, stay(0, 1, patience=0))), places=(((0, 1),),)).simulate()
    assert told.times(0) == (1, 1, 2)
    assert told.times(1) == (1, None, 1)


def test_two_patiences_that_end_together_leave_together():
    # The first is a vacancy in market 0 until day 5, then in market 1, where the second waits until day 5 as well.
    # Both leave at that instant before any of them goes on: so they miss each other, in either order.
    told = Plan(
        (
            comes(0, vacancy(0, patience=5, unserved=1), vacancy(1, patience=2)),
            comes(0, search(1, patience=5)),
            comes(0, vacancy(0, patience=5, unserved=1), vacancy(1, patience=2)),
        )
    ).simulate()
    assert told.times(1) == (0, None, 5)
    assert told.outcome(1) == "unserved"
    assert told.times(0, 1) == told.times(2, 1) == (5, None, 7)


def test_who_goes_on_after_patience_may_be_called_elsewhere_in_the_same_instant():
    way = (stay(0, 1, patience=2, unserved=1), stay(1, 1))
    told = Plan((comes(0, *way),), places=(((0, 0),), ((0, 1),))).simulate()
    assert told.outcome(0) == "unserved"
    assert told.times(0, 1) == (2, 2, 3)


def test_whoever_got_there_by_any_chain_at_that_instant_is_in_when_the_course_starts():
    # On day 3 the first ends a stay, has a talk of no length, and reaches the line of the course of day 3.
    # The second is called at the same instant to the place that the first leaves, for no time, and is in as well.
    told = Plan(
        (
            comes(0, stay(0, 3), talk(0, 0), course()),
            comes(0, stay(0, 0), delay(0), course()),
            comes(3, gate(3, before=OUT, after=1), course()),
        ),
        minutes=((60,) * 20,),
        places=(((0, 1),),),
        runs=(Run(3, 4, seats=3, minimum=3),),
    ).simulate()
    assert [told.times(0, 2), told.times(1, 2), told.times(2, 1)] == [(3, 3, 7)] * 3


def test_who_ends_one_stage_may_be_called_in_the_next_in_the_same_instant():
    told = Plan((comes(0, stay(0, 1), stay(1, 1), talk(0, 60)),), ((60,) * 20,), (((0, 1),), ((0, 1),))).simulate()
    assert told.times(0, 1) == (1, 1, 2)
    assert told.times(0, 2) == (2, 2, 3)


def test_all_who_come_at_an_instant_are_there_before_anybody_is_called():
    # The second comes from a stay that ends on day 2 and has the better priority than the first, who arrives then.
    told = Plan((comes(2, stay(0, 1)), comes(0, delay(2), stay(0, 1, priority=-1))), places=(((0, 1),),)).simulate()
    assert told.times(1, 1) == (2, 2, 3)
    assert told.times(0) == (2, 3, 4)


def test_a_vacancy_expires_and_its_successor_finds_nobody_else():
    # Posted on day 1 for 3 days; the person who would take it comes a quarter of a day too late.
    told = Plan((comes(1, vacancy(patience=3)), comes(4.25, search()))).simulate()
    assert told.times(0) == (1, None, 4)
    assert told.outcomes() == ["unserved", "waiting"]


def test_the_longest_waiting_candidate_takes_the_oldest_vacancy_whose_site_is_accepted():
    # Site 2 is posted first. The first to wait accepts site 1 only; the second accepts both and takes the older.
    told = Plan(
        (
            comes(0, search(accepts=0b01)),
            comes(1, search(accepts=0b11)),
            comes(0, delay(2), vacancy(accepts=0b10)),
            comes(0, delay(3), vacancy(accepts=0b01)),
        )
    ).simulate()
    assert told.times(1) == (1, 2, 2)
    assert told.times(0) == (0, 3, 3)
    assert told.server(1) == told.row(2, 1)
    assert told.server(2, 1) == told.row(1)
    assert told.server(0) == told.row(3, 1)


def test_of_two_vacancies_the_older_is_taken():
    told = Plan((comes(2, vacancy()), comes(1, vacancy()), comes(3, search()))).simulate()
    assert told.server(2) == told.row(1)
    assert told.outcome(0) == "waiting"


def test_in_a_market_a_smaller_priority_goes_before_longer_waiting():
    # They accept other sites, so that they wait in lines of their own.
    told = Plan(
        (comes(0, search(accepts=0b11)), comes(1, search(accepts=0b01, priority=-1)), comes(2, vacancy(accepts=0b01)))
    ).simulate()
    assert told.times(1) == (1, 2, 2)
    assert told.outcome(0) == "waiting"


def test_markets_do_not_mix():
    told = Plan((comes(0, search(0)), comes(0, vacancy(1)))).simulate()
    assert told.outcomes() == ["waiting", "waiting"]


def test_an_advised_employer_posts_vacancies_that_are_matched_in_the_same_instant():
    # The employer's talk of 60 minutes ends on day 2; both its vacancies are there at that instant, and one is filled.
    told = Plan(
        (
            comes(1, talk(0, 60)),
            posted_by(0, vacancy(patience=4)),
            posted_by(0, vacancy(patience=4)),
            comes(0, search()),
        ),
        minutes=((60,) * 20,),
    ).simulate()
    assert told.times(0) == (1, 1, 2)
    assert told.times(1) == (2, 2, 2)
    assert told.times(3) == (0, 2, 2)
    assert told.times(2) == (2, None, 6)


def test_an_employer_who_is_not_advised_posts_nothing():
    told = Plan((comes(1, talk(0, 60, patience=2)), posted_by(0, vacancy())), minutes=((0,) * 20,)).simulate()
    assert told.outcomes() == ["unserved", "absent"]
    assert told.times(1) == (None, None, None)


def test_of_language_course_and_authority_the_longer_counts():
    # All apply on day 1. The authority takes 4, 6 and 6 days from there; the course ends on day 6, 6 and 7 + nothing.
    told = Plan(
        (
            comes(0, delay(1), delay(5), delay(4, since=0)),
            comes(0, delay(1), delay(2), delay(6, since=0)),
            comes(0, delay(1), delay(6), delay(6, since=0)),
        )
    ).simulate()
    assert told.times(0, 2) == (6, 6, 6)
    assert told.times(1, 2) == (3, 3, 7)
    assert told.times(2, 2) == (7, 7, 7)


def test_an_overlap_with_a_step_that_was_left_out_counts_from_now():
    # The gate leads past visit 1, from which the last delay would count.
    told = Plan((comes(2, gate(1, before=1, after=2), delay(1), delay(3, since=1)),)).simulate()
    assert told.times(0, 2) == (2, 2, 5)


def test_a_gate_goes_the_second_way_from_its_day_on():
    way = (gate(3, before=1, after=2), delay(1, served=OUT), delay(2))
    told = Plan((comes(2.75, *way), comes(3, *way), comes(3.25, *way))).simulate()
    assert told.outcomes(1) == ["served", "absent", "absent"]
    assert told.outcomes(2) == ["absent", "served", "served"]
    assert told.times(1, 2) == (3, 3, 5)


def test_a_talk_may_end_and_the_pool_call_the_next_at_the_instant_the_patience_of_the_next_ends():
    told = Plan((comes(0, talk(0, 60)), comes(0, talk(0, 60, patience=1))), minutes=((60,) * 20,)).simulate()
    assert told.times(1) == (0, 1, 2)
