"""Cost against entries: a cross a variant, as long as its intervals."""

import pandas as pd
import pytest

from leiq_sim.figures import tradeoff


@pytest.fixture
def frame():
    rows = [
        ("a", 66_000.0, 49_000.0, 83_000.0, 5.2, 3.1, 7.3),
        ("b", -158_000.0, -191_000.0, -125_000.0, -26.0, -31.0, -21.0),
    ]
    return pd.DataFrame(rows, columns=tradeoff.COLUMNS)


def test_crosses_span_both_intervals_and_have_letters(frame):
    (axes,) = tradeoff.figure(frame, "de").axes
    lines = [line for line in axes.get_lines() if len(line.get_xdata()) == 2 and line.get_linewidth() == 1.6]
    assert [list(line.get_xdata()) for line in lines] == [
        [49e3, 83e3],
        [66e3, 66e3],
        [-191e3, -125e3],
        [-158e3, -158e3],
    ]
    assert [list(line.get_ydata()) for line in lines] == [[5.2, 5.2], [3.1, 7.3], [-26.0, -26.0], [-31.0, -21.0]]
    assert [text.get_text() for text in axes.texts] == ["A", "B"]


def test_the_table_and_the_sentence_have_the_numbers(frame):
    titles = {"a": "Mobil", "b": "Kürzung"}
    table = tradeoff.twin(frame, titles, "de")
    assert table.iloc[0].tolist()[0] == "Mobil"
    assert "+5,2" in table.iloc[0, 2]
    assert "+3,1 bis +7,3" in table.iloc[0, 2]
    assert "Kürzung −26" in tradeoff.alt(frame, titles, "de")


def test_the_frame_is_that_of_the_totals():
    rows = [
        ("v", "cost", "all", "all", "all", 10.0, 1.0, 20.0),
        ("v", "cost", "all", "all", "staff", 9.0, 1.0, 20.0),
        ("v", "qualified_work", "all", "all", "all", 3.0, 2.0, 4.0),
        ("v", "qualified_work", "leipzig", "all", "all", 1.0, 2.0, 4.0),
    ]
    table = pd.DataFrame(rows, columns=["scenario", "kpi", "district", "field", "stage", "difference", "low", "high"])
    assert tradeoff.frame_of(table).iloc[0].tolist() == ["v", 10.0, 1.0, 20.0, 3.0, 2.0, 4.0]
