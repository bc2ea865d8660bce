"""The reference engine in SimPy: the specification of what happens (docs/model.md states the same rules in words).

Every entity is a process that walks its visits. A wait is one plain event, which a call, a course start or a
lapse succeeds. One instant has four phases, which are SimPy priorities: MOVE, CALL, START, LAPSE. SimPy always
takes the earliest phase that is due, so everybody has moved before anybody is called.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Generator
from functools import partial
from typing import Any

import numpy as np
import simpy

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.capacity import Capacity
from leiq_sim.engine.outcomes import Outcome, Outputs
from leiq_sim.engine.talks import Talks
from leiq_sim.units import NEVER, NOT_YET

MOVE, CALL, START, LAPSE = 1, 2, 3, 4
WAYS: dict[int, str] = {Outcome.SERVED: "served", Outcome.UNSERVED: "unserved", Outcome.DROPPED: "dropped"}
Steps = Generator[simpy.Event, Any, int]


class Line(list[tuple[int, int, int]]):
    """Rows that wait, in the order of their rank (priority, queued, row)."""

    def leave(self, rank: tuple[int, int, int]) -> None:
        del self[bisect_left(self, rank)]


class World:
    """The state of one run: who waits where, what is free, and what has been written down."""

    def __init__(self, itineraries: Itineraries, capacity: Capacity) -> None:
        self.env = simpy.Environment(initial_time=0)
        self.capacity = capacity
        self.row = {name: values.tolist() for name, values in vars(itineraries.rows).items()}
        self.first = itineraries.first.tolist()
        size = len(self.row["entity"])
        self.queued, self.began, self.ended = ([NOT_YET] * size for _ in range(3))
        self.outcome: list[int] = [Outcome.ABSENT] * size
        self.server = [-1] * size
        self.waits: dict[int, tuple[Line, simpy.Event]] = {}
        self.lines: dict[tuple[Kind, int], Line] = defaultdict(Line)
        self.changed: set[Callable[[], None]] = set()
        self.lapsing: dict[int, list[int]] = {}
        self.posted: dict[int, list[int]] = defaultdict(list)
        self.pools = [HoursPool(self, i) for i in range(len(capacity.minutes))]
        self.places = [PlacesPool(self, i, steps) for i, steps in enumerate(capacity.places)]
        self.markets = {number: Market(self, number) for number in set(self.row["resource"])}
        self.live: dict[Kind, Callable[[int], Steps]] = {
            Kind.HOURS: lambda row: self.pools[self.row["resource"][row]].visit(row),
            Kind.PLACES: lambda row: self.places[self.row["resource"][row]].visit(row),
            Kind.DELAY: self.delay,
            Kind.COHORT: self.cohort,
            Kind.CANDIDATE: self.matching,
            Kind.VACANCY: self.matching,
            Kind.GATE: self.gate,
        }

    def run(self, itineraries: Itineraries) -> Outputs:
        for entity, (arrival, queued) in enumerate(zip(itineraries.arrival, itineraries.queued, strict=True)):
            if itineraries.posted_by[entity] >= 0:
                self.posted[int(itineraries.posted_by[entity])].append(entity)
            else:
                self.at(int(arrival), MOVE, partial(self.enter, entity, int(queued)))
        runs = self.capacity.runs
        for start in sorted(set(runs.start.tolist())):
            self.at(start, START, partial(self.start_runs, np.flatnonzero(runs.start == start).tolist()))
        self.env.run(until=self.capacity.horizon)
        written = (self.queued, self.began, self.ended, self.outcome, self.server)
        return Outputs(*(np.array(values, np.int64) for values in written))

    @property
    def now(self) -> int:
        return int(self.env.now)

    def at(self, tick: int, phase: int, do: Callable[[], Any]) -> None:
        """Do something at an absolute time, in a phase of that instant."""
        if self.now <= tick < self.capacity.horizon:
            event = simpy.Event(self.env)
            event._ok, event._value = True, None
            event.callbacks.append(lambda _: do())
            self.env.schedule(event, phase, tick - self.now)  # type: ignore[arg-type]

    def until(self, tick: int) -> simpy.Event:
        """Return an event that happens at an absolute time, in MOVE."""
        return self.env.timeout(min(tick, NEVER) - self.now)

    def enter(self, entity: int, queued: int) -> None:
        self.env.process(self.journey(self.first[entity], queued))

    def journey(self, row: int, queued: int) -> Generator[simpy.Event, Any, None]:
        """The life of one entity, visit by visit."""
        while row >= 0:
            self.queued[row], self.outcome[row] = queued, Outcome.WAITING
            outcome = yield from self.live[self.row["kind"][row]](row)
            self.ended[row], self.outcome[row] = self.now, outcome
            if outcome == Outcome.SERVED:
                for entity in self.posted.pop(row, ()):
                    self.enter(entity, self.now)
            row, queued = self.row[WAYS[outcome]][row], self.now

    def rank(self, row: int) -> tuple[int, int, int]:
        return self.row["priority"][row], self.queued[row], row

    def begin(self, row: int) -> None:
        self.began[row], self.outcome[row] = self.now, Outcome.INSIDE

    def wait(self, row: int, line: Line) -> simpy.Event:
        """Join a line; the event's value is what the call says, or None when patience ends."""
        insort(line, self.rank(row))
        event = self.env.event()
        self.waits[row] = line, event
        if self.row["patience"][row] < NEVER:
            end = self.now + self.row["patience"][row]
            if end not in self.lapsing:
                self.lapsing[end] = []
                self.at(end, LAPSE, partial(self.lapse, end))
            self.lapsing[end].append(row)
        return event

    def call(self, row: int, value: Any) -> None:
        """Take a waiting row out of its line and begin its service now."""
        line, event = self.waits.pop(row)
        line.leave(self.rank(row))
        self.begin(row)
        event.succeed(value)

    def lapse(self, end: int) -> None:
        """Take everyone whose patience ends now and who still waits, together, before any of them goes on."""
        leaving = [(*self.waits.pop(row), row) for row in self.lapsing.pop(end) if row in self.waits]
        for line, event, row in leaving:
            line.leave(self.rank(row))
            event.succeed(None)

    def touch(self, resource: Callable[[], None]) -> None:
        """Note that a resource changed; all that changed are called once, after all moves of this instant."""
        if not self.changed:
            self.at(self.now, CALL, self.call_all)
        self.changed.add(resource)

    def call_all(self) -> None:
        changed, self.changed = self.changed, set()
        for resource in changed:
            resource()

    def delay(self, row: int) -> Steps:
        self.begin(row)
        yield self.until(max(self.now, self.counted_from(row) + self.row["duration"][row]))
        return Outcome.SERVED

    def counted_from(self, row: int) -> int:
        """Return the end of the earlier visit a delay counts from; a gate that counts from itself hands it on."""
        since = self.row["since"][row]
        while since >= 0 and self.row["since"][since] == since and self.outcome[since] in WAYS:
            since = self.row[WAYS[self.outcome[since]]][since]
        return self.now if since < 0 or self.ended[since] == NOT_YET else self.ended[since]

    def gate(self, row: int) -> Steps:
        self.begin(row)
        yield self.until(self.now)
        return Outcome.SERVED if self.now < self.row["date"][row] else Outcome.UNSERVED

    def cohort(self, row: int) -> Steps:
        end = yield self.wait(row, self.lines[Kind.COHORT, self.row["resource"][row]])
        if end is None:
            return Outcome.UNSERVED
        leaves = self.now + self.row["dropout"][row]
        yield self.until(min(end, leaves))
        return Outcome.DROPPED if leaves < end else Outcome.SERVED

    def start_runs(self, starting: list[int]) -> None:
        """Start the runs of one instant in their order, each on those left by the one before."""
        runs = self.capacity.runs
        for run in starting:
            line = self.lines[Kind.COHORT, int(runs.line[run])]
            willing = [rank for rank in line if self.row["accepts"][rank[2]] & int(runs.site[run])]
            seated = willing[: runs.seats[run]]
            if len(seated) >= runs.minimum[run]:
                for _, _, row in seated:
                    self.server[row] = run
                    self.call(row, int(runs.end[run]))

    def matching(self, row: int) -> Steps:
        market = self.markets[self.row["resource"][row]]
        side = Kind(self.row["kind"][row])
        self.touch(market.match)
        matched = yield self.wait(row, self.lines[side, market.number])
        return Outcome.UNSERVED if matched is None else Outcome.SERVED


