"""The waiting list on the data board: one stage at a time, every district and field; and of which day it is."""

from collections.abc import Callable
from typing import Any

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.boards import data_view as view
from leiq_sim.boards.data_row import ValueRow, heading
from leiq_sim.boards.data_state import DataState
from leiq_sim.boards.pieces import html
from leiq_sim.model.scenario import Scenario

TABLE = "backlog"
COLUMNS = ("people", "waited_days_most")


class WaitingList:
    """Rows of the chosen stage; rows that were shown before keep what was typed in them."""

    def __init__(self, make: Callable[[str, Callable[[str, Scenario, str], str]], ValueRow]) -> None:
        self._make, self._lang, self._quiet = make, "de", False
        self._state: DataState | None = None
        self.rows: dict[str, ValueRow] = {}
        self._title, self._inside = html(), w.VBox()
        self.stage, self.column = w.Dropdown(), w.Dropdown()
        for field in (self.stage, self.column):
            field.add_class("leiq-labelled")
            field.add_class("leiq-wide")
            field.observe(self._chosen, "value")
        self.stage.add_class("leiq-waiting-stage")
        self.taken = w.Text(continuous_update=False)
        for name in ("labelled", "narrow", "waiting-taken"):
            self.taken.add_class(f"leiq-{name}")
        choice = w.HBox([self.stage, self.column, self.taken])
        choice.add_class("leiq-actrow")
        self.box = w.VBox([self._title, choice, self._inside])
        self.box.add_class("leiq-cardbox")

    def show(self, state: DataState, lang: str) -> None:
        self._state, self._lang = state, lang
        scenario = state.scenario
        day = texts.date(scenario.start, lang)
        entered = len({entry.path for entry in state.entries if entry.path.startswith(f"{TABLE}.")})
        subject = view.title(texts.t("data.waiting.title", lang, day=day), entered, None, lang)
        self._title.value = heading(subject, texts.t("data.waiting.caption", lang, day=day))
        self.taken.description = texts.t("data.waiting.taken", lang, day=day)
        self.taken.placeholder = texts.t("board.date_form", lang)
        stages = list(dict.fromkeys(row.stage for row in scenario.rows(TABLE)))
        self._quiet = True
        _keep(self.stage, [(texts.step_name(stage, lang), stage) for stage in stages])
        _keep(self.column, [(texts.column_label(TABLE, column, lang), column) for column in COLUMNS])
        self.stage.description, self.column.description = (
            texts.t(f"data.waiting.{word}", lang) for word in ("stage", "column")
        )
        self._quiet = False
        self._chosen(None)

    def _chosen(self, _: Any) -> None:
        if self._quiet or self._state is None:
            return
        shown = [self._row(path) for path in self._paths(self._state.scenario)]
        for row in shown:
            row.show(self._state, self._lang)
        self._inside.children = [row.box for row in shown]

    def _paths(self, scenario: Scenario) -> list[str]:
        """Return the paths of the chosen stage; how long somebody waits is asked only where somebody waits."""
        keys = [
            (self.stage.value, district, field)
            for (district,) in scenario.table("districts")
            for (field,) in scenario.table("fields")
        ]
        known = scenario.table(TABLE)
        return [
            ".".join((TABLE, *key, self.column.value)) for key in keys if key in known or self.column.value == "people"
        ]

    def _row(self, path: str) -> ValueRow:
        if path not in self.rows:
            self.rows[path] = self._make(path, _label)
        return self.rows[path]


def _keep(field: w.Dropdown, options: list[tuple[str, str]]) -> None:
    """Give a field its options in another language; what was chosen stays chosen, else the first is."""
    known, chosen = [value for _, value in options], field.value
    field.options = options
    field.value = chosen if chosen in known else known[0]


def _label(path: str, scenario: Scenario, lang: str) -> str:
    _, _, district, field, _ = path.split(".")
    names = (texts.name_of(scenario, table, key, lang) for table, key in (("districts", district), ("fields", field)))
    return ", ".join(names)
