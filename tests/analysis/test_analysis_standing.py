"""Who stands where, and who goes where, agree with the logs counted by hand."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from analysis_worlds import world

from leiq_sim.analysis.experiment import run, run_all
from leiq_sim.analysis.flows import ENTRY, ON_THE_WAY, flows
from leiq_sim.analysis.standing import Group, groups_of, standing
from leiq_sim.files.load import load_scenario

REPLICATIONS = 3


@pytest.fixture(scope="module")
def pair():
    base = world()
    variant = base.change("staff.desk.hours_per_week", 4.0, from_date="2026-06-01", name="more")
    return run_all([base, variant], REPLICATIONS)


@pytest.fixture(scope="module")
def table(pair):
    both = Group("both", ("first_counselling", "nursing_adaptation"))
    return standing(*pair, [both, Group("course", ("nursing_adaptation",), True)])


def counted(result, district, day, waits, stages):
    """Return how many are in line (or inside) when a day ends, in each replication."""
    end = (day - result.scenario.start).days + 1
    found = []
    for number in range(result.replications):
        visits = result.log(number).visits()
        mine = visits[visits["stage"].isin(stages)]
        if district != "all":
            mine = mine[mine["district"] == district]
        gone, called = mine["ended"].fillna(np.inf), mine["began"].fillna(mine["ended"]).fillna(np.inf)
        first, last = (mine["queued"], called) if waits else (called, gone)
        found.append(int(((first < end) & (last >= end)).sum()))
    return np.array(found)


@pytest.mark.parametrize("district", ["all", "north", "south"])
@pytest.mark.parametrize(("group", "waits"), [("both", True), ("course", False)])
@pytest.mark.parametrize("day", [date(2026, 4, 30), date(2026, 12, 31)])
def test_people_are_those_of_the_logs(pair, table, district, group, waits, day):
    stages = ["first_counselling", "nursing_adaptation"] if waits else ["nursing_adaptation"]
    row = table[(table["day"] == day) & (table["district"] == district) & (table["group"] == group)].iloc[0]
    old, new = (counted(result, district, day, waits, stages) for result in pair)
    assert row["base"] == pytest.approx(old.mean())
    assert row["mean"] == pytest.approx(new.mean())
    assert row["difference"] == pytest.approx((new - old).mean())
    half = 4.302652729911275 * (new - old).std(ddof=1) / np.sqrt(REPLICATIONS)
    assert row["difference_high"] - row["difference"] == pytest.approx(half)


def test_more_hours_make_fewer_wait_and_only_after_they_begin(table):
    waiting = table[(table["group"] == "both") & (table["district"] == "all")].set_index("day")["difference"]
    assert waiting[date(2026, 5, 31)] == 0
    assert waiting[date(2026, 12, 31)] < 0


def test_results_of_other_replications_are_refused(pair):
    with pytest.raises(ValueError, match="same seed and replications"):
        standing(pair[0], run(world(), 2), [])


def test_groups_follow_the_pathway_and_courses_are_together():
    found = groups_of(world(), ["nursing_adaptation"])
    assert found == [
        Group("first_counselling", ("first_counselling",)),
        Group("courses", ("nursing_adaptation",)),
        Group("qualified", ("qualified",), True),
    ]


def test_flows_count_each_way_once(pair):
    result = pair[0]
    found = flows(result, range(REPLICATIONS)).set_index(["start", "end", "outcome"])["people_per_year"]
    years = result.scenario.days / 365.25
    logs = [result.log(number).visits() for number in range(REPLICATIONS)]
    every = pd.concat(logs, keys=range(REPLICATIONS), names=["log"]).reset_index("log")
    # Nobody comes to the course but from the desk, so who is in both went from one to the other.
    both = every[every["stage"] == "nursing_adaptation"].merge(
        every[every["stage"] == "first_counselling"], on=["log", "client"]
    )
    scale = REPLICATIONS * years
    assert found["first_counselling", "nursing_adaptation", "served"] == pytest.approx(len(both) / scale)
    desk = every[every["stage"] == "first_counselling"]
    assert found["first_counselling", "lost", "unserved"] == pytest.approx(
        (desk["outcome"] == "unserved").sum() / scale
    )
    assert found[ENTRY, "first_counselling", ""] == pytest.approx((~desk["start_stock"]).sum() / scale)
    # Whoever has ended a wait went one way: ways out are as many as waits that ended.
    done = (every["step_kind"] != "delay") & every["ended"].notna()
    assert found[found.index.get_level_values("start") != ENTRY].sum() == pytest.approx(done.sum() / scale)


def test_who_has_neither_left_nor_waits_again_is_on_the_way():
    result = run(load_scenario("baseline"), 1)
    found = flows(result, [0]).set_index(["start", "end", "outcome"])["people_per_year"]
    log = result.log(0)
    visits, people = log.visits(), log.entities().set_index("client")
    lines = visits[(visits["kind"] == "client") & visits["step_kind"].isin(["hours", "places", "cohort", "candidate"])]
    last = lines.groupby("client").tail(1)
    still = last[people.loc[last["client"], "exited"].isna().to_numpy() & (last["outcome"] == "served")]
    expected = still["stage"].value_counts() / (result.scenario.days / 365.25)
    on_the_way = found[:, ON_THE_WAY, "served"]
    assert len(expected) > 5
    assert on_the_way.to_dict() == pytest.approx(expected.to_dict())
