"""The frame of the gap is made of results: levels with their own intervals, differences with the deciding ones."""

import pytest

from leiq_sim.analysis.comparison import compared
from leiq_sim.analysis.experiment import run_all
from leiq_sim.figures import gap
from leiq_sim.files.load import load_scenario


@pytest.mark.slow
def test_levels_have_their_own_intervals_and_differences_those_that_decide():
    base, mobile = load_scenario("baseline"), load_scenario("mobile_counselling")
    comparison = compared(run_all([base, mobile], 4))
    frame = gap.frame_of(comparison).set_index("scenario")
    assert list(frame.index) == ["", "mobile_counselling"]
    for name, result in zip(frame.index, comparison.results, strict=True):
        summary = result.summary().set_index("kpi").loc[gap.KPI]
        for column in ("mean", "low", "high", "p10", "p90"):
            assert frame.loc[name, column] == summary[column]
    decided = comparison.verdicts.set_index("kpi").loc[gap.KPI]
    mine = frame.loc["mobile_counselling"]
    assert [mine["difference"], mine["difference_low"], mine["difference_high"], mine["verdict"]] == list(
        decided[["difference", "low", "high", "verdict"]]
    )
    assert mine["difference"] == pytest.approx(mine["mean"] - frame.loc["", "mean"])
