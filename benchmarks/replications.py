"""A study of many replications with all KPIs, in two threads and in one, whose itineraries were made before."""

import leiq_sim as leiq
from benchmarks.figures import Bound, Figure, at_least, at_most
from benchmarks.sizes import Size
from benchmarks.timing import Work, interleaved, ratio, spread
from benchmarks.worlds import World
from leiq_sim.chance.cache import SHARED
from leiq_sim.engine.reference import simulate_reference

STUDY, THREADS = at_most(0.6), at_least(1.6)


def measure(size: Size) -> list[Figure]:
    return [*_figures(World(size.plain), size, None, None), *_figures(World(size.large), size, STUDY, THREADS)]


def _figures(world: World, size: Size, study: Bound | None, threads: Bound | None) -> list[Figure]:
    scenario, itineraries, capacity, number = world.scenario, world.itineraries, world.capacity, size.replications
    SHARED.clear()
    seconds = interleaved(
        size.rounds,
        {
            "reference": Work(lambda: simulate_reference(itineraries, capacity)),
            "one": Work(lambda: leiq.run(scenario, number, workers=1)),
            "two": Work(lambda: leiq.run(scenario, number, workers=2)),
        },
    )
    on = world.name
    return [
        Figure("reference (SimPy), one run without KPIs", on, "ms", spread(seconds["reference"], 1e3)),
        Figure(f"{number} replications with KPIs, 1 thread", on, "ms", spread(seconds["one"], 1e3)),
        Figure(f"{number} replications with KPIs, 2 threads", on, "ms", spread(seconds["two"], 1e3)),
        Figure(
            "2 threads, against the reference's one run", on, "×", ratio(seconds["two"], seconds["reference"]), study
        ),
        Figure("2 threads against 1", on, "×", ratio(seconds["one"], seconds["two"]), threads),
    ]
