"""The store of runs: one SQLite file that keeps replications by what they answer. All SQL of the project is here.

A run is a key (what was asked), and a description; its replications are bytes that their owner packs. Several
processes may read and write at once: the file is in WAL mode, each `keep` is one immediate transaction. A process that
is killed loses what it had not handed to `keep`, nothing else. WAL needs a disk of this machine, not a shared folder.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from leiq_sim.errors import LeiqError, Problem, problem
from leiq_sim.files.folders import shown

APPLICATION = 0x4C654951  # "LeIQ": so that nobody takes another program's file for ours, nor ours for theirs
SCHEMA = 1
BUSY_SECONDS = 30.0
HEAD = b"SQLite format 3\0"
TABLES = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, scenario TEXT NOT NULL, seed INTEGER NOT NULL,
    engine TEXT NOT NULL, package TEXT NOT NULL, code TEXT NOT NULL, content TEXT NOT NULL, about TEXT NOT NULL,
    stored TEXT NOT NULL
);
CREATE TABLE replications (
    run INTEGER NOT NULL REFERENCES runs (id), number INTEGER NOT NULL, found BLOB NOT NULL,
    PRIMARY KEY (run, number)
);
"""
COLUMNS = "id, key, scenario, seed, engine, package, code, content, about, stored"
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
CLOSED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH)
# SQLITE_ERROR is what SQLite says of a table that is not there: our sentences are right, so the file is wrong.
DAMAGED = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)


class StoreError(LeiqError):
    """A store that is not used, with its one problem. `refused`: its content is not ours to read or to change."""

    def __init__(self, found: Problem, refused: bool = False) -> None:
        super().__init__(str(found))
        self.problem, self.refused = found, refused

    def sentences(self, lang: str = "en") -> str:
        return self.problem.sentence(lang)


@dataclass(frozen=True)
class Run:
    """What was asked: the key stands for all of it; the rest is for those who read the list.

    `code` and `content` are the versions of the program and of the scenario's data, `about` is what a reader of the
    list wants to know (plain values for JSON), `stored` the moment of the first replication (UTC, ISO form).
    """

    key: str
    scenario: str
    seed: int
    engine: str
    package: str
    code: str
    content: str
    about: Mapping[str, Any] = field(default_factory=dict)
    id: int = 0
    stored: str = ""
    replications: int = 0


