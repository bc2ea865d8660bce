"""The timeline of the baseline agrees with its log, for people, employers and vacancies."""

import pytest

import leiq_sim as leiq
from leiq_sim.analysis.timeline import timeline


@pytest.fixture(scope="module")
def log():
    base = leiq.load_scenario("baseline")
    return leiq.simulate(base, leiq.make_itineraries(base, seed=1, replication=0))


@pytest.mark.parametrize("stage", ["first_counselling", "employer_counselling", "vacancy"])
def test_who_waits_at_the_end_is_who_waits_in_the_last_month(log, stage):
    visits, months = log.visits(), timeline(log)
    waiting = (visits["stage"] == stage) & (visits["outcome"] == "waiting")
    last = months[(months["month"] == "2028-12") & (months["stage"] == stage)].set_index("district")["waiting"]
    assert last["all"] == waiting.sum() > 0
    for district in ("leipzig", "nordsachsen", "landkreis_leipzig"):
        assert last[district] == (waiting & (visits["district"] == district)).sum()


def test_the_total_counts_people_only(log):
    visits, months = log.visits(), timeline(log)
    people = visits[(visits["kind"] == "client") & (visits["outcome"] == "waiting")]
    total = months[(months["month"] == "2028-12") & (months["stage"] == "all") & (months["district"] == "all")]
    assert total["waiting"].tolist() == [len(people)]
