"""A control: a slider linked with a field, the baseline as a tick, a date from which it holds, and its source."""

from collections.abc import Callable
from datetime import date
from html import escape
from typing import Any

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.boards.dates import DateField
from leiq_sim.boards.parts import district_sign, source_mark
from leiq_sim.boards.pieces import html, row
from leiq_sim.boards.plan import SHIFT_LEAST, SHIFT_MOST, Lever, Setting, value_at
from leiq_sim.files.provenance import ProvenanceLine
from leiq_sim.model.scenario import Scenario


class Control:
    """One lever: name, number and unit; slider; baseline and difference, since when, source; weeks for courses."""

    def __init__(
        self, lever: Lever, base: Scenario, day: date, source: ProvenanceLine | None, changed: Callable[[str], None]
    ) -> None:
        self.lever, self._scenario, self._source, self._tell = lever, base, source, changed
        self._first_day, self._quiet = day, False
        self.base = value_at(base, lever.path, day)
        bounds = {"min": lever.column.least, "max": lever.most, "step": lever.step, "value": self.base}
        self.slider = (w.IntSlider if lever.whole else w.FloatSlider)(readout=False, **bounds)
        # A browser writes fractions in its own language and moves what is out of bounds in silence; so it is a text.
        self.field = w.Text(continuous_update=False)
        self.date = DateField(day, base.start, base.end, self._dated)
        self.shift = w.BoundedIntText(min=SHIFT_LEAST, max=SHIFT_MOST, value=0)
        self._wrong: str | None = None
        self._lang, self._said = "de", ""
        self._name, self._unit, self._weeks = html("leiq-name"), html("leiq-unit"), html("leiq-unit")
        self._tick, self._below, self._mark_box = html(), html("leiq-belowtext"), html("leiq-source")
        self.field.observe(self._typed, "value")
        self.slider.observe(self._moved, "value")
        self.shift.observe(self._moved, "value")
        self.box = self._built()

    def _built(self) -> w.VBox:
        self.slider.add_class("leiq-slider")
        self.slider.add_class(f"leiq-slider-{self.lever.path.split('.')[1]}")
        for number in (self.field, self.shift):
            number.add_class("leiq-number")
        head = row(self._name, self.field, self._unit)
        below = row(self._below, self.date.widget, self._mark_box, classes="leiq-row leiq-below")
        weeks = [row(self.shift, self._weeks, classes="leiq-row leiq-below leiq-weeks")] if self.lever.course else []
        box = w.VBox([head, self.slider, self._tick, below, *weeks])
        box.add_class("leiq-control")
        return box

    @property
    def value(self) -> float | int:
        return self.slider.value

    @property
    def changed(self) -> bool:
        return self.value != self.base or bool(self.shift.value)

    @property
    def setting(self) -> Setting:
        return Setting(self.value, self.date.day, self.shift.value)

    @property
    def error(self) -> str | None:
        """What stands in a field and cannot be used, as a sentence."""
        return self._wrong or self.date.error

    def hide_unit(self) -> None:
        """Leave the unit to the head of the group; names for screen readers keep it."""
        self._unit.layout.display = "none"

    def set(self, setting: Setting | None) -> None:
        """Take a setting without telling anybody; none is the baseline's."""
        self._quiet = True
        day = setting.day if setting else self._first_day
        self.date.show(day)
        self.base = value_at(self._scenario, self.lever.path, day)
        self.slider.value = setting.value if setting else self.base
        self.shift.value = setting.weeks if setting else 0
        self._settle()
        self._quiet = False

    def speak(self, lang: str) -> None:
        """Write all words anew, in a language."""
        table, id, *_ = self.lever.path.split(".")
        name = texts.t_or(f"funding_line.{id}", id, lang) if self.lever.is_cut else None
        name = name or texts.name_of(self._scenario, table, id, lang)
        unit = texts.t(f"board.unit.{self.lever.column.unit}", lang)
        sign = "" if self.lever.district is None else district_sign(self.lever.district) + " "
        self._name.value = f"{sign}{escape(name)}"
        self._unit.value = escape(unit)
        self.slider.tooltip = self.field.description = self.field.tooltip = f"{name}, {unit}"
        self.shift.description = self.shift.tooltip = texts.t("board.shift", lang, course=name)
        self._weeks.value = escape(texts.t("board.weeks", lang))
        self._lang, self._said = lang, name
        self.date.speak(lang, name)
        self._mark()

    def _dated(self) -> None:
        """Take the baseline's value of another day; a control that was unchanged follows it."""
        if self.date.error is None:
            follows, self.base = self.value == self.base, value_at(self._scenario, self.lever.path, self.date.day)
            if follows:
                self._quiet, self.slider.value = True, self.base
                self._quiet = False
        self._mark()
        self._tell(self.lever.path)

    def _typed(self, change: dict[str, Any]) -> None:
        """Read a number that was typed; what is none is marked and said, and the last right one stays in force."""
        number = self._read(change["new"])
        if number == self.value and self._wrong is None:
            return
        column, lang = self.lever.column, self._lang
        ends = {"least": texts.number(column.least, None, lang), "most": texts.number(self.lever.most, None, lang)}
        kind = texts.t(f"board.number.{'whole' if self.lever.whole else 'any'}", lang)
        words = texts.t("board.wrong_number", lang, name=self._said, found=change["new"], kind=kind, **ends)
        self._wrong = words if number is None else None
        (self.field.add_class if number is None else self.field.remove_class)("leiq-wrong")
        if number is not None and number != self.value:
            self.slider.value = number
        else:
            self._tell(self.lever.path)

    def _read(self, words: str) -> float | int | None:
        """Return the number that was typed; None for one that this control cannot take."""
        try:
            number = float(words.replace(",", ".").replace("\u2212", "-"))
        except ValueError:
            return None
        if not self.lever.column.least <= number <= self.lever.most:
            return None
        if self.lever.whole:
            return int(number) if number.is_integer() else None
        return number

    def _moved(self, _: Any) -> None:
        self._settle()
        if not self._quiet:
            self._tell(self.lever.path)

    def _settle(self) -> None:
        self._wrong = None
        self.field.remove_class("leiq-wrong")
        self._mark()

    def _mark(self) -> None:
        """Draw the baseline's tick, the run to the handle, and say the difference, since when and its source."""
        lang = self._lang
        self.field.value = _plain(self.value, lang)
        self._tick.value = _tick(self.lever, self.base, self.value)
        words = texts.t("board.base", lang, value=texts.number(self.base, None, lang))
        moved = (
            texts.difference(self.value - self.base, None, lang)
            if self.value != self.base
            else texts.t("board.unchanged", lang)
        )
        self._below.value = escape(f"{words} · {moved}")
        self.date.widget.layout.display = None if self.changed or self.date.error else "none"
        self._mark_box.value = "" if self.lever.is_cut else source_mark(self._source, self.value != self.base, lang)
        (self.box.add_class if self.changed else self.box.remove_class)("leiq-changed")


def _tick(lever: Lever, base: float, value: float) -> str:
    """Return the baseline's tick and the run from it to the handle, as HTML."""
    span = lever.most - lever.column.least
    at, now = (100 * (x - lever.column.least) / span for x in (base, value))
    # The run ends at the handle's rim, whose radius is 8 px.
    left = f"{at:.2f}%" if now > at else f"calc({now:.2f}% + 8px)"
    run = f'<b style="left:{left};width:max(0px, {abs(now - at):.2f}% - 8px)"></b>' if at != now else ""
    return f'<div class="leiq-tick" aria-hidden="true"><i style="left:{at:.2f}%"></i>{run}</div>'


def _plain(value: float, lang: str) -> str:
    """Write a number as one types it: no thousands, a comma in German."""
    words = f"{value:.6g}"
    return words.replace(".", ",") if lang == "de" else words
