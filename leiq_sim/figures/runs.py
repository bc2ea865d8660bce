"""Seats taken by course run: what is offered, what is taken, and what was taken in the baseline."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from leiq_sim import texts
from leiq_sim.figures.style import LIGHT, Roles, drawn, fitting, place, sheet, write

SHOWN_CANCELLED = 0.05  # share of replications from which on a run is marked
WIDTH, ROW, TOP, LEFT, GAP, COLUMNS_ACROSS = 690, 128, 26, 24, 40, 2
COLUMNS = ["course", "run", "start", "seats", "taken", "cancelled", "base_taken"]  # start a date; cancelled a share


def twin(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> pd.DataFrame:
    """Return the figure's numbers as a table of texts."""
    heads = [texts.t(f"head.{h}", lang) for h in ("course", "start", "seats", "taken", "taken_baseline", "cancelled")]
    rows = [
        [
            texts.name_of(scenario, "courses", row.course, lang),
            texts.date(row.start, lang),
            texts.number(row.seats, 0, lang),
            texts.number(row.taken, 1, lang),
            texts.number(row.base_taken, 1, lang),
            texts.percent(row.cancelled, 0, lang),
        ]
        for row in frame.itertuples()
    ]
    return pd.DataFrame(rows, columns=heads)


def totals(frame: pd.DataFrame) -> pd.DataFrame:
    """Return seats and seats taken by course, in the order of the frame."""
    return frame.groupby("course", sort=False)[["seats", "taken", "base_taken"]].sum().reset_index()


def alt(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> str:
    parts = [
        texts.t(
            "figure.runs.part",
            lang,
            course=texts.name_of(scenario, "courses", row.course, lang),
            taken=texts.number(row.taken, 0, lang),
            seats=texts.number(row.seats, 0, lang),
            base=texts.number(row.base_taken, 0, lang),
        )
        for row in totals(frame).itertuples()
    ]
    often = int((frame["cancelled"] >= SHOWN_CANCELLED).sum())
    cancelled = texts.t("figure.runs.alt.cancelled", lang, n=often) if often else ""
    return texts.t("figure.runs.alt", lang, parts="; ".join(parts)) + cancelled


@drawn
def figure(frame: pd.DataFrame, scenario: Any, lang: str | None = None, roles: Roles = LIGHT) -> Figure:
    """Draw a panel a course, a bar a run: the outline is what is offered, the tick what the baseline takes.

    A run that is cancelled now and then has a dashed outline and says in how many of a hundred replications.
    """
    courses = list(frame["course"].unique())
    rows = -(-len(courses) // COLUMNS_ACROSS)
    made = sheet(WIDTH, ROW * max(rows, 1))
    each = (WIDTH - LEFT - GAP * (COLUMNS_ACROSS - 1)) / COLUMNS_ACROSS
    top = float(np.nanmax([1, *frame["seats"], *frame["base_taken"]])) * 1.12
    for number, course in enumerate(courses):
        left, upper = LEFT + number % COLUMNS_ACROSS * (each + GAP), ROW * (number // COLUMNS_ACROSS)
        name = texts.name_of(scenario, "courses", course, lang)
        write(made, left, upper + 15, name, fontweight="bold", fontsize=fitting(name, each - 8, 9.5, "bold"))
        axes = place(made, left, upper + TOP, each, ROW - TOP - 34)
        axes.set_ylim(0, top)
        axes.tick_params(labelleft=number % COLUMNS_ACROSS == 0)
        axes.locator_params(axis="y", nbins=3)
        _bars(axes, frame[frame["course"] == course].sort_values("start"), roles)
        _cancelled(axes, frame[frame["course"] == course].sort_values("start"), lang, roles)
    return made


def _bars(axes: Any, runs: pd.DataFrame, c: Roles) -> None:
    x, wide = np.arange(len(runs)), 0.62
    axes.bar(x, runs["seats"], wide, facecolor=c.wash, edgecolor=c.edge, linewidth=0.8)
    axes.bar(x, runs["taken"], wide, color=c.scen)
    axes.hlines(runs["base_taken"], x - 0.42, x + 0.42, color=c.ink3, linewidth=2.2)
    axes.grid(visible=True, axis="y")
    axes.grid(visible=False, axis="x")
    axes.set_xticks(x, [f"{day:%m/%y}" for day in runs["start"]])
    axes.tick_params(axis="x", labelsize=8.25)
    if len(runs) > 8:
        axes.set_xticks(x[::2], [f"{day:%m/%y}" for day in runs["start"]][::2])
    axes.set_xlim(-0.6, max(len(runs), 1) - 0.4)


def _cancelled(axes: Any, runs: pd.DataFrame, lang: str | None, c: Roles) -> None:
    for x, (seats, share) in enumerate(zip(runs["seats"], runs["cancelled"], strict=True)):
        if share >= SHOWN_CANCELLED:
            axes.bar([x], [seats], 0.62, facecolor="none", edgecolor=c.bad, linewidth=1.4, linestyle=(0, (3, 2)))
            axes.annotate(texts.percent(share, 0, lang), (x, seats), (0, 2), textcoords="offset points", ha="center",
                          color=c.bad, fontsize=8)  # fmt: skip
