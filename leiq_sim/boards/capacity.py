"""Board 1: move hours, seats, places and funding, and see what follows, against the baseline."""

from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from typing import Any, NamedTuple, Protocol

import ipywidgets as w
import pandas as pd

from leiq_sim import texts
from leiq_sim.boards import capacity_view as view
from leiq_sim.boards import reading_view
from leiq_sim.boards.answer import Answer
from leiq_sim.boards.board import Board
from leiq_sim.boards.curves import CurvePanel
from leiq_sim.boards.history import History
from leiq_sim.boards.latest import Ticket
from leiq_sim.boards.panel import Panel
from leiq_sim.boards.pieces import button, classed, column, html, row
from leiq_sim.boards.plan import Settings, next_quarter, settings_of, variant
from leiq_sim.boards.shelf import RefusalError, Shelf
from leiq_sim.boards.stamp import Stamp
from leiq_sim.boards.study import REPLICATIONS, Study
from leiq_sim.errors import Problem, ScenarioError
from leiq_sim.model.change import Change
from leiq_sim.model.scenario import Scenario

MOST_REPLICATIONS = 200


class Asks(Protocol):
    """What the board needs to know of a computation."""

    replications: int
    seed: int

    def repeated(self, replications: int) -> "Asks": ...

    def answers(
        self, scenario: Scenario, cancelled: Callable[[], bool], progress: Callable[[int], None]
    ) -> Iterator[Answer]: ...


class Plan(NamedTuple):
    """What is set: the controls that differ from the baseline, and changes that no control can say."""

    settings: Settings
    extra: tuple[Change, ...] = ()


BASELINE = Plan({})


