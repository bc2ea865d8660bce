"""Who stands where in two results, as the frames that the pathway board shows."""

from dataclasses import dataclass

import pandas as pd

from leiq_sim.analysis.kpis import course_stages
from leiq_sim.analysis.result import Result
from leiq_sim.analysis.standing import Group, groups_of, standing

NETWORK = "network"  # all who wait for counselling, a course or coaching
MARKET = "job_search"


@dataclass(frozen=True)
class Stand:
    """People by day and district (see `analysis.standing`): all who wait for the network, and by step."""

    network: pd.DataFrame
    lines: pd.DataFrame
    inside: pd.DataFrame

    def on(self, frame: str, day: object, total: bool = False) -> pd.DataFrame:
        """Return the rows of one day: of the districts, or of all together."""
        found = getattr(self, frame)
        return found[(found["day"] == day) & ((found["district"] == "all") == total)]


def stand_of(base: Result, new: Result) -> Stand:
    groups = groups_of(base.scenario, course_stages(base.scenario))
    lines, inside = ([group for group in groups if group.inside is wanted] for wanted in (False, True))
    network = Group(NETWORK, tuple(s for group in lines if group.name != MARKET for s in group.stages))
    frames = [standing(base, new, some) for some in ([network], lines, inside)]
    return Stand(frames[0], *(_met(frame) for frame in frames[1:]))


def _met(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of groups where, in the mean, anybody ever is."""
    most = frame.groupby("group", sort=False)[["base", "mean"]].max().max(axis=1)
    return frame[frame["group"].isin(most[most >= 0.5].index)]
