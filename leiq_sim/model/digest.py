"""What a scenario says, as one short text: the same text, the same numbers. A variant's name does not count."""

from hashlib import blake2b
from typing import Any

from leiq_sim.model.scenario import Scenario


def digest_of(scenario: Scenario) -> str:
    """Return 32 hexadecimal digits that stand for a scenario's content; worked out once for each scenario.

    Dated values count as the steps they make, so the order in which independent changes were made does not matter.
    """
    found = scenario.kept.get("content")
    if found is None:
        found = scenario.kept["content"] = blake2b(repr((*_parts(scenario),)).encode(), digest_size=16).hexdigest()
    return found


def _parts(scenario: Scenario) -> Any:
    yield scenario.start, scenario.end, scenario.pathway
    for name, rows in scenario.tables.items():
        yield name, list(rows.items())
    for path in sorted({change.path for change in scenario.dated}):
        steps = scenario.steps(path)
        yield path, [step for n, step in enumerate(steps) if n == 0 or step[1] != steps[n - 1][1]]
