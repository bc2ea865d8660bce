"""Reading what users entered in `data/own/entries.csv`, and putting it over the defaults."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from leiq_sim.errors import Problem, ScenarioError, problem
from leiq_sim.files.atomic import version_of
from leiq_sim.files.cells import parsed, written
from leiq_sim.files.entry import DROPPED, DROPPED_WORDS, Entry, Journal
from leiq_sim.files.folders import own_folder, shown
from leiq_sim.files.provenance import Origin
from leiq_sim.files.tables import read_table
from leiq_sim.model.change import find
from leiq_sim.model.columns import columns_of
from leiq_sim.model.scenario import Frozen, Scenario
from leiq_sim.model.tables import TABLES, Run

ENTRIES = "entries.csv"
RUNS = "runs"
_RUN = columns_of(Run)
# Tables in which a row that is not there means that nobody stands there: the first number entered makes the row.
STOCK = {"backlog": "waited_days_most", "inside": "left_days_most"}
PEOPLE = "people"


def read_journal(folder: Path) -> Journal:
    """Return what users entered upon a data folder; an empty journal where nobody entered anything."""
    file = own_folder(folder) / ENTRIES
    stray = _stray(file)
    if not (file.exists() or file.is_symlink()):
        return Journal(file, problems=stray)
    version = ""
    with suppress(OSError):  # what cannot be read is told by the reader
        version = version_of(file)
    read = read_table(file, Entry, ("number",))
    entries: tuple[Entry, ...] = tuple(read.rows)
    places = tuple(f"{shown(file)}, line {read.lines[(str(entry.number),)]}" for entry in entries)
    wrong = () if read.problems else tuple(_out_of_order(entries, places))
    return Journal(file, entries, places, (*stray, *read.problems, *wrong), version)


def _stray(file: Path) -> tuple[Problem, ...]:
    """Return the files beside the journal that look like it: what somebody entered may be hidden there."""
    others = sorted(one for one in file.parent.glob("*.csv") if one != file and not one.name.startswith("."))
    return tuple(problem("entries_stray", shown(one), found=one.name) for one in others)


def _out_of_order(entries: tuple[Entry, ...], places: tuple[str, ...]) -> list[Problem]:
    """Return numbers that do not rise, and lines that take back what is not there."""
    problems: list[Problem] = []
    standing: dict[int, str] = {}
    for entry, place in zip(entries, places, strict=True):
        if entry.number <= max(standing, default=0):
            problems.append(problem("entry_number_order", place, found=entry.number))
        if entry.undoes is None:
            standing[entry.number] = entry.path
        elif standing.pop(entry.undoes, None) != entry.path:
            problems.append(problem("entry_undoes_nothing", place, found=entry.undoes))
    return problems


def with_entries(scenario: Scenario, journal: Journal, incomplete: Collection[str]) -> tuple[Scenario, list[Problem]]:
    """Put all entries that hold over a scenario's defaults; its `changes` stay empty, its provenance names them.

    Entries of incomplete tables are passed over: what is wrong with them may only follow from the table.
    """
    problems = list(journal.problems)
    if problems:
        return scenario, problems
    holding = [entry for entry in journal.in_force.values() if entry.path.split(".")[0] not in incomplete]
    for entry in sorted(holding, key=lambda one: (one.from_day or date.min, one.number)):
        try:
            scenario = applied(scenario, entry)
        except ScenarioError as error:
            problems += [replace(found, where=journal.place(entry)) for found in error.problems]
    origins = tuple(map(_origin, holding))
    return replace(scenario, provenance=(*scenario.provenance, *origins)), problems


def places_of(journal: Journal) -> dict[str, str]:
    """Map "table, key" of every row that an entry made or changed to the place of the entry."""
    places = {}
    for entry in journal.in_force.values():
        table, *key = entry.path.split(".")
        row = key if table == RUNS else key[:-1]
        places[f"{table}, {'/'.join(row)}"] = journal.place(entry)
    return places


def applied(scenario: Scenario, entry: Entry) -> Scenario:
    """Return the scenario with one entry; raise ScenarioError for one that does not fit."""
    if entry.path.split(".")[0] == RUNS:
        return _with_run(scenario, entry.path, run_of(scenario, entry.path, entry.value))
    scenario = with_stock_row(scenario, entry.path)
    value = value_of(scenario, entry.path, entry.value)
    return replace(scenario.change(entry.path, value, entry.from_day), changes=scenario.changes)


def value_of(scenario: Scenario, path: str, text: str) -> Any:
    """Return a cell's text as the value of a path; raise ScenarioError when it cannot be one."""
    place = find(path, scenario.tables)
    value = place if isinstance(place, Problem) else parsed(text, place.name, place.column, path)
    if isinstance(value, Problem):
        raise ScenarioError([value])
    return value


