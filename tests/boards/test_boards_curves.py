"""The curve over one control: asked upon what is set, marked when something else is set."""

import re
from dataclasses import replace
from html import unescape

import pandas as pd
import pytest
from fake_study import SEATS
from walking import is_marked, stamps, words

from leiq_sim.analysis.curve import FROM_ON, Answer, Curve
from leiq_sim.analysis.definitions import KPIS
from leiq_sim.boards import parts
from leiq_sim.figures import curve as view
from leiq_sim.texts.confidence import control_text

HOURS = "staff.counselling_nordsachsen.hours_per_week"


class FakeCurve:
    def __init__(self):
        self.asked = []
        self.during = lambda: None

    def __call__(self, scenario, path, low, high, day, kpi, target, steps, replications, seed, progress):
        self.asked.append((len(scenario.changes), path, low, high, day, kpi, target))
        progress(1, 2)
        self.during()
        progress(2, 2)
        rows = [(x, kpi, KPIS[kpi].unit, x / 100, x / 100, x / 100, 0.0, 1.0, 1.0, 20, True) for x in (low, high)]
        columns = ("value", "kpi", "unit", "mean", "low", "high", "p10", "p90", "met_share", "replications", "on_grid")
        answer = None if target is None else Answer(FROM_ON, high, 18, True)
        return Curve(scenario, path, day, kpi, target, 1.0, pd.DataFrame(rows, columns=columns), answer, 20, 1)


@pytest.fixture
def panel(board, monkeypatch):
    monkeypatch.setattr("leiq_sim.figures.style.DPI", 24)
    board.curves._simulate = FakeCurve()
    board.curves.control.value = SEATS
    return board.curves


def test_a_curve_is_asked_upon_what_is_set_from_the_controls_own_date(board, panel):
    board.controls[HOURS].slider.value = 4
    board.controls[SEATS].date.widget.value = "01.04.2027"
    panel.kpi.value, panel.target.value = "seat_fill", "80"
    panel.start.click()
    lever = board.controls[SEATS].lever
    assert panel._simulate.asked == [(1, SEATS, 8, lever.most, "2027-04-01", "seat_fill", 0.8)]
    assert len(stamps(panel._picture.value)) == 1
    assert "Zahlen als Tabelle" in panel._picture.value
    assert "80\u00a0%" in words(panel.widget)


@pytest.mark.parametrize(("lang", "typed", "meant"), [
    ("de", "1.150", 1150), ("de", "1.150,5", 1150.5), ("de", "12,5", 12.5), ("de", "12.5", 12.5),
    ("en", "1,150", 1150), ("en", "1,150.5", 1150.5), ("en", "12.5", 12.5), ("de", "−1.150", -1150),
])  # fmt: skip
def test_a_target_is_read_as_the_board_writes_numbers(board, panel, lang, typed, meant):
    board.language.value = lang
    panel.kpi.value, panel.target.value = "qualified_work", typed
    panel.start.click()
    assert panel._simulate.asked[-1][-1] == meant


def test_the_answer_stands_once_above_the_picture(panel):
    panel.target.value = "0"
    panel.start.click()
    said = re.search('<p class="leiq-finding">(.*?)</p>', panel._picture.value).group(1)
    assert "mindestens" in said
    assert drawn_words(panel.answer, titled=False).count(unescape(said)[:20]) == 0
    assert unescape(said)[:20] in drawn_words(panel.answer, titled=True)


def drawn_words(curve, titled):
    return " ".join(text.get_text() for text in view.figure(curve, "de", titled=titled).texts)


def test_values_of_a_control_have_at_most_two_decimals(panel):
    panel.start.click()
    shown = replace(panel.answer, frame=panel.answer.frame.assign(value=[10 / 3, 20 / 3]))
    assert control_text(shown, 10 / 3, "de").split("\u00a0")[0] == "3,33"
    assert "3,333" not in parts.curve_card("", [], "", shown.shown, "de")


def test_the_curve_is_marked_while_something_else_is_set(board, panel):
    panel.start.click()
    assert not is_marked(panel._picture)
    for field, other, back in ((board.controls[HOURS].field, "4", "2,75"), (panel.target, "3", "")):
        field.value = other
        assert is_marked(panel._picture)
        field.value = back
        assert not is_marked(panel._picture)


def test_a_target_that_is_no_number_is_a_sentence_and_nothing_is_computed(panel):
    panel.target.value = "viel"
    panel.start.click()
    assert "Ziel: „viel“ gefunden" in panel.status
    assert panel._simulate.asked == []


def test_stopping_leaves_no_half_curve(panel):
    panel._simulate.during = panel.stop.click
    panel.start.click()
    assert panel._picture.value == ""
    assert "Angehalten" in panel.status


def test_the_panel_speaks_english(board, panel):
    panel.start.click()
    board.language.value = "en"
    shown = words(panel.widget)
    assert [word for word in ("Regler", "Kennzahl", "Ziel", "Wert", "Kurve") if word in shown] == []
    assert panel.control.value == SEATS
