"""Figures that follow a slider, drawn as SVG straight into the page: some milliseconds each, sharp at any size.

All places are pixels of the page from the upper left corner. Colours are roles of `style.Roles`, which the page's own
style sheet knows as variables: so a figure is light or dark with its board.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from math import floor, isfinite, log10

from leiq_sim.figures import style
from leiq_sim.figures.style import DISTRICT_SIGNS

TEXT, SMALL = 13.3, 12.7
POINTS = 0.75  # of a pixel
SHAPES = {
    "o": '<circle cx="8" cy="8" r="5" fill="{}"/>',
    "^": '<path d="M8 2.5L14 13H2z" fill="{}"/>',
    "s": '<rect x="3" y="3" width="10" height="10" fill="{}"/>',
    "D": '<path d="M8 2l6 6-6 6-6-6z" fill="{}"/>',
    "v": '<path d="M8 13.5L14 3H2z" fill="{}"/>',
}
Points = Iterable[tuple[float, float]]


def role(name: str) -> str:
    """Return a role's colour as the page knows it."""
    return f"var(--{name.replace('_', '-')})"


def ticks(low: float, high: float, most: int, whole: bool = False) -> list[float]:
    """Return round numbers between two ends, at most one more than `most` of them; `whole` ones where people count."""
    rough = max(high - low, 1.0 * most if whole else 1e-12) / most
    size = 10.0 ** floor(log10(rough))
    round_ones = (size * f for f in (1, 2, 2.5, 5, 10))
    step = next(s for s in round_ones if s >= rough * (1 - 1e-9) and not (whole and s % 1))
    first = -floor(-low / step + 1e-9)
    return [round(n * step, 10) for n in range(first, floor(high / step + 1e-9) + 1)]


def fitting(words: str, width: float, size: float, bold: bool = False) -> float:
    """Return the size, not above `size`, at which words are at most `width` long, all in pixels."""
    return style.fitting(words, width, size * POINTS, "bold" if bold else "normal") / POINTS


@dataclass
class Drawing:
    """A sheet of a size; each mark lies upon those before it. What has no finite place is left out."""

    width: float
    height: float
    marks: list[str] = field(default_factory=list)

    def line(self, points: Points, colour: str, width: float, dash: str = "") -> None:
        known = [(x, y) for x, y in points if isfinite(x) and isfinite(y)]
        if len(known) < 2:
            return
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in known)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        looks = f'fill="none" stroke="{role(colour)}" stroke-width="{width}"'
        self.marks.append(f'<path d="M{path}" {looks}{dashed}/>')

    def area(self, points: Points, colour: str, opacity: float = 1) -> None:
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points if isfinite(x) and isfinite(y))
        if path:
            self.marks.append(f'<path d="M{path}z" fill="{role(colour)}" fill-opacity="{opacity}"/>')

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, edge: str = "", stroke: float = 0,
        dash: str = "",
    ) -> None:  # fmt: skip
        if isfinite(y) and isfinite(height):
            looks = f'fill="{role(fill) if fill else "none"}"'
            looks += f' stroke="{role(edge)}" stroke-width="{stroke}"' if edge else ""
            looks += f' stroke-dasharray="{dash}"' if dash else ""
            place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{max(height, 0):.1f}"'
            self.marks.append(f"<rect {place} {looks}/>")

    def dot(self, x: float, y: float, radius: float, fill: str, edge: str, stroke: float) -> None:
        if isfinite(x) and isfinite(y):
            looks = f'fill="{role(fill)}" stroke="{role(edge)}" stroke-width="{stroke}"'
            self.marks.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" {looks}/>')

    def write(
        self, x: float, y: float, words: str, size: float = TEXT, colour: str = "ink", bold: bool = False,
        anchor: str = "start",
    ) -> None:  # fmt: skip
        """Write words on a line at y; `anchor` says which end stands at x: start, middle or end."""
        if isfinite(x) and isfinite(y):
            looks = f'font-size="{size}" fill="{role(colour)}"' + (' font-weight="600"' if bold else "")
            looks += "" if anchor == "start" else f' text-anchor="{anchor}"'
            self.marks.append(f'<text x="{x:.1f}" y="{y:.1f}" {looks}>{escape(words)}</text>')

    def sign(self, x: float, y: float, number: int) -> None:
        """Put a district's sign around a place."""
        number %= len(DISTRICT_SIGNS)
        shape = SHAPES[DISTRICT_SIGNS[number][1]].format(f"var(--district-{number})")
        self.marks.append(f'<g transform="translate({x - 8:.1f} {y - 8:.1f})">{shape}</g>')

    def html(self, alt: str) -> str:
        """Return the picture as HTML that says in words what it shows; it shrinks with its place."""
        return (
            f'<svg class="leiq-chart" role="img" aria-label="{escape(alt)}" viewBox="0 0 {self.width:g} '
            f'{self.height:g}" width="{self.width:g}" height="{self.height:g}" style="max-width:100%;height:auto;'
            f'display:block;font-family:inherit">{"".join(self.marks)}</svg>'
        )


@dataclass(frozen=True)
class Panel:
    """A rectangle of a drawing with two scales; zero, or the lower end, is below and left."""

    sheet: Drawing
    left: float
    top: float
    width: float
    height: float
    x_ends: tuple[float, float]
    y_ends: tuple[float, float]

    def x(self, value: float) -> float:
        low, high = self.x_ends
        return self.left + self.width * (value - low) / (high - low)

    def y(self, value: float) -> float:
        low, high = self.y_ends
        return self.top + self.height * (1 - (value - low) / (high - low))

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def below(
        self, at: Sequence[float], labels: Sequence[str], grid: bool = True, size: float = SMALL, name: str = ""
    ) -> None:
        """Draw the axis below, with its name at the left."""
        for value, words in zip(at, labels, strict=True):
            x = self.x(value)
            if grid:
                self.sheet.line([(x, self.top), (x, self.bottom)], "line", 0.9)
            self.sheet.line([(x, self.bottom), (x, self.bottom + 4)], "edge", 1)
            self.sheet.write(x, self.bottom + 6 + size, words, size, "ink2", anchor="middle")
        self.sheet.line([(self.left, self.bottom), (self.right, self.bottom)], "edge", 1)
        if name:
            self.sheet.write(self.left, self.bottom + 12 + size + TEXT, name, 13, "ink2")

    def beside(self, at: Sequence[float], labels: Sequence[str]) -> None:
        """Draw lines across, each with its label on the left; no labels, none."""
        for number, value in enumerate(at):
            y = self.y(value)
            self.sheet.line([(self.left, y), (self.right, y)], "line", 0.9)
            if labels:
                self.sheet.write(self.left - 5, y + 0.35 * SMALL, labels[number], SMALL, "ink2", anchor="end")
