"""Every bounded figure against its bound, as a picture."""

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure as Picture

from benchmarks.figures import Figure
from benchmarks.parts import PARTS
from benchmarks.records import Record, figures_of
from benchmarks.words import amount, bound_words
from leiq_sim.figures.style import LIGHT, Roles, drawn, place, sheet, write

WIDTH, ROW, TOP, BOTTOM = 690, 40, 16, 48
LEFT, ACROSS, RIGHT = 300, 250, 562
DIM = {"fontsize": 8.5, "color": LIGHT.ink3}


def bounded(found: Mapping[str, Record]) -> list[Figure]:
    """Return the figures that have a bound, part by part."""
    return [one for part in PARTS if part.id in found for one in figures_of(found[part.id]) if one.bound]


@drawn
def picture(figures: Sequence[Figure], roles: Roles = LIGHT) -> Picture:
    """Draw a row a figure: median and span of the turns, in times of the bound, on a logarithmic axis."""
    made = sheet(WIDTH, TOP + ROW * len(figures) + BOTTOM)
    axes = place(made, LEFT, TOP, ACROSS, ROW * len(figures))
    axes.set_xscale("log", base=2)
    axes.set_yticks([])
    axes.set_ylim(-0.5, len(figures) - 0.5)
    for number, figure in enumerate(figures):
        _row(axes, len(figures) - 1 - number, figure, roles)
        y = TOP + ROW * number + ROW / 2
        write(made, 8, y - 2, figure.what, fontsize=9.5)
        write(made, 8, y + 13, f"{figure.on}; {bound_words(figure.bound)}", **DIM)
        words = f"{amount(figure.spread.median, figure.unit)}, " + ("met" if figure.is_met else "not met")
        write(made, RIGHT, y + 4, words, fontweight="bold", color=_colour(figure, roles))
    low, high = axes.get_xlim()
    axes.set_xlim(min(low, 0.5), max(high, 2.0))
    ticks = [t for t in (0.25, 0.5, 1, 2, 4, 8) if axes.get_xlim()[0] <= t <= axes.get_xlim()[1]]
    axes.set_xticks(ticks, [f"{tick:g}×" for tick in ticks])
    axes.axvline(1, color=roles.ink2, linewidth=1.2)
    axes.set_xlabel("times better than the bound", loc="left")
    return made


def _row(axes, y: int, figure: Figure, roles: Roles) -> None:
    assert figure.bound is not None
    least, median, most = (
        figure.bound.margin(v) for v in (figure.spread.least, figure.spread.median, figure.spread.most)
    )
    axes.plot([least, most], [y, y], color=roles.scen_band, linewidth=5.25)
    axes.plot([median], [y], "o", markersize=8, markerfacecolor=_colour(figure, roles),
              markeredgecolor=roles.surface, markeredgewidth=1.2)  # fmt: skip


def _colour(figure: Figure, roles: Roles) -> str:
    return roles.good if figure.is_met else roles.bad
