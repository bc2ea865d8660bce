"""Colours by role, fonts and the pixel grid that all figures share."""

import base64
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from html import escape
from threading import RLock
from typing import Any

import matplotlib
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.textpath import TextPath

from leiq_sim.files import fonts
from leiq_sim.texts import t


@dataclass(frozen=True)
class Roles:
    """One theme's colours, named by what they mean."""

    ink: str
    ink2: str
    ink3: str
    surface: str
    page: str
    wash: str
    line: str
    edge: str
    base: str
    base_band: str
    scen: str
    scen_band: str
    scen_wash: str
    good: str
    good_wash: str
    bad: str
    bad_wash: str
    warn: str
    warn_fill: str
    warn_wash: str
    same: str


LIGHT = Roles(
    ink="#17212B", ink2="#46535F", ink3="#5F6C78", surface="#FFFFFF", page="#F5F7F9", wash="#EDF1F4",
    line="#D6DDE3", edge="#7A8793", base="#84909B", base_band="#D9DEE3", scen="#17609B", scen_band="#B9D3EA",
    scen_wash="#E9F1F9", good="#0F6B5C", good_wash="#E3F2EE", bad="#A8420E", bad_wash="#FBEBE2", warn="#6B4B00",
    warn_fill="#E6B53C", warn_wash="#FBF2DA", same="#5F6C78",
)  # fmt: skip
DARK = Roles(
    ink="#EDF1F4", ink2="#BAC5CE", ink3="#9AA7B3", surface="#1B232B", page="#12181E", wash="#25303A",
    line="#36434F", edge="#7F8D9A", base="#9AA7B3", base_band="#3D4A56", scen="#7DB7EC", scen_band="#234A6C",
    scen_wash="#1C3247", good="#5CC7AE", good_wash="#17352F", bad="#F0986A", bad_wash="#40261A", warn="#E0B64D",
    warn_fill="#E0B64D", warn_wash="#3A3016", same="#9AA7B3",
)  # fmt: skip
# Districts in the order of the scenario: colour and marker; in most figures only the sign before the name uses them.
DISTRICT_SIGNS = (("#4A3A86", "o"), ("#AD7F17", "^"), ("#B3527F", "s"), ("#46535F", "D"), ("#17609B", "v"))
DISTRICT_DARK = ("#A99AEE", "#D9B45A", "#DB8DB3", "#BAC5CE", "#7DB7EC")
VERDICT_MARKERS = {"worse": "s"}  # all others are round; those that are no finding are hollow
FONTS = (fonts.FAMILY, "Source Sans 3", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans")
DPI = 192  # two dots a pixel of the page
PX = 1 / 96  # inch; a figure is laid out in the pixels of the page
one_at_a_time = RLock()  # rcParams belong to the whole process, boards draw in threads


@lru_cache(maxsize=1)
def families() -> list[str]:
    """Return the fonts of our list that are there, our package's first; matplotlib itself brings DejaVu Sans."""
    all_ = font_manager.fontManager.ttflist
    for weight, path in fonts.font_files().items():
        kind = "bold" if weight > 400 else "normal"  # "bold" is what figures say, and matplotlib warns of any other
        all_.insert(0, font_manager.FontEntry(str(path), name=fonts.FAMILY, weight=kind, size="scalable"))
    known = {font.name for font in all_}
    return [name for name in FONTS if name in known]


def rc(c: Roles) -> Any:
    """Return matplotlib's parameters for a theme."""
    return {
        "font.family": families(), "font.size": 10.0, "text.color": c.ink,
        "figure.facecolor": c.surface, "axes.facecolor": c.surface, "savefig.facecolor": c.surface,
        "axes.edgecolor": c.edge, "axes.linewidth": 0.8, "axes.labelcolor": c.ink2, "axes.labelsize": 9.75,
        "axes.spines.top": False, "axes.spines.right": False, "axes.spines.left": False,
        "axes.grid": True, "axes.grid.axis": "x", "grid.color": c.line, "grid.linewidth": 0.7, "axes.axisbelow": True,
        "xtick.color": c.edge, "ytick.color": c.edge, "xtick.labelcolor": c.ink2, "ytick.labelcolor": c.ink2,
        "xtick.labelsize": 9.5, "ytick.labelsize": 9.5, "xtick.major.size": 3, "ytick.major.size": 0,
        "lines.linewidth": 1.8, "lines.solid_capstyle": "butt", "axes.unicode_minus": True, "text.parse_math": False,
    }  # fmt: skip


def drawn(view: Callable[..., Figure]) -> Callable[..., Figure]:
    """Draw a view with our parameters, one at a time, leaving the process's own as they were."""

    @wraps(view)
    def draw(*args: Any, **kwargs: Any) -> Figure:
        with one_at_a_time, matplotlib.rc_context(rc(kwargs.get("roles", LIGHT))):
            return view(*args, **kwargs)

    return draw


def sheet(width: int, height: int) -> Figure:
    """Return an empty figure of a size in pixels."""
    return Figure(figsize=(width * PX, height * PX), dpi=96)


def place(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Return axes placed in pixels from the upper left corner."""
    w, h = figure.get_size_inches() / PX
    return figure.add_axes((left / w, 1 - (top + height) / h, width / w, height / h))


def write(figure: Figure, x: float, y: float, words: str, **looks: Any) -> None:
    """Write text at pixels from the upper left corner."""
    w, h = figure.get_size_inches() / PX
    figure.text(x / w, 1 - y / h, words, **looks)


def fitting(words: str, width: float, size: float, weight: str = "normal") -> float:
    """Return the size, in points and not above `size`, at which words are at most `width` pixels long."""
    return size * min(1.0, width / max(length(words, size, weight), 1.0))


def length(words: str, size: float, weight: str = "normal") -> float:
    """Return how many pixels words of a size, in points, are long."""
    return _length(words, size, weight, tuple(families()))


@lru_cache(maxsize=1024)
def _length(words: str, size: float, weight: str, family: tuple[str, ...]) -> float:
    looks = font_manager.FontProperties(family=list(family), weight=weight, size=size)
    return float(TextPath((0, 0), words, prop=looks).get_extents().x1) / (72 * PX)


def verdict_colour(verdict: object, c: Roles) -> str:
    return {"better": c.good, "worse": c.bad}.get(str(verdict), c.same)


def is_told(verdict: object) -> bool:
    """Whether a verdict is a finding: its numbers are bold and its mark is filled."""
    return verdict in ("better", "worse")


def verdict_mark(axes: Axes, x: float, y: float, verdict: object, c: Roles) -> None:
    """Draw a difference's mark, whose form and colour are its verdict."""
    told, colour = is_told(verdict), verdict_colour(verdict, c)
    axes.plot([x], [y], VERDICT_MARKERS.get(str(verdict), "o"), markersize=8,
              markerfacecolor=colour if told else c.surface, markeredgecolor=c.surface if told else colour,
              markeredgewidth=1.2 if told else 1.8)  # fmt: skip


def example_note(figure: Figure, c: Roles, lang: str | None) -> None:
    """Say in the lower right corner that the data are examples: a picture travels without its page."""
    width, height = figure.get_size_inches() / PX
    note = t("note.example_data", lang)
    write(figure, width - 4, height - 10, note, fontsize=8.5, color=c.ink3, ha="right")


def sign(figure: Figure, x: float, y: float, number: int) -> None:
    """Put a district's sign at pixels from the upper left corner."""
    w, h = figure.get_size_inches() / PX
    colour, marker = DISTRICT_SIGNS[number % len(DISTRICT_SIGNS)]
    line = Line2D([x / w], [1 - y / h], marker=marker, color=colour, markersize=6.5, linestyle="none")
    figure.add_artist(line)


def png(figure: Figure, dpi: int | None = None) -> bytes:
    """Return the picture, two dots a pixel unless told; the same figure gives the same bytes."""
    stream = io.BytesIO()
    with one_at_a_time:
        figure.savefig(stream, format="png", dpi=dpi or DPI, metadata={"Software": None})
    return stream.getvalue()


def picture(figure: Figure, suffix: str) -> bytes:
    """Return the picture as a file of this suffix (.png or .svg) holds it; the same figure gives the same bytes."""
    if suffix == ".png":
        return png(figure)
    stream = io.BytesIO()
    with one_at_a_time, matplotlib.rc_context({"svg.hashsalt": "leiq"}):
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    return stream.getvalue()


def image(figure: Figure, alt: str) -> str:
    """Return the picture as HTML that says in words what it shows."""
    width = round(figure.get_size_inches()[0] / PX)
    data = base64.b64encode(png(figure)).decode("ascii")
    return (
        f'<img class="leiq-chart" alt="{escape(alt)}" src="data:image/png;base64,{data}" '
        f'style="width:{width}px;max-width:100%;height:auto;display:block">'
    )
