"""Small plans for the engine: entities and capacity written down in days, simulated without any chance."""

from dataclasses import dataclass, field, replace
from math import inf

import numpy as np

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.chance.rows import Rows
from leiq_sim.engine.capacity import Capacity, Runs
from leiq_sim.engine.event_loop import simulate_compiled
from leiq_sim.engine.outcomes import Outcome, Outputs
from leiq_sim.engine.reference import World
from leiq_sim.units import NOT_YET, TICKS_PER_DAY, to_ticks

NEXT, OUT = "next", "out"
EVERYWHERE = 0b1111


@dataclass(frozen=True)
class Visit:
    """One visit. Times in days (talks in minutes); ways are NEXT, OUT or the number of a later visit of the entity."""

    kind: Kind
    resource: int = -1
    duration: float = 0
    patience: float = inf
    dropout: float = inf
    accepts: int = EVERYWHERE
    since: int = -1
    date: float = 0
    priority: int = 0
    served: str | int = NEXT
    unserved: str | int = OUT
    dropped: str | int = OUT


def talk(pool: int, minutes: int, **rest) -> Visit:
    return Visit(Kind.HOURS, pool, minutes, **rest)


def stay(pool: int, days: float, **rest) -> Visit:
    return Visit(Kind.PLACES, pool, days, **rest)


def delay(days: float, **rest) -> Visit:
    return Visit(Kind.DELAY, duration=days, **rest)


def course(line: int = 0, **rest) -> Visit:
    return Visit(Kind.COHORT, line, **rest)


def search(market: int = 0, **rest) -> Visit:
    return Visit(Kind.CANDIDATE, market, **rest)


def vacancy(market: int = 0, **rest) -> Visit:
    return Visit(Kind.VACANCY, market, **rest)


def gate(date: float, *, before: str | int, after: str | int) -> Visit:
    return Visit(Kind.GATE, date=date, served=before, unserved=after)


@dataclass(frozen=True)
class Entity:
    """Someone who arrives (days), has waited on day 0 (days), or is posted by an entity's first served visit."""

    visits: tuple[Visit, ...]
    arrives: float = 0
    waited: float = 0
    posted_by: int = -1


def comes(arrives: float, *visits: Visit) -> Entity:
    return Entity(visits, arrives)


def has_waited(days: float, *visits: Visit) -> Entity:
    return Entity(visits, 0, days)


def posted_by(employer: int, *visits: Visit) -> Entity:
    return Entity(visits, inf, posted_by=employer)


@dataclass(frozen=True)
class Start:
    """A course run: day of its start, length in days, seats, minimum, site (one bit) and line."""

    day: float
    length: float
    seats: int
    minimum: int = 0
    site: int = 1
    line: int = 0


@dataclass(frozen=True)
class Plan:
    """`minutes` by hours pool and day, `places` by pool as (day, places) steps, runs in the order of the table."""

    entities: tuple[Entity, ...]
    minutes: tuple[tuple[int, ...], ...] = ()
    places: tuple[tuple[tuple[float, int], ...], ...] = ()
    runs: tuple[Start, ...] = ()
    horizon: int = 20

    def with_capacity(self, **changed) -> "Plan":
        return replace(self, **changed)

    @property
    def itineraries(self) -> Itineraries:
        visits = [(number, visit) for number, entity in enumerate(self.entities) for visit in entity.visits]
        sizes = [len(entity.visits) for entity in self.entities]
        first = np.concatenate(([0], np.cumsum(sizes)))[:-1].astype(np.int64)
        columns = {name: _column(name, visits, first) for name in Rows.__dataclass_fields__}
        parents = [e.posted_by for e in self.entities]
        arrival = to_ticks([e.arrives for e in self.entities])
        queued = np.where([p >= 0 for p in parents], 0, arrival) - to_ticks([e.waited for e in self.entities])
        posted = np.array([first[p] if p >= 0 else -1 for p in parents], dtype=np.int64)
        return Itineraries(Rows(**columns), first, arrival, queued, posted, None, None)

    @property
    def capacity(self) -> Capacity:
        table = np.array(self.minutes, dtype=np.int64).reshape(len(self.minutes), -1 if self.minutes else 0)
        places = tuple(tuple((int(to_ticks(day)), n) for day, n in steps) for steps in self.places)
        runs = sorted(self.runs, key=lambda run: run.day)
        numbers = [
            (run.line, run.site, to_ticks(run.day), to_ticks(run.day + run.length), run.seats, run.minimum)
            for run in runs
        ]
        arrays = np.array(numbers, dtype=np.int64).reshape(len(runs), 6).T
        return Capacity(table, places, Runs(*arrays), self.horizon * TICKS_PER_DAY)

    def simulate(self, world: type[World] = World, **rest) -> "Told":
        """Return what the reference engine tells; the compiled one must tell the same."""
        itineraries = self.itineraries
        outputs = world(itineraries, self.capacity, **rest).run(itineraries)
        told = Told(self, itineraries, outputs)
        if world is World:
            assert told.same_as(Told(self, itineraries, simulate_compiled(itineraries, self.capacity)))
        return told


