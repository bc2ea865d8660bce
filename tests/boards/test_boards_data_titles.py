"""Titles of the data board say how much is real; the waiting list says of which day it is."""

import re

from data_typing import SEATS, entered, words


def title(widget):
    return words(re.search("<h3>(.*?)</h3>", widget.value).group(1))


def test_titles_say_how_much_is_real(screen):
    names = ("staff", "courses", "places")
    assert [title(screen._titles[name]).split(": ")[1] for name in names] == ["noch kein Wert eingetragen"] * 3
    assert title(screen._titles["list"]) == "Eingetragene Werte: noch kein Wert eingetragen"
    entered(screen, seats="20", hours="12,5")
    courses = sum(path.startswith("courses.") for path in screen.rows)
    assert title(screen._titles["courses"]) == f"Kurse: 1 von {courses} Werten eingetragen"
    assert title(screen._titles["places"]).endswith("noch kein Wert eingetragen")
    assert title(screen._titles["list"]) == "Eingetragene Werte: 2 eingetragen"
    screen.rows[SEATS].button.click()
    assert title(screen._titles["courses"]) == "Kurse: noch kein Wert eingetragen"


def test_the_calendars_title_counts_the_years_runs(screen):
    screen.calendar.year.value = "2027"
    planned = sum(run.start.year == 2027 for run in screen.state.scenario.rows("runs"))
    assert title(screen.calendar._title) == f"2027 beginnen {planned} Kursdurchgänge, noch keiner eingetragen"
    first = next(path for _, path in screen.calendar.run.options if path.endswith("2027a"))
    screen.calendar.run.value = first
    screen.calendar.drop.click()
    assert title(screen.calendar._title).startswith(f"2027 beginnen {planned - 1} Kursdurchgänge")
    screen.calendar.year.value = "2026"
    assert title(screen.calendar._title).startswith("2026 beginnen ")


def wait_entered(screen, taken):
    screen.waiting.stage.value = "first_counselling"
    path = "backlog.first_counselling.leipzig.nursing.people"
    screen.waiting.rows[path].field.value, screen.waiting.taken.value = "7", taken
    screen.rows[SEATS].field.value = "20"
    screen.enter.click()
    return path


def test_the_waiting_list_says_of_which_day_it_is_and_that_it_is_computed_so(screen):
    assert title(screen.waiting._title).startswith("Warteliste, mit der die Rechnung am 01.01.2026 beginnt")
    assert "als sei sie vom 01.01.2026" in words(screen.waiting._title.value)
    path = wait_entered(screen, "20.11.2026")
    notes = {entry.path: entry.note for entry in screen.state.entries}
    assert notes == {path: "Liste vom 20.11.2026", SEATS: ""}  # the day is the list's, not the seats'
    assert "Liste vom 20.11.2026" in words(screen.waiting.rows[path]._who.value)
    assert title(screen.waiting._title).endswith(": 1 eingetragen")
    assert screen.waiting.taken.value == ""


def test_without_a_day_no_note_is_made_and_a_wrong_day_enters_nothing(screen, own):
    wait_entered(screen, "neulich")
    assert "„neulich“ ist kein Datum" in screen.status
    assert not own.exists()
    screen.waiting.taken.value = ""
    screen.enter.click()
    assert {entry.note for entry in screen.state.entries} == {""}
