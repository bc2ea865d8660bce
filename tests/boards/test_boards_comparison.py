"""The comparison board, used by setting values and pressing buttons."""

import base64
import csv
import io
import re
import zipfile
from html import unescape

import pytest
from fake_compare import DISTRICTS, board_of, choose
from walking import every, is_marked, stamps

from leiq_sim.analysis.definitions import HEADLINE
from leiq_sim.boards.comparison_choice import Library
from leiq_sim.errors import LeiqError
from leiq_sim.files.load import load_scenario


@pytest.fixture
def board(base, light):
    presets = {name: load_scenario(name) for name in ("mobile_counselling", "more_nursing_seats")}
    return board_of(base, Library({"baseline": base, **presets}))


def test_choosing_and_pressing_compares_the_choice_with_the_baseline(board):
    choose(board, "more_nursing_seats")
    assert board._compares.asked == [(["baseline", "more_nursing_seats"], 3, 7)]
    assert "3 Wiederholungen" in board.status
    assert len(re.findall(r'<img[^>]*alt="[^"]+"', board.results)) == 4


def test_verdicts_are_sign_and_word(board):
    choose(board, "more_nursing_seats")
    found = re.findall(r'<span class="leiq-verdict leiq-(\w+)"[^>]*><svg.*?</svg> ([^<]+)</span>', board.results)
    assert {("better", "besser"), ("worse", "schlechter")} <= set(found)


def test_differences_stand_by_district(board):
    choose(board, "more_nursing_seats")
    for name in ("Stadt Leipzig", "Landkreis Nordsachsen", "Landkreis Leipzig"):
        assert name in board.results
    assert "+500\u00a0Menschen (+500 bis +500)" in board.results


def test_without_a_choice_it_says_what_to_do(board):
    board.start.click()
    assert 'role="alert"' in board.status
    assert board._compares.asked == []


def test_the_export_holds_every_row_and_the_note_in_each(board):
    choose(board, "more_nursing_seats", "mobile_counselling")
    data = re.search(r"base64,([^\"]+)", board.export).group(1)
    rows = list(csv.DictReader(io.StringIO(base64.b64decode(data).decode("utf-8"))))
    assert len(rows) == len(board.found.table) == 2 * (len(HEADLINE) + 1) * len(DISTRICTS)
    assert {row["data_note"] for row in rows} == {"Beispieldaten, nicht mit den Partnern abgestimmt"}
    assert rows[0]["difference"] == str(board.found.table["difference"].iloc[0])


def outputs(board):
    return [one for one in every(board.widget) if stamps(str(getattr(one, "value", "")))]


def test_another_choice_marks_the_shown_comparison_as_old_until_it_is_taken_back(board):
    choose(board, "more_nursing_seats")
    shown = outputs(board)
    assert len(shown) == 11
    assert {stamps(one.value)[0] for one in shown} == {(board.shown.run, "7", "3", board.shown.data)}
    board.choices["mobile_counselling"].value = True
    assert "vorigen Vergleich" in board.status
    assert all(map(is_marked, shown))
    board.choices["mobile_counselling"].value = False
    assert not any(map(is_marked, shown))
    board.replications.value = 5
    assert all(map(is_marked, shown))
    board.start.click()
    assert not any(map(is_marked, shown))
    assert {stamps(one.value)[0][2] for one in shown} == {"5"}


def test_while_replications_come_in_no_verdict_falls_and_nothing_can_be_exported(board):
    seen = []
    board._compares.between = lambda: seen.append((board._cards.value, board._export.value))
    choose(board, "more_nursing_seats")
    assert "Urteil folgt" in seen[0][0]
    assert "besser" not in seen[0][0]
    assert seen[0][1] == ""
    assert "besser" in board._cards.value


def test_stopping_before_anything_is_there_keeps_the_previous_comparison_marked(board):
    choose(board, "more_nursing_seats")
    kept = board.results
    board._compares.stop_early = board.stop.click
    choose(board, "mobile_counselling")
    assert board.results == kept
    assert "Angehalten. Die Auswahl ist geändert" in board.status
    assert all(map(is_marked, outputs(board)))
    assert board.again.layout.display is None
    board._compares.stop_early = None
    board.again.click()
    assert not board.stale
    assert len(board.shown.run) == 8


def test_stopping_in_between_shows_what_is_there(board):
    board._compares.between = board.stop.click
    choose(board, "more_nursing_seats")
    assert "Nach 2 Wiederholungen angehalten" in board.status
    assert "besser" in board._cards.value


def test_a_fault_is_a_sentence_and_the_board_can_be_used_again(board):
    board._compares.fail = LeiqError("kein <Platz>")
    choose(board, "more_nursing_seats")
    assert "kein &lt;Platz&gt;" in board.status
    board._compares.fail = None
    board.start.click()
    assert board.found is not None


