"""A SimPy workbench for the capacities of the regional integration network IQ Leipzig.

The public verbs, in the order a study uses them: load_scenario, run, compare. What they need is imported when it is
first asked for, so that `import leiq_sim` stays quick.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "load_scenario": "leiq_sim.files.load",
    "list_scenarios": "leiq_sim.files.load",
    "save_scenario": "leiq_sim.files.save",
    "Scenario": "leiq_sim.model.scenario",
    "make_itineraries": "leiq_sim.chance.itineraries",
    "simulate": "leiq_sim.engine.simulate",
    "run": "leiq_sim.analysis.experiment",
    "compare": "leiq_sim.analysis.comparison",
    "sensitivity": "leiq_sim.analysis.sensitivity",
    "curve": "leiq_sim.analysis.curve",
    "uncertainty": "leiq_sim.analysis.uncertainty",
    "validate": "leiq_sim.analysis.validation",
    "LeiqError": "leiq_sim.errors",
    "ScenarioError": "leiq_sim.errors",
}

__all__ = [*_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
