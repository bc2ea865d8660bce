"""Panels by district, the gap between districts, and figures that travel alone."""

import io

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from leiq_sim.figures import by_district, export, gap
from leiq_sim.files.load import load_scenario

TITLES = {"a": "Mobil", "b": "Kürzung"}


@pytest.fixture(scope="module")
def base():
    return load_scenario("baseline")


@pytest.fixture
def frame():
    rows = [
        ("b", "nordsachsen", "days", 29.0, 39.0, 10.0, 8.0, 12.0, "worse"),
        ("a", "leipzig", "days", 21.0, 21.0, 0.0, -1.0, 1.0, "practically_equal"),
        ("a", "nordsachsen", "days", 29.0, 5.0, -24.0, -30.0, -18.0, "better"),
        ("b", "leipzig", "days", 21.0, 24.0, 3.0, -2.0, 8.0, "not_distinguishable"),
        ("a", "landkreis_leipzig", "days", 31.0, 7.0, -24.0, -29.0, -19.0, "better"),
    ]
    return pd.DataFrame(rows, columns=by_district.COLUMNS)


def test_each_district_has_a_panel_on_one_scale_with_ticks_at_the_left_only(frame, base):
    axes = by_district.figure(frame, list(TITLES), base, "de").axes
    assert len(axes) == 3
    assert len({one.get_ylim() for one in axes}) == 1
    low, high = axes[0].get_ylim()
    assert low < -30
    assert high > 12
    shown = [one.yaxis.get_tick_params()["labelleft"] for one in axes]
    assert shown == [True, False, False]


def test_a_mark_stands_at_the_difference_on_its_interval_and_its_form_is_the_verdict(frame, base):
    axes = by_district.figure(frame, list(TITLES), base, "de").axes[1]
    bars = [line for line in axes.get_lines() if line.get_linewidth() == 5.25]
    assert [list(line.get_ydata()) for line in bars] == [[-30.0, -18.0], [8.0, 12.0]]
    marks = [(line.get_xdata()[0], line.get_ydata()[0], line.get_marker()) for line in axes.get_lines()
             if line.get_marker() in ("o", "s")]  # fmt: skip
    assert marks == [(0, 0, "o"), (1, -24.0, "o"), (2, 10.0, "s")]
    assert [text.get_text() for text in axes.texts] == ["−24", "+10"]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["Basis", "A", "B"]


def test_a_district_without_a_number_keeps_its_panel(frame, base):
    axes = by_district.figure(frame, list(TITLES), base, "de").axes[2]
    assert len([line for line in axes.get_lines() if line.get_linewidth() == 5.25]) == 1


def test_the_table_and_the_sentence_follow_districts_and_variants(frame, base):
    table = by_district.twin(frame, TITLES, base, 10, "de")
    assert table.iloc[:, :2].to_numpy().tolist()[:3] == [
        ["Stadt Leipzig", "Mobil"], ["Stadt Leipzig", "Kürzung"], ["Landkreis Nordsachsen", "Mobil"],
    ]  # fmt: skip
    assert table.iloc[2].tolist()[2:] == ["29\u00a0Tage", "5,0\u00a0Tage", "−24\u00a0Tage", "−30 bis −18", "besser"]
    words = by_district.alt(frame, TITLES, base, "Warten", "de")
    assert "Landkreis Nordsachsen, Basis 29\u00a0Tage: Mobil −24\u00a0Tage, Kürzung +10\u00a0Tage" in words


@pytest.mark.parametrize(("number", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB")])
def test_letters(number, letter):
    assert by_district.letter(number) == letter


@pytest.fixture
def gaps():
    nan = float("nan")
    rows = [
        ("", 0.45, 0.36, 0.54, 0.3, 0.6, nan, nan, nan, None),
        ("a", 0.15, 0.10, 0.20, 0.08, 0.2, -0.30, -0.43, -0.16, "better"),
    ]
    return pd.DataFrame(rows, columns=gap.COLUMNS)


def test_the_gap_is_drawn_with_its_own_interval_and_that_of_the_difference(gaps):
    left, right = gap.figure(gaps, TITLES, "de").axes
    bars = [[list(line.get_xdata()) for line in axes.get_lines() if line.get_linewidth() == 5.25]
            for axes in (left, right)]  # fmt: skip
    assert bars == [[[0.36, 0.54], [0.10, 0.20]], [[-0.43, -0.16]]]
    assert left.get_xlim()[0] == 0
    assert right.get_xlim()[0] < -0.43
    assert [text.get_text() for text in right.texts] == ["−30\u00a0Punkte"]


def test_the_gaps_table_has_both_intervals(gaps):
    table = gap.twin(gaps, TITLES, 10, "de")
    assert table.iloc[1].tolist() == [
        "Mobil", "15\u00a0%", "10 bis 20", "8 bis 20", "−30\u00a0Punkte", "−43 bis −16", "besser",
    ]  # fmt: skip
    assert table.iloc[0].tolist()[0] == "Basis"
    assert table.iloc[0].tolist()[4:] == ["–", "–", "–"]
    assert gap.alt(gaps, TITLES, "de") == "Abstand zwischen den Gebieten: Basis 45\u00a0%; Mobil 15\u00a0%."


def test_an_exported_picture_has_room_for_its_words_and_is_the_same_twice(gaps, monkeypatch):
    monkeypatch.setattr(export, "DPI", 96)
    figure = gap.figure(gaps, TITLES, "de")
    before = len(figure.texts)
    words = ("Der Abstand wird kleiner", "Wer gezählt ist.", "Beispieldaten. Lauf 12ab.")
    first = export.titled(figure, *words, ".png")
    assert first == export.titled(figure, *words, ".png")
    assert len(figure.texts) == before
    picture = Image.open(io.BytesIO(first))
    width, height = figure.get_size_inches() * 96
    assert picture.width == round(width) + 2 * export.MARGIN
    assert picture.height > height + export.TITLE_LINE + 2 * export.LINE
    top = np.asarray(picture.convert("L"))[: export.MARGIN + export.TITLE_LINE]
    assert top.min() < 100
    longer = export.titled(figure, "Ein Satz, der nicht in eine Zeile passt. " * 6, *words[1:], ".png")
    assert Image.open(io.BytesIO(longer)).height > picture.height


def test_an_exported_drawing_says_its_words(gaps):
    made = export.titled(gap.figure(gaps, TITLES, "de"), "T", "C", "Beispieldaten", ".svg")
    assert made == export.titled(gap.figure(gaps, TITLES, "de"), "T", "C", "Beispieldaten", ".svg")
    assert b"Beispieldaten" in made  # matplotlib names the text that a path draws


def test_other_forms_are_refused(gaps):
    with pytest.raises(ValueError, match="suffix"):
        export.titled(gap.figure(gaps, TITLES, "de"), "T", "C", "F", ".bmp")
