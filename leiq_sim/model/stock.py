"""Who is inside on day 0 has a place: where data are moved so that places run short, the stock is smaller, too."""

from collections import defaultdict
from collections.abc import Sequence

from leiq_sim.model.check_base import Facts
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Inside


def fitted_stock(scenario: Scenario) -> Scenario:
    """Return a scenario in which nobody is inside without a place; where there are too many, all give way alike."""
    facts = Facts(scenario)
    inside: dict[str, list[Inside]] = defaultdict(list)
    for row in scenario.rows("inside"):
        pool = facts.pools_of(row.stage).get(row.district) if facts.is_places(row.stage) else None
        inside[pool or ""].append(row)
    for pool in scenario.rows("places"):
        if sum(row.people for row in inside[pool.id]) > pool.places:
            for row, people in zip(inside[pool.id], _shared(inside[pool.id], pool.places), strict=True):
                path = f"inside.{row.stage}.{row.district}.{row.field}.people"
                scenario = scenario.change(path, people)
    return scenario


def _shared(rows: Sequence[Inside], places: int) -> list[int]:
    """Divide places among rows in proportion to their people; the largest remainders get what rounding leaves."""
    taken = sum(row.people for row in rows)
    found = [row.people * places // taken for row in rows]
    remainder = [row.people * places % taken for row in rows]
    for row in sorted(range(len(rows)), key=lambda row: (-remainder[row], row))[: places - sum(found)]:
        found[row] += 1
    return found
