"""Waiting times that count those who still wait: the Aalen-Johansen estimator with delayed entry.

Being called is the event, leaving competes, the horizon censors. People who already waited on day 0 come under
observation late: they count among those at risk only from the days they had waited by then (left truncation).

Many curves are made at once: people are sorted by group, day and cause as one whole number each, in whole ticks.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import isnan

import numpy as np

from leiq_sim.units import TICKS_PER_DAY

CENSORED, CALLED, LEFT = 0, 1, 2
ROUNDING = 1e-9  # a curve that reaches one half only up to rounding has reached it
TICK_BITS, CAUSE_BITS = 38, 2  # the longest wait is some 700 years
DIGIT_BITS = 15  # of 16, one is the sign


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
    key = _keys(moment, group)
    rank = key & _CAUSES
    bounds = np.searchsorted(key, np.arange(groups + 1) << _GROUP)  # where each group begins
    event = np.flatnonzero((rank == _RANK[CALLED]) | (rank == _RANK[LEFT]))
    moment = key[event] >> CAUSE_BITS
    first = np.flatnonzero(np.concatenate((moment[:1] >= 0, moment[1:] != moment[:-1])))  # event of each moment
    moments, begins = moment[first], event[first]
    own = moments >> TICK_BITS
    happened = np.diff(first, append=len(event)).astype(float)
    called = np.add.reduceat(rank[event] == _RANK[CALLED], first, dtype=float)
    entries = _running(rank == _ENTRY)
    late_in_all = entries[bounds[1:]] - entries[bounds[:-1]]
    still_to_enter = entries[bounds[own + 1]] - entries[begins]
    # Behind the first event of a moment stands who has not gone before it, and who has not yet entered, twice.
    at_risk = bounds[own + 1] - begins - 2.0 * still_to_enter
    alone = (at_risk == 1) & (still_to_enter > 0)
    called[alone] = happened[alone] = 0.0
    start = np.searchsorted(moments, np.arange(groups + 1) << TICK_BITS)
    return Incidences(moments, *_steps(called, happened, at_risk, start), start, np.diff(bounds) - late_in_all)


_GROUP = TICK_BITS + CAUSE_BITS
_CAUSES = (1 << CAUSE_BITS) - 1
_DIGIT = (1 << DIGIT_BITS) - 1
# At the same moment observation begins before anything happens, and who is censored is still at risk.
_ENTRY, _RANK = 0, np.array([3, 1, 2])  # by cause: CENSORED, CALLED, LEFT


def _keys(moment: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Return for all groups of each person the moment with the group's number above it, ascending."""
    in_time = _ascending(moment)
    moment, group = np.repeat(moment[in_time], group.shape[1]), group.take(in_time, axis=0).ravel()
    order = _ascending(group)
    return (group[order] << _GROUP) + moment[order]


def _ascending(numbers: np.ndarray) -> np.ndarray:
    """Return the order of whole numbers from 0 on.

    They are sorted by their digits: 16 bits NumPy sorts by counting, which is several times as fast as comparing.
    """
    bits = int(numbers.max(initial=1)).bit_length()
    return np.lexsort([(numbers >> shift & _DIGIT).astype(np.int16) for shift in range(0, bits, DIGIT_BITS)])


def _running(chosen: np.ndarray) -> np.ndarray:
    """Return how many are chosen before each place, and in all."""
    return np.concatenate(([0], np.cumsum(chosen)))


def _steps(
    called: np.ndarray, happened: np.ndarray, at_risk: np.ndarray, start: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return by moment the shares that wait and were called.

    Products and sums begin anew with each group: so its numbers do not depend on who else is counted with it.
    """
    bounds = np.unique(start).tolist()
    waiting = 1.0 - happened / at_risk
    for a, b in pairwise(bounds):
        np.multiply.accumulate(waiting[a:b], out=waiting[a:b])
    in_line = np.ones(len(waiting))
    in_line[1:] = waiting[:-1]
    in_line[bounds[:-1]] = 1.0
    total = in_line * called / at_risk
    for a, b in pairwise(bounds):
        np.add.accumulate(total[a:b], out=total[a:b])
    return waiting, total
