"""Who stands where when each month ends: groups of stages by district, a variant beside its baseline."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd

from leiq_sim.analysis.intervals import LEVEL, Means, means
from leiq_sim.analysis.period import months
from leiq_sim.analysis.result import Result
from leiq_sim.analysis.timeline import ALL
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Cohort, Delay, Matching, Queue

COLUMNS = (
    "day", "district", "group", "base", "mean", "low", "high", "difference", "difference_low", "difference_high",
    "moved",
)  # fmt: skip


LEAST_PEOPLE = 1.0  # a smaller difference is none that one would say


class Group(NamedTuple):
    """Stages that are counted together: those who wait there, or with `inside` those who are in them."""

    name: str
    stages: tuple[str, ...]
    inside: bool = False


def groups_of(scenario: Scenario, together: Sequence[str] = (), name: str = "courses") -> list[Group]:
    """Return a group for each stage of clients, in the pathway's order: queues first, then what takes its time.

    Those in `together` are one group, at the place of the first of them.
    """
    steps = scenario.pathway.clients.stages
    lines = [step.name for step in steps if isinstance(step, Queue | Cohort | Matching)]
    joint = tuple(stage for stage in lines if stage in together)
    found = [
        Group(name, joint) if stage in joint else Group(stage, (stage,))
        for stage in lines
        if stage not in joint or stage == joint[0]
    ]
    return found + [Group(step.name, (step.name,), True) for step in steps if isinstance(step, Delay)]


def days_of(scenario: Scenario) -> list[date]:
    """Return the last days of the months of a scenario."""
    return [scenario.start + timedelta(days=after - 1) for _, _, after in months(scenario.start, scenario.days)]


def standing(base: Result, new: Result, groups: Iterable[Group]) -> pd.DataFrame:
    """Return one row a day, district ("all" for the total) and group: people, means over replications.

    `low` and `high` are the 95 % interval of the variant's mean, those of the difference that of paired differences.
    `moved` is 1 or -1 where more or fewer people stand there, by an interval that holds for all groups of a day
    together, and for all its districts (Bonferroni), and by at least one; else 0.
    Raises ValueError when the results were not run on the same replications.
    """
    if (base.seed, base.replications) != (new.seed, new.replications):
        raise ValueError("who stands where can only be compared on the same seed and replications")
    districts = [ALL, *(key for (key,) in base.scenario.table("districts"))]
    index = pd.MultiIndex.from_product([days_of(base.scenario), districts], names=["day", "district"])
    groups = list(groups)
    together = np.where(index.get_level_values("district") == ALL, 1, len(districts) - 1) * len(groups)
    frames = []
    for group in groups:
        old, now = (_counts(result, group) for result in (base, new))
        mean, difference = means(now), means(now - old)
        low, high = mean.interval()
        columns = (means(old).mean, mean.mean, np.maximum(low, 0), high, difference.mean, *difference.interval(),
                   _moved(difference, together))  # fmt: skip
        frame = pd.DataFrame(dict(zip(COLUMNS[3:], columns, strict=True)), index=index).reset_index()
        frames.append(frame.assign(group=group.name))
    return pd.concat(frames, ignore_index=True)[list(COLUMNS)]


def _moved(difference: Means, together: np.ndarray) -> np.ndarray:
    low, high = difference.interval(LEVEL / together)
    more, fewer = (low > 0) & (difference.mean >= LEAST_PEOPLE), (high < 0) & (difference.mean <= -LEAST_PEOPLE)
    return more.astype(int) - fewer.astype(int)


def _counts(result: Result, group: Group) -> np.ndarray:
    """Return the people of a group in each replication: replications x (months x districts, the total first)."""
    found = []
    for one in result.found:
        counts = one.months.inside if group.inside else one.months.waiting
        places = [1 + one.months.stages.index(stage) for stage in group.stages if stage in one.months.stages]
        found.append(counts[:, places].sum(axis=1).T.ravel())
    return np.array(found, dtype=float)
