"""A cluster gives the figures of this machine; a worker that dies costs no figure, a scheduler no finished one."""

import json
import os
import queue
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from analysis_worlds import world
from same_found import bits

from leiq_sim.analysis import cluster, experiment
from leiq_sim.analysis.cluster import Cluster, ClusterError, _checked
from leiq_sim.analysis.experiment import Task, run, run_all
from leiq_sim.analysis.stopping import Width, until_decided, until_precise
from leiq_sim.analysis.stored import Stored
from leiq_sim.errors import ScenarioError
from leiq_sim.files.code import code_version

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def crew():
    with Cluster("local:2") as made:
        yield made


def same(one, other):
    return [bits(found) for found in one.found] == [bits(found) for found in other.found]


def code_of(act):
    with pytest.raises(ClusterError) as error:
        act()
    assert error.value.sentences("de") != error.value.sentences("en")
    return error.value.problem.code


def enter(address):
    with Cluster(address):
        pass


def test_results_are_those_of_this_machine_to_the_bit_and_come_in_chunks(crew, monkeypatch, tmp_path):
    base, more = world(), world().change("staff.desk.hours_per_week", 2, name="more")
    seen, asked, real = [], [], crew.as_done

    def noted(_, work, tasks, threads):
        asked.extend(map(len, tasks))
        return real(work, tasks, threads)

    monkeypatch.setattr(Cluster, "as_done", noted)
    store = Stored(tmp_path / "runs.sqlite")
    far = run_all([base, more], 60, 3, workers=crew, progress=lambda done, of: seen.append((done, of)), store=store)
    assert asked == [30, 30, 30, 30]
    assert seen == [(30, 120), (60, 120), (90, 120), (120, 120)]
    near = run_all([base, more], 60, 3, workers=1)
    assert all(same(one, other) for one, other in zip(far, near, strict=True))
    again = run_all([base, more], 60, 3, workers=1, store=store)
    assert all(same(one, other) for one, other in zip(again, near, strict=True))
    assert store.answered == 120
    store.close()


def test_looks_at_growing_numbers_find_the_same_far_and_near(crew):
    base, more = world(), world().change("staff.desk.hours_per_week", 2, name="more")
    far, near = (until_decided([base, more], 5, workers=who, looks=(4, 30)) for who in (crew, 1))
    assert far[1] == near[1]
    assert far[0].table.equals(near[0].table)
    width = [Width("qualified_work", 1e9)]
    assert until_precise([base], width, 5, workers=crew)[1] == until_precise([base], width, 5, workers=1)[1]


def test_the_chunk_of_a_killed_worker_is_done_by_another(crew):
    victim = crew._local.workers[0].process.pid
    kills = []

    def kill_once(done, _):
        if done == 3:
            os.kill(victim, signal.SIGKILL)
            kills.append(victim)

    result = run(world(), 40, 5, engine="reference", workers=crew, progress=kill_once)
    assert kills == [victim]
    assert crew._local.workers[0].process.pid != victim
    assert same(result, run(world(), 40, 5, workers=1))


@pytest.mark.skipif(sys.platform != "linux", reason="what a process hears is read from /proc")
def test_local_workers_do_not_hear_ctrl_c(crew):
    for worker in crew._local.workers.values():
        status = Path(f"/proc/{worker.process.pid}/status").read_text()
        (blocked,) = re.findall(r"SigBlk:\s*(\w+)", status)
        assert int(blocked, 16) >> (signal.SIGINT - 1) & 1


def test_an_error_of_a_replication_is_the_callers_error(crew):
    with pytest.raises(ScenarioError, match="steam"):
        list(crew.as_done(experiment.replicate, [[Task(world(), 1, 0, "steam")]], True))


def test_chunks_hold_25_to_50_replications_as_many_as_there_are_workers(crew):
    sizes = {n: crew.size(n, True) for n in (1, 8, 25, 49, 50, 60, 100, 101, 1000)}
    assert sizes == {1: 1, 8: 8, 25: 25, 49: 49, 50: 25, 60: 30, 100: 50, 101: 34, 1000: 50}
    assert crew.size(1000, False) == 1


def process(*arguments):
    command, here = [sys.executable, "-m", *arguments], os.path.dirname(__file__)
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=here)


@contextmanager
def scheduler(folder):
    """Give a scheduler's process and address, and a worker that finds this folder's modules."""
    file = folder / "scheduler.json"
    started = [process("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
                       "--scheduler-file", str(file))]  # fmt: skip
    options = ("--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", "--no-dashboard")
    try:
        until = time.monotonic() + 60
        while not file.exists() and time.monotonic() < until:
            time.sleep(0.05)
        started.append(process("distributed.cli.dask_worker", *options))
        yield started[0], json.loads(file.read_text())["address"]
    finally:
        for one in started:
            one.kill()
            one.wait()


def test_a_lost_scheduler_is_named_and_what_was_finished_is_in_the_store(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 60.0)
    store, finished = Stored(tmp_path / "runs.sqlite"), []
    with scheduler(tmp_path) as (leader, address), Cluster(address) as crew:
        monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 2.0)

        def kill_later(done, _):
            finished.append(done)
            if done == 5:
                leader.kill()

        def lost():
            run(world(), 2000, 5, engine="reference", workers=crew, progress=kill_later, store=store)

        assert code_of(lost) == "cluster_lost"
    assert 5 <= finished[-1] < 2000
    assert store.kept == finished[-1] == len(store.known(world(), 5, "reference", range(2000)))
    store.close()


def test_who_cannot_be_reached_and_who_has_no_workers_is_named(monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 1.0)
    assert code_of(lambda: enter("tcp://127.0.0.1:9")) == "cluster_unreachable"
    assert code_of(lambda: enter("nonsense://x")) == "cluster_unreachable"
    assert code_of(lambda: enter("local:many")) == "cluster_unreachable"
    assert code_of(lambda: enter("local:0")) == "cluster_no_workers"


def late(timeout):
    raise TimeoutError


def test_workers_that_all_go_are_named_after_some_patience(monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 0.05)
    crew = Cluster("somewhere")
    crew._client = SimpleNamespace(status="running", scheduler_info=lambda n_workers: {"workers": {}})
    assert code_of(lambda: crew._next(queue.SimpleQueue())) == "cluster_no_workers"
    assert code_of(lambda: crew._result(SimpleNamespace(result=late))) == "cluster_no_workers"
    crew._client.status = "connecting"
    assert code_of(lambda: crew._next(queue.SimpleQueue())) == "cluster_lost"


@pytest.mark.parametrize("answer", ["another", ModuleNotFoundError("leiq_sim")])
def test_a_worker_with_other_code_is_refused_and_named(answer):
    crew = Cluster("somewhere")
    answers = {"tcp://a:1": code_version(), "tcp://b:2": answer}
    crew._client = SimpleNamespace(run=lambda asked, on_error: answers)
    with pytest.raises(ClusterError, match="tcp://b:2") as error:
        crew._require_same_code()
    assert error.value.problem.code == "cluster_other_code"


def test_a_worker_that_came_late_refuses_to_compute_with_other_code(crew, monkeypatch):
    assert code_of(lambda: _checked("another", len, [1])) == "cluster_other_code"
    monkeypatch.setattr(cluster, "code_version", lambda: "another")
    assert code_of(lambda: list(crew.as_done(len, [[1]], True))) == "cluster_other_code"


def test_without_the_package_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install -e '\.\[cluster\]'"):
        enter("tcp://127.0.0.1:8786")
