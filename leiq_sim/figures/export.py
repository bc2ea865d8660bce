"""A figure that travels alone: its title and caption above, the mark of its data and of its run below."""

import io
from textwrap import wrap

import matplotlib
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from leiq_sim.figures.style import DPI, LIGHT, PX, one_at_a_time, rc, write

SUFFIXES = (".png", ".svg")
MARGIN, LINE, TITLE_LINE = 16, 19, 25  # pixels of the page
A_LETTER, A_TITLE_LETTER = 6.9, 9.4  # pixels, on average; a line that is a little short does no harm


def titled(figure: Figure, title: str, caption: str, foot: str, suffix: str) -> bytes:
    """Return a figure as a file of this suffix (.png with two dots a pixel, or .svg), on paper: always light.

    The same figure and words give the same bytes. Raises ValueError for another suffix.
    """
    if suffix not in SUFFIXES:
        raise ValueError(f"suffix is {suffix!r}, but must be one of {', '.join(SUFFIXES)}")
    stream, own = io.BytesIO(), len(figure.texts)
    with one_at_a_time, matplotlib.rc_context({**rc(LIGHT), "svg.hashsalt": "leiq"}):
        width, height = figure.get_size_inches() / PX
        above, below = _written(figure, title, caption, foot, width, height)
        ends = Bbox([[-MARGIN * PX, -below * PX], [(width + MARGIN) * PX, (height + above) * PX]])
        metadata = {"Software": None} if suffix == ".png" else {"Date": None, "Creator": None}
        dpi = DPI if suffix == ".png" else None
        figure.savefig(stream, format=suffix[1:], bbox_inches=ends, metadata=metadata, dpi=dpi)
        for words in figure.texts[own:]:
            words.remove()  # the figure stays as it was
    return stream.getvalue()


def _written(figure: Figure, title: str, caption: str, foot: str, width: float, height: float) -> tuple[float, float]:
    """Write around a figure; return how many pixels that takes above and below it."""
    heads = wrap(title, int(width / A_TITLE_LETTER))
    said, marks = (wrap(words, int(width / A_LETTER)) for words in (caption, foot))
    above = MARGIN + TITLE_LINE * len(heads) + LINE * len(said) + 18
    y = MARGIN - above
    for line in heads:
        y += TITLE_LINE
        write(figure, 0, y - 6, line, fontsize=13.5, fontweight="bold", color=LIGHT.ink)
    for line in said:
        y += LINE
        write(figure, 0, y - 1, line, fontsize=10, color=LIGHT.ink2)
    for number, line in enumerate(marks, start=1):
        write(figure, 0, height + 8 + LINE * number, line, fontsize=9.5, color=LIGHT.ink3)
    return above, 8 + LINE * len(marks) + MARGIN
