"""What every board has: a head with the language switch, and outputs that know their run."""

from collections.abc import Sequence
from html import escape
from typing import Any

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.boards import css
from leiq_sim.boards.guard import Guarded
from leiq_sim.boards.pieces import html
from leiq_sim.model.scenario import Scenario


class Board(Guarded):
    """A screen of the workbench; subclasses fill it and speak.

    In a notebook the last line of a cell shows it; as plain text it is its name, so that stored notebooks stay short.
    `background=False` computes within the change of a value (tests, stored notebooks).
    """

    name = "board"

    def __init__(self, base: Scenario, lang: str | None = None, background: bool = True) -> None:
        super().__init__(lang, background)
        self.base = base
        self._head = html("leiq-headbox")
        self.language = w.ToggleButtons(options=[("DE", "de"), ("EN", "en")], value=self.lang)
        self.language.add_class("leiq-language")
        self.language.observe(self._switched, "value")
        self.widget = w.VBox()
        self.widget.add_class("leiq")
        self.widget.add_class(f"leiq-{self.name}")

    def build(self, children: Sequence[w.Widget]) -> None:
        """Put the head over the board's own parts and write all words."""
        head = w.HBox([self._head, self.language])
        head.add_class("leiq-row")
        self.widget.children = [w.HTML(css.style()), head, *children]
        self.speak()

    def speak(self) -> None:
        """Write every word in the board's language; subclasses add their own."""
        title = texts.t(f"board.{self.name}.title", self.lang)
        period = texts.period(self.base.start, self.base.end, self.lang)
        count = len(self.base.table("districts"))
        below = texts.t("board.period", self.lang, period=period, n=count)
        self._head.value = (
            f'<div class="leiq-head"><div><h2>{escape(title)}</h2>'
            f'<span class="leiq-caption">{escape(below)}</span></div>'
            f'<span class="leiq-note">{escape(texts.t("note.example_data", self.lang))}</span></div>'
        )
        self.language.tooltips = ["Deutsch", "English"]
        super().speak()

    def _switched(self, change: dict[str, Any]) -> None:
        self.lang = change["new"]
        self.speak()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        shown = self.widget._repr_mimebundle_(**kwargs)
        data, *rest = shown if isinstance(shown, tuple) else (shown,)
        hint = texts.t("board.run_all", self.lang)
        data = {**data, "text/plain": repr(self), "text/html": f"<p>{escape(hint)}</p>"}
        return (data, *rest) if rest else data

    def __repr__(self) -> str:
        return f"{texts.t('board.workbench', self.lang)}: {texts.t(f'board.{self.name}.title', self.lang)}"
