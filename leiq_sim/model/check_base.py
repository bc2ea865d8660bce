"""What all checks ask of a scenario: its steps by name, its traits, and where a problem lies."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Choice, Step

ALL = "all"
ONLINE = "online"


def at(table: str, *key: str) -> str:
    """Return the place of a row (or, with fewer words, of the first of several rows)."""
    return f"{table}, {'/'.join(key)}" if key else table


@dataclass(frozen=True)
class Facts:
    """A scenario seen by the checks."""

    scenario: Scenario

    @cached_property
    def steps(self) -> dict[str, tuple[str, Step]]:
        """Every step that is no exit, by name, with the name of its line."""
        return {step.name: (name, step) for name, line in self.scenario.pathway.lines.items() for step in line.stages}

    def named(self, *kinds: type[Step]) -> tuple[str, ...]:
        return tuple(name for name, (_, step) in self.steps.items() if isinstance(step, kinds))

    def is_onward(self, step: str, target: str) -> bool:
        """Whether `target` comes after `step` (a line's name comes before all its steps)."""
        order = list(self.steps)
        return step not in self.steps or order.index(target) > order.index(step)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        return tuple(key[0] for key in self.scenario.table("fields"))

    @cached_property
    def districts(self) -> tuple[str, ...]:
        return tuple(key[0] for key in self.scenario.table("districts"))

    @cached_property
    def sites(self) -> tuple[str, ...]:
        return (*self.districts, ONLINE)

    @cached_property
    def choosing(self) -> tuple[str, ...]:
        """Every step and line that has ways onward, once."""
        return tuple(dict.fromkeys(step for step, _ in self.choices))

    @cached_property
    def choices(self) -> dict[tuple[str, str], tuple[str, Choice]]:
        """Every way onward, by (step, outcome), with the name of its line; an entry's step is its line."""
        lines = self.scenario.pathway.lines
        entries = {(name, "entry"): (name, line.entry_choice) for name, line in lines.items()}
        return entries | {
            (name, outcome): (line, choice)
            for name, (line, step) in self.steps.items()
            for outcome, choice in step.routes.items()
        }

    @cached_property
    def trait_of(self) -> dict[str, str]:
        """Which trait knows a value."""
        return {value: attribute for attribute, _, value in self.scenario.table("traits")}

    def values_of(self, attribute: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(v for a, _, v in self.scenario.table("traits") if a == attribute))

    def pools_of(self, stage: str) -> dict[str, str | None]:
        """Return the pool that serves a stage, by district; None where there is none."""
        services = self.scenario.table("services")
        found = {d: services.get((stage, d)) or services.get((stage, ALL)) for d in self.districts}
        return {d: None if row is None else row.pool for d, row in found.items()}

    def is_hours(self, stage: str) -> bool:
        """Whether a stage is served by pools of staff hours."""
        return any((pool,) in self.scenario.table("staff") for pool in self.pools_of(stage).values() if pool)

    def is_places(self, stage: str) -> bool:
        """Whether a stage is served by pools of places."""
        return any((pool,) in self.scenario.table("places") for pool in self.pools_of(stage).values() if pool)


def unknown_step(where: str, column: str, found: str, allowed: Iterable[str]) -> Problem:
    words = tuple(allowed)
    return problem("step_unknown", where, found=found, column=column, nearest=nearest(found, words), allowed=words)


def unknown_reference(where: str, column: str, found: str, table: str, allowed: Iterable[str]) -> Problem:
    words = tuple(allowed)
    return problem(
        "reference_unknown", where, found=found, column=column, table=table, nearest=nearest(found, words),
        allowed=words,
    )  # fmt: skip
