"""The table of systems, part four: whatever changes with the day, from the same empty start as theory's."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from math import exp, factorial

import numpy as np
from formulas_chains import day_by_day, fixed_talks_day_by_day, line_means, places_by_day, present_with_ample_room
from formulas_lengths import Length, exponential, fixed, gamma, lognormal, triangular
from scipy import integrate
from theory_harness import System
from theory_measures import mean_wait, snapshots, within
from theory_worlds import MONDAY, WORKDAYS, ample, changing_places, gated, office, overlap

MINUTES = 1440


def from_empty(
    family: str, setting: str, source: str, build: Callable, known: dict, days: int, people: float
) -> System:
    """Return a system whose theory starts from empty on day 0 as the runs do."""
    return System(family, setting, source, build, known, 0, days, days, replications=round(min(200, 15_000 / people)))


def poisson_law(mean: float, name: str, day: float, stage: str) -> dict:
    """A number that should be Poisson: its mean, its second factorial moment, and the chance of at most its mean."""
    few = int(mean)
    at_most = sum(exp(-mean) * mean**k / factorial(k) for k in range(few + 1))
    return {
        f"{name}, mean": (mean, snapshots("inside", day, stage=stage)),
        f"{name}, factorial moment": (mean**2, snapshots("inside", day, figure=lambda n: n * (n - 1), stage=stage)),
        f"{name}, chance of at most {few}": (at_most, snapshots("inside", day, figure=lambda n: n <= few, stage=stage)),
    }


def stays(
    name: str, rate: float, length: Length, days: tuple[float, float], months: Sequence[float] = (),
    steps: Sequence[tuple[int, float]] = (),
) -> System:  # fmt: skip
    """M(t)/G/infinity with seasons, or with rates that change on a day."""
    horizon = int(days[1]) + 1
    rates = np.full(horizon, rate)
    for day, later in steps:
        rates[day:] = later
    if months:
        rates *= [months[(MONDAY + timedelta(days=d)).month - 1] for d in range(horizon)]
    known: dict = {}
    for day in days:
        known |= poisson_law(
            present_with_ample_room(rates, length.mean_cut_at, day), f"number on day {day:g}", day, "stay"
        )
    return from_empty(
        "M(t)/G/infinity", name, "Eick, Massey & Whitt 1993",
        partial(ample, rate=rate, length=length, months=months, steps=steps), known, horizon, rates.sum(),
    )  # fmt: skip


def counted_from(rate: float, first: Length, whole: Length, day: float) -> System:
    """A stay that counts from before an earlier one: who is in it after s days has ended the first, not the whole."""
    mean = rate * integrate.quad(lambda s: (1 - first.longer_than(s)) * whole.longer_than(s), 0, day, limit=200)[0]
    return from_empty(
        "stay that counts from an earlier step", f"rate {rate:g}", "Poisson thinning",
        partial(overlap, rate=rate, first=first, whole=whole), poisson_law(mean, f"number on day {day:g}", day, "rest"),
        int(day) + 1, rate * day,
    )  # fmt: skip


def law_changes(rate: float, first: float, before: Length, after: Length, change: int, day: float) -> System:
    """A gate: those who leave the first stay (exponential) before its day stay otherwise than those who leave it later.

    Who leaves the first stay forms a Poisson stream of rate(t) = rate (1 - exp(-t / first)), from empty.
    """

    def mean(length: Length, start: float, end: float) -> float:
        stream = integrate.quad(
            lambda t: rate * (1 - exp(-t / first)) * length.longer_than(day - t), start, end, limit=200
        )
        return stream[0]

    known = poisson_law(mean(before, 0, change), f"old way on day {day:g}", day, "old")
    known |= poisson_law(mean(after, change, day), f"new way on day {day:g}", day, "new")
    return from_empty(
        "gate", f"rate {rate:g}, day {change}", "Poisson thinning",
        partial(gated, rate=rate, first=exponential(first), before=before, after=after, day=change), known,
        int(day) + 1, rate * day,
    )  # fmt: skip


def line_on(day: float, means: np.ndarray, rates: Sequence[float], speeds: Sequence[float]) -> float:
    """Return the mean number waiting at a moment: on a closed day all who have come since it began, too."""
    start = int(day)
    assert day == start or speeds[start] == 0, "within an open day the chain has not been asked"
    return float(means[start] + (rates[start] * (day - start) if speeds[start] == 0 else 0))


def hours(
    setting: str, build: Callable, rates: Sequence[float], speeds: Sequence[float], days: Sequence[float],
    more: Callable[[np.ndarray], dict] = lambda law: {},
) -> System:  # fmt: skip
    """A pool of hours with closed days and exponential talks; `speeds` are mean talks a day, 0 for closed."""
    law = day_by_day(rates, speeds)
    means = waiting_through(law, rates, speeds)
    return from_empty(
        "hours with closed days", setting, "M(t)/M(t)/1 by Kolmogorov's equations", build,
        {f"number waiting on day {d:g}": (line_on(d, means, rates, speeds), snapshots("waiting", d)) for d in days}
        | more(law),
        len(rates), sum(rates),
    )  # fmt: skip


def waiting_through(law: np.ndarray, rates: Sequence[float], speeds: Sequence[float]) -> np.ndarray:
    """Return the mean number waiting at the start of each day: all but the one whose talk goes on.

    While the pool is closed that is the one whose talk it owes since it closed, if any; all who come by then wait.
    """
    means = line_means(law)
    for day in range(1, len(rates)):
        if speeds[day] == speeds[day - 1] == 0:
            means[day] = means[day - 1] + rates[day - 1]
    return means


def closed_week_wait(law: np.ndarray, rate: float, talk_days: float, first: int, last: int) -> dict:
    """The mean wait of those who come while a pool that otherwise never closes is closed on days [first, last).

    They wait for the opening, then for all who were there when it closed and all who came since, before them.
    """
    closed = last - first
    there = float(law[first] @ np.arange(law.shape[1]))
    found = closed / 2 + talk_days * (there + rate * closed / 2)
    return {"mean wait of those who come while it is closed": (found, within(first, last, mean_wait()))}


def weekly(minutes: float, talk: float, days: int, closed: Sequence[tuple[int, int]] = ()) -> list[float]:
    """Return talks a day, Monday to Friday, but for closures (first and last day)."""
    open_days = [d % 7 < 5 and not any(a <= d <= b for a, b in closed) for d in range(days)]
    return [minutes / talk * is_open for is_open in open_days]


def always(setting: str, rate: float, talk: float, closed: tuple[int, int], days: Sequence[float]) -> System:
    """A pool that is open day and night but for one closure; exponential talks in minutes."""
    first, last = closed
    horizon = last + 30
    speeds = [0.0 if first <= d <= last else MINUTES / talk for d in range(horizon)]
    build = partial(office, rate=rate, talk=exponential(talk), hours=168, closed=[closed])
    return hours(
        setting, build, [rate] * horizon, speeds, days,
        lambda law: closed_week_wait(law, rate, talk / MINUTES, first, last + 1),
    )  # fmt: skip


def even_talks(setting: str, rate: float, build: Callable, talks: list[int], days: Sequence[float]) -> System:
    """A pool of hours with closed days and talks of fixed length, so many a day."""
    law = fixed_talks_day_by_day(rate, talks)
    rates = [rate] * len(talks)
    means = waiting_through(law, rates, talks)
    return from_empty(
        "hours with closed days, fixed talks", setting, "Crommelin 1932, from empty", build,
        {f"number waiting on day {d:g}": (line_on(d, means, rates, talks), snapshots("waiting", d)) for d in days},
        len(talks), rate * len(talks),
    )  # fmt: skip


def places(setting: str, rate: float, mean: float, steps: Sequence[tuple[int, int]], days: Sequence[int]) -> System:
    """Places whose number changes on a day: a fall interrupts nobody, a rise calls at once."""
    by_day = [[many for day, many in steps if day <= d][-1] for d in range(max(days) + 1)]
    law = places_by_day(rate, mean, by_day)
    inside, waiting = (np.arange(n) for n in law.shape[1:])
    known = {}
    for day in days:
        known[f"number inside on day {day}"] = (float(inside @ law[day].sum(axis=1)), snapshots("inside", day))
        known[f"number waiting on day {day}"] = (float(law[day].sum(axis=0) @ waiting), snapshots("waiting", day))
    return from_empty(
        "places that change", setting, "M/M/c(t) by Kolmogorov's equations",
        partial(changing_places, rate=rate, stay=exponential(mean), steps=steps), known, len(by_day),
        rate * len(by_day),
    )  # fmt: skip


SEASONS = (0.5, 1.5, 1.0, 0.4, 1.6, 1.0, 0.8, 1.2, 1.3, 0.7, 1.0, 1.0)
HOLIDAY = ((28, 34),)
BUSY, QUIET = [4.0] * 21, [2.0] * 49

DAYS: tuple[System, ...] = (
    stays("lognormal, seasons", 2.0, lognormal(20, 0.8), (59.5, 150.0), months=SEASONS),
    stays("fixed, seasons", 1.0, fixed(30.5), (75.25, 121.0), months=SEASONS),
    stays("triangular, dated rates", 1.5, triangular(5, 10, 40), (45.0, 100.5), steps=((40, 3.0), (80, 0.3))),
    stays("gamma cv 1.5, from empty", 3.0, gamma(8, 1.5), (6.0, 40.0)),
    stays("exponential, seasons and dated rates", 2.0, exponential(15), (35.0, 95.5), SEASONS, ((61, 4.0),)),
    counted_from(3.0, exponential(4), lognormal(8, 0.5), 40.0),
    counted_from(2.0, fixed(5), gamma(9, 0.7), 30.0),
    law_changes(2.0, 4.0, triangular(5, 10, 30), exponential(6), 30, 42.0),
    always("a closed week", 6.0, 180.0, (14, 20), (14, 17.5, 21, 24, 28)),
    always("two closed days", 4.0, 240.0, (10, 11), (10, 11.5, 12, 13, 16)),
    hours(
        "Monday to Friday, a closed week",
        partial(office, rate=4.5, talk=exponential(60), hours=40, weekdays=WORKDAYS, closed=HOLIDAY),
        [4.5] * 56,
        weekly(480, 60, 56, HOLIDAY),
        (21, 23, 26.5, 32, 35, 40, 49),
    ),
    hours(
        "hours cut, later doubled",
        partial(office, rate=3.0, talk=exponential(90), hours=40, weekdays=WORKDAYS, hours_from=((14, 20), (35, 60))),
        [3.0] * 56,
        weekly(480, 90, 14) + weekly(240, 90, 21) + weekly(720, 90, 21),
        (11, 14, 28, 35, 39, 42),
    ),
    hours(
        "arrivals fall",
        partial(office, rate=4.0, talk=exponential(120), hours=50, weekdays=WORKDAYS, rate_from=((21, 2.0),)),
        BUSY + QUIET,
        weekly(600, 120, 70),
        (11, 21, 28, 42, 63),
    ),
    even_talks(
        "a closed week",
        7.0,
        partial(office, rate=7.0, talk=fixed(144), hours=168, closed=[(10, 16)]),
        [10 * (not 10 <= d <= 16) for d in range(45)],
        (8, 13.5, 17, 20, 30),
    ),
    even_talks(
        "Monday to Friday",
        4.5,
        partial(office, rate=4.5, talk=fixed(60), hours=40, weekdays=WORKDAYS),
        [8 * (d % 7 < 5) for d in range(43)],
        (14, 16, 26.5, 28, 32, 42),
    ),
    hours(
        "Monday to Friday, talks as long as a day",
        partial(office, rate=0.5, talk=exponential(480), hours=40, weekdays=WORKDAYS),
        [0.5] * 63,
        weekly(480, 480, 63),
        (35, 42, 51, 54.5, 56, 60),
    ),
    even_talks(
        "Monday to Friday, talks as long as a day",
        0.5,
        partial(office, rate=0.5, talk=fixed(480), hours=40, weekdays=WORKDAYS),
        [int(d % 7 < 5) for d in range(63)],
        (35, 39, 49, 54.5, 60),
    ),
    places("a fall, then a rise", 4.0, 1.0, ((0, 5), (14, 3), (21, 7)), (14, 15, 17, 21, 22, 25)),
    places("a fall from ample to one", 2.0, 1.5, ((0, 8), (10, 1), (15, 6)), (11, 13, 15, 16)),
)
