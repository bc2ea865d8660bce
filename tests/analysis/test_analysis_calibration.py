"""Calibration finds a truth that was planted, says what it cannot find, and moves nothing but assumptions."""

from dataclasses import replace

import numpy as np
import pytest
from calibration_worlds import (
    IDLE,
    MEDIAN,
    PROVENANCE,
    REJECTED,
    SHARES,
    YEAR,
    origin,
    target,
    targets,
    truth_of,
    world,
)  # fmt: skip

from leiq_sim.analysis.calibration import calibrate
from leiq_sim.analysis.calibration_identify import identification
from leiq_sim.analysis.calibration_knobs import knobs_of
from leiq_sim.analysis.calibration_study import Study
from leiq_sim.analysis.ranges import moved
from leiq_sim.errors import ScenarioError
from leiq_sim.model.check import check

PLANTED = {REJECTED: 0.16, MEDIAN: 84.0}
MEASURES = {"status_rejected": "share", "decision_days_median": "days"}


def with_origin(path, status):
    """Return the world with a value that has no room, of some status."""
    return replace(world(), provenance=(*PROVENANCE, origin(path, status, None, None, 9)))


def said(*paths):
    return [(path, "--adjust") for path in paths]


@pytest.fixture(scope="module")
def found():
    """Targets from a world with other values, on other chance; calibrated from the default."""
    knobs = knobs_of(world(), said(REJECTED, MEDIAN, IDLE))
    other = world()
    for knob in knobs.knobs:
        if knob.name in PLANTED:
            (mover,) = knob.movers
            u = (mover.plain(PLANTED[knob.name]) - mover.plain(mover.value)) / mover.half
            other = moved(other, knob.at(u))
    assert {path: other.value(path) for path in PLANTED} == pytest.approx(PLANTED, rel=1e-3)
    truth = truth_of(other, list(MEASURES))
    rows = [target(m, truth[m][0], 2 * truth[m][1], unit) for m, unit in MEASURES.items()]
    return calibrate(world(), targets(*rows), knobs, YEAR, replications=6, seed=1, workers=1)


def test_planted_targets_are_reached_within_tolerance_and_simulation_error(found):
    for fit in found.fits:
        missed = abs(fit.after - fit.target.value)
        assert missed <= fit.target.tolerance + 2 * fit.after_error
        assert missed < 0.5 * abs(fit.before - fit.target.value)
        assert abs(fit.anew - fit.target.value) <= fit.target.tolerance + 3 * fit.anew_error


def test_planted_values_are_found_again_where_the_targets_say_so(found):
    known = {one.name: one for one in identification(found).learned}
    for knob, setting in zip(found.knobs, found.settings, strict=True):
        (mover,) = knob.movers
        if knob.name in PLANTED:
            true = (mover.plain(PLANTED[knob.name]) - mover.plain(mover.value)) / mover.half
            assert known[knob.name].identified
            assert abs(setting - true) <= 3 * np.sqrt(known[knob.name].left)
            assert abs(found.values[knob.name] - mover.value) > 0.6 * abs(PLANTED[knob.name] - mover.value)


def test_what_no_target_reacts_to_stays_and_is_said_to_be_unknown(found):
    idle = {one.name: one for one in identification(found).learned}[IDLE]
    assert idle.silent
    assert not idle.identified
    assert idle.left == pytest.approx(1.0)
    assert found.values[IDLE] == world().value(IDLE)


def test_the_same_seed_finds_the_same_on_any_number_of_cores():
    rows, knobs = targets(target("decision_days_median", 70, 1, "days")), knobs_of(world(), said(MEDIAN))
    one, two = (calibrate(world(), rows, knobs, YEAR, 2, 3, workers=workers) for workers in (1, 2))
    assert one.values == two.values
    assert one.fits == two.fits
    assert one.seed == 3


def test_two_knobs_with_the_same_effect_trade_off():
    """Fewer rejections at first or after a measure: one share of rejected cannot tell which."""
    second = "routes.second_decision.served.all.all.rejected.share"
    knobs = knobs_of(world(), said(REJECTED, second))
    found = calibrate(world(), targets(target("status_rejected", 0.16, 0.002)), knobs, YEAR, 3, 1, workers=1)
    seen = identification(found)
    assert seen.determined == 1
    assert [set(pair[:2]) for pair in seen.pairs] == [{REJECTED, second}]
    assert seen.pairs[0][2] < 0


def test_a_target_out_of_reach_ends_on_the_bound_and_says_so():
    knobs = knobs_of(world(), said(REJECTED))
    found = calibrate(world(), targets(target("status_rejected", 0.9, 0.01)), knobs, YEAR, 2, 1, workers=1)
    assert found.values[REJECTED] == pytest.approx(0.2)
    assert not found.fits[0].hit
    assert identification(found).learned[0].bound == "high"


def test_what_is_no_assumption_is_refused_with_its_status():
    with pytest.raises(ScenarioError, match=r"times\.application.*\(comparable\)"):
        knobs_of(world(), said("times.*.duration.*.*.centre"))
    with pytest.raises(ScenarioError, match=r"people_per_year \(published\)"):
        knobs_of(world(), said("demand.*.*.people_per_year"))
    entered = world().change(MEDIAN, 50)
    with pytest.raises(ScenarioError, match=r"centre \(entered\)"):
        knobs_of(entered, said(MEDIAN))


