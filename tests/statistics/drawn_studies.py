"""Studies made of drawn numbers whose expectations are known, through the project's own summaries and pairs.

Each district of a made-up frame is a study: one call gives the intervals of all.
"""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
from promises import Promise, covers, reported
from real_studies import between
from scipy import stats

from leiq_sim.analysis.comparison import paired
from leiq_sim.analysis.intervals import fieller, means, ratio_influence
from leiq_sim.analysis.summary import Key, Values, summarise

Drawer = Callable[[np.random.Generator, tuple[int, int]], np.ndarray]
NORMAL: Drawer = lambda g, shape: g.normal(10, 3, shape)  # noqa: E731
POISSON: Drawer = lambda g, shape: g.poisson(4, shape).astype(float)  # noqa: E731
EXPONENTIAL: Drawer = lambda g, shape: g.exponential(1, shape)  # noqa: E731
LOGNORMAL: Drawer = lambda g, shape: g.lognormal(0, 1, shape)  # noqa: E731
RARE: Drawer = lambda g, shape: g.binomial(20, 0.02, shape) / 20  # noqa: E731

# name, how it is drawn, expectation, replications, whether 95 % is promised: the t interval is exact for the normal
# distribution, near it for sums of many, and too short for what is skewed and seldom large.
MEANS = (
    *(("normal", NORMAL, 10.0, n, True) for n in (2, 3, 5, 30)),
    *(("Poisson of mean 4", POISSON, 4.0, n, n >= 8) for n in (8, 30)),
    *(("exponential", EXPONENTIAL, 1.0, n, False) for n in (8, 30)),
    *(("lognormal, sigma 1", LOGNORMAL, float(np.exp(0.5)), n, False) for n in (8, 30)),
    *(("share of 20 people, 2 %", RARE, 0.02, n, False) for n in (8, 30)),
)
# name, mean of people, their standard deviation, correlation with cost of mean 1000 and deviation 150, replications
RATIOS = (
    ("few vary", 50.0, 5.0, 0.6, 5),
    ("people vary, cost goes against them", 50.0, 20.0, -0.9, 8),
    ("people vary, cost goes with them", 50.0, 20.0, 0.9, 8),
    ("default replications", 50.0, 10.0, 0.3, 30),
)


def drawn_promises(studies: int, seed: int) -> Iterator[Promise]:
    for number, (name, drawer, truth, size, promised) in enumerate(MEANS):
        generator = np.random.default_rng((seed, 1, number))
        held = mean_held(drawer(generator, (size, studies)), truth)
        say = covers if promised else reported
        yield say(f"drawn: t interval of a mean, {name}", held, size)
    for number, row in enumerate(RATIOS):
        yield from _ratios(*row, np.random.default_rng((seed, 2, number)), studies)
    yield _counts(np.random.default_rng((seed, 3)), studies)
    for size in (3, 8, 30):
        yield _pairs(np.random.default_rng((seed, 4, size)), studies, size)
        yield _ratio_pairs(np.random.default_rng((seed, 5, size)), studies, size)
    for size in (8, 30, 200):
        yield _futures(np.random.default_rng((seed, 6, size)), studies, size)


def summary_of(values: np.ndarray) -> pd.DataFrame:
    """Return the project's summary of replications x studies, a row a study."""
    return summarise(Values(keys_of(values), values), "drawn")


def keys_of(values: np.ndarray) -> tuple[Key, ...]:
    return tuple(("qualified_work", f"d{i}", "all", "all") for i in range(values.shape[1]))


def mean_held(values: np.ndarray, truth: float) -> np.ndarray:
    found = summary_of(values)
    return between(found["low"], np.full(len(found), truth), found["high"])


def normal_parts(g: np.random.Generator, shape: tuple[int, int], mean: float, sd: float, rho: float):
    """Return cost (mean 1000, deviation 150) and people (mean, sd), correlated; studies x replications."""
    one, two = g.normal(size=shape), g.normal(size=shape)
    return 1000 + 150 * (rho * one + np.sqrt(1 - rho**2) * two), mean + sd * one


