"""How far the districts are apart: the gap in the baseline and in each variant, and what a variant does to it."""

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from leiq_sim import texts
from leiq_sim.analysis.comparison import Comparison
from leiq_sim.figures.style import LIGHT, Roles, drawn, is_told, place, sheet, verdict_colour, verdict_mark, write

KPI = "gap_districts"
WIDTH, ROW, HEAD, FOOT = 900, 36, 10, 52
NAMES, LEVELS, DIFFERENCES = 250, 260, 220  # px: names and the two axes; words follow at the right
LONGEST = 40  # letters of a name in one line
COLUMNS = ("scenario", "mean", "low", "high", "p10", "p90", "difference", "difference_low", "difference_high",
           "verdict")  # fmt: skip
LEAST_SCALE = 0.02  # two points


def frame_of(comparison: Comparison) -> pd.DataFrame:
    """Return the gap between districts of the baseline ("" as scenario) and of each variant, as shares.

    `low` and `high` are the 95 % interval of the gap itself; `difference_low` and `difference_high` that of the paired
    difference from the baseline, the one that decides the verdict.
    """
    judged = comparison.verdicts[comparison.verdicts["kpi"] == KPI].set_index("scenario")
    rows = []
    for number, result in enumerate(comparison.results):
        summary = result.summary()
        own = summary[summary["kpi"] == KPI]
        row: dict[str, Any] = {"scenario": result.scenario.name if number else ""}
        row |= dict.fromkeys(COLUMNS[1:-1], float("nan")) | {"verdict": None}
        if len(own):
            row |= {name: float(own[name].iloc[0]) for name in ("mean", "low", "high", "p10", "p90")}
        if number and row["scenario"] in judged.index:
            its = judged.loc[row["scenario"]]
            row |= {"difference": its["difference"], "difference_low": its["low"], "difference_high": its["high"]}
            row["verdict"] = its["verdict"]
        rows.append(row)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def twin(frame: pd.DataFrame, titles: Mapping[str, str], replications: int, lang: str | None = None) -> pd.DataFrame:
    """Return the figure's numbers as texts; beside the interval of each gap the range of eight of ten futures."""
    words = ("scenario", "gap", "interval", "futures", "difference", "interval_difference", "verdict")
    rows = [
        [
            _name(row.scenario, titles, lang),
            texts.value_text(row.mean, "share", lang),
            *(texts.interval_text(a, b, "share", lang) for a, b in ((row.low, row.high), (row.p10, row.p90))),
            texts.difference_text(row.difference, "share", lang),
            texts.interval_text(row.difference_low, row.difference_high, "share", lang, signed=True),
            texts.verdict_name(row.verdict, replications, lang, short=True),
        ]
        for row in frame.itertuples()
    ]
    return pd.DataFrame(rows, columns=[texts.t(f"head.{word}", lang) for word in words])


def alt(frame: pd.DataFrame, titles: Mapping[str, str], lang: str | None = None) -> str:
    """Return the gaps in a sentence."""
    parts = [
        f"{_name(row.scenario, titles, lang)} {texts.value_text(row.mean, 'share', lang)}" for row in frame.itertuples()
    ]
    return texts.t("figure.gap.alt", lang, parts="; ".join(parts))


def _name(scenario: str, titles: Mapping[str, str], lang: str | None) -> str:
    return titles[scenario] if scenario else texts.t("figure.key.baseline", lang)


@drawn
def figure(frame: pd.DataFrame, titles: Mapping[str, str], lang: str | None = None, roles: Roles = LIGHT) -> Figure:
    """Draw a row a scenario: left the gap from zero, right the paired difference from the baseline."""
    tall = ROW * len(frame)
    made = sheet(WIDTH, HEAD + tall + FOOT)
    left = place(made, NAMES, HEAD, LEVELS, tall)
    right = place(made, NAMES + LEVELS + 50, HEAD, DIFFERENCES, tall)
    columns = (frame[["mean", "low", "high"]], frame[["difference", "difference_low", "difference_high"]])
    for axes, part, word in ((left, columns[0], "level"), (right, columns[1], "difference")):
        _axis(axes, part, len(frame), word == "difference", lang, roles)
        axes.set_xlabel(texts.t(f"figure.gap.{word}", lang), loc="left", labelpad=6)
    base = float(frame["mean"].iloc[0])
    if np.isfinite(base):
        left.axvline(base, color=roles.base, linewidth=1.4, dashes=(4, 2))
    for number, row in enumerate(frame.itertuples()):
        lines = wrap(_name(row.scenario, titles, lang), LONGEST)[:2]
        for step, line in enumerate(lines):
            write(made, 0, HEAD + ROW * (number + 0.5) + 4 + 14 * (step - (len(lines) - 1) / 2), line, fontsize=9.5)
        _level(left, number, row, lang, roles)
        if row.scenario:
            _difference(right, number, row, lang, roles)
    return made


def _axis(axes: Axes, part: pd.DataFrame, rows: int, signed: bool, lang: str | None, c: Roles) -> None:
    values = part.to_numpy(dtype=float).ravel()
    known = np.append(values[np.isfinite(values)], [0.0, LEAST_SCALE])
    most, least = float(known.max()), float(np.append(known, -LEAST_SCALE).min()) if signed else 0.0
    axes.set_xlim(least - (0.06 * (most - least) if signed else 0), most + (0.05 if signed else 0.18) * (most - least))
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_yticks([])
    axes.locator_params(axis="x", nbins=5)
    form = texts.points if signed else texts.percent
    axes.xaxis.set_major_formatter(lambda x, _: form(x, 0, lang).partition("\u00a0")[0] if signed else form(x, 0, lang))
    if signed:
        axes.axvline(0, color=c.ink2, linewidth=1.2)


def _level(axes: Axes, y: int, row: Any, lang: str | None, c: Roles) -> None:
    colour = c.scen if row.scenario else c.base
    if np.isfinite(row.low) and np.isfinite(row.high):
        axes.plot([max(row.low, 0), row.high], [y, y], color=colour, linewidth=5.25)
    axes.plot([row.mean], [y], "o", markersize=8, markerfacecolor=c.scen if row.scenario else c.surface,
              markeredgecolor=c.surface if row.scenario else c.base, markeredgewidth=1.2 if row.scenario else 1.8,
              clip_on=False)  # fmt: skip
    end = float(np.nanmax(np.array([row.mean, row.high], dtype=float)))
    axes.annotate(texts.percent(row.mean, 0, lang), (end, y), (6, 0), textcoords="offset points", va="center",
                  fontsize=9.5, color=c.scen if row.scenario else c.ink3, annotation_clip=False,
                  bbox={"facecolor": c.surface, "edgecolor": "none", "pad": 1},
                  fontweight="bold" if row.scenario else "normal")  # fmt: skip


def _difference(axes: Axes, y: int, row: Any, lang: str | None, c: Roles) -> None:
    told, colour = is_told(row.verdict), verdict_colour(row.verdict, c)
    if np.isfinite(row.difference_low) and np.isfinite(row.difference_high):
        axes.plot([row.difference_low, row.difference_high], [y, y], color=colour, linewidth=5.25)
    verdict_mark(axes, row.difference, y, row.verdict, c)
    axes.annotate(texts.difference_text(row.difference, "share", lang), (1, y), (8, 0), va="center",
                  xycoords=("axes fraction", "data"), textcoords="offset points",
                  fontweight="bold" if told else "normal", color=c.ink if told else c.ink2)  # fmt: skip
