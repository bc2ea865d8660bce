"""What a board computes: a variant against a baseline that is run once; frames for the figures, no model logic."""

from collections.abc import Callable
from datetime import timedelta
from math import isfinite

import numpy as np
import pandas as pd

from leiq_sim.analysis.comparison import Comparison, compared
from leiq_sim.analysis.definitions import HEADLINE, KPIS
from leiq_sim.analysis.experiment import Result, run
from leiq_sim.analysis.intervals import means
from leiq_sim.analysis.kpis import target_days
from leiq_sim.analysis.period import months
from leiq_sim.boards.answer import Answer
from leiq_sim.figures import waits
from leiq_sim.files.provenance import status_shares
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Cohort, Matching, Queue

Report = Callable[[str, int], None]


class Study:
    """Run variants against one baseline with few replications."""

    def __init__(self, base: Scenario, replications: int = 4, seed: int = 1) -> None:
        self.base, self.replications, self.seed = base, replications, seed
        self._baseline: Result | None = None

    def repeated(self, replications: int) -> "Study":
        """Return the same study with another number of replications."""
        return Study(self.base, replications, self.seed)

    def answer(self, scenario: Scenario, check: Callable[[], None], progress: Report) -> Answer:
        """Return what a board shows; `check` is asked before each run whether the answer is still wanted."""
        base = self._baseline = self._baseline or self._run(self.base, "base", progress)
        check()
        changed = bool(scenario.changes)
        new = self._run(scenario.renamed(f"{self.base.name}, variant"), "running", progress) if changed else base
        check()
        return answer_of(base, new, changed)

    def _run(self, scenario: Scenario, what: str, progress: Report) -> Result:
        # An overtaken run goes on to its end: few replications are shorter than starting the workers anew.
        return run(scenario, self.replications, self.seed, progress=lambda done, _: progress(what, done))


def answer_of(base: Result, new: Result, changed: bool) -> Answer:
    """Return two results as the frames of a board."""
    comparison = compared([base, new])
    target = target_days(base.scenario)
    return Answer(
        headline=headline(comparison),
        waits=waits.frame_of(comparison.table, base.scenario),
        queues=queues(base, new),
        runs=course_runs(base, new),
        replications=base.replications,
        changed=changed,
        target_days=target if isfinite(target) else None,
        overloaded=tuple(finding.where for finding in new.checks if finding.level == "warning"),
        provenance=status_shares(new.scenario),
        equations=base.equations + (new.equations if changed else 0),
    )


def headline(comparison: Comparison) -> pd.DataFrame:
    """Return the headline KPIs of all variants, for everybody, in their fixed order.

    Rows with a verdict carry the interval that decides it. Columns: scenario, kpi, unit, direction (1 more is
    better, -1 less, 0 neither), base_mean, mean, difference, low, high, p10, p90, verdict, better_in, replications.
    """
    table = comparison.table
    whole = (table["district"] == "all") & (table["field"] == "all") & (table["stage"] == "all")
    rows = table[whole & table["kpi"].isin(HEADLINE)].set_index(["scenario", "kpi"])
    decided = comparison.verdicts.set_index(["scenario", "kpi"])
    rows.loc[decided.index, ["low", "high"]] = decided[["low", "high"]]
    names = [result.scenario.name for result in comparison.results[1:]]
    order = [(name, kpi) for name in names for kpi in HEADLINE if (name, kpi) in rows.index]
    found = rows.loc[order].reset_index()
    return found.assign(direction=[KPIS[kpi].sign for kpi in found["kpi"]])


def queues(base: Result, new: Result) -> pd.DataFrame:
    """Return people waiting for counselling, a course or coaching at each month's end, by district."""
    scenario = base.scenario
    ends = {
        name: scenario.start + timedelta(days=after - 1) for name, _, after in months(scenario.start, scenario.days)
    }
    stages = [s.name for s in scenario.pathway.clients.steps if isinstance(s, Queue | Cohort)]
    found = []
    for who, result in (("baseline", base), ("variant", new)):
        mine = result.timeline[result.timeline["stage"].isin(stages)]
        summed = mine.groupby(["district", "month", "replication"], sort=False)["waiting"].sum().unstack()
        mean = means(summed.to_numpy(dtype=float).T)
        low, high = mean.interval()
        frame = summed.index.to_frame(index=False).assign(mean=mean.mean, low=np.maximum(low, 0), high=high)
        found.append(frame.assign(who=who, day=frame["month"].map(ends)))
    order = {key: number for number, (key,) in enumerate(scenario.table("districts"))}
    both = pd.concat(found, ignore_index=True)
    both = both[both["district"].isin(order)].assign(at=lambda f: f["district"].map(order))
    return both.sort_values(["at", "day"], kind="stable")[["who", "district", "day", "mean", "low", "high"]]


def course_runs(base: Result, new: Result) -> pd.DataFrame:
    """Return seats and mean seats taken of every course run, and what the baseline's same run takes."""
    frames = [r.runs.groupby(["course", "run"], sort=False)[["start", "seats", "taken"]].mean() for r in (base, new)]
    both = frames[1].join(frames[0]["taken"].rename("base_taken"), how="outer")
    both["start"] = both["start"].fillna(frames[0]["start"])
    first = new.scenario.start
    both["start"] = [first + timedelta(days=int(day)) for day in both["start"]]
    courses = {key: number for number, (key,) in enumerate(new.scenario.table("courses"))}
    both = both.reset_index().assign(at=lambda f: f["course"].map(courses))
    return both.sort_values(["at", "start"], kind="stable").drop(columns="at").reset_index(drop=True)


def where_waiting(result: Result) -> pd.DataFrame:
    """Return who waits at the period's end and the median wait by stage, means over replications.

    Columns: stage, waiting (people, employers or vacancies), median_wait (days, NaN where there is none).
    """
    last = result.timeline["month"].max()
    mine = result.timeline[(result.timeline["month"] == last) & (result.timeline["district"] == "all")]
    waiting = mine.groupby("stage")["waiting"].mean()
    summary = result.summary()
    whole = (summary["kpi"] == "median_wait") & (summary["district"] == "all") & (summary["field"] == "all")
    wait = summary[whole].set_index("stage")["mean"]
    steps = [step for line in result.scenario.pathway.lines.values() for step in line.stages]
    stages = [step.name for step in steps if isinstance(step, Queue | Cohort | Matching) and step.name in waiting.index]
    return pd.DataFrame(
        {
            "stage": stages,
            "waiting": waiting.reindex(stages).to_numpy(),
            "median_wait": wait.reindex(stages).to_numpy(dtype=float),
        }
    )
