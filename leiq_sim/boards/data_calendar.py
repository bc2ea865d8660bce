"""The calendar of course runs with its form: move a run, add one, drop one; each is an entry."""

from collections.abc import Callable, Sequence
from datetime import date
from string import ascii_lowercase
from typing import Any

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.boards import data_calendar_view as view
from leiq_sim.boards.data_row import heading
from leiq_sim.boards.data_state import DataState
from leiq_sim.boards.dates import day_words, parse_day
from leiq_sim.boards.pieces import html
from leiq_sim.files.entering import NOT_SEEN, Wish
from leiq_sim.files.entries import RUNS
from leiq_sim.files.entry import DROPPED

NEW = ""
Act = Callable[[Sequence[Wish]], bool]


class RunCalendar:
    """Course runs of a year; `act` enters wishes and says whether it succeeded, `take` takes an entry back."""

    def __init__(self, state: DataState, act: Act, take: Callable[[int], None]) -> None:
        self._state, self._act, self._take, self._lang, self._quiet = state, act, take, "de", False
        self._title, self.picture = html(), html("leiq-calendar")
        years = view.years(state.scenario)
        now = date.today().year
        self.year = w.ToggleButtons(options=[str(year) for year in years], value=str(now if now in years else years[0]))
        self.run, self.course, self.site = w.Dropdown(), w.Dropdown(), w.Dropdown()
        self.start, self.seats = w.Text(), w.Text()
        self.save, self.drop, self.undo = w.Button(), w.Button(), w.Button()
        for field, *classes in ((self.run, "wide"), (self.course, "wide"), (self.site, ""), (self.start, "narrow"),
                                (self.seats, "narrow")):  # fmt: skip
            for name in ("leiq-labelled", *(f"leiq-{c}" for c in classes if c)):
                field.add_class(name)
        for name, field in (("run", self.run), ("start", self.start), ("seats", self.seats), ("save", self.save)):
            field.add_class(f"leiq-run-{name}")
        for button in (self.save, self.drop, self.undo):
            button.add_class("leiq-button")
        self.year.add_class("leiq-years")
        self.save.on_click(self._save)
        self.drop.on_click(self._drop)
        self.undo.on_click(self._undo)
        self.run.observe(self._chosen, "value")
        self.year.observe(lambda _: self._draw(), "value")
        form = w.HBox([self.run, self.course, self.start, self.site, self.seats])
        buttons = w.HBox([self.save, self.drop, self.undo])
        form.add_class("leiq-actrow")
        buttons.add_class("leiq-buttons")
        self.box = w.VBox([self._title, self.year, self.picture, form, buttons])
        self.box.add_class("leiq-cardbox")

    def show(self, state: DataState, lang: str) -> None:
        """Write what holds now, in a language; the chosen run stays chosen."""
        self._state, self._lang = state, lang
        chosen, course, site = self.run.value, self.course.value, self.site.value
        runs, courses, sites = self._options()
        self._quiet = True
        self.run.options, self.course.options, self.site.options = runs, courses, sites
        self.run.value = chosen if chosen in [path for _, path in runs] else NEW
        self.site.value = site if site in [name for _, name in sites] else sites[0][1]
        self.course.value = course if course in [id for _, id in courses] else courses[0][1]
        self._quiet = False
        self._speak()
        self._draw()
        self._chosen(None)

    def _options(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[tuple[str, str]]]:
        scenario, lang = self._state.scenario, self._lang
        runs = [(texts.t("data.cal.new", lang), NEW)]
        for bar in view.bars(self._state):
            what = texts.name_of(scenario, "courses", bar.course, lang)
            words = f"{what} · {bar.run} · {texts.date(bar.start, lang)}"
            gone = f" ({texts.t('data.cal.key.gone', lang)})" if bar.kind == "gone" else ""
            runs.append((words + gone, f"{RUNS}.{bar.course}.{bar.run}"))
        courses = [(texts.name_of(scenario, "courses", key, lang), key) for (key,) in scenario.table("courses")]
        names = [*(key for (key,) in scenario.table("districts")), "online"]
        return runs, courses, [(texts.name_of(scenario, "sites", name, lang), name) for name in names]

    def _speak(self) -> None:
        lang = self._lang
        for field, word in ((self.run, "run"), (self.course, "course"), (self.start, "start"), (self.site, "site"),
                            (self.seats, "seats")):  # fmt: skip
            field.description = texts.t(f"data.cal.field.{word}", lang)
        self.start.placeholder = texts.t("board.date_form", lang)
        self.save.description = texts.t(f"data.cal.{'add' if self.run.value == NEW else 'move'}", lang)
        self.drop.description = texts.t("data.cal.drop", lang)
        self.undo.description = texts.t("data.take_back", lang)

    def _draw(self) -> None:
        year = int(self.year.value)
        self._title.value = heading(view.title(self._state, year, self._lang), texts.t("data.cal.caption", self._lang))
        self.picture.value = view.card(self._state, year, self._lang)

    def _chosen(self, _: Any) -> None:
        """Fill the form with the run that was chosen; a new one begins empty."""
        if self._quiet:
            return
        path, bar = self.run.value, None
        if path != NEW:
            bar = next(b for b in view.bars(self._state) if f"{RUNS}.{b.course}.{b.run}" == path)
            planned = self._state.scenario.row(*path.split("."))
            self.course.value, self.site.value = bar.course, bar.site
            self.start.value = day_words(planned.start if planned else bar.start, self._lang)
            self.year.value = str(bar.start.year)
        else:
            self.start.value = ""
        self.seats.value = ""
        self.seats.placeholder = str(bar.seats) if bar else ""
        self.course.disabled = bar is not None
        self.drop.disabled = bar is None or bar.kind == "gone"
        self.undo.disabled = bar is None or bar.kind == ""
        self._speak()

    @property
    def _path(self) -> str:
        if self.run.value != NEW:
            return str(self.run.value)
        taken = {bar.run for bar in view.bars(self._state) if bar.course == self.course.value}
        day = parse_day(self.start.value)
        year = day.year if day else self.year.value
        return f"{RUNS}.{self.course.value}." + next(
            id for id in (f"{year}{letter}" for letter in (*ascii_lowercase, *(f"z{n}" for n in range(999))))
            if id not in taken
        )  # fmt: skip

    def _save(self, _: Any) -> None:
        path, day = self._path, parse_day(self.start.value)
        typed = day.isoformat() if day else self.start.value.strip() or "–"
        said = f"{self.course.label}, {path.rpartition('.')[2]}"
        new = self.run.value == NEW
        held = NOT_SEEN if new else self._state.held(path)
        value = f"{typed} {self.site.value}"
        wishes = [] if value == held else [Wish(path, value, held=held, where=said)]
        if self.seats.value.strip():
            seats = f"courses.{self.course.value}.seats"
            wishes.append(Wish(seats, self.seats.value.strip(), day, where=said))
        if wishes and self._act(wishes) and new:
            self.start.value = self.seats.value = ""

    def _drop(self, _: Any) -> None:
        path = str(self.run.value)
        said = f"{self.course.label}, {path.rpartition('.')[2]}"
        self._act([Wish(path, DROPPED, held=self._state.held(path), where=said)])

    def _undo(self, _: Any) -> None:
        found = self._state.entered(str(self.run.value))
        if found:
            self._take(found[-1].number)