def _ratios(name: str, mean: float, sd: float, rho: float, size: int, g: np.random.Generator, studies: int):
    part, whole = normal_parts(g, (studies, size), mean, sd, rho)
    ends = np.array([fieller(a, b) for a, b in zip(part, whole, strict=True)])
    none = np.isnan(ends[:, 0])
    # A set without end is exact, too; it says nothing, so it counts as holding the ratio if its own test says so.
    tested = np.abs(stats.ttest_1samp(part - 1000 / mean * whole, 0, axis=1).statistic)
    truth = 1000 / mean
    held = np.where(none, tested <= stats.t.ppf(0.975, size - 1), between(ends[:, 0], truth, ends[:, 1]))
    yield covers(f"drawn: Fieller's interval, normal, {name}", held, size, note=f"no interval in {none.mean():.4f}")
    above = ends[:, 1] < truth
    yield covers(f"drawn: Fieller's interval lies wholly below the ratio, normal, {name}", above, size, 0.025)
    low, high = delta_ends(part, whole)
    note = f"wholly below in {(high < truth).mean():.4f}"
    yield reported(f"drawn: for comparison, the delta method, normal, {name}", between(low, truth, high), size, note)


def delta_ends(part: np.ndarray, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    found = [ratio_influence(a, b) for a, b in zip(part, whole, strict=True)]
    ratio = np.array([r for r, _ in found])
    low, high = means(np.array([influence for _, influence in found]).T).interval()
    return ratio + low, ratio + high


def _counts(g: np.random.Generator, studies: int) -> Promise:
    """Report few people (Poisson of mean 3, 5 replications) at fixed cost; no interval counts as not held."""
    ends = np.array([fieller(np.full(5, 1000.0), people) for people in g.poisson(3, (studies, 5)).astype(float)])
    none = np.isnan(ends[:, 0])
    held = between(ends[:, 0], 1000 / 3, ends[:, 1])
    note = f"no interval in {none.mean():.4f}; of those that exist {held[~none].mean():.4f}"
    return reported("drawn: Fieller's interval exists and holds the ratio, 3 people a replication", held, 5, note)


def pair_frame(base: np.ndarray, variant: np.ndarray) -> pd.DataFrame:
    """Return the project's paired differences of replications x studies, a row a study."""
    keys = keys_of(base)
    return paired(Values(keys, base), Values(keys, variant)).frame("variant", "base")


def _pairs(g: np.random.Generator, studies: int, size: int) -> Promise:
    common = g.normal(100, 20, (size, studies))
    found = pair_frame(common, common + 3 + g.normal(0, 2, (size, studies)))
    held = between(found["low"], np.full(studies, 3.0), found["high"])
    return covers("drawn: interval of a paired difference, much common chance", held, size)


def _ratio_pairs(g: np.random.Generator, studies: int, size: int) -> Promise:
    """Promise the delta method for the difference of two costs per person: 60 people against 75."""
    keys = tuple((kpi, "all", "all", "all") for kpi in ("qualified_work", "cost", "cost_per_qualified_work"))
    held = np.zeros(studies, dtype=bool)
    truth = (60_000 + 75 * 200) / 75 - (50_000 + 60 * 200) / 60
    for study in range(studies):
        old = g.poisson(60, size).astype(float)
        new = old + g.poisson(15, size)
        sides = [np.column_stack([w, fixed + 200 * w, (fixed + 200 * w) / w]) for w, fixed in ((old, 5e4), (new, 6e4))]
        pair = paired(*(Values(keys, side) for side in sides))
        low, high = pair.difference.interval()
        held[study] = low[2] <= truth <= high[2]
    return covers("drawn: interval of the paired difference in cost per person (delta method)", held, size)


def _futures(g: np.random.Generator, studies: int, size: int) -> Promise:
    """Promise the chance that a further future lies within p10 to p90 of n: 0.8 (n - 1)/(n + 1).

    This follows from order statistics and is exact for even draws, for which alone a percentile that lies between
    two values has the probability that lies between theirs.
    """
    found = summary_of(g.random((size, studies)))
    held = between(found["p10"], g.random(studies), found["p90"])
    return covers("drawn: a further future lies within p10 to p90", held, size, 0.8 * (size - 1) / (size + 1))
