"""A textbook system in four tools: customers pass two desks of several servers, one behind the other (M/M/c each).

All are given the same customers with the same arrivals and service times, so that they must find the same mean waits.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

import leiq_sim as leiq
from benchmarks.figures import Bound, Figure, at_least
from benchmarks.sizes import Size
from benchmarks.tandem_peers import Customers, Waits, with_ciw, with_salabim, with_simpy
from benchmarks.timing import Work, interleaved, ratio, spread
from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.engine.capacity import Capacity, capacity_of
from leiq_sim.engine.event_loop import simulate_compiled
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Demand, District, OccupationField, PlacesPool, Service, Time
from leiq_sim.model.vocabulary import Exit, Line, Pathway, Queue
from leiq_sim.units import TICKS_PER_DAY

BOUND = at_least(100)
SERVERS, LOAD, CALLS = 4, 0.85, 5
FIRST_DAY, LAST_DAY, YEARS = "2026-01-01", "2028-12-31", 1096 / 365.25
ROUNDING_DAYS = 1e-6  # all times are whole ticks and exact as floats, but Ciw adds up the gaps between arrivals


def tandem(customers: int) -> Scenario:
    """Return the system as a scenario; `customers` are expected to come in three years."""
    per_year = customers / YEARS
    first, second = Queue("first", served="second", unserved="left"), Queue("second", served="out", unserved="left")
    centre = SERVERS * LOAD * 365.25 / per_year
    desks = ("first", "second")
    return leiq.Scenario.build(
        "tandem",
        FIRST_DAY,
        LAST_DAY,
        Pathway(Line("first", (first, second, Exit("out"), Exit("left")))),
        districts=[District("here")],
        fields=[OccupationField("any")],
        demand=[Demand("here", "any", people_per_year=per_year)],
        places=[PlacesPool(desk, places=SERVERS) for desk in desks],
        services=[Service(desk, "all", desk) for desk in desks],
        times=[Time(desk, "duration", "all", "all", "exponential", centre=centre) for desk in desks],
    )


@dataclass(frozen=True)
class Compiled:
    """The compiled engine on the same customers."""

    itineraries: Itineraries
    capacity: Capacity

    def waits(self) -> Waits:
        log, node = simulate_compiled(self.itineraries, self.capacity), self.itineraries.rows.node
        waited, done = (log.began - log.queued) / TICKS_PER_DAY, log.ended >= 0
        first, second = (waited[done & (node == number)] for number in range(2))
        return float(first.mean()), float(second.mean())

    def customers(self) -> Customers:
        rows = self.itineraries.rows
        first, second = (rows.duration[rows.node == number] / TICKS_PER_DAY for number in range(2))
        horizon = self.capacity.horizon / TICKS_PER_DAY
        return Customers(self.itineraries.arrival / TICKS_PER_DAY, first, second, SERVERS, horizon)


Tool = Callable[[Customers], Waits]


def measure(size: Size) -> list[Figure]:
    """Return the figures; salabim, which takes most of a minute for them all, is given a tenth of the customers."""
    return [
        *_figures(size.customers, size.rounds, {"SimPy": with_simpy, "Ciw": with_ciw}, BOUND),
        *_figures(size.customers // 10, size.rounds, {"SimPy": with_simpy, "salabim": with_salabim}, None),
    ]


def _figures(expected: int, rounds: int, tools: dict[str, Tool], bound: Bound | None) -> list[Figure]:
    scenario = tandem(expected)
    itineraries = leiq.make_itineraries(scenario, seed=1, replication=0)
    compiled = Compiled(itineraries, capacity_of(scenario, itineraries))
    customers = compiled.customers()
    require_same_waits(compiled.waits(), {name: tool(customers) for name, tool in tools.items()})
    works = {name: Work(partial(tool, customers)) for name, tool in tools.items()}
    works["compiled"] = Work(lambda: simulate_compiled(itineraries, compiled.capacity), CALLS)
    seconds = interleaved(rounds, works)
    on = f"{len(customers.arrival):,} customers"
    return [
        *(Figure(f"{name}, one run", on, "ms", spread(values, 1e3)) for name, values in seconds.items()),
        *(
            Figure(f"{name} against SimPy", on, "×", ratio(seconds["SimPy"], seconds[name]))
            for name in tools
            if name != "SimPy"
        ),
        Figure("compiled against SimPy", on, "×", ratio(seconds["SimPy"], seconds["compiled"]), bound),
    ]


def require_same_waits(ours: Waits, theirs: Mapping[str, Waits]) -> None:
    """Raise where a tool finds another mean wait, in days, at one of the desks."""
    for name, waits in theirs.items():
        if not np.allclose(waits, ours, rtol=0, atol=ROUNDING_DAYS):
            raise AssertionError(f"mean waits by {name} are {waits} days, ours are {ours}")
