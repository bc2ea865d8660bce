"""Run scenarios many times, on all cores, and hand over what the replications say as they come in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from leiq_sim.analysis.checks import audits
from leiq_sim.analysis.costs import Spending, spending
from leiq_sim.analysis.kpis import values_by_key
from leiq_sim.analysis.ledger import Ledger, joined, ledger_of
from leiq_sim.analysis.load import loads
from leiq_sim.analysis.memory import hold_memory
from leiq_sim.analysis.result import Found, Result
from leiq_sim.analysis.timeline import months_of
from leiq_sim.analysis.workers import Progress, as_done, cores
from leiq_sim.chance.library import SHARED
from leiq_sim.engine import ready
from leiq_sim.engine.capacity import Capacity, capacity_of
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.simulate import require_engine, simulate
from leiq_sim.errors import ScenarioError
from leiq_sim.model.check import check
from leiq_sim.model.scenario import Scenario

REPLICATIONS = 30
FIRST_LOOK = 8
MOST_AT_ONCE = 4  # replications that are counted together, which saves most of Python's own time
MOST_VISITS = 100_000  # but no more visits than stay near the processor


@dataclass(frozen=True)
class Task:
    """One replication of one scenario."""

    scenario: Scenario
    seed: int
    replication: int
    engine: str


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
    workers: int | None = None,
    at: Iterable[int] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[Result, ...]]:
    """Yield the results of all scenarios as they grow: after each number of replications in `at` (see `looks`).

    Each result holds all replications so far, and the last ones all of them; scenarios share their chance. When
    `cancelled` says so, what is complete is yielded and the iterator ends. Progress and errors as in `run`.
    """
    _require(scenarios, replications, engine)
    found: list[list[Found]] = [[] for _ in scenarios]
    workers = workers or cores()
    for end in at or looks(replications):
        begun = len(found[0])
        batches = _batches(scenarios, range(begun, end), seed, engine, workers)
        fresh: dict[int, list[Found]] = {}
        for place, some in as_done(replicate, batches, workers, threads=engine != "reference"):
            fresh[place] = some
            if progress:
                progress(begun * len(scenarios) + sum(map(len, fresh.values())), replications * len(scenarios))
            if cancelled():
                break
        each = len(batches) // len(scenarios)
        whole = _complete(fresh, each, len(scenarios))
        for number, mine in enumerate(found):
            mine += [one for batch in range(whole) for one in fresh[number * each + batch]]
        if whole:
            yield tuple(Result(s, tuple(mine), seed, engine) for s, mine in zip(scenarios, found, strict=True))
        if whole < each:
            return


def _complete(fresh: Mapping[int, object], each: int, scenarios: int) -> int:
    """Return how many batches from the first on all scenarios have done; `each` is how many there are of one."""
    for batch in range(each):
        if any(number * each + batch not in fresh for number in range(scenarios)):
            return batch
    return each


def _batches(
    scenarios: Sequence[Scenario], replications: range, seed: int, engine: str, workers: int
) -> list[list[Task]]:
    """Return the tasks in batches, the same for each scenario and one scenario behind the other.

    So those of the second scenario find the itineraries that were made for the first.
    """
    size = 1 if engine == "reference" else max(1, min(MOST_AT_ONCE, -(-len(replications) // workers)))
    parts = [replications[start : start + size] for start in range(0, len(replications), size)]
    return [[Task(scenario, seed, r, engine) for r in part] for scenario in scenarios for part in parts]


def _require(scenarios: Sequence[Scenario], replications: int, engine: str) -> None:
    """Raise for what cannot be run, with all problems of all scenarios; wait until the engine is ready."""
    if replications < 1:
        raise ValueError(f"replications is {replications}, but must be at least 1")
    require_engine(engine)
    problems = [problem for scenario in scenarios for problem in check(scenario)]
    if problems:
        raise ScenarioError(tuple(dict.fromkeys(problems)))
    if engine != "reference":
        ready.wait()


def run_all(
    scenarios: Sequence[Scenario],
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | None = None,
) -> tuple[Result, ...]:
    """Run several scenarios on the same replications; see `run`. Progress counts replications of all scenarios."""
    *_, last = stream(scenarios, replications, seed, engine, progress, workers, at=(replications,))
    return last


def run(
    scenario: Scenario,
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | None = None,
) -> Result:
    """Run a scenario and return its result; the same seed gives the same result on any number of cores.

    `progress` is called with (done, all) replications. `workers` is the number of cores, all by default; 1 runs in
    this thread. Raises ScenarioError when the scenario has problems, BrokenLogError when a log contradicts itself.
    Interrupted by Ctrl-C it ends its workers and returns nothing.

    >>> result = run(load_scenario("baseline"), replications=2)            # doctest: +SKIP
    >>> result.summary()                                                   # doctest: +SKIP
    """
    (result,) = run_all([scenario], replications, seed, engine, progress, workers)
    return result
