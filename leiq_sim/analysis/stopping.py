"""How many replications are enough: until verdicts have fallen, or until a mean is known exactly enough.

Looking again and again until a difference shows finds one sooner or later. So `until_decided` looks only after fixed
numbers of replications and splits the error over all looks: judged at 5 %/4 each, four looks together are wrong in at
most 5 % of studies, whenever they stop.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from leiq_sim.analysis.comparison import Comparison, compared
from leiq_sim.analysis.definitions import RATIO_OF_MEANS
from leiq_sim.analysis.experiment import Shelf, stream
from leiq_sim.analysis.intervals import LEVEL, means
from leiq_sim.analysis.result import Result
from leiq_sim.analysis.summary import ALL, ratio_influence, ratio_parts
from leiq_sim.analysis.verdicts import UNCLEAR
from leiq_sim.analysis.workers import Crew, Progress
from leiq_sim.model.scenario import Scenario

LOOKS = (8, 50, 200, 1000)
FEWEST, MOST = 3, 1000
LOOK_AHEAD = 5

DECIDED, LAST_LOOK, PRECISE, NOT_PRECISE = "decided", "last_look", "precise", "not_precise"


@dataclass(frozen=True)
class Width:
    """How exactly the mean of a KPI over everybody is to be known: half of its 95 % interval at most this wide.

    `size` is in the KPI's own unit (a share of 0.02 is 2 points), or with `relative` a share of the mean.
    """

    kpi: str
    size: float
    relative: bool = False


@dataclass(frozen=True)
class Stop:
    """Why it ended after `used` replications: DECIDED, LAST_LOOK, PRECISE or NOT_PRECISE.

    looks    the numbers of replications after which was looked, as far as they were reached
    open     how many verdicts are not distinguishable, or the KPIs whose mean is not exact enough
    needed   the first number of replications from which on every interval was narrow enough (PRECISE only)
    """

    reason: str
    used: int
    looks: tuple[int, ...] = ()
    open: tuple[str, ...] = ()
    needed: int | None = None


def until_decided(
    scenarios: Sequence[Scenario],
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | Crew | None = None,
    store: Shelf | None = None,
    looks: Sequence[int] = LOOKS,
) -> tuple[Comparison, Stop]:
    """Compare variants with the first scenario, looking after fixed numbers of replications until all is decided.

    Verdicts are those of the last look, each judged with the error split over all looks that could have been taken.
    """
    taken: list[int] = []
    for results in stream(scenarios, looks[-1], seed, engine, progress, workers, at=looks, store=store):
        taken.append(results[0].replications)
        comparison = compared(results, LEVEL / len(looks))
        verdicts = comparison.verdicts
        unclear = verdicts[verdicts["verdict"] == UNCLEAR]
        if unclear.empty:
            return comparison, Stop(DECIDED, taken[-1], tuple(taken))
    still = tuple(dict.fromkeys(unclear["kpi"]))
    return comparison, Stop(LAST_LOOK, taken[-1], tuple(taken), still)


def until_precise(
    scenarios: Sequence[Scenario],
    wanted: Sequence[Width],
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | Crew | None = None,
    store: Shelf | None = None,
    most: int = MOST,
) -> tuple[tuple[Result, ...], Stop]:
    """Run scenarios until every interval asked for is narrow enough, and stays so for some replications more.

    Of one scenario the intervals are those of its means, of several those of the paired differences with the first.
    An interval may be narrow by luck; so the number of replications counts from which on it was narrow enough for 5
    more, beyond 100 for 5 % more (look-ahead of Hoad, Robinson, Davies 2010, J. Oper. Res. Soc. 61).
    """
    for results in stream(scenarios, most, seed, engine, progress, workers, at=_growing(most), store=store):
        widths = _widths(results, wanted)
        needed = first_that_stays(np.all(widths <= 1, axis=1))
        used = results[0].replications
        if needed is not None:
            return results, Stop(PRECISE, used, needed=needed)
    still = tuple(dict.fromkeys(w.kpi for w, wide in zip(_each(results, wanted), widths[-1] > 1, strict=True) if wide))
    return results, Stop(NOT_PRECISE, used, open=still)


def first_that_stays(narrow: np.ndarray) -> int | None:
    """Return the first number of replications from which on all are narrow enough for the look-ahead, if there is one.

    `narrow` says for 1, 2, ... replications whether they are (bool).
    """
    for number in range(FEWEST, len(narrow) + 1):
        ahead = number + max(LOOK_AHEAD, LOOK_AHEAD * number // 100)
        if ahead <= len(narrow) and narrow[number - 1 : ahead].all():
            return number
    return None


def _growing(most: int) -> Iterator[int]:
    """Yield after how many replications to look: every 8, later every tenth part more."""
    number = 0
    while number < most:
        number = min(most, number + max(8, number // 10))
        yield number


def _each(results: Sequence[Result], wanted: Sequence[Width]) -> list[Width]:
    """Return the widths in the order of the columns of `_widths`."""
    return [width for _ in range(max(1, len(results) - 1)) for width in wanted]


def _widths(results: Sequence[Result], wanted: Sequence[Width]) -> np.ndarray:
    """Return half-widths as multiples of those wanted, by number of replications and interval asked for."""
    base, *variants = results
    pairs: list[Result | None] = [*variants] or [None]
    return np.column_stack([_column(base, variant, width) for variant in pairs for width in wanted])


def _column(base: Result, variant: Result | None, width: Width) -> np.ndarray:
    """Return the half-widths of one interval after 1, 2, ... replications as multiples of the one wanted."""
    size = base.replications
    found = np.full(size, np.inf)
    for number in range(FEWEST, size + 1):
        mean, half = _half(base, variant, width.kpi, number)
        limit = width.size * abs(mean) if width.relative else width.size
        found[number - 1] = half / limit if limit > 0 else (0.0 if half == 0 else np.inf)
    return np.where(np.isnan(found), np.inf, found)


def _half(base: Result, variant: Result | None, kpi: str, number: int) -> tuple[float, float]:
    """Return the mean (or mean difference) over the first replications, and half of its interval."""
    key = (kpi, ALL, ALL, ALL)
    if kpi == RATIO_OF_MEANS:
        parts = [
            ratio_influence(*(part[:number] for part in ratio_parts(one.values))) for one in (base, variant) if one
        ]
        mean = parts[-1][0] - (parts[0][0] if variant else 0.0)
        values = parts[-1][1] - (parts[0][1] if variant else 0.0)
    else:
        values = (variant or base).values.column(key)[:number]
        values = values - base.values.column(key)[:number] if variant else values
        mean = float(means(values[:, None]).mean[0])
    low, high = means(values[:, None]).interval(LEVEL)
    return mean, float(high[0] - low[0]) / 2
