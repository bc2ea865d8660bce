"""The rows of itineraries: what each visit is, how long it lasts, and where it leads."""

from dataclasses import dataclass

import numpy as np


@dataclass
class Rows:
    """One entry a visit (int64); times are ticks. In itineraries an entity's visits are contiguous and entities ascend;
    while they are built, `since` and the ways onward are numbers of nodes instead of rows.

    duration    minutes for a talk (HOURS), ticks for PLACES and DELAY, 0 otherwise
    patience    ticks, NEVER for endless
    dropout     ticks after a course's start, NEVER for none
    accepts     sites accepted, one bit a site; a vacancy has its own site's bit
    since       row of the earlier visit a delay counts from, -1 for none; a gate that holds its own row hands it on
                to the visit it led to
    date        tick from which a gate's second way holds
    served, unserved, dropped   next row, or -1 - exit; a gate goes to `served` before its date, else `unserved`
    own         1 where patience is the person's own job search
    """

    entity: np.ndarray
    node: np.ndarray
    kind: np.ndarray
    resource: np.ndarray
    priority: np.ndarray
    duration: np.ndarray
    patience: np.ndarray
    dropout: np.ndarray
    accepts: np.ndarray
    since: np.ndarray
    date: np.ndarray
    served: np.ndarray
    unserved: np.ndarray
    dropped: np.ndarray
    own: np.ndarray

    def __len__(self) -> int:
        return len(self.entity)
