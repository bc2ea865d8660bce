"""What itineraries read of a scenario, as one short text: the same text, the same itineraries.

Capacity is not read, so a variant that changes only capacity has the baseline's itineraries.
"""

from hashlib import blake2b
from typing import Any

from leiq_sim.model.scenario import Scenario

# Tables that are read whole. Of pools only the names count, in their order, and of courses nothing.
WHOLE = (
    "demand", "seasons", "traits", "routes", "times", "counts", "backlog", "inside", "employers", "vacancies",
    "commuting", "services", "gates", "dropouts",
)  # fmt: skip
NAMES = ("districts", "fields", "staff", "places")
SETTINGS = ("demand_factor",)


def digest_of(scenario: Scenario) -> str:
    """Return 32 hexadecimal digits that stand for all that itineraries read; worked out once for each scenario."""
    found = scenario.kept.get("itineraries")
    if found is None:
        parts = (*_parts(scenario),)
        found = scenario.kept["itineraries"] = blake2b(repr(parts).encode(), digest_size=16).hexdigest()
    return found


def _parts(scenario: Scenario) -> Any:
    yield scenario.start, scenario.end, scenario.pathway
    for table in WHOLE:
        yield table, list(scenario.table(table).items())
    for table in NAMES:
        yield table, list(scenario.table(table))
    for name in SETTINGS:
        yield name, scenario.row("settings", name)
    yield [change for change in scenario.dated if is_read(change.path)]


def is_read(path: str) -> bool:
    """Whether itineraries read the value at a path."""
    table, *rest = path.split(".")
    return table in WHOLE or (table == "settings" and rest[0] in SETTINGS)
