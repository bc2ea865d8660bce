"""The scenarios that are measured: the default data, and the same with more people coming."""

from dataclasses import dataclass
from functools import cached_property

import leiq_sim as leiq
from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.engine.capacity import Capacity, capacity_of
from leiq_sim.model.scenario import Scenario

LARGE = 3.6  # times the demand of the default data: at least 12,000 clients


@dataclass(frozen=True)
class World:
    """The default data with its demand times a factor, and the chance of one replication."""

    factor: float

    @cached_property
    def scenario(self) -> Scenario:
        return leiq.load_scenario("baseline").change("settings.demand_factor.value", self.factor)

    @cached_property
    def itineraries(self) -> Itineraries:
        return leiq.make_itineraries(self.scenario, seed=1, replication=0)

    @cached_property
    def capacity(self) -> Capacity:
        return capacity_of(self.scenario, self.itineraries)

    @property
    def clients(self) -> int:
        return int((self.itineraries.population.kind == 0).sum())

    @property
    def name(self) -> str:
        return f"demand {self.factor:g}×, {self.clients:,} clients"
