"""What a user keeps: a name for what is set, and the kept scenarios to open, copy and delete."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.boards import parts
from leiq_sim.boards.pieces import button, classed, column, html, row
from leiq_sim.errors import LeiqError
from leiq_sim.files.load import load_scenario
from leiq_sim.files.own import Kept, copy_scenario, delete_scenario, name_from, own_scenarios
from leiq_sim.files.save import save_scenario, scenario_version
from leiq_sim.model.scenario import Scenario


class RefusalError(LeiqError):
    """What the board itself refuses, in words of the language that is spoken."""


class Shelf:
    """`current` says what would be kept (or raises LeiqError), `opened` is told what was opened."""

    def __init__(self, current: Callable[[], Scenario], opened: Callable[[Scenario], None]) -> None:
        self._current, self._opened = current, opened
        self._lang = "de"
        self._mine = ("", "", "")  # name, title and version of what was kept or opened last
        self._known: dict[str, Kept] = {}
        self._armed, self._quiet = False, False
        self.title = classed(w.Text(), "leiq-title")
        self.keep = button("leiq-main leiq-keep")
        self.choice = classed(w.Dropdown(), "leiq-kept leiq-own")
        self.open, self.copy, self.delete = button("leiq-open"), button("leiq-copy"), button("leiq-delete")
        self._head, self._said = html(), html()
        for one, act in ((self.keep, self._keep), (self.open, self._open), (self.copy, self._copy)):
            one.on_click(lambda _, act=act: self._try(act))
        self.delete.on_click(lambda _: self._try(self._delete))
        self.choice.observe(self._chosen, "value")
        kept = column(self.choice, row(self.open, self.copy, self.delete, classes="leiq-buttons"))
        self._box = kept
        self.widget = column(self._head, self.title, row(self.keep, classes="leiq-buttons"), kept, self._said,
                             classes="leiq-cardbox")  # fmt: skip
        self.refresh()

    @property
    def said(self) -> str:
        """What came of the last step, as HTML."""
        return self._said.value

    def speak(self, lang: str) -> None:
        self._lang = lang
        self._head.value = f"<h3>{escape(texts.t('board.shelf', lang))}</h3>"
        self.title.description = texts.t("board.shelf.title", lang)
        self.choice.description = texts.t("board.shelf.kept", lang)
        for name in ("keep", "open", "copy"):
            getattr(self, name).description = texts.t(f"board.shelf.{name}", lang)
        self._said.value = ""
        self._arm(False)
        self.refresh()

    def refresh(self, chosen: str = "") -> None:
        """Read again what is on the disk: another session may have kept or deleted something."""
        chosen = chosen or self.choice.value or ""
        self._known = {kept.name: kept for kept in own_scenarios()}
        self._quiet = True
        self.choice.options = [(self._titled(name), name) for name in self._known]
        if chosen not in self._known:
            self._arm(False)
            chosen = next(iter(self._known), "")
        self.choice.value = chosen or None
        self._quiet = False
        self._box.layout.display = None if self._known else "none"

    def _titled(self, name: str) -> str:
        """Return a kept scenario's title, with its name where another has the same."""
        titles = [kept.title.get(self._lang, "") for kept in self._known.values()]
        title = self._known[name].title.get(self._lang, "")
        return f"{title} ({name})" if titles.count(title) > 1 else title or name

    def _try(self, act: Callable[[], str]) -> None:
        """Do something; say what came of it, or why it was refused. Nothing is half done."""
        if act != self._keep and self.choice.value is None:
            return  # its button is hidden
        if act != self._delete:
            self._arm(False)
        try:
            self._say("status", act())
        except LeiqError as error:
            self._say("error", error.sentences(self._lang))
        except OSError as error:
            self._say("error", texts.t("board.answer.fails", self._lang, why=f"{type(error).__name__}: {error}"))
        self.refresh()

    def _say(self, kind: str, words: str) -> None:
        self._said.value = parts.strip(kind, words) if words else ""

    def _keep(self) -> str:
        title = " ".join(self.title.value.split())
        mine, its_title, version = self._mine
        name, scenario = mine if mine and title == its_title else name_from(title), self._current()
        if not name:
            raise RefusalError(texts.t("board.shelf.needs_title", self._lang, found=title))
        replacing = version if name == mine else None
        save_scenario(scenario, name, title={"de": title, "en": title}, replacing=replacing)
        self._mine = name, title, scenario_version(name)
        self.refresh(name)
        return texts.t("board.shelf.said.kept", self._lang, title=title)

    def _open(self) -> str:
        name = self.choice.value
        version, scenario = scenario_version(name), load_scenario(name)
        self._opened(scenario)
        title = scenario.title.get(self._lang) or name
        self._mine, self.title.value = (name, title, version), title
        return texts.t("board.shelf.said.opened", self._lang, title=title)

    def _copy(self) -> str:
        name = self.choice.value
        number = next(n for n in range(2, 1000) if f"{name}_{n}" not in self._known)
        title = self._titled(name)
        copy_scenario(name, f"{name}_{number}")
        self.refresh(f"{name}_{number}")
        return texts.t("board.shelf.said.copied", self._lang, title=title, new=f"{name}_{number}")

    def _delete(self) -> str:
        """Ask once more, then delete what was on the list when that was asked."""
        if not self._armed:
            self._arm(True)
            return ""
        self._arm(False)
        kept, title = self._known[self.choice.value], self._titled(self.choice.value)
        delete_scenario(kept.name, kept.version)
        return texts.t("board.shelf.said.deleted", self._lang, title=title)

    def _chosen(self, _: Any) -> None:
        if not self._quiet:
            self._arm(False)

    def _arm(self, armed: bool) -> None:
        self._armed = armed
        self.delete.description = texts.t(f"board.shelf.{'really' if armed else 'delete'}", self._lang)
