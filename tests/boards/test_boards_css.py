"""The boards' one style sheet brings the font along, and does without where it is missing."""

import base64
import re

import pytest

from leiq_sim.boards import css
from leiq_sim.files import fonts


@pytest.fixture
def anew():
    css.faces.cache_clear()
    yield
    css.faces.cache_clear()


def test_the_font_is_in_the_style_sheet_whole(anew):
    style = css.style()
    packed = re.findall(r"font-weight:(\d+);src:url\(data:font/woff;base64,([^)]+)\)", style)
    assert {int(weight): base64.b64decode(data) for weight, data in packed} == fonts.web_fonts()
    assert f'font:400 15px/1.45 "{fonts.FAMILY}", ' in style
    assert len(style) < 400_000  # a board is one page; the font must not outweigh its pictures


def test_without_the_font_the_style_sheet_stands(anew, monkeypatch):
    monkeypatch.setattr(fonts, "PACKAGE", "no_such_font")
    assert css.faces() == ""
    assert "sans-serif" in css.style()


def test_there_is_one_style_element():
    assert css.style().count("<style") == css.style().count("</style>") == 1
