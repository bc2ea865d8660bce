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
    return Study(base, replications=10)


def asked(study, scenario, cancelled=lambda: False, progress=lambda _: None):
    return list(study.answers(scenario, cancelled, progress))


@pytest.fixture(scope="module")
def answers(study, base):
    return asked(study, base.change(SEATS, 30, "2027-01-01"))


@pytest.fixture(scope="module")
def answer(answers):
    return answers[-1]


def test_results_grow_from_a_few_replications_to_all(answers):
    assert [answer.replications for answer in answers] == [8, 10]
    widths = [(a.headline["high"] - a.headline["low"]).iloc[2] for a in answers]
    assert widths[1] < widths[0]


def test_the_baseline_is_run_once_and_a_change_runs_the_variant_only(study, answers, base, monkeypatch):
    ran = []
    monkeypatch.setattr("leiq_sim.boards.study.stream", lambda scenarios, *_, **__: ran.append(len(scenarios)) or ())
    (only,) = asked(study, base)
    assert (ran, only.replications, only.changed) == ([], 10, False)
    asked(study, base.change(SEATS, 20, "2027-01-01"))
    assert ran == [1]
    asked(study.repeated(12), base.change(SEATS, 20, "2027-01-01"))
    assert ran == [1, 2]


def test_the_kept_baseline_gives_what_a_fresh_one_gives(study, answers, base):
    again = asked(study, base.change(SEATS, 30, "2027-01-01"))
    assert [a.headline.equals(b.headline) for a, b in zip(answers, again, strict=True)] == [True, True]


def test_stopping_early_keeps_what_is_complete(study, answers, base):
    told = []
    found = asked(study, base.change(SEATS, 20, "2027-01-01"), lambda: len(told) >= 1, told.append)
    # Whichever thread was first: the second four replications alone are nothing whole.
    assert [one.replications for one in found] in ([], [4], [8])
    assert len(told) >= 1


def test_headline_rows_come_in_their_order_with_directions(answer):
    assert list(answer.headline["kpi"]) == list(HEADLINE)
    assert list(answer.headline["direction"]) == [KPIS[kpi].sign for kpi in HEADLINE]
    assert set(answer.headline.loc[answer.headline["direction"] == 0, "verdict"]) == {None}


def test_without_a_change_nothing_differs(study, answers, base):
    (same,) = asked(study, base)
    assert not same.changed
    assert (same.headline["difference"].fillna(0) == 0).all()
    assert same.since is None


def test_the_variants_own_widths_and_entries_are_those_of_its_result(answer, base):
    result = run(base.change(SEATS, 30, "2027-01-01"), replications=10, workers=1)
    summary = result.summary().query("district == 'all' and field == 'all' and stage == 'all'").set_index("kpi")
    assert answer.values.loc["qualified_work"].tolist() == summary.loc["qualified_work", list(answer.values)].tolist()
    new = answer.entries[answer.entries["who"] == "variant"]
    assert sorted(set(new["day"]))[:2] == [date(2026, 3, 31), date(2026, 6, 30)]
    assert new["mean"].sum() == pytest.approx(summary.loc["qualified_work", "mean"])
    assert answer.since == date(2027, 1, 1)


def test_waits_stand_by_stage_and_district(answer):
    first = answer.stages[answer.stages["stage"] == "first_counselling"].set_index("district")
    assert first["mean"].tolist() == answer.waits["mean"].tolist()
    assert len(answer.stages) == 3 * answer.stages["stage"].nunique()
    assert "job_search" not in set(answer.stages["stage"])


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
