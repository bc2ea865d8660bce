"""A date as text: a browser would write it in its own order, not the board's."""

from collections.abc import Callable
from datetime import date
from typing import Any

import ipywidgets as w

from leiq_sim import texts


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
        self._lang, self._name = "de", ""
        self._quiet = False
        self.widget.observe(self._typed, "value")

    def speak(self, lang: str, name: str) -> None:
        """Write all words; `name` is whose date it is."""
        self._lang, self._name = lang, name
        self.widget.description = texts.t("board.from", lang)
        self.widget.tooltip = texts.t("board.from.of", lang, name=name)
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
        words = {"name": self._name, "found": self.widget.value, "form": texts.t("board.date_form", self._lang),
                 "first": texts.date(self._first, self._lang), "last": texts.date(self._last, self._lang)}  # fmt: skip
        self.error = None if right else texts.t("board.wrong_date", self._lang, **words)
        (self.widget.remove_class if right else self.widget.add_class)("leiq-wrong")
