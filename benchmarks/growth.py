"""How time and memory of the compiled engine grow with demand.

Peak memory is the most that is allocated at a time while the engine runs, over what was there before (tracemalloc, to
which NumPy tells all its arrays; the compiled loop allocates nothing). The engine's own tables of the itineraries are
counted too. The log's bytes are those of the table that the run writes and that the log keeps.
"""

import tracemalloc
from functools import partial

from benchmarks.figures import Bound, Figure, at_most, counted
from benchmarks.sizes import Size
from benchmarks.timing import Work, interleaved, ratio, spread
from benchmarks.worlds import World
from leiq_sim.engine.event_loop import simulate_compiled
from leiq_sim.engine.outcomes import Outputs

TIME, MEMORY = at_most(3), at_most(1.5)
TURN = 20  # runs of the smallest size in a turn, and fewer of those that take longer


def measure(size: Size) -> list[Figure]:
    worlds = [World(factor) for factor in size.growth]
    runs = [partial(simulate_compiled, world.itineraries, world.capacity) for world in worlds]
    works = {
        world.name: Work(run, max(1, round(TURN / factor)))
        for world, run, factor in zip(worlds, runs, size.growth, strict=True)
    }
    seconds = interleaved(size.rounds, works)
    each = {world.name: [s / world.clients for s in seconds[world.name]] for world in worlds}
    smallest, largest = worlds[0].name, worlds[-1].name
    grown = Figure("a client, against the smallest", largest, "×", ratio(each[largest], each[smallest]), TIME)
    return [
        *(Figure("a client", name, "µs", spread(values, 1e6)) for name, values in each.items()),
        grown,
        *(figure for world in worlds for figure in _memory(world, MEMORY if world is worlds[-1] else None)),
    ]


def _memory(world: World, bound: Bound | None) -> list[Figure]:
    peak, log = peak_bytes(world)
    return [
        counted("bytes of the log, a client", world.name, "B", log / world.clients),
        counted("peak memory against the log's bytes", world.name, "×", peak / log, bound),
    ]


def peak_bytes(world: World) -> tuple[int, int]:
    """Return the most that is allocated at a time while the engine runs, and the bytes of the log that it returns."""
    itineraries, capacity = world.itineraries, world.capacity
    itineraries.kept.clear()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    log = simulate_compiled(itineraries, capacity)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak - before, log_bytes(log)


def log_bytes(log: Outputs) -> int:
    """Return the bytes of the table whose columns the log is."""
    return log.queued.strides[0] * len(log.queued)
