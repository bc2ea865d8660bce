"""Threads hand Python's lock over quickly while replications run, and leave the interpreter as it was."""

import sys

import pytest

from leiq_sim.analysis.workers import TURN_SECONDS, spread


def seconds_of_a_turn(task: int) -> float:
    if task < 0:
        raise ValueError(task)
    return sys.getswitchinterval()


def test_turns_are_short_while_threads_work_and_as_usual_afterwards():
    usual = sys.getswitchinterval()
    assert spread(seconds_of_a_turn, [1, 2, 3], workers=2, threads=True) == pytest.approx([TURN_SECONDS] * 3)
    assert usual / 10 > TURN_SECONDS
    assert sys.getswitchinterval() == usual


def test_turns_are_as_usual_after_an_error_too():
    usual = sys.getswitchinterval()
    with pytest.raises(ValueError, match="-1"):
        spread(seconds_of_a_turn, [1, -1], workers=2, threads=True)
    assert sys.getswitchinterval() == usual
