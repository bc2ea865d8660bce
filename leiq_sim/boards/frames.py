"""What figures and tables take, as frames: made from results and comparisons, no model logic."""

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
import pandas as pd

from leiq_sim.analysis.comparison import Comparison
from leiq_sim.analysis.definitions import HEADLINE, KPIS
from leiq_sim.analysis.experiment import Result
from leiq_sim.analysis.intervals import means
from leiq_sim.analysis.period import months
from leiq_sim.analysis.standing import days_of
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Cohort, Matching, Queue

ALL = "all"
OVER_TIME = ["who", "district", "day", "mean", "low", "high"]


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


def values(result: Result) -> pd.DataFrame:
    """Return a result's headline KPIs, for everybody, by KPI: mean, low, high, p10, p90."""
    summary = result.summary()
    whole = (summary["district"] == ALL) & (summary["field"] == ALL) & (summary["stage"] == ALL)
    mine = summary[whole].set_index("kpi").reindex(list(HEADLINE))
    return mine[["mean", "low", "high", "p10", "p90"]]


def stage_waits(table: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """Return the median wait for each capacity by district, of one variant's rows of a comparison's table.

    A row for every stage at which people wait for staff, places or a course and where anybody was called, and every
    district. Columns: stage, district, base_mean, mean, difference, low, high (NaN where nobody was called).
    """
    stages = [step.name for step in scenario.pathway.clients.steps if isinstance(step, Queue | Cohort)]
    districts = [key for (key,) in scenario.table("districts")]
    rows = table[(table["kpi"] == "median_wait") & (table["field"] == ALL) & table["stage"].isin(stages)]
    called = set(rows.loc[rows["base_mean"].notna() | rows["mean"].notna(), "stage"])
    every = [(stage, district) for stage in stages if stage in called for district in districts]
    index = pd.MultiIndex.from_tuples(every, names=["stage", "district"])
    found = rows.set_index(["stage", "district"]).reindex(index)
    return found[["base_mean", "mean", "difference", "low", "high"]].reset_index()


def queues(base: Result, new: Result) -> pd.DataFrame:
    """Return people waiting for counselling, a course or coaching at each month's end, by district."""
    scenario = base.scenario
    ends = {
        name: scenario.start + timedelta(days=after - 1) for name, _, after in months(scenario.start, scenario.days)
    }
    stages = [s.name for s in scenario.pathway.clients.steps if isinstance(s, Queue | Cohort)]
    return _over_time(base, new, stages, ends)


def queue_of(base: Result, new: Result, stage: str) -> pd.DataFrame:
    """Return people waiting at one stage at each month's end, by district."""
    scenario = base.scenario
    names = [name for name, _, _ in months(scenario.start, scenario.days)]
    return _over_time(base, new, [stage], dict(zip(names, days_of(scenario), strict=True)))


def entries(base: Result, new: Result) -> pd.DataFrame:
    """Return people who entered qualified work, by quarter (its last day) and district."""
    scenario = base.scenario
    quarters: dict[tuple[int, int], list[str]] = {}
    last: dict[str, date] = {}
    for name, first, after in months(scenario.start, scenario.days):
        day = scenario.start + timedelta(days=first)
        mine = quarters.setdefault((day.year, (day.month - 1) // 3), [])
        mine.append(name)
        last.update(dict.fromkeys(mine, scenario.start + timedelta(days=after - 1)))
    return _over_time(base, new, None, last)


def _over_time(base: Result, new: Result, stages: list[str] | None, days: Mapping[str, date]) -> pd.DataFrame:
    """Return the mean and its interval of those who wait at some stages, or else of entries into qualified work.

    Summed over stages and months of one day. Read from the months of the replications: a slider waits for it.
    """
    order = [key for (key,) in base.scenario.table("districts")]
    frames = [
        _of_one(result, stages, days, order).assign(who=w) for w, result in (("baseline", base), ("variant", new))
    ]
    both = pd.concat(frames, ignore_index=True)
    at = both["district"].map({key: number for number, key in enumerate(order)})
    return both.iloc[np.lexsort((both["day"].map(date.toordinal), at))][OVER_TIME]


def _of_one(result: Result, stages: list[str] | None, days: Mapping[str, date], order: list[str]) -> pd.DataFrame:
    months = [one.months for one in result.found]
    first = months[0]
    rows = [1 + first.districts.index(key) for key in order if key in first.districts]
    if stages is None:
        counts = np.stack([one.entered_work[rows] for one in months])
    else:
        places = [1 + first.stages.index(stage) for stage in stages if stage in first.stages]
        counts = np.stack([one.waiting[rows][:, places].sum(axis=1) for one in months])
    ends = list(dict.fromkeys(days[name] for name in first.names))
    mine = np.array([[days[name] == end for end in ends] for name in first.names])
    mean = means((counts @ mine).reshape(len(months), -1).astype(float))
    low, high = mean.interval()
    names = [(first.districts[row - 1], end) for row in rows for end in ends]
    frame = pd.DataFrame(names, columns=["district", "day"])
    return frame.assign(mean=mean.mean, low=np.maximum(low, 0), high=high)


def course_runs(base: Result, new: Result) -> pd.DataFrame:
    """Return seats and mean seats taken of every course run, in how many replications it is cancelled, and the
    baseline's same run.

    Columns: course, run, start, seats, taken, cancelled (a share), base_taken.
    """
    frames = [_runs_of_one(result) for result in (base, new)]
    both = frames[1].join(frames[0]["taken"].rename("base_taken"), how="outer")
    both["start"] = both["start"].fillna(frames[0]["start"])
    first = new.scenario.start
    both["start"] = [first + timedelta(days=int(day)) for day in both["start"]]
    courses = {key: number for number, (key,) in enumerate(new.scenario.table("courses"))}
    both = both.reset_index().assign(at=lambda f: f["course"].map(courses))
    return both.sort_values(["at", "start"], kind="stable").drop(columns="at").reset_index(drop=True)


def _runs_of_one(result: Result) -> pd.DataFrame:
    """Return means over the replications, in which the same runs are due, by course and run."""
    each = [one.runs for one in result.found]
    first = each[0]
    frame = pd.DataFrame({"course": first.course, "run": first.run, "start": first.start, "seats": first.seats})
    taken, cancelled = (np.mean([getattr(one, name) for one in each], axis=0) for name in ("taken", "cancelled"))
    return frame.assign(taken=taken, cancelled=cancelled).set_index(["course", "run"])


def where_waiting(result: Result) -> pd.DataFrame:
    """Return who waits at the period's end and the median wait by stage, means over replications.

    Columns: stage, waiting (people, employers or vacancies), median_wait (days, NaN where there is none).
    """
    return waiting_on(result, result.scenario.end)


def waiting_on(result: Result, day: date) -> pd.DataFrame:
    """Return who waits at the end of a day that ends a month; columns as in `where_waiting`."""
    month = result.timeline["month"] == day.isoformat()[:7]
    mine = result.timeline[month & (result.timeline["district"] == "all")]
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
