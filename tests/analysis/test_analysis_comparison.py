"""Paired comparison on values made up for it, and on a small world."""

import numpy as np
import pandas as pd
import pytest
from analysis_worlds import LEAST, world
from scipy import stats

from leiq_sim.analysis.comparison import COLUMNS, compare, compared, paired, with_verdicts
from leiq_sim.analysis.definitions import KPIS
from leiq_sim.analysis.experiment import run
from leiq_sim.analysis.intervals import fieller
from leiq_sim.analysis.summary import Values, summarise, values_of

ALL = ("all", "all", "all")
WORK, COST, PER_WORK = (("qualified_work", *ALL), ("cost", *ALL), ("cost_per_qualified_work", *ALL))


def values(**columns):
    keys = tuple((kpi, *ALL) for kpi in columns)
    return Values(keys, np.column_stack([np.asarray(v, float) for v in columns.values()]))


def row(frame, kpi):
    return frame[(frame["kpi"] == kpi)].iloc[0]


def test_the_interval_of_a_difference_is_the_paired_one():
    generator = np.random.default_rng(1)
    chance = generator.normal(100, 20, 15)
    base, variant = chance, chance + 3 + generator.normal(0, 1, 15)
    found = row(paired(values(qualified_work=base), values(qualified_work=variant)).frame("v", "b"), "qualified_work")
    expected = stats.ttest_rel(variant, base).confidence_interval(0.95)
    assert (found["low"], found["high"]) == pytest.approx((expected.low, expected.high))
    assert found["difference"] == pytest.approx((variant - base).mean())
    assert found["base_mean"] == pytest.approx(base.mean())
    assert found["mean"] == pytest.approx(variant.mean())
    assert (found["p10"], found["p90"]) == pytest.approx(tuple(np.quantile(variant - base, [0.1, 0.9])))


def test_better_in_counts_futures_by_the_direction_of_the_kpi():
    pair = paired(
        values(qualified_work=[1, 1, 1], left_waiting=[5, 5, 5], other_work=[1, 1, 1]),
        values(qualified_work=[2, 1, 0], left_waiting=[4, 4, 6], other_work=[9, 9, 9]),
    ).frame("v", "b")
    assert row(pair, "qualified_work")["better_in"] == 1
    assert row(pair, "left_waiting")["better_in"] == 2
    assert np.isnan(row(pair, "other_work")["better_in"])


def test_cost_per_person_is_compared_as_a_ratio_of_means_pair_by_pair():
    generator = np.random.default_rng(2)
    works = generator.poisson(50, 40).astype(float)
    base = {"qualified_work": works, "cost": np.full(40, 1e5), "cost_per_qualified_work": 1e5 / works}
    more = works + generator.poisson(5, 40)
    variant = {"qualified_work": more, "cost": np.full(40, 1.2e5), "cost_per_qualified_work": 1.2e5 / more}
    found = row(paired(values(**base), values(**variant)).frame("v", "b"), "cost_per_qualified_work")
    ratio = 1.2e5 / more.mean() - 1e5 / works.mean()
    assert found["difference"] == pytest.approx(ratio)
    assert found["base_mean"] == pytest.approx(1e5 / works.mean())
    assert found["base_mean"] != pytest.approx((1e5 / works).mean(), rel=1e-3)

    def without(i):
        return 1.2e5 / np.delete(more, i).mean() - 1e5 / np.delete(works, i).mean()

    left_out = np.array([without(i) for i in range(40)])
    jackknife = np.sqrt(39 / 40 * ((left_out - left_out.mean()) ** 2).sum())
    assert found["error"] == pytest.approx(jackknife, rel=0.03)
    assert found["high"] - found["difference"] == pytest.approx(stats.t.ppf(0.975, 39) * found["error"])


def test_a_key_that_only_one_scenario_has_gives_no_difference():
    pair = paired(values(cost=[1, 1]), values(cost=[1, 1], qualified=[2, 3])).frame("v", "b")
    assert np.isnan(row(pair, "qualified")["difference"])
    assert row(pair, "qualified")["mean"] == 2.5


def test_verdicts_stand_in_headline_totals_with_a_direction_and_a_smallest_difference():
    base = values(qualified_work=np.full(10, 5), other_work=np.full(10, 5), advised=np.full(10, 5), cost=np.full(10, 9))
    variant = Values(base.keys, base.table + 20)
    frame = paired(base, variant).frame("v", "b")
    parts = [frame, frame.assign(district="north"), frame.assign(stage="desk"), frame.assign(field="nursing")]
    table, verdicts = with_verdicts(pd.concat(parts, ignore_index=True), {"qualified_work": 3})
    assert list(table.columns) == list(COLUMNS)
    given = table[table["verdict"].notna()]
    assert list(zip(given["kpi"], given["district"], given["verdict"], strict=True)) == [
        ("qualified_work", "all", "better")
    ]
    assert verdicts["kpi"].tolist() == ["qualified_work"]
    assert verdicts["smallest_difference"].tolist() == [3]


def test_the_family_is_all_headline_totals_of_all_variants():
    generator = np.random.default_rng(5)
    base = values(qualified_work=generator.normal(50, 5, 10), qualified=generator.normal(50, 5, 10))
    frames = [
        paired(base, Values(base.keys, base.table + generator.normal(0, 9, (10, 2)))).frame(n, "b") for n in "uvw"
    ]
    _, verdicts = with_verdicts(pd.concat(frames, ignore_index=True), {"qualified_work": 3, "qualified": 3})
    assert len(verdicts) == 6
    assert verdicts["confidence"].max() == pytest.approx(1 - 0.05 / 6)


