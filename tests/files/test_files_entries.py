"""Entered values: written whole, over the defaults, taken back, never lost and never overwritten unseen."""

import json
import os
import threading
from datetime import date

import pandas as pd
import pytest

import leiq_sim as leiq
from leiq_sim.chance.reads import digest_of
from leiq_sim.errors import ScenarioError
from leiq_sim.files import entering
from leiq_sim.files.entering import NOT_SEEN, Wish, enter, take_back
from leiq_sim.files.entries import entries_of, read_journal
from leiq_sim.files.exports import as_csv, as_json
from leiq_sim.files.load import check_files, load_scenario
from leiq_sim.files.provenance import provenance_table, status_shares
from leiq_sim.texts.entries import entered_notes, entered_section

TODAY = date(2026, 11, 27)
SEATS = "courses.nursing_adaptation.seats"
HOURS = "staff.fizu.hours_per_week"
WAITING = "backlog.first_contact.leipzig.nursing.people"


@pytest.fixture
def own(folder, monkeypatch):
    monkeypatch.delenv("LEIQ_OWN")
    return folder.path / "own" / "entries.csv"


def entered(*wishes, name="A. Kim"):
    return enter([wish if isinstance(wish, Wish) else Wish(*wish) for wish in wishes], name, TODAY)


def refused(*wishes, name="A. Kim"):
    with pytest.raises(ScenarioError) as error:
        entered(*wishes, name=name)
    return [found.code for found in error.value.problems]


def test_an_entry_wins_over_the_default_and_its_source_says_who_and_when(own):
    entered((SEATS, "20"), (HOURS, "12,5"))
    base = load_scenario()
    assert (base.value(SEATS), base.value(HOURS), base.changes) == (20, 12.5, ())
    lines = {line.path: line for line in provenance_table(base)}
    assert (lines[SEATS].status, lines[SEATS].source, lines[SEATS].since) == ("entered", "A. Kim", "2026-11-27")
    assert (lines[SEATS].low, lines[SEATS].high) == (20, 20)
    assert lines["courses.nursing_adaptation.minimum"].status != "entered"
    assert status_shares(base)["entered"] > 0
    assert check_files() == []
    assert own.read_text(encoding="utf-8").splitlines()[1] == f"1,{SEATS},20,A. Kim,2026-11-27,,16,,"


def test_presets_rest_on_the_entries_and_their_own_change_wins(own):
    entered((SEATS, "20"), (HOURS, "12,5"))
    preset = load_scenario("more_nursing_seats")
    assert preset.value(HOURS) == 12.5
    assert preset.steps(SEATS)[0] == (0, 20)
    assert preset.steps(SEATS)[-1][1] == 25
    assert {entry.path for entry in entries_of(preset)} == {SEATS, HOURS}
    assert load_scenario("more_nursing_seats", entered=False).value(HOURS) == 9


def test_what_is_taken_back_gives_way_to_the_entry_before_then_to_the_default(own):
    entered((SEATS, "20"))
    entered((SEATS, "22"), name="B. Wolf")
    assert take_back(2, "A. Kim", TODAY).undoes == 2
    assert load_scenario().value(SEATS) == 20
    take_back(1, "A. Kim", TODAY)
    assert load_scenario().value(SEATS) == 16
    assert status_shares(load_scenario()).get("entered") is None
    journal = read_journal(own.parent.parent)
    assert [entry.value for entry in journal.entries] == ["20", "22", "22", "20"]
    with pytest.raises(ScenarioError, match="no entry 1 that holds"):
        take_back(1, "A. Kim", TODAY)


def test_a_value_may_hold_from_a_day_on(own):
    entered(Wish(SEATS, "24", date(2027, 3, 1)), (SEATS, "18"))
    base = load_scenario()
    assert base.steps(SEATS) == [(0, 18), (424, 24)]
    assert base.changes == ()
    take_back(1, "A. Kim", TODAY)
    assert load_scenario().steps(SEATS) == [(0, 18)]


