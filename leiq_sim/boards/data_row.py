"""One value of the data board: what holds, where it comes from, a field for the real value, who entered it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape
from typing import Any

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.boards import data_view as view
from leiq_sim.boards.data_state import DataState
from leiq_sim.boards.pieces import html
from leiq_sim.files.entering import Wish
from leiq_sim.model.scenario import Scenario


class ValueRow:
    """A row for one path; `typed` tells the board that the field changed, `take` that the entry shall go."""

    def __init__(self, path: str, label: Callable[[Scenario, str], str], typed: Callable[[], None],
                 take: Callable[[int], None]) -> None:  # fmt: skip
        self.path, self._label, self._take = path, label, take
        self.number = 0  # of the entry that the button takes back
        self._held = ""
        self._name, self._present, self._who = html("leiq-name"), html("leiq-present"), html("leiq-who")
        self.field = w.Text(continuous_update=False)
        for name in ("leiq-real", "leiq-hidden-label", f"leiq-real-{path.replace('.', '-')}"):
            self.field.add_class(name)
        self.button = w.Button()
        self.button.add_class("leiq-take")
        self.button.on_click(self._clicked)
        self.field.observe(partial(self._changed, typed), "value")
        self.box = w.HBox([self._name, self._present, self.field, self._who, self.button])
        self.box.add_class("leiq-entry")

    @property
    def is_typed(self) -> bool:
        return bool(self.field.value.strip())

    def wish(self, said: str, since: date | None, note: str = "") -> Wish:
        """Return what stands in the field, to be entered over what the row shows; `said` names it in sentences."""
        held = self._held if since is None else None
        return Wish(self.path, self.field.value.strip(), since, held, note=note, where=said)

    def show(self, state: DataState, lang: str) -> None:
        """Write what holds now, in a language."""
        scenario, found = state.scenario, state.entered(self.path)
        label, full = self._label(scenario, lang), texts.path_label(self.path, scenario, lang)
        self._held, self.number = state.held(self.path), max((entry.number for entry in found), default=0)
        self._name.value = view.name(self.path, label, scenario)
        self._present.value = view.present(self.path, self._held, state.status(self.path), scenario, lang)
        self._who.value = view.who(found, scenario, lang)
        self.field.description = texts.t("data.real_of", lang, what=full)
        self.field.placeholder = texts.t("data.real", lang)
        self.button.description = texts.t("data.take_back", lang)
        self.button.tooltip = texts.t("data.take_back_of", lang, what=full)
        self.button.layout.visibility = "visible" if found else "hidden"
        (self.box.add_class if found else self.box.remove_class)("leiq-entered")

    def mark(self, wrong: bool) -> None:
        """Mark the field as one that was refused, or no longer."""
        (self.field.add_class if wrong else self.field.remove_class)("leiq-wrong")

    def clear(self) -> None:
        self.field.value = ""
        self.mark(False)

    def _clicked(self, _: Any) -> None:
        if self.number:
            self._take(self.number)

    def _changed(self, typed: Callable[[], None], _: Any) -> None:
        (self.box.add_class if self.is_typed else self.box.remove_class)("leiq-typed")
        self.mark(False)
        typed()


def group(title: w.HTML, rows: list[ValueRow], *above: w.Widget) -> w.VBox:
    """Return a card of rows under its title."""
    card = w.VBox([title, *above, *(row.box for row in rows)])
    card.add_class("leiq-cardbox")
    return card


def heading(words: str, caption: str) -> str:
    return f'<h3>{escape(words)}</h3><p class="leiq-caption">{escape(caption)}</p>'
