"""One field's people are counted as the whole result counts them in its rows by field; all fields are everybody."""

import numpy as np
import pytest
from analysis_worlds import world

from leiq_sim.analysis.by_field import of_field, within
from leiq_sim.analysis.experiment import run
from leiq_sim.analysis.flows import flows
from leiq_sim.analysis.ledger import ledger_of
from leiq_sim.files.load import load_scenario

REPLICATIONS = 5  # more than are counted at once


@pytest.fixture(scope="module")
def result():
    return run(load_scenario("baseline"), REPLICATIONS)


@pytest.fixture(scope="module")
def fields(result):
    return {key: of_field(result, key) for (key,) in result.scenario.table("fields")}


@pytest.mark.parametrize("number", [0, REPLICATIONS - 1])
@pytest.mark.parametrize("counts", ["waiting", "inside", "entered_work"])
def test_all_fields_together_are_everybody(result, fields, number, counts):
    parts = [getattr(one.found[number].months, counts) for one in fields.values()]
    assert np.array_equal(sum(parts), getattr(result.found[number].months, counts))


def test_kpis_of_waiting_are_the_rows_of_the_field(result, fields):
    for key, one in fields.items():
        for whole, part in zip(result.found, one.found, strict=True):
            for kpi in ("share_waiting_over_target", "median_wait_course"):
                found = part.values[kpi, "all", "all", "all"]
                assert found == pytest.approx(whole.values[kpi, "all", key, "all"], nan_ok=True)


def test_ways_of_all_fields_are_the_ways_of_everybody(result, fields):
    numbers = range(2)
    parts = sum(flows(result, numbers, key)["people_per_year"].sum() for key in fields)
    assert parts == pytest.approx(flows(result, numbers)["people_per_year"].sum())


def test_within_a_field_visits_still_point_at_their_people(result):
    whole = ledger_of(result.log(0))
    mine = within(whole, "nursing")
    number = whole.fields.index("nursing")
    assert (mine.field == number).all()
    assert len(mine.entity) == (whole.field[whole.entity] == number).sum() > 0
    assert (
        mine.district[mine.entity].tolist()
        == whole.district[whole.entity][whole.field[whole.entity] == number].tolist()
    )
    assert np.diff(mine.entity).min() >= 0


def test_progress_is_told_and_who_cancels_gets_nothing():
    result, told = run(world(), 6), []
    field = next(key for (key,) in result.scenario.table("fields"))
    assert of_field(result, field, told.append) is not None
    assert told == [4, 6]
    assert of_field(result, field, cancelled=lambda: True) is None
