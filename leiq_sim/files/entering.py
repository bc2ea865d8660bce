"""Writing entries: all that were asked for or none, nobody's lost, nothing overwritten that its writer did not see."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from leiq_sim.errors import Problem, ScenarioError, problem
from leiq_sim.files.atomic import ChangedError, write_atomic
from leiq_sim.files.baseline import load_folder
from leiq_sim.files.cells import parsed, written
from leiq_sim.files.characters import LONGEST_WORD
from leiq_sim.files.decode import MOST_BYTES, MOST_ROWS
from leiq_sim.files.entries import RUNS, applied, held_text, read_journal, run_of, run_text, value_of
from leiq_sim.files.entry import DROPPED, DROPPED_WORDS, Entry, Journal, Slot
from leiq_sim.files.folders import data_folder, shown
from leiq_sim.model.columns import Column
from leiq_sim.model.scenario import Scenario

TRIES = 20  # so often a journal may change between reading and writing
NOT_SEEN = ""
_HEADER = [field.name for field in fields(Entry)]


@dataclass(frozen=True)
class Wish:
    """A value to be entered, as it was typed. `held` is the value that its writer saw there.

    None takes whatever is there; NOT_SEEN replaces a default, but nothing that somebody entered. `where` is what a
    problem names; without `by` and `on` those of the whole act hold.
    """

    path: str
    value: str
    from_day: date | None = None
    held: str | None = None
    by: str = ""
    on: date | None = None
    note: str = ""
    where: str = ""

    @property
    def slot(self) -> Slot:
        return self.path, self.from_day

    @property
    def place(self) -> str:
        return self.where or self.path


def enter(
    wishes: Sequence[Wish], name: str, on: date, folder: Path | None = None, found: Sequence[Problem] = ()
) -> tuple[Entry, ...]:
    """Write values down with name and day, and return the new entries; a value that is entered already makes none.

    Raises ScenarioError with every problem of every wish and those `found` with them before, or with those of the
    baseline that the wishes would lead to.
    Of two writers at the same moment the later one sees what the earlier one wrote.
    """
    folder = folder or data_folder()
    for _ in range(TRIES):
        journal, scenario = _state(folder)
        made = _made(wishes, name, on, journal, scenario, found)
        if not made or _written(folder, journal, made):
            return tuple(made)
    raise ScenarioError([problem("entries_busy", shown(journal.file))])


def take_back(number: int, name: str, on: date, folder: Path | None = None) -> Entry:
    """Take back an entry that holds: the one before it holds again, else the default. Return the line that says so.

    Raises ScenarioError when there is no such entry, or when what is left would not hold together.
    """
    folder = folder or data_folder()
    wrong = _name_problems(name, "")
    if wrong:
        raise ScenarioError(wrong)
    for _ in range(TRIES):
        journal = read_journal(folder)
        if journal.problems:
            raise ScenarioError(journal.problems)
        holding = {entry.number: entry for entry in journal.in_force.values()}
        if number not in holding:
            raise ScenarioError([problem("entry_unknown", "", found=number, allowed=tuple(sorted(holding)))])
        gone, last = holding[number], journal.entries[-1].number
        line = replace(gone, number=last + 1, entered_by=name, entered_on=on, replaced="", note="", undoes=number)
        if _written(folder, journal, {line: f"{shown(journal.file)}, line {len(journal.entries) + 2}"}):
            return line
    raise ScenarioError([problem("entries_busy", shown(journal.file))])


def _state(folder: Path) -> tuple[Journal, Scenario]:
    journal = read_journal(folder)
    loaded = load_folder(folder, journal=journal)
    if loaded.problems or loaded.scenario is None:
        raise ScenarioError(loaded.problems)
    return journal, loaded.scenario


def _made(
    wishes: Sequence[Wish], name: str, on: date, journal: Journal, scenario: Scenario, found: Sequence[Problem]
) -> Mapping[Entry, str]:
    """Return the entries that wishes lead to, with the place of each; raise ScenarioError with all their problems."""
    made: dict[Entry, str] = {}
    problems = list(found)
    number = journal.entries[-1].number if journal.entries else 0
    for wish in wishes:
        try:
            entry = _entry(wish, name, on, journal, scenario)
            if entry is not None:
                number += 1
                entry = replace(entry, number=number)
                scenario = applied(scenario, entry)  # a later wish may build on it: seats of a run that is new
                made[entry] = wish.place
        except ScenarioError as error:
            problems += [replace(one, where=wish.place) for one in error.problems]
    if problems:
        raise ScenarioError(problems)
    return made


def _entry(wish: Wish, name: str, on: date, journal: Journal, scenario: Scenario) -> Entry | None:
    """Return the entry of one wish; None for a value that is entered already."""
    earlier = journal.in_force.get(wish.slot)
    if earlier and earlier.value == DROPPED and wish.value.strip().lower() in DROPPED_WORDS:
        return None
    value = _canonical(wish, scenario)
    held = earlier.value if earlier else held_text(scenario, wish.path, wish.from_day)
    if earlier and value == held:
        return None
    by = wish.by or name
    problems = [*_name_problems(by, wish.place), *_text_problems(wish.note, "note", wish.place)]
    unseen = earlier is not None if wish.held == NOT_SEEN else wish.held not in (None, held)
    if unseen:
        who = f"{earlier.entered_by}, {earlier.entered_on.isoformat()}" if earlier else "data/"
        said = {"found": held or "–", "expected": wish.held or "–", "name": who}
        problems.append(problem("entry_meanwhile", wish.place, **said))
    if problems:
        raise ScenarioError(problems)
    return Entry(1, wish.path, value, by, wish.on or on, wish.from_day, held, wish.note)


def _canonical(wish: Wish, scenario: Scenario) -> str:
    """Return a typed value as entries write it; raise ScenarioError when it does not fit."""
    if wish.path.split(".")[0] == RUNS:
        return run_text(run_of(scenario, wish.path, wish.value))
    raw = replace(Entry(1, wish.path, wish.value, "-", date.min), from_day=wish.from_day)
    changed = applied(scenario, raw)
    return written(value_of(changed, wish.path, wish.value))


def canonical(path: str, typed: str, scenario: Scenario) -> str:
    """Return what was typed as entries write it; as it is when it cannot be read."""
    try:
        return _canonical(Wish(path, typed), scenario)
    except ScenarioError:
        return typed


def _name_problems(name: str, where: str) -> list[Problem]:
    if not name.strip():
        return [problem("entry_name_missing", where)]
    if len(name) > LONGEST_WORD:
        return [problem("cell_too_long", where, found=len(name), most=LONGEST_WORD, column="name")]
    return _text_problems(name, "name", where)


def _text_problems(words: str, column: str, where: str) -> list[Problem]:
    found = parsed(words, column, Column("text"), where) if words else ""
    return [found] if isinstance(found, Problem) else []


def _written(folder: Path, journal: Journal, made: Mapping[Entry, str]) -> bool:
    """Append entries if the journal is still as it was read; raise ScenarioError when they cannot be."""
    entries = (*journal.entries, *made)
    places = (*journal.places, *made.values())
    after = load_folder(folder, journal=replace(journal, entries=entries, places=places))
    if after.problems and not load_folder(folder, journal=journal).problems:
        raise ScenarioError(after.problems)
    text = _text(entries)
    if len(entries) > MOST_ROWS or len(text.encode()) > MOST_BYTES:
        raise ScenarioError([problem("entries_full", shown(journal.file), most=MOST_ROWS, size=MOST_BYTES / 1e6)])
    try:
        write_atomic(journal.file, text, replacing=journal.version)
    except ChangedError:
        return False
    except OSError as error:
        found = problem("entries_unwritable", shown(journal.file), found=error.strerror or str(error))
        raise ScenarioError([found]) from error
    return True


def _text(entries: Sequence[Entry]) -> str:
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(_HEADER)
    write.writerows([written(getattr(entry, name)) for name in _HEADER] for entry in entries)
    return out.getvalue()
