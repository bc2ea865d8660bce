"""What a scenario says, as one short text: the same text, the same figures on the same chance.

Its name, title, question and provenance are words about it, and `changes` is how it came to be: they decide nothing.
"""

from hashlib import blake2b

from leiq_sim.model.scenario import Scenario


def content_of(scenario: Scenario) -> str:
    """Return 32 hexadecimal digits that stand for period, pathway, all tables and dated changes.

    Worked out once for each scenario.
    """
    found = scenario.kept.get("content")
    if found is None:
        tables = [(table, list(rows.items())) for table, rows in scenario.tables.items()]
        dated = [(change.path, change.new, change.from_date) for change in scenario.dated]
        parts = (scenario.start, scenario.end, scenario.pathway, tables, dated)
        found = scenario.kept["content"] = blake2b(repr(parts).encode(), digest_size=16).hexdigest()
    return found
