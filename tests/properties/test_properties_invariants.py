"""What must hold of every log, whatever the pathway: people are kept, nothing is overbooked, nobody is passed over."""

from collections import Counter

import pytest
from property_list import invariants
from strategies import GRIDS, REACHED, always

# What logs from there can hardly meet: ties on continuous times, and what only a scenario has.
RARE = {
    "whole_day": {"own search"},
    "quarter_day": {"own search"},
    "continuous": {"own search", "gone at a course start", "two runs at one instant", "handed on by a gate"},
    "scenarios": {"gone at a course start", "two runs at one instant", "handed on by a gate"},
}


@pytest.mark.parametrize("where", [*GRIDS, "scenarios"])
def test_what_must_hold_of_a_log_holds_of_every_log(where):
    seen: dict[str, Counter[str]] = {}
    (mine,) = [one for one in invariants(seen) if one.name == f"invariants/{where}"]
    mine.search(always(mine.examples))
    missed = {name for name in set(REACHED) - RARE[where] if not seen[where][name]}
    assert not missed, f"the examples say nothing about {missed}"
