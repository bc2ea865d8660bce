"""All KPIs of one replication, as a tidy frame. Everything shown comes from it."""

from collections.abc import Iterator

import pandas as pd

from leiq_sim.analysis.costs import by_kind, costs, total
from leiq_sim.analysis.counts import hours_rows, people_rows, ratio, run_rows, stage_rows
from leiq_sim.analysis.definitions import KPIS, TARGET_SETTING
from leiq_sim.analysis.ledger import Ledger, ledger_of
from leiq_sim.analysis.load import loads
from leiq_sim.analysis.waits import ALL, Row, decision_rows, wait_rows, work_rows
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.model.pathway import COURSES
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Cohort

COLUMNS = ("scenario", "replication", "kpi", "district", "field", "stage", "value", "unit")
KEY = ["kpi", "district", "field", "stage"]


def course_stages(scenario: Scenario) -> tuple[str, ...]:
    """Return the stages that are courses: all dated ones, and those with a running start."""
    dated = (step.name for line in scenario.pathway.lines.values() for step in line.stages if isinstance(step, Cohort))
    return tuple(dict.fromkeys((*COURSES, *dated)))


def target_days(scenario: Scenario) -> float:
    """Return the target for first counselling in days, as it holds on the first day; NaN when none is set."""
    return scenario.setting(TARGET_SETTING, float("nan"))


def kpis(log: EventLog, replication: int = 0, ledger: Ledger | None = None) -> pd.DataFrame:
    """Return one row a KPI, district, field and stage ("all" for totals); NaN where a number does not exist."""
    ledger = ledger or ledger_of(log)
    rows = list(_rows(log, ledger))
    found = pd.DataFrame(rows, columns=[*KEY, "value"])
    found = found.assign(scenario=log.scenario.name, replication=replication, unit=[KPIS[row[0]].unit for row in rows])
    return found[list(COLUMNS)]


def _rows(log: EventLog, ledger: Ledger) -> Iterator[Row]:
    scenario, runs, pools = log.scenario, log.runs(), log.pools()
    yield from wait_rows(ledger, course_stages(scenario), target_days(scenario))
    yield from work_rows(ledger)
    yield from decision_rows(ledger)
    yield from people_rows(ledger)
    yield from stage_rows(scenario, ledger)
    yield from run_rows(ledger, runs)
    yield from hours_rows(scenario, pools)
    for load in loads(scenario, ledger, pools, runs).itertuples():
        yield "pool_load", ALL, ALL, load.pool, load.load
    spent = costs(scenario, runs)
    yield "cost", ALL, ALL, ALL, total(spent)
    for kind, eur in by_kind(spent).items():
        yield "cost", ALL, ALL, kind, eur
    works = float((ledger.left_by("qualified_work")).sum())
    yield "cost_per_qualified_work", ALL, ALL, ALL, ratio(total(spent), works)
