"""Waits by stage and district: a panel a district, a row a stage, baseline and variant as dots on one scale."""

from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from leiq_sim import texts
from leiq_sim.figures import waits
from leiq_sim.figures.style import LIGHT, Roles, drawn, place, sheet, sign, write

WIDTH, ROW, TOP, BOTTOM, LEFT, GAP, RIGHT = 690, 30, 30, 46, 196, 30, 10
LONGEST, LINE = 30, 13  # letters of a stage's name that fit into a line, and its height
COLUMNS = ["stage", "district", "base_mean", "mean", "difference", "low", "high"]  # days; NaN: nobody was called


def twin(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> pd.DataFrame:
    """Return the figure's numbers as a table of texts."""
    table = waits.twin(frame, scenario, lang)
    names = [texts.name_of(scenario, "stages", stage, lang) for stage in frame["stage"]]
    table.insert(0, texts.t("head.stage", lang), names)
    return table


def alt(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> str:
    """Return where the wait is longest in each district, in a sentence."""
    known = frame[frame["mean"].notna()]
    longest = known.loc[known.groupby("district", sort=False)["mean"].idxmax()]
    parts = [
        texts.t(
            "figure.stages.part",
            lang,
            district=texts.name_of(scenario, "districts", row.district, lang),
            stage=texts.name_of(scenario, "stages", row.stage, lang),
            days=texts.value_text(row.mean, "days", lang),
        )
        for row in longest.itertuples()
    ]
    return texts.t("figure.stages.alt", lang, parts="; ".join(parts))


@drawn
def figure(frame: pd.DataFrame, scenario: Any, lang: str | None = None, roles: Roles = LIGHT) -> Figure:
    """Draw small multiples; the bar is the paired interval, put at the baseline."""
    stages, districts = list(frame["stage"].unique()), list(frame["district"].unique())
    height = TOP + ROW * len(stages) + BOTTOM
    made = sheet(WIDTH, height)
    each = (WIDTH - LEFT - RIGHT - GAP * (len(districts) - 1)) / max(len(districts), 1)
    for number, stage in enumerate(stages):
        name = texts.name_of(scenario, "stages", stage, lang)
        lines = wrap(name[:1].upper() + name[1:], LONGEST)
        first = TOP + ROW * (number + 0.5) + 4 - LINE * (len(lines) - 1) / 2
        for place_, words in enumerate(lines):
            write(made, 0, first + LINE * place_, words, fontsize=9)
    ends = frame[["base_mean", "mean"]].to_numpy(dtype=float)
    most = 1.1 * float(np.nanmax(ends)) if np.isfinite(ends).any() else 1.0
    for number, district in enumerate(districts):
        left = LEFT + number * (each + GAP)
        sign(made, left + 6, 13, number)
        write(made, left + 16, 17, texts.name_of(scenario, "districts", district, lang), fontweight="bold", fontsize=9)
        axes = place(made, left, TOP, each, ROW * len(stages))
        axes.set_ylim(-0.5, len(stages) - 0.5)
        axes.set_xlim(0, most)
        axes.set_yticks([])
        axes.locator_params(axis="x", nbins=4)
        _dots(axes, frame[frame["district"] == district].set_index("stage").reindex(stages[::-1]), roles)
        if number == 0:
            axes.set_xlabel(texts.t("figure.stages.axis", lang), loc="left")
    return made


def _dots(axes: Any, rows: pd.DataFrame, c: Roles) -> None:
    """Draw all stages of one district, from below; a dash where nobody was called."""
    y = np.arange(len(rows))
    base, new, low, high = (rows[name].to_numpy(dtype=float) for name in ("base_mean", "mean", "low", "high"))
    axes.hlines(y, np.minimum(base, new), np.maximum(base, new), color=c.base_band, linewidth=1)
    axes.hlines(y, np.maximum(0, base + low), base + high, color=c.scen, linewidth=4)
    looks = {"markersize": 7, "clip_on": False, "linestyle": "none", "marker": "o"}
    axes.plot(base, y, markerfacecolor=c.surface, markeredgecolor=c.base, markeredgewidth=1.6, **looks)
    axes.plot(new, y, markerfacecolor=c.scen, markeredgecolor=c.surface, markeredgewidth=1, **looks)
    for nobody in y[np.isnan(base) & np.isnan(new)]:
        axes.annotate("–", (0, nobody), (2, 0), textcoords="offset points", va="center", color=c.ink3)
