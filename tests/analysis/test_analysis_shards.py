"""Districts that share no pool and no course are worlds of their own: apart they give the figures they give together.

This is what docs/scaling.md rests its plan on.
"""

from dataclasses import replace
from datetime import date

import pytest
from analysis_worlds import world

from leiq_sim.analysis.experiment import run_all
from leiq_sim.model.scenario import Frozen, indexed
from leiq_sim.model.tables import Commuting, Course, Run, Service, StaffPool

DISTRICTS = ("north", "south")
ROWS = {
    "staff": [StaffPool(d, hours_per_week=1.0, client_hours_per_fte=20, pay_group="E10") for d in DISTRICTS],
    "services": [Service("first_counselling", d, d) for d in DISTRICTS],
    "courses": [Course(f"course_{d}", "nursing_adaptation", 4, 30.0, minimum=2) for d in DISTRICTS],
    "runs": [Run(f"course_{d}", f"{m:02}", date(2026, m, 1), d) for d in DISTRICTS for m in (3, 5, 7, 9, 11)],
    "commuting": [Commuting(d, e, float(d == e)) for d in DISTRICTS for e in DISTRICTS],
}  # fmt: skip
OF_PEOPLE = ("qualified_work", "qualified", "left_waiting", "inside_end", "advised")


def with_rows(scenario, rows):
    return replace(scenario, tables=Frozen(scenario.tables | {t: indexed(t, some) for t, some in rows.items()}))


def together():
    return with_rows(world(), ROWS).renamed("together")


def alone(district):
    """Return the scenario of one district: its people and its capacity, nothing of the other."""
    other = DISTRICTS[district == DISTRICTS[0]]
    names = ("id", "district", "course", "home", "site")
    whole = together()
    rows = {
        table: [row for row in whole.rows(table) if not any(str(getattr(row, n, "")).endswith(other) for n in names)]
        for table in ("districts", "demand", "backlog", "inside", *ROWS)
    }
    return with_rows(whole, rows).renamed(district)


@pytest.fixture(scope="module")
def results():
    return run_all([together(), *map(alone, DISTRICTS)], 5, seed=3, workers=1)


def values(result, district):
    found = result.kpis[(result.kpis["kpi"].isin(OF_PEOPLE)) & (result.kpis["field"] == "all")]
    found = found[(found["district"] == district) & (found["stage"] == "all")]
    return found.sort_values(["kpi", "replication"])["value"].tolist()


@pytest.mark.parametrize("number", [0, 1])
def test_a_district_alone_has_the_people_and_the_figures_it_has_among_others(results, number):
    whole, *shards = results
    mine = values(whole, DISTRICTS[number])
    assert mine == values(shards[number], DISTRICTS[number])
    assert len(mine) == 5 * len(OF_PEOPLE)
    assert sum(mine) > 100


def test_counts_add_up_over_shards(results):
    whole, *shards = results
    sums = [sum(pair) for pair in zip(*(values(shard, "all") for shard in shards), strict=True)]
    assert sums == values(whole, "all")


def test_districts_that_share_a_pool_are_no_shards():
    shared, only = run_all([world(), with_rows(world(), {"demand": world().rows("demand")[:1]})], 3, workers=1)
    assert values(shared, "north") != values(only, "north")
