"""The ledger is the log's own frames in numbers, on half a year of the region."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from leiq_sim.analysis.ledger import NOWHERE, ledger_of
from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.engine.simulate import simulate
from leiq_sim.files.load import load_scenario


@pytest.fixture(scope="module")
def pair():
    scenario = replace(load_scenario("baseline"), end=date(2026, 6, 30))
    log = simulate(scenario, make_itineraries(scenario, 1, 0))
    return log, ledger_of(log)


def named(numbers, names):
    words = np.array([*names, ""], dtype=object)
    return words[np.where(numbers == NOWHERE, len(names), numbers)].tolist()


def test_visits_are_those_of_the_log(pair):
    log, ledger = pair
    visits = log.visits()
    assert named(ledger.stage, ledger.stages) == visits["stage"].tolist()
    for name in ("queued", "began", "ended"):
        np.testing.assert_array_equal(getattr(ledger, name), visits[name])
    outcomes = ("absent", "waiting", "inside", "served", "unserved", "dropped")
    assert named(ledger.outcome, outcomes) == visits["outcome"].tolist()
    assert ledger.own.tolist() == visits["own"].tolist()
    onward, out = named(ledger.next_stage, ledger.stages), named(ledger.next_exit, ledger.exits)
    assert [a or b for a, b in zip(onward, out, strict=True)] == visits["next"].tolist()
    assert {"gate", "hours", "places", "cohort", "candidate"} <= set(visits["step_kind"])
    assert ledger.own.any()


def test_entities_are_those_of_the_log(pair):
    log, ledger = pair
    entities = log.entities()
    assert named(ledger.exit, ledger.exits) == entities["exit"].tolist()
    np.testing.assert_array_equal(ledger.exited, entities["exited"])
    np.testing.assert_array_equal(ledger.arrived, entities["arrived"])
    assert named(ledger.stock, ("", "waiting", "inside")) == entities["start_stock"].tolist()
    assert named(ledger.district, ledger.districts) == entities["district"].tolist()
    assert named(ledger.field, ledger.fields) == entities["field"].tolist()
    assert set(entities["start_stock"]) == {"", "waiting", "inside"}
