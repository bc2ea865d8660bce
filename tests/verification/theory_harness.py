"""From a system of the textbook to a z value: many independent runs, one test, and how far to trust it.

Every quantity has its own block of replications, so no two z values share a random number, and all of them together
may be tested by chi-square. The numbers of a block follow from the quantity's name: a new one moves no other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from math import ceil, inf, sqrt

import numpy as np
from scipy import stats
from theory_measures import Measure, Seen, with_called

import leiq_sim as leiq

SEED = 2026
RUNS = 24
WARM_UP = 6  # relaxation times: exp(-6) of the empty start is left then, and a twelfth of that in a window's mean


@dataclass(frozen=True)
class System:
    """A system with a known answer.

    source       where the answer comes from
    build        the scenario for a number of days
    known        by name of the quantity: what theory says and how it is measured
    first, last  the window in days; `first` is the warm-up, 0 where theory starts from empty too
    days         the period; what lies behind the window lets those who joined in it get through
    relaxation   days in which the start from empty fades by e, 0 where there is nothing to fade
    replications runs for each quantity
    """

    family: str
    setting: str
    source: str
    build: Callable[[float], leiq.Scenario]
    known: dict[str, tuple[float, Measure]]
    first: float
    last: float
    days: float
    relaxation: float = 0.0
    replications: int = RUNS

    @property
    def name(self) -> str:
        return f"{self.family}, {self.setting}"


def steady(
    family: str, setting: str, source: str, build: Callable[[float], leiq.Scenario],
    known: dict[str, tuple[float, Measure]], *, rate: float, relaxation: float, longest: float,
    people: float = 600, ends_by: float = inf, cycle: int = 1,
) -> System:  # fmt: skip
    """Return a system in its steady state.

    `people` of `rate` a day make the window of one run; within `longest` days everybody is through, but for one in
    100,000 or so. The window is at least twice the warm-up, so that doubling that leaves enough to compare.
    A period that has to end sooner (`ends_by`) is made up for by more runs. What goes in cycles of days is looked at in
    whole cycles, however long the warm-up: part of one has another mean.
    """
    first = ceil(WARM_UP * relaxation / cycle) * cycle
    wanted = ceil(max(people / rate, 2 * first) / cycle) * cycle
    window = int(min(wanted, ends_by - first - ceil(longest)) // cycle * cycle)
    last, runs = first + window, ceil(RUNS * max(1.0, people / rate / window))
    return System(family, setting, source, build, known, first, last, last + ceil(longest), relaxation, runs)


@dataclass(frozen=True)
class Result:
    """One test. `mean` is the quotient of all totals and weights; `error` its standard error.

    `shift` is the z value of what doubling the warm-up changes, `shift_size` that change in standard errors;
    `visits` were simulated, and `stuck` of those in the window still waited at the horizon.
    """

    system: str
    quantity: str
    expected: float
    mean: float
    error: float
    replications: int
    z: float
    skewness: float
    visits: int
    stuck: int
    shift: float | None = None
    shift_size: float | None = None


def block_of(system: System, quantity: str) -> int:
    """Return the first replication number of a quantity's block; blocks of up to a million runs lie apart."""
    word = f"{system.name}/{quantity}".encode()
    return int.from_bytes(blake2b(word, digest_size=5).digest(), "little") << 20


def z_value(scores: np.ndarray) -> float:
    """Return the normal deviate that is as unlikely as the scores' t statistic, if their mean should be zero.

    Means of waits are skew, and then t is skew the other way. Hall's transformation (1992, On the removal of skewness
    by transformation, J. R. Stat. Soc. B 54) takes that out: with 24 scores as skew as a gamma variable of shape
    2.4, t has a mean of -0.13 and squares of mean 1.11; transformed, -0.04 and 1.03.
    """
    n, spread = len(scores), float(scores.std(ddof=1))
    if spread == 0:
        return 0.0 if scores.mean() == 0 else float(np.sign(scores.mean()) * inf)
    u, skewness = float(scores.mean()) / spread, float(stats.skew(scores))
    t = sqrt(n) * (u + skewness * u**2 / 3 + skewness**2 * u**3 / 27 + skewness / (6 * n))
    return float(stats.norm.isf(stats.t.sf(abs(t), n - 1)) * np.sign(t))


def trial(system: System, quantity: str, *, scale: float = 1.0, engine: str = "auto") -> Result:
    """Run one quantity's block and compare."""
    expected, measure = system.known[quantity]
    scenario, block = system.build(system.days), block_of(system, quantity)
    runs = max(12, round(system.replications * scale))
    totals, late = np.empty((runs, 2)), np.empty((runs, 2))
    visits = stuck = 0
    for number in range(runs):
        itineraries = leiq.make_itineraries(scenario, seed=SEED, replication=block + number)
        frame = with_called(leiq.simulate(scenario, itineraries, engine=engine).visits())
        seen = Seen(frame, system.first, system.last, system.days)
        totals[number] = measure(seen)
        late[number] = (
            measure(Seen(frame, 2 * system.first, system.last, system.days)) if system.first else totals[number]
        )
        visits += len(frame)
        stuck += int(np.isinf(seen.people()["left_line"]).sum()) if system.relaxation else 0
    return _judged(system, quantity, expected, totals, late, visits, stuck)


def _judged(
    system: System, quantity: str, expected: float, totals: np.ndarray, late: np.ndarray, visits: int, stuck: int
) -> Result:
    scores, later = ((t[:, 0] - expected * t[:, 1]) / t[:, 1].mean() for t in (totals, late))
    error = float(scores.std(ddof=1) / sqrt(len(scores)))
    change = later - scores
    shifts = (z_value(change), float(change.mean() / error)) if system.first and error else (None, None)
    mean = float(totals[:, 0].sum() / totals[:, 1].sum())
    return Result(
        system.name, quantity, expected, mean, error, len(scores), z_value(scores), float(stats.skew(scores)), visits,
        stuck, *shifts,
    )  # fmt: skip


@dataclass(frozen=True)
class Together:
    """All z values as one: under the hypothesis their squares add up to a chi-square."""

    count: int
    worst: float
    chi2: float
    p: float


def together(values: list[float]) -> Together:
    """Return the number of z values, the largest, the sum of squares and the chance of a larger sum."""
    chi2 = float(np.square(values).sum())
    return Together(len(values), float(np.abs(values).max()), chi2, float(stats.chi2.sf(chi2, len(values))))