def run_of(scenario: Scenario, path: str, text: str) -> Run | None:
    """Return a course run from its words, a day and a site (else the one it has); None when it is dropped."""
    _, *key = path.split(".")
    if len(key) != 2:
        raise ScenarioError([problem("entry_whole_row", path, allowed=".".join([RUNS, *key, "2027a"][:3]))])
    held = scenario.row(RUNS, *key)
    day_text, *more = text.split()
    if text.lower() in DROPPED_WORDS:
        if held is None:
            raise ScenarioError([problem("entry_run_dropped", path, found=".".join(key))])
        return None
    if len(more) > 1:
        raise ScenarioError([problem("entry_run_form", path, found=text)])
    if held is None and not more:
        raise ScenarioError([problem("entry_run_site", path, found=".".join(key))])
    words = {"id": key[1], "start": day_text, **({"site": more[0]} if more else {})}
    read = {name: parsed(word, name, _RUN[name], path) for name, word in words.items()}
    wrong = [value for value in read.values() if isinstance(value, Problem)]
    if wrong:
        form = problem("entry_run_form", path, found=text)
        raise ScenarioError([form if p.code == "cell_not_date" else p for p in wrong])
    return Run(key[0], key[1], read["start"], read["site"] if more or held is None else held.site)


def run_text(run: Run | None) -> str:
    return DROPPED if run is None else f"{written(run.start)} {run.site}"


def _with_run(scenario: Scenario, path: str, run: Run | None) -> Scenario:
    _, *key = path.split(".")
    rows = {k: row for k, row in scenario.table(RUNS).items() if run is not None or k != tuple(key)}
    return _with_rows(scenario, RUNS, rows if run is None else rows | {tuple(key): run})


def with_stock_row(scenario: Scenario, path: str) -> Scenario:
    """Add the row of a stock that a number of people is entered for; how long they are there is as of its stage."""
    table, *key = path.split(".")
    if table not in STOCK or key[-1:] != [PEOPLE] or len(key) != 4 or scenario.row(table, *key[:-1]):
        return scenario
    days = STOCK[table]
    known = [getattr(row, days) for row in scenario.rows(table) if row.stage == key[0]]
    row = TABLES[table](*key[:-1], 0, max(known, default=0.0))
    return _with_rows(scenario, table, {**scenario.table(table), tuple(key[:-1]): row})


def _with_rows(scenario: Scenario, table: str, rows: Mapping[tuple[str, ...], Any]) -> Scenario:
    return replace(scenario, tables=Frozen({**scenario.tables, table: Frozen(rows)}))


def held_text(scenario: Scenario, path: str, from_day: date | None = None) -> str:
    """Return what a scenario has at a path (on a day), as an entry writes it; "" for a course run not there."""
    table, *key = path.split(".")
    if table == RUNS:
        run = scenario.row(RUNS, *key)
        return "" if run is None else run_text(run)
    scenario = with_stock_row(scenario, path)
    if from_day is None:
        return written(scenario.value(path))
    return written([value for day, value in scenario.steps(path) if day <= scenario.day(from_day)][-1])


def _origin(entry: Entry) -> Origin:
    said = {"note": entry.note, "since": entry.entered_on.isoformat(), "entry": entry}
    return Origin(entry.path, "", None, None, "entered", entry.entered_by, "", "", line=0, **said)  # type: ignore[arg-type]


def with_origins(scenario: Scenario, entries: Iterable[Entry]) -> Scenario:
    """Return the scenario as one that rests on these entries and on nothing else: it lends them its names."""
    return replace(scenario, provenance=tuple(map(_origin, entries)))


def entries_of(scenario: Scenario) -> tuple[Entry, ...]:
    """Return the entries that hold in a scenario, in the order in which they were made."""
    found = [origin.entry for origin in scenario.provenance if getattr(origin, "entry", None)]
    return tuple(sorted(found, key=lambda entry: entry.number))
