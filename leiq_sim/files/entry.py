"""An entry: a value that somebody who knows it wrote down instead of the default, with name and day.

Entries are a journal: nothing in it is changed or removed. Who takes an entry back adds a line that says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leiq_sim.errors import Problem
from leiq_sim.model.columns import day, text, whole

Slot = tuple[str, date | None]  # the path, and the day from which the value holds (None: the whole period)
DROPPED = "dropped"  # a course run that does not take place
DROPPED_WORDS = (DROPPED, "entfällt", "entfaellt", "abgesagt")


@dataclass(frozen=True)
class Entry:
    """One line of the journal. `path` is a parameter, or runs.COURSE.RUN for a whole course run.

    `value` and `replaced` stand as in the tables (a point, ISO days); of a course run day and site, or "dropped".
    `undoes` is the number of the entry that the line takes back.
    """

    number: int = whole("number", 1)
    path: str = text()
    value: str = text()
    entered_by: str = text()
    entered_on: date = day()
    from_day: date | None = day(default=None)
    replaced: str = text(default="")
    note: str = text(default="")
    undoes: int | None = whole("number", 1, default=None)

    @property
    def slot(self) -> Slot:
        return self.path, self.from_day


@dataclass(frozen=True)
class Journal:
    """All entries in the order in which they were made, the place of each, and what is wrong with their file."""

    file: Path
    entries: tuple[Entry, ...] = ()
    places: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    version: str = ""

    @property
    def in_force(self) -> dict[Slot, Entry]:
        """The entries that hold: for each slot the last that nobody took back, in the order of their numbers."""
        return in_force(self.entries)

    def place(self, entry: Entry) -> str:
        return self.places[self.entries.index(entry)]


def in_force(entries: Iterable[Entry]) -> dict[Slot, Entry]:
    entries = tuple(entries)
    gone = {entry.undoes for entry in entries}
    last = {entry.slot: entry for entry in entries if entry.undoes is None and entry.number not in gone}
    return dict(sorted(last.items(), key=lambda pair: pair[1].number))
