"""The compiled engine writes the reference's log, bit for bit, on random plans and scenarios made to tie."""

from collections import Counter

import pytest
from both_engines import agree_on_plans, agree_on_scenarios
from strategies import GRIDS

PLANS, SCENARIOS, OFTEN = 600, 250, 50
# What the engines do otherwise than each other: each of it must have been met often.
MET = (
    "shared pool", "tie of patience and call", "cancelled run", "expired vacancy", "falling places", "repeated stage",
    "employer's vacancy", "closed day", "hours across two days", "gate before its day", "gate from its day",
    "overlapping delay", "inside on day 0", "backlog", "match", "drop-out", "patience zero, called",
    "patience zero, gone", "talk that ends with the day", "two calls at one instant", "joined after a lapse",
)  # fmt: skip


@pytest.fixture(scope="module")
def seen():
    return Counter()


@pytest.mark.parametrize("where", GRIDS)
def test_both_engines_write_the_same_log_of_a_plan(where, seen):
    before = seen["logs"]
    agree_on_plans(where, PLANS, seen)
    assert seen["logs"] - before >= PLANS


def test_both_engines_write_the_same_log_of_a_scenario(seen):
    before = seen["logs"]
    agree_on_scenarios(SCENARIOS, seen)
    assert seen["logs"] - before >= SCENARIOS


def test_the_logs_have_met_everything_often_enough(seen):
    if seen["logs"] < 3 * PLANS + SCENARIOS:
        pytest.skip("says something only after the tests before it")
    assert {name: seen[name] for name in MET if seen[name] < OFTEN} == {}
