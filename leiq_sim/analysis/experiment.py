"""Run a scenario many times, on all cores, and keep what the replications say."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from leiq_sim.analysis.checks import Audit, BrokenLogError, Finding, audited, load_warnings
from leiq_sim.analysis.costs import OpenPoint, open_points
from leiq_sim.analysis.kpis import kpis
from leiq_sim.analysis.ledger import ledger_of
from leiq_sim.analysis.load import loads
from leiq_sim.analysis.summary import summarise
from leiq_sim.analysis.timeline import timeline
from leiq_sim.analysis.workers import Progress, spread
from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.simulate import require_engine, simulate
from leiq_sim.errors import ScenarioError
from leiq_sim.model.check import check
from leiq_sim.model.scenario import Scenario

REPLICATIONS = 30


@dataclass(frozen=True)
class Task:
    """One replication of one scenario."""

    scenario: Scenario
    seed: int
    replication: int
    engine: str


@dataclass(frozen=True)
class Found:
    """What one replication says."""

    kpis: pd.DataFrame
    timeline: pd.DataFrame
    loads: pd.DataFrame
    runs: pd.DataFrame
    audit: Audit


@dataclass(frozen=True)
class Result:
    """A scenario's replications: `kpis` is the tidy frame of all, `checks` the loads that are a warning.

    `equations` is the number of identities that all logs were held against and kept (people in = out + inside,
    Little's law); one broken and there is no result.
    `runs` has one row a replication and course run: seats, minimum, taken, cancelled (as the log's `runs`).
    """

    scenario: Scenario
    kpis: pd.DataFrame
    timeline: pd.DataFrame
    loads: pd.DataFrame
    runs: pd.DataFrame
    checks: tuple[Finding, ...]
    replications: int
    seed: int
    engine: str = "auto"
    equations: int = 0
    open_points: tuple[OpenPoint, ...] = field(default=())

    @cached_property
    def _summary(self) -> pd.DataFrame:
        return summarise(self.kpis, self.scenario.name)

    def summary(self) -> pd.DataFrame:
        """Return mean, low, high, p10, p90 by KPI, district, field and stage (see `analysis.summary`)."""
        return self._summary.copy()

    def log(self, replication: int = 0) -> EventLog:
        """Return the log of one replication, computed anew; the same seed gives the same log."""
        if not 0 <= replication < self.replications:
            raise IndexError(f"replication {replication} was not run; there are 0 to {self.replications - 1}")
        return logged(Task(self.scenario, self.seed, replication, self.engine))


def logged(task: Task) -> EventLog:
    """Return the log of a task."""
    itineraries = make_itineraries(task.scenario, task.seed, task.replication)
    return simulate(task.scenario, itineraries, task.engine)


def replicate(task: Task) -> Found:
    """Return what one replication says. Runs in a worker process."""
    log = logged(task)
    ledger = ledger_of(log)
    found, runs = kpis(log, task.replication, ledger), log.runs()
    load = loads(task.scenario, ledger, log.pools(), runs).assign(replication=task.replication)
    months = timeline(log, task.replication, ledger)
    return Found(found, months, load, runs.assign(replication=task.replication), audited(ledger, task.replication))


def run_all(
    scenarios: Sequence[Scenario],
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | None = None,
) -> tuple[Result, ...]:
    """Run several scenarios on the same replications; see `run`. Progress counts replications of all scenarios."""
    if replications < 1:
        raise ValueError(f"replications is {replications}, but must be at least 1")
    require_engine(engine)
    problems = [problem for scenario in scenarios for problem in check(scenario)]
    if problems:
        raise ScenarioError(tuple(dict.fromkeys(problems)))
    tasks = [Task(scenario, seed, r, engine) for r in range(replications) for scenario in scenarios]
    found = spread(replicate, tasks, workers, progress)
    return tuple(_result(s, found[i :: len(scenarios)], seed, engine) for i, s in enumerate(scenarios))


def run(
    scenario: Scenario,
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | None = None,
) -> Result:
    """Run a scenario and return its result; the same seed gives the same result on any number of cores.

    `progress` is called with (done, all) replications. `workers` is the number of processes, all cores by default;
    1 runs in this process. Raises ScenarioError when the scenario has problems, BrokenLogError when a log
    contradicts itself. Interrupted by Ctrl-C it ends its workers and returns nothing.

    >>> result = run(load_scenario("baseline"), replications=2)            # doctest: +SKIP
    >>> result.summary()                                                   # doctest: +SKIP
    """
    (result,) = run_all([scenario], replications, seed, engine, progress, workers)
    return result


def _result(scenario: Scenario, found: Sequence[Found], seed: int, engine: str) -> Result:
    broken = tuple(finding for one in found for finding in one.audit.broken)
    if broken:
        raise BrokenLogError(broken)
    load = pd.concat([one.loads for one in found], ignore_index=True)
    mean = load.groupby(["pool", "kind", "unit"], sort=False)[["offered", "wanted", "load"]].mean().reset_index()
    return Result(
        scenario=scenario,
        kpis=pd.concat([one.kpis for one in found], ignore_index=True),
        timeline=pd.concat([one.timeline for one in found], ignore_index=True),
        loads=mean,
        runs=pd.concat([one.runs for one in found], ignore_index=True),
        checks=load_warnings(mean),
        replications=len(found),
        seed=seed,
        engine=engine,
        equations=sum(one.audit.equations for one in found),
        open_points=open_points(scenario),
    )
