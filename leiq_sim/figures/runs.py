"""Seats taken by course run: what is offered, what is taken, and what was taken in the baseline."""

from typing import Any

import numpy as np
import pandas as pd

from leiq_sim import texts
from leiq_sim.figures.svg import SMALL, Drawing, Panel, fitting, ticks

SHOWN_CANCELLED = 0.05  # share of replications from which on a run is marked
WIDTH, ROW, TOP, LEFT, GAP, COLUMNS_ACROSS = 690, 128, 26, 24, 40, 2
WIDE, MOST_LABELS = 0.62, 8  # of a bar; above so many every other label is left out
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


def figure(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> Drawing:
    """Draw a panel a course, a bar a run: the outline is what is offered, the tick what the baseline takes.

    A run that is cancelled now and then has a dashed outline and says in how many of a hundred replications.
    """
    courses = list(frame["course"].unique())
    made = Drawing(WIDTH, ROW * max(-(-len(courses) // COLUMNS_ACROSS), 1))
    each = (WIDTH - LEFT - GAP * (COLUMNS_ACROSS - 1)) / COLUMNS_ACROSS
    top = float(np.nanmax([1, *frame["seats"], *frame["base_taken"]])) * 1.12
    for number, course in enumerate(courses):
        left, upper = LEFT + number % COLUMNS_ACROSS * (each + GAP), ROW * (number // COLUMNS_ACROSS)
        name = texts.name_of(scenario, "courses", course, lang)
        made.write(left, upper + 15, name, fitting(name, each - 8, SMALL, bold=True), bold=True)
        mine = frame[frame["course"] == course].sort_values("start")
        ends = (-0.6, max(len(mine), 1) - 0.4)
        panel = Panel(made, left, upper + TOP, each, ROW - TOP - 34, ends, (0, top))
        at = ticks(0, top, 3)
        panel.beside(at, [texts.number(tick, None, lang) for tick in at] if number % COLUMNS_ACROSS == 0 else [])
        for place, run in enumerate(mine.itertuples()):
            _bar(panel, place, run, lang)
        some = range(0, len(mine), 2 if len(mine) > MOST_LABELS else 1)
        panel.below(some, [f"{mine['start'].iloc[n]:%m/%y}" for n in some], grid=False, size=11)
    return made


def _bar(p: Panel, place: int, run: Any, lang: str | None) -> None:
    left, wide = p.x(place - WIDE / 2), p.x(WIDE) - p.x(0)
    p.sheet.rect(left, p.y(run.seats), wide, p.bottom - p.y(run.seats), "wash", "edge", 1)
    p.sheet.rect(left, p.y(run.taken), wide, p.bottom - p.y(run.taken), "scen")
    p.sheet.line([(p.x(place + side), p.y(run.base_taken)) for side in (-0.42, 0.42)], "ink3", 2.9)
    if run.cancelled >= SHOWN_CANCELLED:
        p.sheet.rect(left, p.y(run.seats), wide, p.bottom - p.y(run.seats), "", "bad", 1.9, dash="5.6 3.7")
        words = texts.percent(run.cancelled, 0, lang)
        p.sheet.write(p.x(place), p.y(run.seats) - 3, words, 10.7, "bad", anchor="middle")
