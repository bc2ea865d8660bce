"""Where people wait, on a schematic map: a dot is some people, a hollow one waits only in the baseline."""

from math import ceil
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from leiq_sim import texts
from leiq_sim.figures.style import DISTRICT_SIGNS, LIGHT, Roles, drawn, place, sheet

WIDTH, HEIGHT, ACROSS, STEP, MOST_DOTS = 540, 500, 11, 13, 44
DOTS = (5, 10, 20, 50, 100, 200, 500, 1000)  # how many people a dot may be
COLUMNS = ["district", "base", "mean", "low", "high"]
# Outlines drawn by eye for reading, not measured; towns say which way round it is. Corners in pixels.
OUTLINES: dict[str, tuple[tuple[int, int], ...]] = {
    "leipzig": ((95, 168), (178, 160), (232, 205), (258, 280), (205, 345), (120, 352), (52, 300), (62, 220)),
    "nordsachsen": (
        (28, 172), (70, 150), (52, 86), (112, 42), (205, 48), (258, 8), (372, 14), (462, 56), (516, 126), (508, 238),
        (530, 308), (455, 372), (382, 338), (352, 250), (322, 192), (262, 200), (232, 205), (178, 160), (95, 168),
        (62, 220), (28, 232),
    ),
    "landkreis_leipzig": (
        (28, 232), (62, 220), (52, 300), (120, 352), (205, 345), (258, 280), (232, 205), (262, 200), (322, 192),
        (352, 250), (382, 338), (384, 402), (342, 448), (282, 456), (232, 494), (72, 446), (60, 362), (28, 306),
    ),
}  # fmt: skip
LABELS = {"leipzig": (84, 196), "nordsachsen": (252, 52), "landkreis_leipzig": (112, 372)}
TOWNS = {
    "Delitzsch": (128, 112), "Torgau": (438, 92), "Eilenburg": (296, 168), "Oschatz": (440, 290),
    "Wurzen": (288, 226), "Grimma": (322, 318), "Borna": (268, 428),
}  # fmt: skip


def people_a_dot(frame: pd.DataFrame) -> int:
    """Return how many people a dot stands for, so that no district has more than fit."""
    most = float(frame[["base", "mean"]].to_numpy(dtype=float).max(initial=0.0))
    return next((each for each in DOTS if most / each <= MOST_DOTS), DOTS[-1])


def is_drawn(districts: Any) -> bool:
    """Whether there is an outline for each of the districts."""
    return set(districts) <= set(OUTLINES)


def twin(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> pd.DataFrame:
    """Return the map's numbers as texts."""
    heads = [texts.t(f"head.{head}", lang) for head in ("district", "baseline", "variant", "interval")]
    rows = [
        [
            texts.name_of(scenario, "districts", row.district, lang),
            *(texts.number(value, 0, lang) for value in (row.base, row.mean)),
            texts.interval(row.low, row.high, 0, lang),
        ]
        for row in frame.itertuples()
    ]
    return pd.DataFrame(rows, columns=heads)


def alt(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> str:
    """Return the map's numbers in a sentence."""
    cells = twin(frame, scenario, lang).itertuples(index=False, name=None)
    said = [texts.t("figure.over_time.part", lang, district=n, base=old, variant=new) for n, old, new, _ in cells]
    return texts.t("figure.map.alt", lang, parts="; ".join(said))


@drawn
def figure(frame: pd.DataFrame, scenario: Any, lang: str | None = None, roles: Roles = LIGHT) -> Figure:
    """Draw the districts in their colours with how many wait; those without an outline as fields, one a row."""
    made = sheet(WIDTH, HEIGHT)
    axes = place(made, 0, 0, WIDTH, HEIGHT)
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(HEIGHT, 0)
    axes.axis("off")
    known, each = is_drawn(frame["district"]), people_a_dot(frame)
    for number, row in enumerate(frame.itertuples()):
        colour, marker = DISTRICT_SIGNS[number % len(DISTRICT_SIGNS)]
        outline = OUTLINES[row.district] if known else _field(number, len(frame))
        axes.add_patch(Polygon(outline, facecolor=colour, alpha=0.12, edgecolor="none", zorder=1))
        axes.add_patch(Polygon(outline, facecolor="none", edgecolor=roles.surface, linewidth=2.5, zorder=2))
        spot = LABELS[row.district] if known else (outline[0][0] + 20, outline[0][1] + 22)
        axes.plot([spot[0]], [spot[1]], marker=marker, color=colour, markersize=7, zorder=4)
        _label(axes, spot, row, scenario, lang, roles)
        _dots(axes, (spot[0] - 2, spot[1] + 62), row.mean / each, row.base / each, colour)
    for town, (x, y) in TOWNS.items() if known else ():
        axes.plot([x], [y], marker="o", markersize=2.4, color=roles.ink3, zorder=3)
        axes.text(x + 6, y, town, va="center", fontsize=8.8, color=roles.ink2, zorder=3)
    return made


def _field(number: int, of: int) -> tuple[tuple[float, float], ...]:
    high = HEIGHT / of
    return ((0, number * high), (WIDTH, number * high), (WIDTH, (number + 1) * high), (0, (number + 1) * high))


def _label(axes: Axes, spot: tuple[float, float], row: Any, scenario: Any, lang: str | None, c: Roles) -> None:
    x, y = spot
    name = texts.name_of(scenario, "districts", row.district, lang)
    axes.text(x + 9, y, name, va="center", fontweight="bold", fontsize=10, zorder=4)
    looks: dict[str, Any] = {"va": "center", "zorder": 4}
    number = axes.text(x - 4, y + 24, texts.number(row.mean, 0, lang), fontweight="bold", fontsize=15, **looks)
    beside = texts.t("figure.map.waiting", lang, base=texts.number(row.base, 0, lang))
    axes.annotate(beside, (1, 0.5), (5, -1), xycoords=number, textcoords="offset points", va="center", fontsize=9,
                  color=c.ink2, zorder=4)  # fmt: skip
    span = texts.t("figure.map.span", lang, span=texts.interval(row.low, row.high, 0, lang))
    axes.text(x - 4, y + 44, span, va="center", fontsize=9, color=c.ink2, zorder=4)


def _dots(axes: Axes, spot: tuple[float, float], now: float, before: float, colour: str) -> None:
    """Put a dot for each started number of people: full for those who wait, hollow for who waits only in the baseline,
    with a ring for who waits only in the variant.
    """
    full, all_ = ceil(now - 1e-9), max(ceil(now - 1e-9), ceil(before - 1e-9))
    old = ceil(before - 1e-9)
    for number in range(all_):
        x, y = spot[0] + STEP * (number % ACROSS), spot[1] + STEP * (number // ACROSS)
        inside = colour if number < full else "white"
        axes.plot([x], [y], marker="o", markersize=6.2, markerfacecolor=inside, markeredgecolor=colour,
                  markeredgewidth=1.1, zorder=4)  # fmt: skip
        if old <= number < full:
            axes.plot([x], [y], marker="o", markersize=8.8, markerfacecolor="none", markeredgecolor=colour,
                      markeredgewidth=0.8, zorder=4)  # fmt: skip
