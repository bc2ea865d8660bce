"""Frames of a board say what the results' own frames say; they are read from the replications, which is quicker."""

import pytest

import leiq_sim as leiq
from leiq_sim.boards import frames

SEATS = "courses.nursing_adaptation.seats"


@pytest.fixture(scope="module")
def results(base):
    return tuple(leiq.run(one, replications=3, seed=1) for one in (base, base.change(SEATS, 10)))


def test_queues_and_entries_are_the_sums_of_the_timeline(results):
    base, new = results
    for found, who, result in ((frames.queue_of(base, new, "nursing_adaptation"), "variant", new),
                               (frames.queue_of(base, new, "nursing_adaptation"), "baseline", base)):  # fmt: skip
        mine = result.timeline[result.timeline["stage"] == "nursing_adaptation"]
        want = mine.groupby(["district", "month"], sort=False)["waiting"].sum() / 3
        got = found[found["who"] == who]
        assert list(got["district"].unique()) == [key for (key,) in base.scenario.table("districts")]
        for row in got.itertuples():
            assert row.mean == pytest.approx(want[row.district, row.day.isoformat()[:7]])
            assert 0 <= row.low <= row.mean <= row.high
    assert frames.queue_of(base, new, "nursing_adaptation")["mean"].max() > 0
    entered = frames.entries(base, new)
    all_of_them = new.timeline[(new.timeline["stage"] == "all") & (new.timeline["district"] != "all")]["entered_work"]
    assert entered[entered["who"] == "variant"]["mean"].sum() == pytest.approx(all_of_them.sum() / 3)
    assert len(entered) == 2 * 3 * 12


def test_course_runs_are_means_over_the_replications(results):
    base, new = results
    found = frames.course_runs(base, new).set_index(["course", "run"])
    want = new.runs.groupby(["course", "run"])[["seats", "taken", "cancelled"]].mean()
    assert len(found) == len(want)
    for key, row in want.iterrows():
        assert found.loc[key, ["seats", "taken", "cancelled"]].tolist() == pytest.approx(row.astype(float).tolist())
    before = base.runs.groupby(["course", "run"])["taken"].mean()
    assert found["base_taken"].to_dict() == pytest.approx(before.to_dict())
    assert (found.loc["nursing_adaptation", "seats"] < 16).any()
