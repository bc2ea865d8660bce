"""Within one instant moves may follow from moves: all of them come before anybody is called."""

from plans import OUT, Plan, comes, delay, gate, search, stay, talk, vacancy


def test_who_gets_there_by_steps_without_length_is_there_before_the_call():
    # Both reach the line on day 2. The second only by a further step of no length, and has the better priority.
    told = Plan(
        (comes(2, stay(0, 1)), comes(0, delay(2), delay(0), stay(0, 1, priority=-1))), places=(((0, 1),),)
    ).simulate()
    assert told.times(1, 2) == (2, 2, 3)
    assert told.times(0) == (2, 3, 4)


def test_a_gate_and_a_step_without_length_before_a_talk_lose_no_turn():
    told = Plan(
        (comes(1, talk(0, 30)), comes(1, gate(0, before=OUT, after=1), delay(0), delay(0), talk(0, 30, priority=-1))),
        minutes=((60,) * 20,),
    ).simulate()
    assert told.times(1, 3) == (1, 1, 1.5)
    assert told.times(0) == (1, 1.5, 2)


def test_a_market_meets_when_all_who_come_in_the_instant_are_there():
    # The one vacancy of day 1 is for the candidate of better rank, who comes by two steps of no length.
    told = Plan((comes(1, search()), comes(1, delay(0), delay(0), search(priority=-1)), comes(1, vacancy()))).simulate()
    assert told.times(1, 2) == (1, 1, 1)
    assert told.outcome(0) == "waiting"
