"""The rows of itineraries: what each visit is, how long it lasts, and where it leads."""

from dataclasses import dataclass, fields

import numpy as np

from leiq_sim.errors import EngineError, problem


@dataclass
class Rows:
    """One entry a visit (whole numbers, those of `table_of` in its types); times are ticks. In itineraries an entity's
    visits are contiguous and entities ascend; while they are built, `since` and the ways onward are numbers of nodes
    instead of rows.

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
# What an engine reads of every visit lies in one cache line. `line` (which of its desk's) and `posts` (whether other
# entities wait for its service) are filled in by the engine.
VISIT = np.dtype(
    [(name, np.int64) for name in ("duration", "patience", "date", "dropout")]
    + [(name, np.int32) for name in ("entity", "since", "served", "unserved", "dropped", "resource", "line")]
    + [(name, np.int8) for name in ("kind", "posts")]
    + [("spare", np.int16)]
)
FIELDS = dict(VISIT.fields or {})
TOGETHER = tuple(name for name in COLUMNS if name in FIELDS)
CACHE_LINE = 64


def blank(size: int) -> Rows:
    """Return rows with no content yet, most columns of which are those of one table (see `table_of`)."""
    table = cache_lines(size, VISIT)
    return Rows(**{name: table[name] if name in TOGETHER else np.empty(size, np.int64) for name in COLUMNS})


def cache_lines(size: int, kind: np.dtype) -> np.ndarray:
    """Return a table of records that begins with a cache line, so that those of 32 or 64 bytes never straddle one."""
    memory = np.empty(size * kind.itemsize + CACHE_LINE, dtype=np.uint8)
    first = -memory.ctypes.data % CACHE_LINE
    return np.ndarray(size, kind, memory, first)


def table_of(rows: Rows) -> np.ndarray:
    """Return the table (VISIT, one record a visit) of which the rows are columns; it is made where there is none.

    Raises EngineError for numbers that do not fit.
    """
    start = rows.entity.ctypes.data - FIELDS["entity"][1]
    if all(_lies_in(getattr(rows, name), name, start) for name in TOGETHER):
        memory = rows.entity
        while isinstance(memory.base, np.ndarray):
            memory = memory.base
        return np.ndarray(len(rows), VISIT, memory, start - memory.ctypes.data)
    found = blank(len(rows))
    for name in COLUMNS:
        put(found, name, getattr(rows, name))
    return table_of(found)


def _lies_in(column: np.ndarray, name: str, start: int) -> bool:
    kind, offset = FIELDS[name][:2]
    return column.dtype == kind and column.strides == (VISIT.itemsize,) and column.ctypes.data == start + offset


def put(rows: Rows, name: str, values: np.ndarray) -> None:
    """Write a column. Raises EngineError for numbers that do not fit."""
    column = getattr(rows, name)
    column[:] = values
    if wrong := np.flatnonzero(column != values).tolist():
        raise EngineError(problem("engine_number_too_large", "engine", column=name, found=int(values[wrong[0]])))
