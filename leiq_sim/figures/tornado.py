"""Which parameters move a difference most: from the difference with the data to that at either end, widest first."""

from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from leiq_sim import texts
from leiq_sim.analysis.definitions import HEADLINE, KPIS
from leiq_sim.analysis.sensitivity import Sensitivity
from leiq_sim.figures.style import LIGHT, Roles, drawn, example_note, place, sheet, write
from leiq_sim.texts.confidence import SHOWN, order_sentences, sensitivity_rows

WIDTH, ROW, HEAD, FOOT, NAMES, SIDE = 1060, 34, 76, 76, 330, 130
UNTITLED = 30  # px above the bars where the title stands elsewhere
BAR = 13
LONGEST = 52  # letters of a name in one line
COLUMNS = ("label", "low_text", "low_difference", "high_text", "high_difference", "movement", "low", "high", "moves")


def frame_of(found: Sensitivity, lang: str | None = None, most: int = SHOWN) -> pd.DataFrame:
    """Return the strongest parameters, a row each; what all rows share (KPI, difference with the data) in `attrs`."""
    frame = pd.DataFrame(sensitivity_rows(found, lang, most)).reindex(columns=list(COLUMNS))
    data = float(found.data.mean[HEADLINE.index(found.kpi)])
    title = " ".join(order_sentences(found, lang)[:1])
    frame.attrs = {"kpi": found.kpi, "unit": KPIS[found.kpi].unit, "data": data, "title": title}
    return frame


def alt(frame: pd.DataFrame, lang: str | None = None) -> str:
    """Return the difference with the data and the parameter that moves it most."""
    unit = frame.attrs["unit"]
    ends = frame.iloc[0] if len(frame) else pd.Series(dict.fromkeys(COLUMNS, float("nan")))
    low, high = (texts.difference_text(ends[f"{end}_difference"], unit, lang) for end in ("low", "high"))
    data = texts.difference_text(frame.attrs["data"], unit, lang)
    return texts.t("figure.tornado.alt", lang, data=data, name=ends["label"], low=low, high=high)


def twin(frame: pd.DataFrame, lang: str | None = None) -> pd.DataFrame:
    """Return the figure's numbers as texts, the strongest parameter first."""
    unit = frame.attrs["unit"]
    rows = [
        [
            row.label,
            *(_at_end(getattr(row, f"{end}_difference"), getattr(row, f"{end}_text"), unit, lang)
              for end in ("low", "high")),
            texts.difference_text(row.movement, unit, lang),
            texts.interval_text(row.low, row.high, unit, lang, signed=True),
            texts.t("sensitivity.moves" if row.moves else "sensitivity.noise", lang),
        ]
        for row in frame.itertuples()
    ]  # fmt: skip
    heads = ("parameter", "at_low", "at_high", "movement_only", "interval", "sure")
    return pd.DataFrame(rows, columns=[texts.t(f"head.{word}", lang) for word in heads])


def _at_end(difference: float, words: Any, unit: str, lang: str | None) -> str:
    if not isinstance(words, str):
        return texts.difference_text(float("nan"), unit, lang)
    return f"{texts.difference_text(difference, unit, lang)} ({words})"


@drawn
def figure(frame: pd.DataFrame, lang: str | None = None, roles: Roles = LIGHT) -> Figure:
    """Draw a bar a parameter: pale towards its low end, full towards its high end; a ring where chance may do it."""
    head = HEAD if frame.attrs["title"] else UNTITLED
    made = sheet(WIDTH, head + ROW * max(len(frame), 1) + FOOT)
    for step, line in enumerate(wrap(frame.attrs["title"], 128)[:2]):
        write(made, 0, 20 + 18 * step, line, fontweight="bold", fontsize=11)
    axes = place(made, NAMES + SIDE, head, WIDTH - NAMES - 2 * SIDE, ROW * max(len(frame), 1))
    _axis(axes, frame, lang, roles)
    for number, row in enumerate(frame.itertuples()):
        _name(made, head + ROW * (number + 0.5), str(row.label))
        _bar(axes, number, row, frame.attrs["data"], roles)
        for end, side in (("low", -1), ("high", 1)):
            _end(axes, number, row, end, _side(row, end, frame.attrs["data"], side), roles)
    _legend(made, roles, lang)
    return made


