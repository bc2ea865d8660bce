"""Nanoseconds an event of the compiled engine, against a bare heap that holds as much and turns as often.

An event is an arrival or the end of a visit (served, unserved, dropped out). A turn of the bare heap takes out the
earliest and puts in another: the hold model, in which a simulation would do nothing but keep its list of events. It is
the engine's own binary heap of whole numbers (`push` and `pop` of leiq_sim/engine/compiled.py), filled with as many
as the engine's list holds on average, and time passes in it by the lengths that the same log has.

The engine keeps its list short: arrivals stand in a table, and patience whose end nobody can notice has no timer. So
the heap it is held against is small and stays in the nearest cache, while an event also reads and writes its visits,
its line and its log, mostly from further away. Beside it, without a bound, a heap with an entry for each entity, as a
list would be that holds all who are yet to come or may lose patience.
"""

from dataclasses import dataclass

import numpy as np
from numba import njit

from benchmarks.figures import Bound, Figure, at_most, counted
from benchmarks.sizes import Size
from benchmarks.timing import Work, interleaved, ratio, spread
from benchmarks.worlds import World
from leiq_sim.chance.rows import table_of
from leiq_sim.engine.compiled import MOVE, Agenda, pop, push
from leiq_sim.engine.event_loop import bits_for, simulate_compiled
from leiq_sim.engine.layout import LINED, timed
from leiq_sim.engine.outcomes import Outcome, Outputs

BOUND = at_most(1.6)
CALLS = 10
FAR = 2**44  # a horizon that no turn reaches


@njit(nogil=True)
def hold(heap: np.ndarray, agenda: np.ndarray, lengths: np.ndarray) -> None:
    """Take out the earliest and put it off by the next length, as often as there are lengths."""
    for length in lengths:
        now = heap[0] >> (agenda[Agenda.BITS] + 1)
        what = pop(heap, agenda)
        push(heap, agenda, now + length, MOVE, what)


@dataclass(frozen=True)
class Load:
    """What the engine's list of events bears: how many events, how many at a time, and how far each lies ahead."""

    events: int
    held: int
    lengths: np.ndarray


def load_of(world: World, log: Outputs) -> Load:
    """Return the load of a log: what was put off until a later tick, and how long it stood on the list.

    These are ends of what takes time and the timers of patience, as far as they lie before the horizon. A timer stays
    until its tick, even if nobody waits any more.
    """
    rows, horizon = world.itineraries.rows, world.capacity.horizon
    put, due = _ends(log, horizon)
    waited = (log.queued >= -horizon) & timed(table_of(rows)) & np.isin(rows.kind, LINED)
    since = np.maximum(log.queued[waited], 0)
    put, due = np.concatenate([put, since]), np.concatenate([due, since + rows.patience[waited]])
    there = due < horizon
    lengths = (due - put)[there]
    arrivals = int((log.outcome[world.itineraries.first] != Outcome.ABSENT).sum())
    events = arrivals + int((log.outcome > Outcome.INSIDE).sum())
    return Load(events, round(float(lengths.sum()) / horizon), lengths)


def _ends(log: Outputs, horizon: int) -> tuple[np.ndarray, np.ndarray]:
    """Return when what took time was put on the list, and for when."""
    lasted = (log.began >= 0) & (log.ended > log.began)
    return log.began[lasted], log.ended[lasted]


def measure(size: Size) -> list[Figure]:
    return [*_figures(World(size.plain), size, None), *_figures(World(size.large), size, BOUND)]


def bare(load: Load, held: int, bits: int) -> Work:
    """Return a heap that holds as many as that and turns once for each event, in the lengths of the load."""
    chance = np.random.default_rng(1)
    lengths = chance.choice(load.lengths, load.events)
    # What is held at any time lies ahead by the rest of a length; who lasts longer is met more often.
    met = chance.choice(load.lengths, held, p=load.lengths / load.lengths.sum())
    ticks = (met * chance.random(held)).astype(np.int64)
    filled = np.sort((ticks << 1) << bits | np.arange(held))
    heap, agenda = np.empty(held + 1, np.int64), np.zeros(len(Agenda), np.int64)

    def turn() -> None:
        heap[:held] = filled  # ascending, so a heap
        agenda[Agenda.LATER], agenda[Agenda.BITS], agenda[Agenda.HORIZON] = held, bits, FAR
        hold(heap, agenda, lengths)

    return Work(turn, CALLS)


def _figures(world: World, size: Size, bound: Bound | None) -> list[Figure]:
    itineraries, capacity, on = world.itineraries, world.capacity, world.name
    load = load_of(world, simulate_compiled(itineraries, capacity))
    bits, entities = bits_for(len(itineraries.rows), len(capacity.minutes)), len(itineraries.first)
    engine = Work(lambda: simulate_compiled(itineraries, capacity), CALLS)
    heap, longer = bare(load, load.held, bits), bare(load, entities, bits)
    seconds = interleaved(size.rounds, {"engine": engine, "heap": heap, "longer": longer})
    each = 1e9 / load.events
    return [
        counted("events", on, "", load.events),
        counted("on the list of events, mean", on, "", load.held),
        Figure("engine, an event", on, "ns", spread(seconds["engine"], each)),
        Figure("bare heap, a turn", on, "ns", spread(seconds["heap"], each)),
        Figure(f"bare heap of {entities:,}, a turn", on, "ns", spread(seconds["longer"], each)),
        Figure(f"an event against a turn of {entities:,}", on, "×", ratio(seconds["engine"], seconds["longer"])),
        Figure("an event against a turn", on, "×", ratio(seconds["engine"], seconds["heap"]), bound),
    ]
