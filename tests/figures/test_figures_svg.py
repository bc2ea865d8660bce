"""Drawings: marks stand where they should, what has no place is left out, and words are escaped."""

from math import inf, nan

import pytest
from drawn_svg import dots, drawn_lines, rects, words_of

from leiq_sim.figures.svg import Drawing, Panel, ticks


@pytest.mark.parametrize(
    ("low", "high", "most", "found"),
    [
        (0, 37.8, 5, [0, 10, 20, 30]),
        (0, 100, 5, [0, 20, 40, 60, 80, 100]),
        (0, 22, 4, [0, 10, 20]),
        (0, 0.9, 4, [0, 0.25, 0.5, 0.75]),
        (-3, 3, 3, [-2, 0, 2]),
        (12, 31, 4, [15, 20, 25, 30]),
    ],
)
def test_ticks_are_round_and_within(low, high, most, found):
    assert ticks(low, high, most) == pytest.approx(found)


@pytest.mark.parametrize("high", [0.003, 1.0, 7.0, 333.0, 9.9e6])
@pytest.mark.parametrize("most", [3, 4, 5])
def test_there_are_never_many_ticks(high, most):
    found = ticks(0, high, most)
    assert 2 <= len(found) <= most + 1
    assert found[0] == 0
    assert found[-1] <= high


def test_a_panel_puts_values_between_its_ends():
    panel = Panel(Drawing(200, 100), 20, 10, 100, 50, (0, 10), (-1, 1))
    assert (panel.x(0), panel.x(10), panel.x(5)) == (20, 120, 70)
    assert (panel.y(-1), panel.y(1), panel.y(0)) == (60, 10, 35)
    assert (panel.right, panel.bottom) == (120, 60)
    panel.below([0, 10], ["a", "b"], name="days")
    panel.beside([1], ["top"])
    assert words_of(panel.sheet) == ["a", "b", "days", "top"]
    assert drawn_lines(panel.sheet, "line", 0.9) == [[(x, 10), (x, 60)] for x in (20, 120)] + [[(20, 10), (120, 10)]]


def test_what_has_no_finite_place_is_left_out():
    sheet = Drawing(10, 10)
    sheet.dot(nan, 1, 2, "scen", "base", 1)
    sheet.write(1, inf, "no")
    sheet.rect(1, nan, 1, 1, "scen")
    sheet.line([(1, 1), (nan, 2)], "scen", 1)
    sheet.area([(nan, 1)], "scen")
    assert sheet.marks == []
    sheet.line([(1, 1), (nan, 2), (3, 4)], "scen", 1)
    sheet.rect(1, 2, 3, 4, "", "bad", 1)
    sheet.dot(5, 6, 2, "scen", "base", 1)
    assert drawn_lines(sheet, "scen", 1) == [[(1, 1), (3, 4)]]
    assert rects(sheet) == [(1, 2, 3, 4)]
    assert dots(sheet) == [(5, 6)]


def test_words_are_escaped_and_a_screen_reader_is_told_what_is_shown():
    sheet = Drawing(10, 10)
    sheet.write(1, 1, "<b>&")
    html = sheet.html('says "<i>"')
    assert ">&lt;b&gt;&amp;<" in html
    assert 'role="img" aria-label="says &quot;&lt;i&gt;&quot;"' in html
    assert "<b>" not in html
