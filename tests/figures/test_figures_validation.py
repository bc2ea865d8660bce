"""The drawing of published figures and simulated years says what its frame says."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from leiq_sim.analysis.validation import COLUMNS
from leiq_sim.figures import style
from leiq_sim.figures import validation as view
from leiq_sim.files.load import load_scenario

ROWS = [
    ("a", "status_full", "all", "all", "share", 0.47, 0.02, "exact", 0.48, 0.47, 0.49, 0.45, 0.51, "fits", ""),
    ("b", "status_rejected", "all", "all", "share", 0.02, 0.01, "exact", 0.1, 0.09, 0.11, 0.08, 0.12,
     "does_not_fit", ""),
    ("c", "employed_after_recognition", "all", "all", "share", 0.9, 0.2, "about", 0.94, 0.93, 0.95, 0.91, 0.97,
     "used_as_input", "sets_default"),
    ("d", "measure_success", "all", "all", "ratio", 0.62, 0.12, "at_least", 0.82, 0.8, 0.84, 0.76, 0.88, "fits", ""),
    ("e", "decision_days_mean", "doctors", "all", "days", 359.0, 90.0, "exact", 330.0, 320.0, 340.0, 280.0, 370.0,
     "used_as_input", "sets_default"),
    ("f", "status_full", "all", "all", "share", 0.3, 0.05, "exact", *[float("nan")] * 5, "not_comparable",
     "nobody_counted"),
]  # fmt: skip


@pytest.fixture
def frame():
    rows = [(*row, "2022", "saxony", "A source", "a.example", "") for row in ROWS]
    return pd.DataFrame(rows, columns=list(COLUMNS))


@pytest.fixture(scope="module")
def base():
    return load_scenario("baseline")


def drawn(frame, base, unit, lang="de"):
    figure = view.figure(frame, base, unit, lang)
    return figure, [line for axes in figure.axes for line in axes.get_lines()]


def test_misses_are_drawn_first_and_what_nobody_was_counted_for_is_not_drawn(frame, base):
    figure, lines = drawn(frame, base, "share")
    said = [text.get_text() for text in figure.texts]
    assert said[:6] == [
        "Passt nicht (1)", "Ablehnung: Sachsen 2022", "Passt (1)", "Volle Gleichwertigkeit: Sachsen 2022",
        "Steckt schon in den Daten, keine Prüfung (1)", "Beschäftigt ein Jahr nach der Anerkennung: Sachsen 2022",
    ]  # fmt: skip
    diamonds = [line for line in lines if line.get_marker() == "D"]
    assert [line.get_xdata()[0] for line in diamonds] == [0.02, 0.47, 0.9]
    assert [line.get_ydata()[0] for line in diamonds] == [1, 3, 5]


def test_bar_mean_and_tolerance_stand_where_the_frame_says(frame, base):
    _, lines = drawn(frame, base, "share")
    bars = [line for line in lines if line.get_linewidth() == view.BAR]
    assert [tuple(line.get_xdata()) for line in bars] == [(0.08, 0.12), (0.45, 0.51), (0.91, 0.97)]
    means = [line.get_xdata()[0] for line in lines if line.get_marker() == "o"]
    assert means == [0.1, 0.48, 0.94]
    whiskers = [line for line in lines if line.get_linewidth() == view.WHISKER and len(line.get_xdata()) == 2]
    assert [tuple(np.round(line.get_xdata(), 4)) for line in whiskers] == [(0.01, 0.03), (0.45, 0.49), (0.7, 1.0)]
    colours = [line.get_color() for line in whiskers]
    assert colours == [style.LIGHT.bad, style.LIGHT.good, style.LIGHT.same]


def test_at_least_is_open_to_the_right(frame, base):
    figure, lines = drawn(frame, base, "ratio", "en")
    assert [line.get_marker() for line in lines].count(">") == 1
    right = figure.axes[0].get_xlim()[1]
    (whisker,) = [line for line in lines if line.get_linewidth() == view.WHISKER and len(line.get_xdata()) == 2]
    assert tuple(whisker.get_xdata()) == pytest.approx((0.5, right))


def test_the_axis_names_its_unit_once(frame, base):
    def labels(unit):
        figure, _ = drawn(frame, base, unit)
        return [label.get_text() for label in figure.axes[0].get_xticklabels()]

    assert [label.endswith("Tage") for label in labels("days")].count(True) == 1
    assert labels("share")[-1] == "100\u00a0%"


def test_a_long_name_is_broken_before_it_meets_the_axis(frame, base):
    figure, _ = drawn(frame.assign(measure="eu_share_of_full", field="doctors"), base, "share")
    renderer = FigureCanvasAgg(figure).get_renderer()
    names = [text for text in figure.texts if text.get_position()[0] == 0]
    assert len(names) > 6
    width = figure.bbox.width * view.NAMES / view.WIDTH
    assert max(text.get_window_extent(renderer).x1 for text in names) < width


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_sentence_counts_verdicts(frame, lang):
    words = {"de": "Passt: 1, passt nicht: 1, keine Prüfung: 1.", "en": "Fits: 1, does not fit: 1, no test: 1."}
    assert view.alt(frame, "share", lang).endswith(words[lang])
