"""What can be compared: presets and kept scenarios, any of them as the baseline, newly kept ones too."""

import pytest
from fake_compare import board_of, choose
from walking import is_marked, words

from leiq_sim.boards.comparison_choice import library
from leiq_sim.files.load import load_scenario
from leiq_sim.files.own import delete_scenario, own_scenarios
from leiq_sim.files.save import save_scenario, scenario_version

SEATS = "courses.nursing_adaptation.seats"


def keep(name, seats, title, replacing=None):
    scenario = load_scenario("baseline").change(SEATS, seats, "2027-01-01")
    save_scenario(scenario, name, title={"de": title, "en": title}, replacing=replacing)


@pytest.fixture
def board(shelf, light):
    keep("mine", 22, "Pflege & mehr")
    return board_of(load_scenario("baseline"), library(), library)


def test_kept_scenarios_stand_under_their_own_heading_and_can_be_compared(board):
    assert "Von Ihnen gesichert" in words(board.choice.widget)
    mine = [box.children[0] for box in board.choice._own_grid.children]
    assert mine == [board.choices["mine"]]
    choose(board, "mine")
    assert board._compares.asked[0][0] == ["baseline", "mine"]
    assert "Pflege &amp; mehr" in board.results
    assert "Pflege & mehr" not in board.results


def test_any_scenario_can_be_the_baseline_and_is_then_no_variant(board):
    choose(board, "mine", "demand_surge")
    assert not board.stale
    assert "nicht gegenüber der gewählten Basis" not in board._cards.value
    board.choice.against.value = "mine"
    assert board.stale
    assert board.choices["mine"].disabled
    assert is_marked(board._cards)
    board.start.click()
    assert board._compares.asked[-1][0] == ["mine", "demand_surge"]
    assert "Verglichen mit „Pflege &amp; mehr“" in board._sentence.value
    assert "nicht gegenüber der gewählten Basis" in board._cards.value
    board.choice.against.value = ""
    assert board.stale
    assert not board.choices["mine"].disabled
    assert board.choices["mine"].value


def test_what_was_kept_meanwhile_appears_and_ticks_stay(board):
    board.choices["mine"].value = True
    keep("later", 18, "Später")
    board.choice.refresh.click()
    assert "Später" in board.choices["later"].description
    assert board.choices["mine"].value
    assert "12 Szenarien gefunden" in words(board.choice.widget)
    assert ("Später", "later") in board.choice.against.options


def test_what_was_changed_or_deleted_on_the_disk_makes_the_comparison_old(board):
    choose(board, "mine")
    board.choice.refresh.click()
    assert not board.stale
    keep("mine", 30, "Meine", replacing=scenario_version("mine"))
    board.choice.refresh.click()
    assert board.stale
    board.start.click()
    assert not board.stale
    (kept,) = own_scenarios()
    delete_scenario(kept.name, kept.version)
    board.choice.refresh.click()
    assert "mine" not in board.choices
    assert board.stale


def test_a_baseline_that_was_deleted_gives_way_to_the_first(board):
    board.choice.against.value = "mine"
    (kept,) = own_scenarios()
    delete_scenario(kept.name, kept.version)
    board.choice.refresh.click()
    assert board.choice.against.value == ""
    assert board.base.name == "baseline"


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_there(shelf, light):
    shelf.mkdir(exist_ok=True)
    (shelf / "broken.toml").write_text("title = ", encoding="utf-8")
    board = board_of(load_scenario("baseline"), library(), library)
    assert "„broken“ lässt sich nicht laden" in words(board.choice.widget)
    assert "broken" not in board.choices
    assert "demand_surge" in board.choices
    board.language.value = "en"
    assert "“broken” cannot be loaded" in words(board.choice.widget)


def test_two_scenarios_of_one_title_are_told_apart_in_the_menu(board):
    keep("twin", 18, "Pflege & mehr")
    board.choice.refresh.click()
    shown = [title for title, name in board.choice.against.options if name in ("mine", "twin")]
    assert len(set(shown)) == 2


def test_a_board_upon_another_scenario_offers_the_data_as_they_are_too(shelf, light):
    board = board_of(load_scenario("demand_surge"), library(), library)
    assert board.choices["demand_surge"].disabled
    assert "baseline" in [name for _, name in board.choice.against.options]
    choose(board, "baseline")
    assert board._compares.asked[0][0] == ["demand_surge", "baseline"]
