"""Intervals, ratios, Holm's steps and verdicts, against SciPy, worked examples and slow readings."""

import numpy as np
import pytest
from scipy import stats

from leiq_sim.analysis.intervals import chance_of_no_decision, fieller, futures, holm, means, ratio_influence
from leiq_sim.analysis.verdicts import BETTER, EQUAL, UNCLEAR, WORSE, Differences, judged


def test_the_interval_of_a_mean_is_students():
    values = np.random.default_rng(1).normal(10, 3, (12, 2))
    low, high = means(values).interval()
    expected = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert low == pytest.approx(expected.low)
    assert high == pytest.approx(expected.high)


def test_one_replication_has_a_mean_and_no_interval():
    found = means(np.array([[4.0]]))
    low, high = found.interval()
    assert found.mean[0] == 4
    assert np.isnan([low[0], high[0]]).all()


def test_a_mean_needs_a_number_in_nine_of_ten_replications():
    values = np.tile(np.arange(20.0)[:, None], 2)
    values[:2, 0] = np.nan
    values[:3, 1] = np.nan
    found = means(values)
    assert found.mean[0] == pytest.approx(np.mean(np.arange(2, 20)))
    assert found.error[0] == pytest.approx(np.std(np.arange(2, 20), ddof=1) / np.sqrt(18))
    assert np.isnan(found.mean[1])
    assert found.known.tolist() == [18, 17]
    p10, p90 = futures(values)
    assert (p10[0], p90[0]) == pytest.approx(tuple(np.quantile(np.arange(2, 20), [0.1, 0.9])))
    assert np.isnan(p10[1])


def test_what_differs_by_rounding_only_does_not_differ():
    assert means(np.array([[0.1 + 0.2], [0.3]])).error[0] == 0
    assert means(np.array([[0.3], [0.3001]])).error[0] > 0


def test_the_ratio_of_means_is_no_mean_of_ratios_and_its_error_agrees_with_the_jackknife():
    generator = np.random.default_rng(3)
    whole = generator.poisson(40, 60).astype(float)
    part = 1000 + 20 * whole + generator.normal(0, 50, 60)
    ratio, influence = ratio_influence(part, whole)
    assert ratio == pytest.approx(part.sum() / whole.sum())
    assert ratio != pytest.approx((part / whole).mean(), rel=1e-3)
    assert influence.mean() == pytest.approx(0, abs=1e-9)
    left_out = np.array([np.delete(part, i).sum() / np.delete(whole, i).sum() for i in range(60)])
    jackknife = np.sqrt(59 / 60 * ((left_out - left_out.mean()) ** 2).sum())
    assert means(influence[:, None]).error[0] == pytest.approx(jackknife, rel=0.02)


def test_a_whole_without_chance_leaves_the_t_interval_of_the_part():
    part = np.array([90.0, 110.0, 130.0, 95.0])
    expected = stats.ttest_1samp(part / 5, 0).confidence_interval(0.95)
    assert fieller(part, np.full(4, 5.0)) == pytest.approx((expected.low, expected.high))


def test_the_same_cost_every_time_turns_the_t_interval_of_the_people_over():
    people = np.array([6.0, 9.0, 14.0, 8.0, 11.0])
    expected = stats.ttest_1samp(people, 0).confidence_interval(0.95)
    assert fieller(np.full(5, 1000.0), people) == pytest.approx((1000 / expected.high, 1000 / expected.low))


def test_neither_cost_nor_people_by_chance_gives_an_interval_of_no_width():
    assert fieller(np.full(6, 0.3), np.full(6, 0.1)) == pytest.approx((3, 3), rel=1e-12)


def test_the_interval_of_a_ratio_is_not_even_about_it_where_people_vary():
    part, whole = np.array([100.0, 104.0, 96.0, 101.0, 99.0]), np.array([2.0, 4.0, 6.0, 3.0, 5.0])
    low, high = fieller(part, whole)
    assert high - 25 > 1.5 * (25 - low) > 0


@pytest.mark.parametrize(
    ("whole", "bounded"), [([0, 0, 1, 0, 3], False), ([1, 0, 1, 1, 3], False), ([1, 1, 1, 1, 3], True)]
)
def test_people_who_may_be_none_give_no_interval(whole, bounded):
    # The means of people are 0.8, 1.2 and 1.4, their t tests against 0 have p of 0.24, 0.07 and 0.025.
    people = np.array(whole, float)
    assert (stats.ttest_1samp(people, 0).pvalue < 0.05) == bounded
    assert np.isfinite(fieller(np.full(5, 9.0), people)).tolist() == [bounded, bounded]


@pytest.mark.parametrize(
    ("part", "whole"), [([], []), ([5.0], [2.0]), ([5.0, 6.0], [0.0, 0.0]), ([np.nan, 6.0], [1.0, 1.0])]
)
def test_a_ratio_that_cannot_be_told_has_no_interval(part, whole):
    assert np.isnan(fieller(np.array(part, float), np.array(whole, float))).all()


def test_nobody_in_work_gives_no_cost_per_person():
    ratio, influence = ratio_influence(np.array([5.0, 6.0]), np.zeros(2))
    assert np.isnan(ratio)
    assert np.isnan(influence).all()


