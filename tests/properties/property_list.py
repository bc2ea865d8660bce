"""Every property by name: what it is given, and on how many examples the test suite tries it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from invariants_capacity import CAPACITY
from invariants_people import PEOPLE
from plan_changes import (
    CHANGES,
    time_scaled_scales_every_wait,
    told,
    two_regions_side_by_side_are_as_each_alone,
)
from plans import Plan
from strategies import GRIDS, ONE_RATE, Story, chances, plans, reached, seeds, worlds
from world_changes import WORLD_CHANGES, log_of, story_of

from leiq_sim.model.scenario import Scenario

INVARIANTS = (*PEOPLE, *CAPACITY)


@dataclass(frozen=True)
class Property:
    """A check and the strategies of its arguments."""

    name: str
    check: Callable[..., None]
    given: tuple[st.SearchStrategy, ...]
    examples: int

    def search(self, how: settings, seed: Callable | None = None) -> None:
        """Try the property on many examples; raises with the smallest counterexample found."""
        tried = how(given(*self.given)(self.check))
        (seed(tried) if seed else tried)()


def holds(story: Story, seen: Counter[str]) -> None:
    """Check every invariant on one log and count what it has reached."""
    for invariant in INVARIANTS:
        invariant(story)
    seen.update(reached(story))


def plan_invariants(grid: int, seen: Counter[str]) -> Callable[[Plan], None]:
    """Return the check that everything which must hold of any log holds of a plan's."""

    def what_must_hold_holds(plan: Plan) -> None:
        holds(told(plan), seen)

    what_must_hold_holds.__qualname__ += f"_{grid}"  # by which a repeatable search starts elsewhere for each grid
    return what_must_hold_holds


def world_invariants(seen: Counter[str]) -> Callable[[Scenario, int], None]:
    """Return the check that everything which must hold of any log holds of a scenario's."""

    def what_must_hold_holds_in_scenarios(scenario: Scenario, seed: int) -> None:
        holds(story_of(log_of(scenario, seed)), seen)

    return what_must_hold_holds_in_scenarios


def invariants(seen: dict[str, Counter[str]]) -> list[Property]:
    """Return what must hold of every log, by where the logs come from; `seen` is filled with what they reach."""
    made = [
        Property(f"invariants/{name}", plan_invariants(grid, seen.setdefault(name, Counter())), (plans(grid),), 250)
        for name, grid in GRIDS.items()
    ]
    check = world_invariants(seen.setdefault("scenarios", Counter()))
    return [*made, Property("invariants/scenarios", check, (worlds(), seeds()), 150)]


def _of_plans(check: Callable[..., None]) -> Property:
    drawn: tuple[st.SearchStrategy, ...] = (plans(), chances())
    if check is time_scaled_scales_every_wait:
        drawn = (plans(None, ONE_RATE), chances())
    elif check is two_regions_side_by_side_are_as_each_alone:
        drawn = (plans(), plans(), chances())
    return Property(f"plans/{check.__name__}", check, drawn, 120)


def _of_worlds(check: Callable[..., None]) -> Property:
    return Property(f"scenarios/{check.__name__}", check, (worlds(), seeds(), chances()), 50)


CHANGED = [*map(_of_plans, CHANGES), *map(_of_worlds, WORLD_CHANGES)]
