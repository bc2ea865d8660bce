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
    made.slider.value, made.stage.value, made.field.value = made.slider.max, "first_counselling", ""
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
    assert said.startswith("Pflege, Anpassungslehrgang: ")
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
    assert [value for _, value in board.stage.options] == ["", *view.stages(board.base)]
    assert all(name[:1].isupper() for name, _ in board.stage.options[1:])


@pytest.mark.parametrize("month", [0, 35])
def test_left_alone_the_stage_is_that_where_most_wait_and_the_card_says_so(board, month):
    board.stage.value, board.slider.value = "", month
    timeline, day = board.answer.new.timeline, board.days[month]
    there = (timeline["district"] == "all") & (timeline["month"] == f"{day:%Y-%m}")
    mine = timeline[there & timeline["stage"].isin(set(view.stages(board.base)) - {"job_search"})]
    longest = mine.groupby("stage")["waiting"].mean().idxmax()
    said = words(board._detail)
    assert said.startswith(view.stage_name(longest, "de"))
    assert f"Hier warten am {day:%d.%m.%Y} die meisten" in said
    board.stage.value = longest
    assert "die meisten" not in words(board._detail)


def test_a_field_counts_its_people_only_and_everywhere(board):
    whole, run = row(board, "network").iloc[0], board.shown.run
    shown = {}
    for field in ("nursing", "electrical"):
        board.field.value = field
        shown[field] = row(board, "network").iloc[0]
        assert board.shown.run != run
        assert not board.stale
        assert f"{texts.number(shown[field]['mean'], 0, 'de')} Menschen" in words(board._sentence).replace(
            "statt", "Menschen"
        )
        for output in board._outputs:
            if output is not board._stamp:
                assert f"nur Menschen des Berufsfelds {texts.name_of(board.base, 'fields', field, 'de')}" in words(
                    output
                )
    assert 0 < shown["nursing"]["mean"] + shown["electrical"]["mean"] < whole["mean"]
    ways = board.answer.flows
    assert "nursing_adaptation" not in set(ways["start"]) | set(ways["end"])  # of electricians nobody goes there
    board.field.value = ""
    assert row(board, "network").iloc[0]["mean"] == whole["mean"]
    assert "Berufsfelds" not in board.results


def test_fields_are_those_of_the_model_in_both_languages(board):
    assert [value for _, value in board.field.options] == ["", *(key for (key,) in board.base.table("fields"))]
    assert board.field.label == "alle Berufsfelder"
    board.language.value = "en"
    assert board.field.label == "all fields"


def heading(output):
    return heading_of(output.value)


def test_titles_say_what_moved_and_only_that(board):
    moved = row(board, "network", total=False).set_index("district")["moved"]
    names = [texts.name_of(board.base, "districts", key, "de") for key in moved[moved < 0].index]
    assert "nordsachsen" in set(moved[moved < 0].index)
    assert heading(board._map).startswith(f"Weniger Menschen warten in {' und '.join(names)}")
    assert "Weniger Wartende: " in heading(board._steps)
    board.slider.value = 5
    assert heading(board._map) == "In keinem Gebiet warten erkennbar mehr oder weniger Menschen"
    assert heading(board._steps) == "Bei keinem Schritt warten erkennbar mehr oder weniger Menschen"


def test_the_baseline_alone_is_titled_by_where_surely_most_wait(board):
    board.variant.value = ""
    assert heading(board._map) == "Die meisten Menschen warten in Stadt Leipzig"
    assert heading(board._steps) == "Am meisten Wartende: Arbeitssuche"
    assert heading(board._detail) == "Erstberatung im Einzelnen"
    near = board.answer.stand.on("network", board.days[-1]).assign(low=1.0, high=500.0)
    assert view._title("map", near, list("abc"), None, "de") == "Wo Menschen warten"


def test_before_all_replications_are_in_titles_are_the_subject(board):
    day = board.days[-1]
    assert heading_of(view.on_map(board.answer.stand, board.base, day, False, "de")) == "Wo Menschen warten"
    assert heading_of(view.by_step(board.answer.stand, board.base, day, False, "de")) == "Worauf sie warten"


def heading_of(html):
    return unescape(re.search("<h3>(.*?)</h3>", html).group(1))
