"""The rows of itineraries: what each visit is, how long it lasts, and where it leads."""

from dataclasses import dataclass, fields

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
    kind: np.ndarray
    resource: np.ndarray
    duration: np.ndarray
    since: np.ndarray
    date: np.ndarray
    served: np.ndarray
    unserved: np.ndarray
    priority: np.ndarray
    patience: np.ndarray
    dropout: np.ndarray
    accepts: np.ndarray
    dropped: np.ndarray
    node: np.ndarray
    own: np.ndarray

    def __len__(self) -> int:
        return len(self.entity)


COLUMNS = tuple(field.name for field in fields(Rows))
WIDTH = 16  # so that a visit lies in two cache lines of 64 bytes, beginning with one


def blank(size: int) -> Rows:
    """Return rows whose columns are those of one table (see `table_of`), with no content yet."""
    return Rows(*cache_lines(size, WIDTH).T[: len(COLUMNS)])


def cache_lines(rows: int, width: int) -> np.ndarray:
    """Return a table of int64 that begins with a cache line, so that rows of 8 or 16 columns never straddle one."""
    memory = np.empty(rows * width + 7, dtype=np.int64)
    first = -memory.ctypes.data % 64 // 8
    return memory[first : first + rows * width].reshape(rows, width)


def table_of(rows: Rows) -> np.ndarray:
    """Return the table of which the rows are columns; it is made of them where there is none."""
    columns = [getattr(rows, name) for name in COLUMNS]
    places = [column.ctypes.data - columns[0].ctypes.data for column in columns]
    if places == list(range(0, 8 * len(columns), 8)) and columns[0].strides == (8 * WIDTH,):
        return np.lib.stride_tricks.as_strided(columns[0], (len(rows), WIDTH), (8 * WIDTH, 8))
    found = blank(len(rows))
    for name, column in zip(COLUMNS, columns, strict=True):
        getattr(found, name)[:] = column
    return table_of(found)
