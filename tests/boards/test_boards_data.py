"""The data board without a browser: values are typed, buttons pressed, files handed over as bytes."""

import re
from datetime import date, datetime

import pytest
from data_typing import COACHING, HOURS, SEATS, TODAY, entered, typed, words

from leiq_sim.boards import asked_table, entered_table, runs_table
from leiq_sim.boards.data import DataBoard
from leiq_sim.boards.data_state import DataState
from leiq_sim.files.load import load_scenario
from leiq_sim.files.template import template_bytes
from leiq_sim.texts.template import template_rows


def row_words(screen, path):
    row = screen.all_rows[path]
    return words(row._present.value), words(row._who.value), row.button.layout.visibility


def test_a_value_shows_its_source_and_what_is_typed_waits_for_the_button(screen, own):
    value, who, button = row_words(screen, SEATS)
    assert value.startswith("16 Plätze")
    assert value.split()[-1] in ("Annahme", "vergleichbar", "abgeleitet", "veröffentlicht")
    assert (who, button) == ("", "hidden")
    assert screen.enter.disabled
    typed(screen, seats="20", hours="12,5")
    assert "2 getippt, noch nicht eingetragen" in screen.status
    assert not screen.enter.disabled
    assert not own.exists()
    screen.discard.click()
    assert screen.typed == []
    assert screen.enter.disabled


def test_the_button_enters_all_with_name_and_day(screen, own):
    entered(screen, seats="20", hours="12,5")
    assert "2 Werte eingetragen." in screen.status
    assert row_words(screen, SEATS) == ("20 Plätze eingetragen", "eingetragen von A. Kim am 27.11.2026", "visible")
    assert row_words(screen, HOURS)[0].startswith("12,5 Stunden je Woche")
    assert screen.typed == []
    assert load_scenario().value(SEATS) == 20
    assert "Anpassungslehrgang Pflege: 20 statt 16" in screen.results
    assert "2 wirkliche Werte" in screen._sentence.value


def test_taking_back_brings_the_value_before(screen):
    entered(screen, seats="20")
    entered(screen, seats="22")
    screen.rows[SEATS].button.click()
    assert row_words(screen, SEATS)[0] == "20 Plätze eingetragen"
    screen.entry.value = 1
    screen.undo.click()
    assert "Eintrag 1 ist zurückgenommen" in screen.status
    assert row_words(screen, SEATS)[0].startswith("16 Plätze")
    assert load_scenario().value(SEATS) == 16
    assert "Ersetzt oder zurückgenommen (4 Zeilen)" in screen.results


def test_all_faults_are_said_at_once_the_wrong_fields_are_marked_and_stay(screen, own):
    entered(screen, seats="900", coaching="viel", hours="10")
    assert 'role="alert"' in screen.status
    assert "900" in screen.status
    assert "viel" in screen.status
    assert {row.path for row in screen.typed} == {SEATS, COACHING, HOURS}
    marked = {path for path, row in screen.rows.items() if "leiq-wrong" in row.field._dom_classes}
    assert marked == {SEATS, COACHING}
    assert not own.exists()
    entered(screen, seats="20", coaching="24")
    assert "3 Werte eingetragen." in screen.status


@pytest.mark.parametrize("name", ["", "<script>alert(1)</script>", "=1+1"])
def test_without_a_usable_name_nothing_is_entered(screen, own, name):
    screen.person.value = name
    entered(screen, seats="20")
    assert 'role="alert"' in screen.status
    assert "<script>" not in screen.status
    assert not own.exists()


def test_what_is_typed_is_escaped_wherever_it_is_shown(screen):
    entered(screen, seats="<b>20</b>")
    assert "<b>20" not in screen.status
    screen.day.value = "<i>morgen</i>"
    entered(screen, seats="20")
    assert "&lt;i&gt;morgen" in screen.status
    screen.day.value = "27.11.2026"
    screen.person.value = 'A "Kim" & < Co'
    entered(screen, seats="20")
    shown = screen.results + screen.rows[SEATS]._who.value
    assert "&amp; &lt; Co" in shown
    assert "& < Co" not in shown


def test_a_value_may_hold_from_a_day_on(screen):
    screen.since.value = "01.03.2027"
    entered(screen, seats="24")
    assert load_scenario().steps(SEATS) == [(0, 16), (424, 24)]
    assert row_words(screen, SEATS)[1] == "ab 01.03.2027: 24, eingetragen von A. Kim am 27.11.2026"
    assert screen.since.value == ""
    screen.since.value = "irgendwann"
    entered(screen, seats="25")
    assert "kein Datum" in screen.status


def test_two_boards_lose_nothing_and_the_later_one_is_told(screen):
    other = DataBoard("de", TODAY)
    other.person.value = "B. Wolf"
    entered(screen, seats="20")
    entered(other, hours="10")
    assert load_scenario().value(SEATS) == 20
    assert load_scenario().value(HOURS) == 10
    entered(screen, hours="11")
    assert "B. Wolf" in screen.status
    assert row_words(screen, HOURS)[0].startswith("10 Stunden")
    assert load_scenario().value(HOURS) == 10
    screen.enter.click()  # having seen it
    assert load_scenario().value(HOURS) == 11