class HoursPool:
    """One server with whole minutes a day; it calls only while open and owes what a closed day interrupts."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.line, self.busy = world, Line(), False
        self.talks = Talks(world.capacity.minutes[number])

    def visit(self, row: int) -> Steps:
        self.world.touch(self.serve)
        freed = yield self.world.wait(row, self.line)
        if freed is None:
            return Outcome.UNSERVED
        yield self.world.until(min(freed, self.talks.next_closed(self.world.now)))
        return Outcome.SERVED

    def serve(self) -> None:
        now = self.world.now
        if self.busy or not self.line:
            return
        if not self.talks.is_open(now):
            self.world.at(self.talks.next_open(now), MOVE, partial(self.world.touch, self.serve))
            return
        row = self.line[0][2]
        freed = self.talks.end(now, self.world.row["duration"][row])
        self.busy = True
        self.world.at(freed, MOVE, self.free)
        self.world.call(row, freed)

    def free(self) -> None:
        self.busy = False
        self.world.touch(self.serve)


class PlacesPool:
    """Places taken from the call on; their number follows dated steps, and a fall never interrupts."""

    def __init__(self, world: World, number: int, steps: tuple[tuple[int, int], ...]) -> None:
        self.world, self.line, self.inside, self.places = world, Line(), 0, 0
        for tick, places in steps:
            world.at(tick, MOVE, partial(self.resize, places))

    def resize(self, places: int) -> None:
        self.places = places
        self.world.touch(self.serve)

    def visit(self, row: int) -> Steps:
        self.world.touch(self.serve)
        called = yield self.world.wait(row, self.line)
        if called is None:
            return Outcome.UNSERVED
        yield self.world.until(self.world.now + self.world.row["duration"][row])
        self.inside -= 1
        self.world.touch(self.serve)
        return Outcome.SERVED

    def serve(self) -> None:
        while self.line and self.inside < self.places:
            self.inside += 1
            self.world.call(self.line[0][2], True)


class Market:
    """Candidates in the order of their rank take the oldest vacancy whose site they accept."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.number = world, number

    def match(self) -> None:
        accepts = self.world.row["accepts"]
        vacancies = self.world.lines[Kind.VACANCY, self.number]
        in_vain: set[int] = set()
        for _, _, row in list(self.world.lines[Kind.CANDIDATE, self.number]):
            if accepts[row] in in_vain:
                continue
            partner = next((v for _, _, v in vacancies if accepts[row] & accepts[v]), None)
            if partner is None:
                in_vain.add(accepts[row])
            else:
                self.world.server[row], self.world.server[partner] = partner, row
                self.world.call(row, partner)
                self.world.call(partner, row)


def simulate_reference(itineraries: Itineraries, capacity: Capacity) -> Outputs:
    """Run the itineraries against the capacity; return one entry a row."""
    return World(itineraries, capacity).run(itineraries)