def test_course_runs_are_moved_added_and_dropped(own):
    entered(
        ("runs.social_bridge.2027", "04.10.2027"),
        ("runs.social_bridge.2028b", "2028-03-01 online"),
        ("runs.academic_bridge.2028a", "entfällt"),
    )
    base = load_scenario()
    assert base.value("runs.social_bridge.2027.start") == date(2027, 10, 4)
    assert base.value("runs.social_bridge.2027.site") == "leipzig"
    assert base.value("runs.social_bridge.2028b.site") == "online"
    assert base.row("runs", "academic_bridge", "2028a") is None
    assert entered(("runs.academic_bridge.2028a", "dropped")) == ()
    take_back(3, "A. Kim", TODAY)
    assert load_scenario().value("runs.academic_bridge.2028a.start") == date(2028, 4, 1)


def test_people_may_wait_where_the_defaults_have_nobody(own):
    path = "backlog.first_counselling.nordsachsen.doctors.people"
    assert load_scenario().row("backlog", *path.split(".")[1:-1]) is None
    entered((path, "3"))
    row = load_scenario().row("backlog", *path.split(".")[1:-1])
    known = [r.waited_days_most for r in load_scenario().rows("backlog") if r.stage == "first_counselling"]
    assert (row.people, row.waited_days_most) == (3, max(known))


def test_all_problems_are_told_at_once_and_nothing_is_written(own):
    codes = refused((SEATS, "1.234"), (HOURS, "viel"), ("courses.x.seats", "3"), (WAITING, "-1"), (SEATS, "20 %"))
    assert codes == ["number_ambiguous", "cell_not_number", "unknown_row", "number_below", "number_percent"]
    assert not own.exists()


def test_what_the_other_tables_contradict_is_refused(own):
    assert refused((SEATS, "4")) == ["minimum_over_seats"]
    entered(("courses.nursing_adaptation.minimum", "4"), (SEATS, "4"))
    with pytest.raises(ScenarioError, match="at least 8"):
        take_back(1, "A. Kim", TODAY)


def test_names_and_notes_cannot_hurt_a_screen_or_a_spreadsheet(own):
    for name in ("", "  ", "=1+1", "<img src=x>", "x" * 81, "A\u200bKim"):
        assert len(refused((SEATS, "20"), name=name)) == 1
    assert refused(Wish(SEATS, "20", note="<b>")) == ["text_markup"]
    assert not own.exists()


def test_nobody_overwrites_what_he_did_not_see(own):
    entered((SEATS, "20"))
    assert refused(Wish(SEATS, "22", held="16")) == ["entry_meanwhile"]
    assert refused(Wish(SEATS, "22", held=NOT_SEEN)) == ["entry_meanwhile"]
    assert load_scenario().value(SEATS) == 20
    assert entered(Wish(SEATS, "20", held="16")) == ()  # the same value twice is no quarrel
    assert entered(Wish(SEATS, "22", held="20"))[0].replaced == "20"
    assert entered(Wish(HOURS, "9", held=NOT_SEEN))[0].replaced == "9"  # a default is confirmed


def test_of_many_writers_at_once_nobody_loses_an_entry(own):
    wrong = []

    def write(number):
        try:
            enter([Wish(WAITING, str(number))], f"P. {number}", TODAY)
        except ScenarioError as error:
            wrong.append(error)

    writers = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    entries = read_journal(own.parent.parent).entries
    assert wrong == []
    assert [entry.number for entry in entries] == [1, 2, 3, 4]
    assert {entry.entered_by for entry in entries} == {f"P. {n}" for n in range(4)}
    assert [e.replaced for e in entries[1:]] == [e.value for e in entries[:-1]]


def test_a_writer_who_never_gets_a_turn_is_told_so(own, monkeypatch):
    monkeypatch.setattr(entering, "_written", lambda *_: False)
    assert refused((SEATS, "20")) == ["entries_busy"]


def test_a_full_journal_is_refused_before_it_could_no_longer_be_read(own, monkeypatch):
    entered((SEATS, "20"))
    monkeypatch.setattr(entering, "MOST_ROWS", 1)
    assert refused((HOURS, "10")) == ["entries_full"]
    assert load_scenario().value(HOURS) == 9


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_right_is_told(own):
    own.parent.mkdir()
    own.parent.chmod(0o500)
    assert refused((SEATS, "20")) == ["entries_unwritable"]


