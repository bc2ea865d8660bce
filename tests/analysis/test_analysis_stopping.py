"""When to stop: at fixed looks whose errors add up, or when an interval is narrow and stays so."""

import numpy as np
import pytest
from analysis_worlds import world

from leiq_sim.analysis import stopping
from leiq_sim.analysis.checks import Audit
from leiq_sim.analysis.comparison import compare, compared
from leiq_sim.analysis.result import Found, Result
from leiq_sim.analysis.stopping import (
    DECIDED,
    LAST_LOOK,
    LOOKS,
    NOT_PRECISE,
    PRECISE,
    Stop,
    Width,
    first_that_stays,
    until_decided,
    until_precise,
)

KEY = ("qualified_work", "all", "all", "all")


def streamed(monkeypatch, *values):
    """Let `stream` hand out results with these values of one KPI (one array a scenario) instead of computing any."""
    scenarios = [world(name) for name in ("base", "u", "v")[: len(values)]]

    def stream(_, most, seed, engine, progress, workers, at, store):
        for end in at:
            yield tuple(
                Result(s, tuple(Found({KEY: float(x)}, None, None, None, Audit(0, ())) for x in mine[:end]), seed)
                for s, mine in zip(scenarios, values, strict=True)
            )

    monkeypatch.setattr(stopping, "stream", stream)
    return scenarios


def least_of(scenarios):
    return {row.id: row.smallest_difference for row in scenarios[0].rows("kpis")}["qualified_work"]


def test_it_stops_at_the_first_look_at_which_every_verdict_has_fallen(monkeypatch):
    generator = np.random.default_rng(1)
    base = generator.normal(100, 1, 1000)
    scenarios = streamed(monkeypatch, base, base + 50 + generator.normal(0, 20, 1000))
    comparison, stop = until_decided(scenarios)
    assert stop == Stop(DECIDED, 8, (8,))
    assert comparison.verdicts["verdict"].tolist() == ["better"]
    assert comparison.results[0].replications == 8


def test_it_goes_on_while_one_is_open_and_says_so_at_the_last_look(monkeypatch):
    generator = np.random.default_rng(12)
    base = np.zeros(1000)
    clear = base + 50 + generator.normal(0, 1, 1000)
    edge = base + least_of([world()]) + generator.normal(0, 30, 1000)  # just as large as it must be to matter
    scenarios = streamed(monkeypatch, base, clear, edge)
    comparison, stop = until_decided(scenarios)
    assert stop == Stop(LAST_LOOK, 1000, LOOKS, ("qualified_work",))
    assert comparison.verdicts.set_index("scenario")["verdict"].to_dict() == {
        "u": "better", "v": "not_distinguishable"
    }  # fmt: skip


def test_each_look_is_judged_with_its_share_of_the_error(monkeypatch):
    generator = np.random.default_rng(3)
    base = np.zeros(1000)
    scenarios = streamed(monkeypatch, base, base + 50 + generator.normal(0, 1, 1000))
    comparison, _ = until_decided(scenarios)
    assert comparison.verdicts["confidence"].tolist() == pytest.approx([1 - 0.05 / 4])
    plain = compared(comparison.results).verdicts
    assert plain["confidence"].tolist() == pytest.approx([1 - 0.05])
    assert (plain["high"] - plain["low"]).iloc[0] < (comparison.verdicts["high"] - comparison.verdicts["low"]).iloc[0]


def test_four_looks_at_equal_scenarios_are_seldom_wrong_and_undivided_ones_too_often(monkeypatch):
    # Every difference matters, so any verdict but "not distinguishable" is wrong; 1,500 studies of four looks.
    generator = np.random.default_rng(4)
    looks, studies = (8, 20, 50, 120), 1500
    differences = generator.normal(0, 1, (studies, looks[-1]))
    wrong = {}
    for share in (len(looks), 1):
        verdicts = [
            any(judged_at(one[:look], 0.05 / share) for look in looks) for one in differences
        ]  # fmt: skip
        wrong[share] = np.mean(verdicts)
    assert wrong[4] <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / studies)
    assert wrong[1] > 0.08


