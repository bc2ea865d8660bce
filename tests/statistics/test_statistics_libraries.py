"""Curves, paired steps and Holm's steps on fixed data, against statsmodels and SciPy."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight
from statsmodels.stats.multitest import multipletests

from leiq_sim.analysis.comparison import paired
from leiq_sim.analysis.intervals import holm
from leiq_sim.analysis.summary import Values
from leiq_sim.analysis.survival import CALLED, CENSORED, LEFT, cumulative_incidence

# Days waited by twenty people, and what ended the wait; many share a day, and on day 7 all three kinds meet.
WAITED = np.array([1, 2, 2, 3, 5, 5, 5, 7, 7, 7, 7, 9, 9, 12, 12, 14, 14, 20, 20, 21], float)
CAUSE = np.array([1, 2, 0, 1, 1, 1, 2, 0, 1, 2, 1, 0, 2, 1, 1, 0, 1, 2, 0, 1])
# Days already waited when observation began: some come under it on a day on which another is called.
ENTERED = np.array([0, 0, 0, 0, 0, 2, 0, 0, 5, 0, 3, 0, 0, 7, 5, 0, 9, 12, 0, 14], float)


def on(curve, times, days):
    """Return the values of a step curve (times ascending) at these days."""
    return np.asarray(curve)[np.searchsorted(times, days, side="right") - 1]


def people(seed, size=80, late=False):
    generator = np.random.default_rng(seed)
    entered = np.where(generator.random(size) < 0.3, generator.integers(0, 15, size), 0) if late else np.zeros(size)
    return entered + generator.integers(1, 40, size), generator.integers(0, 3, size), entered.astype(float)


def test_the_causes_are_named_as_statsmodels_counts_them():
    assert (CENSORED, CALLED, LEFT) == (0, 1, 2)


@pytest.mark.parametrize("data", [(WAITED, CAUSE), *(people(seed)[:2] for seed in range(20))])
def test_incidence_with_ties_is_that_of_statsmodels(data):
    waited, cause = data
    found = cumulative_incidence(waited, cause)
    with np.errstate(divide="ignore", invalid="ignore"):  # in its standard errors, where the last one at risk goes
        other = CumIncidenceRight(waited, cause)
    assert len(found.days) < (cause != CENSORED).sum()  # there are ties
    assert found.called == pytest.approx(on(other.cinc[0], other.times, found.days), abs=1e-12)
    assert found.left == pytest.approx(on(other.cinc[1], other.times, found.days), abs=1e-12)
    assert found.called_by(12) == pytest.approx(on(other.cinc[0], other.times, 12), abs=1e-12)


@pytest.mark.parametrize("data", [(WAITED, CAUSE, ENTERED), *(people(seed, late=True) for seed in range(20))])
def test_the_curve_of_those_waiting_with_delayed_entry_is_that_of_statsmodels(data):
    waited, cause, entered = data
    found = cumulative_incidence(waited, cause, entered)
    # There, who enters on a day is at risk only after it; here, from that very day. Half a day earlier is the same.
    other = SurvfuncRight(waited, (cause != CENSORED).astype(int), entry=entered - 0.5)
    assert found.days.tolist() == other.surv_times.tolist()
    assert found.waiting == pytest.approx(other.surv_prob, abs=1e-12)
    assert 1 - found.called - found.left == pytest.approx(other.surv_prob, abs=1e-12)
    assert (np.diff(found.called, prepend=0) > 0).any()
    without = cumulative_incidence(waited, cause)
    assert not np.allclose(without.waiting, other.surv_prob)  # the entries do matter


def test_the_one_known_difference_is_a_lone_early_case():
    waited, cause, entered = np.array([5.0, 60, 70]), np.array([1, 1, 1]), np.array([4.0, 50, 50])
    other = SurvfuncRight(waited, cause, entry=entered)
    assert other.surv_prob == pytest.approx([0, 0, 0], abs=1e-12)  # statsmodels lets one case stand for all
    assert cumulative_incidence(waited, cause, entered).waiting.tolist() == [1, 0.5, 0]


@pytest.mark.parametrize("size", [2, 3, 8, 30])
def test_paired_intervals_are_those_of_scipy(size):
    generator = np.random.default_rng(size)
    base = generator.gamma(2, 30, (size, 6))
    variant = base + generator.exponential(4, (size, 6)) - 2
    keys = tuple(
        (kpi, "all", "all", "all") for kpi in ("qualified", "qualified_work", "left_waiting", "lost", "advised")
    )
    keys = (*keys, ("qualified_work", "north", "all", "all"))
    found = paired(Values(keys, base), Values(keys, variant)).frame("variant", "base")
    expected = stats.ttest_rel(variant, base).confidence_interval(0.95)
    assert found["low"].to_numpy() == pytest.approx(expected.low)
    assert found["high"].to_numpy() == pytest.approx(expected.high)


@pytest.mark.parametrize("seed", range(30))
def test_holm_decides_as_statsmodels_does(seed):
    generator = np.random.default_rng(seed)
    size = int(generator.integers(1, 28))
    p = np.round(generator.beta(0.3, 6, size), 3)  # rounded, so that some are equal
    for level in (0.05, 0.2):
        assert holm(p, level)[0].tolist() == multipletests(p, level, method="holm")[0].tolist()


def test_holm_decides_more_than_bonferroni_and_less_than_no_correction():
    p = np.array([0.001, 0.011, 0.02, 0.03, 0.6])
    assert holm(p)[0].tolist() == [True, True, False, False, False]
    assert multipletests(p, 0.05, method="bonferroni")[0].sum() == 1
    assert (p <= 0.05).sum() == 4
