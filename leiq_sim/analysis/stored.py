"""Replications that are computed once: asked for again they come from the store, whatever the scenario is called.

What decides a figure is the question: everything the scenario says, the code that computes, the engine's kind, the seed
and the replication. `auto` and `compiled` are one engine; `reference` writes the same log to the bit, yet whoever asks
for it wants to see it computed, so it has answers of its own.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pandas as pd

from leiq_sim.analysis.definitions import KPIS
from leiq_sim.analysis.packing import Unpackable, packed, unpacked
from leiq_sim.analysis.result import Found
from leiq_sim.analysis.summary import summarise, values_of
from leiq_sim.errors import Problem
from leiq_sim.files.code import code_version, package_version
from leiq_sim.files.entries import entries_of
from leiq_sim.files.entry import Entry
from leiq_sim.files.folders import store_path
from leiq_sim.files.store import Run, Store, StoreError, damaged
from leiq_sim.model.change import Change
from leiq_sim.model.content import content_of
from leiq_sim.model.scenario import Scenario

ENGINES = {"auto": "compiled", "compiled": "compiled", "reference": "reference"}


class Stored:
    """A store as `experiment.stream` uses it: it hands in what is known and takes what is fresh.

    A store that must not be read (damaged, another program's, a newer one) is refused before anything is computed.
    One that cannot be reached or written costs no result: `trouble` says why, and the run goes on without it.
    `answered`, `fresh` and `kept` count replications.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.store = Store(path or store_path())
        self.answered = self.fresh = self.kept = 0
        self.trouble: Problem | None = None

    def known(self, scenario: Scenario, seed: int, engine: str, numbers: range) -> dict[int, Found]:
        """Return those of the replications that need not be computed. Raises StoreError for a store that is refused."""
        if self.trouble:
            return {}
        try:
            blobs = self.store.known(run_of(scenario, seed, engine).key, numbers)
            found = {number: unpacked(blob) for number, blob in blobs.items()}
        except Unpackable as error:
            raise damaged(self.store.path) from error
        except StoreError as error:
            if error.refused:
                raise
            self.trouble = error.problem
            return {}
        self.answered += len(found)
        return found

    def keep(self, scenario: Scenario, seed: int, engine: str, found: Mapping[int, Found]) -> None:
        """Keep fresh replications; those whose log contradicts itself are no answers."""
        self.fresh += len(found)
        if self.trouble:
            return
        sound = {number: packed(one) for number, one in found.items() if not one.audit.broken}
        if not sound:
            return
        try:
            self.store.keep(run_of(scenario, seed, engine), sound)
            self.kept += len(sound)
        except StoreError as error:
            self.trouble = error.problem

    def close(self) -> None:
        self.store.close()


def run_of(scenario: Scenario, seed: int, engine: str = "auto") -> Run:
    """Return the question: its key, and what the list of runs says of it."""
    code, content, kind = code_version(), content_of(scenario), ENGINES[engine]
    key = blake2b(repr((code, content, kind, seed)).encode(), digest_size=16).hexdigest()
    about = {
        "start": scenario.start.isoformat(),
        "end": scenario.end.isoformat(),
        "title": dict(scenario.title),
        "changes": [[c.path, *map(_plain, (c.old, c.new, c.from_date))] for c in scenario.changes],
        "entries": [{name: _plain(value) for name, value in vars(entry).items()} for entry in entries_of(scenario)],
    }
    return Run(key, scenario.name, seed, kind, package_version(), code, content, about)


def _plain(value: Any) -> Any:
    """Return a value as JSON has it; days by name, so that they are not taken for words again."""
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _value(plain: Any) -> Any:
    return date.fromisoformat(plain["day"]) if isinstance(plain, dict) else plain


def changes_of(run: Run) -> list[Change]:
    """Return what a kept run's scenario had changed against its baseline."""
    return [Change(path, *map(_value, rest)) for path, *rest in run.about["changes"]]


def recorded_entries(run: Run) -> list[Entry] | None:
    """Return what users had entered when a kept run was first computed; None for a run that did not write it down."""
    found = run.about.get("entries")
    return None if found is None else [Entry(**{name: _value(plain) for name, plain in one.items()}) for one in found]


def is_current(run: Run) -> bool:
    """Whether the code of today would compute the same; if not, the run is history and answers nothing."""
    return run.code == code_version()


def summary_of(store: Store, run: Run) -> pd.DataFrame:
    """Return the summary of all replications that are kept of a run, of the KPIs that still are. Raises StoreError."""
    try:
        found = [unpacked(blob) for blob in store.known(run.key, range(2**31)).values()]
    except Unpackable as error:
        raise damaged(store.path) from error
    values = [{key: value for key, value in one.values.items() if key[0] in KPIS} for one in found]
    return summarise(values_of(values), run.scenario)
