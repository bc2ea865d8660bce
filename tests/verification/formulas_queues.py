"""Steady states of the textbook queues, coded from the books and from nothing of the package.

Sources: Kleinrock, Queueing Systems I (1975) and II (1976); Gross, Shortle, Thompson & Harris, Fundamentals of
Queueing Theory (4th ed. 2008); Tijms, A First Course in Stochastic Models (2003). Time is in days, rates a day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import exp, factorial, floor, inf

import numpy as np
from scipy import integrate

Moments = tuple[float, float, float]


def erlang_b(load: float, servers: int) -> float:
    """Return the share turned away by M/G/c/c; `load` is arrivals times mean length (Gross et al. 2.6, 5.2)."""
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    return blocked


@dataclass(frozen=True)
class ManyServers:
    """M/M/c, first come first served (Erlang C; Gross et al. 2.3)."""

    rate: float
    mean: float
    servers: int = 1

    @property
    def load(self) -> float:
        return self.rate * self.mean

    @property
    def slack(self) -> float:
        """How much faster a full house serves than people come (c mu - lambda)."""
        return self.servers / self.mean - self.rate

    @cached_property
    def waits(self) -> float:
        """The chance of having to wait (Erlang C)."""
        blocked = erlang_b(self.load, self.servers)
        return self.servers * blocked / (self.servers - self.load * (1 - blocked))

    @property
    def wait(self) -> float:
        return self.waits / self.slack

    @property
    def wait_squared(self) -> float:
        return 2 * self.waits / self.slack**2

    def waits_over(self, t: float) -> float:
        return self.waits * exp(-self.slack * t)

    @property
    def waiting(self) -> float:
        return self.rate * self.wait

    @property
    def present(self) -> float:
        return self.rate * (self.wait + self.mean)

    def chance(self, n: int) -> float:
        """The chance that n people are there."""
        below = sum(self.load**k / factorial(k) for k in range(self.servers))
        full = self.load**self.servers / factorial(self.servers) / (1 - self.load / self.servers)
        ways = factorial(min(n, self.servers)) * self.servers ** max(0, n - self.servers)
        return self.load**n / ways / (below + full)

    def stays_over(self, t: float) -> float:
        """The chance that wait and service together last longer than t (one server; Kleinrock I, 5.7)."""
        assert self.servers == 1
        return exp(-self.slack * t)


@dataclass(frozen=True)
class Impatient:
    """M/M/c+G: whoever waits longer than their patience leaves (Baccelli & Hebuterne 1981, section 3).

    The wait of a person of endless patience has the density
    v(x) = lambda P(c-1) exp(lambda * integral of P(patience > u) (0 to x) - c mu x).
    `patient(x)` is P(patience > x), `cut(x)` its integral from 0 to x; `kinks` are where it jumps.
    """

    rate: float
    mean: float
    servers: int
    patient: Callable[[float], float]
    cut: Callable[[float], float]
    kinks: tuple[float, ...] = ()

    def _density(self, x: float) -> float:
        """Return v(x), but for the chance of an idle house."""
        below = (self.rate * self.mean) ** (self.servers - 1) / factorial(self.servers - 1)
        return self.rate * below * exp(self.rate * self.cut(x) - self.servers / self.mean * x)

    def _integral(self, weight: Callable[[float], float], start: float = 0.0) -> float:
        edges = sorted({start, *(k for k in self.kinks if k > start)})
        parts = zip(edges, [*edges[1:], inf], strict=True)
        return sum(integrate.quad(lambda x: self._density(x) * weight(x), a, b, epsabs=1e-12)[0] for a, b in parts)

    @cached_property
    def idle(self) -> float:
        """The chance that nobody is there."""
        below = sum((self.rate * self.mean) ** k / factorial(k) for k in range(self.servers))
        return 1 / (below + self._integral(lambda x: 1.0))

    @property
    def waits(self) -> float:
        return self.idle * self._integral(lambda x: 1.0)

    @property
    def leaves(self) -> float:
        return self.idle * self._integral(lambda x: 1 - self.patient(x))

    @property
    def wait(self) -> float:
        """The mean time in line of all, those who leave included."""
        return self.idle * self._integral(self.cut)

    def served_after(self, t: float) -> float:
        """The share of all who are served after a wait of more than t."""
        return self.idle * self._integral(self.patient, start=t)

    @property
    def waiting(self) -> float:
        return self.rate * self.wait

    @property
    def inside(self) -> float:
        return self.rate * (1 - self.leaves) * self.mean


def impatient(rate: float, mean: float, servers: int, distribution: str, patience: float) -> Impatient:
    """Return M/M/c+M for "exponential" patience and M/M/c+D for "fixed"; `patience` is its mean."""
    if distribution == "fixed":
        return Impatient(rate, mean, servers, lambda x: float(x < patience), lambda x: min(x, patience), (patience,))
    return Impatient(rate, mean, servers, lambda x: exp(-x / patience), lambda x: patience * (1 - exp(-x / patience)))


@dataclass(frozen=True)
class OneServer:
    """M/G/1 by the first three moments of the service (Pollaczek-Khinchine, Takacs; Kleinrock I, 5.6 and 5.7)."""

    rate: float
    moments: Moments

    @property
    def load(self) -> float:
        return self.rate * self.moments[0]

    @property
    def wait(self) -> float:
        return self.rate * self.moments[1] / (2 * (1 - self.load))

    @property
    def wait_squared(self) -> float:
        return 2 * self.wait**2 + self.rate * self.moments[2] / (3 * (1 - self.load))

    @property
    def waiting(self) -> float:
        return self.rate * self.wait

    @property
    def present(self) -> float:
        return self.waiting + self.load


def fixed_service_waits_over(rate: float, length: float, t: float) -> float:
    """Return P(wait > t) in M/D/1 (Erlang 1909; Tijms, chapter 9)."""
    terms = range(floor(t / length) + 1)
    found = [(-rate * (t - k * length)) ** k / factorial(k) * exp(rate * (t - k * length)) for k in terms]
    return 1 - (1 - rate * length) * sum(found)


def priority_waits(rates: list[float], moments: list[Moments]) -> list[float]:
    """Return the mean waits of M/G/1 with priorities, the first class first, nobody interrupted (Cobham 1954)."""
    rest = sum(rate * m[1] / 2 for rate, m in zip(rates, moments, strict=True))
    loads = np.cumsum([0.0, *(rate * m[0] for rate, m in zip(rates, moments, strict=True))])
    return [float(rest / (1 - before) / (1 - upto)) for before, upto in pairwise(loads)]


def priority_waits_many(rates: list[float], mean: float, servers: int) -> list[float]:
    """Return the same for M/M/c with one service for all classes (Cobham 1954; Gross et al. 3.4)."""
    rest = ManyServers(sum(rates), mean, servers).waits * mean / servers
    loads = np.cumsum([0.0, *(rate * mean / servers for rate in rates)])
    return [float(rest / (1 - before) / (1 - upto)) for before, upto in pairwise(loads)]


def network_flows(fresh: np.ndarray, routing: np.ndarray) -> np.ndarray:
    """Return arrivals a day at each node of an open network: flows = fresh + flows @ routing (Jackson 1957)."""
    return np.linalg.solve(np.eye(len(fresh)) - routing.T, fresh)


def relaxation_days(rate: float, moments: Moments, servers: int = 1) -> float:
    """Return the time in which a start from empty fades by e, c servers read as one c times as fast.

    tau = (1 + cv^2) / (2 mu (1 - sqrt(load))^2): exact for M/M/1 (Cohen, The Single Server Queue, II.2); in general
    Odoni & Roth (1983) find 2.8 where 2 stands, so this errs on the long side.
    """
    mean, cv2 = moments[0], moments[1] / moments[0] ** 2 - 1
    return (1 + cv2) * mean / servers / (2 * (1 - (rate * mean / servers) ** 0.5) ** 2)
