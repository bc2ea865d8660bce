"""Everyone who may come, in one order: who they are, when they arrive, and their numbers by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from leiq_sim.chance.arrivals import Group, arrivals
from leiq_sim.chance.distributions import counts
from leiq_sim.chance.draws import Block, Draws
from leiq_sim.model.scenario import Scenario
from leiq_sim.units import NEVER

KINDS = ("client", "employer", "vacancy")
ONLINE = "online"


@dataclass(frozen=True)
class Trait:
    """One attribute of every entity: `codes` point into `words`, of which the first is "" for who has none."""

    words: tuple[str, ...]
    codes: np.ndarray

    def values(self) -> np.ndarray:
        """Return each entity's word (object array)."""
        return np.array(self.words, dtype=object)[self.codes]


@dataclass(frozen=True)
class Population:
    """All entities in ascending (arrival, stream, candidate); every array has one entry an entity.

    `parent` is the entity whose served counselling posts this vacancy, -1 for all others.
    """

    scenario: Scenario
    draws: Draws
    groups: tuple[Group, ...]
    order: np.ndarray
    parent: np.ndarray

    @cached_property
    def kind(self) -> np.ndarray:
        return self._spread(KINDS.index(g.kind) for g in self.groups)

    @cached_property
    def district(self) -> np.ndarray:
        """Index into the scenario's districts."""
        names = [k for (k,) in self.scenario.table("districts")]
        return self._spread(names.index(g.district) for g in self.groups)

    @cached_property
    def field(self) -> np.ndarray:
        """Index into the scenario's fields."""
        names = [k for (k,) in self.scenario.table("fields")]
        return self._spread(names.index(g.field) for g in self.groups)

    @cached_property
    def arrival(self) -> np.ndarray:
        return np.concatenate([g.arrival for g in self.groups] or [np.empty(0, np.int64)])[self.order]

    @cached_property
    def waited(self) -> np.ndarray:
        """Days already waited on day 0; NaN for who is not in the backlog."""
        return self._stock("waited")

    @cached_property
    def left(self) -> np.ndarray:
        """Days left inside on day 0; NaN for who is not inside."""
        return self._stock("left")

    @cached_property
    def stock(self) -> np.ndarray:
        """Who was there on day 0: 1 waiting, 2 inside, 0 for all others."""
        return np.select([~np.isnan(self.left), ~np.isnan(self.waited)], [2, 1], 0)

    @cached_property
    def start_stages(self) -> np.ndarray:
        """Return the stage in which each entity stands on day 0 (object array of names, "" for new ones)."""
        return self._spread((g.start_stage for g in self.groups), dtype=object)

    def labels(self) -> np.ndarray:
        """Return each entity's lasting name: stream, layer and candidate."""
        parts = [[f"{g.block.stream}/{g.block.layer}-{i}" for i in g.taken] for g in self.groups]
        return np.array([label for part in parts for label in part], dtype=object)[self.order]

    @cached_property
    def _codes(self) -> np.ndarray:
        return self._spread((g.block.code for g in self.groups), dtype=np.uint64)

    @cached_property
    def _candidates(self) -> np.ndarray:
        return np.concatenate([g.taken for g in self.groups] or [np.empty(0, np.int64)])[self.order]

    def uniform(self, purpose: str, step: str, visit: int, members: np.ndarray) -> np.ndarray:
        """Return one number in [0, 1) for each member (entity numbers), by name."""
        return self.draws.of(purpose, step, visit, self._codes[members], self._candidates[members])

    @property
    def traits(self) -> dict[str, np.ndarray]:
        """Return, by attribute, each entity's value (object array of words)."""
        attributes = dict.fromkeys(a for a, _, _ in self.scenario.table("traits"))
        return {attribute: self.trait(attribute).values() for attribute in attributes}

    def trait(self, attribute: str) -> Trait:
        if attribute not in self._traits:
            self._traits[attribute] = self._drawn_trait(attribute)
        return self._traits[attribute]

    @cached_property
    def _traits(self) -> dict[str, Trait]:
        return {}

    @cached_property
    def times(self) -> dict[tuple[str, str], list[Any]]:
        """Return the rows of times by stage and purpose."""
        found: dict[tuple[str, str], list[Any]] = {}
        for row in self.scenario.rows("times"):
            found.setdefault((row.stage, row.purpose), []).append(row)
        return found

    @cached_property
    def sites(self) -> tuple[str, ...]:
        return (*(k for (k,) in self.scenario.table("districts")), ONLINE)

    @cached_property
    def accepts(self) -> np.ndarray:
        """Return the sites each entity would go to, one bit a site; a vacancy has its own district's bit."""
        own = np.int64(1) << self.district
        willing = np.zeros(len(self.order), dtype=np.int64)
        for bit, site in enumerate(self.sites):
            shares = np.array([self._share(home, site) for home in self.sites[:-1]])
            chosen = self.uniform("site", site, 1, np.arange(len(self.order))) < shares[self.district]
            willing |= np.where(chosen, np.int64(1) << bit, 0)
        return np.where(self.kind == KINDS.index("vacancy"), own, willing)

    def _share(self, home: str, site: str) -> float:
        row = self.scenario.row("commuting", home, site)
        return float(home == site) if row is None else row.share

    def _drawn_trait(self, attribute: str) -> Trait:
        rows = [row for row in self.scenario.rows("traits") if row.attribute == attribute]
        words = ("", *sorted({row.value for row in rows}))
        people = np.flatnonzero(self.kind == 0)
        u, field = self.uniform("trait", attribute, 1, people), self.field[people]
        codes = np.zeros(len(self.order), dtype=np.int64)
        for index, (name,) in enumerate(self.scenario.table("fields")):
            own = [r for r in rows if r.field == name] or [r for r in rows if r.field == "all"]
            if own:
                own = sorted(own, key=lambda r: r.value)
                bounds = np.cumsum([r.share for r in own])
                values = np.array([words.index(r.value) for r in own])
                chosen = np.minimum(np.searchsorted(bounds, u[field == index], side="right"), len(own) - 1)
                codes[people[field == index]] = values[chosen]
        return Trait(words, codes)

    def _spread(self, values: Iterable[Any], dtype: type = np.int64) -> np.ndarray:
        sizes = [len(g.taken) for g in self.groups]
        return np.repeat(np.array(list(values), dtype=dtype), sizes)[self.order]

    def _stock(self, name: str) -> np.ndarray:
        parts = [np.full(len(g.taken), np.nan) if (v := getattr(g, name)) is None else v for g in self.groups]
        return np.concatenate(parts or [np.empty(0)])[self.order]


