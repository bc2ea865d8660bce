"""Waiting times that count those who still wait: the Aalen-Johansen estimator with delayed entry.

Being called is the event, leaving competes, the horizon censors. People who already waited on day 0 come under
observation late: they count among those at risk only from the days they had waited by then (left truncation).

Many curves are made at once: day and cause are one whole number, in whole ticks, by which people are sorted.
"""

from dataclasses import dataclass
from functools import cached_property
from math import isnan

import numpy as np

from leiq_sim.engine import ready
from leiq_sim.units import TICKS_PER_DAY

CENSORED, CALLED, LEFT = 0, 1, 2
ROUNDING = 1e-9  # a curve that reaches one half only up to rounding has reached it
TICK_BITS, CAUSE_BITS = 38, 2  # the longest wait is some 700 years (as in engine/compiled.py)


@dataclass(frozen=True)
class Incidence:
    """Step curves of waiting, right-continuous; each value holds from its day on, until the next.

    days      days at which something happens, ascending, float
    waiting   share neither called nor gone after that day
    called    share called by that day (cumulative incidence)
    """

    days: np.ndarray
    waiting: np.ndarray
    called: np.ndarray
    joined: int

    @property
    def left(self) -> np.ndarray:
        """The share gone by that day without having been called."""
        return 1.0 - self.waiting - self.called

    def still_waiting(self, day: float) -> float:
        """Return the share that waits longer than `day`; NaN when nobody joined or the day is NaN."""
        return float(self._alone.still_waiting(day)[0])

    def called_by(self, day: float) -> float:
        """Return the share called within `day` days; NaN when nobody joined."""
        return float(self._alone.called_by(day)[0])

    def first_day(self, share: float) -> float:
        """Return the first day on which the share called reaches `share`; NaN if it never does."""
        return float(self._alone.first_day(share)[0])

    @property
    def _alone(self) -> "Incidences":
        moments, people = ticks(self.days), np.array([self.joined])
        return Incidences(moments, self.waiting, self.called, np.array([0, len(moments)]), people)


@dataclass(frozen=True)
class Incidences:
    """The curves of many groups: group g has the entries from start[g] to before start[g + 1], joined[g] people.

    `moments` are ticks with the group's number above them, ascending; other arrays as in `Incidence`.
    """

    moments: np.ndarray
    waiting: np.ndarray
    called: np.ndarray
    start: np.ndarray
    joined: np.ndarray

    def still_waiting(self, day: float) -> np.ndarray:
        """Return for each group the share that waits longer than `day`; NaN where nobody joined."""
        return self._at(self.waiting, day, 1.0)

    def called_by(self, day: float) -> np.ndarray:
        """Return for each group the share called within `day` days; NaN where nobody joined."""
        return self._at(self.called, day, 0.0)

    def first_day(self, share: float) -> np.ndarray:
        """Return for each group the first day on which the share called reaches `share`; NaN where it never does."""
        group = np.arange(len(self.joined))
        place = np.searchsorted(self._ladder, 2.0 * group + share - ROUNDING)
        reached = place < self.start[1:]
        place = np.where(reached, place, 0)
        day = (self.moments[place] & _TICKS) / TICKS_PER_DAY if len(self.moments) else np.zeros(len(group))
        return np.where(reached, day, np.nan)

    @cached_property
    def _ladder(self) -> np.ndarray:
        """The shares called, ascending over all groups, as none is above 1."""
        return self.called + 2.0 * (self.moments >> TICK_BITS)

    def of(self, group: int) -> Incidence:
        """Return the curve of one group."""
        here = slice(self.start[group], self.start[group + 1])
        days = (self.moments[here] & _TICKS) / TICKS_PER_DAY
        return Incidence(days, self.waiting[here], self.called[here], int(self.joined[group]))

    def _at(self, curve: np.ndarray, day: float, before: float) -> np.ndarray:
        if isnan(day):
            return np.full(len(self.joined), np.nan)
        tick = min(int(np.floor(day * TICKS_PER_DAY)), _TICKS)
        group = np.arange(len(self.joined))
        place = np.searchsorted(self.moments, (group << TICK_BITS) + tick, side="right")
        last = np.append(curve, before)[np.where(place > self.start[:-1], place - 1, -1)]
        return np.where(self.joined > 0, last, np.nan)


_TICKS = (1 << TICK_BITS) - 1


def ticks(days: np.ndarray) -> np.ndarray:
    """Return days as whole ticks (int64); what a log holds is whole already."""
    return np.rint(days * TICKS_PER_DAY).astype(np.int64)


def cumulative_incidence(waited: np.ndarray, cause: np.ndarray, entered: np.ndarray | None = None) -> Incidence:
    """Return the curve of one group; see `cumulative_incidences`."""
    return cumulative_incidences(waited, cause, np.zeros((len(waited), 1), dtype=np.int64), 1, entered).of(0)


def cumulative_incidences(
    waited: np.ndarray, cause: np.ndarray, group: np.ndarray, groups: int, entered: np.ndarray | None = None
) -> Incidences:
    """Return the curves for people who waited `waited` days until `cause` (CENSORED, CALLED or LEFT).

    `group` has a column for each group that a person is in (people x columns). `entered` are the days each had already
    waited when observation began (0 for who joined within the period).

    At risk on a day is who entered on or before it and has not gone before it: who is called in the very instant
    in which observation begins was at risk. A single person at risk does not end the curve while others enter
    only later; that moment is passed over, or one early case would stand for all.
    """
    moment = (ticks(waited) << CAUSE_BITS) + _RANK[cause]
    if entered is not None:
        late = np.flatnonzero(entered > 0)
        moment = np.concatenate((moment, (ticks(entered[late]) << CAUSE_BITS) + _ENTRY))
        group = np.concatenate((group, group[late]))
    ready.wait()
    from leiq_sim.engine import compiled  # late: Numba takes half a second to import

    keys, begins = np.empty(group.size, np.int64), np.empty(groups + 1, np.int64)
    compiled.in_groups(moment, np.argsort(moment), np.ascontiguousarray(group, np.int64), begins, keys)
    moments, waiting, called = np.empty_like(keys), np.empty(len(keys)), np.empty(len(keys))
    start, joined = np.empty(groups + 1, np.int64), np.empty(groups, np.int64)
    count = compiled.steps_of_curves(keys, begins, moments, waiting, called, start, joined)
    return Incidences(moments[:count], waiting[:count], called[:count], start, joined)


# At the same moment observation begins before anything happens, and who is censored is still at risk.
_ENTRY, _RANK = 0, np.array([3, 1, 2])  # by cause: CENSORED, CALLED, LEFT
