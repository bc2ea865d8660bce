"""The pathway unrolled: one node for each visit of a step, so that every way only leads onward."""

from dataclasses import dataclass
from enum import IntEnum

from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Cohort, Delay, Gate, Matching, Queue, Step

LINE_NAMES = ("clients", "employers", "vacancies")


class Kind(IntEnum):
    """What an engine does with a row."""

    HOURS = 0
    PLACES = 1
    DELAY = 2
    COHORT = 3
    CANDIDATE = 4
    VACANCY = 5
    GATE = 6


@dataclass(frozen=True)
class Node:
    """One visit of a step.

    `switch_day` makes it a gate before a delay whose length changes on that day: before it the next node,
    from it on the one after. `dated` are the time paths and centres that hold in this node.
    """

    step: Step
    line: int
    visit: int = 1
    switch_day: int | None = None
    dated: tuple[tuple[str, float], ...] = ()

    @property
    def is_switch(self) -> bool:
        return self.switch_day is not None


@dataclass(frozen=True)
class Network:
    """All nodes in an order in which every way leads to a later one, and the exits."""

    nodes: tuple[Node, ...]
    first: dict[str, int]
    exits: tuple[str, ...]

    def target(self, name: str) -> int:
        """Return a step's first node, or an exit's negative code."""
        return self.first[name] if name in self.first else -1 - self.exits.index(name)


def dated_lengths(scenario: Scenario, step: Step) -> dict[int, dict[str, float]]:
    """Return, by day, the time paths of a step whose centre changes on that day."""
    found: dict[int, dict[str, float]] = {}
    for path in dict.fromkeys(change.path for change in scenario.dated):
        if path.startswith(f"times.{step.name}."):
            for day, centre in scenario.steps(path)[1:]:
                found.setdefault(day, {})[path] = float(centre)  # type: ignore[arg-type]
    return dict(sorted(found.items()))


def unroll(scenario: Scenario) -> Network:
    """Return the network of a scenario's pathway."""
    nodes: list[Node] = []
    first: dict[str, int] = {}
    exits: list[str] = []
    for name, line in scenario.pathway.lines.items():
        exits += line.exits
        for step in line.stages:
            first[step.name] = len(nodes)
            nodes += _nodes_of(scenario, step, LINE_NAMES.index(name))
    return Network(tuple(nodes), first, tuple(dict.fromkeys(exits)))


def _nodes_of(scenario: Scenario, step: Step, line: int) -> list[Node]:
    if isinstance(step, Queue) and step.visits:
        most = scenario.table("counts")[(step.visits,)].most
        return [Node(step, line, visit) for visit in range(1, most + 1)]
    if isinstance(step, Delay) and (lengths := dated_lengths(scenario, step)):
        found: list[Node] = []
        known: dict[str, float] = {}
        for day, changed in lengths.items():
            found += [Node(step, line, switch_day=day), Node(step, line, dated=tuple(known.items()))]
            known |= changed
        return [*found, Node(step, line, dated=tuple(known.items()))]
    return [Node(step, line)]


def kind_of(step: Step, scenario: Scenario, pool: str = "") -> Kind:
    """Return what an engine does with a step; a queue's pool decides between hours and places."""
    if isinstance(step, Queue):
        return Kind.HOURS if (pool,) in scenario.table("staff") else Kind.PLACES
    if isinstance(step, Matching):
        return Kind.VACANCY if step.side == "vacancy" else Kind.CANDIDATE
    return {Delay: Kind.DELAY, Cohort: Kind.COHORT, Gate: Kind.GATE}[type(step)]