def populate(scenario: Scenario, draws: Draws) -> Population:
    """Return everyone a scenario accepts in one replication, and the vacancies that employers plan."""
    groups = list(arrivals(scenario, draws))
    owners = [-1] * len(groups)
    planned = scenario.row("counts", "planned_vacancies")
    employers = [index for index, group in enumerate(groups) if group.kind == "employer" and planned is not None]
    for index, drawn in zip(employers, _planned(draws, planned, [groups[i].block for i in employers]), strict=True):
        employer = groups[index]
        number = drawn[employer.taken]
        for k in range(1, int(number.max(initial=0)) + 1):
            stream = f"{employer.block.stream}/vacancy-{k}"
            taken = employer.taken[number >= k]
            never = np.full(len(taken), NEVER)
            block = Block(stream, employer.block.layer, employer.block.size)
            groups.append(Group("vacancy", employer.district, employer.field, block, taken, never))
            owners.append(index)
    return _ordered(scenario, draws, groups, owners)


def _planned(draws: Draws, planned: Any, blocks: Sequence[Block]) -> list[np.ndarray]:
    """Return how many vacancies each candidate of each block plans."""
    if not blocks:
        return []
    numbers = counts(draws.uniforms("count", "planned_vacancies", 1, blocks), planned)
    return np.split(numbers, np.cumsum([block.size for block in blocks])[:-1])


def _ordered(scenario: Scenario, draws: Draws, groups: list[Group], owners: list[int]) -> Population:
    """Sort all entities and point each planned vacancy to its employer."""
    sizes = np.array([len(g.taken) for g in groups], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    by_name = sorted(range(len(groups)), key=lambda i: (groups[i].block.stream, groups[i].block.layer))
    rank = np.empty(len(groups), dtype=np.int64)
    rank[by_name] = np.arange(len(groups))
    nobody = [np.empty(0, np.int64)]
    arrival = np.concatenate([g.arrival for g in groups] or nobody)
    taken = np.concatenate([g.taken for g in groups] or nobody)
    order = np.lexsort((taken, np.repeat(rank, sizes), arrival))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    parent = np.full(len(order), -1, dtype=np.int64)
    for index, owner in enumerate(owners):
        if owner >= 0:
            among = np.searchsorted(groups[owner].taken, groups[index].taken)
            parent[starts[index] : starts[index + 1]] = place[starts[owner] + among]
    return Population(scenario, draws, tuple(groups), order, parent[order])
