"""Lengths of time and counts from uniform numbers, by inverse distribution functions (SciPy)."""

from collections.abc import Callable

import numpy as np
from scipy import special, stats

from leiq_sim.model.tables import Count, Time


def _lognormal(u: np.ndarray, t: Time, centre: float) -> np.ndarray:
    return centre * np.exp(t.spread * special.ndtri(u))


def _gamma(u: np.ndarray, t: Time, centre: float) -> np.ndarray:
    shape = 1 / t.spread**2
    return special.gammaincinv(shape, u) * centre / shape


def _triangular(u: np.ndarray, t: Time, centre: float) -> np.ndarray:
    width = t.most - t.least
    if width == 0:
        return np.full_like(u, t.least)
    peak = (centre - t.least) / width
    left = t.least + np.sqrt(u * peak) * width
    right = t.most - np.sqrt((1 - u) * (1 - peak)) * width
    return np.where(u < peak, left, right)


INVERSE: dict[str, Callable[[np.ndarray, Time, float], np.ndarray]] = {
    "fixed": lambda u, t, centre: np.full_like(u, centre),
    "exponential": lambda u, t, centre: -centre * np.log1p(-u),
    "lognormal": _lognormal,
    "gamma": _gamma,
    "triangular": _triangular,
    "uniform": lambda u, t, centre: t.least + u * (t.most - t.least),
}


def lengths(u: np.ndarray, time: Time, centre: float | None = None) -> np.ndarray:
    """Return lengths in the unit of `time`, one for each uniform number; `centre` overrides the row's."""
    return INVERSE[time.distribution](u, time, time.centre if centre is None else centre)


def counts(u: np.ndarray, count: Count) -> np.ndarray:
    """Return whole numbers (int64) between 0 and `count.most`, one for each uniform number."""
    if count.distribution == "fixed":
        found = np.full(u.shape, count.mean)
    elif count.distribution == "poisson":
        found = stats.poisson.ppf(u, count.mean)
    else:
        size = 1 / count.dispersion
        extra = count.mean - 1
        found = 1 + (stats.nbinom.ppf(u, size, size / (size + extra)) if extra > 0 else np.zeros(u.shape))
    return np.clip(found, 0, count.most).astype(np.int64)
