"""One way to run a scenario, whichever engine computes it."""

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.engine import ready
from leiq_sim.engine.capacity import Capacity, capacity_of
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.outcomes import Outputs
from leiq_sim.engine.reference import simulate_reference
from leiq_sim.errors import ScenarioError, problem
from leiq_sim.model.scenario import Scenario

ENGINES = ("auto", "compiled", "reference")


def require_engine(engine: str) -> None:
    """Raise ScenarioError for an engine that does not exist."""
    if engine not in ENGINES:
        raise ScenarioError((problem("engine_unknown", "engine", found=engine, allowed=", ".join(ENGINES)),))


def simulate(
    scenario: Scenario, itineraries: Itineraries, engine: str = "auto", capacity: Capacity | None = None
) -> EventLog:
    """Return what happens to the itineraries under the scenario's capacity. A pure function.

    Both engines write the same log. `capacity` may be handed over where it is known already.
    """
    require_engine(engine)
    capacity = capacity_of(scenario, itineraries) if capacity is None else capacity
    return EventLog(scenario, itineraries, capacity, outputs_of(itineraries, capacity, engine))


def outputs_of(itineraries: Itineraries, capacity: Capacity, engine: str = "auto") -> Outputs:
    """Return what an engine writes."""
    if engine == "reference":
        return simulate_reference(itineraries, capacity)
    ready.wait()
    from leiq_sim.engine.event_loop import simulate_compiled  # late: Numba takes half a second to import

    return simulate_compiled(itineraries, capacity)
