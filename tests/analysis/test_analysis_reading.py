"""What is said of a variant follows fixed rules; each rule on numbers planted for it."""

from dataclasses import replace

import numpy as np
import pytest
from analysis_worlds import world

from leiq_sim.analysis import reading as rules
from leiq_sim.analysis.comparison import compared
from leiq_sim.analysis.experiment import run_all
from leiq_sim.analysis.intervals import t_quantile
from leiq_sim.analysis.reading import FEWER_LEAVE, LESS_OFFERED, MIX, MORE_COME, UNKNOWN, by_district, readings
from leiq_sim.analysis.verdicts import BETTER, EQUAL, UNCLEAR, WORSE

REPLICATIONS = 12
DESK, COURSE = "first_counselling", "nursing_adaptation"


@pytest.fixture(scope="module")
def results():
    base = world()
    more = base.change("staff.desk.hours_per_week", 4.0, name="more hours")
    less = base.change("staff.desk.hours_per_week", 0.85, name="less hours")
    return run_all([base, more, less], REPLICATIONS)


@pytest.fixture(scope="module")
def found(results):
    return {one.variant.name: one for one in readings(compared(results))}


def test_headline_findings_are_the_verdicts(results, found):
    verdicts = compared(results).verdicts
    for name, one in found.items():
        mine = verdicts[verdicts["scenario"] == name].set_index("kpi")
        assert {f.kpi: f.verdict for f in one.headline} == mine["verdict"].to_dict()
        assert {f.kpi: f.low for f in one.headline} == pytest.approx(mine["low"].to_dict())


def test_districts_are_judged_together_by_wider_intervals(results, found):
    one = found["more hours"]
    table = compared(results).table
    assert [f.district for f in one.districts] == sorted(f.district for f in one.districts)
    for finding in one.districts:
        mine = (table["kpi"] == finding.kpi) & (table["district"] == finding.district) & (table["field"] == "all")
        row = table[mine & (table["stage"] == "all") & (table["scenario"] == "more hours")].iloc[0]
        known = np.array([REPLICATIONS])
        wider = t_quantile(0.05 / len(one.districts), known) / t_quantile(0.05, known)
        assert finding.high - finding.difference == pytest.approx((row["high"] - row["difference"]) * wider[0])


def test_a_district_is_better_only_where_its_interval_and_its_size_say_so(found):
    for one in found.values():
        for finding in one.districts:
            beyond = finding.low > 0 or finding.high < 0
            assert (finding.verdict in (BETTER, WORSE)) <= beyond
    waits = [f for f in found["more hours"].districts if f.kpi == "share_waiting_over_target"]
    assert {f.verdict for f in waits} == {BETTER}
    assert {f.verdict for f in found["less hours"].districts if f.kpi == "share_waiting_over_target"} == {WORSE}


def test_what_changes_nothing_is_practically_equal(results):
    base = results[0]
    same = replace(base, scenario=base.scenario.renamed("same"))
    (one,) = readings(compared([base, same]))
    assert {f.verdict for f in one.districts} == {EQUAL}
    assert one.lines == ()


def test_a_line_that_got_longer_by_less_hours_says_so(results):
    plenty = results[1].scenario
    (one,) = readings(
        compared(run_all([plenty, plenty.change("staff.desk.hours_per_week", 2.5, name="fewer")], REPLICATIONS))
    )
    line = next(f for f in one.lines if f.stage == DESK)
    assert line.reason == LESS_OFFERED
    assert line.new == pytest.approx(line.old * 2.5 / 4, rel=0.05)


def test_a_line_behind_more_hours_got_longer_because_more_come(results, found):
    line = next(f for f in found["more hours"].lines if f.stage == COURSE)
    assert line.reason == MORE_COME
    wanted = [np.mean([one.loads.wanted[1] for one in result.found]) for result in results[:2]]
    assert [line.old, line.new] == pytest.approx(wanted)
    assert line.new > line.old


def planted(monkeypatch, offered=(0, 0), wanted=(0, 0), there=(0, 0), left=(0, 0)):
    """Let the two results say these numbers, the same in each replication but for a little noise of the second."""
    noise = np.array([-0.1, 0.0, 0.1])

    def pair(values):
        return np.full(3, float(values[0])), np.full(3, float(values[1])) + (noise if values[0] != values[1] else 0.0)

    monkeypatch.setattr(rules, "_of_pools", lambda _a, _b, _p, what: pair(offered if what == "offered" else wanted))
    monkeypatch.setattr(rules, "_of_key", lambda _a, _b, key: pair(there if key[0] == "inside_end" else left))


@pytest.mark.parametrize(
    ("numbers", "by_district", "reason"),
    [
        ({"offered": (9, 5), "wanted": (1, 8)}, [1.0], LESS_OFFERED),
        ({"wanted": (10, 12), "left": (5, 3)}, [1.0], MORE_COME),
        ({"there": (10, 12), "left": (5, 3)}, [1.0], MORE_COME),
        ({"left": (5, 3)}, [1.0, -1.0], FEWER_LEAVE),
        ({}, [-1.0, 0.0], MIX),
        ({}, [-1.0, 2.0], UNKNOWN),
        ({"wanted": (12, 10)}, [2.0], UNKNOWN),
    ],
)
def test_the_reason_is_the_first_that_the_numbers_show(monkeypatch, numbers, by_district, reason):
    planted(monkeypatch, **numbers)
    assert rules._reason("stage", ("pool",), None, None, np.array(by_district))[0] == reason


def test_what_moves_only_by_chance_is_no_reason():
    old, new = np.array([1.0, 2.0, 3.0, 4.0]), np.array([3.0, 1.0, 2.0, 5.0])
    assert rules._moved(old, new) == 0
    assert rules._moved(old, old + 1) == 1
    assert rules._moved(old, old - 1) == -1


def test_the_clearest_comes_first(found):
    clear = [abs(f.difference) / abs(f.high - f.low) for f in found["less hours"].with_verdict(WORSE) if f.high > f.low]
    assert clear == sorted(clear, reverse=True)
    assert all(f.verdict == UNCLEAR for f in found["less hours"].with_verdict(UNCLEAR))


def test_one_kpi_by_district_is_judged_over_all_variants_together(results):
    comparison = compared(results)
    found = by_district(comparison, "share_waiting_over_target")
    table = comparison.table
    own = table[(table["kpi"] == "share_waiting_over_target") & (table["field"] == "all")]
    own = own[own["district"] != "all"]
    assert len(found) == len(own) == 2 * len(comparison.baseline.table("districts"))
    wider = t_quantile(0.05 / len(own), np.array([REPLICATIONS])) / t_quantile(0.05, np.array([REPLICATIONS]))
    assert (found["high"] - found["low"]).to_numpy() == pytest.approx((own["high"] - own["low"]).to_numpy() * wider)
    verdicts = found.set_index(["scenario", "district"])["verdict"]
    assert set(verdicts["less hours"]) == {WORSE}
    assert set(verdicts["more hours"]) == {BETTER}


def test_a_kpi_without_a_number_in_any_district_has_no_rows(results):
    found = by_district(compared(results), "median_wait", "nowhere")
    assert found.empty
    assert "verdict" in found
