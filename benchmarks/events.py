"""Nanoseconds an event of the compiled engine, against a bare heap that holds as much and turns as often.

An event is an arrival or the end of a visit (served, unserved, dropped out). A turn of the bare heap takes out the
earliest and puts in another: the hold model, in which a simulation would do nothing but keep its list of events. It is
the engine's own binary heap of whole numbers (`push` and `pop` of leiq_sim/engine/compiled.py), filled with as many
as a list holds on average, and time passes in it by the lengths that the same log has.

As much as what? As the list that a simulation of this model needs: each arrival stands on it from the beginning, and
each patience from the moment somebody waits, as in the reference engine (whose list holds some 8,600 on average at
demand 3.6×). Against that heap the bound holds. The compiled engine keeps its own list far shorter: arrivals stand in a
table, and patience whose end nobody can notice has no timer. Beside it, without a bound, stands the heap of that
shorter length, which stays in the nearest cache.
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
from leiq_sim.units import NEVER

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
    """What a list of events bears: how many at a time, and how far each lies ahead."""

    held: int
    lengths: np.ndarray


def events_of(world: World, log: Outputs) -> int:
    """Return how many entities arrived and how many visits ended."""
    arrivals = int((log.outcome[world.itineraries.first] != Outcome.ABSENT).sum())
    return arrivals + int((log.outcome > Outcome.INSIDE).sum())


def load_of(world: World, log: Outputs, short: bool) -> Load:
    """Return the load of a log: what was put off until a later tick, and how long it stood on the list.

    These are ends of what takes time and the timers of patience, as far as they lie before the horizon. A timer stays
    until its tick, even if nobody waits any more. The short list has no arrivals, and only timers that others notice.
    """
    itineraries, horizon = world.itineraries, world.capacity.horizon
    rows = itineraries.rows
    put, due = _ends(log)
    waited = (log.queued >= -horizon) & np.isin(rows.kind, LINED)
    waited &= timed(table_of(rows)) if short else rows.patience < NEVER
    since = np.maximum(log.queued[waited], 0)
    put, due = np.concatenate([put, since]), np.concatenate([due, since + rows.patience[waited]])
    if not short:
        coming = itineraries.arrival[(itineraries.posted_by < 0) & (itineraries.arrival > 0)]
        put, due = np.concatenate([put, np.zeros_like(coming)]), np.concatenate([due, coming])
    lengths = (np.minimum(due, horizon) - put)[(due > put) & (put < horizon)]
    return Load(round(float(lengths.sum()) / horizon), lengths)


def _ends(log: Outputs) -> tuple[np.ndarray, np.ndarray]:
    """Return when what took time was put on the list, and for when."""
    lasted = (log.began >= 0) & (log.ended > log.began)
    return log.began[lasted], log.ended[lasted]


def measure(size: Size) -> list[Figure]:
    return [*_figures(World(size.plain), size, None), *_figures(World(size.large), size, BOUND)]


def bare(load: Load, events: int, bits: int) -> Work:
    """Return a heap that holds as many as the load and turns once for each event, in the lengths of the load."""
    chance = np.random.default_rng(1)
    lengths = chance.choice(load.lengths, events)
    # What is held at any time lies ahead by the rest of a length; who lasts longer is met more often.
    met = chance.choice(load.lengths, load.held, p=load.lengths / load.lengths.sum())
    ticks = (met * chance.random(load.held)).astype(np.int64)
    filled = np.sort((ticks << 1) << bits | np.arange(load.held))
    heap, agenda = np.empty(load.held + 1, np.int64), np.zeros(len(Agenda), np.int64)

    def turn() -> None:
        heap[: load.held] = filled  # ascending, so a heap
        agenda[Agenda.LATER], agenda[Agenda.BITS], agenda[Agenda.HORIZON] = load.held, bits, FAR
        hold(heap, agenda, lengths)

    return Work(turn, CALLS)


def _figures(world: World, size: Size, bound: Bound | None) -> list[Figure]:
    itineraries, capacity, on = world.itineraries, world.capacity, world.name
    log = simulate_compiled(itineraries, capacity)
    events, whole, short = events_of(world, log), load_of(world, log, short=False), load_of(world, log, short=True)
    bits = bits_for(len(itineraries.rows), len(capacity.minutes))
    engine = Work(lambda: simulate_compiled(itineraries, capacity), CALLS)
    heaps = {"whole": bare(whole, events, bits), "short": bare(short, events, bits)}
    seconds = interleaved(size.rounds, {"engine": engine, **heaps})
    each = 1e9 / events
    return [
        counted("events", on, "", events),
        counted("on a list with all arrivals and patience, mean", on, "", whole.held),
        counted("on the engine's own list, mean", on, "", short.held),
        Figure("engine, an event", on, "ns", spread(seconds["engine"], each)),
        Figure("bare heap, a turn", on, "ns", spread(seconds["whole"], each)),
        Figure("bare heap of the own list's length, a turn", on, "ns", spread(seconds["short"], each)),
        Figure("an event against a turn of the own list's length", on, "×", ratio(seconds["engine"], seconds["short"])),
        Figure("an event against a turn", on, "×", ratio(seconds["engine"], seconds["whole"]), bound),
    ]
