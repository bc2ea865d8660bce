"""What a figure drawn as SVG shows, read from its marks."""

import re

from defusedxml import ElementTree

from leiq_sim.figures import style
from leiq_sim.figures.svg import POINTS


def _marks(drawing):
    return ElementTree.fromstring(drawing.html("alt")).iter()


def words_of(drawing):
    """Return all texts, in the order in which they were written."""
    return [mark.text for mark in _marks(drawing) if mark.tag == "text"]


def places_of_words(drawing):
    """Return each text with its left and right end and its line, in pixels, as long as it is in the font."""
    found = []
    for mark in (m for m in _marks(drawing) if m.tag == "text"):
        points = float(mark.get("font-size")) * POINTS
        long = style.length(mark.text, points, "bold" if mark.get("font-weight") else "normal")
        left = float(mark.get("x")) - long * {"start": 0, "middle": 0.5, "end": 1}[mark.get("text-anchor", "start")]
        found.append((mark.text, left, left + long, float(mark.get("y"))))
    return found


def dots(drawing):
    """Return the middles of all dots with a rim, without those of the districts' signs."""
    return [(float(m.get("cx")), float(m.get("cy"))) for m in _marks(drawing) if m.tag == "circle" and m.get("stroke")]


def rects(drawing):
    """Return left, top, width and height of all rectangles, without those of the districts' signs."""
    found = [m for m in _marks(drawing) if m.tag == "rect" and "district" not in m.get("fill")]
    return [tuple(float(m.get(name)) for name in ("x", "y", "width", "height")) for m in found]


def drawn_lines(drawing, role, width):
    """Return the points of all lines of a role's colour and a width."""
    found = [m for m in _marks(drawing) if m.get("stroke") == f"var(--{role})" and m.get("stroke-width") == str(width)]
    return [[tuple(map(float, pair.split())) for pair in re.split("[ML]", m.get("d"))[1:]] for m in found if m.get("d")]
