"""Means over replications and how exactly they are known: t and Fieller intervals, ratios of means, Holm's steps."""

from dataclasses import dataclass

import numpy as np
from scipy import special

LEVEL = 0.05
ENOUGH = 0.9  # a mean needs a number in nine of ten replications; else those that have none would be passed over


@dataclass(frozen=True)
class Means:
    """Means over replications, one entry a column of the values.

    `known` counts the replications that have a number; `error` is the standard error of the mean, NaN below two.
    """

    mean: np.ndarray
    error: np.ndarray
    known: np.ndarray

    def interval(self, level: float | np.ndarray = LEVEL) -> tuple[np.ndarray, np.ndarray]:
        """Return the ends of the t interval of confidence 1 - level; NaN with fewer than two numbers."""
        half = t_quantile(level, self.known) * self.error
        return self.mean - half, self.mean + half


def t_quantile(level: float | np.ndarray, known: np.ndarray) -> np.ndarray:
    """Return Student's two-sided quantile for `known` numbers; NaN below two."""
    freedom = np.where(np.asarray(known) > 1, np.asarray(known) - 1.0, np.nan)
    return -special.stdtrit(freedom, np.asarray(level) / 2)


def means(values: np.ndarray) -> Means:
    """Return means and errors of replications x columns (float); NaN is left out, and is no mean if too frequent."""
    there = ~np.isnan(values)
    known = there.sum(axis=0)
    usable = (known > 0) & (known >= ENOUGH * len(values))
    count = np.where(usable, known, 1)
    mean = np.where(usable, np.where(there, values, 0.0).sum(axis=0) / count, np.nan)
    squares = (np.where(there, values - mean, 0.0) ** 2).sum(axis=0)
    deviation = np.sqrt(squares / np.where(known > 1, known - 1, np.nan))
    # What differs only by rounding does not differ: costs of capacity are the same sum in every replication.
    size = np.where(there, np.abs(values), 0.0).max(axis=0, initial=0.0)
    deviation = np.where(deviation <= 1e-12 * size, 0.0, deviation)
    return Means(mean, np.where(usable, deviation / np.sqrt(count), np.nan), known)


def futures(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the tenth and ninetieth percentile over replications (linear), as `means` leaving out NaN."""
    there = ~np.isnan(values)
    known = there.sum(axis=0)
    usable = (known > 0) & (known >= ENOUGH * len(values))
    ordered = np.sort(values, axis=0)  # NaN comes last
    return tuple(np.where(usable, _percentile(ordered, known, share), np.nan) for share in (0.1, 0.9))  # type: ignore[return-value]


def _percentile(ordered: np.ndarray, known: np.ndarray, share: float) -> np.ndarray:
    place = share * np.maximum(known - 1, 0)
    below = np.floor(place).astype(int)
    above = np.minimum(below + 1, np.maximum(known - 1, 0))
    columns = np.arange(ordered.shape[1])
    low, high = ordered[below, columns], ordered[above, columns]
    return low + (place - below) * (high - low)


def ratio_influence(part: np.ndarray, whole: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the ratio of the means, and each replication's influence on it (delta method).

    For a difference of two ratios on common random numbers, influences are subtracted by replication; the standard
    error of their mean, which is 0, is that of the difference. One ratio alone has the interval of `fieller`.
    NaN where the whole is 0 in all replications.
    """
    base = whole.mean() if len(whole) else 0.0
    if not base:
        return float("nan"), np.full(len(part), np.nan)
    ratio = float(part.mean() / base)
    return ratio, (part - ratio * whole) / base


def fieller(part: np.ndarray, whole: np.ndarray, level: float = LEVEL) -> tuple[float, float]:
    """Return the ends of the interval of the ratio of two means over replications (Fieller 1954).

    It holds each ratio r for which a t test at `level` does not reject that part - r · whole has the mean 0. The
    ratios that pass are an interval only where the mean of the whole differs from 0 by the same test; elsewhere
    they go on without end, and both ends are NaN, as they are below two replications.
    """
    ratio, influence = ratio_influence(part, whole)
    if len(whole) < 2 or np.isnan(ratio):
        return float("nan"), float("nan")
    weight = whole / whole.mean()
    steps = float(t_quantile(level, np.array(len(whole))))
    own, error = steps * means(np.column_stack([influence, weight])).error
    shared = steps**2 * float((influence * (weight - 1)).sum()) / (len(whole) * (len(whole) - 1))
    slack = 1 - error**2  # 1 where the whole is the same in every replication, which leaves ratio ± own
    if not slack > 0:
        return float("nan"), float("nan")
    half = float(np.sqrt(shared**2 + slack * own**2))
    return ratio + (-shared - half) / slack, ratio + (-shared + half) / slack


def holm(p: np.ndarray, level: float = LEVEL) -> tuple[np.ndarray, np.ndarray]:
    """Return by Holm's step-down procedure which tests are decided, and the level at which each was judged.

    In order of p, the j-th of m tests (from 0) is judged at level / (m - j), until one fails; that level then
    holds for all that follow, and none of them is decided.
    """
    count = len(p)
    decided, levels = np.zeros(count, dtype=bool), np.full(count, level)
    failed_at: float | None = None
    for step, test in enumerate(np.argsort(p, kind="stable")):
        levels[test] = level / (count - step) if failed_at is None else failed_at
        decided[test] = p[test] <= levels[test]  # after a failure p is larger than the level that failed
        if not decided[test]:
            failed_at = levels[test]
    return decided, levels


def chance_of_no_decision(
    difference: np.ndarray, error: np.ndarray, known: np.ndarray, least: np.ndarray
) -> np.ndarray:
    """Return for each test the smallest level at which its interval decides (a p-value).

    The interval decides when it lies beyond the smallest difference that matters, or wholly within it. So the
    level is that of the interval whose end nearest to ±least just reaches it. 1 below two replications.
    """
    distance = np.abs(np.abs(difference) - least)
    certain = (error == 0) & (known > 1)
    steps = np.divide(distance, error, out=np.zeros_like(distance), where=(error > 0))
    freedom = np.where(known > 1, known - 1.0, 1.0)
    p = np.where(known > 1, 2 * special.stdtr(freedom, -steps), 1.0)
    return np.where(certain, 0.0, p)