def _column(name: str, visits: list[tuple[int, Visit]], first: np.ndarray) -> np.ndarray:
    if name == "entity":
        return np.array([number for number, _ in visits], dtype=np.int64)
    if name in ("node", "own"):
        return np.zeros(len(visits), dtype=np.int64)
    if name in ("served", "unserved", "dropped"):
        ways = [_row_of(getattr(v, name), row, n, visits, first) for row, (n, v) in enumerate(visits)]
        return np.array(ways, dtype=np.int64)
    if name == "since":
        return np.array([first[n] + v.since if v.since >= 0 else -1 for n, v in visits], dtype=np.int64)
    values = [getattr(v, name) for _, v in visits]
    if name == "duration":
        return np.array([v.duration if v.kind == Kind.HOURS else to_ticks(v.duration) for _, v in visits], np.int64)
    return to_ticks(values) if name in ("patience", "dropout", "date") else np.array(values, dtype=np.int64)


def _row_of(way: str | int, row: int, number: int, visits: list[tuple[int, Visit]], first: np.ndarray) -> int:
    if way == NEXT:
        follows = row + 1 < len(visits) and visits[row + 1][0] == number
        return row + 1 if follows else -1
    return -1 if way == OUT else int(first[number]) + int(way)


@dataclass(frozen=True)
class Told:
    """What happened, in days. `None` is not yet."""

    plan: Plan
    itineraries: Itineraries
    outputs: Outputs
    names: dict[int, str] = field(default_factory=lambda: {o.value: o.name.lower() for o in Outcome})

    def row(self, entity: int, visit: int = 0) -> int:
        return int(self.itineraries.first[entity]) + visit

    def day(self, moment: str, entity: int, visit: int = 0) -> float | None:
        tick = int(getattr(self.outputs, moment)[self.row(entity, visit)])
        return None if tick == NOT_YET else tick / TICKS_PER_DAY

    def times(self, entity: int, visit: int = 0) -> tuple[float | None, float | None, float | None]:
        """Return (queued, began, ended)."""
        return tuple(self.day(moment, entity, visit) for moment in ("queued", "began", "ended"))

    def outcome(self, entity: int, visit: int = 0) -> str:
        return self.names[int(self.outputs.outcome[self.row(entity, visit)])]

    def outcomes(self, visit: int = 0) -> list[str]:
        """Return every entity's outcome of its visit of this number."""
        return [self.outcome(e, visit) for e, who in enumerate(self.plan.entities) if visit < len(who.visits)]

    def server(self, entity: int, visit: int = 0) -> int:
        return int(self.outputs.server[self.row(entity, visit)])

    def same_as(self, other: "Told") -> bool:
        return all(
            np.array_equal(a, b) for a, b in zip(vars(self.outputs).values(), vars(other.outputs).values(), strict=True)
        )
