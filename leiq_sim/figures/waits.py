"""Waiting by district: baseline and variant as dots on one scale, the paired difference beside them."""

from typing import Any

import numpy as np
import pandas as pd

from leiq_sim import texts
from leiq_sim.figures.svg import SMALL, Drawing, Panel, ticks

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


def figure(frame: pd.DataFrame, scenario: Any, lang: str | None = None, target_days: float | None = None) -> Drawing:
    """Draw a row a district; the bar is the paired interval, put at the baseline."""
    made = panel(frame, target_days)
    at = ticks(*made.x_ends, 5)
    made.below(at, [texts.number(tick, None, lang) for tick in at], name=texts.t("figure.waits.axis", lang))
    if target_days:
        x = made.x(target_days)
        made.sheet.line([(x, made.top), (x, made.bottom)], "ink2", 1.6, dash="1.6 3.2")
        words = texts.t("figure.waits.target", lang, days=texts.value_text(target_days, "days", lang))
        made.sheet.write(x + 5, made.top - 5, words, SMALL, "ink2")
    for number, row in enumerate(frame.itertuples()):
        _row(made, len(frame) - 1 - number, row, lang)
    _words(made.sheet, frame, scenario, lang)
    return made.sheet


def panel(frame: pd.DataFrame, target_days: float | None = None) -> Panel:
    """Return the empty figure: days from left to right, districts from above."""
    height = ROW * len(frame)
    sheet = Drawing(WIDTH, TOP + height + BOTTOM)
    return Panel(sheet, AXIS_LEFT, TOP, AXIS_WIDTH, height, (0, _scale(frame, target_days)), (-0.5, len(frame) - 0.5))


def _scale(frame: pd.DataFrame, target_days: float | None) -> float:
    ends = [
        LEAST_SCALE,
        (target_days or 0) * 1.2,
        *frame["base_mean"],
        *frame["mean"],
        *(frame["base_mean"] + frame["high"]),
    ]
    return float(np.nanmax(np.array(ends, dtype=float))) * 1.08


def _row(p: Panel, at: float, row: Any, lang: str | None) -> None:
    y, base, new = p.y(at), p.x(row.base_mean), p.x(row.mean)
    p.sheet.line([(base, y), (new, y)], "base_band", 1.3)
    p.sheet.line([(p.x(max(0, row.base_mean + row.low)), y), (p.x(row.base_mean + row.high), y)], "scen", 7)
    p.sheet.dot(base, y, 5.3, "surface", "base", 2.4)
    p.sheet.dot(new, y, 5.3, "scen", "surface", 1.6)
    near = abs(row.mean - row.base_mean) < p.x_ends[1] * 0.05
    left = near and row.mean <= row.base_mean
    shift = 0 if not near else -12 if left else 12
    _above(p, row.mean, y, lang, "scen", shift, bold=True)
    _above(p, row.base_mean, y, lang, "ink3", -shift)


def _above(p: Panel, x: float, y: float, lang: str | None, colour: str, shift: float, bold: bool = False) -> None:
    if np.isfinite(x):
        words = texts.number(x, 1 if x < 10 else 0, lang)
        p.sheet.write(p.x(x) + shift, y - 9, words, SMALL, colour, bold, anchor="middle")


def _words(sheet: Drawing, frame: pd.DataFrame, scenario: Any, lang: str | None) -> None:
    sheet.write(DIFFERENCE_X, 22, texts.t("head.difference", lang), SMALL, "ink2")
    sheet.write(INTERVAL_X, 22, texts.t("head.interval", lang), SMALL, "ink2")
    for number, cells in enumerate(twin(frame, scenario, lang).itertuples(index=False, name=None)):
        middle = TOP + ROW * (number + 0.5) + 4
        sheet.sign(7, middle - 4, number)
        sheet.write(20, middle, cells[0])
        sheet.write(DIFFERENCE_X, middle, cells[3], bold=True)
        sheet.write(INTERVAL_X, middle, cells[4], colour="ink2")
