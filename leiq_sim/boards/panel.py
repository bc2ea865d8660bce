"""The controls of the capacity board in the groups that a coordinator thinks in."""

from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape
from typing import Any

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.boards.controls import Control
from leiq_sim.boards.pieces import button, column, html
from leiq_sim.boards.plan import CUT, Settings, levers
from leiq_sim.files.provenance import provenance_table
from leiq_sim.model.scenario import Scenario

GROUPS = ("counselling", "courses", "support", CUT)
CLOSED = ("support", CUT)
NOTED = ("courses", CUT)
WORD_OF = {"seats": "places"}  # German says Plätze for both


class Panel:
    """All controls of a scenario by path; `changed` is told the path of the one that moved."""

    def __init__(self, base: Scenario, day: date, changed: Callable[[str], None]) -> None:
        self._base, self._lang = base, "de"
        sources = {line.path: line for line in provenance_table(base)}
        self.controls = {v.path: Control(v, base, day, sources.get(v.path), changed) for v in levers(base)}
        self._titles = {group: html("leiq-grouphead") for group in GROUPS}
        self._operators: dict[str, w.HTML] = {}
        self._units = self._common_units()
        self.inside = {group: column(*self._blocks(group), classes="leiq-group") for group in GROUPS}
        self.toggles = {group: button("leiq-fold") for group in CLOSED}
        for group, toggle in self.toggles.items():
            toggle.on_click(partial(self._fold, group))
            self.inside[group].layout.display = "none"
        self.widget = column(*(part for group in GROUPS for part in self._parts(group)))

    @property
    def settings(self) -> Settings:
        """What differs from the baseline."""
        return {path: control.setting for path, control in self.controls.items() if control.changed}

    @property
    def faults(self) -> list[str]:
        return [control.error for control in self.controls.values() if control.error]

    def set(self, settings: Settings) -> None:
        """Put all controls to a state without telling anybody."""
        for path, control in self.controls.items():
            control.set(settings.get(path))
        self.tell_counts()

    def speak(self, lang: str) -> None:
        self._lang = lang
        for group, title in self._titles.items():
            note = texts.t(f"board.group.{group}.note", lang) if group in NOTED else ""
            below = f'<p class="leiq-caption">{escape(note)}</p>' if note else ""
            unit = escape(texts.t(f"board.unit.{self._units[group]}", lang)) if group in self._units else ""
            title.value = f"<h4>{escape(texts.t(f'board.group.{group}', lang))}<span>{unit}</span></h4>{below}"
        for operator, head in self._operators.items():
            head.value = f"<h5>{escape(texts.name_of(self._base, 'operators', operator, lang))}</h5>"
        for control in self.controls.values():
            control.speak(lang)
        self.tell_counts()

    def tell_counts(self) -> None:
        """Say on each closed group how many values it holds and how many are changed."""
        for group, toggle in self.toggles.items():
            mine = [control for control in self.controls.values() if control.lever.group == group]
            moved = sum(control.changed for control in mine)
            word = "hide" if self.inside[group].layout.display is None else "changed" if moved else "show"
            toggle.description = texts.t(f"board.group.{word}", self._lang, n=len(mine), changed=moved)
            toggle.tooltip = texts.t(f"board.group.{group}", self._lang)

    def _common_units(self) -> dict[str, str]:
        """Return the unit of groups that have but one: it stands in the group's head and not at each control."""
        found = {}
        for group in GROUPS:
            mine = [control for control in self.controls.values() if control.lever.group == group]
            words = {WORD_OF.get(control.lever.column.unit, control.lever.column.unit) for control in mine}
            if len(words) == 1:
                found[group] = words.pop()
                for control in mine:
                    control.hide_unit()
        return found

    def _parts(self, group: str) -> list[w.Widget]:
        return [self._titles[group], *([self.toggles[group]] if group in CLOSED else []), self.inside[group]]

    def _blocks(self, group: str) -> list[w.Widget]:
        """Return the controls of a group, those of courses below the name of who runs them."""
        mine = [control for control in self.controls.values() if control.lever.group == group]
        if group != "courses":
            return [control.box for control in mine]
        blocks = []
        for operator in dict.fromkeys(control.lever.operator for control in mine):
            head = self._operators[operator] = html("leiq-operator")
            blocks.append(column(head, *(c.box for c in mine if c.lever.operator == operator), classes="leiq-provider"))
        return blocks

    def _fold(self, group: str, _: Any) -> None:
        shown = self.inside[group].layout
        shown.display = "none" if shown.display != "none" else None
        self.tell_counts()
