"""Times of several works, measured turn by turn: what slows the machine for a while slows all of them."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from operator import truediv

Seconds = dict[str, list[float]]


@dataclass(frozen=True)
class Work:
    """Something to time. What is short is done `times` times in a turn, and its time is the mean of them."""

    do: Callable[[], object]
    times: int = 1


def interleaved(rounds: int, works: Mapping[str, Work]) -> Seconds:
    """Return the seconds of each work in each round. All are done once before; each round begins with another one."""
    for work in works.values():
        work.do()
    names, found = list(works), {name: [] for name in works}
    for number in range(rounds):
        begin = number % len(names)
        for name in names[begin:] + names[:begin]:
            gc.collect()
            found[name].append(_seconds(works[name]))
    return found


def _seconds(work: Work) -> float:
    began = time.perf_counter()
    for _ in range(work.times):
        work.do()
    return (time.perf_counter() - began) / work.times


@dataclass(frozen=True)
class Spread:
    """What the rounds of a measurement say."""

    median: float
    least: float
    most: float
    rounds: int


def spread(values: Sequence[float], scale: float = 1.0) -> Spread:
    scaled = [value * scale for value in values]
    return Spread(statistics.median(scaled), min(scaled), max(scaled), len(scaled))


def ratio(part: Sequence[float], whole: Sequence[float]) -> Spread:
    """Return part ÷ whole, round by round."""
    return spread([*starmap(truediv, zip(part, whole, strict=True))])
