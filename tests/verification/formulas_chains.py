"""Markov chains solved by numbers: course starts, the two-sided market, and lines whose rates change with the day.

Independent of the package and of its engine: matrices, linear equations and matrix exponentials.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from math import exp, inf, log

import numpy as np
from scipy import integrate, linalg, stats


def stationary(chain: np.ndarray) -> np.ndarray:
    """Return the long-run shares of the states of a chain given by its steps (rows add up to one)."""
    size = len(chain)
    equations = np.vstack([chain.T - np.eye(size), np.ones(size)])
    return np.linalg.lstsq(equations, np.append(np.zeros(size), 1.0), rcond=None)[0]


@dataclass(frozen=True)
class BulkService:
    """Poisson arrivals, a start every `period` with up to `seats`, none below `minimum`; first come first served.

    Bailey (1954), On queueing processes with bulk service, as the chain of those left just after a start;
    with `patience` (a mean, exponential) whoever waits is thinned between starts. States are 0 to `size` - 1.
    """

    rate: float
    period: float
    seats: int
    minimum: int = 0
    patience: float = inf
    size: int = 160

    def _grown(self, days: float) -> np.ndarray:
        """Return P(j wait after some days without a start | i wait now), as a matrix."""
        stays = 1.0 if self.patience == inf else exp(-days / self.patience)
        fresh = self.rate * (days if self.patience == inf else self.patience * (1 - stays))
        counts = np.arange(self.size)
        old = stats.binom.pmf(counts[None, :], counts[:, None], stays)
        new = linalg.toeplitz(stats.poisson.pmf(counts, fresh), np.zeros(self.size))
        return old @ new.T

    @cached_property
    def _seated(self) -> np.ndarray:
        """Return, by those present at a start, how many are seated."""
        present = np.arange(self.size)
        return np.where(present < self.minimum, 0, np.minimum(present, self.seats))

    @cached_property
    def _chain(self) -> np.ndarray:
        """Return the chain of those left, from one start to the next."""
        start = np.zeros((self.size, self.size))
        start[np.arange(self.size), np.arange(self.size) - self._seated] = 1
        chain = self._grown(self.period) @ start
        return chain / chain.sum(axis=1, keepdims=True)

    @cached_property
    def left_law(self) -> np.ndarray:
        """The law of those left waiting just after a start."""
        law = stationary(self._chain)
        assert law[-20:].sum() < 1e-9, "the chain is cut too early"
        return law

    @cached_property
    def present_law(self) -> np.ndarray:
        """The law of those who wait just before a start."""
        return self.left_law @ self._grown(self.period)

    @property
    def left(self) -> float:
        return float(self.left_law @ np.arange(self.size))

    @property
    def seated(self) -> float:
        return float(self.present_law @ self._seated)

    def waiting_after(self, days: float) -> float:
        """The mean number who wait some days after a start."""
        if self.patience == inf:
            return self.left + self.rate * days
        stays = exp(-days / self.patience)
        return self.left * stays + self.rate * self.patience * (1 - stays)

    @property
    def waiting(self) -> float:
        """The mean number who wait, over time."""
        return integrate.quad(self.waiting_after, 0, self.period)[0] / self.period

    @property
    def wait(self) -> float:
        """The mean time in line (Little)."""
        return self.waiting / self.rate

    @property
    def cancelled(self) -> float:
        """The share of starts that do not take place (counting those with nobody, if there is a minimum)."""
        return float(self.present_law[: self.minimum].sum())

    @property
    def full(self) -> float:
        """The share of starts that leave no seat empty."""
        return float(self.present_law[self.seats :].sum())

    @property
    def misses_first_start(self) -> float:
        """The chance that a newcomer is not seated at the next start (no minimum, endless patience).

        Ahead of somebody who comes some days after a start are those left by it and the newcomers since.
        """
        states = np.arange(self.size)

        def at(days: float) -> float:
            ahead = np.convolve(self.left_law, stats.poisson.pmf(states, self.rate * days))
            return float(ahead[self.seats :].sum())

        return integrate.quad(at, 0, self.period)[0] / self.period

    @property
    def relaxation(self) -> float:
        """Days in which a start from empty fades by e: the second largest eigenvalue of the chain of starts."""
        second = np.sort(np.abs(np.linalg.eigvals(self._chain)))[-2]
        return -self.period / log(max(second, 1e-6))


@dataclass(frozen=True)
class Side:
    """One side of a market: newcomers a day, and patience, "exponential" or "fixed", by its mean in days."""

    rate: float
    distribution: str
    patience: float

    def patient(self, x: float) -> float:
        return float(x < self.patience) if self.distribution == "fixed" else exp(-x / self.patience)

    def cut(self, x: float) -> float:
        """The integral of `patient` from 0 to x, which is E[min(patience, x)]."""
        return min(x, self.patience) if self.distribution == "fixed" else self.patience * (1 - exp(-x / self.patience))


@dataclass(frozen=True)
class Market:
    """The two-sided queue: candidates and vacancies wait for one another, each for no longer than its patience.

    Level crossing of the wait a candidate of endless patience would have (Kaspi & Perry 1983, perishable inventory;
    Brill, Level Crossing Methods, 2008): v(x) = mu p0 exp(lambda * integral of P(patience > u) (0 to x) - mu x), where
    p0 is the chance that nobody waits on either side; vacancies are the mirror image. With exponential patience the
    same follows from a birth and death chain on the whole numbers (Conolly, Parthasarathy & Selvaraju 2002).
    """

    candidates: Side
    vacancies: Side

    def mirrored(self) -> "Market":
        return Market(self.vacancies, self.candidates)

    def _integral(self, weight: Callable[[float], float]) -> float:
        """Integrate a weight over v(x) / p0."""
        mine, other = self.candidates, self.vacancies.rate

        def value(x: float) -> float:
            return other * exp(mine.rate * mine.cut(x) - other * x) * weight(x)

        kink = mine.patience
        return sum(integrate.quad(value, a, b, epsabs=1e-12)[0] for a, b in ((0, kink), (kink, inf)))

    @cached_property
    def nobody(self) -> float:
        return 1 / (self._integral(lambda x: 1.0) + self.mirrored()._integral(lambda x: 1.0) - 1)

    @property
    def at_once(self) -> float:
        """The share of candidates who find a vacancy waiting."""
        return 1 - self.nobody * self._integral(lambda x: 1.0)

    @property
    def leaves(self) -> float:
        """The share of candidates who leave without a match."""
        return self.nobody * self._integral(lambda x: 1 - self.candidates.patient(x))

    @property
    def wait(self) -> float:
        """The mean time in line of all candidates, leavers included."""
        return self.nobody * self._integral(self.candidates.cut)

    @property
    def waiting(self) -> float:
        return self.candidates.rate * self.wait


def birth_and_death(births: Callable[[int], float], deaths: Callable[[int], float], low: int, high: int) -> np.ndarray:
    """Return the long-run law on low..high by detailed balance (`deaths(n)` leads from n to n - 1)."""
    steps = [log(births(n - 1)) - log(deaths(n)) for n in range(low + 1, high + 1)]
    weights = np.cumsum([0.0, *steps])
    law = np.exp(weights - weights.max())
    return law / law.sum()


@lru_cache(maxsize=64)
def _one_day(rate: float, speed: float, servers: int, size: int) -> np.ndarray:
    """Return the change over one day of a line whose busy servers finish `speed` people a day each."""
    n = np.arange(size)
    generator = np.diag(np.full(size - 1, rate), 1) + np.diag(np.minimum(n[1:], servers) * speed, -1)
    return linalg.expm(generator - np.diag(generator.sum(axis=1)))


def day_by_day(rates: Sequence[float], speeds: Sequence[float], servers: int = 1, size: int = 160) -> np.ndarray:
    """Return the law of the number present at the start of each day (days + 1 x size), from empty.

    M(t)/M(t)/c: day d has `rates[d]` arrivals and each of the servers finishes `speeds[d]` talks, both a day. A closed
    day has speed 0. (Kolmogorov's equations, solved by matrix exponentials.)
    """
    law = np.zeros((len(rates) + 1, size))
    law[0, 0] = 1
    for day, (rate, speed) in enumerate(zip(rates, speeds, strict=True)):
        law[day + 1] = law[day] @ _one_day(rate, speed, servers, size)
    assert law[:, -10:].max() < 1e-9, "the chain is cut too early"
    return law


def fixed_talks_day_by_day(rate: float, talks_a_day: Sequence[int], size: int = 160) -> np.ndarray:
    """Return the same for talks of fixed length, `talks_a_day[d]` of which fill day d (0: closed).

    Whoever is being served at t has left one talk later, nobody else has: L(t + D) = max(L(t) - 1, 0) + arrivals
    (Crommelin 1932).
    """
    law = np.zeros((len(talks_a_day) + 1, size))
    law[0, 0] = 1
    less = np.eye(size, k=-1)
    less[0, 0] = 1
    for day, talks in enumerate(talks_a_day):
        arrivals = stats.poisson.pmf(np.arange(size), rate / max(1, talks))
        more = linalg.toeplitz(arrivals, np.zeros(size)).T
        step = less @ more if talks else more
        law[day + 1] = law[day] @ np.linalg.matrix_power(step, max(1, talks))
    assert law[:, -10:].max() < 1e-9, "the chain is cut too early"
    return law


def line_means(law: np.ndarray, servers: int = 1) -> np.ndarray:
    """Return the mean number who wait behind so many servers, for each law (a row)."""
    return law @ np.maximum(np.arange(law.shape[1]) - servers, 0)


def places_by_day(rate: float, mean: float, places: Sequence[int], longest: int = 80) -> np.ndarray:
    """Return the law of (inside, waiting) at the start of each day, from empty (days + 1 x inside + 1 x longest + 1).

    `places[d]` hold on day d; a fall interrupts nobody, who leaves is replaced only when there is a place again.
    """
    most = max(places)
    law = np.zeros((len(places) + 1, most + 1, longest + 1))
    law[0, 0, 0] = 1
    for day, now in enumerate(places):
        opened = _called(law[day], now)
        law[day + 1] = (opened.ravel() @ _places_day(rate, mean, now, most, longest)).reshape(opened.shape)
    for day, now in enumerate([*places[1:], places[-1]], start=1):
        law[day] = _called(law[day], now)
    assert law[:, :, -5:].max() < 1e-9, "the chain is cut too early"
    return law


def _called(law: np.ndarray, places: int) -> np.ndarray:
    """Return the law after all who wait and for whom there is a place have been called."""
    found = np.zeros_like(law)
    for (inside, waiting), chance in np.ndenumerate(law):
        calls = min(waiting, max(0, places - inside))
        found[inside + calls, waiting - calls] += chance
    return found


@lru_cache(maxsize=8)
def _places_day(rate: float, mean: float, places: int, most: int, longest: int) -> np.ndarray:
    number = np.arange((most + 1) * (longest + 1)).reshape(most + 1, longest + 1)
    generator = np.zeros((number.size, number.size))
    for (inside, waiting), here in np.ndenumerate(number):
        if inside < places:
            generator[here, number[inside + 1, waiting]] += rate
        elif waiting < longest:
            generator[here, number[inside, waiting + 1]] += rate
        if inside:
            calls = waiting > 0 and inside <= places
            after = number[inside, waiting - 1] if calls else number[inside - 1, waiting]
            generator[here, after] += inside / mean
    return linalg.expm(generator - np.diag(generator.sum(axis=1)))


def present_with_ample_room(rates: Sequence[float], mean_cut_at: Callable[[float], float], day: float) -> float:
    """Return the mean number present on a day in M(t)/G/infinity, from empty: a Poisson number.

    m(t) = integral of rate(u) P(length > t - u) (Eick, Massey & Whitt 1993); `rates[d]` holds on day d, and
    `mean_cut_at(x)` is the integral of P(length > u) from 0 to x.
    """
    past = [mean_cut_at(max(0.0, day - d)) for d in range(len(rates) + 1)]
    return sum(rate * (a - b) for rate, (a, b) in zip(rates, pairwise(past), strict=True))
