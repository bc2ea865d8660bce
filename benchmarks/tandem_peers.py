"""The same tandem, written plainly for SimPy, Ciw and salabim. Each returns the mean waits at both desks, in days."""

from collections.abc import Generator
from dataclasses import dataclass

import ciw
import numpy as np
import salabim
import simpy

Waits = tuple[float, float]


@dataclass(frozen=True)
class Customers:
    """When each customer arrives and how long each desk takes, in days, in the order of arrival."""

    arrival: np.ndarray
    first: np.ndarray
    second: np.ndarray
    servers: int
    horizon: float


def _means(waited: tuple[list[float], list[float]]) -> Waits:
    return float(np.mean(waited[0])), float(np.mean(waited[1]))


def with_simpy(customers: Customers) -> Waits:
    env = simpy.Environment()
    desks = [simpy.Resource(env, customers.servers) for _ in range(2)]
    waited: tuple[list[float], list[float]] = [], []

    def customer(durations: tuple[float, float]) -> Generator:
        for desk, duration, waits in zip(desks, durations, waited, strict=True):
            with desk.request() as turn:
                queued = env.now
                yield turn
                began = env.now
                yield env.timeout(duration)
                waits.append(began - queued)

    def source() -> Generator:
        services = zip(customers.first.tolist(), customers.second.tolist(), strict=True)
        for arrival, durations in zip(customers.arrival.tolist(), services, strict=True):
            yield env.timeout(arrival - env.now)
            env.process(customer(durations))

    env.process(source())
    env.run(until=customers.horizon)
    return _means(waited)


class Own(ciw.dists.Distribution):
    """Each customer's own service time."""

    def __init__(self, durations: np.ndarray) -> None:
        self.durations = durations.tolist()

    def sample(self, t: float | None = None, ind: ciw.Individual | None = None) -> float:
        assert ind is not None
        return self.durations[ind.id_number - 1]


def with_ciw(customers: Customers) -> Waits:
    gaps = np.diff(customers.arrival, prepend=0.0).tolist()
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([*gaps, float("inf")]), None],
        service_distributions=[Own(customers.first), Own(customers.second)],
        number_of_servers=[customers.servers] * 2,
        routing=[[0.0, 1.0], [0.0, 0.0]],
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(customers.horizon)
    waited: tuple[list[float], list[float]] = [], []
    for record in simulation.get_all_records(only=["service"]):
        waited[record.node - 1].append(record.waiting_time)
    return _means(waited)


class Customer(salabim.Component):
    def setup(self, durations: tuple[float, float], waited: tuple[list[float], list[float]]) -> None:
        self.durations, self.waited = durations, waited

    def process(self) -> Generator:
        for desk, duration, waits in zip(self.env.desks, self.durations, self.waited, strict=True):
            queued = self.env.now()
            yield self.request(desk)
            began = self.env.now()
            yield self.hold(duration)
            waits.append(began - queued)
            self.release(desk)


class Source(salabim.Component):
    def setup(self, customers: Customers, waited: tuple[list[float], list[float]]) -> None:
        self.customers, self.waited = customers, waited

    def process(self) -> Generator:
        services = zip(self.customers.first.tolist(), self.customers.second.tolist(), strict=True)
        for arrival, durations in zip(self.customers.arrival.tolist(), services, strict=True):
            yield self.hold(till=arrival)
            Customer(durations=durations, waited=self.waited)


def with_salabim(customers: Customers) -> Waits:
    env = salabim.Environment(yieldless=False)
    env.desks = [salabim.Resource(capacity=customers.servers) for _ in range(2)]
    waited: tuple[list[float], list[float]] = [], []
    Source(customers=customers, waited=waited)
    env.run(till=customers.horizon)
    return _means(waited)
