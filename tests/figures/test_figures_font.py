"""Figures are written in the package's font, and in either font no word leaves its picture."""

import logging
from datetime import date

import pandas as pd
import pytest
from drawn_svg import places_of_words
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from leiq_sim.figures import district_map, over_time, runs, stage_waits, steps, style, waiting, waits
from leiq_sim.figures.svg import Drawing
from leiq_sim.files import fonts
from leiq_sim.files.load import load_scenario

DISTRICTS = ("leipzig", "nordsachsen", "landkreis_leipzig")
NUMBERS = ("mean", "base", "base_mean", "low", "high", "difference")


@pytest.fixture(scope="module")
def base():
    return load_scenario("baseline")


@pytest.fixture
def fallback(monkeypatch):
    """Draw as where the package is missing and the machine has no font of ours."""
    monkeypatch.setattr(style, "families", lambda: ["DejaVu Sans"])


def frame(**columns):
    """Return a row for each combination, with numbers as wide as they get."""
    made = pd.MultiIndex.from_product(columns.values(), names=columns.keys()).to_frame(index=False)
    return made.assign(**dict.fromkeys(NUMBERS, 480.0))


def stages(base):
    return list(waiting.levels(base.pathway.clients))


def drawn(base, lang):
    courses = [key for (key,) in base.table("courses")]
    queue = pd.DataFrame({"stage": stages(base), "waiting": 480.0, "base": 999.0, "median_wait": 365.0})
    days = [date(2026, 3, 31), date(2027, 3, 31), date(2028, 12, 31)]
    over = frame(district=DISTRICTS, day=days, who=("baseline", "variant"))
    run = pd.DataFrame({"course": courses, "run": "2027a", "start": date(2027, 3, 1), "seats": 16, "taken": 12.5,
                        "cancelled": 0.25, "base_taken": 11.0})  # fmt: skip
    yield waits.figure(frame(district=DISTRICTS), base, lang, target_days=28)
    yield stage_waits.figure(frame(stage=stages(base), district=DISTRICTS), base, lang)
    yield over_time.figure(over, base, lang, from_day=date(2027, 1, 1))
    yield runs.figure(run, base, lang)
    yield district_map.figure(frame(district=DISTRICTS), base, lang)
    yield steps.figure(frame(group=[*stages(base), "courses"], district=DISTRICTS), base, lang)
    yield waiting.figure(queue, base.pathway, lang)


def beyond(figure):
    """Return the labels of ticks that lie outside their axis: they exist and are not drawn."""
    axes = [axis for each in figure.axes for axis in (each.xaxis, each.yaxis)]
    ticks = [(tick, sorted(axis.get_view_interval())) for axis in axes for tick in axis.get_major_ticks()]
    return {t.label1 for t, (low, high) in ticks if not low <= t.get_loc() <= high} | {t.label2 for t, _ in ticks}


def cut(figure):
    """Return the words that reach over the edge of their picture."""
    if isinstance(figure, Drawing):
        return [word for word, low, high, y in places_of_words(figure)
                if low < -1 or high > figure.width + 1 or not 0 < y < figure.height]  # fmt: skip
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw(renderer)
    words = [each for each in figure.findobj(Text) if each.get_text().strip() and each not in beyond(figure)]
    boxes = [(each.get_text(), each.get_window_extent(renderer)) for each in words]
    assert boxes
    width, height = figure.bbox.width + 1, figure.bbox.height + 1
    return [word for word, b in boxes if b.x0 < -1 or b.y0 < -1 or b.x1 > width or b.y1 > height]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_word_is_cut(base, lang):
    assert [word for figure in drawn(base, lang) for word in cut(figure)] == []


@pytest.mark.usefixtures("fallback")
@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_word_is_cut_in_the_fallback(base, lang):
    assert [word for figure in drawn(base, lang) for word in cut(figure)] == []


def test_words_are_made_small_enough_and_never_larger():
    name = "Brückenmaßnahme für akademische Berufe"
    small = style.fitting(name, 120, 9.5, "bold")
    assert 0 < small < style.fitting(name, 180, 9.5, "bold") < 9.5
    assert style.fitting("kurz", 120, 9.5) == 9.5


def test_figures_take_the_packages_files_without_a_warning(caplog):
    looks = style.rc(style.LIGHT)
    with caplog.at_level(logging.WARNING):
        found = [
            font_manager.findfont(font_manager.FontProperties(family=looks["font.family"], weight=weight))
            for weight in ("normal", "bold")
        ]
    assert found == [str(path) for path in fonts.font_files().values()]
    assert caplog.records == []


def test_without_the_package_the_machines_fonts_are_taken(monkeypatch):
    monkeypatch.setattr(fonts, "font_files", dict)
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [
        font for font in font_manager.fontManager.ttflist if font.name != fonts.FAMILY
    ])  # fmt: skip
    style.families.cache_clear()
    try:
        assert style.families()[-1] == "DejaVu Sans"
        assert fonts.FAMILY not in style.families()
    finally:
        style.families.cache_clear()
