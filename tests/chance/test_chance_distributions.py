"""Lengths and counts by inverse formulas: their medians, means and shares, from a grid of evenly spread numbers."""

import numpy as np
import pytest
from scipy import stats

from leiq_sim.chance.distributions import counts, lengths
from leiq_sim.model.tables import Count, Time

EVENLY = (np.arange(400_000) + 0.5) / 400_000


def row(distribution: str, **numbers) -> Time:
    return Time("talk", "duration", "all", "all", distribution, **numbers)


LENGTHS = [
    # distribution, its numbers, mean, median, standard deviation
    ("fixed", {"centre": 7}, 7, 7, 0),
    ("exponential", {"centre": 30}, 30, 30 * np.log(2), 30),
    ("lognormal", {"centre": 100, "spread": 0.5}, 100 * np.exp(0.125), 100, None),
    ("gamma", {"centre": 40, "spread": 0.6}, 40, stats.gamma(1 / 0.36, scale=40 * 0.36).median(), 24),
    ("triangular", {"least": 10, "centre": 20, "most": 60}, 30, 60 - np.sqrt(1000), None),
    ("triangular", {"least": 10, "centre": 60, "most": 60}, 130 / 3, 10 + 50 * np.sqrt(0.5), None),
    ("triangular", {"least": 5, "centre": 5, "most": 5}, 5, 5, 0),
    ("uniform", {"least": 10, "most": 30}, 20, 20, 20 / np.sqrt(12)),
]


@pytest.mark.parametrize(("distribution", "numbers", "mean", "median", "deviation"), LENGTHS)
def test_lengths_have_the_mean_median_and_deviation_of_their_distribution(
    distribution, numbers, mean, median, deviation
):
    found = lengths(EVENLY, row(distribution, **numbers))
    assert found.mean() == pytest.approx(mean, rel=1e-3)
    assert np.median(found) == pytest.approx(median, rel=1e-3)
    assert (np.diff(found) >= 0).all()  # a larger number is never a shorter time
    assert found.min() >= 0
    if deviation is not None:
        assert found.std() == pytest.approx(deviation, rel=3e-3)


def test_a_triangle_peaks_at_its_centre():
    found = lengths(EVENLY, row("triangular", least=10, centre=20, most=60))
    assert (found < 20).mean() == pytest.approx(10 / 50, abs=1e-4)
    assert found.min() == pytest.approx(10, abs=0.1)
    assert found.max() == pytest.approx(60, abs=0.1)


@pytest.mark.parametrize("distribution", ["exponential", "lognormal", "gamma", "fixed"])
def test_another_centre_stretches_every_length_alike(distribution):
    time = row(distribution, centre=30, spread=0.7)
    assert lengths(EVENLY[::1000], time, centre=60) == pytest.approx(2 * lengths(EVENLY[::1000], time))


@pytest.mark.parametrize("distribution", ["exponential", "lognormal", "gamma"])
def test_the_smallest_possible_number_gives_a_length_of_nothing(distribution):
    assert lengths(np.zeros(1), row(distribution, centre=30, spread=0.7))[0] == 0


def test_counts_have_their_mean_and_variance():
    # 1 + a negative binomial with mean m = 1.4 and variance m + d m^2.
    found = counts(EVENLY, Count("talks", "shifted_negative_binomial", 2.4, 0.5, most=50))
    assert found.min() == 1
    assert found.mean() == pytest.approx(2.4, rel=2e-3)
    assert found.var() == pytest.approx(1.4 + 0.5 * 1.4**2, rel=1e-2)


def test_poisson_counts_have_their_mean_and_share_of_none():
    found = counts(EVENLY, Count("planned", "poisson", 1.5, most=50))
    assert found.mean() == pytest.approx(1.5, rel=1e-3)
    assert (found == 0).mean() == pytest.approx(np.exp(-1.5), abs=1e-4)


@pytest.mark.parametrize("distribution", ["fixed", "shifted_negative_binomial", "poisson"])
def test_counts_never_exceed_the_most(distribution):
    found = counts(EVENLY[::100], Count("talks", distribution, 8, 2, most=5))
    assert found.max() == 5
    assert found.dtype == np.int64


def test_a_mean_of_one_visit_is_always_exactly_one():
    assert set(counts(EVENLY[::100], Count("talks", "shifted_negative_binomial", 1, 0.5))) == {1}
