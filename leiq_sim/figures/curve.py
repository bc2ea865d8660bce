"""A KPI over one control: its mean with both bands, the target, and the value that meets it."""

from textwrap import wrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from leiq_sim import texts
from leiq_sim.analysis.curve import EVERYWHERE, NOWHERE, Curve
from leiq_sim.figures.style import LIGHT, PX, Roles, drawn, example_note, place, sheet, write
from leiq_sim.texts.confidence import answer_sentences, control_text, curve_title, target_text

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 770, 450, 86, 26, 88, 102
PLAIN_TOP = 26


def alt(curve: Curve, lang: str | None = None) -> str:
    """Return the KPI at both ends of the control, and the answer."""
    shown, unit = curve.shown, curve.shown["unit"].iloc[0]
    first, last = (texts.value_text(shown["mean"].iloc[place], unit, lang) for place in (0, -1))
    ends = [control_text(curve, shown["value"].iloc[place], lang) for place in (0, -1)]
    said = {"kpi": texts.kpi_name(curve.kpi, lang), "first": first, "last": last, "low": ends[0], "high": ends[1]}
    return texts.t("curve.alt", lang, answer=" ".join(answer_sentences(curve, lang)[:1]), **said).strip()


@drawn
def figure(curve: Curve, lang: str | None = None, roles: Roles = LIGHT, titled: bool = True) -> Figure:
    """Draw the curve; between points the line is straight, because nothing was simulated there.

    A board says the answer above the picture, so there it is not `titled`.
    """
    top = TOP if titled else PLAIN_TOP
    height = HEIGHT - TOP + top
    made = sheet(WIDTH, height)
    title = (answer_sentences(curve, lang) or [curve_title(curve, lang)])[0]
    for step, line in enumerate(wrap(title, 92)[:3] if titled else []):
        write(made, 0, 20 + 18 * step, line, fontweight="bold", fontsize=11)
    axes = place(made, LEFT, top, WIDTH - LEFT - RIGHT, height - top - BOTTOM)
    shown = curve.shown
    _bands(axes, shown, roles)
    _axes(axes, curve, shown, lang)
    if curve.target is not None:
        _target(axes, curve, curve.target, lang, roles)
    _legend(made, lang, roles)
    return made


def _bands(axes: Axes, shown: pd.DataFrame, c: Roles) -> None:
    x = shown["value"]
    axes.fill_between(x, shown["p10"], shown["p90"], color=c.scen_band, alpha=0.45, linewidth=0)
    axes.fill_between(x, shown["low"], shown["high"], color=c.scen_band, linewidth=0)
    axes.plot(x, shown["mean"], color=c.scen, linewidth=2.2)
    grid = shown[shown["on_grid"]]
    axes.plot(grid["value"], grid["mean"], "o", color=c.scen, markersize=6, markeredgecolor=c.surface,
              linestyle="none", clip_on=False)  # fmt: skip


def _axes(axes: Axes, curve: Curve, shown: pd.DataFrame, lang: str | None) -> None:
    unit = shown["unit"].iloc[0]
    axes.grid(visible=True, axis="y")
    axes.grid(visible=False, axis="x")
    known = shown[["p10", "p90", "low", "high", "mean"]].to_numpy(dtype=float)
    known = np.append(known[np.isfinite(known)], [] if curve.target is None else [curve.target])
    least, most = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    room = 0.06 * max(most - least, 1e-9)
    axes.set_ylim(0 if 0 <= least < 0.5 * most else least - room, most + room)
    axes.set_xlim(shown["value"].min(), shown["value"].max())
    axes.locator_params(nbins=5)
    low, high = axes.get_ylim()
    ticks = [tick for tick in axes.get_yticks() if low <= tick <= high]
    axes.set_yticks(ticks, [texts.value_text(tick, unit, lang) for tick in ticks])
    left, right = axes.get_xlim()
    ticks = [tick for tick in axes.get_xticks() if left <= tick <= right]
    plain, word = texts.path_label(curve.path, curve.scenario, lang), texts.path_unit(curve.path, curve.scenario, lang)
    axes.set_xticks(ticks, [texts.number(100 * tick if word == "%" else tick, None, lang) for tick in ticks])
    axes.set_xlabel(texts.t("curve.axis", lang, control=plain, unit=word) if word else plain, loc="left", labelpad=8)


def _target(axes: Axes, curve: Curve, target: float, lang: str | None, c: Roles) -> None:
    """Draw the target across, and down where it is met."""
    axes.axhline(target, color=c.ink2, linestyle=(0, (1, 2)), linewidth=1.4)
    words = texts.t("curve.band.target", lang, target=target_text(curve, lang))
    axes.annotate(words, (1, target), (-2, 4), xycoords=("axes fraction", "data"), textcoords="offset points",
                  ha="right", fontsize=9.5, color=c.ink2)  # fmt: skip
    if curve.answer and curve.answer.kind not in (NOWHERE, EVERYWHERE):
        axes.axvline(curve.answer.value, color=c.good, linewidth=1.4)
        axes.annotate(control_text(curve, curve.answer.value, lang), (curve.answer.value, 1), (0, 4),
                      xycoords=("data", "axes fraction"), textcoords="offset points", ha="center", fontsize=9.5,
                      fontweight="bold", color=c.good)  # fmt: skip


def _legend(made: Figure, lang: str | None, c: Roles) -> None:
    height = made.get_size_inches()[1] / PX
    y = 14 / height
    for x, alpha, word in ((LEFT, 1.0, "curve.band.mean"), (LEFT + 260, 0.45, "curve.band.futures")):
        line = Line2D([x / WIDTH, (x + 26) / WIDTH], [y, y], color=c.scen_band, linewidth=10, alpha=alpha)
        made.add_artist(line)
        if alpha == 1.0:
            made.add_artist(Line2D([x / WIDTH, (x + 26) / WIDTH], [y, y], color=c.scen, linewidth=2.2))
        write(made, x + 34, height - 10, texts.t(word, lang), fontsize=9.5, color=c.ink2)
    example_note(made, c, lang)
