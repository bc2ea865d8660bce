"""The comparison board, used by setting values and pressing buttons."""

import base64
import csv
import io
import re
from html import unescape

import pytest
from walking import every, is_marked, stamps

from leiq_sim.analysis.checks import Audit
from leiq_sim.analysis.comparison import compared
from leiq_sim.analysis.definitions import HEADLINE
from leiq_sim.analysis.result import Found, Result
from leiq_sim.boards.comparison import ComparisonBoard
from leiq_sim.boards.comparison_choice import Library
from leiq_sim.errors import LeiqError
from leiq_sim.files.load import load_scenario

DISTRICTS = ("all", "leipzig", "nordsachsen", "landkreis_leipzig")


def result_of(scenario, more, replications):
    """A result whose KPIs are 100, changed by `more` in every replication and district."""
    keys = [(kpi, district, "all", "all") for kpi in HEADLINE for district in DISTRICTS]
    values = [dict.fromkeys(keys, 100.0 + r + more) for r in range(replications)]
    return Result(scenario, tuple(Found(one, None, None, None, Audit(0, ())) for one in values), 1)


class FakeCompare:
    def __init__(self):
        self.asked, self.fail, self.stop_early, self.between = [], None, None, lambda: None

    def __call__(self, scenarios, replications, seed, progress, cancelled):
        """Yield after two replications and after all of them; `stop` is called in between."""
        self.asked.append(([s.name for s in scenarios], replications, seed))
        progress(1, 2)
        if self.fail:
            raise self.fail
        if self.stop_early:
            self.stop_early()
        for n in (2, replications):
            if not cancelled():
                yield compared([result_of(s, 500.0 * k, n) for k, s in enumerate(scenarios)])
            if n == 2:
                self.between()


@pytest.fixture
def board(base, monkeypatch):
    presets = {name: load_scenario(name) for name in ("mobile_counselling", "more_nursing_seats")}
    known = Library({"baseline": base, **presets})
    monkeypatch.setattr("leiq_sim.figures.style.DPI", 24)
    monkeypatch.setattr("leiq_sim.figures.export.DPI", 24)
    return ComparisonBoard(base, known, 3, 7, "de", background=False, compares=FakeCompare(), read=lambda: known)


def choose(board, *names):
    for name in names:
        board.choices[name].value = True
    board.start.click()


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
    assert len(rows) == len(board.found.table) == 2 * len(HEADLINE) * len(DISTRICTS)
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
