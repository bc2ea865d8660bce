"""The data as the data board sees it: the baseline with what was entered, or the defaults and what is wrong."""

from collections.abc import Iterable, Sequence
from datetime import date

from leiq_sim.errors import Problem
from leiq_sim.files.baseline import load_folder
from leiq_sim.files.entering import Wish, enter, take_back
from leiq_sim.files.entries import RUNS, held_text, read_journal
from leiq_sim.files.entry import DROPPED, Entry
from leiq_sim.files.folders import data_folder
from leiq_sim.files.load import load_scenario
from leiq_sim.files.provenance import Origin, deciding
from leiq_sim.model.scenario import Scenario


class DataState:
    """`scenario` is the baseline with its entries; where those cannot be used, the defaults, and `problems` say why."""

    def __init__(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Read everything anew: others may have entered something meanwhile."""
        self.journal = read_journal(data_folder())
        loaded = load_folder(data_folder(), journal=self.journal)
        self.problems: tuple[Problem, ...] = tuple(loaded.problems)
        if loaded.scenario is None or loaded.problems:
            self.scenario: Scenario = load_scenario(entered=False)
        else:
            self.scenario = loaded.scenario
        holding = {} if self.problems else self.journal.in_force
        self.entries: tuple[Entry, ...] = tuple(holding.values())

    def enter(self, wishes: Sequence[Wish], name: str, on: date, found: Sequence[Problem] = ()) -> tuple[Entry, ...]:
        """Enter values; what is there is read anew, whether it succeeds or not."""
        try:
            return enter(wishes, name, on, found=found)
        finally:
            self.reload()

    def take_back(self, number: int, name: str, on: date) -> Entry:
        try:
            return take_back(number, name, on)
        finally:
            self.reload()

    def held(self, path: str) -> str:
        """Return what holds at a path, as entries write it; "" where it is no row."""
        last = [entry for entry in self.entries if entry.slot == (path, None)]
        return last[-1].value if last else held_text(self.scenario, path)

    def entered(self, path: str) -> tuple[Entry, ...]:
        """Return the entries that hold at a path, dated ones among them."""
        return tuple(entry for entry in self.entries if entry.path == path)

    def count(self, paths: Iterable[str]) -> int:
        """Return at how many of some paths an entry holds."""
        return len({entry.path for entry in self.entries} & set(paths))

    def origin(self, path: str) -> Origin | None:
        found = deciding(self.scenario.provenance, [path])[path]
        return found[0] if found else None

    def status(self, path: str) -> str:
        """Return the status of what holds on the first day; "" for a course run of the example data."""
        if any(entry.from_day is None for entry in self.entered(path)):
            return "entered"
        origin = None if path.startswith(f"{RUNS}.") else self.origin(path)
        return origin.status if origin else ""

    @property
    def dropped(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.value == DROPPED)
