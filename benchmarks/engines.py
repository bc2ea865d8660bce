"""The two engines on the same itineraries and capacity, without making these and without counting."""

import numpy as np

from benchmarks.figures import Bound, Figure, at_least
from benchmarks.sizes import Size
from benchmarks.timing import Work, interleaved, ratio, spread
from benchmarks.worlds import World
from leiq_sim.engine.event_loop import simulate_compiled
from leiq_sim.engine.outcomes import Outputs
from leiq_sim.engine.reference import simulate_reference

BOUND = at_least(80)
CALLS = 10


def measure(size: Size) -> list[Figure]:
    return [*_figures(World(size.plain), size, None), *_figures(World(size.large), size, BOUND)]


def _figures(world: World, size: Size, bound: Bound | None) -> list[Figure]:
    itineraries, capacity = world.itineraries, world.capacity
    require_same(simulate_reference(itineraries, capacity), simulate_compiled(itineraries, capacity))

    def as_new() -> Outputs:
        itineraries.kept.clear()
        return simulate_compiled(itineraries, capacity)

    seconds = interleaved(
        size.rounds,
        {
            "reference": Work(lambda: simulate_reference(itineraries, capacity)),
            "compiled": Work(lambda: simulate_compiled(itineraries, capacity), CALLS),
            "as new": Work(as_new, CALLS),
        },
    )
    return [
        Figure("reference (SimPy), one run", world.name, "ms", spread(seconds["reference"], 1e3)),
        Figure("compiled (Numba), one run", world.name, "ms", spread(seconds["compiled"], 1e3)),
        Figure("compiled, first run of these itineraries", world.name, "ms", spread(seconds["as new"], 1e3)),
        Figure("compiled against reference", world.name, "×", ratio(seconds["reference"], seconds["compiled"]), bound),
    ]


def require_same(one: Outputs, other: Outputs) -> None:
    """Raise unless two logs are the same to the bit."""
    for name, values in vars(one).items():
        if not np.array_equal(values, getattr(other, name)):
            raise AssertionError(f"the engines' logs differ in {name}; run the tests in tests/agreement")
