"""Tiles: value, difference, both widths, verdict."""

import re
from html import unescape

from walking import words

from leiq_sim.boards import tiles

SEATS = "courses.nursing_adaptation.seats"


def test_without_a_change_a_tile_shows_both_widths_of_its_value(board):
    tiles = words(board._tiles)
    assert "Spanne 99 bis 101" in tiles
    assert "8 von 10 Verläufen: 90 bis 110" in tiles


def test_a_tile_says_difference_widths_verdict_and_in_how_many_runs(board):
    board.controls[SEATS].slider.value = 25
    tile = re.search(r'leiq-tile-qualified_work">.*?leiq-tile-sure">.*?</div>', board._tiles.value, re.S).group()
    said = unescape(re.sub(r"<[^>]+>", " ", tile))
    for part in ("Basis 100", "+9,0", "−1 bis +19", "8 von 10 Verläufen: +7 bis +11", "besser", "besser in 7 von 8"):
        assert part in said
    assert board._tiles.value.count('class="leiq-card') == 7


def test_a_strip_is_symmetric_and_an_end_beyond_it_is_an_arrow():
    row = {"low": -2.0, "difference": 0.0, "high": 2.0}
    assert 'M72.0 12H88.0"' in tiles.strip(row, 5.0)
    assert "l7 6l-7 6z" in tiles.strip(row | {"high": 21.0}, 5.0)
    assert "z" not in tiles.strip(row, 5.0).split("</svg>")[0].split("aria-hidden")[1].replace("viewBox", "")
    assert tiles.strip(row, None) == '<div class="leiq-tile-strip"></div>'


def test_in_english_no_line_ends_between_a_sign_and_the_euro(board):
    board.controls[SEATS].slider.value = 25
    board.lang = "en"
    board.speak()
    cost = re.search(r'leiq-tile-cost">.*?leiq-tile-sure">', board._tiles.value, re.S).group()
    assert "+\u2060€" in cost
    assert "+€" not in cost
