"""Waiting curves against numbers worked by hand, and against a slow reading of the definition."""

from fractions import Fraction

import numpy as np
import pytest

from leiq_sim.analysis.survival import CALLED, CENSORED, LEFT, cumulative_incidence, cumulative_incidences


def curve(people, entered=None):
    waited, cause = zip(*people, strict=True) if people else ((), ())
    entered = None if entered is None else np.array(entered, float)
    return cumulative_incidence(np.array(waited, float), np.array(cause, int), entered)


def test_without_censoring_the_curve_is_the_share_called():
    found = curve([(1, CALLED), (2, CALLED), (3, LEFT), (4, CALLED)])
    assert found.called.tolist() == pytest.approx([0.25, 0.5, 0.5, 0.75])
    assert found.left.tolist() == pytest.approx([0, 0, 0.25, 0.25])
    assert found.first_day(0.5) == 2
    assert np.isnan(found.first_day(0.9))


def test_who_still_waits_at_the_horizon_is_counted_among_those_at_risk():
    # Day 5: 4 at risk, 1 called: 3/4 wait. One censored at 6. Day 10: 2 at risk, 1 called: 3/8 wait, 5/8 called.
    found = curve([(5, CALLED), (6, CENSORED), (10, CALLED), (20, CENSORED)])
    assert found.days.tolist() == [5, 10]
    assert found.waiting.tolist() == pytest.approx([3 / 4, 3 / 8])
    assert found.called.tolist() == pytest.approx([1 / 4, 5 / 8])
    assert found.first_day(0.5) == 10


def test_leaving_competes_and_is_no_censoring():
    # Censoring the leaver would give 1 - (2/3)*(0) = 1 at day 3; competing, one third can never be called.
    found = curve([(1, CALLED), (2, LEFT), (3, CALLED)])
    assert found.called[-1] == pytest.approx(2 / 3)
    assert found.left[-1] == pytest.approx(1 / 3)


def test_waiting_longer_than_a_target_leaves_out_who_is_called_on_the_day_itself():
    found = curve([(28, CALLED), (29, CALLED), (10, LEFT), (40, CENSORED)])
    assert found.still_waiting(27.9) == pytest.approx(3 / 4)
    assert found.still_waiting(28) == pytest.approx(1 / 2)
    assert found.still_waiting(5) == 1
    assert found.called_by(28) == pytest.approx(1 / 4)


def test_backlog_is_at_risk_only_from_the_days_it_had_waited():
    # Two new people are called at 2 and 6; one of the backlog, observed from day 4 of the wait, is called at 8.
    found = curve([(2, CALLED), (6, CALLED), (8, CALLED)], entered=[0, 0, 4])
    assert found.waiting.tolist() == pytest.approx([1 / 2, 1 / 4, 0])  # at risk: 2, then 2 (one new, one old), then 1
    without = curve([(2, CALLED), (6, CALLED), (8, CALLED)])
    assert without.waiting.tolist() == pytest.approx([2 / 3, 1 / 3, 0])


def test_called_in_the_instant_in_which_observation_begins_is_an_event():
    found = curve([(10, CALLED), (12, CENSORED), (12, CALLED)], entered=[10, 0, 0])
    assert found.days.tolist() == [10, 12]
    assert found.waiting[0] == pytest.approx(2 / 3)


def test_a_lone_early_case_does_not_end_the_curve_while_others_enter_later():
    found = curve([(5, CALLED), (60, CALLED), (70, CALLED)], entered=[5, 50, 50])
    assert found.called.tolist() == pytest.approx([0, 1 / 2, 1])
    assert found.first_day(0.5) == 60


def test_nobody_joined_gives_no_number():
    found = curve([])
    assert np.isnan([found.still_waiting(3), found.first_day(0.5), found.called_by(3)]).all()


def test_a_target_that_is_not_set_gives_no_number():
    assert np.isnan(curve([(5, CALLED), (6, CALLED)]).still_waiting(float("nan")))


def test_everyone_called_at_once_waits_zero_days():
    found = curve([(0, CALLED), (0, CALLED)])
    assert found.first_day(0.5) == 0
    assert found.still_waiting(0) == 0


def slow(waited, cause, entered):
    """Walk day by day in fractions, straight from the definition."""
    waiting, called, steps = Fraction(1), Fraction(0), []
    for day in sorted({w for w, c in zip(waited, cause, strict=True) if c != CENSORED}):
        risk = [i for i in range(len(waited)) if entered[i] <= day <= waited[i]]
        now = [i for i in risk if waited[i] == day and cause[i] != CENSORED]
        if len(risk) == 1 and any(e > day for e in entered):
            now = []
        called += waiting * Fraction(sum(cause[i] == CALLED for i in now), len(risk))
        waiting *= 1 - Fraction(len(now), len(risk))
        steps.append((day, waiting, called))
    return steps


@pytest.mark.parametrize("seed", range(30))
def test_the_fast_estimator_agrees_with_the_slow_definition(seed):
    generator = np.random.default_rng(seed)
    size = int(generator.integers(1, 60))
    entered = np.where(generator.random(size) < 0.4, generator.integers(0, 12, size), 0).astype(float)
    waited = entered + generator.integers(0, 15, size)
    cause = generator.integers(0, 3, size)
    found = cumulative_incidence(waited, cause, entered)
    expected = slow(waited.tolist(), cause.tolist(), entered.tolist())
    assert found.days.tolist() == [day for day, _, _ in expected]
    assert found.waiting == pytest.approx([float(s) for _, s, _ in expected])
    assert found.called == pytest.approx([float(f) for _, _, f in expected])
    assert found.waiting + found.called + found.left == pytest.approx(np.ones(len(expected)))


def test_the_median_of_a_known_distribution_is_found_despite_censoring_and_leaving():
    generator = np.random.default_rng(7)
    size = 40_000
    call, leave, end = (generator.exponential(scale, size) for scale in (10.0, 30.0, 25.0))
    waited = np.minimum(np.minimum(call, leave), end)
    cause = np.where(waited == end, CENSORED, np.where(waited == call, CALLED, LEFT))
    found = cumulative_incidence(waited, cause)
    # Called by t: (1/10)/(1/10 + 1/30) * (1 - exp(-t (1/10 + 1/30))) = 1/2 at t = 7.5 ln 3.
    assert found.first_day(0.5) == pytest.approx(7.5 * np.log(3), rel=0.03)
    assert found.called_by(1e9) == pytest.approx(0.75, abs=0.01)


def test_truncation_undoes_the_bias_of_seeing_only_long_waits():
    generator = np.random.default_rng(8)
    waits = generator.exponential(10.0, 60_000)
    entered = generator.uniform(0, 30, 60_000)
    seen = waits > entered
    found = cumulative_incidence(waits[seen], np.full(seen.sum(), CALLED), entered[seen])
    assert found.first_day(0.5) == pytest.approx(10 * np.log(2), rel=0.05)
    assert np.median(waits[seen]) > 12


def test_a_person_counts_in_each_of_their_groups_whichever_column_names_it():
    waited, cause = np.array([3.0, 1.0, 2.0]), np.array([CALLED, CALLED, LEFT])
    curves = cumulative_incidences(waited, cause, np.array([[0, 1], [1, 0], [40_000, 1]]), 40_001)
    assert curves.joined[[0, 1, 40_000]].tolist() == [2, 3, 1]
    assert curves.of(0).days.tolist() == [1.0, 3.0]
    assert curves.of(1).days.tolist() == [1.0, 2.0, 3.0]
