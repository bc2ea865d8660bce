"""What a board computes from real results, with a small engine run."""

from datetime import date

import pytest

from leiq_sim.analysis.definitions import HEADLINE, KPIS
from leiq_sim.analysis.experiment import run
from leiq_sim.boards.frames import where_waiting
from leiq_sim.boards.study import Study

pytestmark = pytest.mark.slow
SEATS = "courses.nursing_adaptation.seats"


@pytest.fixture(scope="module")
def study(base):
    return Study(base, replications=2)


@pytest.fixture(scope="module")
def answer(study, base):
    return study.answer(base.change(SEATS, 30, "2027-01-01"), lambda: None, lambda *_: None)


def test_the_baseline_is_run_once(study, answer, base):
    said = []
    study.answer(base, lambda: None, lambda *words: said.append(words))
    assert answer.replications == 2
    assert said == []


def test_headline_rows_come_in_their_order_with_directions(answer):
    assert list(answer.headline["kpi"]) == list(HEADLINE)
    assert list(answer.headline["direction"]) == [KPIS[kpi].sign for kpi in HEADLINE]
    assert set(answer.headline.loc[answer.headline["direction"] == 0, "verdict"]) == {None}


def test_without_a_change_nothing_differs(study, base):
    same = study.answer(base, lambda: None, lambda *_: None)
    assert not same.changed
    assert (same.headline["difference"].fillna(0) == 0).all()


def test_runs_carry_new_seats_from_their_date_and_the_baselines_takers(answer):
    nursing = answer.runs[answer.runs["course"] == "nursing_adaptation"].set_index("start")
    assert set(nursing.loc[nursing.index < date(2027, 1, 1), "seats"]) == {16}
    assert set(nursing.loc[nursing.index >= date(2027, 1, 1), "seats"]) == {30}
    assert (nursing["base_taken"] <= 16).all()


def test_queues_are_alike_before_the_change(answer):
    early = answer.queues[answer.queues["day"] < date(2027, 1, 1)]
    means = early.pivot_table(index=["district", "day"], columns="who", values="mean")
    assert (means["baseline"] == means["variant"]).all()
    assert len(answer.queues) == 3 * 36 * 2


def test_where_people_wait_counts_the_last_day(base):
    result = run(base, replications=2, workers=1)
    frame = where_waiting(result).set_index("stage")
    logs = [result.log(r).visits() for r in range(2)]
    waiting = [(v[v["outcome"] == "waiting"]["stage"] == "first_counselling").sum() for v in logs]
    assert frame.loc["first_counselling", "waiting"] == sum(waiting) / 2
