"""Intervals hold the truth as often as they say: small editions of bench.py, with seeds of their own."""

import numpy as np
import pytest
from drawn_studies import drawn_promises
from known_worlds import ALONE, PLANTED, alone
from promises import band, covers
from real_studies import alone_promises, cost_and_work, field_promises, result_of, simulate_alone

from leiq_sim.analysis.experiment import Task, run

SEED = 11


@pytest.fixture(scope="module")
def alone_runs():
    return simulate_alone(420, SEED, workers=1)


@pytest.fixture(scope="module")
def drawn():
    return list(drawn_promises(2000, SEED))


def broken(promises):
    found = list(promises)
    assert len(found) > 3
    return [promise.line() for promise in found if promise.kept is False]


def test_drawn_numbers_are_held_as_often_as_promised(drawn):
    assert not broken(drawn)


def test_skewed_numbers_are_held_less_often_as_the_page_says(drawn):
    shares = {(promise.name, promise.replications): promise.share for promise in drawn}
    name = "drawn: t interval of a mean, lognormal, sigma 1"
    assert shares[name, 8] < 0.87 < shares[name, 30] < 0.92


def test_simulated_counts_and_their_paired_differences_are_held():
    assert not broken(field_promises(400, 4, SEED, workers=1))


def test_cost_per_person_and_verdicts_on_a_planted_effect_hold(alone_runs):
    assert not broken(alone_promises(alone_runs, 6))


def test_the_short_way_to_cost_and_work_is_that_of_the_kpis():
    whole = run(alone("base", ALONE), 3, SEED, workers=1)
    short = result_of(
        whole.scenario, np.array([cost_and_work(Task(whole.scenario, SEED, r, "auto")) for r in range(3)])
    )
    columns = ["replication", "kpi", "value", "unit"]
    totals = whole.kpis[(whole.kpis[["district", "field", "stage"]] == "all").all(axis=1)]
    expected = totals[totals["kpi"].isin(short.kpis["kpi"])][columns].sort_values(columns[:2]).to_numpy().tolist()
    assert short.kpis[columns].sort_values(columns[:2]).to_numpy().tolist() == expected
    assert short.kpis["value"].gt(0).all()


def test_the_long_run_mean_is_the_expectation(alone_runs):
    for found, group in ((alone_runs.base, ALONE), (alone_runs.planted, PLANTED)):
        error = found.std(axis=0, ddof=1) / np.sqrt(len(found))
        assert (np.abs(found.mean(axis=0) - [group.cost, group.worked]) < 3.3 * error).all()


def test_the_expected_results_are_the_integrals_they_stand_for():
    # Shared out anew by a fine grid of arrival times: who is there at the next start, and has work by the end.
    came = (np.arange(181_000) + 0.5) / 1000
    start = np.where(came < 32, 32, np.where(came < 90, 90, np.inf))
    there = np.where(np.isfinite(start), np.exp(-(start - came) / 60), 0)
    rest = np.where(np.isfinite(start), 181 - start - 20, 0)
    each = ALONE.people_per_year / 365.25 / 1000
    assert sum(ALONE.started) == pytest.approx(each * there.sum(), rel=1e-5)
    assert ALONE.worked == pytest.approx(0.7 * each * (there * (1 - np.exp(-rest / 80))).sum(), rel=1e-5)
    end = np.minimum(start, 181)
    assert ALONE.left_waiting == pytest.approx(each * (1 - np.exp(-(end - came) / 60)).sum(), rel=1e-5)


def test_a_band_is_that_of_the_binomial_and_falls_out_when_it_should():
    low, high = band(2000, 0.95)
    assert (low, high) == pytest.approx((0.95 - 3.29 * 0.004873, 0.95 + 3.29 * 0.004873), abs=1e-3)
    assert covers("", np.arange(2000) < 1900, 8).kept
    assert not covers("", np.arange(2000) < 1860, 8).kept
    assert not covers("", np.arange(2000) < 1940, 8).kept
