"""Waiting times that count those who still wait: the Aalen-Johansen estimator with delayed entry.

Being called is the event, leaving competes, the horizon censors. People who already waited on day 0 come under
observation late: they count among those at risk only from the days they had waited by then (left truncation).
"""

from dataclasses import dataclass
from math import isnan, nan

import numpy as np

CENSORED, CALLED, LEFT = 0, 1, 2
ROUNDING = 1e-9  # a curve that reaches one half only up to rounding has reached it


@dataclass(frozen=True)
class Incidence:
    """Step curves of waiting, right-continuous; each value holds from its day on, until the next.

    days      days at which something happens, ascending, float
    waiting   share neither called nor gone after that day
    called    share called by that day (cumulative incidence)
    left      share gone by that day without having been called
    """

    days: np.ndarray
    waiting: np.ndarray
    called: np.ndarray
    left: np.ndarray
    joined: int

    def still_waiting(self, day: float) -> float:
        """Return the share that waits longer than `day`; NaN when nobody joined or the day is NaN."""
        return self._at(self.waiting, day, 1.0)

    def called_by(self, day: float) -> float:
        """Return the share called within `day` days; NaN when nobody joined."""
        return self._at(self.called, day, 0.0)

    def first_day(self, share: float) -> float:
        """Return the first day on which the share called reaches `share`; NaN if it never does."""
        reached = np.flatnonzero(self.called >= share - ROUNDING)
        return float(self.days[reached[0]]) if len(reached) else nan

    def _at(self, curve: np.ndarray, day: float, before: float) -> float:
        if not self.joined or isnan(day):
            return nan
        position = int(np.searchsorted(self.days, day, side="right"))
        return float(curve[position - 1]) if position else before


def cumulative_incidence(waited: np.ndarray, cause: np.ndarray, entered: np.ndarray | None = None) -> Incidence:
    """Return the curves for people who waited `waited` days until `cause` (CENSORED, CALLED or LEFT).

    `entered` are the days each had already waited when observation began (0 for who joined within the period).
    At risk on a day is who entered on or before it and has not gone before it: who is called in the very instant
    in which observation begins was at risk. A single person at risk does not end the curve while others enter
    only later; that moment is passed over, or one early case would stand for all.
    """
    entered = np.zeros(len(waited)) if entered is None else entered
    happened = cause != CENSORED
    days, place = np.unique(waited[happened], return_inverse=True)
    was_called = (cause[happened] == CALLED).astype(float)
    called = np.bincount(place, weights=was_called, minlength=len(days))
    left = np.bincount(place, weights=1.0 - was_called, minlength=len(days))
    at_risk = np.searchsorted(np.sort(entered), days, side="right") - np.searchsorted(np.sort(waited), days)
    alone = (at_risk == 1) & (days < entered.max(initial=-np.inf))
    called[alone] = left[alone] = 0.0
    waiting = np.cumprod(1.0 - (called + left) / at_risk)
    before = np.concatenate(([1.0], waiting[:-1]))
    return Incidence(
        days, waiting, np.cumsum(before * called / at_risk), np.cumsum(before * left / at_risk), len(waited)
    )
