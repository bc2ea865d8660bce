"""Itineraries: each person's journey if nobody ever had to wait. A scenario applied to draws.

All branching that does not depend on waiting is resolved here; the engine adds only waiting. Capacity is not
read, so changing it leaves itineraries as they are.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from leiq_sim.chance.draws import Draws
from leiq_sim.chance.nodes import Network, unroll
from leiq_sim.chance.population import Population, populate
from leiq_sim.chance.rows import COLUMNS, Rows, blank, put
from leiq_sim.chance.visits import visits_of
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Queue
from leiq_sim.units import NEVER, to_ticks


@dataclass(frozen=True)
class Itineraries:
    """The rows, and one entry an entity of: its first row, arrival, queue time of the first visit, posting row.

    `arrival` is NEVER for who is posted by another entity's served visit `posted_by` (-1 for nobody).
    `queued` differs from `arrival` only for the backlog, where it is negative. `kept` is for whoever works something
    out of the arrays that is worth keeping as long as they are.
    """

    rows: Rows
    first: np.ndarray
    arrival: np.ndarray
    queued: np.ndarray
    posted_by: np.ndarray
    population: Population
    network: Network
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)


def make_itineraries(scenario: Scenario, seed: int, replication: int) -> Itineraries:
    """Return the itineraries of one replication; the same arguments always give the same arrays."""
    population = populate(scenario, Draws(seed, replication))
    network = unroll(scenario)
    visits = visits_of(population, network)
    return _assembled(population, network, visits)


def _assembled(population: Population, network: Network, visits: list[Rows]) -> Itineraries:
    keys = np.concatenate([v.entity * len(network.nodes) + v.node for v in visits])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    columns = {name: np.concatenate([getattr(v, name) for v in visits])[order] for name in COLUMNS}
    entity = columns["entity"]

    def row_of(node: np.ndarray) -> np.ndarray:
        """Turn node numbers into rows of the same entity; exits stay."""
        return np.where(node >= 0, np.searchsorted(keys, entity * len(network.nodes) + node), node)

    def known_row_of(node: np.ndarray) -> np.ndarray:
        row = np.minimum(row_of(node), len(keys) - 1)
        found = (node >= 0) & (keys[row] == entity * len(network.nodes) + node)
        return np.where(found, row, -1)

    for way in ("served", "unserved", "dropped"):
        columns[way] = row_of(columns[way])
    columns["since"] = known_row_of(columns["since"])
    rows = blank(len(keys))
    for name in COLUMNS:
        put(rows, name, columns.pop(name))
    first = np.searchsorted(entity, np.arange(len(population.order)))
    backlog = np.where(np.isnan(population.waited), 0.0, population.waited)
    posting = _posting_rows(population, network, keys)
    queued = np.where(population.arrival == NEVER, 0, population.arrival) - to_ticks(backlog)
    return Itineraries(rows, first, population.arrival, queued, posting, population, network)


def _posting_rows(population: Population, network: Network, keys: np.ndarray) -> np.ndarray:
    """Return for each planned vacancy the employer's visit whose service posts it; -1 for all others.

    That is the first queue of the employers' line: being advised. `keys` are each row's entity and node, as one number.
    """
    line = population.scenario.pathway.employers
    advice = next((step.name for step in line.stages if isinstance(step, Queue)), None) if line else None
    if advice is None:
        return np.full(len(population.parent), -1, dtype=np.int64)
    wanted = population.parent * len(network.nodes) + network.first[advice]
    row = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where((population.parent >= 0) & (keys[row] == wanted), row, -1)