def test_other_refusals_name_what_is_wrong():
    with pytest.raises(ScenarioError, match=r"nearest path is 'times\.decision"):
        knobs_of(world(), said("times.decison.duration.all.all.centre"))
    with pytest.raises(ScenarioError, match="moved twice"):
        knobs_of(world(), said(REJECTED, "routes.decision.served.all.all.measure.share"))
    with pytest.raises(ScenarioError, match="moved twice"):
        knobs_of(world(), said("routes.decision.served.all.all.*.share"))
    with pytest.raises(ScenarioError, match="nothing in"):
        knobs_of(with_origin(IDLE, "assumption"), said(IDLE))


def test_unknown_measures_fields_groups_and_years_are_refused():
    knobs = knobs_of(world(), said(REJECTED))
    wrong = target("status_rejectd", 0.1, 0.01)
    with pytest.raises(ScenarioError, match=r"line 2: 'status_rejectd' in 'measure'.*nearest is 'status_rejected'"):
        calibrate(world(), targets(wrong), knobs, YEAR, 1, workers=1)
    nobody = target("course_dropout", 0.1, 0.01)
    with pytest.raises(ScenarioError, match="nothing is simulated"):
        calibrate(world(), targets(nobody), knobs, YEAR, 1, workers=1)
    with pytest.raises(ScenarioError, match="2028"):
        calibrate(world(), targets(target("status_full", 0.5, 0.01)), knobs, 2028, 1, workers=1)


@pytest.mark.parametrize("u", np.linspace(-1, 1, 9))
def test_a_set_adds_up_and_keeps_all_bounds_wherever_the_knob_stands(u):
    (knob,) = knobs_of(world(), said(REJECTED)).knobs
    setting = knob.low + (u + 1) / 2 * (knob.high - knob.low)
    values = knob.at(setting)
    assert sum(values.values()) == pytest.approx(1, abs=1e-9)
    assert len(values) == 3
    for path, value in values.items():
        share = SHARES[path.split(".")[5]]
        assert 0.3 * share - 1e-9 <= value <= 2 * share + 1e-9
    kept = values["routes.decision.served.all.all.measure.share"]
    assert kept / values["routes.decision.served.all.all.recognised.share"] == pytest.approx(0.8, abs=5e-4)
    assert check(moved(world(), values)) == []


def test_a_pattern_moves_its_values_together_and_no_further_than_all_of_them_can():
    pattern = "times.*.duration.all.all.centre"
    open_ = [origin("times.*.*.*.*.*", "assumption", (0.5, True), (2.0, True), 4)]
    scenario = replace(world(), provenance=(*PROVENANCE[:2], *open_))
    (knob,) = knobs_of(scenario, said(pattern)).knobs
    assert [knob.at(0.4)[m.path] / m.value for m in knob.movers] == pytest.approx([2**0.4] * 5, rel=1e-4)
    on_top = origin(MEDIAN, "assumption", (0.5, True), None, 9)
    at_bottom = origin(IDLE, "assumption", None, (2.0, True), 10)
    (half,) = knobs_of(replace(scenario, provenance=(*scenario.provenance, on_top)), said(pattern)).knobs
    assert (half.low, half.high) == (pytest.approx(-1), pytest.approx(0))
    stuck = replace(scenario, provenance=(*scenario.provenance, on_top, at_bottom))
    with pytest.raises(ScenarioError, match="nothing in"):
        knobs_of(stuck, said(pattern))


def test_a_share_with_a_source_stays_and_the_rest_divides_what_is_left():
    scenario = with_origin("routes.decision.served.all.all.measure.share", "published")
    (knob,) = knobs_of(scenario, said(REJECTED)).knobs
    values = knob.at(knob.high)
    assert set(values) == {REJECTED, "routes.decision.served.all.all.recognised.share"}
    assert sum(values.values()) == pytest.approx(0.6)
    assert knob.movers[0].total == pytest.approx(0.6)


def test_a_setting_of_zero_is_the_data_to_the_bit_and_the_middle_is_logarithmic():
    shares, times = knobs_of(world(), said(REJECTED, MEDIAN)).knobs
    assert shares.at(0) == {f"routes.decision.served.all.all.{to}.share": share for to, share in SHARES.items()}
    assert times.at(0) == {MEDIAN: 60.0}
    assert times.at(times.low) == {MEDIAN: pytest.approx(30.0)}
    assert times.at(times.high) == {MEDIAN: pytest.approx(120.0)}
    assert times.at(0.5) == {MEDIAN: pytest.approx(60 * 2**0.5, rel=1e-4)}


def test_slopes_are_differences_over_the_whole_step():
    (knob,) = knobs_of(world(), said(MEDIAN)).knobs
    study = Study(world(), (knob,), (("decision_days_median", "all", "all"),), YEAR, 3, 1, workers=1)
    at = {u: study.means(np.array([u])).mean[0] for u in (0.0, 0.5)}
    assert study.slopes(np.zeros(1), 0.5)[0, 0] == pytest.approx((at[0.5] - at[0.0]) / 0.5)
    assert at[0.5] / at[0.0] == pytest.approx(2**0.5, rel=0.02)
    assert study.runs == 6
