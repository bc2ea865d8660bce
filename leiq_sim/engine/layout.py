"""Itineraries and capacity as the tables that the compiled engine works on."""

from dataclasses import dataclass

import numpy as np

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.chance.rows import cache_lines, table_of
from leiq_sim.engine.capacity import Capacity
from leiq_sim.engine.compiled import Comer, Hour, Line, Pool, Step, Visit, Written
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.units import NEVER, NOT_YET


@dataclass(frozen=True)
class Journeys:
    """What the engine needs to know of itineraries, whatever the capacity.

    visits, comers  tables; `order` are the entities that come by themselves from day 0 on, in the order of arrival
    priorities, seekers, openings   priorities of those who wait, sets of sites that candidates accept, and those of
              vacancies (ascending)
    courses, markets    how many there are, by the numbers used
    timers    how many visits may have a timer: their patience ends, and others can notice
    """

    visits: np.ndarray
    comers: np.ndarray
    order: np.ndarray
    priorities: np.ndarray
    seekers: np.ndarray
    openings: np.ndarray
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
    visits = table_of(itineraries.rows)
    kind, number, accepts = visits[:, Visit.KIND], visits[:, Visit.RESOURCE], visits[:, Visit.ACCEPTS]
    candidate, vacancy, cohort = (kind == one for one in (Kind.CANDIDATE, Kind.VACANCY, Kind.COHORT))
    waits, patience = (kind != Kind.DELAY) & (kind != Kind.GATE), visits[:, Visit.PATIENCE]
    noticed = (visits[:, Visit.IF_UNSERVED] >= 0) | (patience == 0)
    return Journeys(
        visits,
        *comers_of(itineraries),
        priorities=np.unique(visits[waits, Visit.PRIORITY]),
        seekers=np.unique(accepts[candidate]),
        openings=np.unique(accepts[vacancy]),
        courses=int(number[cohort].max(initial=-1)) + 1,
        markets=int(number[candidate | vacancy].max(initial=-1)) + 1,
        timers=int((waits & noticed & (patience < NEVER)).sum()),
    )


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
    anywhere = np.zeros(1, np.int64)
    of_market = {Kind.CANDIDATE: journeys.seekers, Kind.VACANCY: journeys.openings}
    sites = {kind: np.repeat(of_market.get(kind, anywhere), len(journeys.priorities)) for kind in counts}
    each = [sites[kind] for kind in Kind if kind in counts for _ in range(counts[kind])]
    lines = np.full((sum(map(len, each)), len(Line)), -1, dtype=np.int64)
    lines[:, Line.SITES] = np.concatenate([*each, np.empty(0, np.int64)])
    start = np.cumsum([0, *(counts.get(kind, 0) for kind in Kind)])
    return Desks(start, np.cumsum([0, *map(len, each)]), lines)


def blank_log(rows: int) -> np.ndarray:
    """Return the table of a log in which nothing has happened (visits x columns)."""
    table = cache_lines(rows, len(Written))
    table[:] = _BLANK
    return table


_BLANK = np.array([NOT_YET, NOT_YET, NOT_YET, Outcome.ABSENT, -1, -1, -1, 0])


def free_pools(capacity: Capacity) -> np.ndarray:
    """Return the table of pools: free, nobody inside, no places before the first step."""
    table = np.zeros((max(len(capacity.minutes), len(capacity.places)), len(Pool)), dtype=np.int64)
    table[:, Pool.TALKING] = -1
    return table