def test_holm_decides_a_published_example():
    # Four hypotheses with p of 0.01, 0.04, 0.03 and 0.005 at 5 %: the fourth and the first fall, then it stops.
    decided, levels = holm(np.array([0.01, 0.04, 0.03, 0.005]))
    assert decided.tolist() == [True, False, False, True]
    assert levels == pytest.approx([0.05 / 3, 0.05 / 2, 0.05 / 2, 0.05 / 4])


@pytest.mark.parametrize("seed", range(40))
def test_holm_agrees_with_adjusted_p_values(seed):
    p = np.round(np.random.default_rng(seed).beta(0.3, 4, 9), 4)
    order = np.argsort(p, kind="stable")
    adjusted = np.empty(9)
    adjusted[order] = np.minimum(1, np.maximum.accumulate(p[order] * np.arange(9, 0, -1)))
    assert holm(p)[0].tolist() == (adjusted <= 0.05).tolist()


def test_a_failed_step_ends_the_steps_even_if_a_later_one_would_hold():
    # 0.03 > 0.05/2 fails; 0.04 <= 0.05/1 is not asked any more.
    assert holm(np.array([0.04, 0.03]))[0].tolist() == [False, False]


def one(difference, error, least, sign=1, known=30, family=1):
    many = Differences(*(np.full(family, float(x)) for x in (difference, error, known, least, sign)))
    decisions = judged(many)
    return decisions.verdict[0], decisions


T = stats.t.ppf(0.975, 29)


@pytest.mark.parametrize(
    ("difference", "error", "sign", "verdict"),
    [
        (10, 5 / T - 0.01, 1, BETTER),
        (10, 5 / T - 0.01, -1, WORSE),
        (-10, 5 / T - 0.01, 1, WORSE),
        (-10, 5 / T - 0.01, -1, BETTER),
        (10, 5 / T + 0.01, 1, UNCLEAR),
        (2, 3 / T - 0.01, 1, EQUAL),
        (-2, 3 / T - 0.01, 1, EQUAL),
        (2, 3 / T + 0.01, 1, UNCLEAR),
        (5, 0.5, 1, UNCLEAR),
    ],
)
def test_a_verdict_turns_where_its_interval_reaches_the_smallest_difference_that_matters(
    difference, error, sign, verdict
):
    found, decisions = one(difference, error, 5, sign)
    assert found == verdict
    assert (decisions.low[0], decisions.high[0]) == pytest.approx((difference - T * error, difference + T * error))


@pytest.mark.parametrize(
    ("difference", "least", "verdict"),
    [(5, 5, BETTER), (4.999, 5, EQUAL), (-5.001, 5, WORSE), (0, 5, EQUAL), (0, 0, EQUAL), (0.001, 0, BETTER)],
)
def test_a_difference_without_chance_is_judged_by_its_value(difference, least, verdict):
    found, decisions = one(difference, 0.0, least)
    assert found == verdict
    assert decisions.low[0] == decisions.high[0] == difference


def test_one_pair_of_runs_distinguishes_nothing():
    found, decisions = one(100, np.nan, 5, known=1)
    assert found == UNCLEAR
    assert np.isnan(decisions.low[0])


def test_a_larger_family_needs_wider_intervals():
    error = (10 - 5) / stats.t.ppf(0.985, 29)
    assert one(10, error, 5)[0] == BETTER
    assert one(10, error, 5, family=2)[0] == UNCLEAR
    assert one(10, error, 5, family=2)[1].confidence == pytest.approx([0.975, 0.975])


@pytest.mark.parametrize("seed", range(20))
def test_every_verdict_can_be_read_off_its_own_interval(seed):
    generator = np.random.default_rng(seed)
    size = 12
    family = Differences(generator.normal(0, 8, size), generator.gamma(1, 1, size), np.full(size, 20.0),
                         np.full(size, 4.0), np.where(generator.random(size) < 0.5, 1.0, -1.0))  # fmt: skip
    found = judged(family)
    for verdict, low, high, sign in zip(found.verdict, found.low, found.high, family.sign, strict=True):
        above, below, within = low >= 4, high <= -4, low > -4 and high < 4
        good, bad = (above, below) if sign > 0 else (below, above)
        assert verdict == (BETTER if good else WORSE if bad else EQUAL if within else UNCLEAR)


def test_wrong_verdicts_are_rare_over_the_whole_family():
    generator = np.random.default_rng(9)
    truth = np.array([0.0, 0.999, 1.001, 0.0, 3.0, -1.0])
    least, sign = np.ones(6), np.ones(6)
    wrong = 0
    for _ in range(1500):
        values = truth + generator.normal(0, 1.5, (20, 6))
        found = means(values)
        verdicts = judged(Differences(found.mean, found.error, found.known, least, sign)).verdict
        allowed = [(EQUAL,), (EQUAL,), (BETTER,), (EQUAL,), (BETTER,), (WORSE, EQUAL)]
        wrong += any(v != UNCLEAR and v not in ok for v, ok in zip(verdicts, allowed, strict=True))
    assert wrong / 1500 < 0.065


def test_the_p_value_is_the_level_at_which_the_interval_just_decides():
    p = chance_of_no_decision(np.array([8.0]), np.array([1.2]), np.array([16]), np.array([5.0]))[0]
    half = stats.t.ppf(1 - p / 2, 15) * 1.2
    assert 8 - half == pytest.approx(5)
