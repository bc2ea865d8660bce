"""Sensitivity finds what moves a difference, marks what does not, and where the order turns."""

import numpy as np
import pytest
from confidence_worlds import DEMAND, INSIDE, RATE, Planted, base, cheaper_desk, more_seats

from leiq_sim.analysis import sensitivity as module
from leiq_sim.analysis.sensitivity import discovered, sensitivity
from leiq_sim.chance.cache import SHARED
from leiq_sim.errors import ScenarioError

RATES = "pay_rates.*.*.eur_per_year"


@pytest.fixture(scope="module")
def people():
    return sensitivity([base(), more_seats()], [DEMAND, INSIDE, RATES], kpi="qualified_work", replications=8, workers=1)


def rows(found, name, kpi="qualified_work"):
    frame = found.frame
    return frame[(frame["parameter"] == name) & (frame["kpi"] == kpi)].set_index("end")


def test_what_moves_the_difference_is_told_and_what_moves_both_sides_alike_is_not(people):
    demand, inside = rows(people, DEMAND), rows(people, INSIDE)
    assert demand.loc["low", "movement"] < -3  # fewer people: more seats help less
    assert demand.loc["low", "distinguishable"]
    assert (inside["movement"] == 0).all()  # they have their seats already, with and without the variant
    assert not inside["distinguishable"].any()
    assert inside.loc["high", "base_movement"] == 4
    assert inside.loc["high", "base_distinguishable"]
    assert list(people.strongest()["parameter"].unique()) == [DEMAND]


def test_movements_are_paired_differences_of_differences(people):
    from leiq_sim.analysis.comparison import compare

    low = base().change("demand.north.nursing.people_per_year", 30).change("demand.south.nursing.people_per_year", 20)
    there = compare([low.renamed("low"), low.change("courses.nursing_adaptation.seats", 16, name="v")], 8, workers=1)
    here = compare([base(), more_seats()], 8, workers=1)
    table = [one.verdicts.set_index("kpi").loc["qualified_work", "difference"] for one in (there, here)]
    row = rows(people, DEMAND).loc["low"]
    assert row["difference"] == pytest.approx(table[0])
    assert row["movement"] == pytest.approx(table[0] - table[1])
    assert row["low"] < row["movement"] < row["high"]


def test_a_rate_moves_cost_and_nothing_else(people):
    assert (rows(people, RATES)["movement"] == 0).all()
    assert (rows(people, RATES, "cost")["base_movement"] != 0).all()


def test_the_planted_turning_point_is_found():
    found = sensitivity([base(), cheaper_desk()], [RATES], kpi="cost", replications=2, workers=1)
    (turn,) = found.turns
    assert (turn.end, turn.sure) == ("high", True)
    assert turn.parameter.setting(turn.at).at == pytest.approx(80_000, abs=1)
    near, far = (turn.parameter.setting(place).at for place in turn.between)
    assert near < 80_000 < far
    assert far - near < 2_000
    assert found.unclear == ()


def test_where_nothing_turns_the_order_holds(people):
    assert people.distinguishable
    assert people.turns == ()


def test_a_turn_below_the_data_and_a_difference_lost_in_noise_are_told_apart(monkeypatch):
    figures = {"base": lambda scenario: 0.0, "more_seats": lambda scenario: scenario.value(RATE) - 60_000}
    noise = np.array([-1.0, 1.0, -1.0, 1.0]) * 15_000

    class Noisy(Planted):
        def table(self, scenario):
            found = super().table(scenario)
            found[:, self.column] += noise if scenario.name == "more_seats" else 0
            return found

    planted = Noisy(lambda scenario: figures[scenario.name](scenario), "cost", replications=4)
    planted.runs = 0
    monkeypatch.setattr(module, "Readings", planted)
    weak = sensitivity([base(), more_seats()], [RATES], kpi="cost")
    assert not weak.distinguishable  # 10,000 ± 17,000
    assert weak.turns == ()
    noise /= 15
    clear = sensitivity([base(), more_seats()], [RATES], kpi="cost")
    (turn,) = clear.turns
    assert (turn.end, turn.sure) == ("low", True)
    assert turn.parameter.setting(turn.at).at == pytest.approx(60_000, abs=1)


def test_an_end_that_contradicts_itself_is_approached_as_far_as_it_goes_and_said():
    data = base().change("courses.nursing_adaptation.minimum", 8)
    from dataclasses import replace

    from calibration_worlds import origin

    bounded = (origin("courses.*.seats", "assumption", (0.5, True), (1.5, True), 2),)
    data = replace(data, changes=(), provenance=bounded)
    found = sensitivity([data, data.change("staff.desk.hours_per_week", 2.0, name="v")], ["courses.*.seats"],
                        replications=2, workers=1)  # fmt: skip
    assert {end.end for end in found.ends} == {"high"}  # fewer seats than the minimum: no sound scenario
    assert ("courses.*.seats", "check_low") in found.excluded


def test_discoveries_are_those_of_benjamini_and_hochberg():
    p = np.array([0.001, 0.012, 0.02, 0.045, 0.5])
    assert discovered(p).tolist() == [True, True, True, False, False]
    assert discovered(np.zeros(0)).tolist() == []


def test_only_the_itineraries_of_the_scenarios_themselves_stay(people):
    SHARED.clear()
    sensitivity([base(), more_seats()], [DEMAND], replications=3, workers=1)
    assert len(SHARED._shelf) == 3


def test_an_unknown_kpi_is_refused():
    with pytest.raises(ScenarioError, match="qualified_work"):
        sensitivity([base(), more_seats()], kpi="qualified_works")