class CapacityBoard(Board):
    """Controls on the left, answer, tiles, figures and table on the right. `study` computes."""

    name = "capacity"

    def __init__(
        self,
        base: Scenario,
        study: Asks,
        lang: str | None = None,
        background: bool = True,
        from_date: date | None = None,
    ) -> None:
        super().__init__(base, lang, background)
        self.study, self.variant = study, base
        self.day = min(max(from_date or next_quarter(date.today()), base.start), base.end)
        self.panel = Panel(base, self.day, self._moved)
        self.controls = self.panel.controls
        self.history: History[Plan] = History(BASELINE)
        self._extra: tuple[Change, ...] = ()
        self._problems: tuple[Problem, ...] = ()
        self.replications = classed(
            w.BoundedIntText(study.replications, min=2, max=MOST_REPLICATIONS), "leiq-date leiq-replications"
        )
        self.replications.observe(self._repeated, "value")
        self.undo, self.redo, self.reset = button("leiq-undo"), button("leiq-redo"), button("leiq-reset")
        self.undo.on_click(lambda _: self.go_to(self.history.undo()))
        self.redo.on_click(lambda _: self.go_to(self.history.redo()))
        self.reset.on_click(lambda _: self.adopt(BASELINE))
        self.shelf = Shelf(self._to_keep, self._opened)
        self.curves = CurvePanel(base, self.controls, self._usable, study.seed, self.lang, background)
        self._levers_head, self._changes = html(), html()
        self._sentence, self._warnings = self.output("leiq-sentence"), self.output("leiq-warnings")
        self._tiles, self._table, self._sources = self.output("leiq-tilesbox"), self.output(), self.output()
        self._reading = self.output("leiq-readingbox")
        self._figures = {name: self.output() for name in view.FIGURES}
        self.build([self._sentence, self.status_row(), self._warnings, self._columns()])
        self._ask()

    # What tests and notebooks read.

    @property
    def table(self) -> pd.DataFrame | None:
        """The table on the board, as texts; None before the first result."""
        return None if self.answer is None else view.table(self.answer, self.lang)

    @property
    def plan(self) -> Plan:
        return Plan(dict(self.panel.settings), self._extra)

    # How it is put together.

    def _columns(self) -> w.HBox:
        buttons = row(self.undo, self.redo, self.reset, classes="leiq-buttons")
        control = column(self._levers_head, buttons, self.panel.widget, self.replications, classes="leiq-cardbox")
        left = column(control, self._changes, self.shelf.widget, self._sources, classes="leiq-left")
        right = column(self._reading, *self._figures.values(), self._table, self.curves.widget, classes="leiq-results")
        return row(self._tiles, left, right, classes="leiq-columns")

    def speak(self) -> None:
        title, caption = (texts.t(f"board.levers{s}", self.lang) for s in ("", ".caption"))
        self._levers_head.value = f'<h3>{escape(title)}</h3><p class="leiq-caption">{escape(caption)}</p>'
        self.panel.speak(self.lang)
        for name in ("undo", "redo", "reset"):
            getattr(self, name).description = texts.t(f"board.{name}", self.lang)
        self.replications.description = texts.t("board.replications", self.lang)
        self.shelf.speak(self.lang)
        self.curves.speak_as(self.lang)
        self._tell()
        super().speak()

    def _tell(self) -> None:
        """Write the list of changes, and offer the steps that can be taken."""
        self._changes.value = view.changes(self.variant, len(self._extra), self.lang)
        self.undo.disabled, self.redo.disabled = not self.history.can_undo, not self.history.can_redo
        self.reset.disabled = self.plan == BASELINE
        self.panel.tell_counts()

    # What happens when something is set.

    def _moved(self, path: str) -> None:
        self.history.record(self.plan, path)
        self._ask()

    def adopt(self, plan: Plan) -> None:
        """Take a whole plan, as a step that can be undone."""
        self.history.record(plan, "")
        self.go_to(plan)

    def go_to(self, plan: Plan) -> None:
        """Put all controls to a plan that the history knows."""
        self._extra = plan.extra
        self.panel.set(plan.settings)
        self._ask()

    def _usable(self) -> Scenario | None:
        return None if self.faults() else self.variant

    def _to_keep(self) -> Scenario:
        """Return what would be kept; what stands in a field and cannot be used is no part of it, so it is refused."""
        if faults := self.faults():
            raise RefusalError(texts.t("board.shelf.faulty", self.lang, why=" ".join(faults)))
        return self.variant

    def _opened(self, scenario: Scenario) -> None:
        self.adopt(Plan(*settings_of(scenario, self.base)))

    def _repeated(self, change: dict[str, Any]) -> None:
        self.study = self.study.repeated(change["new"])
        self._ask()

    def repeat(self) -> None:
        self._ask()

    def _ask(self) -> None:
        """Build the variant and have it computed; what cannot be built becomes a sentence, the last result stays."""
        self._problems = ()
        if not self.panel.faults:
            try:
                self.variant = variant(self.base, self.panel.settings, self._extra, self.name)
            except ScenarioError as error:
                self._problems = error.problems
        self._tell()
        self.curves.renew()
        if self.faults():
            self.want(None)
            self.drop()
            return
        stamp = Stamp.of([self.base, self.variant], self.study.seed, self.study.replications)
        self.ask((self.variant, self.study), stamp)

    def faults(self) -> list[str]:
        return [*self.panel.faults, *(problem.sentence(self.lang) for problem in self._problems)]

    def said_stale(self) -> str:
        return texts.t("board.stale.values", self.lang, n=len(self.variant.changes))

    def work(self, request: tuple[Scenario, Asks], ticket: Ticket) -> Iterator[tuple[Answer, int]]:
        scenario, study = request
        for answer in study.answers(scenario, lambda: ticket.stopped, lambda done: self.progress(ticket, done)):
            yield answer, answer.replications

    def draw(self, answer: Answer, pending: bool, lang: str) -> Iterator[tuple[w.HTML, str]]:
        yield self._sentence, view.sentence(answer, self.base, pending, lang)
        yield self._tiles, view.tiles(answer, pending, lang)
        yield self._reading, "" if pending else reading_view.card(answer.reading, lang, whole=False)
        yield self._table, view.table_card(answer, pending, lang)
        yield self._warnings, view.warnings(answer, self.base, lang)
        yield self._sources, view.sources(answer, lang)
        for name, output in self._figures.items():
            yield output, view.FIGURES[name](answer, self.base, pending, lang)


def capacity_board(
    base: Scenario | None = None,
    replications: int = REPLICATIONS,
    seed: int = 1,
    lang: str | None = None,
    background: bool = True,
) -> CapacityBoard:
    """Return the capacity board of a scenario (the baseline, unless one is given)."""
    if base is None:
        from leiq_sim.files.load import load_scenario

        base = load_scenario("baseline")
    return CapacityBoard(base, Study(base, replications, seed), lang, background)
