"""Board 1: move seats, starts and hours, and see what follows, against the baseline."""

from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape
from typing import Any, Protocol

import ipywidgets as w
import pandas as pd

from leiq_sim import texts
from leiq_sim.boards import capacity_view as view
from leiq_sim.boards import parts
from leiq_sim.boards.answer import Answer
from leiq_sim.boards.board import Board, why
from leiq_sim.boards.controls import Control, DateField, html
from leiq_sim.boards.latest import Latest, Ticket
from leiq_sim.boards.plan import levers, next_quarter, value_at, variant
from leiq_sim.boards.study import Study
from leiq_sim.errors import ScenarioError
from leiq_sim.model.scenario import Scenario

GROUPS = ("counselling", "courses", "support")
CLOSED = ("support",)
MOST_REPLICATIONS = 60
WORD_OF = {"seats": "places"}  # a group's unit stands once in its head; German says Plätze for both


class Asks(Protocol):
    """What the board needs to know of a computation."""

    replications: int

    def repeated(self, replications: int) -> "Asks": ...

    def answer(self, scenario: Scenario, check: Callable[[], None], progress: Callable[[str, int], None]) -> Answer: ...


class CapacityBoard(Board):
    """Controls on the left, answer, tiles, figures and table on the right.

    `study` computes; `background=False` computes within the change of a value (tests, stored notebooks).
    """

    name = "capacity"

    def __init__(
        self,
        base: Scenario,
        study: Asks,
        lang: str | None = None,
        background: bool = True,
        from_date: date | None = None,
    ) -> None:
        super().__init__(base, lang)
        self.study, self.variant = study, base
        self.answer: Answer | None = None
        day = min(max(from_date or next_quarter(date.today()), base.start), base.end)
        self.from_date = DateField(day, base.start, base.end, self._dated)
        moved = levers(base)
        self._units = {g: {WORD_OF.get(v.column.unit, v.column.unit) for v in moved if v.group == g} for g in GROUPS}
        self.controls = {
            v.path: Control(v, value_at(base, v.path, day), self._changed, len(self._units[v.group]) > 1) for v in moved
        }
        self.replications = w.BoundedIntText(study.replications, min=2, max=MOST_REPLICATIONS)
        self.replications.observe(self._repeated, "value")
        self.reset = w.Button()
        self.reset.add_class("leiq-button")
        self.reset.on_click(self._reset)
        self._titles = {group: html() for group in GROUPS}
        self._toggle = {group: w.Button() for group in CLOSED}
        self._inside = {group: w.VBox() for group in GROUPS}
        self._levers_head, self._status, self._sentence = html(), html(), html()
        self._warnings, self._results = html("leiq-warnings"), html("leiq-results")
        self._changes, self._sources = html(), html()
        self._error: Exception | None = None
        self._hold = False
        self._latest = Latest(self._work, self._done, background)
        self.build([self._sentence, self._status, self._warnings, self._columns()])
        self._ask()

    # What tests and notebooks read.

    @property
    def table(self) -> pd.DataFrame | None:
        """The table on the board, as texts; None before the first result."""
        return None if self.answer is None else view.table(self.answer, self.lang)

    # How it is put together.

    def _columns(self) -> w.HBox:
        groups: list[w.Widget] = []
        for group in GROUPS:
            inside = self._inside[group]
            inside.children = [c.box for c in self.controls.values() if c.lever.group == group]
            groups += [self._titles[group], inside]
            if group in CLOSED:
                button = self._toggle[group]
                button.add_class("leiq-button")
                button.on_click(partial(self._fold, group))
                inside.layout.display = "none"
                groups.append(button)
        buttons = w.HBox([self.reset])
        buttons.add_class("leiq-buttons")
        for name in ("leiq-date", "leiq-replications"):
            self.replications.add_class(name)
        control = w.VBox([self._levers_head, self.from_date.widget, self.replications, *groups, buttons])
        control.add_class("leiq-cardbox")
        left, right = w.VBox([control, self._changes, self._sources]), w.VBox([self._results])
        left.add_class("leiq-left")
        right.add_class("leiq-right-column")
        columns = w.HBox([left, right])
        columns.add_class("leiq-columns")
        return columns

    def _fold(self, group: str, _: Any) -> None:
        shown = self._inside[group].layout
        shown.display = "none" if shown.display != "none" else None
        self._name_fold(group)

    def _name_fold(self, group: str) -> None:
        word, closed = texts.t(f"board.group.{group}", self.lang), self._inside[group].layout.display == "none"
        self._toggle[group].description = texts.t(f"board.group.{'show' if closed else 'hide'}", self.lang, group=word)

    def speak(self) -> None:
        super().speak()
        title, caption = (texts.t(f"board.levers{s}", self.lang) for s in ("", ".caption"))
        self._levers_head.value = f'<h3>{escape(title)}</h3><p class="leiq-caption">{escape(caption)}</p>'
        for group in GROUPS:
            note = f'<p class="leiq-caption">{escape(texts.t("board.group.courses.note", self.lang))}</p>'
            word, units = texts.t(f"board.group.{group}", self.lang), sorted(self._units[group])
            unit = texts.t(f"board.unit.{units[0]}", self.lang) if len(units) == 1 else ""
            head = f"<h4>{escape(word)}<span>{escape(unit)}</span></h4>"
            self._titles[group].value = head + (note if group == "courses" else "")
        for group in CLOSED:
            self._name_fold(group)
        for control in self.controls.values():
            control.speak(self.base, self.lang)
        self.from_date.speak(self.lang)
        self.reset.description = texts.t("board.reset", self.lang)
        self.replications.description = texts.t("board.replications", self.lang)
        self._show()

    # What happens when a value moves.

    def _dated(self) -> None:
        if self.from_date.error is None:
            self._hold = True
            for path, control in self.controls.items():
                control.rebase(value_at(self.base, path, self.from_date.day))
                control.speak(self.base, self.lang)
            self._hold = False
        self._changed()

    def _repeated(self, change: dict[str, Any]) -> None:
        self.study = self.study.repeated(change["new"])
        self._changed()

    def _reset(self, _: Any) -> None:
        self._hold = True
        for control in self.controls.values():
            control.reset()
        self._hold = False
        self._changed()

    def _changed(self) -> None:
        if not self._hold:
            self._ask()

    def _ask(self) -> None:
        """Build the variant and have it computed; what cannot be built becomes a sentence, the last result stays."""
        self._error = None
        if self.from_date.error is None:
            values = {path: control.value for path, control in self.controls.items()}
            shifts = {c.lever.course: c.shift.value for c in self.controls.values() if c.lever.course}
            try:
                self.variant = variant(self.base, values, shifts, self.from_date.day, self.name)
            except ScenarioError as error:
                self._error = error
        self._changes.value = view.changes(self.variant, self.lang)
        if self._error is not None or self._wrong:
            self._show_status()
            return
        self._progress("base" if self.answer is None else "running", 0)
        self._results.add_class("leiq-stale-results")
        self._latest.ask((self.variant, self.study))

    def _work(self, request: tuple[Scenario, Asks], ticket: Ticket) -> Answer:
        scenario, study = request
        return study.answer(scenario, ticket.check, self._progress)

    def _done(self, _: Any, answer: Answer | None, error: Exception | None) -> None:
        self.answer, self._error = answer or self.answer, error
        self._show()

    def _progress(self, what: str, done: int) -> None:
        n = self.study.replications
        words = texts.t(f"board.status.{what}", self.lang, done=done, n=n)
        self._status.value = parts.strip("stale" if what == "running" else "status", words, done / n)

    def _show(self) -> None:
        """Write the newest result in the board's language."""
        self._changes.value = view.changes(self.variant, self.lang)
        if self.answer is not None:
            self._sentence.value = view.sentence(self.answer, self.base, self.lang)
            self._warnings.value = view.warnings(self.answer, self.base, self.lang)
            self._results.value = view.results(self.answer, self.base, self.from_date.day, self.lang)
            self._sources.value = view.sources(self.answer, self.lang)
            if self._error is None:
                self._results.remove_class("leiq-stale-results")
        if self.answer is not None or self._error is not None:
            self._show_status()

    @property
    def _wrong(self) -> list[str]:
        """What stands in fields and cannot be used, in sentences."""
        said = [self.from_date.error, *(control.error for control in self.controls.values())]
        return [words for words in said if words is not None]

    def _show_status(self) -> None:
        if self._wrong:
            self._status.value = parts.strip("error", " ".join(self._wrong))
        elif self._error is not None:
            self._status.value = parts.strip("error", why(self._error, self.lang))
        else:
            self._status.value = parts.strip(
                "status", texts.t("board.status.done", self.lang, n=self.answer.replications if self.answer else 0)
            )


def capacity_board(
    base: Scenario | None = None, replications: int = 4, seed: int = 1, lang: str | None = None, background: bool = True
) -> CapacityBoard:
    """Return the capacity board of a scenario (the baseline, unless one is given)."""
    if base is None:
        from leiq_sim.files.load import load_scenario

        base = load_scenario("baseline")
    return CapacityBoard(base, Study(base, replications, seed), lang, background)
