"""Run scenarios many times, on all cores, and hand over what the replications say as they come in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from leiq_sim.analysis.checks import audits
from leiq_sim.analysis.costs import Spending, spending
from leiq_sim.analysis.kpis import values_by_key
from leiq_sim.analysis.ledger import Ledger, joined, ledger_of
from leiq_sim.analysis.load import loads
from leiq_sim.analysis.memory import hold_memory
from leiq_sim.analysis.result import Found, Result
from leiq_sim.analysis.timeline import months_of
from leiq_sim.analysis.workers import Crew, Progress, crew_of
from leiq_sim.chance.cache import SHARED
from leiq_sim.engine import ready
from leiq_sim.engine.capacity import Capacity, capacity_of
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.simulate import require_engine, simulate
from leiq_sim.errors import ScenarioError
from leiq_sim.model.check import check
from leiq_sim.model.scenario import Scenario

REPLICATIONS = 30
FIRST_LOOK = 8
MOST_VISITS = 100_000  # but no more visits than stay near the processor


@dataclass(frozen=True)
class Task:
    """One replication of one scenario."""

    scenario: Scenario
    seed: int
    replication: int
    engine: str


class Shelf(Protocol):
    """Where replications are kept that were computed before (see `analysis.stored`)."""

    def known(self, scenario: Scenario, seed: int, engine: str, numbers: range) -> Mapping[int, Found]:
        """Return those of the replications that need not be computed."""

    def keep(self, scenario: Scenario, seed: int, engine: str, found: Mapping[int, Found]) -> None:
        """Take some that were computed just now."""


def logged(task: Task) -> EventLog:
    """Return the log of a task; what is the same in all replications of a scenario is worked out once."""
    itineraries = SHARED.take(task.scenario, task.seed, task.replication)
    kept = task.scenario.kept
    capacity: Capacity = kept.get("capacity") or kept.setdefault("capacity", capacity_of(task.scenario, itineraries))
    return simulate(task.scenario, itineraries, task.engine, capacity)


def replicate(tasks: Sequence[Task]) -> list[Found]:
    """Return what some replications of one scenario say. May run in another thread or process.

    As many logs as are quickly read are counted at once.
    """
    found: list[Found] = []
    hold_memory()
    logs: list[EventLog] = []
    ledgers: list[Ledger] = []
    for task in tasks:
        logs.append(logged(task))
        ledgers.append(ledger_of(logs[-1]))
        if task is tasks[-1] or sum(len(one.entity) for one in ledgers) > MOST_VISITS:
            found += _counted(tasks[len(found)], logs, joined(ledgers))
            logs, ledgers = [], []
    return found


def _counted(first: Task, logs: Sequence[EventLog], ledger: Ledger) -> Iterator[Found]:
    scenario, kept = first.scenario, first.scenario.kept
    spent: Spending = kept.get("spending") or kept.setdefault("spending", spending(scenario))
    asked = loads(ledger, logs[0].pools_used, logs[0].course_runs)
    values, months = values_by_key(logs, ledger, asked, spent), months_of(scenario, ledger)
    audit = audits(ledger, first.replication)
    for one in zip(values, months, asked, (log.course_runs for log in logs), audit, strict=True):
        yield Found(*one)


def looks(replications: int, first: int = FIRST_LOOK) -> tuple[int, ...]:
    """Return after how many replications results are shown: a few at first, then twice as many each time."""
    found = [min(first, replications)]
    while found[-1] < replications:
        found.append(min(2 * found[-1], replications))
    return tuple(found)


def stream(
    scenarios: Sequence[Scenario],
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | Crew | None = None,
    at: Iterable[int] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    store: Shelf | None = None,
) -> Iterator[tuple[Result, ...]]:
    """Yield the results of all scenarios as they grow: after each number of replications in `at` (see `looks`).

    Each result holds all replications so far, and the last ones all of them; scenarios share their chance. When
    `cancelled` says so, what is complete is yielded and the iterator ends. What the `store` knows is not computed,
    and what is computed goes there at once. Progress, workers and errors as in `run`.
    """
    _require(scenarios, replications, engine)
    found: list[dict[int, Found]] = [{} for _ in scenarios]
    crew = crew_of(workers)
    begun = 0
    for end in at or looks(replications):
        if store:
            for scenario, mine in zip(scenarios, found, strict=True):
                mine.update(store.known(scenario, seed, engine, range(begun, end)))
        batches = _batches(scenarios, found, range(begun, end), crew, seed, engine)
        if batches:
            ready.wait()
        for place, some in crew.as_done(replicate, [tasks for _, tasks in batches], engine != "reference"):
            number, tasks = batches[place]
            fresh = {task.replication: one for task, one in zip(tasks, some, strict=True)}
            found[number].update(fresh)
            if store:
                store.keep(scenarios[number], seed, engine, fresh)
            if progress:
                progress(sum(map(len, found)), replications * len(scenarios))
            if cancelled():
                break
        whole = _complete(found, begun, end)
        if whole > begun:
            yield tuple(
                Result(scenario, tuple(mine[r] for r in range(whole)), seed, engine)
                for scenario, mine in zip(scenarios, found, strict=True)
            )
        if whole < end:
            return
        begun = end


def _complete(found: Sequence[Mapping[int, object]], begun: int, end: int) -> int:
    """Return how many replications from the first on all scenarios have; those before `begun` they have."""
    return next((r for r in range(begun, end) if any(r not in mine for mine in found)), end)


def _batches(
    scenarios: Sequence[Scenario],
    found: Sequence[Mapping[int, Found]],
    replications: range,
    crew: Crew,
    seed: int,
    engine: str,
) -> list[tuple[int, list[Task]]]:
    """Return what is not found yet in batches, each with the number of its scenario, one scenario behind the other.

    So those of the second scenario find the itineraries that were made for the first.
    """
    batches = []
    for number, (scenario, mine) in enumerate(zip(scenarios, found, strict=True)):
        missing = [Task(scenario, seed, r, engine) for r in replications if r not in mine]
        size = crew.size(len(missing), engine != "reference")
        batches += [(number, missing[start : start + size]) for start in range(0, len(missing), size)]
    return batches


def _require(scenarios: Sequence[Scenario], replications: int, engine: str) -> None:
    """Raise for what cannot be run, with all problems of all scenarios."""
    if replications < 1:
        raise ValueError(f"replications is {replications}, but must be at least 1")
    require_engine(engine)
    problems = [problem for scenario in scenarios for problem in check(scenario)]
    if problems:
        raise ScenarioError(tuple(dict.fromkeys(problems)))


def run_all(
    scenarios: Sequence[Scenario],
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | Crew | None = None,
    store: Shelf | None = None,
) -> tuple[Result, ...]:
    """Run several scenarios on the same replications; see `run`. Progress counts replications of all scenarios."""
    *_, last = stream(scenarios, replications, seed, engine, progress, workers, at=(replications,), store=store)
    return last


def run(
    scenario: Scenario,
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | Crew | None = None,
    store: Shelf | None = None,
) -> Result:
    """Run a scenario and return its result; the same seed gives the same result on any number of cores.

    `progress` is called with (done, all) replications. `workers` is the number of cores, all by default; 1 runs in
    this thread; an `analysis.cluster.Cluster` computes elsewhere. With a `store` (`analysis.stored.Stored`) what was
    computed before is taken from there. Raises ScenarioError when the scenario has problems, BrokenLogError when a log
    contradicts itself.
    Interrupted by Ctrl-C it ends its workers and returns nothing.

    >>> result = run(load_scenario("baseline"), replications=2)            # doctest: +SKIP
    >>> result.summary()                                                   # doctest: +SKIP
    """
    (result,) = run_all([scenario], replications, seed, engine, progress, workers, store)
    return result
