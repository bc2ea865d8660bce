"""Itineraries and capacity as the tables that the compiled engine works on."""

from dataclasses import dataclass

import numpy as np

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.chance.rows import Rows, cache_lines, table_of
from leiq_sim.engine.capacity import Capacity
from leiq_sim.engine.compiled import Comer, Hour, Line, Pool, Step
from leiq_sim.units import NEVER

LINED = (Kind.HOURS, Kind.PLACES, Kind.COHORT, Kind.CANDIDATE, Kind.VACANCY)
MARKET = (Kind.CANDIDATE, Kind.VACANCY)
# The log of a visit is half a cache line. A visit that waits has not begun; until then its two times hold who stands
# before and after it in its line (-1 for nobody).
WRITTEN = np.dtype(
    {
        "names": ["queued", "began", "ended", "server", "outcome", "before", "after"],
        "formats": [np.int64, np.int64, np.int64, np.int32, np.int8, np.int64, np.int64],
        "offsets": [0, 8, 16, 24, 28, 8, 16],
        "itemsize": 32,
    }
)


@dataclass(frozen=True)
class Journeys:
    """What the engine needs to know of itineraries, whatever the capacity.

    visits, comers  tables; `order` are the entities that come by themselves from day 0 on, in the order of arrival
    accepts   sites accepted, by visit
    lines     what the lines of a desk are told apart by, by kind: sites accepted, priority (lines x 2)
    courses, markets    how many there are, by the numbers used
    timers    how many visits may have a timer: their patience ends, and others can notice
    """

    visits: np.ndarray
    comers: np.ndarray
    order: np.ndarray
    accepts: np.ndarray
    lines: dict[Kind, np.ndarray]
    courses: int
    markets: int
    timers: int


@dataclass(frozen=True)
class Desks:
    """Where people wait. Desks are numbered by kind, from `start[kind]` on: pools of hours, of places, courses,
    candidates of a market, vacancies of a market.

    Desk d owns the lines from first[d] to before first[d + 1]: one for each priority, in a market for each set of sites
    and each priority.
    """

    start: np.ndarray
    first: np.ndarray
    lines: np.ndarray


def journeys_of(itineraries: Itineraries) -> Journeys:
    """Return the itineraries' tables; they are worked out once and kept with the itineraries."""
    if "journeys" not in itineraries.kept:
        itineraries.kept["journeys"] = _journeys(itineraries)
    return itineraries.kept["journeys"]


def _journeys(itineraries: Itineraries) -> Journeys:
    rows, visits = itineraries.rows, table_of(itineraries.rows)
    kind, number = visits["kind"], visits["resource"]
    waits = (kind != Kind.DELAY) & (kind != Kind.GATE)
    visits["posts"] = 0
    visits["posts"][itineraries.posted_by[itineraries.posted_by >= 0]] = 1
    return Journeys(
        visits.view(np.recarray),
        *comers_of(itineraries),
        accepts=np.ascontiguousarray(rows.accepts),
        lines={one: _lines(rows, visits["line"], np.flatnonzero(kind == one)) for one in LINED},
        courses=int(number[kind == Kind.COHORT].max(initial=-1)) + 1,
        markets=int(number[(kind == Kind.CANDIDATE) | (kind == Kind.VACANCY)].max(initial=-1)) + 1,
        timers=int((waits & timed(visits)).sum()),
    )


def timed(visits: np.ndarray) -> np.ndarray:
    """Return which visits would have a timer if they waited (bool): their patience ends, and others can notice."""
    patience = visits["patience"]
    return (patience < NEVER) & ((visits["unserved"] >= 0) | (patience == 0))


def _lines(rows: Rows, line: np.ndarray, mine: np.ndarray) -> np.ndarray:
    """Return the lines of each desk of a kind, whose visits are `mine`, and write down in which of them each waits."""
    if len(mine) == 0:
        return np.empty((0, 2), np.int64)
    sites = rows.accepts[mine] if rows.kind[mine[0]] in MARKET else np.zeros(len(mine), np.int64)
    priority = rows.priority[mine]
    all_sites, priorities = np.unique(sites), np.unique(priority)
    line[mine] = np.searchsorted(all_sites, sites) * len(priorities) + np.searchsorted(priorities, priority)
    return np.column_stack([np.repeat(all_sites, len(priorities)), np.tile(priorities, len(all_sites))])