def test_one_bad_line_refuses_the_whole_and_the_defaults_stay_at_hand(own):
    entered((SEATS, "20"), (HOURS, "10"))
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace(",20,", ",twenty,"), encoding="utf-8")
    with pytest.raises(ScenarioError) as error:
        load_scenario("more_nursing_seats")
    assert [(p.code, p.where) for p in error.value.problems] == [("cell_not_number", "data/own/entries.csv, line 2")]
    assert check_files([own]) == list(error.value.problems)
    assert load_scenario(entered=False).value(SEATS) == 16
    assert refused((HOURS, "11")) == ["cell_not_number"]
    take_back(1, "A. Kim", TODAY)  # the way out
    assert load_scenario().value(HOURS) == 10


def test_a_copy_that_a_sync_program_left_is_not_passed_over(own):
    entered((SEATS, "20"))
    (own.parent / "entries (conflict).csv").write_text(own.read_text(encoding="utf-8"), encoding="utf-8")
    assert [found.code for found in check_files()] == ["entries_stray"]


def test_the_file_that_excel_saves_anew_is_read_again(own):
    entered((HOURS, "12,5"), (SEATS, "20"))
    lines = (
        own.read_text(encoding="utf-8").replace(",", ";").replace("12.5", "12,5").replace("2026-11-27", "27.11.2026")
    )
    own.write_text("\ufeff" + lines.replace("\n", "\r\n"), encoding="utf-8")
    assert load_scenario().value(HOURS) == 12.5
    entered((SEATS, "21"))
    assert load_scenario().value(SEATS) == 21


def test_entries_change_what_is_computed_and_its_digest(own):
    before = digest_of(load_scenario())
    entered((SEATS, "20"))
    assert digest_of(load_scenario()) == before  # capacity is no part of itineraries
    entered((WAITING, "9"))
    assert digest_of(load_scenario()) != before


def test_a_kept_scenario_rests_on_the_entries_that_hold_when_it_is_loaded(own):
    entered((HOURS, "10"))
    leiq.save_scenario(load_scenario().change(SEATS, 30, name="mine"))
    assert load_scenario("mine").value(HOURS) == 10
    entered((HOURS, "11"))
    assert load_scenario("mine").value(HOURS) == 11
    assert load_scenario("mine").value(SEATS) == 30


def test_every_export_lists_the_entries(own):
    entered((SEATS, "20"), Wish(HOURS, "12,5", date(2027, 1, 1)))
    frame = pd.DataFrame({"kpi": ["a", "b"], "mean": [1.0, 2.0]})
    notes = entered_notes([load_scenario()], "en")
    rows = json.loads(as_json(frame, "Note", notes))
    assert [set(row) for row in rows] == [{"kpi", "mean", "data_note"}] * 2
    assert rows[0]["data_note"] == (
        f"Note. 2 entered values, listed in the first row. {SEATS} = 20 (A. Kim, 2026-11-27); "
        f"{HOURS} = 12.5 from 2027-01-01 (A. Kim, 2026-11-27)"
    )
    assert rows[1]["data_note"] == "Note. 2 entered values, listed in the first row"
    assert SEATS in as_csv(frame, "Note", notes).splitlines()[1]
    assert as_csv(frame, "Note") == as_csv(frame, "Note", entered_notes([load_scenario(entered=False)]))
    section = entered_section([load_scenario("more_nursing_seats"), load_scenario()], "de", 400)
    assert section.count("Eingetragen von A. Kim am 27.11.2026.") == 2
    assert "Anpassungslehrgang Pflege: 20 statt 16\u00a0Plätze." in section
    assert entered_section([load_scenario(entered=False)], "de", 100) == ""


def test_a_long_list_is_whole_in_files_and_short_on_the_terminal(own):
    rows = [row for row in load_scenario().rows("backlog") if row.stage == "first_counselling"]
    entered(*((f"backlog.{r.stage}.{r.district}.{r.field}.people", "7") for r in rows))
    short, whole = (entered_section([load_scenario()], "en", 400, whole) for whole in (False, True))
    assert f"… and {len(rows) - 12} more: leiq data --entries" in short
    assert short.count("Entered by") == 12
    assert whole.count("Entered by") == len(rows)
