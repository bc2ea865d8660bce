"""Fieller's interval against the test it inverts, and against published figures."""

import numpy as np
import pytest
from scipy import optimize, stats

from leiq_sim.analysis.intervals import fieller, means, ratio_influence


def inverted(part, whole, level=0.05):
    """Return where the p value of the one-sample t test of part - r * whole crosses the level, by root finding."""
    ratio = part.mean() / whole.mean()

    def over(r):
        return stats.ttest_1samp(part - r * whole, 0).pvalue - level

    ends, step = [], abs(ratio) + 1
    for way in (-1, 1):
        far = step
        while over(ratio + way * far) > 0:
            far *= 2
        ends.append(optimize.brentq(over, *sorted((ratio, ratio + way * far)), xtol=1e-13, rtol=1e-13))
    return ends


def parts(seed, size, sd=9.0, rho=0.5):
    one, two = np.random.default_rng(seed).normal(size=(2, size))
    return 900 + 100 * (rho * one + np.sqrt(1 - rho**2) * two), 40 + sd * one


@pytest.mark.parametrize("rho", [-0.9, 0.0, 0.95])
@pytest.mark.parametrize("size", [3, 5, 8, 30, 200])
@pytest.mark.parametrize("level", [0.05, 0.01, 0.2])
def test_the_ends_are_where_the_t_test_just_rejects(size, rho, level):
    part, whole = parts(size, size, 1.5, rho)
    assert stats.ttest_1samp(whole, 0).pvalue < level
    assert fieller(part, whole, level) == pytest.approx(inverted(part, whole, level), rel=1e-9)


@pytest.mark.parametrize("seed", range(60))
def test_there_are_ends_exactly_where_the_people_differ_from_none(seed):
    part, whole = parts(seed, 3, 30.0)
    bounded = stats.ttest_1samp(whole, 0).pvalue < 0.05
    assert np.isfinite(fieller(part, whole)).all() == bounded
    if bounded:
        assert fieller(part, whole) == pytest.approx(inverted(part, whole), rel=1e-6)


def test_both_cases_occur_among_these_seeds():
    share = np.mean([np.isfinite(fieller(*parts(seed, 3, 30.0))).all() for seed in range(60)])
    assert 0.2 < share < 0.8


def with_moments(mean, error, size):
    """Return two columns whose means have exactly these standard errors and no correlation."""
    angle = 2 * np.pi * np.arange(size) / size
    wave = np.column_stack([np.cos(angle), np.sin(angle)])
    return np.array(mean) + wave * np.array(error) * np.sqrt(size * (size - 1) / (wave**2).sum(axis=0))


def test_published_limits_of_a_ratio_are_found():
    # The regression figures of DCSTATS (D. Colquhoun's program FIELLER): 14 (standard error 3) by 7 (2), uncorrelated,
    # 10 degrees of freedom, t = 1.812, which leaves 10 % outside: 1.051413 to 4.414296; delta method 0.705 to 3.295.
    part, whole = with_moments((14, 7), (3, 2), 11).T
    assert fieller(part, whole, 0.10) == pytest.approx((1.051413, 4.414296), abs=2e-6)
    ratio, influence = ratio_influence(part, whole)
    low, high = means(influence[:, None]).interval(0.10)
    assert (ratio + low[0], ratio + high[0]) == pytest.approx((0.705385, 3.294615), abs=2e-6)


def test_units_and_order_do_not_matter():
    part, whole = parts(1, 8)
    low, high = fieller(part, whole)
    assert fieller(1000 * part, whole / 7) == pytest.approx((7000 * low, 7000 * high))
    assert fieller(part[::-1], whole[::-1]) == pytest.approx((low, high))


def test_the_ratio_turned_over_has_the_interval_turned_over():
    part, whole = parts(2, 8, 4.0)
    low, high = fieller(part, whole)
    assert fieller(whole, part) == pytest.approx((1 / high, 1 / low))


def test_with_many_replications_it_is_the_delta_method():
    part, whole = parts(3, 20_000)
    ratio, influence = ratio_influence(part, whole)
    low, high = means(influence[:, None]).interval()
    assert fieller(part, whole) == pytest.approx((ratio + low[0], ratio + high[0]), rel=1e-5)
    few_part, few_whole = part[:6], whole[:6]
    ratio, influence = ratio_influence(few_part, few_whole)
    low, high = means(influence[:, None]).interval()
    ends = fieller(few_part, few_whole)
    assert ends[0] > ratio + low[0]
    assert ends[1] > ratio + high[0]
