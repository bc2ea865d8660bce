"""The pathway board, used by setting values and pressing buttons; on the default data."""

import re
from html import unescape

import pytest
from walking import charts

from leiq_sim import texts
from leiq_sim.boards import pathway_view as view
from leiq_sim.boards.guard import STALE
from leiq_sim.boards.pathway import PathwayBoard
from leiq_sim.files.load import load_scenario

VARIANTS = ("mobile_counselling", "budget_cut")
REPLICATIONS = 6


@pytest.fixture(scope="module")
def variants():
    return {name: load_scenario(name) for name in VARIANTS}


@pytest.fixture(scope="module")
def made(variants):
    """One board for all tests: each puts it to where it wants it."""
    return PathwayBoard(
        load_scenario("baseline"), variants, "mobile_counselling", REPLICATIONS, lang="de", background=False
    )


@pytest.fixture
def board(made):
    made.language.value, made.variant.value = "de", "mobile_counselling"
    made.slider.value, made.stage.value = made.slider.max, "first_counselling"
    return made


def words(output):
    return " ".join(unescape(re.sub("<[^>]+>", " ", output.value)).split())


def row(board, frame, total=True):
    return board.answer.stand.on(frame, board.days[board.slider.value], total)


def test_the_answer_says_day_people_and_how_sure(board):
    network = row(board, "network").iloc[0]
    said = words(board._sentence)
    assert "Am 31.12.2028" in said
    assert f"{texts.number(network['mean'], 0, 'de')} statt {texts.number(network['base'], 0, 'de')} Menschen" in said
    assert "Spanne" in said


def test_the_answer_names_the_district_where_most_changes(board):
    rows = row(board, "network", total=False).set_index("district")["difference"]
    name = texts.name_of(board.base, "districts", rows.abs().idxmax(), "de")
    assert f"in {name}" in words(board._sentence)


def test_what_is_not_distinguishable_is_never_a_finding(board):
    board.slider.value = 5  # in the first year nothing differs yet
    assert "statt" not in words(board._sentence)
    assert "nicht erkennbar" in words(board._sentence)


def test_another_day_changes_sentence_map_and_steps_but_not_the_detail(board):
    before = [output.value for output in (board._sentence, board._map, board._steps, board._flow, board._detail)]
    board.day.value = 14
    assert board.slider.value == 14
    after = [output.value for output in (board._sentence, board._map, board._steps, board._flow, board._detail)]
    assert [old != new for old, new in zip(before, after, strict=True)] == [True, True, True, True, False]
    assert "31.03.2027" in words(board._map)


def test_the_slider_moves_the_menu(board):
    board.slider.value = 3
    assert board.day.value == 3
    assert board.day.label == "30.04.2026"


def test_a_stage_is_shown_in_detail(board):
    board.stage.value = "nursing_adaptation"
    said = words(board._detail)
    assert said.startswith("Pflege, Anpassungslehrgang im Einzelnen")
    assert "Woher sie kommen" in said
    assert "Kurs abgebrochen" in said
    ways = board.answer.flows
    out = ways[ways["start"] == "nursing_adaptation"].groupby("end")["people_per_year"].sum()
    assert f"Arbeitssuche nach der Leistung {texts.number(out['job_search'], 0, 'de')}" in said


def test_a_stage_without_anybody_says_so(board):
    board.stage.value = "agency_counselling"
    assert "niemand" in words(board._detail)


def test_another_variant_is_another_run(board):
    old = board.shown
    board.variant.value = "budget_cut"
    assert board.shown != old
    assert row(board, "network").iloc[0]["difference"] > 0
    board.variant.value = ""
    assert "Das ist die Basis" in words(board._sentence)
    assert (row(board, "lines")["difference"] == 0).all()


def test_playing_goes_to_the_end_and_from_the_end_begins_anew(board):
    seen = []
    board.slider.observe(lambda change: seen.append(change["new"]), "value")
    board.slider.value = 33
    board.play.click()
    assert seen == [33, 34, 35]
    assert board.play.description == "Abspielen"
    board.slider.unobserve_all()
    board.slider.observe(board._moved, "value")


def test_every_output_carries_the_run(board):
    for output in board._outputs:
        assert f'data-run="{board.shown.run}"' in output.value
        assert STALE not in output._dom_classes


def test_english_has_no_german(board):
    board.language.value = "en"
    assert "wait for counselling" in words(board._sentence)
    assert board.play.description == "Play"
    assert not re.search(r"Menschen|Wartende|Spanne|statt|Gebiet", board.results)


def test_each_picture_has_words_and_a_table(board):
    assert len(charts(board.results)) == 4
    assert board.results.count("Zahlen als Tabelle") == 4


def test_every_stage_can_be_chosen(board):
    assert [value for _, value in board.stage.options] == view.stages(board.base)
    assert all(name[:1].isupper() for name, _ in board.stage.options)
