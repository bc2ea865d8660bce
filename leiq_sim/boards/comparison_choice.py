"""What is compared: a baseline and variants, among the presets and what users kept."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, NamedTuple

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.boards import parts
from leiq_sim.boards.comparison_found import title_of
from leiq_sim.boards.guard import why
from leiq_sim.boards.pieces import button, classed, column, html, row
from leiq_sim.errors import LeiqError
from leiq_sim.files.folders import BASELINE
from leiq_sim.files.load import list_scenarios, load_scenario
from leiq_sim.files.own import own_names
from leiq_sim.model.scenario import Scenario


class Library(NamedTuple):
    """Scenarios by the name of their file, which of them users kept, and why others could not be loaded."""

    scenarios: Mapping[str, Scenario]
    own: frozenset[str] = frozenset()
    faults: Mapping[str, Exception] = {}


def library() -> Library:
    """Read everything that can be compared; what cannot be loaded is named and left out."""
    found: dict[str, Scenario] = {}
    faults: dict[str, Exception] = {}
    for name in list_scenarios():
        try:
            found[name] = load_scenario(name)
        except (LeiqError, OSError) as error:
            if name == BASELINE:
                raise
            faults[name] = error
    return Library(found, own_names(), faults)


class Choice:
    """A menu for the baseline and a box a variant; `changed` is told when something else is chosen.

    `read` reads the library again when the button is pressed; ticks stay where the name is still there.
    """

    def __init__(
        self, base: Scenario, library: Library, read: Callable[[], Library], changed: Callable[[], None]
    ) -> None:
        self._read, self._changed, self._lang, self._quiet = read, changed, "de", False
        self._first, self._library = base, library
        self.against = classed(w.Dropdown(options=[("", "")]), "leiq-pick leiq-against")
        self.boxes: dict[str, w.Checkbox] = {}
        self.refresh = button("leiq-refresh")
        self._head, self._own_head, self._said = html(), html(), html("leiq-caption")
        self._questions: dict[str, w.HTML] = {}
        self._grid, self._own_grid = _grid(), _grid()
        self.widget = column(self._head, row(self.against, self.refresh, classes="leiq-bar-of-controls"), self._grid,
                             self._own_head, self._own_grid, self._said)  # fmt: skip
        self._place("")
        self.against.observe(self._another, "value")
        self.refresh.on_click(lambda _: self.reread())

    @property
    def base(self) -> Scenario:
        """The baseline that is chosen."""
        return self._scenarios[self.against.value or ""]

    @property
    def variants(self) -> dict[str, Scenario]:
        """The variants that are ticked; a scenario is never compared with itself."""
        known = self._scenarios
        return {name: known[name] for name, box in self.boxes.items() if box.value and not self._is_base(name)}

    @property
    def _scenarios(self) -> dict[str, Scenario]:
        """All scenarios by name; the baseline with which the board began is "" and stays."""
        mine = self._first.name == BASELINE
        return {"": self._first} | {
            n: one for n, one in self._library.scenarios.items() if not (mine and n == BASELINE)
        }

    def _is_base(self, name: str) -> bool:
        return name == self.against.value or self._scenarios[name].name == self.base.name

    def reread(self) -> None:
        """Read again what is on the disk: another board or session may have kept, changed or deleted something."""
        before = self.against.value or ""
        self._library = self._read()
        if self._first.name == BASELINE:  # somebody may have entered values
            self._first = self._library.scenarios[BASELINE]
        self._place(before if before in self._scenarios else "")
        self.speak(self._lang)
        self._said.value = self._faults() + escape(texts.t("board.refreshed", self._lang, n=len(self._scenarios)))
        self._changed()

    def _place(self, chosen: str) -> None:
        names = [name for name in self._scenarios if name]
        for name in names:
            if name not in self.boxes:
                self.boxes[name] = classed(w.Checkbox(value=False, indent=False), f"leiq-choice leiq-choice-{name}")
                self._questions[name] = html("leiq-caption")
                self.boxes[name].observe(lambda _: self._changed(), "value")
        for name in set(self.boxes) - set(names):
            del self.boxes[name], self._questions[name]
        for grid, mine in ((self._grid, False), (self._own_grid, True)):
            some = [name for name in names if (name in self._library.own) is mine]
            grid.children = [column(self.boxes[name], self._questions[name]) for name in some]
        self._fill(chosen)
        self._hide()

    def _fill(self, chosen: str) -> None:
        self._quiet = True
        titles = {name: title_of(one, self._lang) for name, one in self._scenarios.items()}
        twice = [title for title in titles.values() if list(titles.values()).count(title) > 1]
        self.against.options = [(f"{t} ({name})" if t in twice and name else t, name) for name, t in titles.items()]
        self.against.value = chosen
        self._quiet = False

    def _another(self, change: dict[str, Any]) -> None:
        if not self._quiet and change["new"] is not None:
            self._hide()
            self._changed()

    def _hide(self) -> None:
        """A scenario that is the baseline is no variant."""
        for name, box in self.boxes.items():
            box.disabled = self._is_base(name)
        self._own_head.layout.display = None if self._own_grid.children else "none"

    def speak(self, lang: str) -> None:
        """Write all words in a language."""
        self._lang = lang
        self._head.value = parts.heading(texts.t("board.presets", lang), texts.t("board.against.caption", lang))
        self._own_head.value = f"<h4>{escape(texts.t('board.own', lang))}</h4>"
        self.against.description = texts.t("board.against", lang)
        self.refresh.description = texts.t("board.refresh", lang)
        for name, box in self.boxes.items():
            box.description = title_of(self._scenarios[name], lang)
            self._questions[name].value = escape(self._scenarios[name].question.get(lang, ""))
        self._said.value = self._faults()
        self._fill(self.against.value or "")

    def _faults(self) -> str:
        lines = [
            texts.t("board.unreadable", self._lang, name=name, why=why(error, self._lang))
            for name, error in self._library.faults.items()
        ]
        return "".join(parts.strip("stale", line) for line in lines)


def _grid() -> w.GridBox:
    grid = w.GridBox([])
    grid.layout.grid_template_columns = "repeat(auto-fill, minmax(min(300px, 100%), 1fr))"
    grid.layout.grid_gap = "10px 24px"
    return grid