def test_a_filled_template_is_read_whole_or_not_at_all(screen, own):
    content = template_bytes(".csv", template_rows(load_scenario(), "de"), german=True).decode("utf-8-sig")
    line = next(line for line in content.splitlines() if line.startswith(SEATS))
    good = content.replace(line, line.replace(";;;;;", ";20;;B. Wolf;20.11.2026;"))
    bad = content.replace(line, line.replace(";;;;;", ";viel;;;;"))
    for text, said in ((bad, "bad.csv, Zeile"), (good, "1 Wert eingetragen."), (content, "kein wirklicher Wert")):
        screen.upload.value = ({"name": "bad.csv", "type": "text/csv", "size": 1, "content": text.encode(),
                                "last_modified": datetime(2026, 11, 27)},)  # fmt: skip
        assert said.lower() in screen.status.lower()
        assert screen.upload.value == ()
    assert row_words(screen, SEATS)[1] == "eingetragen von B. Wolf am 20.11.2026"


def test_a_run_is_moved_added_dropped_and_brought_back(screen):
    form = screen.calendar
    form.run.value = "runs.social_bridge.2027"
    assert (form.start.value, form.site.value, form.year.value) == ("01.09.2027", "leipzig", "2027")
    form.start.value = "04.10.2027"
    form.save.click()
    assert load_scenario().value("runs.social_bridge.2027.start") == date(2027, 10, 4)
    assert "leiq-cal-run leiq-mine" in form.picture.value
    form.run.value = ""
    form.course.value, form.start.value, form.site.value, form.seats.value = (
        "social_bridge",
        "01.03.2027",
        "online",
        "12",
    )
    form.save.click()
    base = load_scenario()
    assert base.value("runs.social_bridge.2027a.site") == "online"
    assert base.steps("courses.social_bridge.seats")[-1] == (424, 12)
    form.run.value = "runs.social_bridge.2028"
    form.drop.click()
    assert load_scenario().row("runs", "social_bridge", "2028") is None
    assert "entfällt" in screen.results
    form.run.value = "runs.social_bridge.2028"
    assert form.drop.disabled
    form.undo.click()
    assert load_scenario().row("runs", "social_bridge", "2028") is not None


def test_a_wrong_day_of_a_run_is_refused_with_the_course_named(screen):
    screen.calendar.run.value = "runs.social_bridge.2027"
    screen.calendar.start.value = "bald"
    screen.calendar.save.click()
    assert "Brückenmaßnahme Soziales und frühe Bildung, 2027: „bald" in screen.status
    screen.calendar.start.value = "01.01.2031"
    screen.calendar.save.click()
    assert 'role="alert"' in screen.status
    assert DataState().entries == ()


def test_the_waiting_list_asks_for_every_district_and_field_and_keeps_what_is_typed(screen):
    waiting = screen.waiting
    waiting.stage.value = "first_counselling"
    districts, fields = (len(load_scenario().table(name)) for name in ("districts", "fields"))
    assert len(waiting._inside.children) == districts * fields
    path = "backlog.first_counselling.nordsachsen.doctors.people"
    waiting.rows[path].field.value = "3"
    waiting.stage.value = "coaching"
    assert "1 getippt" in screen.status
    screen.enter.click()
    assert load_scenario().value(path) == 3
    waiting.stage.value = "first_counselling"
    assert row_words(screen, path)[0] == "3 Menschen eingetragen"


def test_the_calendar_shows_holidays_closures_and_names_itself(screen):
    picture = screen.calendar.picture.value
    assert 'role="img"' in picture
    assert re.search(r'aria-label="Kalender \d{4}: \d+ Kursdurchgänge', picture)
    assert "Buß- und Bettag" in picture
    assert "leiq-cal-closed" in picture
    year = runs_table(2027, "de").frame
    assert list(year["Beginn"])[:2] == ["01.09.2026", "01.03.2027"]
    assert "Buß- und Bettag" in list(year["Kurs"])


def test_every_field_and_button_has_a_name(screen):
    for row in screen.rows.values():
        assert row.field.description.startswith("Wirklicher Wert: ")
        assert row.button.tooltip.startswith("Zurücknehmen: ")
    named = [screen.person, screen.day, screen.since, screen.enter, screen.upload, screen.calendar.start,
             screen.calendar.seats, screen.waiting.stage]  # fmt: skip
    assert all(widget.description for widget in named)
    assert len({row.field.description for row in screen.rows.values()}) == len(screen.rows)


def test_the_switch_leaves_no_german_word(screen):
    entered(screen, seats="20")
    screen.language.value = "en"
    html = [screen.status, screen.results, screen._sentence.value, screen.calendar.picture.value]
    html += [title.value for title in screen._titles.values()]
    html += [part.value for row in screen.rows.values() for part in (row._name, row._present, row._who)]
    html += [screen.enter.description, screen.person.description, screen.waiting._title.value]
    german = ("eingetragen", "Plätze", "Stunden", "Annahme", "Beginn", "Träger", "Warteliste", "Feiertag", "März")
    assert [word for word in german if word in words(" ".join(html)).replace("Buß- und Bettag", "")] == []
    assert screen.day.value == "2026-11-27"


def test_a_broken_journal_is_said_and_the_defaults_are_shown(own):
    own.parent.mkdir()
    own.write_text("number,path,value,entered_by,entered_on\n1,nonsense,3,A. Kim,2026-11-27\n", encoding="utf-8")
    screen = DataBoard("de", TODAY)
    assert "data/own/entries.csv, Zeile 2" in screen.status
    assert "leiq data --take-back" in screen.status
    assert row_words(screen, SEATS)[0].startswith("16 Plätze")


def test_the_tables_for_notebooks_say_the_same(screen):
    entered(screen, seats="20")
    shown = asked_table(lang="de").frame
    assert list(shown[shown["Name"] == "Anpassungslehrgang Pflege: Plätze"].iloc[0]) == [
        "Anpassungslehrgang Pflege: Plätze", "20", "Plätze", "eingetragen"
    ]  # fmt: skip
    assert len(entered_table("en").frame) == 1