class Store:
    """Runs and their replications in one file, which is made when something is first kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open: sqlite3.Connection | None = None

    def known(self, key: str, numbers: range) -> dict[int, bytes]:
        """Return those of the replications that are kept of a run. Raises StoreError."""
        asked = (
            "SELECT number, found FROM replications JOIN runs ON runs.id = run "
            "WHERE key = ? AND number >= ? AND number < ? ORDER BY number"
        )
        return dict(self._read(asked, (key, numbers.start, numbers.stop)))

    def keep(self, run: Run, found: Mapping[int, bytes]) -> None:
        """Keep replications of a run, all or none of them; what is kept already stays. Raises StoreError."""
        with self._problems():
            connection = self._writable()
            with _transaction(connection):
                stored = datetime.now(UTC).isoformat(timespec="seconds")
                about = json.dumps(dict(run.about), ensure_ascii=False)
                said = (run.key, run.scenario, run.seed, run.engine, run.package, run.code, run.content, about, stored)
                connection.execute(
                    "INSERT INTO runs (key, scenario, seed, engine, package, code, content, about, stored) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING", said
                )  # fmt: skip
                (id,) = connection.execute("SELECT id FROM runs WHERE key = ?", (run.key,)).fetchone()
                rows = [(id, number, blob) for number, blob in found.items()]
                connection.executemany("INSERT INTO replications VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows)

    def runs(self) -> list[Run]:
        """Return all runs, the newest first. Raises StoreError."""
        return self._runs("ORDER BY id DESC", ())

    def run(self, id: int) -> Run | None:
        """Return one run by its number in the list. Raises StoreError."""
        return next(iter(self._runs("WHERE id = ?", (id,))), None)

    def remove(self, ids: Sequence[int]) -> int:
        """Remove runs with their replications, all or none; return how many bytes the file lost. Raises StoreError."""
        if not ids:
            return 0
        with self._problems():
            connection, before = self._writable(), self._bytes()
            with _transaction(connection):
                for table, column in (("replications", "run"), ("runs", "id")):
                    connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(id,) for id in ids])
            _patiently(lambda: connection.execute("VACUUM"))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return max(0, before - self._bytes())

    def _bytes(self) -> int:
        """Return what the store takes on the disk, with what SQLite has not yet put into the file itself."""
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def _runs(self, which: str, values: tuple[int, ...]) -> list[Run]:
        counted = "(SELECT count(*) FROM replications WHERE run = runs.id)"
        rows = self._read(f"SELECT {COLUMNS}, {counted} FROM runs {which}", values)
        return [
            Run(key, scenario, seed, engine, package, code, content, json.loads(about), id, stored, count)
            for id, key, scenario, seed, engine, package, code, content, about, stored, count in rows
        ]

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def _read(self, asked: str, values: tuple[Any, ...]) -> list[Any]:
        with self._problems():
            connection = self._readable()
            return connection.execute(asked, values).fetchall() if connection else []

    def _readable(self) -> sqlite3.Connection | None:
        """Return the connection; None where nothing was ever kept."""
        if self._open is None and not (self.path.exists() and self.path.stat().st_size):
            return None
        connection = self._connected()
        return connection if self._is_ours(connection) else None

    def _writable(self) -> sqlite3.Connection:
        """Return the connection to a store that has its tables; make what is not there yet."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = self._connected()
        if not self._is_ours(connection):
            _patiently(lambda: connection.execute("PRAGMA journal_mode = WAL").fetchone())
            with _transaction(connection):
                if not self._is_ours(connection):  # another process may have been faster
                    for statement in TABLES.split(";")[:-1]:
                        connection.execute(statement)
                    connection.execute(f"PRAGMA application_id = {APPLICATION}")
                    connection.execute(f"PRAGMA user_version = {SCHEMA}")
        return connection

    def _connected(self) -> sqlite3.Connection:
        if self._open is None:
            self._require_sqlite()
            self._open = sqlite3.connect(self.path, BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            self._open.execute("PRAGMA synchronous = NORMAL")
        return self._open

    def _require_sqlite(self) -> None:
        """Refuse a file that SQLite would take for a fresh or a damaged one of its own."""
        if self.path.exists():
            with self.path.open("rb") as file:
                head = file.read(len(HEAD))
            if head not in (b"", HEAD):
                raise StoreError(problem("store_foreign", shown(self.path)), refused=True)

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        """Return whether the tables are there, False for an empty file; refuse what is neither."""
        (application,), (schema,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in _MARKS)
        if application == APPLICATION and schema == SCHEMA:
            return True
        if application == APPLICATION:
            said = problem("store_version", shown(self.path), found=schema, allowed=SCHEMA)
            raise StoreError(said, refused=True)
        if application or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreError(problem("store_foreign", shown(self.path)), refused=True)
        return False

    @contextmanager
    def _problems(self) -> Iterator[None]:
        """Turn what SQLite and the disk say into StoreErrors."""
        try:
            yield
        except sqlite3.Error as error:
            raise _said(self.path, _code(error)) from error
        except OSError as error:
            raise _said(self.path, sqlite3.SQLITE_CANTOPEN) from error


_MARKS = ("application_id", "user_version")


def damaged(path: Path) -> StoreError:
    return StoreError(problem("store_damaged", shown(path)), refused=True)


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code; 0 where it names none."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _said(path: Path, code: int) -> StoreError:
    """Return what is to be said of a result code; a damaged store is refused, all else is the disk's trouble."""
    where = shown(path)
    if code in DAMAGED:
        return damaged(path)
    if code in CLOSED:
        return StoreError(problem("store_closed", where))
    if code in BUSY:
        return StoreError(problem("store_busy", where))
    if code == sqlite3.SQLITE_FULL:
        return StoreError(problem("store_full", where))
    return StoreError(problem("store_disk", where, found=code))


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the file for writing from the first statement on, so that nobody else writes between ours."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _patiently(act: Callable[[], Any]) -> None:
    """Do what SQLite refuses at once, instead of waiting, while another process does the same."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            act()
            return
        except sqlite3.OperationalError as error:
            if _code(error) not in BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
