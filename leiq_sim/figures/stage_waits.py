"""Waits by stage and district: a panel a district, a row a stage, baseline and variant as dots on one scale."""

from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd

from leiq_sim import texts
from leiq_sim.figures import waits
from leiq_sim.figures.svg import Drawing, Panel, ticks

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


def figure(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> Drawing:
    """Draw small multiples; the bar is the paired interval, put at the baseline."""
    stages, districts = list(frame["stage"].unique()), list(frame["district"].unique())
    height = ROW * len(stages)
    made = Drawing(WIDTH, TOP + height + BOTTOM)
    each = (WIDTH - LEFT - RIGHT - GAP * (len(districts) - 1)) / max(len(districts), 1)
    for number, stage in enumerate(stages):
        name = texts.name_of(scenario, "stages", stage, lang)
        lines = wrap(name[:1].upper() + name[1:], LONGEST)
        first = TOP + ROW * (number + 0.5) + 4 - LINE * (len(lines) - 1) / 2
        for place, words in enumerate(lines):
            made.write(0, first + LINE * place, words, 12)
    ends = frame[["base_mean", "mean"]].to_numpy(dtype=float)
    most = 1.1 * float(np.nanmax(ends)) if np.isfinite(ends).any() else 1.0
    at = ticks(0, most, 4)
    for number, district in enumerate(districts):
        left = LEFT + number * (each + GAP)
        made.sign(left + 6, 13, number)
        made.write(left + 18, 17, texts.name_of(scenario, "districts", district, lang), 12, bold=True)
        panel = Panel(made, left, TOP, each, height, (0, most), (-0.5, len(stages) - 0.5))
        name = texts.t("figure.stages.axis", lang) if number == 0 else ""
        panel.below(at, [texts.number(tick, None, lang) for tick in at], name=name)
        _dots(panel, frame[frame["district"] == district].set_index("stage").reindex(stages[::-1]))
    return made


def _dots(p: Panel, rows: pd.DataFrame) -> None:
    """Draw all stages of one district, from below; a dash where nobody was called."""
    for at, (base, new, low, high) in enumerate(rows[["base_mean", "mean", "low", "high"]].to_numpy(dtype=float)):
        y = p.y(at)
        p.sheet.line([(p.x(base), y), (p.x(new), y)], "base_band", 1.3)
        p.sheet.line([(p.x(max(0, base + low)), y), (p.x(base + high), y)], "scen", 5.3)
        p.sheet.dot(p.x(base), y, 4.7, "surface", "base", 2.1)
        p.sheet.dot(p.x(new), y, 4.7, "scen", "surface", 1.3)
        if np.isnan(base) and np.isnan(new):
            p.sheet.write(p.left + 3, y + 4, "–", colour="ink3")
