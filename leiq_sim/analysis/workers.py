"""Many replications on all cores, ended at once when interrupted.

What leaves Python's lock (the compiled engine, NumPy) runs in threads and shares what is in memory; SimPy holds that
lock and runs in processes, which are kept for the next run.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker, spawn
from typing import Any, Protocol, TypeVar

from leiq_sim.errors import LeiqError

Task = TypeVar("Task")
Found = TypeVar("Found")
Progress = Callable[[int, int], None]

LAST_WORD_SECONDS = 2.0
MOST_AT_ONCE = 4  # replications that are counted together, which saves most of Python's own time
TURN_SECONDS = 2e-4  # Python's own 5 ms are longer than most of what a thread has to do under the lock
_USUAL_SECONDS = sys.getswitchinterval()
_kept: dict[int, ProcessPoolExecutor] = {}
_one_at_a_time = threading.Lock()


LOST = (
    "A worker process ended before its work was done, perhaps for lack of memory. "
    "Use fewer workers (--workers 1 needs least memory) or a shorter period.",
    "Ein Rechenprozess endete, bevor er fertig war, vielleicht aus Mangel an Speicher. "
    "Bitte weniger Prozesse nehmen (--workers 1 braucht am wenigsten) oder einen kürzeren Zeitraum.",
)


class WorkerLostError(LeiqError):
    """A worker process ended before its work was done."""

    def __init__(self) -> None:
        super().__init__(self.sentences())

    def sentences(self, lang: str = "en") -> str:
        return LOST[lang == "de"]


class Crew(Protocol):
    """Who computes: the cores of this machine (`Cores`), or other machines (`analysis.cluster.Cluster`)."""

    def size(self, replications: int, threads: bool) -> int:
        """Return how many of these replications are handed out together, at least 1."""

    def as_done(
        self, work: Callable[[Task], Found], tasks: Sequence[Task], threads: bool
    ) -> Iterator[tuple[int, Found]]:
        """Yield each task's place and result as it is done; `threads` says that the work leaves Python's lock."""


@dataclass(frozen=True)
class Cores:
    """So many cores of this machine."""

    workers: int

    def size(self, replications: int, threads: bool) -> int:
        return max(1, min(MOST_AT_ONCE, -(-replications // self.workers))) if threads else 1

    def as_done(
        self, work: Callable[[Task], Found], tasks: Sequence[Task], threads: bool
    ) -> Iterator[tuple[int, Found]]:
        return as_done(work, tasks, self.workers, threads)


def crew_of(workers: int | Crew | None) -> Crew:
    """Return the crew that is meant: a number of cores, all of them for None, or a crew itself."""
    return Cores(workers or cores()) if workers is None or isinstance(workers, int) else workers


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Task], Found],
    tasks: Sequence[Task],
    workers: int | None = None,
    progress: Progress | None = None,
    threads: bool = False,
) -> list[Found]:
    """Return work(task) for each task, in their order, whichever core did it and however many there are.

    `work` must be importable by name; with `threads` it runs in this process. `progress` is called with (done, all)
    here. With one worker or one task everything happens in this thread. An interruption or an error ends the workers
    and gives no result.
    """
    found: dict[int, Found] = {}
    for place, one in as_done(work, tasks, workers, threads):
        found[place] = one
        if progress:
            progress(len(found), len(tasks))
    return [found[place] for place in range(len(tasks))]


def as_done(
    work: Callable[[Task], Found], tasks: Sequence[Task], workers: int | None = None, threads: bool = False
) -> Iterator[tuple[int, Found]]:
    """Yield each task's place and result as it is done; closing the iterator gives up what has not begun."""
    workers = min(workers or cores(), len(tasks))
    if workers <= 1:
        return ((place, work(task)) for place, task in enumerate(tasks))
    return _by_threads(work, tasks, workers) if threads else _by_processes(work, tasks, workers)


def _by_threads(work: Callable[[Task], Found], tasks: Sequence[Task], workers: int) -> Iterator[tuple[int, Found]]:
    pool = ThreadPoolExecutor(workers, thread_name_prefix="leiq-run")
    sys.setswitchinterval(TURN_SECONDS)  # who comes back from the engine or NumPy soon gets the lock again
    try:
        places = {pool.submit(work, task): place for place, task in enumerate(tasks)}
        for future in as_completed(places):
            yield places[future], future.result()
    finally:
        pool.shutdown(cancel_futures=True)
        sys.setswitchinterval(_USUAL_SECONDS)


def _by_processes(work: Callable[[Task], Found], tasks: Sequence[Task], workers: int) -> Iterator[tuple[int, Found]]:
    with _one_at_a_time:
        try:
            with spawning():
                places = {_pool(workers).submit(work, task): place for place, task in enumerate(tasks)}
            for future in as_completed(places):
                yield places[future], future.result()
        except BrokenProcessPool as error:
            stop_workers()
            raise WorkerLostError from error
        except GeneratorExit:
            for future in places:
                future.cancel()
            raise
        except BaseException:
            stop_workers()
            raise


def _pool(workers: int) -> ProcessPoolExecutor:
    """Return the kept pool of this size; starting processes takes about a second each, so they are kept."""
    if workers not in _kept:
        stop_workers()
        _kept[workers] = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_deaf)
    return _kept[workers]


def _deaf() -> None:
    """Ctrl-C goes to the whole group; only the parent answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def stop_workers() -> None:
    """End all worker processes: what they are doing may take a moment longer, then they are terminated."""
    while _kept:
        _, pool = _kept.popitem()
        processes = list((getattr(pool, "_processes", None) or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        _await_end(processes, LAST_WORD_SECONDS)
        for process in processes:
            if process.is_alive():
                process.terminate()
        _await_end(processes, LAST_WORD_SECONDS)


def _await_end(processes: Sequence[Any], seconds: float) -> None:
    patience = time.monotonic() + seconds
    while any(process.is_alive() for process in processes) and time.monotonic() < patience:
        time.sleep(0.02)


@contextmanager
def spawning() -> Iterator[None]:
    """Let new processes not import the caller's main module, and not hear Ctrl-C while they start.

    Everything they need is in this package. Without this, a script that calls `run` outside of
    `if __name__ == "__main__":` would start itself again in every worker.
    """
    prepare = spawn.get_preparation_data

    def without_main(name: str) -> dict[str, Any]:
        data = prepare(name)
        return {key: value for key, value in data.items() if not key.startswith("init_main")}

    # A blocked signal waits for this thread and is blocked for good in the processes it starts (not on Windows).
    can_block = hasattr(signal, "pthread_sigmask")
    if can_block:
        resource_tracker.ensure_running()  # starting it would unblock the signal
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if can_block else set()
    spawn.get_preparation_data = without_main
    try:
        yield
    finally:
        spawn.get_preparation_data = prepare
        if can_block:
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)
