"""What an engine returns: the state of every visit at the horizon."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np


class Outcome(IntEnum):
    ABSENT = 0
    WAITING = 1
    INSIDE = 2
    SERVED = 3
    UNSERVED = 4
    DROPPED = 5


@dataclass(frozen=True)
class Outputs:
    """One entry a row (whole numbers). Times are ticks (int64), NOT_YET where it has not happened.

    `server` is the run's number or the partner's row, -1 for none.
    """

    queued: np.ndarray
    began: np.ndarray
    ended: np.ndarray
    outcome: np.ndarray
    server: np.ndarray
