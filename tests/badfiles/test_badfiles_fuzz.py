"""A small part of the ten thousand mutated files on every run, and proof that the bench would notice."""

import os
import signal

import fuzz
import pytest
from damage import Copy, copy

from leiq_sim.files import load

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of processes are those of POSIX")
SEED, FILES = 20261123, 240


@pytest.fixture
def bench(tmp_path, monkeypatch):
    monkeypatch.setenv("LEIQ_DATA", str(tmp_path))  # so that what the bench sets is taken back
    before = signal.signal(signal.SIGPROF, fuzz._over)
    yield fuzz.Bench(tmp_path)
    signal.signal(signal.SIGPROF, before)


def made(content: bytes, name: str = "demand.csv") -> Copy:
    return Copy(0, "table", name, content, "by hand")


def test_mutated_files_give_problems_or_a_whole_scenario(bench, tmp_path):
    results = []
    for number in range(FILES):
        scratch = tmp_path / f"scratch{number}"
        scratch.mkdir()
        results.append(fuzz.judged(bench, copy(SEED, number, scratch)))
    assert [one for one in results if "failed" in one] == []
    assert {one["kind"] for one in results} == {"table", "folder", "scenario"}
    found = fuzz.figures([one | {"grown": 0.0} for one in results], SEED)
    assert found["refused"] > found["valid"] > 0
    assert found["codes_seen"] > 25


def test_a_copy_follows_from_its_seed_and_number(tmp_path):
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
    one, other = (copy(3, 5, tmp_path / place) for place in "ab")
    assert one == other
    assert len({copy(3, n, tmp_path / "a").content for n in range(20)}) == 20


def test_another_exception_is_a_failure(bench, monkeypatch):
    monkeypatch.setattr(load, "check_files", lambda _: [][0])
    assert "IndexError" in fuzz.judged(bench, made(b"x"))["failed"]


def test_what_takes_too_long_is_a_failure(bench, monkeypatch):
    def for_ever(_):
        while True:
            pass

    monkeypatch.setattr(fuzz, "SECONDS", 0.05)
    monkeypatch.setattr(load, "check_files", for_ever)
    assert "CPU time" in fuzz.judged(bench, made(b"x"))["failed"]


def test_neither_a_problem_nor_a_scenario_is_a_failure(bench, monkeypatch):
    monkeypatch.setattr(load, "_load", lambda *_, **__: load.Loaded(None, [], {}))
    assert "neither" in fuzz.judged(bench, Copy(0, "scenario", "fuzz.toml", b"", ""))["failed"]


def test_a_process_that_dies_or_takes_too_much_memory_is_a_failure_of_its_copy(monkeypatch):
    def judged(_, copy):
        if copy.number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        if copy.number == 3:
            try:
                bytearray(600 * 2**20)
            except MemoryError:
                return {"failed": "MemoryError", "number": 3, "seconds": 0.0}
        return {"codes": [], "number": copy.number, "seconds": 0.0}

    monkeypatch.setattr(fuzz, "judged", judged)
    results = fuzz.run(5, seed=1, workers=1)
    assert [one["number"] for one in results] == [0, 1, 2, 3, 4]
    assert [one.get("failed") for one in results] == [None, "the process died", None, "MemoryError", None]
