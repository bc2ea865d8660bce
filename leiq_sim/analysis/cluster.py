"""Replications on other machines: chunks of them go to the workers of a Dask scheduler, and come back as they are done.

The scheduler repeats the chunks of a worker that dies. A scheduler that is lost ends the run; what came back until then
is kept where the run has a store. Workers must run the same code on the same libraries, or figures would not be those
of this machine: that is asked before the first chunk, and by each worker before each chunk.
"""

import logging
import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from functools import cache
from itertools import islice
from typing import Any

from leiq_sim.analysis.workers import Found, Task, spawning
from leiq_sim.engine import ready
from leiq_sim.errors import LeiqError, Problem, problem
from leiq_sim.files.code import code_version

LOCAL = "local:"
LEAST, MOST = 25, 50  # replications a chunk: a task costs 3 to 6 ms beside its work, and a lost one is done again
AHEAD = 3  # chunks a worker that are on their way: enough that nobody waits, few enough to be carried
PATIENCE_SECONDS = 15.0
QUIET = logging.CRITICAL + 1


class ClusterError(LeiqError):
    """A cluster that cannot be used, or is lost, with its one problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(str(found))
        self.problem = found

    def sentences(self, lang: str = "en") -> str:
        return self.problem.sentence(lang)

    def __reduce__(self) -> tuple[type, tuple[Problem]]:
        return type(self), (self.problem,)


class Cluster:
    """The workers of the scheduler at an address, or with "local:N" N new processes of this machine.

    Use it as a context: it connects, asks the workers for their version, and lets go at the end. Raises ClusterError.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._local: Any = None
        self._client: Any = None

    def __enter__(self) -> "Cluster":
        try:
            self._connect()
            self._require_same_code()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        for one in (self._client, self._local):
            if one is not None:
                one.close(timeout=PATIENCE_SECONDS)
        self._client = self._local = None

    def _connect(self) -> None:
        try:
            import distributed
        except ImportError as error:
            raise ClusterError(problem("cluster_missing", self.address)) from error
        _hush()
        try:
            if self.address.startswith(LOCAL):
                count, quiet = int(self.address.removeprefix(LOCAL)), {"dashboard_address": ":0", "silence_logs": QUIET}
                with spawning():
                    self._local = distributed.LocalCluster(n_workers=count, threads_per_worker=1, **quiet)
            goal = self._local or self.address
            self._client = distributed.Client(goal, timeout=PATIENCE_SECONDS, set_as_default=False)
            self._client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
        except TimeoutError as error:
            if self._client is None:
                raise ClusterError(problem("cluster_unreachable", self.address)) from error
            raise ClusterError(problem("cluster_no_workers", self.address)) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise ClusterError(problem("cluster_unreachable", self.address)) from error

    def _require_same_code(self) -> None:
        found = self._client.run(code_version, on_error="return")
        other = {worker: one for worker, one in found.items() if one != code_version()}
        if other:
            worker, one = next(iter(other.items()))
            raise ClusterError(_other_code(worker, one if isinstance(one, str) else "–"))

    def size(self, replications: int, threads: bool) -> int:
        """Return the size of chunks of 25 to 50, as many as there are workers where that fits; SimPy takes long: 1."""
        if not threads:
            return 1
        parts = max(1, -(-replications // MOST), min(replications // LEAST, self._workers()))
        return max(1, -(-replications // parts))

    def as_done(
        self, work: Callable[[Task], Found], tasks: Sequence[Task], threads: bool
    ) -> Iterator[tuple[int, Found]]:
        """Yield each task's place and result as it is done. Raises ClusterError when scheduler or workers are lost."""
        done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        places: dict[Any, int] = {}
        waiting, ahead = iter(enumerate(tasks)), AHEAD * max(1, self._workers())

        def send(count: int) -> None:
            for place, task in islice(waiting, count):
                future = self._client.submit(_checked, code_version(), work, task, pure=False)
                places[future] = place
                future.add_done_callback(done.put)

        try:
            send(ahead)
            while places:
                future = self._next(done)
                found = self._result(future)
                place = places.pop(future)
                send(1)
                yield place, found
        finally:
            if self._client.status == "running":
                self._client.cancel(list(places), force=True)

    def _workers(self) -> int:
        try:
            return len(self._client.scheduler_info(n_workers=-1)["workers"])
        except OSError as error:
            raise ClusterError(problem("cluster_lost", self.address)) from error

    def _next(self, done: "queue.SimpleQueue[Any]") -> Any:
        """Return the next future that is done."""
        return self._waited(lambda seconds: done.get(timeout=seconds))

    def _result(self, future: Any) -> Any:
        """Return what a future holds; when its worker died meanwhile, it is computed once more."""
        from distributed import KilledWorker

        try:
            return self._waited(lambda seconds: future.result(timeout=seconds))
        except KilledWorker as error:
            raise ClusterError(problem("cluster_killed", self.address)) from error
        except (CancelledError, OSError) as error:
            raise ClusterError(problem("cluster_lost", self.address)) from error

    def _waited(self, ask: Callable[[float], Any]) -> Any:
        """Ask until there is an answer, as long as there is a scheduler and, but for a while, a worker."""
        alone = False
        while True:
            try:
                return ask(PATIENCE_SECONDS)
            except (queue.Empty, TimeoutError):
                if self._client.status != "running":
                    raise ClusterError(problem("cluster_lost", self.address)) from None
                nobody = not self._workers()
                if nobody and alone:
                    raise ClusterError(problem("cluster_no_workers", self.address)) from None
                alone = nobody


def _hush() -> None:
    """Let the library's own log be silent: what matters is said in our words."""
    for name in [name for name in logging.root.manager.loggerDict if name.split(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(QUIET)


def _checked(version: str, work: Callable[[Task], Found], task: Task) -> Found:
    """Return work(task) if this process runs the code it is to run. Runs in a worker, which may have come late."""
    _unheard()
    if code_version() != version:
        raise ClusterError(_other_code("", code_version()))
    return work(task)


@cache
def _unheard() -> None:
    """Let a worker wait for its engine without a word: nobody sits before it."""
    ready.listen(lambda _: None)


def _other_code(worker: str, found: str) -> Problem:
    return problem("cluster_other_code", worker, found=found[:8], allowed=code_version()[:8])
