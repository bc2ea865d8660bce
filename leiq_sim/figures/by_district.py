"""One KPI by district: a panel a district on one scale, baseline and variants side by side, as paired differences."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from leiq_sim import texts
from leiq_sim.figures.style import LIGHT, Roles, drawn, is_told, place, sheet, sign, verdict_colour, verdict_mark, write

WIDTH, LEFT, GAP, TOP, PANEL, BOTTOM = 900, 52, 28, 58, 190, 56
ACROSS = 3  # panels in a row; more districts go into the next one
COLUMNS = ("scenario", "district", "unit", "base_mean", "mean", "difference", "low", "high", "verdict")
LEAST_SCALE = {"people": 2.0, "days": 2.0, "share": 0.02}  # a scale that zooms in further makes chance look like a find


def letter(number: int) -> str:
    """Return a variant's letter: A, B, C …; after Z comes AA."""
    return chr(ord("A") + number) if number < 26 else letter(number // 26 - 1) + letter(number % 26)


def twin(
    frame: pd.DataFrame, titles: Mapping[str, str], scenario: Any, replications: int, lang: str | None = None
) -> pd.DataFrame:
    """Return the figure's numbers as texts, district by district in the order of the variants."""
    words = ("district", "variant", "baseline", "mean", "difference", "interval", "verdict")
    rows = [
        [
            texts.name_of(scenario, "districts", row.district, lang),
            titles[row.scenario],
            texts.value_text(row.base_mean, row.unit, lang),
            texts.value_text(row.mean, row.unit, lang),
            texts.difference_text(row.difference, row.unit, lang),
            texts.interval_text(row.low, row.high, row.unit, lang, signed=True),
            texts.verdict_name(row.verdict, replications, lang, short=True, unit=row.unit),
        ]
        for row in in_order(frame, titles, scenario).itertuples()
    ]
    return pd.DataFrame(rows, columns=[texts.t(f"head.{word}", lang) for word in words])


def alt(frame: pd.DataFrame, titles: Mapping[str, str], scenario: Any, kpi: str, lang: str | None = None) -> str:
    """Return each district's differences in a sentence; `kpi` is its name."""
    parts = []
    for district, rows in in_order(frame, titles, scenario).groupby("district", sort=False):
        said = ", ".join(
            f"{titles[row.scenario]} {texts.difference_text(row.difference, row.unit, lang)}"
            for row in rows.itertuples()
        )
        name = texts.name_of(scenario, "districts", str(district), lang)
        base = texts.value_text(rows["base_mean"].iloc[0], rows["unit"].iloc[0], lang)
        parts.append(texts.t("figure.by_district.part", lang, district=name, base=base, said=said))
    return texts.t("figure.by_district.alt", lang, kpi=kpi, parts="; ".join(parts))


def in_order(frame: pd.DataFrame, titles: Mapping[str, str], scenario: Any) -> pd.DataFrame:
    """Return the rows by districts and variants, in their orders."""
    places = {key: n for n, (key,) in enumerate(scenario.table("districts"))}
    variants = {name: n for n, name in enumerate(titles)}
    ranked = frame.assign(a=frame["district"].map(places), b=frame["scenario"].map(variants))
    return ranked.sort_values(["a", "b"], kind="stable").drop(columns=["a", "b"])


@drawn
def figure(
    frame: pd.DataFrame, variants: list[str], scenario: Any, lang: str | None = None, roles: Roles = LIGHT
) -> Figure:
    """Draw the panels; the dashed line is the baseline, a mark's form is its verdict, below stand the letters."""
    districts = [key for (key,) in scenario.table("districts")]
    unit = str(frame["unit"].iloc[0]) if len(frame) else "people"
    lines = -(-len(districts) // ACROSS)
    made = sheet(WIDTH, lines * (TOP + PANEL + 30) + BOTTOM - 30)
    each = (WIDTH - LEFT - GAP * (ACROSS - 1)) / ACROSS
    ends = _scale(frame, unit)
    for number, district in enumerate(districts):
        left, top = LEFT + (number % ACROSS) * (each + GAP), number // ACROSS * (TOP + PANEL + 30)
        rows = frame[frame["district"] == district].set_index("scenario")
        sign(made, left + 6, top + 15, number)
        write(made, left + 18, top + 19, texts.name_of(scenario, "districts", district, lang), fontweight="bold")
        base = rows["base_mean"].iloc[0] if len(rows) else float("nan")
        said = texts.t("board.base", lang, value=texts.value_text(base, unit, lang))
        write(made, left + 18, top + 38, said, fontsize=9.5, color=roles.ink3)
        axes = place(made, left, top + TOP, each, PANEL)
        axes.set_ylim(*ends)
        _panel(axes, rows, variants, unit, lang, roles)
        axes.tick_params(labelleft=number % ACROSS == 0)
    said = texts.t("figure.by_district.axis", lang, unit=_unit(unit, lang))
    write(made, LEFT, made.get_size_inches()[1] * 96 - 8, said, fontsize=9.75, color=roles.ink2)
    return made


def _unit(unit: str, lang: str | None) -> str:
    return texts.t("unit.points", lang) if unit == "share" else texts.unit_name(unit, lang)


def _scale(frame: pd.DataFrame, unit: str) -> tuple[float, float]:
    """Return the ends of the one scale: all intervals and zero, with room for a number beyond each mark."""
    values = frame[["difference", "low", "high"]].to_numpy(dtype=float).ravel()
    least = LEAST_SCALE.get(unit, 0.0)
    known = np.append(values[np.isfinite(values)], [-least, least])
    room = 0.16 * float(known.max() - known.min())
    return float(known.min()) - room, float(known.max()) + room


def _panel(axes: Axes, rows: pd.DataFrame, variants: list[str], unit: str, lang: str | None, c: Roles) -> None:
    axes.grid(visible=False, axis="x")
    axes.grid(visible=True, axis="y")
    axes.locator_params(axis="y", nbins=5)
    times = 100 if unit == "share" else 1
    axes.yaxis.set_major_formatter(lambda y, _: texts.difference(round(times * y, 6), None, lang))
    axes.axhline(0, color=c.base, linewidth=1.8, dashes=(4, 2))
    axes.plot([0], [0], "o", markersize=8, markerfacecolor=c.surface, markeredgecolor=c.base, markeredgewidth=1.8)
    axes.set_xlim(-0.6, len(variants) + 0.6)
    letters = [letter(number) for number in range(len(variants))]
    axes.set_xticks(range(len(variants) + 1), [texts.t("figure.key.baseline", lang), *letters])
    axes.tick_params(axis="x", length=0)
    for number, name in enumerate(variants, start=1):
        if name in rows.index:
            _mark(axes, number, rows.loc[name], unit, lang, c)


def _mark(axes: Axes, x: float, row: pd.Series, unit: str, lang: str | None, c: Roles) -> None:
    told, colour = is_told(row["verdict"]), verdict_colour(row["verdict"], c)
    if np.isfinite(row["low"]) and np.isfinite(row["high"]):
        axes.plot([x, x], [row["low"], row["high"]], color=colour, linewidth=5.25)
    verdict_mark(axes, x, row["difference"], row["verdict"], c)
    up = not row["difference"] < 0
    ends = np.array([row["difference"], row["high"] if up else row["low"]], dtype=float)
    at = float(np.nanmax(ends) if up else np.nanmin(ends))
    words = texts.difference_text(row["difference"], unit, lang).partition("\u00a0")[0]
    axes.annotate(words, (x, at), (0, 7 if up else -7), textcoords="offset points", ha="center",
                  va="bottom" if up else "top", fontsize=9.5, fontweight="bold" if told else "normal",
                  color=c.ink if told else c.ink2)  # fmt: skip
