"""Who stands where in two results, as the frames that the pathway board shows."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from leiq_sim.analysis.kpis import course_stages
from leiq_sim.analysis.result import Result
from leiq_sim.analysis.standing import Group, groups_of, standing
from leiq_sim.model.scenario import Scenario

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
    frames = [standing(base, new, some) for some in ([network_of(base.scenario)], lines, inside)]
    return Stand(frames[0], *(_met(frame) for frame in frames[1:]))


def network_of(scenario: Scenario) -> Group:
    """Return all stages at which people wait for the network, as one group."""
    lines = [group for group in groups_of(scenario) if not group.inside and group.name != MARKET]
    return Group(NETWORK, tuple(stage for group in lines for stage in group.stages))


def queue_moved(base: Result, new: Result) -> int:
    """Return 1 or -1 where surely more or fewer people wait for the network on the last day, else 0."""
    frame = standing(base, new, [network_of(base.scenario)])
    last = frame[(frame["day"] == base.scenario.end) & (frame["district"] == "all")]
    return int(last["moved"].iloc[0]) if len(last) else 0


def longest(new: Result, day: date) -> str:
    """Return the stage at which most people wait for the network when a day ends that ends a month."""
    stages = network_of(new.scenario).stages
    mine = new.timeline[(new.timeline["district"] == "all") & (new.timeline["month"] == day.isoformat()[:7])]
    waiting = mine[mine["stage"].isin(stages)].groupby("stage")["waiting"].sum().reindex(stages, fill_value=0)
    return str(waiting.idxmax())


def _met(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of groups where, in the mean, anybody ever is."""
    most = frame.groupby("group", sort=False)[["base", "mean"]].max().max(axis=1)
    return frame[frame["group"].isin(most[most >= 0.5].index)]
