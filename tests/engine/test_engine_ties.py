"""Nothing depends on the order of insertion; on coarse grids, where almost everything ties."""

from functools import partial

import pytest
from random_plans import CONTINUOUS, QUARTER_DAY, WHOLE_DAY, Shuffled, random_plan

from leiq_sim.engine import reference

PLANS = 250


@pytest.mark.parametrize("grid", [WHOLE_DAY, QUARTER_DAY, CONTINUOUS])
def test_the_order_of_insertion_changes_nothing(grid):
    for seed in range(PLANS):
        plan = random_plan(seed, grid)
        told = plan.simulate()
        assert told.same_as(plan.simulate(Shuffled)), f"plan {seed}, reversed"
        assert told.same_as(plan.simulate(partial(Shuffled, seed=seed))), f"plan {seed}, shuffled"


WRONG_PHASES = {
    "runs before calls": {"START": 2, "CALL": 3},
    "patience before course starts": {"LAPSE": 3, "START": 4},
    "patience before calls": {"LAPSE": 2, "CALL": 3, "START": 4},
    "calls as ordinary events": {"CALL": 1},
}


@pytest.mark.parametrize("reading", WRONG_PHASES)
def test_the_plans_notice_phases_in_a_wrong_order(reading, monkeypatch):
    plans = [random_plan(seed, WHOLE_DAY) for seed in range(40)]
    right = [plan.simulate() for plan in plans]
    for name, phase in WRONG_PHASES[reading].items():
        monkeypatch.setattr(reference, name, phase)
    changed = sum(
        not told.same_as(plan.simulate(partial(reference.World))) for told, plan in zip(right, plans, strict=True)
    )
    assert changed >= 3
