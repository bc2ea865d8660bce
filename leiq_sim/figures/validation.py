"""Published figures beside simulated years, verdict by verdict: a fit is where mark with tolerance meets the bar."""

from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from leiq_sim import texts
from leiq_sim.figures.style import LIGHT, Roles, drawn, place, sheet, write
from leiq_sim.texts.numbers import with_unit
from leiq_sim.texts.validation import ordered, what, where

WIDTH, ROW, HEAD, FOOT, NAMES, RIGHT = 1060, 26, 6, 66, 520, 24
BAR, WHISKER, MARK = 9.0, 1.8, 7.5
LONGEST = 78  # letters of a row's name beside the axis
ROOM = 0.04  # of the axis, left free beyond what is drawn


def of_unit(frame: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return the figures of a unit that something is simulated for, verdict by verdict."""
    found = ordered(frame)
    return found[(found["unit"] == unit) & found["mean"].notna()]


def alt(frame: pd.DataFrame, unit: str, lang: str | None = None) -> str:
    """Return how many figures of a unit fit, do not fit, and prove nothing."""
    verdicts = of_unit(frame, unit)["verdict"]
    fits, misses = int((verdicts == "fits").sum()), int((verdicts == "does_not_fit").sum())
    said = {"fits": fits, "misses": misses, "rest": len(verdicts) - fits - misses}
    return texts.t("figure.validation.alt", lang, **said)


def ends(frame: pd.DataFrame) -> pd.DataFrame:
    """Add `from_` and `to`, the published figure's ends; infinite where its wording leaves a side open.

    A share ends at 0 and 1.
    """
    low = np.where(frame["wording"] == "at_most", -np.inf, frame["published"] - frame["tolerance"])
    high = np.where(frame["wording"] == "at_least", np.inf, frame["published"] + frame["tolerance"])
    is_share = frame["unit"] == "share"
    return frame.assign(
        from_=np.where(is_share, np.maximum(low, 0), low), to=np.where(is_share, np.minimum(high, 1), high)
    )


@drawn
def figure(frame: pd.DataFrame, scenario: Any, unit: str, lang: str | None = None, roles: Roles = LIGHT) -> Figure:
    """Draw all figures of one unit beneath each other, those that do not fit first."""
    shown = ends(of_unit(frame, unit))
    lines = _lines(shown)
    made = sheet(WIDTH, HEAD + ROW * len(lines) + FOOT)
    axes = place(made, NAMES, HEAD, WIDTH - NAMES - RIGHT, ROW * len(lines))
    _axis(axes, shown, unit, len(lines), lang)
    for number, line in enumerate(lines):
        y = HEAD + ROW * (number + 0.5) + 4
        if isinstance(line, str):
            count = int((shown["verdict"] == line).sum())
            heading = f"{texts.t(f'fit.{line}', lang)} ({count})"
            write(made, 0, y, heading, fontweight="bold", fontsize=9.5, color=roles.ink2)
        else:
            _label(made, y, f"{what(line, scenario, lang)}: {where(line, lang)}")
            _mark(axes, number, line, roles)
        _rule(made, number, isinstance(line, str), roles)
    _legend(made, lang, roles)
    return made


def _label(made: Figure, y: float, words: str) -> None:
    """Write a row's name, in two lines of small letters where it would run into the axis."""
    if len(words) <= LONGEST:
        write(made, 0, y, words, fontsize=9.5)
        return
    for step, part in enumerate(wrap(words, LONGEST)[:2]):
        write(made, 0, y - 7 + 12 * step, part, fontsize=8)


def _lines(shown: pd.DataFrame) -> list[Any]:
    """Return what stands in each line: a verdict, or a figure's row."""
    lines: list[Any] = []
    for verdict, rows in shown.groupby("verdict", sort=False):
        lines += [str(verdict), *rows.itertuples()]
    return lines


def _axis(axes: Axes, shown: pd.DataFrame, unit: str, count: int, lang: str | None) -> None:
    known = shown[["published", "from_", "to", "p10", "p90", "mean"]].replace([np.inf, -np.inf], np.nan)
    low, high = float(np.nanmin(known.to_numpy(float))), float(np.nanmax(known.to_numpy(float)))
    room = ROOM * max(high - low, 1e-9)
    axes.set_xlim(max(low - room, -room), high + room)
    axes.set_ylim(count - 0.5, -0.5)
    axes.set_yticks([])
    axes.patch.set_alpha(0)
    ticks = [tick for tick in axes.get_xticks() if axes.get_xlim()[0] <= tick <= axes.get_xlim()[1]]
    plain = [texts.number(100 * tick if unit == "share" else tick, 1 if unit == "ratio" else 0, lang) for tick in ticks]
    last = texts.percent(ticks[-1], 0, lang) if unit == "share" else with_unit(plain[-1], texts.unit_name(unit, lang))
    axes.set_xticks(ticks, [*plain[:-1], last])


def _mark(axes: Axes, y: int, row: Any, c: Roles) -> None:
    """Draw the bar of eight of ten years with its mean, and over it the published figure with its tolerance."""
    left, right = axes.get_xlim()
    axes.plot([row.p10, row.p90], [y, y], color=c.scen_band, linewidth=BAR)
    axes.plot([row.mean], [y], "o", color=c.scen, markersize=5.5)
    colour = {"fits": c.good, "does_not_fit": c.bad}.get(row.verdict, c.same)
    axes.plot(np.clip([row.from_, row.to], left, right), [y, y], color=colour, linewidth=WHISKER)
    for beyond, end, marker in ((row.from_ < left, left, "<"), (row.to > right, right, ">")):
        if beyond:
            axes.plot([end], [y], marker, color=colour, markersize=6, clip_on=False)
    axes.plot([row.published], [y], "D", markersize=MARK - 1, markerfacecolor=c.surface, markeredgecolor=colour,
              markeredgewidth=WHISKER)  # fmt: skip


def _rule(made: Figure, number: int, strong: bool, c: Roles) -> None:
    line = 1 - (HEAD + ROW * (number + 1)) / (made.get_size_inches()[1] * 96)
    made.add_artist(Line2D([0, 1], [line, line], color=c.edge if strong else c.line, linewidth=0.7, zorder=0))


def _legend(made: Figure, lang: str | None, c: Roles) -> None:
    height = made.get_size_inches()[1] * 96
    foot = 14 / height
    for left, line, word in (
        (NAMES, Line2D([0], [0], marker="D", markerfacecolor=c.surface, markeredgewidth=WHISKER), "published"),
        (NAMES + 240, Line2D([0], [0], marker="o", linewidth=BAR), "simulated"),
    ):
        x = (left / WIDTH, (left + 30) / WIDTH)
        band = c.scen_band if word == "simulated" else c.ink2
        wide = BAR if word == "simulated" else WHISKER
        made.add_artist(Line2D(x, [foot, foot], color=band, linewidth=wide))
        line.set_data([sum(x) / 2], [foot])
        line.set(linestyle="none", markersize=MARK - 1.5, color=c.scen if word == "simulated" else c.ink2)
        made.add_artist(line)
        write(made, left + 40, height - 10, texts.t(f"figure.validation.{word}", lang), fontsize=9.5, color=c.ink2)
