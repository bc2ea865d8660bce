"""The visits of each node: who may get there, for how long, how patient, and where they go next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from leiq_sim.chance.distributions import counts, lengths
from leiq_sim.chance.lookup import ALL, cells
from leiq_sim.chance.nodes import LINE_NAMES, Kind, Network, Node, kind_of
from leiq_sim.chance.population import Population
from leiq_sim.chance.rows import Rows
from leiq_sim.model.change import path_of
from leiq_sim.model.tables import Time
from leiq_sim.model.vocabulary import Choice, Cohort, Delay, Gate, Matching, Queue
from leiq_sim.units import NEVER, to_ticks

INSIDE_PRIORITY = -(2**31)  # ahead of every queue, whatever priority its step has


def visits_of(population: Population, network: Network) -> list[Rows]:
    """Return the visits of every node, walking the network onward from where each entity enters."""
    reached = _entries(population, network)
    found = []
    for number in range(len(network.nodes)):
        builder = Builder(population, network, number, np.flatnonzero(reached[number]))
        visits = builder.build()
        for way in (visits.served, visits.unserved, visits.dropped):
            onward = way >= 0
            reached[way[onward], visits.entity[onward]] = True
        found.append(visits)
    return found


def _entries(population: Population, network: Network) -> np.ndarray:
    """Return which entity starts at which node (bool, nodes x entities)."""
    reached = np.zeros((len(network.nodes), len(population.order)), dtype=bool)
    stages = population.start_stages
    for name, line in population.scenario.pathway.lines.items():
        new = np.flatnonzero((population.kind == LINE_NAMES.index(name)) & (stages == ""))
        node = Router(population, network, new).choose(line.entry_choice, name, "entry", 1)
        reached[node, new] = True
    for stage in set(stages) - {""}:
        here = np.flatnonzero(stages == stage)
        start = network.first[stage]
        inside = ~np.isnan(population.left[here])
        while network.nodes[start].is_switch and inside.any():
            start += 1
        reached[start, here] = True
    return reached


@dataclass(frozen=True)
class Router:
    """Chooses ways onward for some entities."""

    population: Population
    network: Network
    members: np.ndarray

    def choose(self, choice: Choice, step: str, outcome: str, visit: int) -> np.ndarray:
        """Return for each member the node (or exit) it goes to after `outcome`."""
        targets = np.array([self.network.target(name) for name in choice.options], dtype=np.int64)
        if len(targets) == 1:
            return np.full(len(self.members), targets[0])
        table = self.population.scenario.rows("routes")
        rows = [row for row in table if (row.step, row.outcome) == (step, outcome)]
        u = self.population.uniform(f"route-{outcome}", step, visit, self.members)
        chosen = np.empty(len(self.members), dtype=np.int64)
        for own, positions in cells(self.population, self.members, rows, lambda: f"routes, {step}/{outcome}"):
            shares = {row.to: row.share for row in own}
            bounds = np.cumsum([shares.get(name, 0.0) for name in choice.options])
            last = max(i for i, name in enumerate(choice.options) if shares.get(name, 0.0) > 0)
            chosen[positions] = np.minimum(np.searchsorted(bounds, u[positions], side="right"), last)
        return targets[chosen]


@dataclass(frozen=True)
class Builder:
    """Builds the visits of one node for its members."""

    population: Population
    network: Network
    number: int
    members: np.ndarray

    @property
    def node(self) -> Node:
        return self.network.nodes[self.number]

    @property
    def name(self) -> str:
        return self.node.step.name

    def build(self) -> Rows:
        if self.node.is_switch:
            return self._switch()
        visits = self._plain()
        step = self.node.step
        visits.patience = self._lengths("patience", NEVER)
        if isinstance(step, Queue):
            self._queue(visits, step)
        elif isinstance(step, Delay):
            visits.duration = self._lengths("duration", 0)
            if step.since:
                visits.since[:] = self.network.first[step.since]
        elif isinstance(step, Cohort):
            visits.resource[:] = self.network.first[self.name]
            visits.accepts = self.population.accepts[self.members]
            visits.dropout = self._dropouts()
        elif isinstance(step, Matching):
            self._matching(visits, step)
        elif isinstance(step, Gate):
            row = self.population.scenario.table("gates")[(self.name,)]
            visits.date[:] = NEVER if row.day is None else to_ticks(self.population.scenario.day(row.day))
        self._inside(visits)
        return visits

    def _plain(self) -> Rows:
        """Return visits with the step's ways onward and nothing else."""
        step, size = self.node.step, len(self.members)
        router = Router(self.population, self.network, self.members)
        names = {"before": "served", "after": "unserved"}
        ways = {
            names.get(outcome, outcome): router.choose(choice, self.name, outcome, self.node.visit)
            for outcome, choice in step.routes.items()
        }
        zeros = np.zeros(size, dtype=np.int64)
        kind = kind_of(step, self.population.scenario) if not isinstance(step, Queue) else Kind.PLACES
        lost = np.full(size, -1, dtype=np.int64)
        return Rows(
            entity=self.members, node=zeros + self.number, kind=zeros + kind, resource=zeros - 1, since=zeros - 1,
            duration=zeros.copy(), date=zeros.copy(), priority=zeros.copy(), accepts=zeros.copy(), own=zeros.copy(),
            patience=zeros + NEVER, dropout=zeros + NEVER, served=ways.get("served", lost),
            unserved=ways.get("unserved", lost.copy()), dropped=ways.get("dropped", lost.copy()),
        )  # fmt: skip

    def _switch(self) -> Rows:
        """A gate before a delay whose length changes on a day: the next node before it, else the one after.

        It counts "since" itself: so who counts from it counts from the end of the delay it led to.
        """
        zeros = np.zeros(len(self.members), dtype=np.int64)
        day = self.node.switch_day
        assert day is not None
        return Rows(
            entity=self.members, node=zeros + self.number, kind=zeros + Kind.GATE, resource=zeros - 1,
            since=zeros + self.number, duration=zeros.copy(), date=zeros + to_ticks(day), priority=zeros.copy(),
            accepts=zeros.copy(), own=zeros.copy(), patience=zeros + NEVER, dropout=zeros + NEVER,
            served=zeros + self.number + 1, unserved=zeros + self.number + 2, dropped=zeros - 1,
        )  # fmt: skip

    def _queue(self, visits: Rows, step: Queue) -> None:
        scenario = self.population.scenario
        visits.priority[:] = step.priority
        for district in np.unique(self.population.district[self.members]):
            here = self.population.district[self.members] == district
            name = self.population.sites[district]
            service = scenario.row("services", self.name, name) or scenario.table("services")[(self.name, ALL)]
            kind = kind_of(step, scenario, service.pool)
            table = "staff" if kind == Kind.HOURS else "places"
            visits.kind[here] = kind
            visits.resource[here] = list(scenario.table(table)).index((service.pool,))
        days = self._lengths("duration", 0, scale=True)
        visits.duration = np.where(visits.kind == Kind.HOURS, np.rint(days).astype(np.int64), to_ticks(days))
        if step.visits:
            count = scenario.table("counts")[(step.visits,)]
            number = counts(self.population.uniform("count", step.visits, 1, self.members), count)
            visits.served = np.where(number > self.node.visit, self.number + 1, visits.served)

    def _matching(self, visits: Rows, step: Matching) -> None:
        visits.resource[:] = self.population.field[self.members]
        visits.accepts = self.population.accepts[self.members]
        search = self._lengths("own_search", NEVER)
        alone = search < visits.patience
        visits.own[:] = alone
        visits.patience = np.minimum(search, visits.patience)
        if "own" in step.routes:
            router = Router(self.population, self.network, self.members)
            own = router.choose(step.routes["own"], self.name, "own", self.node.visit)
            visits.unserved = np.where(alone, own, visits.unserved)

    def _inside(self, visits: Rows) -> None:
        """Let those already inside on day 0 stay for the time they have left, ahead of all others."""
        population = self.population
        left = population.left[self.members]
        inside = ~np.isnan(left) & (population.start_stages[self.members] == self.name) & (self.node.visit == 1)
        if not inside.any():
            return
        visits.kind[inside & (visits.kind == Kind.COHORT)] = Kind.DELAY
        visits.duration = np.where(inside, to_ticks(np.nan_to_num(left)), visits.duration)
        visits.since[inside] = -1
        visits.patience[inside] = NEVER
        visits.priority[inside & (visits.kind == Kind.PLACES)] = INSIDE_PRIORITY

    def _rows(self, purpose: str) -> Sequence[Any]:
        return self.population.times.get((self.name, purpose), ())

    def _lengths(self, purpose: str, otherwise: int, *, scale: bool = False) -> np.ndarray:
        """Return ticks for a purpose, `otherwise` where no row is given; with `scale`, in the row's own unit."""
        rows = self._rows(purpose)
        if not rows:
            return np.full(len(self.members), otherwise, dtype=float if scale else np.int64)
        u = self.population.uniform(purpose, self.name, self.node.visit, self.members)
        found = np.empty(len(self.members))
        for (row,), positions in cells(self.population, self.members, rows, lambda: f"times, {self.name}/{purpose}"):
            found[positions] = lengths(u[positions], row, self._centre(row))
        return found if scale else to_ticks(found)

    def _centre(self, row: Time) -> float | None:
        path = path_of("times", (row.stage, row.purpose, row.field, row.group), "centre")
        return dict(self.node.dated).get(path)

    def _dropouts(self) -> np.ndarray:
        scenario = self.population.scenario
        u = self.population.uniform("dropout-share", self.name, 1, self.members)
        by_field = [
            scenario.row("dropouts", self.name, name) or scenario.row("dropouts", self.name, ALL)
            for (name,) in scenario.table("fields")
        ]
        shares = np.array([0.0 if row is None else row.share for row in by_field])
        leaves = u < shares[self.population.field[self.members]]
        return np.where(leaves, self._lengths("dropout", NEVER), NEVER)
