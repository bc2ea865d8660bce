"""Who waits at which step, a column a district: bars for the variant, outlines for the baseline."""

from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from leiq_sim import texts
from leiq_sim.figures.style import LIGHT, Roles, drawn, fitting, place, sheet, sign, write

WIDTH, NAMES, HEAD, ROW, GAP, WORDS = 560, 168, 30, 40, 12, 70
COLUMNS = ["group", "district", "base", "mean", "low", "high"]


def group_name(group: str, lang: str | None = None) -> str:
    """Return the name of a group of stages."""
    name = texts.t("board.pathway.courses", lang) if group == "courses" else texts.step_name(group, lang)
    return name[:1].upper() + name[1:]


def twin(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> pd.DataFrame:
    """Return the numbers as texts: a row a step, for each district the variant with its interval, and the baseline."""
    districts = list(dict.fromkeys(frame["district"]))
    heads = [texts.t("head.stage", lang), *(texts.name_of(scenario, "districts", name, lang) for name in districts)]
    rows = []
    for group, mine in frame.groupby("group", sort=False):
        cells = mine.set_index("district").loc[districts]
        rows.append([group_name(str(group), lang), *(_cell(row, lang) for row in cells.itertuples())])
    return pd.DataFrame(rows, columns=heads)


def _cell(row: Any, lang: str | None) -> str:
    mean, base = (texts.number(value, 0, lang) for value in (row.mean, row.base))
    return texts.t("figure.steps.cell", lang, mean=mean, span=texts.interval(row.low, row.high, 0, lang), base=base)


def alt(frame: pd.DataFrame, lang: str | None = None) -> str:
    """Return the three longest queues in a sentence."""
    total = frame.groupby("group", sort=False)["mean"].sum().sort_values(ascending=False, kind="stable").head(3)
    parts = [f"{group_name(str(group), lang)} {texts.number(people, 0, lang)}" for group, people in total.items()]
    return texts.t("figure.waiting.alt", lang, parts="; ".join(parts))


@drawn
def figure(frame: pd.DataFrame, scenario: Any, lang: str | None = None, roles: Roles = LIGHT) -> Figure:
    """Draw bars from zero on one scale, their intervals as lines through the ends."""
    groups, districts = list(dict.fromkeys(frame["group"])), list(dict.fromkeys(frame["district"]))
    made = sheet(WIDTH, HEAD + ROW * len(groups) + 8)
    each = (WIDTH - NAMES - GAP * (len(districts) - 1)) / len(districts)
    most = max(1.0, float(np.nanmax(frame[["mean", "base", "high"]].to_numpy(dtype=float))))
    for number, group in enumerate(groups):
        lines = wrap(group_name(group, lang), 24)
        below = HEAD + ROW * (number + 0.5) + 5 - 7 * (len(lines) - 1)
        for line, part in enumerate(lines):
            write(made, 0, below + 15 * line, part, fontsize=9.8)
    for number, district in enumerate(districts):
        left = NAMES + number * (each + GAP)
        sign(made, left + 6, 12, number)
        name = texts.t_or(f"district.short.{district}", texts.name_of(scenario, "districts", district, lang), lang)
        write(made, left + 17, 16, name, fontweight="bold", fontsize=fitting(name, each - 18, 9.5, "bold"))
        axes = place(made, left, HEAD, each, ROW * len(groups))
        axes.set_xlim(0, most * each / (each - WORDS))
        axes.set_ylim(len(groups) - 0.5, -0.5)
        axes.grid(visible=False)
        axes.set_yticks([])
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        axes.spines["left"].set_visible(True)
        for place_, row in enumerate(frame[frame["district"] == district].itertuples()):
            _bar(axes, place_, row, lang, roles)
    return made


def _bar(axes: Any, at: int, row: Any, lang: str | None, c: Roles) -> None:
    axes.barh([at], [row.base], height=0.46, facecolor="none", edgecolor=c.edge, linewidth=0.9, linestyle=(0, (2, 2)))
    axes.barh([at], [row.mean], height=0.46, color=c.scen)
    if row.high > row.low:
        axes.plot([row.low, row.mean], [at, at], color=c.surface, linewidth=1.4)
        axes.plot([row.mean, row.high], [at, at], color=c.scen, linewidth=1.4)
    end = max(row.mean, row.base, row.high)
    number = axes.annotate(texts.number(row.mean, 0, lang), (end, at), (4, 0), textcoords="offset points", va="center",
                           color=c.scen, fontweight="bold", fontsize=9.5)  # fmt: skip
    axes.annotate(f"({texts.number(row.base, 0, lang)})", (1, 0.5), (3, 0), xycoords=number,
                  textcoords="offset points", va="center", color=c.ink3, fontsize=9)  # fmt: skip