def test_a_summary_gives_the_ratio_of_means_and_no_ends_below_two_replications():
    spent = values(cost_per_qualified_work=[100, 25], cost=[100, 100], qualified_work=[1, 4])
    found = summarise(spent, "s").set_index("kpi")
    assert found.loc["cost_per_qualified_work", "mean"] == pytest.approx(200 / 5)
    assert found.loc["cost", "low"] == found.loc["cost", "high"] == 100
    assert found.loc["cost_per_qualified_work", ["low", "high"]].isna().all()  # 1 and 4 people: it may be nobody
    assert found.loc["qualified_work", "replications"] == 2
    alone = summarise(Values(spent.keys, spent.table[:1]), "s").set_index("kpi")
    assert alone.loc["qualified_work", "mean"] == 1
    assert alone[["low", "high"]].isna().all(axis=None)


def test_a_summary_gives_the_interval_of_fieller_to_cost_per_person_only():
    works, cost = np.array([5.0, 7.0, 6.0, 9.0]), np.array([100.0, 130.0, 110.0, 150.0])
    spent = values(cost_per_qualified_work=cost / works, cost=cost, qualified_work=works)
    found = summarise(spent, "s").set_index("kpi")
    assert found.loc["cost_per_qualified_work", ["low", "high"]].tolist() == pytest.approx(fieller(cost, works))
    expected = stats.ttest_1samp(cost, 0).confidence_interval(0.95)
    assert found.loc["cost", ["low", "high"]].tolist() == pytest.approx([expected.low, expected.high])


@pytest.fixture(scope="module")
def comparison():
    base = world("base")
    more = base.change("staff.desk.hours_per_week", 6, name="more hours")
    same = base.renamed("same")
    return compare([base, more, same], replications=8, seed=3, workers=1)


def test_a_scenario_compared_with_itself_is_practically_equal_in_everything(comparison):
    same = comparison.table[comparison.table["scenario"] == "same"]
    known = same[same["difference"].notna()]
    assert (known["difference"] == 0).all()
    assert set(same["verdict"].dropna()) == {"practically_equal"}
    assert not (known["better_in"] > 0).any()


def test_more_hours_shorten_the_wait_and_cost_what_they_cost(comparison):
    totals = comparison.verdicts.set_index(["scenario", "kpi"])
    wait = totals.loc["more hours", "share_waiting_over_target"]
    assert (wait["verdict"], wait["better_in"]) == ("better", 8)
    table = comparison.table
    staff = table[(table["scenario"] == "more hours") & (table["kpi"] == "cost") & (table["stage"] == "staff")].iloc[0]
    assert staff["difference"] == pytest.approx(5 / 20 * 70_000)
    assert staff["low"] == staff["high"] == staff["difference"]


def test_the_table_has_a_row_for_every_row_of_both_summaries(comparison):
    assert list(comparison.table.columns) == list(COLUMNS)
    assert (comparison.table["baseline"] == "base").all()
    keys = ["kpi", "district", "field", "stage"]
    one = comparison.table[comparison.table["scenario"] == "more hours"]
    expected = {tuple(k) for r in comparison.results[:2] for k in r.summary()[keys].to_numpy()}
    assert {tuple(k) for k in one[keys].to_numpy()} == expected
    assert not one.duplicated(keys).any()
    assert set(comparison.verdicts["kpi"]) == {k for k in LEAST if KPIS[k].has_verdict}


def test_summary_and_comparison_agree_about_means(comparison):
    base = comparison.results[0].summary().set_index(["kpi", "district", "field", "stage"])["mean"]
    one = comparison.table[comparison.table["scenario"] == "more hours"]
    shown = one.set_index(["kpi", "district", "field", "stage"])["base_mean"].reindex(base.index)
    pd.testing.assert_series_equal(shown, base, check_names=False)


def test_two_scenarios_of_one_name_or_one_alone_are_refused():
    with pytest.raises(ValueError, match="named 'world'"):
        compare([world(), world()], replications=1)
    with pytest.raises(ValueError, match="at least one variant"):
        compare([world()], replications=1)


def test_results_of_different_seeds_are_not_paired():
    base, other = run(world("a"), 2, seed=1, workers=1), run(world("b"), 2, seed=2, workers=1)
    with pytest.raises(ValueError, match="same seed"):
        compared([base, other])


def test_values_stand_under_their_keys_whatever_the_order_in_which_they_come():
    found = [one.values for one in run(world(), 3, workers=1).found]
    turned = [dict(reversed(one.items())) for one in found]
    first, second = values_of(found), values_of(turned)
    assert first.keys != second.keys
    np.testing.assert_array_equal(first.table, second.arranged(first.keys))


def test_a_key_that_only_some_replications_know_is_no_number_in_the_others():
    key, other = ("median_wait", "all", "all", "talk"), ("arrived", "all", "all", "all")
    found = values_of([{key: 4.0, other: 1.0}, {other: 2.0}])
    assert found.keys == (other, key)
    np.testing.assert_array_equal(found.table, [[1.0, 4.0], [2.0, np.nan]])
