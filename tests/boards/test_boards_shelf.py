"""Keeping scenarios, opening, copying and deleting them; by two sessions at once, too."""

from datetime import date

import pytest
from fake_study import SEATS, FakeStudy
from walking import words

from leiq_sim.boards.capacity import CapacityBoard
from leiq_sim.boards.plan import settings_of
from leiq_sim.files.load import load_scenario
from leiq_sim.model.change import Change

HOURS = "staff.counselling_nordsachsen.hours_per_week"


@pytest.fixture
def two(base, shelf):
    """Two sessions on the same folder."""
    return [CapacityBoard(base, FakeStudy(8), "de", background=False, from_date=date(2027, 1, 1)) for _ in range(2)]


def keep(board, title):
    board.shelf.title.value = title
    board.shelf.keep.click()


def files(shelf):
    return sorted(path.name for path in shelf.glob("*"))


def test_what_is_kept_is_found_again_by_another_session_with_the_same_changes(two, shelf):
    first, second = two
    first.controls[SEATS].slider.value = 25
    first.controls[HOURS].slider.value = 4
    first.controls[HOURS].date.widget.value = "01.04.2027"
    keep(first, "Pflege ausbauen, mobil beraten")
    assert "„Pflege ausbauen, mobil beraten“ ist gesichert" in first.shelf.said
    assert files(shelf) == ["pflege_ausbauen_mobil_beraten.toml"]
    second.shelf.refresh()
    assert second.shelf.choice.options == (("Pflege ausbauen, mobil beraten", "pflege_ausbauen_mobil_beraten"),)
    second.shelf.open.click()
    assert second.study.asked[-1].changes == first.study.asked[-1].changes
    assert second.controls[HOURS].date.widget.value == "01.04.2027"
    second.undo.click()
    assert second.study.asked[-1].changes == ()


def test_a_taken_name_is_refused_and_the_file_stays(two, shelf):
    first, second = two
    first.controls[SEATS].slider.value = 25
    keep(first, "Mehr Plätze")
    kept = (shelf / "mehr_plaetze.toml").read_bytes()
    second.controls[SEATS].slider.value = 20
    keep(second, "Mehr Plätze")
    assert "diese Datei gibt es schon" in second.shelf.said
    assert (shelf / "mehr_plaetze.toml").read_bytes() == kept
    keep(second, "more nursing seats")
    assert "heißt schon eine Vorlage" in second.shelf.said


def test_keeping_again_replaces_ones_own_and_never_what_somebody_else_wrote(two, shelf):
    first, second = two
    first.controls[SEATS].slider.value = 25
    keep(first, "Mehr")
    first.controls[SEATS].slider.value = 26
    keep(first, "Mehr")
    assert load_scenario("mehr").changes == (Change(SEATS, 16, 26, date(2027, 1, 1)),)
    second.shelf.refresh()
    second.shelf.open.click()
    second.controls[SEATS].slider.value = 30
    keep(second, "Mehr")
    first.controls[SEATS].slider.value = 20
    keep(first, "Mehr")
    assert "von jemand anderem geändert" in first.shelf.said
    assert load_scenario("mehr").changes[0].new == 30


def test_a_title_without_a_letter_and_a_wrong_entry_are_refused(two, shelf):
    board = two[0]
    keep(board, " 12 ")
    assert "Bitte einen Titel eintragen" in board.shelf.said
    board.controls[SEATS].field.value = "viel"
    keep(board, "Mehr")
    assert "Nicht gesichert" in board.shelf.said
    assert "„viel“ gefunden" in board.shelf.said
    assert not shelf.exists()


def test_copying_leaves_the_original_and_gives_the_copy_a_name_of_its_own(two, shelf):
    board = two[0]
    board.controls[SEATS].slider.value = 25
    keep(board, "Mehr")
    board.shelf.copy.click()
    board.shelf.copy.click()
    assert files(shelf) == ["mehr.toml", "mehr_2.toml", "mehr_2_2.toml"]
    assert (shelf / "mehr_2.toml").read_bytes() == (shelf / "mehr.toml").read_bytes()
    assert ("Mehr (mehr_2)", "mehr_2") in board.shelf.choice.options


def test_deleting_asks_once_more_and_another_choice_takes_the_question_back(two, shelf):
    board = two[0]
    board.controls[SEATS].slider.value = 25
    keep(board, "Eins")
    keep(board, "Zwei")
    board.shelf.delete.click()
    assert board.shelf.delete.description == "Wirklich löschen?"
    board.shelf.choice.value = "eins"
    assert board.shelf.delete.description == "Löschen"
    board.shelf.delete.click()
    board.shelf.delete.click()
    assert "„Eins“ ist gelöscht" in board.shelf.said
    assert files(shelf) == ["zwei.toml"]


def test_what_another_session_changed_or_deleted_meanwhile_is_told(two, shelf):
    first, second = two
    first.controls[SEATS].slider.value = 25
    keep(first, "Mehr")
    second.shelf.refresh()
    second.shelf.delete.click()
    first.controls[SEATS].slider.value = 26
    keep(first, "Mehr")
    second.shelf.delete.click()
    assert "von jemand anderem geändert" in second.shelf.said
    assert files(shelf) == ["mehr.toml"]
    first.shelf.delete.click()
    first.shelf.delete.click()
    second.shelf.open.click()
    assert 'role="alert"' in second.shelf.said
    assert second.shelf.choice.options == ()
    first.controls[SEATS].slider.value = 27
    keep(first, "Mehr")
    assert files(shelf) == []


def test_changes_without_a_control_are_kept_and_told(two, shelf, base):
    board = two[0]
    twice = base.change(SEATS, 20, "2027-01-01").change(SEATS, 25, "2028-01-01").change(HOURS, 4, "2027-01-01")
    settings, extra = settings_of(twice.change("settings.demand_factor.value", 1.1), base)
    assert list(settings) == [HOURS]
    assert [change.path for change in extra] == ["settings.demand_factor.value", SEATS, SEATS]
    board.shelf._opened(twice)
    assert board.study.asked[-1].steps(SEATS) == twice.steps(SEATS)
    assert "Änderungen ohne Regler: 2" in words(board.widget)
    board.controls[SEATS].slider.value = 18
    assert board.study.asked[-1].steps(SEATS) == [(0, 16), (365, 18)]
    board.reset.click()
    assert board.study.asked[-1].changes == ()


def test_titles_of_others_are_escaped(two, shelf):
    board = two[0]
    keep(board, "<script>alert(1)</script> a")
    assert "<script>" not in board.shelf.said
    assert "&lt;script&gt;" in board.shelf.said
