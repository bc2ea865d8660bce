"""The engine against queueing theory: one quantity of each system, on independent runs (all of them: theory.py)."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from theory import broken, summary
from theory_harness import WARM_UP, Result, block_of, together, trial, z_value
from theory_systems import SYSTEMS, TRIALS

HARDEST = 4.0
CHOSEN = {system.name: list(system.known)[number % len(system.known)] for number, system in enumerate(SYSTEMS)}


@cache
def result_of(number: int) -> Result:
    return trial(SYSTEMS[number], CHOSEN[SYSTEMS[number].name])


@pytest.mark.parametrize("number", range(len(SYSTEMS)), ids=[f"{name}: {what}" for name, what in CHOSEN.items()])
def test_the_engine_does_what_theory_says(number):
    result = result_of(number)
    assert abs(result.z) < HARDEST, f"theory {result.expected:.4f}, found {result.mean:.4f} +- {result.error:.4f}"
    assert result.stuck == 0, "the period ends before everybody is through"


def test_all_together_are_as_far_off_as_chance_is():
    found = together([result_of(number).z for number in range(len(SYSTEMS))])
    assert found.count >= 60
    assert 0.001 < found.p < 0.999


def test_nothing_is_left_of_the_empty_start():
    shifts = [r.shift for number in range(len(SYSTEMS)) if (r := result_of(number)).shift is not None]
    assert len(shifts) >= 50
    assert together(shifts).worst < HARDEST
    assert together(shifts).p > 0.001
    assert all(s.first >= WARM_UP * s.relaxation for s in SYSTEMS)


def test_no_two_values_share_a_random_number():
    blocks = [block_of(system, quantity) for system, quantity in TRIALS]
    assert len(TRIALS) >= 300
    assert len(set(blocks)) == len(TRIALS)


def test_a_z_value_of_skew_scores_is_normal():
    # As skew as the worst of our systems. In the long run -0.04 and 1.03 are right; for a plain t, -0.13 and 1.11.
    scores = np.random.default_rng(1).gamma(2.4, size=(4000, 24)) - 2.4
    values = np.array([z_value(row) for row in scores])
    assert values.mean() == pytest.approx(-0.04, abs=0.05)
    assert np.square(values).mean() == pytest.approx(1.03, abs=0.06)


def test_a_z_value_knows_constants():
    assert z_value(np.zeros(5)) == 0
    assert z_value(np.ones(5)) == np.inf
    assert z_value(-np.ones(5)) == -np.inf


def table_of(*values: float) -> list[Result]:
    return [Result(f"system, {n}", "wait", 1.0, 1.0, 0.1, 24, z, 0.0, 900, 0) for n, z in enumerate(values)]


def test_the_script_says_which_promise_is_broken():
    calm = np.random.default_rng(2).normal(size=300)
    assert broken(summary(table_of(*calm))) == []
    assert broken(summary(table_of(*calm, 4.1))) == ["every |z| is below 4"]
    assert len(broken(summary(table_of(*calm * 1.5)))) >= 1
    assert "the chi-square of all z values is neither too large nor too small" in broken(summary(table_of(*calm / 2)))
    unfinished = [replace(row, stuck=1) for row in table_of(*calm)]
    assert broken(summary(unfinished)) == ["everybody who counts is through by the end of the period"]
    moved = [replace(row, shift=1.5, shift_size=0.1) for row in table_of(*calm)]
    assert broken(summary(moved)) == ["doubling the warm-up moves all together no more than chance"]
