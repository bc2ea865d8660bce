"""A curve over one control: its bands, and the smallest value that meets a target, as brute force finds it."""

import numpy as np
import pytest
from confidence_worlds import SEATS, Planted, base

from leiq_sim.analysis import curve as module
from leiq_sim.analysis.curve import curve
from leiq_sim.analysis.experiment import run
from leiq_sim.errors import ScenarioError


def planted(monkeypatch, figure, kpi="qualified_work", noise=0.0):
    found = Planted(lambda scenario: figure(scenario.value(SEATS)), kpi, noise=noise)
    monkeypatch.setattr(module, "Readings", found)
    return found


def test_the_smallest_value_is_that_of_brute_force():
    every = {seats: run(base().change(SEATS, seats), 10, workers=1).values for seats in range(2, 19)}
    key = ("left_waiting", "all", "all", "all")
    target = float(np.quantile(every[9].column(key), 0.85))
    meets = {seats: (values.column(key) <= target).mean() >= 0.8 for seats, values in every.items()}
    first = min(seats for seats in meets if all(meets[more] for more in range(seats, 19)))
    found = curve(base(), SEATS, 2, 18, kpi="left_waiting", target=target, steps=5, replications=10, workers=1)
    assert found.answer.kind == "from_on"
    assert found.answer.value == first
    assert found.answer.met == (every[first].column(key) <= target).sum()
    assert found.shown.set_index("value").loc[2, "mean"] == pytest.approx(every[2].column(key).mean())


def test_points_are_even_whole_and_reach_both_ends(monkeypatch):
    planted(monkeypatch, lambda seats: seats)
    found = curve(base(), SEATS, 2, 20, steps=5)
    assert list(found.shown["value"]) == [2, 6, 11, 16, 20] or list(found.shown["value"]) == [2, 6, 11, 15, 20]
    assert list(curve(base(), "staff.desk.hours_per_week", 1, 2, steps=3).shown["value"]) == [1, 1.5, 2]
    assert found.answer is None


def test_bands_are_the_interval_of_the_mean_and_eight_of_ten_futures(monkeypatch):
    planted(monkeypatch, lambda seats: seats, noise=10.0)
    row = curve(base(), SEATS, 2, 20, steps=2).shown.iloc[0]
    assert (row["mean"], row["p10"], row["p90"]) == pytest.approx((2, -6, 10))
    assert -6 < row["low"] < 2 < row["high"] < 10


@pytest.mark.parametrize(
    ("figure", "kpi", "kind", "value", "monotone"),
    [
        (lambda seats: seats, "qualified_work", "from_on", 13, True),
        (lambda seats: seats, "left_waiting", "up_to", 13, True),
        (lambda seats: 40 - seats, "left_waiting", "everywhere", 2, True),
        (lambda seats: seats - 20, "qualified_work", "nowhere", 20, True),
        (lambda seats: 99 if seats == 11 or seats >= 18 else 0, "qualified_work", "from_on", 18, False),
        (lambda seats: 99 if seats == 11 else 0, "qualified_work", "nowhere", 11, False),
    ],
)  # fmt: skip
def test_from_which_value_on_or_up_to_which(monkeypatch, figure, kpi, kind, value, monotone):
    planted(monkeypatch, figure, kpi)
    target = 38 if kind == "everywhere" else 13
    found = curve(base(), SEATS, 2, 20, kpi=kpi, target=target, steps=7).answer
    assert (found.kind, found.value, found.is_monotone) == (kind, value, monotone)


def test_eight_of_ten_futures_are_enough(monkeypatch):
    planted(monkeypatch, lambda seats: seats, noise=1.0)  # 4 of 20 futures lie more than 0.6 below
    found = curve(base(), SEATS, 2, 20, target=10.35, steps=3).answer
    assert (found.value, found.met) == (11, 16)
    assert found.interval(20) == pytest.approx((0.584, 0.919), abs=0.001)  # Wilson
    assert curve(base(), SEATS, 2, 20, target=10.45, steps=3).answer.value == 12  # 15 of 20 are not enough


def test_a_step_that_is_stated_is_kept(monkeypatch):
    reading = Planted(lambda scenario: scenario.value("staff.desk.hours_per_week"), "qualified_work")
    monkeypatch.setattr(module, "Readings", reading)
    found = curve(base(), "staff.desk.hours_per_week", 1, 3, target=1.62, steps=3, step=0.05)
    assert found.answer.value == 1.65
    assert found.step == 0.05
    assert len(reading.asked) < 12


def test_what_cannot_be_asked_is_refused():
    for words, options in (
        ("FROM must be smaller", {"low": 5, "high": 5}),
        ("1 points", {"steps": 1}),
        ("neither more nor less", {"kpi": "cost_per_qualified_work", "target": 1}),
    ):
        asked = {"low": 2, "high": 8} | options
        if "kpi" in asked:
            asked["kpi"] = "inside_end"
        with pytest.raises(ScenarioError, match=words):
            curve(base(), SEATS, replications=2, **asked)
    with pytest.raises(ScenarioError, match="whole"):
        curve(base(), SEATS, 2.5, 8, replications=2)
