"""The store of runs as a file: what is kept stays, what is not ours is left alone, and trouble has a sentence."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from leiq_sim.files.store import APPLICATION, SCHEMA, Run, Store, StoreError

RUN = Run("k", "baseline", 1, "compiled", "0.1.0", "c0de", "da7a", {"start": "2026-01-01", "changes": []})


def refused(path, act):
    """Return code, whether it is refused, and German sentence; the file must stay as it was."""
    before = path.read_bytes()
    with closing(Store(path)) as store, pytest.raises(StoreError) as error:
        act(store)
    assert path.read_bytes() == before
    return error.value.problem.code, error.value.refused, error.value.sentences("de")


def both(store):
    """Read, then write: each must object by itself."""
    with pytest.raises(StoreError) as error:
        store.known("k", range(9))
    assert error.value.refused
    store.keep(RUN, {0: b"x"})


def foreign(path, application=0, schema=0):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (soup TEXT)")
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute(f"PRAGMA user_version = {schema}")
        connection.commit()
    return path


def test_what_is_kept_is_known_by_its_key_and_number_also_to_the_next_process(tmp_path):
    path = tmp_path / "new" / "runs.sqlite"
    with closing(Store(path)) as store:
        assert store.known("k", range(9)) == {}
        assert not path.parent.exists()
        store.keep(RUN, {2: b"two", 0: b"null", 7: b"seven"})
        store.keep(RUN, {2: b"another two", 3: b"three"})
    with closing(Store(path)) as again:
        assert again.known("k", range(7)) == {0: b"null", 2: b"two", 3: b"three"}
        assert again.known("k", range(2, 3)) == {2: b"two"}
        assert again.known("other", range(9)) == {}


def test_the_list_shows_each_run_once_the_newest_first_with_all_that_was_said_of_it(tmp_path):
    with closing(Store(tmp_path / "runs.sqlite")) as store:
        assert store.runs() == []
        store.keep(RUN, {0: b"x"})
        store.keep(Run("l", "more", 2, "reference", "0.1.0", "c", "d"), {0: b"x", 1: b"y"})
        store.keep(RUN, {1: b"x", 2: b"x"})
        newest, oldest = store.runs()
        assert (newest.scenario, newest.id, newest.seed, newest.replications) == ("more", 2, 2, 2)
        assert oldest == Run("k", "baseline", 1, "compiled", "0.1.0", "c0de", "da7a", RUN.about, 1, oldest.stored, 3)
        assert store.run(1) == oldest
        assert store.run(3) is None


def test_the_file_says_whose_it_is_and_is_open_to_several_writers(tmp_path):
    path = tmp_path / "runs.sqlite"
    with closing(Store(path)) as store:
        store.keep(RUN, {0: b"x"})
    with closing(sqlite3.connect(path)) as connection:
        marks = [connection.execute(f"PRAGMA {m}").fetchone()[0] for m in ("application_id", "user_version")]
        assert [*marks, connection.execute("PRAGMA journal_mode").fetchone()[0]] == [APPLICATION, SCHEMA, "wal"]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_text("title = 'no database at all, but a file that somebody needs'\n"), "foreign"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000), "damaged"),
        (foreign, "foreign"),
        (lambda path: foreign(path, 77), "foreign"),
        (lambda path: foreign(path, APPLICATION, SCHEMA + 1), "version"),
        (lambda path: foreign(path, APPLICATION, SCHEMA), "damaged"),
    ],
    ids=["no database", "broken head", "no mark", "another mark", "newer", "no tables"],
)
def test_what_is_damaged_foreign_or_newer_is_refused_and_left_as_it_was(tmp_path, make, code):
    path = tmp_path / "runs.sqlite"
    make(path)
    found, is_refused, said = refused(path, both)
    assert (found, is_refused) == (f"store_{code}", True)
    assert "--no-store" in said
    assert refused(path, lambda store: store.runs())[0] == found


def test_a_file_that_was_cut_is_refused(tmp_path):
    path = tmp_path / "runs.sqlite"
    with closing(Store(path)) as store:
        store.keep(RUN, {number: bytes(5000) for number in range(40)})
    path.write_bytes(path.read_bytes()[:20_000])
    assert refused(path, lambda store: store.known("k", range(40)))[:2] == ("store_damaged", True)


def test_an_empty_file_is_a_store_that_a_killed_process_began(tmp_path):
    path = tmp_path / "runs.sqlite"
    path.touch()
    with closing(Store(path)) as store:
        assert store.runs() == []
        store.keep(RUN, {0: b"x"})
        assert store.known("k", range(1)) == {0: b"x"}


def trouble(store):
    with pytest.raises(StoreError) as error:
        store.keep(RUN, {number: bytes(5000) for number in range(100)})
    assert not error.value.refused
    return error.value.problem.code


def test_a_full_disk_and_a_file_that_may_not_be_written_have_their_sentences_and_keep_what_was_there(tmp_path):
    with closing(Store(tmp_path / "runs.sqlite")) as store:
        store.keep(RUN, {0: b"x"})
        store._open.execute("PRAGMA max_page_count = 20")
        assert trouble(store) == "store_full"
        store._open.execute("PRAGMA max_page_count = 1000000")
        store._open.execute("PRAGMA query_only = 1")
        assert trouble(store) == "store_closed"
        assert store.known("k", range(100)) == {0: b"x"}


def test_a_folder_that_cannot_be_is_no_reason_to_refuse(tmp_path):
    (tmp_path / "results").write_text("a file where the folder should be")
    with closing(Store(tmp_path / "results" / "runs.sqlite")) as store:
        assert store.known("k", range(9)) == {}
        assert trouble(store) == "store_closed"


def test_a_writer_that_holds_on_is_waited_for_and_then_named(tmp_path, monkeypatch):
    path = tmp_path / "runs.sqlite"
    with closing(Store(path)) as store:
        store.keep(RUN, {0: b"x"})
        store._open.execute("PRAGMA busy_timeout = 50")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert store.known("k", range(9)) == {0: b"x"}
            assert trouble(store) == "store_busy"
            other.execute("ROLLBACK")
        store.keep(RUN, {1: b"y"})
        assert len(store.known("k", range(9))) == 2


WRITER = """
import sys
from pathlib import Path
from leiq_sim.files.store import Run, Store
store, mine = Store(Path(sys.argv[1])), int(sys.argv[2])
sys.stdin.readline()
for number in range(60):
    store.keep(Run("shared", "s", 1, "e", "p", "c", "d"), {number: b"same", 1000 * mine + number: bytes(3000)})
"""


def test_two_processes_that_write_at_once_from_the_first_moment_on_lose_nothing(tmp_path):
    path = tmp_path / "runs.sqlite"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen([*command, n], stdin=subprocess.PIPE, text=True) for n in "12"]
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=120)
    assert [writer.returncode for writer in writers] == [0, 0]
    with closing(Store(path)) as store:
        assert len(store.known("shared", range(5000))) == 60 + 2 * 60
        assert len(store.runs()) == 1


def test_removed_runs_are_gone_with_their_replications_and_give_the_disk_its_space_back(tmp_path):
    path = tmp_path / "runs.sqlite"
    with closing(Store(path)) as store:
        store.keep(RUN, {0: b"x", 1: b"y"})
        store.keep(Run("l", "more", 2, "reference", "0.1.0", "c", "d"), {n: bytes(100_000) for n in range(20)})
        more, baseline = store.runs()
        assert store.remove([]) == 0
        assert store.remove([more.id]) > 1_900_000
        assert path.stat().st_size < 100_000
        assert [run.id for run in store.runs()] == [baseline.id]
        assert (store.known("l", range(20)), store.known("k", range(9))) == ({}, {0: b"x", 1: b"y"})
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM replications").fetchone() == (2,)
