"""Controls: a slider linked with a field, the baseline as a tick, and the same name for both."""

import math
from collections.abc import Callable
from datetime import date
from html import escape
from typing import Any

import ipywidgets as w
from traitlets import link

from leiq_sim import texts
from leiq_sim.boards.parts import district_sign
from leiq_sim.boards.plan import SHIFT_LEAST, SHIFT_MOST, Lever
from leiq_sim.model.scenario import Scenario


def html(classes: str = "", value: str = "") -> w.HTML:
    made = w.HTML(value)
    for name in classes.split():
        made.add_class(name)
    return made


def row(*children: w.Widget, classes: str = "leiq-row") -> w.HBox:
    made = w.HBox(list(children))
    for name in classes.split():
        made.add_class(name)
    return made


class Control:
    """One lever: name, number and unit; slider; baseline and difference; for courses the weeks its runs move."""

    def __init__(self, lever: Lever, base: float, changed: Callable[[], None], with_unit: bool = True) -> None:
        self.lever, self.base, self._changed = lever, base, changed
        bounds = {"min": lever.column.least, "max": lever.most, "step": lever.step, "value": base}
        self.slider = (w.IntSlider if lever.whole else w.FloatSlider)(readout=False, **bounds)
        # A browser writes fractions in its own language, not the board's; so they are a text.
        self.field = w.BoundedIntText(**bounds) if lever.whole else w.Text(continuous_update=False)
        self.error: str | None = None
        self._lang, self._said = "de", ""
        self.shift = w.BoundedIntText(min=SHIFT_LEAST, max=SHIFT_MOST, value=0)
        self._name, self._unit, self._tick, self._below = (
            html("leiq-name"),
            html("leiq-unit"),
            html(),
            html("leiq-below"),
        )
        self._weeks = html("leiq-unit")
        self.slider.add_class("leiq-slider")
        self.slider.add_class(f"leiq-slider-{lever.path.split('.')[1]}")
        for number in (self.field, self.shift):
            number.add_class("leiq-number")
        if lever.whole:
            link((self.slider, "value"), (self.field, "value"))
        else:
            self.field.observe(self._typed, "value")
        self.slider.observe(self._moved, "value")
        self.shift.observe(self._moved, "value")
        shift = [row(self.shift, self._weeks, classes="leiq-row leiq-below")] if lever.course else []
        below = row(self._below, *shift, classes="leiq-row leiq-below")
        head = row(self._name, self.field, *([self._unit] if with_unit else []))
        self.box = w.VBox([head, self.slider, self._tick, below])
        self.box.add_class("leiq-control")

    @property
    def value(self) -> float | int:
        return self.slider.value

    @property
    def changed(self) -> bool:
        return self.value != self.base or bool(self.shift.value)

    def rebase(self, base: float) -> None:
        """Take another baseline value (of another date); a control that was unchanged follows it."""
        follows = self.slider.value == self.base
        self.base = base
        if follows:
            self.slider.value = base

    def reset(self) -> None:
        self.slider.value, self.shift.value = self.base, 0
        self._moved(None)

    def speak(self, scenario: Scenario, lang: str) -> None:
        """Write all words anew, in a language."""
        table, id, _ = self.lever.path.split(".")
        name = texts.name_of(scenario, table, id, lang)
        unit = texts.t(f"board.unit.{self.lever.column.unit}", lang)
        sign = "" if self.lever.district is None else district_sign(self.lever.district) + " "
        self._name.value = f"{sign}{escape(name)}"
        self._unit.value = escape(unit)
        self.slider.tooltip = self.field.description = self.field.tooltip = f"{name}, {unit}"
        self.shift.description = self.shift.tooltip = texts.t("board.shift", lang, course=name)
        self._weeks.value = escape(texts.t("board.weeks", lang))
        self._lang, self._said = lang, name
        self._mark()

    def _typed(self, change: dict[str, Any]) -> None:
        """Read a number that was typed; what is none is marked and said, and the last right one stays in force."""
        words, column = change["new"], self.lever.column
        try:
            number = float(words.replace(",", "."))
        except ValueError:
            number = math.nan
        right = column.least <= number <= self.lever.most
        if right and number == self.value and self.error is None:
            return
        ends = {
            "least": texts.number(column.least, None, self._lang),
            "most": texts.number(self.lever.most, None, self._lang),
        }
        self.error = None if right else texts.t("board.wrong_number", self._lang, name=self._said, found=words, **ends)
        (self.field.remove_class if right else self.field.add_class)("leiq-wrong")
        if right and number != self.value:
            self.slider.value = number
        else:
            self._changed()

    def _moved(self, _: Any) -> None:
        self.error = None
        self.field.remove_class("leiq-wrong")
        self._mark()
        self._changed()

    def _mark(self) -> None:
        """Draw the baseline's tick, the run to the handle, and say the difference."""
        lang = self._lang
        if not self.lever.whole:
            self.field.value = _plain(self.value, lang)
        span = self.lever.most - self.lever.column.least
        at, now = (100 * (x - self.lever.column.least) / span for x in (self.base, self.value))
        # The run ends at the handle's rim, whose radius is 8 px.
        left = f"{at:.2f}%" if now > at else f"calc({now:.2f}% + 8px)"
        run = f'<b style="left:{left};width:max(0px, {abs(now - at):.2f}% - 8px)"></b>' if at != now else ""
        self._tick.value = f'<div class="leiq-tick" aria-hidden="true"><i style="left:{at:.2f}%"></i>{run}</div>'
        words = texts.t("board.base", lang, value=texts.number(self.base, None, lang))
        moved = (
            texts.difference(self.value - self.base, None, lang)
            if self.value != self.base
            else texts.t("board.unchanged", lang)
        )
        self._below.value = escape(f"{words} · {moved}")
        (self.box.add_class if self.changed else self.box.remove_class)("leiq-changed")


