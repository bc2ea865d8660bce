"""Board 0: every capacity, course run and the waiting list of the first day; type the real value, with name and day."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.boards import data_css, parts
from leiq_sim.boards import data_view as view
from leiq_sim.boards.board import Board
from leiq_sim.boards.data_calendar import RunCalendar
from leiq_sim.boards.data_row import ValueRow, group, heading
from leiq_sim.boards.data_state import DataState
from leiq_sim.boards.data_waiting import WaitingList
from leiq_sim.boards.dates import day_words, parse_day
from leiq_sim.boards.guard import why
from leiq_sim.boards.pieces import html
from leiq_sim.errors import LeiqError, Problem
from leiq_sim.files.entering import Wish
from leiq_sim.files.template import read_template_bytes
from leiq_sim.model.scenario import Scenario

Label = Callable[[str, Scenario, str], str]
GROUPS = {"staff": ("hours_per_week",), "courses": ("seats", "minimum"), "places": ("places",)}


class DataBoard(Board):
    """Values by group with fields for the real ones, the calendar of course runs, the waiting list, the entries."""

    name = "data"

    def __init__(self, lang: str | None = None, today: date | None = None) -> None:
        self.state = DataState()
        super().__init__(self.state.scenario, lang)
        self.today = today or date.today()
        self.person, self.day, self.since = w.Text(), w.Text(continuous_update=False), w.Text()
        self.enter, self.discard, self.upload = w.Button(), w.Button(), w.FileUpload(accept=".xlsx,.csv")
        self.entry, self.undo = w.Dropdown(), w.Button()
        self._said: tuple[str, Callable[[str], str]] | None = None
        self._wrong: set[str] = set()
        self._sentence, self._status, self._list, self._files = html(), html(), html(), html("leiq-files")
        self._titles = {name: html() for name in (*GROUPS, "list", "files")}
        self.rows = {row.path: row for table in GROUPS for row in self._of_table(table)}
        self.calendar = RunCalendar(self.state, self._act, self.take_back)
        self.waiting = WaitingList(self._row)
        self._wire()
        self.day.value = day_words(self.today, self.lang)
        self.build([w.HTML(data_css.style()), self._sentence, self._controls(), self._cards()])

    # What tests and notebooks read.

    @property
    def all_rows(self) -> dict[str, ValueRow]:
        """Every row that was shown so far, by path."""
        return {**self.rows, **self.waiting.rows}

    @property
    def typed(self) -> list[ValueRow]:
        return [row for row in self.all_rows.values() if row.is_typed]

    @property
    def results(self) -> str:
        """The list of entries, as HTML."""
        return self._list.value

    def wait(self, seconds: float = 600.0) -> bool:
        """Nothing is computed in the background."""
        return True

    # How it is put together.

    def _of_table(self, table: str) -> list[ValueRow]:
        keys = self.state.scenario.table(table)
        return [self._row(".".join((table, *key, column)), _label) for key in keys for column in GROUPS[table]]

    def _row(self, path: str, label: Label) -> ValueRow:
        return ValueRow(path, partial(label, path), self._typed, self.take_back)

    def _wire(self) -> None:
        self.enter.on_click(self._enter)
        self.discard.on_click(self._discard)
        self.undo.on_click(self._undo)
        self.upload.observe(self._uploaded, "value")
        for field, *classes in ((self.person, "wide", "person"), (self.day, "narrow"), (self.since, "narrow"),
                                (self.entry, "wide")):  # fmt: skip
            for name in ("labelled", *classes):
                field.add_class(f"leiq-{name}")
        for button, *classes in ((self.enter, "main", "enter"), (self.discard,), (self.undo,), (self.upload, "upload")):
            for name in ("button", *classes):
                button.add_class(f"leiq-{name}")

    def _controls(self) -> w.VBox:
        fields = w.HBox([self.person, self.day, self.since, self.enter, self.discard])
        fields.add_class("leiq-actrow")
        top = w.VBox([fields, self._status])
        top.add_class("leiq-act")
        return top

    def _cards(self) -> w.VBox:
        rows = {table: [row for row in self.rows.values() if row.path.startswith(f"{table}.")] for table in GROUPS}
        cards = [group(self._titles[table], found) for table, found in rows.items()]
        back = w.HBox([self.entry, self.undo])
        back.add_class("leiq-actrow")
        listed = w.VBox([self._titles["list"], self._list, back])
        files = w.VBox([self._titles["files"], self._files, self.upload])
        for card in (listed, files):
            card.add_class("leiq-cardbox")
        return w.VBox([files, *cards, self.calendar.box, self.waiting.box, listed])

    def speak(self) -> None:
        super().speak()
        lang = self.lang
        for field, word in ((self.person, "person"), (self.day, "day"), (self.since, "since"), (self.entry, "entry"),
                            (self.enter, "enter"), (self.discard, "discard"), (self.undo, "take_back"),
                            (self.upload, "upload")):  # fmt: skip
            field.description = texts.t(f"data.{word}", lang)
        for field in (self.day, self.since):
            field.placeholder = texts.t("board.date_form", lang)
        day = parse_day(self.day.value)
        self.day.value = day_words(day, lang) if day else self.day.value
        self._show_all()

    def _show_all(self) -> None:
        """Write what holds now, in the board's language."""
        self.base, state, lang = self.state.scenario, self.state, self.lang
        self._sentence.value = view.answer(state, lang)
        for name, place in self._titles.items():
            subject, caption = (texts.t(f"data.{name}.{part}", lang) for part in ("title", "caption"))
            mine = [path for path in self.rows if path.startswith(f"{name}.")]
            if name == "list":
                subject = view.title(subject, len(state.entries), None, lang)
            elif mine:
                subject = view.title(subject, state.count(mine), len(mine), lang)
            place.value = heading(subject, caption)
        for row in self.rows.values():
            row.show(state, lang)
        self.calendar.show(state, lang)
        self.waiting.show(state, lang)
        self._list.value = view.entries_list(state, lang)
        self._files.value = view.template_links(state.scenario, lang)
        numbers = [(str(entry.number), entry.number) for entry in state.entries]
        self.entry.options = numbers
        self.undo.disabled = not numbers
        self._show_status()

    # What happens when something is entered.

    def _typed(self) -> None:
        self._said = None
        self._show_status()

    def _show_status(self) -> None:
        """Say what was done or refused, else what is typed and not yet entered; faults of the files come first."""
        n = len(self.typed)
        self.enter.disabled = self.discard.disabled = not n
        if self.state.problems:
            words = " ".join(found.sentence(self.lang) for found in self.state.problems)
            self._status.value = parts.strip("error", texts.t("data.status.broken", self.lang, why=words))
        elif self._said is not None:
            kind, words_in = self._said
            self._status.value = parts.strip(kind, words_in(self.lang))
        elif n:
            self._status.value = parts.strip("stale", texts.t("data.status.typed", self.lang, n=n))
        else:
            self._status.value = parts.strip("status", texts.t("data.status.ready", self.lang))

    def _say(self, key: str, **values: object) -> None:
        self._said = ("status", lambda lang: texts.t(f"data.status.{key}", lang, **values))

    def _refuse(self, error: Exception) -> None:
        self._said = ("error", lambda lang: texts.t("data.status.refused", lang, why=why(error, lang)))
        self._wrong = {found.where for found in getattr(error, "problems", ())}

    def _day(self, field: w.Text) -> date | None:
        """Return the day in a field; None, and a sentence, when what stands there is none."""
        day, typed = parse_day(field.value), field.value
        (field.remove_class if day else field.add_class)("leiq-wrong")
        if day is None:
            form = partial(texts.t, "board.date_form")
            self._said = ("error", lambda lang: texts.t("data.wrong_day", lang, found=typed, form=form(lang)))
            self._show_status()
        return day

    def _act(self, wishes: Sequence[Wish], found: Sequence[Problem] = ()) -> bool:
        """Enter wishes, all or none; return whether it succeeded. What was refused stays typed."""
        day = self._day(self.day)
        if day is None:
            return False
        try:
            entries = self.state.enter(wishes, self.person.value.strip(), day, found)
            self._say("entered" if len(entries) != 1 else "entered_one", n=len(entries))
            done = True
        except (LeiqError, OSError) as error:
            self._refuse(error)
            done = False
        self._show_all()
        return done

    def _enter(self, _: Any) -> None:
        typed = self.typed
        since = self._day(self.since) if self.since.value.strip() else None
        if since is None and self.since.value.strip():
            return
        label = {row.path: texts.path_label(row.path, self.state.scenario, self.lang) for row in typed}
        taken = self._day(self.waiting.taken) if self.waiting.taken.value.strip() else None
        if taken is None and self.waiting.taken.value.strip():
            return
        note = texts.t("data.waiting.note", self.lang, day=texts.date(taken, self.lang)) if taken else ""
        notes = dict.fromkeys(self.waiting.rows, note)
        if self._act([row.wish(label[row.path], since, notes.get(row.path, "")) for row in typed]):
            said = self._said
            for row in typed:
                row.clear()
            self._said, self.since.value, self.waiting.taken.value = said, "", ""
            self._show_status()
        for row in typed:
            row.mark(row.is_typed and label[row.path] in self._wrong)

    def _discard(self, _: Any) -> None:
        for row in self.typed:
            row.clear()

    def _undo(self, _: Any) -> None:
        if self.entry.value:
            self.take_back(self.entry.value)

    def take_back(self, number: int) -> None:
        """Take an entry back in the name that stands on top."""
        day = self._day(self.day)
        if day is None:
            return
        try:
            self.state.take_back(number, self.person.value.strip(), day)
            self._say("taken_back", n=number)
        except (LeiqError, OSError) as error:
            self._refuse(error)
        self._show_all()

    def _uploaded(self, change: dict[str, Any]) -> None:
        for file in change["new"]:
            wishes, problems = read_template_bytes(str(file["name"]), bytes(file["content"]), self.state.scenario)
            if wishes or problems:
                self._act(wishes, problems)
            else:
                self._say("empty", file=file["name"])
                self._show_status()
        if change["new"]:
            self.upload.value = ()


def _label(path: str, scenario: Scenario, lang: str) -> str:
    table, key, column = path.split(".")
    name = texts.name_of(scenario, table, key, lang)
    return name if table != "courses" else f"{name}, {texts.column_label(table, column, lang)}"


def data_board(lang: str | None = None) -> DataBoard:
    """Return the data board of the data folder."""
    return DataBoard(lang)
