"""Both engines on the same itineraries and capacity: whether they write the same log, and what it has met."""

from collections import Counter

import numpy as np
from hypothesis import given
from stories import Story
from strategies import GRIDS, always, plans, reached, seeds, worlds

import leiq_sim as leiq
from leiq_sim.chance.itineraries import Itineraries, make_itineraries
from leiq_sim.engine.capacity import Capacity, capacity_of
from leiq_sim.engine.event_loop import simulate_compiled
from leiq_sim.engine.outcomes import Outputs
from leiq_sim.engine.reference import simulate_reference
from leiq_sim.model.scenario import Scenario


def differences(itineraries: Itineraries, capacity: Capacity) -> tuple[list[str], Outputs]:
    """Return the columns in which the two logs differ, with the first row that does, and the reference's log."""
    one, other = simulate_reference(itineraries, capacity), simulate_compiled(itineraries, capacity)
    found = []
    for name in vars(one):
        apart = np.flatnonzero(getattr(one, name) != getattr(other, name))
        if len(apart):
            row = int(apart[0])
            values = getattr(one, name)[row], getattr(other, name)[row]
            found.append(f"{name} of row {row}: {values[0]} by the reference, {values[1]} compiled; {len(apart)} rows")
    return found, one


def agree(itineraries: Itineraries, capacity: Capacity, seen: Counter[str]) -> None:
    """Assert that both engines write the same log, and count what it has met."""
    found, outputs = differences(itineraries, capacity)
    assert not found, found
    seen["logs"] += 1
    seen.update(reached(Story(itineraries, capacity, outputs)))


def agree_on_plans(where: str, examples: int, seen: Counter[str]) -> None:
    """Let Hypothesis look for a plan with `where` as its grid of time on which the engines differ."""

    @always(examples)
    @given(plans(GRIDS[where]))
    def the_engines_agree(plan):
        agree(plan.itineraries, plan.capacity, seen)

    the_engines_agree.hypothesis.inner_test.__qualname__ += f"_{where}"
    the_engines_agree()


def agree_on_scenarios(examples: int, seen: Counter[str]) -> None:
    """Let Hypothesis look for a scenario with a random pathway on which the engines differ."""

    @always(examples)
    @given(worlds(), seeds())
    def the_engines_agree_on_scenarios(scenario: Scenario, seed: int):
        itineraries = make_itineraries(scenario, seed, 0)
        agree(itineraries, capacity_of(scenario, itineraries), seen)

    the_engines_agree_on_scenarios()


def differences_of(job: tuple[str, int, float]) -> list[str]:
    """Return where the engines differ on a named scenario, a seed and a factor on demand; a few variants at a time."""
    name, seed, factor = job
    scenario = leiq.load_scenario(name)
    if factor != 1:
        scenario = scenario.change("settings.demand_factor.value", factor)
    itineraries = make_itineraries(scenario, seed, 0)
    found, _ = differences(itineraries, capacity_of(scenario, itineraries))
    return [f"{name}, seed {seed}, demand x {factor}: {words}" for words in found]