def _plain(value: float, lang: str) -> str:
    """Write a number as one types it: no thousands, a comma in German."""
    words = f"{value:.6g}"
    return words.replace(".", ",") if lang == "de" else words


def parse_day(words: str) -> date | None:
    """Read 01.03.2027 or 2027-03-01; None for anything else."""
    try:
        if "." in words:
            day, month, year = (int(part) for part in words.strip().split("."))
            return date(year, month, day)
        return date.fromisoformat(words.strip())
    except ValueError:
        return None


def day_words(day: date, lang: str) -> str:
    """Write a date as the field expects it in a language."""
    return f"{day:%d.%m.%Y}" if lang == "de" else day.isoformat()


class DateField:
    """A date as text; a wrong one is marked, and the last right one stays in force."""

    def __init__(self, day: date, first: date, last: date, changed: Callable[[], None]) -> None:
        self.day, self._first, self._last, self._changed = day, first, last, changed
        self.error: str | None = None
        self.widget = w.Text(continuous_update=False)
        self.widget.add_class("leiq-date")
        self._lang = "de"
        self._quiet = False
        self.widget.observe(self._typed, "value")

    def speak(self, lang: str) -> None:
        self._lang = lang
        self.widget.description = texts.t("board.from", lang)
        self.widget.placeholder = texts.t("board.date_form", lang)
        if self.error is None:
            self.show(self.day)
        else:
            self._judge(parse_day(self.widget.value))

    def show(self, day: date) -> None:
        """Write a date into the field without telling anybody."""
        self._quiet, self.day, self.error = True, day, None
        self.widget.value = day_words(day, self._lang)
        self.widget.remove_class("leiq-wrong")
        self._quiet = False

    def _typed(self, _: Any) -> None:
        if self._quiet:
            return
        day = parse_day(self.widget.value)
        self._judge(day)
        if self.error is None and day is not None:
            self.show(day)
        self._changed()

    def _judge(self, day: date | None) -> None:
        right = day is not None and self._first <= day <= self._last
        words = {"found": self.widget.value, "form": texts.t("board.date_form", self._lang),
                 "first": texts.date(self._first, self._lang), "last": texts.date(self._last, self._lang)}  # fmt: skip
        self.error = None if right else texts.t("board.wrong_date", self._lang, **words)
        (self.widget.remove_class if right else self.widget.add_class)("leiq-wrong")