def comers_of(itineraries: Itineraries) -> tuple[np.ndarray, np.ndarray]:
    """Return the table of entities, and those who come by themselves in the order in which they do."""
    arrival, queued, posted_by = itineraries.arrival, itineraries.queued, itineraries.posted_by
    order = np.flatnonzero((posted_by < 0) & (arrival >= 0))
    if (np.diff(arrival[order]) < 0).any():
        order = order[np.argsort(arrival[order], kind="stable")]
    # Of the stock on day 0 those come first who have waited longest, so that each joins a line at its end.
    stock = int(np.searchsorted(arrival[order], 0, side="right"))
    order[:stock] = order[:stock][np.argsort(queued[order[:stock]], kind="stable")]
    none = np.full(len(arrival), -1)
    table = np.column_stack([itineraries.first, arrival, queued, posted_by, none, none])
    posted = np.flatnonzero(posted_by >= 0)
    parents = itineraries.rows.entity[posted_by[posted]]
    for child, parent in zip(posted[::-1].tolist(), parents[::-1].tolist(), strict=True):
        table[child, Comer.NEXT], table[parent, Comer.CHILD] = table[parent, Comer.CHILD], child
    return table, order


def hours_of(capacity: Capacity) -> np.ndarray:
    """Return the calendars (pools x days x columns), one day more than the period, so that each day has a next."""
    pools, days = capacity.minutes.shape
    table = np.zeros((pools, days + 1, len(Hour)), dtype=np.int64)
    table[:, :days, Hour.MINUTES] = capacity.minutes
    table[:, 1:, Hour.WORKED] = np.cumsum(capacity.minutes, axis=1)
    for column, wanted in ((Hour.OPENS, capacity.minutes > 0), (Hour.CLOSES, capacity.minutes == 0)):
        number = np.where(wanted, np.arange(days), days)
        table[:, :, column] = days
        table[:, : max(0, days - 1), column] = np.minimum.accumulate(number[:, ::-1], axis=1)[:, ::-1][:, 1:]
    return table


def steps_of(capacity: Capacity) -> np.ndarray:
    """Return the steps of places in the order of time; of two of one pool at one tick the later holds."""
    rows = [(tick, pool, n) for pool, steps in enumerate(capacity.places) for tick, n in steps if tick >= 0]
    return np.array(sorted(rows, key=lambda row: row[0]), dtype=np.int64).reshape(len(rows), len(Step))


def courses_of(capacity: Capacity) -> tuple[np.ndarray, int]:
    """Return the table of course runs, and the number of the first that is not over before the period begins."""
    runs = capacity.runs
    columns = (runs.line, runs.site, runs.start, runs.end, runs.seats, runs.minimum)
    return np.column_stack(columns).astype(np.int64), int(np.searchsorted(runs.start, 0))


def desks_of(journeys: Journeys, capacity: Capacity) -> Desks:
    """Return the desks with their lines, in which nobody waits yet."""
    courses = max(journeys.courses, int(capacity.runs.line.max(initial=-1)) + 1)
    counts = {Kind.HOURS: len(capacity.minutes), Kind.PLACES: len(capacity.places), Kind.COHORT: courses,
              Kind.CANDIDATE: journeys.markets, Kind.VACANCY: journeys.markets}  # fmt: skip
    each = [journeys.lines[kind] for kind in Kind if kind in counts for _ in range(counts[kind])]
    lines = np.full((sum(map(len, each)), len(Line)), -1, dtype=np.int64)
    lines[:, [Line.SITES, Line.PRIORITY]] = np.concatenate([*each, np.empty((0, 2), np.int64)])
    start = np.cumsum([0, *(counts.get(kind, 0) for kind in Kind)])
    return Desks(start, np.cumsum([0, *map(len, each)]), lines)


def room_for_log(rows: int) -> np.ndarray:
    """Return the table of a log with no content yet (WRITTEN, one record a visit)."""
    return cache_lines(rows, WRITTEN).view(np.recarray)


def free_pools(capacity: Capacity) -> np.ndarray:
    """Return the table of pools: free, nobody inside, no places before the first step."""
    table = np.zeros((max(len(capacity.minutes), len(capacity.places)), len(Pool)), dtype=np.int64)
    table[:, Pool.TALKING] = -1
    return table
