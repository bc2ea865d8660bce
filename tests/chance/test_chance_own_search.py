"""A person's own job search against the patience of the same wait: the shorter decides, and patience in a tie."""

import pytest
from small_world import tables, time, world

from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.units import TICKS_PER_DAY


@pytest.mark.parametrize(("own", "patience", "alone"), [(99, 100, True), (100, 100, False), (101, 100, False)])
def test_own_success_counts_only_when_it_comes_before_patience_ends(own, patience, alone):
    others = [row for row in tables()["times"] if row.stage != "search"]
    fixed = [time("search", "own_search", own, "fixed"), time("search", "patience", patience, "fixed")]
    its = make_itineraries(world(times=[*others, *fixed]), 1, 0)
    searches = its.rows.kind == Kind.CANDIDATE
    assert searches.sum() > 100
    assert set(its.rows.own[searches]) == {int(alone)}
    assert set(its.rows.patience[searches]) == {min(own, patience) * TICKS_PER_DAY}
    ways = {its.network.exits[-1 - way] for way in its.rows.unserved[searches]}
    assert ways == ({"work", "lost"} if alone else {"lost"})
