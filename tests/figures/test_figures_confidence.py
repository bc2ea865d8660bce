"""Tornado, curve and bands draw what their frames say."""

import numpy as np
import pandas as pd
import pytest

from leiq_sim.analysis.curve import Answer, Curve
from leiq_sim.analysis.uncertainty import COLUMNS
from leiq_sim.figures import bands, curve, tornado
from leiq_sim.figures.style import LIGHT, picture
from leiq_sim.files.load import load_scenario

NAN = float("nan")


@pytest.fixture
def ends():
    rows = [
        ("Nachfrage", "× 0,60", -11.0, "× 1,75", -36.0, 16.0, 11.0, 20.0, True),
        ("Plätze", "12 Plätze", -27.0, None, NAN, -0.4, -2.0, 1.0, False),
    ]
    frame = pd.DataFrame(rows, columns=list(tornado.COLUMNS))
    frame.attrs = {"kpi": "qualified", "unit": "people", "data": -26.0, "title": "Die Reihenfolge hält."}
    return frame


def lines_of(figure):
    return [line for axes in figure.axes for line in axes.get_lines()]


def test_a_bar_goes_from_the_data_to_each_end_and_chance_gets_a_ring(ends):
    figure = tornado.figure(ends, "de")
    bars = [(line.get_color(), list(line.get_xdata())) for line in lines_of(figure) if line.get_linewidth() == 13]
    assert (LIGHT.scen_band, [-26.0, -11.0]) in bars
    assert (LIGHT.scen, [-26.0, -36.0]) in bars
    assert len(bars) == 3
    rings = [line for line in lines_of(figure) if line.get_marker() == "o"]
    assert [line.get_ydata()[0] for line in rings] == [1]
    words = {text.get_text(): text.xy[0] for axes in figure.axes for text in axes.texts}
    assert (words["× 1,75"], words["× 0,60"]) == (0, 1)  # the high end lies to the left here
    assert "Beispieldaten, nicht mit den Partnern abgestimmt" in [text.get_text() for text in figure.texts]
    assert "„Nachfrage“ bewegt" not in tornado.alt(ends, "de")
    assert "am meisten bewegt ihn „Nachfrage“" in tornado.alt(ends, "de")


def test_a_difference_that_turns_shows_where_zero_is(ends):
    crossed = ends.assign(low_difference=[4.0, -27.0])
    crossed.attrs = ends.attrs
    dotted = [list(line.get_xdata()) for line in lines_of(tornado.figure(crossed, "de")) if line.get_linestyle() != "-"]
    assert [0, 0] in dotted
    assert [0, 0] not in [list(line.get_xdata()) for line in lines_of(tornado.figure(ends, "de"))]


def test_nothing_that_moves_is_an_empty_drawing(ends):
    none = ends.iloc[:0]
    none.attrs = ends.attrs
    assert [line for line in lines_of(tornado.figure(none, "en")) if line.get_linewidth() == 13] == []


@pytest.fixture
def seats():
    values = [10.0, 12.0, 15.0, 20.0]
    mean = np.array([200.0, 240.0, 300.0, 310.0])
    frame = pd.DataFrame(
        {"value": values, "kpi": "qualified_work", "unit": "people", "mean": mean, "low": mean - 4, "high": mean + 4,
         "p10": mean - 20, "p90": mean + 20, "on_grid": [True, False, True, True]}
    )  # fmt: skip
    path = "courses.nursing_adaptation.seats"
    return Curve(load_scenario("baseline"), path, None, "qualified_work", 290.0, 1.0, frame,
                 Answer("from_on", 15.0, 24, True), 30, 1)  # fmt: skip


def test_a_curve_has_two_bands_its_points_the_target_and_the_value(seats):
    figure = curve.figure(seats, "de")
    (axes,) = figure.axes
    across = [line.get_ydata()[0] for line in axes.get_lines() if len(set(line.get_ydata())) == 1]
    assert 290.0 in across
    down = [line.get_xdata()[0] for line in axes.get_lines() if line.get_color() == LIGHT.good]
    assert down == [15.0]
    (points,) = [line for line in axes.get_lines() if line.get_marker() == "o"]
    assert list(points.get_xdata()) == [10.0, 15.0, 20.0]
    heights = [np.ptp(band.get_paths()[0].vertices[:, 1]) for band in axes.collections]
    assert heights == [150.0, 118.0]
    assert "200\u00a0Menschen bei 10\u00a0Plätze" in curve.alt(seats, "de")


@pytest.fixture
def widths():
    row = dict.fromkeys(COLUMNS, 0.0) | {"scenario": "v", "baseline": "b", "quantity": "difference", "kpi": "cost",
                                         "unit": "EUR", "mean": -5_000.0, "title": "Weniger"}  # fmt: skip
    for band, half in (("chance", 1_000.0), ("ignorance", 4_000.0), ("both", 4_500.0)):
        row |= {f"{band}_p10": -5_000.0 - half, f"{band}_p90": -5_000.0 + half}
    return pd.DataFrame([row])


def test_three_widths_lie_beneath_each_other(widths):
    figure = bands.figure(widths, "de")
    spans = [list(line.get_xdata()) for line in lines_of(figure) if line.get_marker() == "None"]
    assert spans[1:] == [[-6_000.0, -4_000.0], [-9_000.0, -1_000.0], [-9_500.0, -500.0]]
    assert "Unwissen −9.000" in bands.alt(widths, "de").replace("\u00a0", " ")


@pytest.mark.parametrize(("suffix", "first"), [(".png", b"\x89PNG"), (".svg", b"<?xml")])
def test_the_same_figure_is_the_same_file(widths, suffix, first):
    one, other = (picture(bands.figure(widths, "de"), suffix) for _ in range(2))
    assert one.startswith(first)
    assert one == other


def test_the_tornados_table_has_both_ends_with_where_the_parameter_stands(ends):
    table = tornado.twin(ends, "de")
    assert len(table) == len(ends)
    first = ends.iloc[0]
    assert table.iloc[0, 0] == first["label"]
    assert str(first["low_text"]) in table.iloc[0, 1]
    assert str(first["high_text"]) in table.iloc[0, 2]


def test_without_a_title_the_bars_begin_higher(ends):
    tall = tornado.figure(ends, "de").get_size_inches()[1]
    ends.attrs["title"] = ""
    assert tornado.figure(ends, "de").get_size_inches()[1] == pytest.approx(tall - (76 - tornado.UNTITLED) / 96)
