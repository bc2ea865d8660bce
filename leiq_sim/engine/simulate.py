"""One way to run a scenario, whichever engine computes it."""

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.engine.capacity import capacity_of
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.reference import simulate_reference
from leiq_sim.errors import ScenarioError, problem
from leiq_sim.model.scenario import Scenario

ENGINES = ("auto", "reference")


def require_engine(engine: str) -> None:
    """Raise ScenarioError for an engine that does not exist."""
    allowed = ", ".join(ENGINES)
    if engine == "compiled":
        raise ScenarioError((problem("engine_not_available", "engine", found=engine, allowed=allowed),))
    if engine not in ENGINES:
        raise ScenarioError((problem("engine_unknown", "engine", found=engine, allowed=allowed),))


def simulate(scenario: Scenario, itineraries: Itineraries, engine: str = "auto") -> EventLog:
    """Return what happens to the itineraries under the scenario's capacity. A pure function."""
    require_engine(engine)
    capacity = capacity_of(scenario, itineraries)
    return EventLog(scenario, itineraries, capacity, simulate_reference(itineraries, capacity))