def judged_at(differences, level):
    from leiq_sim.analysis.intervals import means
    from leiq_sim.analysis.verdicts import Differences, judged

    found = means(differences[:, None])
    zero = np.zeros(1)
    return judged(Differences(found.mean, found.error, found.known, zero, zero + 1), level).verdict[0] != (
        "not_distinguishable"
    )


def test_the_first_number_counts_from_which_on_it_stays_narrow():
    #                    1  2  3  4  5  6  7  8  9 10 11 12
    narrow = np.array([0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1], dtype=bool)
    assert first_that_stays(narrow) == 7  # 3 to 5 was luck: it did not stay for five more
    assert first_that_stays(narrow[:11]) is None
    assert first_that_stays(np.ones(8, dtype=bool)) == 3  # never fewer than three
    late = np.arange(1, 221) >= 200  # beyond 100 the look-ahead is 5 % of the number
    assert first_that_stays(late[:209]) is None
    assert first_that_stays(late[:210]) == 200


@pytest.mark.parametrize(("width", "expected"), [(Width(KEY[0], 2.0), 2.0), (Width(KEY[0], 0.02, True), 2.0)])
def test_a_mean_is_as_exact_as_asked_for_in_its_unit_or_as_a_share(monkeypatch, width, expected):
    values = np.random.default_rng(5).normal(100, 8, 1000)
    scenarios = streamed(monkeypatch, values)
    (result,), stop = until_precise(scenarios, [width])
    assert stop.reason == PRECISE
    low, high = halves(values[: stop.needed])
    assert (high - low) / 2 <= expected * (1.03 if width.relative else 1)
    before = halves(values[: stop.needed - 1])
    assert (before[1] - before[0]) / 2 > expected * 0.97
    assert stop.needed + 5 <= stop.used == result.replications < 200


def halves(values):
    from scipy import stats

    return stats.ttest_1samp(values, 0).confidence_interval(0.95)


def test_in_a_comparison_the_difference_is_as_exact_as_asked_for(monkeypatch):
    generator = np.random.default_rng(6)
    base = generator.normal(100, 40, 1000)
    scenarios = streamed(monkeypatch, base, base + generator.normal(3, 4, 1000))
    _, stop = until_precise(scenarios, [Width(KEY[0], 1.0)])
    assert stop.reason == PRECISE
    assert 40 < stop.needed < 120  # of the mean alone it would take some 6,000


def test_what_cannot_be_reached_says_which_kpi_it_is(monkeypatch):
    values = np.random.default_rng(7).normal(100, 40, 1000)
    scenarios = streamed(monkeypatch, values)
    _, stop = until_precise(scenarios, [Width(KEY[0], 0.01), Width(KEY[0], 50.0)], most=60)
    assert stop == Stop(NOT_PRECISE, 60, open=(KEY[0],))


def test_a_kpi_that_does_not_vary_is_exact_and_one_without_numbers_never(monkeypatch):
    scenarios = streamed(monkeypatch, np.full(100, 7.0))
    assert until_precise(scenarios, [Width(KEY[0], 1e-9)])[1].needed == 3
    scenarios = streamed(monkeypatch, np.full(100, np.nan))
    _, stop = until_precise(scenarios, [Width(KEY[0], 1e9)], most=16)
    assert stop == Stop(NOT_PRECISE, 16, open=(KEY[0],))


def test_cost_per_person_is_the_ratio_of_means_there_too():
    base = world()
    more = base.change("staff.desk.hours_per_week", 12, name="more")
    _, stop = until_precise([base, more], [Width("cost_per_qualified_work", 1e9)], most=16, workers=1)
    assert stop.needed == 3


def test_the_results_are_those_of_as_many_replications():
    base = world()
    more = base.change("staff.desk.hours_per_week", 12, name="more")
    comparison, stop = until_decided([base, more], seed=5, workers=1, looks=(4, 6))
    plain = compare([base, more], stop.used, seed=5, workers=1)
    np.testing.assert_array_equal(comparison.table["difference"], plain.table["difference"])
