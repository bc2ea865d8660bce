"""Chance, ignorance and both: three widths of one KPI beneath each other, never mixed."""

from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from leiq_sim import texts
from leiq_sim.analysis.uncertainty import DIFFERENCE, LEVEL, Uncertainty
from leiq_sim.figures.style import LIGHT, Roles, drawn, example_note, place, sheet, write
from leiq_sim.texts.tables import heading

WIDTH, ROW, HEAD, FOOT, NAMES, WORDS = 1060, 78, 54, 58, 300, 230
BANDS = ("chance", "ignorance", "both")


def frame_of(found: Uncertainty, kpi: str, lang: str | None = None) -> pd.DataFrame:
    """Return the rows of a KPI: each variant's difference, or the level of a baseline that has none; with titles."""
    mine = found.frame[found.frame["kpi"] == kpi]
    shown = mine[mine["quantity"] == (DIFFERENCE if len(found.scenarios) > 1 else LEVEL)]
    titles = {scenario.name: heading(scenario, lang) for scenario in found.scenarios}
    return shown.assign(title=shown["scenario"].map(titles)).reset_index(drop=True)


def words_of(row: Any, band: str, lang: str | None = None) -> str:
    """Return a band's ends in words."""
    unit = "EUR" if str(row.unit).startswith("EUR") else row.unit
    low, high = getattr(row, f"{band}_p10"), getattr(row, f"{band}_p90")
    return texts.interval_text(low, high, unit, lang, row.quantity == DIFFERENCE)


def alt(frame: pd.DataFrame, lang: str | None = None) -> str:
    """Return both bands of every row."""
    return " ".join(
        texts.t("uncertainty.alt", lang, title=row.title, kpi=texts.kpi_name(row.kpi, lang),
                ignorance=words_of(row, "ignorance", lang), chance=words_of(row, "chance", lang))
        for row in frame.itertuples()
    )  # fmt: skip


@drawn
def figure(frame: pd.DataFrame, lang: str | None = None, roles: Roles = LIGHT) -> Figure:
    """Draw three bars a row: chance thick, ignorance thin, both pale; a dot for the mean over the worlds."""
    made = sheet(WIDTH, HEAD + ROW * len(frame) + FOOT)
    write(made, 0, 22, texts.kpi_name(frame["kpi"].iloc[0], lang), fontweight="bold", fontsize=11)
    axes = place(made, NAMES, HEAD, WIDTH - NAMES - WORDS, ROW * len(frame))
    _axis(axes, frame, lang, roles)
    for number, row in enumerate(frame.itertuples()):
        _row(axes, number, row, lang, roles)
        for step, line in enumerate(wrap(str(row.title), 46)[:3]):
            write(made, 0, HEAD + ROW * (number + 0.5) - 4 + 15 * step, line, fontsize=10)
    example_note(made, roles, lang)
    return made


def _axis(axes: Axes, frame: pd.DataFrame, lang: str | None, c: Roles) -> None:
    ends = [f"{band}_{end}" for band in BANDS for end in ("p10", "p90")]
    known = frame[ends].to_numpy(dtype=float).ravel()
    is_difference = bool((frame["quantity"] == DIFFERENCE).all())
    known = np.append(known[np.isfinite(known)], [0.0] if is_difference else [])
    room = 0.05 * max(float(known.max() - known.min()), 1e-9)
    axes.set_xlim(float(known.min()) - room, float(known.max()) + room)
    axes.set_ylim(len(frame) - 0.5, -0.5)
    axes.set_yticks([])
    axes.locator_params(axis="x", nbins=5)
    if is_difference:
        axes.axvline(0, color=c.ink2, linewidth=1.2)
    left, right = axes.get_xlim()
    ticks = [tick for tick in axes.get_xticks() if left <= tick <= right]
    write_one = texts.difference_text if is_difference else texts.value_text
    axes.set_xticks(ticks, [write_one(tick, frame["unit"].iloc[0], lang) for tick in ticks], fontsize=9)


def _row(axes: Axes, y: int, row: Any, lang: str | None, c: Roles) -> None:
    looks = {"chance": (c.scen, 5.25), "ignorance": (c.ink2, 1.6), "both": (c.scen_band, 9.0)}
    for step, band in enumerate(BANDS):
        at, (colour, wide) = y + 0.28 * (step - 1), looks[band]
        ends = [getattr(row, f"{band}_p10"), getattr(row, f"{band}_p90")]
        axes.plot(ends, [at, at], color=colour, linewidth=wide)
        axes.plot([row.mean], [at], "o", markersize=6, markerfacecolor=c.surface, markeredgecolor=c.ink2,
                  markeredgewidth=1.4)  # fmt: skip
        words = f"{texts.t(f'figure.bands.{band}', lang)}: {words_of(row, band, lang)}"
        axes.annotate(words, (1, at), (10, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
                      va="center", fontsize=9, color=c.ink2)  # fmt: skip
