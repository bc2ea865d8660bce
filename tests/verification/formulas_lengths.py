"""Lengths of time as probability knows them, and as a scenario's row states them: one object says both."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

from leiq_sim.model.tables import Time

NODES, WEIGHTS = np.polynomial.legendre.leggauss(40)


@dataclass(frozen=True)
class Length:
    """A random length: the columns of its row, its chance of lasting longer than x (or an array), and three moments."""

    columns: dict[str, Any]
    longer_than: Callable[[Any], Any]
    moments: tuple[float, float, float]

    @property
    def mean(self) -> float:
        return self.moments[0]

    def row(self, stage: str, purpose: str = "duration", unit: str = "days") -> Time:
        return Time(stage, purpose, "all", "all", unit=unit, **self.columns)

    def mean_cut_at(self, x: float) -> float:
        """Return E[min(length, x)], the integral of the chance of lasting longer (0 to x)."""
        if x <= 0:
            return 0.0
        # Gauss-Legendre on pieces that end where the chance has a kink (fixed, triangular, uniform).
        edges = np.unique([*np.linspace(0, x, 9), *(k for k in self._kinks() if 0 < k < x)])
        half = np.diff(edges)[:, None] / 2
        points = edges[:-1, None] + half * (1 + NODES)
        return float((half * WEIGHTS * self.longer_than(points)).sum())

    def _kinks(self) -> list[float]:
        return [v for k in ("least", "centre", "most") if (v := self.columns.get(k)) is not None]

    def in_whole_minutes(self) -> tuple[float, float, float]:
        """Return the moments of the length rounded to whole minutes, as a talk in a pool of hours is (read as minutes).

        E[K^n] = sum over k of (k^n - (k-1)^n) P(K >= k), and K >= k when the length exceeds k - 1/2.
        """
        k = np.arange(1, int(60 * self.mean) + 1000)
        tail = self.longer_than(k - 0.5)
        return tuple(float(((k**n - (k - 1) ** n) * tail).sum()) for n in (1, 2, 3))


def _known(law: Any, **columns: Any) -> Length:
    moments = tuple(float(law.moment(n)) for n in (1, 2, 3))
    return Length(columns, law.sf, moments)


def fixed(length: float) -> Length:
    moments = (length, length**2, length**3)
    return Length({"distribution": "fixed", "centre": length}, lambda x: np.less(x, length).astype(float), moments)


def exponential(mean: float) -> Length:
    return _known(stats.expon(scale=mean), distribution="exponential", centre=mean)


def lognormal(median: float, sigma: float) -> Length:
    return _known(stats.lognorm(sigma, scale=median), distribution="lognormal", centre=median, spread=sigma)


def gamma(mean: float, cv: float) -> Length:
    return _known(stats.gamma(cv**-2, scale=mean * cv**2), distribution="gamma", centre=mean, spread=cv)


def triangular(least: float, mode: float, most: float) -> Length:
    shape = stats.triang((mode - least) / (most - least), loc=least, scale=most - least)
    return _known(shape, distribution="triangular", least=least, centre=mode, most=most)


def uniform(least: float, most: float) -> Length:
    return _known(stats.uniform(least, most - least), distribution="uniform", least=least, most=most)
