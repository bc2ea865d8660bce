"""What is measured on the visits of one run: a total and its weight, of which the book knows the quotient.

The weight of a figure by person is the number of persons, that of a figure by time is time. Under the hypothesis
total - expected * weight has mean zero exactly, whatever the numbers, so nothing is lost by the bias of a ratio.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Seen:
    """The visits of one run, and the part of the period that counts: those who join in [first, last) days."""

    visits: pd.DataFrame
    first: float
    last: float
    horizon: float

    def at(self, **where: Any) -> pd.DataFrame:
        """Return the visits with these values (say pool="desk", stage="second")."""
        frame = self.visits
        for name, value in where.items():
            frame = frame[frame["resource" if name == "pool" else name] == value]
        return frame

    def people(self, **where: Any) -> pd.DataFrame:
        """Return the visits that joined in the window."""
        frame = self.at(**where)
        return frame[(frame["queued"] >= self.first) & (frame["queued"] < self.last)]


Measure = Callable[[Seen], tuple[float, float]]


def with_called(visits: pd.DataFrame) -> pd.DataFrame:
    """Add `left_line`, when a visit ceased to wait, by call or by leaving (infinite for not yet)."""
    return visits.assign(left_line=visits["began"].fillna(visits["ended"]).fillna(np.inf))


def wait(people: pd.DataFrame) -> pd.Series:
    return people["left_line"] - people["queued"]


def stay(people: pd.DataFrame) -> pd.Series:
    """Wait and service together."""
    return people["ended"].fillna(np.inf) - people["queued"]


def by_person(figure: Callable[[pd.DataFrame], pd.Series], **where: Any) -> Measure:
    """The mean over those who join in the window; who is not through at the horizon counts as of then."""

    def measure(seen: Seen) -> tuple[float, float]:
        people = seen.people(**where)
        people = people.assign(left_line=people["left_line"].clip(upper=seen.horizon))
        return float(figure(people).sum()), float(len(people))

    return measure


def mean_wait(**where: Any) -> Measure:
    return by_person(wait, **where)


def wait_squared(**where: Any) -> Measure:
    return by_person(lambda people: wait(people) ** 2, **where)


def waits_over(days: float, **where: Any) -> Measure:
    return by_person(lambda people: wait(people) > days, **where)


def stays_over(days: float, **where: Any) -> Measure:
    return by_person(lambda people: stay(people) > days, **where)


def served_after(days: float, **where: Any) -> Measure:
    return by_person(lambda people: (wait(people) > days) & people["began"].notna(), **where)


def newcomers(**where: Any) -> Measure:
    """How many join in a day."""
    return lambda seen: (float(len(seen.people(**where))), seen.last - seen.first)


def share(column: str, value: Any, **where: Any) -> Measure:
    return by_person(lambda people: people[column] == value, **where)


SPANS = {"waiting": ("queued", "left_line"), "inside": ("began", "ended"), "present": ("queued", "ended")}


def entered(visits: pd.DataFrame, state: str) -> pd.DataFrame:
    """Return the visits that came to a state at all: who leaves the line is never inside."""
    return visits[visits[SPANS[state][0]].notna()]


def over_time(state: str, **where: Any) -> Measure:
    """The mean number in a state over the window."""

    def measure(seen: Seen) -> tuple[float, float]:
        visits = entered(seen.at(**where), state)
        start, end = (visits[name].fillna(np.inf).clip(seen.first, seen.last) for name in SPANS[state])
        return float((end - start).sum()), seen.last - seen.first

    return measure


def number_at(visits: pd.DataFrame, state: str, days: np.ndarray) -> np.ndarray:
    """Return how many are in a state just after each of some moments."""
    visits = entered(visits, state)
    start, end = (np.sort(visits[name].fillna(np.inf)) for name in SPANS[state])
    return np.searchsorted(start, days, side="right") - np.searchsorted(end, days, side="right")


def snapshots(
    state: str, *days: float, figure: Callable[[np.ndarray], np.ndarray] = lambda number: number, **where: Any
) -> Measure:
    """The mean of a figure of the number in a state, over some days."""

    def measure(seen: Seen) -> tuple[float, float]:
        return float(np.sum(figure(number_at(seen.at(**where), state, np.array(days))))), float(len(days))

    return measure


def every(
    period: float, state: str, figure: Callable[[np.ndarray], np.ndarray] = lambda number: number, offset: float = 0,
    **where: Any,
) -> Measure:  # fmt: skip
    """The same at offset, offset + period, ... within the window."""

    def measure(seen: Seen) -> tuple[float, float]:
        days = np.arange(np.ceil((seen.first - offset) / period), np.ceil((seen.last - offset) / period))
        return float(np.sum(figure(number_at(seen.at(**where), state, offset + days * period)))), float(len(days))

    return measure


def together(*pools: str, period: float = 1.0) -> Measure:
    """The share of moments at which nobody is at any of these pools (or stages of that name)."""

    def measure(seen: Seen) -> tuple[float, float]:
        days = np.arange(np.ceil(seen.first / period), np.ceil(seen.last / period)) * period
        nobody = [number_at(seen.at(pool=pool), "present", days) == 0 for pool in pools]
        return float(np.logical_and.reduce(nobody).sum()), float(len(days))

    return measure


def starts(figure: Callable[[np.ndarray], np.ndarray], period: int, stage: str = "course") -> Measure:
    """The mean over course starts (day 1, 1 + period, ...) in the window of a figure of the number seated."""

    def measure(seen: Seen) -> tuple[float, float]:
        days = np.arange(1.0, seen.last, period)
        days = days[days >= seen.first]
        began = np.sort(seen.at(stage=stage)["began"].dropna())
        seated = np.searchsorted(began, days, side="right") - np.searchsorted(began, days, side="left")
        return float(np.sum(figure(seated))), float(len(days))

    return measure


def through_both(figure: Callable[[pd.Series, pd.Series], pd.Series]) -> Measure:
    """The mean over those who join the first line in the window of a figure of their stays in both lines."""

    def measure(seen: Seen) -> tuple[float, float]:
        first, second = (stay(seen.at(stage=stage).set_index("client")) for stage in ("first", "second"))
        first = first[seen.people(stage="first")["client"]]
        return float(figure(first, second.reindex(first.index, fill_value=np.inf)).sum()), float(len(first))

    return measure


def misses_first_start(period: int) -> Measure:
    """The share of newcomers who are not called at the first start (of day 1, 1 + period, ...) after they came."""
    return by_person(lambda people: people["left_line"] > np.ceil((people["queued"] - 1) / period) * period + 1)


def within(first: float, last: float, measure: Measure) -> Measure:
    """The same measure on a window of its own."""
    return lambda seen: measure(replace(seen, first=first, last=last))
