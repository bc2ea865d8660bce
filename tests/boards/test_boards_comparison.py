"""The comparison board, used by setting values and pressing buttons."""

import base64
import csv
import io
import re
from html import unescape

import pytest

from leiq_sim.analysis.checks import Audit
from leiq_sim.analysis.comparison import Comparison, compared
from leiq_sim.analysis.definitions import HEADLINE
from leiq_sim.analysis.result import Found, Result
from leiq_sim.boards.comparison import ComparisonBoard
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
        self.asked, self.fail, self.stop = [], None, None

    def __call__(self, scenarios, replications, seed, progress) -> Comparison:
        self.asked.append(([s.name for s in scenarios], replications, seed))
        progress(1, 2)
        if self.stop:
            self.stop()
            progress(2, 2)
        if self.fail:
            raise self.fail
        return compared([result_of(s, 500.0 * n, replications) for n, s in enumerate(scenarios)])


@pytest.fixture
def board(base):
    presets = {name: load_scenario(name) for name in ("mobile_counselling", "more_nursing_seats")}
    return ComparisonBoard(base, presets, 3, 7, "de", background=False, compares=FakeCompare())


def choose(board, *names):
    for name in names:
        board.choices[name].value = True
    board.start.click()


def test_choosing_and_pressing_compares_the_choice_with_the_baseline(board):
    choose(board, "more_nursing_seats")
    assert board._compares.asked == [(["baseline", "more_nursing_seats"], 3, 7)]
    assert "3 Wiederholungen" in board.status
    assert len(re.findall(r'<img[^>]*alt="[^"]+"', board.results)) == 1


def test_verdicts_are_sign_and_word(board):
    choose(board, "more_nursing_seats")
    found = re.findall(r'<span class="leiq-verdict leiq-(\w+)"><svg.*?</svg> ([^<]+)</span>', board.results)
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


def test_another_choice_marks_the_shown_comparison_as_old(board):
    choose(board, "more_nursing_seats")
    board.choices["mobile_counselling"].value = True
    assert "vorigen Vergleich" in board.status


def test_stopping_keeps_the_previous_comparison_and_says_so(board):
    choose(board, "more_nursing_seats")
    kept = board.results
    board._compares.stop = board.stop.click
    choose(board, "mobile_counselling")
    assert "Nach 2 von 2 Läufen angehalten" in board.status
    assert board.results == kept
    assert not board.start.disabled


def test_a_fault_is_a_sentence_and_the_board_can_be_used_again(board):
    board._compares.fail = LeiqError("kein <Platz>")
    choose(board, "more_nursing_seats")
    assert "kein &lt;Platz&gt;" in board.status
    assert not board.start.disabled
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
