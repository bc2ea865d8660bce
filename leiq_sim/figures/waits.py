"""Waiting by district: baseline and variant as dots on one scale, the paired difference beside them."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from leiq_sim import texts
from leiq_sim.figures.style import LIGHT, Roles, drawn, place, sheet, sign, write

WIDTH, ROW, TOP, BOTTOM = 690, 38, 34, 52
AXIS_LEFT, AXIS_WIDTH, DIFFERENCE_X, INTERVAL_X = 184, 302, 506, 590
LEAST_SCALE = 35.0  # days; a scale that zooms in on a day or two would make chance look like a finding
COLUMNS = ["district", "base_mean", "mean", "difference", "low", "high"]


def frame_of(table: pd.DataFrame, scenario: Any, stage: str = "first_counselling") -> pd.DataFrame:
    """Take one variant's rows of a comparison's table: median wait (days) for a stage by district, in order."""
    rows = table[(table["kpi"] == "median_wait") & (table["stage"] == stage) & (table["field"] == "all")]
    order = [key for (key,) in scenario.table("districts")]
    return rows.set_index("district").reindex(order)[COLUMNS[1:]].rename_axis("district").reset_index()


def twin(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> pd.DataFrame:
    """Return the figure's numbers as a table of texts."""
    heads = [texts.t(f"head.{h}", lang) for h in ("district", "baseline", "variant", "difference", "interval")]
    rows = [
        [
            texts.name_of(scenario, "districts", row.district, lang),
            texts.value_text(row.base_mean, "days", lang),
            texts.value_text(row.mean, "days", lang),
            texts.difference_text(row.difference, "days", lang),
            texts.interval_text(row.low, row.high, "days", lang, signed=True),
        ]
        for row in frame.itertuples()
    ]
    return pd.DataFrame(rows, columns=heads)


def alt(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> str:
    """Return the same in a sentence."""
    parts = [
        texts.t("figure.waits.part", lang, district=cells[0], base=cells[1], variant=cells[2])
        for cells in twin(frame, scenario, lang).itertuples(index=False, name=None)
    ]
    return texts.t("figure.waits.alt", lang, parts="; ".join(parts))


@drawn
def figure(
    frame: pd.DataFrame,
    scenario: Any,
    lang: str | None = None,
    target_days: float | None = None,
    roles: Roles = LIGHT,
) -> Figure:
    """Draw a row a district; the bar is the paired interval, put at the baseline."""
    height = TOP + ROW * len(frame) + BOTTOM
    made = sheet(WIDTH, height)
    axes = place(made, AXIS_LEFT, TOP, AXIS_WIDTH, ROW * len(frame))
    y = np.arange(len(frame))[::-1]
    axes.set_ylim(-0.5, len(frame) - 0.5)
    axes.set_xlim(0, _scale(frame, target_days))
    axes.set_yticks([])
    axes.locator_params(axis="x", nbins=5)
    axes.set_xlabel(texts.t("figure.waits.axis", lang), loc="left")
    if target_days:
        axes.axvline(target_days, color=roles.ink2, linestyle=(0, (1, 2)), linewidth=1.2)
        words = texts.t("figure.waits.target", lang, days=texts.value_text(target_days, "days", lang))
        axes.annotate(words, (target_days, 1), (4, 4), xycoords=("data", "axes fraction"), textcoords="offset points",
                      color=roles.ink2, fontsize=9.5)  # fmt: skip
    for at, row in zip(y, frame.itertuples(), strict=True):
        _row(axes, at, row, lang, roles)
    _words(made, frame, scenario, lang, roles)
    return made


def _scale(frame: pd.DataFrame, target_days: float | None) -> float:
    ends = [
        LEAST_SCALE,
        (target_days or 0) * 1.2,
        *frame["base_mean"],
        *frame["mean"],
        *(frame["base_mean"] + frame["high"]),
    ]
    return float(np.nanmax(np.array(ends, dtype=float))) * 1.08


def _row(axes: Any, y: float, row: Any, lang: str | None, c: Roles) -> None:
    axes.plot([row.base_mean, row.mean], [y, y], color=c.base_band, linewidth=1)
    if np.isfinite(row.low) and np.isfinite(row.base_mean):
        axes.plot([max(0, row.base_mean + row.low), row.base_mean + row.high], [y, y], color=c.scen, linewidth=5.25)
    axes.plot(
        [row.base_mean], [y], "o", markersize=8, markerfacecolor=c.surface, markeredgecolor=c.base, markeredgewidth=1.8
    )
    axes.plot(
        [row.mean], [y], "o", markersize=8, markerfacecolor=c.scen, markeredgecolor=c.surface, markeredgewidth=1.2
    )
    near = abs(row.mean - row.base_mean) < axes.get_xlim()[1] * 0.05
    _above(
        axes,
        row.mean,
        y,
        lang,
        {"color": c.scen, "fontweight": "bold"},
        -9 if near and row.mean <= row.base_mean else 9 if near else 0,
    )
    _above(
        axes, row.base_mean, y, lang, {"color": c.ink3}, 9 if near and row.mean <= row.base_mean else -9 if near else 0
    )


def _above(axes: Any, x: float, y: float, lang: str | None, looks: dict[str, Any], shift: float) -> None:
    if np.isfinite(x):
        words = texts.number(x, 1 if x < 10 else 0, lang)
        axes.annotate(words, (x, y), (shift, 7), textcoords="offset points", ha="center", fontsize=9.5, **looks)


def _words(made: Figure, frame: pd.DataFrame, scenario: Any, lang: str | None, c: Roles) -> None:
    write(made, DIFFERENCE_X, 22, texts.t("head.difference", lang), fontsize=9.5, color=c.ink2)
    write(made, INTERVAL_X, 22, texts.t("head.interval", lang), fontsize=9.5, color=c.ink2)
    for number, cells in enumerate(twin(frame, scenario, lang).itertuples(index=False, name=None)):
        middle = TOP + ROW * (number + 0.5) + 4
        sign(made, 7, middle - 4, number)
        write(made, 20, middle, cells[0])
        write(made, DIFFERENCE_X, middle, cells[3], fontweight="bold")
        write(made, INTERVAL_X, middle, cells[4], color=c.ink2)
