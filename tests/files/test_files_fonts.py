"""The font is whole: two weights with every character that is ever written, as files and packed for a browser."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from matplotlib.ft2font import FT2Font

from leiq_sim.files import fonts
from leiq_sim.texts.words import WORDS

NUMBERS = "−–≈≤≥→€„“‚‘%·\u00a0\u202f"
TERMINAL = set("█░▏▎▍▌▋▊▉\n\t")  # drawn in a terminal only, in its own font


def test_there_are_two_weights_and_their_licence():
    found = fonts.font_files()
    assert {weight: TTFont(path)["OS/2"].usWeightClass for weight, path in found.items()} == {400: 400, 600: 600}
    licence = (found[400].parent / "LICENSE.txt").read_text(encoding="utf-8", errors="replace")
    assert "SIL Open Font License, Version 1.1" in licence


@pytest.mark.parametrize("weight", [400, 600])
def test_every_character_of_the_catalogue_is_in_the_font(weight):
    known = FT2Font(fonts.font_files()[weight]).get_charmap()
    written = set(NUMBERS).union(*(set(words) for pair in WORDS.values() for words in pair)) - TERMINAL
    assert len(written) > 80
    assert sorted(each for each in written if ord(each) not in known) == []


def test_packed_for_a_browser_nothing_is_lost_and_it_is_half_as_big():
    for weight, path in fonts.font_files().items():
        packed = fonts.web_fonts()[weight]
        assert len(packed) < path.stat().st_size / 2
        plain, web = TTFont(path), TTFont(BytesIO(packed))
        assert web.flavor == "woff"
        assert web.reader.keys() == plain.reader.keys()
        before, after = ({tag: font.reader[tag] for tag in font.reader.keys()} for font in (plain, web))  # noqa: SIM118
        checksum = slice(8, 12)  # of the whole file, which is another
        assert before.pop("head")[checksum.stop :] == after.pop("head")[checksum.stop :]
        assert before == after


def test_without_the_package_there_is_no_font(monkeypatch):
    monkeypatch.setattr(fonts, "PACKAGE", "no_such_font")
    assert fonts.font_files() == fonts.web_fonts() == {}


def test_a_font_with_a_file_too_few_is_none(monkeypatch):
    monkeypatch.setitem(fonts.FILES, 600, "gone.ttf")
    assert fonts.font_files() == {}
