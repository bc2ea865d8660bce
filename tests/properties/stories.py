"""One log with its inputs, as plain arrays of ticks: what every property reads. Works for plans and for scenarios."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.chance.rows import Rows
from leiq_sim.engine.capacity import Capacity
from leiq_sim.engine.outcomes import Outcome, Outputs
from leiq_sim.engine.reference import simulate_reference
from leiq_sim.units import NEVER, NOT_YET, TICKS_PER_DAY

Engine = Callable[[Itineraries, Capacity], Outputs]
END = 2**62
DONE = (Outcome.SERVED, Outcome.UNSERVED, Outcome.DROPPED)
LINES = (Kind.HOURS, Kind.PLACES, Kind.COHORT, Kind.CANDIDATE, Kind.VACANCY)


def tell(itineraries: Itineraries, capacity: Capacity, engine: Engine = simulate_reference) -> "Story":
    return Story(itineraries, capacity, engine(itineraries, capacity))


def same(first: Outputs, second: Outputs) -> bool:
    """Whether two logs are the same to the tick."""
    return all(np.array_equal(getattr(first, name), getattr(second, name)) for name in vars(first))


@dataclass(frozen=True)
class Story:
    """What went into an engine and what came out. Arrays have one entry a row; END stands for not before the horizon.

    came     whether the visit came about at all
    entered  when it joined (the backlog: at its arrival, not when it first queued)
    left     when it stopped waiting: called, or gone
    gone     when it ended
    lapsed   whether its patience ended
    """

    itineraries: Itineraries
    capacity: Capacity
    outputs: Outputs

    @property
    def rows(self) -> Rows:
        return self.itineraries.rows

    @property
    def horizon(self) -> int:
        return self.capacity.horizon

    @cached_property
    def came(self) -> np.ndarray:
        return self.outputs.outcome != Outcome.ABSENT

    @cached_property
    def entered(self) -> np.ndarray:
        entered = self.outputs.queued.copy()
        first, arrival = self.itineraries.first, self.itineraries.arrival
        known = self.came[first] & (arrival < NEVER) & (self.itineraries.posted_by < 0)
        entered[first[known]] = np.maximum(entered[first[known]], arrival[known])
        return np.where(self.came, entered, END)

    @cached_property
    def began(self) -> np.ndarray:
        return np.where(self.outputs.began == NOT_YET, END, self.outputs.began)

    @cached_property
    def gone(self) -> np.ndarray:
        return np.where(self.outputs.ended == NOT_YET, END, self.outputs.ended)

    @cached_property
    def left(self) -> np.ndarray:
        return np.where(self.began < END, self.began, self.gone)

    @cached_property
    def lapsed(self) -> np.ndarray:
        return (self.outputs.outcome == Outcome.UNSERVED) & (self.rows.kind != Kind.GATE)

    @cached_property
    def way(self) -> np.ndarray:
        """The row (or exit) each visit led to; END for one that is not over."""
        ways = [way.astype(np.int64) for way in (self.rows.served, self.rows.unserved, self.rows.dropped)]
        return np.select([self.outputs.outcome == outcome for outcome in DONE], ways, default=END)

    @cached_property
    def before(self) -> np.ndarray:
        """The row whose end led here (the visit before, or the employer's visit that posted it); -1 for none."""
        found = np.full(len(self.rows), -1, dtype=np.int64)
        onward = np.flatnonzero((self.way >= 0) & (self.way < END))
        found[self.way[onward]] = onward
        posted = np.flatnonzero(self.itineraries.posted_by >= 0)
        found[self.itineraries.first[posted]] = self.itineraries.posted_by[posted]
        return np.where(self.came, found, -1)

    def line(self, kind: Kind, resource: int) -> np.ndarray:
        """Return the rows that came into a line."""
        return np.flatnonzero((self.rows.kind == kind) & (self.rows.resource == resource) & self.came)

    def ranks(self, members: np.ndarray) -> np.ndarray:
        """Return the place of each member in the order of (priority, queued, row)."""
        order = np.lexsort((members, self.outputs.queued[members], self.rows.priority[members]))
        place = np.empty(len(members), dtype=np.int64)
        place[order] = np.arange(len(members))
        return place

    @cached_property
    def early(self) -> np.ndarray:
        """Whether a visit surely joined before the first call of its instant: by arrival, or by an end that takes time.

        Who got there by a call, a course start or a lapse of the same instant may have come too late for the first.
        """
        known: dict[int, bool] = {}

        def is_early(row: int) -> bool:
            by = int(self.before[row])
            if by < 0:
                return True
            if by not in known:
                kind = self.rows.kind[by]
                if kind in (Kind.DELAY, Kind.GATE):
                    known[by] = bool(self.gone[by] > self.entered[by]) or is_early(by)
                else:
                    matched = kind in (Kind.CANDIDATE, Kind.VACANCY)
                    known[by] = not (matched or self.lapsed[by]) and bool(self.began[by] < self.gone[by])
            return known[by]

        return np.array([bool(self.came[row]) and is_early(row) for row in range(len(self.rows))], dtype=bool)

    @cached_property
    def late(self) -> np.ndarray:
        """Whether a visit joined after the course starts of its instant: by a lapse or a start of that instant."""
        known: dict[int, bool] = {}

        def joins_late(row: int) -> bool:
            by = int(self.before[row])
            return by >= 0 and ends_late(by)

        def ends_late(by: int) -> bool:
            if by not in known:
                now, partner = self.gone[by], int(self.outputs.server[by])
                if self.lapsed[by]:
                    known[by] = True
                elif self.rows.kind[by] in (Kind.CANDIDATE, Kind.VACANCY):
                    known[by] = any(self.entered[one] == now and joins_late(one) for one in (by, partner))
                elif self.began[by] < now:
                    known[by] = False
                else:
                    known[by] = self.rows.kind[by] == Kind.COHORT or (self.entered[by] == now and joins_late(by))
            return known[by]

        return np.array([bool(self.came[row]) and joins_late(row) for row in range(len(self.rows))], dtype=bool)

    def freed(self, row: int) -> int:
        """Return when the pool is free again after a talk, by walking through its days; END for never."""
        minutes = self.capacity.minutes[self.rows.resource[row]].tolist()
        day, within = divmod(int(self.began[row]), TICKS_PER_DAY)
        work = int(self.rows.duration[row]) * TICKS_PER_DAY
        while work > minutes[day] * (TICKS_PER_DAY - within):
            work -= minutes[day] * (TICKS_PER_DAY - within)
            day, within = day + 1, 0
            if day == len(minutes):
                return END
        return day * TICKS_PER_DAY + within + (-(-work // minutes[day]) if work else 0)

    def closes(self, pool: int, tick: int) -> int:
        """Return the first tick of the first closed day after a tick's day; END for never."""
        minutes = self.capacity.minutes[pool]
        days = np.flatnonzero(minutes == 0)
        later = days[days > tick // TICKS_PER_DAY]
        return int(later[0]) * TICKS_PER_DAY if len(later) else END