def test_the_switch_speaks_english_everywhere(board):
    choose(board, "more_nursing_seats")
    board.language.value = "en"
    shown = unescape(" ".join([board.results, board.status, board.start.description, board.export, board._head.value]))
    assert [
        w
        for w in ("Basis", "besser", "Unterschied", "Wiederholungen", "sichern", "Beispieldaten", "Gebiet")
        if w in shown
    ] == []
    assert "More seats" in board.choices["more_nursing_seats"].description


def test_each_variant_is_read_in_plain_sentences(board):
    choose(board, "more_nursing_seats", "mobile_counselling")
    shown = unescape(re.sub("<[^>]+>", " ", board._readings.value))
    assert shown.count("In den Gebieten") == 2
    assert "Landkreis Nordsachsen: " in shown
    board.language.value = "en"
    assert "In the districts" in unescape(re.sub("<[^>]+>", " ", board._readings.value))


def test_cost_stands_against_entries_with_a_letter_a_variant(board):
    choose(board, "more_nursing_seats", "mobile_counselling")
    shown = unescape(re.sub("<[^>]+>", " ", board._tradeoff.value))
    assert re.search(r"A .+; B .+", shown)
    assert "+500" in shown.replace("\u00a0", " ")


def files(board):
    """What the download of everything holds, by name."""
    data = re.search(r'base64,([^"]+)', board._zip.value).group(1)
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(data))) as made:
        return {name: made.read(name).decode("utf-8") for name in made.namelist()}


def test_one_download_holds_the_table_the_verdicts_and_all_figures_with_their_words(board):
    choose(board, "more_nursing_seats")
    held = files(board)
    folder = f"leiq_vergleich_{board.shown.run}"
    assert f'download="{folder}.zip"' in board._zip.value
    names = [f"{name}{suffix}" for name in ("kpis", "districts_qualified_work", "gap", "cost_and_work")
             for suffix in (".png", ".svg")]  # fmt: skip
    assert sorted(held) == sorted(f"{folder}/{name}" for name in ("comparison.csv", "verdicts.csv", *names))
    title, caption, foot, suffix = held[f"{folder}/gap.png"].split(" | ")
    assert title == "Der Abstand zwischen den Gebieten wird größer"
    assert "höchster minus niedrigster" in caption
    assert foot.startswith("Beispieldaten, nicht mit den Partnern abgestimmt. Lauf " + board.shown.run)
    assert "3 Wiederholungen" in foot
    assert suffix == ".png"
    assert "Beispieldaten" in held[f"{folder}/verdicts.csv"].splitlines()[1]


def test_what_is_old_cannot_be_saved(board):
    choose(board, "more_nursing_seats")
    links = (board._export, board._zip)
    assert [one.layout.visibility for one in links] == [None, None]
    board.choices["mobile_counselling"].value = True
    assert [one.layout.visibility for one in links] == ["hidden", "hidden"]
    board.choices["mobile_counselling"].value = False
    assert [one.layout.visibility for one in links] == [None, None]


def test_titles_say_the_finding_and_each_figure_has_alternative_text_and_numbers(board):
    choose(board, "more_nursing_seats")
    titles = [re.search("<h3>(.*?)</h3>", one.value).group(1)
              for one in (board._forest, board._panels, board._gap, board._tradeoff)]  # fmt: skip
    assert titles == [
        "Gegen die Basis sind 3 von 9 Kennzahlen besser und 4 schlechter",
        "„Arbeitsaufnahme, qualifiziert“: besser in allen Gebieten",
        "Der Abstand zwischen den Gebieten wird größer",
        "Mehr Menschen in qualifizierter Arbeit",
    ]
    for one in (board._forest, board._panels, board._gap, board._tradeoff):
        assert re.search(r'<img[^>]*alt="[^"]{20,}"', one.value)
        assert one.value.index("<img") < one.value.index("Zahlen als Tabelle")


def test_another_kpi_redraws_the_panels_and_nothing_is_computed(board):
    choose(board, "more_nursing_seats")
    gap = board._gap.value
    board.kpi.value = "first_counselling"
    assert "Wartezeit auf die Erstberatung (Median)" in board._panels.value
    assert "Wartezeit auf die Erstberatung (Median)“: besser in allen Gebieten" in board._panels.value
    assert f"leiq_vergleich_{board.shown.run}/districts_first_counselling.png" in files(board)
    assert board._gap.value == gap
    assert len(board._compares.asked) == 1
    board.language.value = "en"
    assert board.kpi.value == "first_counselling"
    assert "Wait for first counselling (median)" in board._panels.value


def test_variants_have_the_same_letter_everywhere(board):
    choose(board, "more_nursing_seats", "mobile_counselling")
    first, second = (board.choices[name].description for name in ("mobile_counselling", "more_nursing_seats"))
    for one in (board._cards, board._forest, board._panels, board._gap, board._tradeoff, board._readings):
        assert f"A {first}" in unescape(one.value)
        assert f"B {second}" in unescape(one.value)
