"""All KPIs of one replication, as a tidy frame. Everything shown comes from it."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from leiq_sim.analysis.costs import Spending, spending
from leiq_sim.analysis.counts import hours_rows, people_rows, ratios, run_rows, stage_rows
from leiq_sim.analysis.definitions import KPIS, TARGET_SETTING
from leiq_sim.analysis.ledger import Ledger, ledger_of
from leiq_sim.analysis.load import Loads, loads
from leiq_sim.analysis.waits import ABSENT, ALL, Row, decision_rows, wait_rows, work_rows
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.model.pathway import COURSES
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Cohort

COLUMNS = ("scenario", "replication", "kpi", "district", "field", "stage", "value", "unit")
KEY = ["kpi", "district", "field", "stage"]
Key = tuple[str, str, str, str]


def course_stages(scenario: Scenario) -> tuple[str, ...]:
    """Return the stages that are courses: all dated ones, and those with a running start."""
    dated = (step.name for line in scenario.pathway.lines.values() for step in line.stages if isinstance(step, Cohort))
    return tuple(dict.fromkeys((*COURSES, *dated)))


def target_days(scenario: Scenario) -> float:
    """Return the target for first counselling in days, as it holds on the first day; NaN when none is set."""
    return scenario.setting(TARGET_SETTING, float("nan"))


def kpis(log: EventLog, replication: int = 0) -> pd.DataFrame:
    """Return one row a KPI, district, field and stage ("all" for totals); NaN where a number does not exist."""
    ledger = ledger_of(log)
    asked = loads(ledger, log.pools_used, log.course_runs)
    (found,) = values_by_key([log], ledger, asked, spending(log.scenario))
    return frame_of([found], log.scenario.name, replication)


def values_by_key(
    logs: Sequence[EventLog], ledger: Ledger, asked: Sequence[Loads], spent: Spending
) -> list[dict[Key, float]]:
    """Return for each log of a scenario the value of each KPI by KPI, district, field and stage."""
    rows = list(_rows(logs, ledger, asked, spent))
    keys = [row[:4] for row in rows]
    table = np.array([row[4] for row in rows]).T.tolist()
    return [{key: value for key, value in zip(keys, mine, strict=True) if value != ABSENT} for mine in table]


def frame_of(found: Sequence[dict[Key, float]], scenario: str, first: int = 0) -> pd.DataFrame:
    """Return the tidy frame of some replications, numbered from `first` on."""
    words = np.array([key for one in found for key in one], dtype=object).reshape(-1, len(KEY)).T
    columns = dict(zip(KEY, words, strict=True))
    sizes = [len(one) for one in found]
    return pd.DataFrame(
        {
            "scenario": np.full(sum(sizes), scenario, dtype=object),
            "replication": np.repeat(np.arange(first, first + len(found)), sizes),
            **columns,
            "value": np.array([value for one in found for value in one.values()], dtype=float),
            "unit": np.array([KPIS[kpi].unit for kpi in columns["kpi"]], dtype=object),
        }
    )[list(COLUMNS)]


def _rows(logs: Sequence[EventLog], ledger: Ledger, asked: Sequence[Loads], spent: Spending) -> Iterator[Row]:
    scenario, runs, pools = logs[0].scenario, [log.course_runs for log in logs], [log.pools_used for log in logs]
    yield from wait_rows(ledger, course_stages(scenario), target_days(scenario))
    yield from work_rows(ledger)
    yield from decision_rows(ledger)
    yield from people_rows(ledger)
    yield from stage_rows(scenario, ledger)
    yield from run_rows(ledger, runs)
    yield from hours_rows(scenario, pools)
    for name, load in zip(asked[0].pool, np.array([one.load for one in asked]).T, strict=True):
        yield "pool_load", ALL, ALL, name, load
    eur = spent.by_kind(runs)
    total = np.sum(list(eur.values()), axis=0)
    yield "cost", ALL, ALL, ALL, total
    for kind, amount in eur.items():
        yield "cost", ALL, ALL, kind, amount
    works = np.bincount(ledger.log[ledger.left_by("qualified_work")], minlength=ledger.logs)
    yield "cost_per_qualified_work", ALL, ALL, ALL, ratios(total, works)