def _axis(axes: Axes, frame: pd.DataFrame, lang: str | None, c: Roles) -> None:
    data, unit = frame.attrs["data"], frame.attrs["unit"]
    known = frame[["low_difference", "high_difference"]].to_numpy(dtype=float).ravel()
    known = np.append(known[np.isfinite(known)], data)
    room = 0.04 * max(float(known.max() - known.min()), 1e-9)
    axes.set_xlim(float(known.min()) - room, float(known.max()) + room)
    axes.set_ylim(max(len(frame), 1) - 0.5, -0.5)
    axes.set_yticks([])
    axes.locator_params(axis="x", nbins=5)
    left, right = axes.get_xlim()
    ticks = [tick for tick in axes.get_xticks() if left <= tick <= right]
    axes.set_xticks(ticks, [texts.difference_text(tick, unit, lang) for tick in ticks], fontsize=8.5)
    axes.axvline(data, color=c.ink2, linewidth=1.2)
    words = texts.t("figure.tornado.data", lang, value=texts.difference_text(data, unit, lang))
    axes.annotate(words, (data, 1), (0, 5), xycoords=("data", "axes fraction"), textcoords="offset points",
                  ha="center", fontsize=9.5, color=c.ink2)  # fmt: skip
    if left < 0 < right:
        axes.axvline(0, color=c.ink, linestyle=(0, (1, 2)), linewidth=1.4)
    label = texts.t("figure.tornado.axis", lang, kpi=texts.kpi_name(frame.attrs["kpi"], lang), unit=_unit(unit, lang))
    axes.set_xlabel(label, loc="left", labelpad=6)


def _unit(unit: str, lang: str | None) -> str:
    return texts.t("unit.points", lang) if unit == "share" else texts.unit_name(unit, lang)


def _side(row: Any, end: str, data: float, otherwise: int) -> int:
    """Return on which side of the bar the words of an end stand: where the end is, the other one opposite."""
    low, high = row.low_difference, row.high_difference
    if np.isfinite(low) and np.isfinite(high):
        return -1 if (end == "low") == (low <= high) else 1
    here = getattr(row, f"{end}_difference")
    return (1 if here > data else -1) if np.isfinite(here) else otherwise


def _bar(axes: Axes, y: int, row: Any, data: float, c: Roles) -> None:
    looks = {"low": c.scen_band, "high": c.scen}
    ends = [(end, float(getattr(row, f"{end}_difference"))) for end in ("low", "high")]
    for end, at in sorted(ends, key=lambda one: -abs(one[1] - data)):
        if np.isfinite(at):
            axes.plot([data, at], [y, y], color=looks[end], linewidth=BAR)
    if not row.moves:
        axes.plot([data], [y], "o", markersize=8, markerfacecolor=c.surface, markeredgecolor=c.same,
                  markeredgewidth=1.8)  # fmt: skip


def _end(axes: Axes, y: int, row: Any, end: str, side: int, c: Roles) -> None:
    """Write where the parameter stands at an end, beside the axis, on the side to which it moves the difference."""
    words = getattr(row, f"{end}_text")
    if isinstance(words, str):
        axes.annotate(words, (0 if side < 0 else 1, y), (8 * side, 0), xycoords=("axes fraction", "data"),
                      textcoords="offset points", ha="right" if side < 0 else "left", va="center", fontsize=8.5,
                      color=c.scen if end == "high" else c.ink3)  # fmt: skip


def _name(made: Figure, middle: float, words: str) -> None:
    lines = wrap(words, LONGEST)[:2]
    for step, line in enumerate(lines):
        write(made, 0, middle + 4 + 13 * (step - (len(lines) - 1) / 2), line, fontsize=9)


def _legend(made: Figure, c: Roles, lang: str | None) -> None:
    height = made.get_size_inches()[1] * 96
    y = 14 / height
    for x, colour, word in ((0, c.scen_band, "figure.tornado.low"), (150, c.scen, "figure.tornado.high")):
        made.add_artist(Line2D([x / WIDTH, (x + 26) / WIDTH], [y, y], color=colour, linewidth=9))
        write(made, x + 34, height - 10, texts.t(word, lang), fontsize=9.5, color=c.ink2)
    ring = Line2D([308 / WIDTH], [y], marker="o", markersize=7, markerfacecolor=c.surface, markeredgecolor=c.same,
                  markeredgewidth=1.8)  # fmt: skip
    made.add_artist(ring)
    write(made, 322, height - 10, texts.t("sensitivity.noise", lang), fontsize=9.5, color=c.ink2)
    example_note(made, c, lang)
