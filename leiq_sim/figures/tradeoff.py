"""What variants cost more and bring more: differences from the baseline in money and in people, with both intervals."""

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from leiq_sim import texts
from leiq_sim.figures.style import LIGHT, Roles, drawn, place, sheet, write

WIDTH, HEIGHT = 690, 330
COLUMNS = ["scenario", "cost", "cost_low", "cost_high", "people", "people_low", "people_high"]


def frame_of(table: pd.DataFrame) -> pd.DataFrame:
    """Return the totals of cost and of people entering qualified work, of a comparison's table, by variant."""
    whole = table[(table["district"] == "all") & (table["field"] == "all") & (table["stage"] == "all")]
    found: dict[str, pd.Series] = {}
    for kpi, name in (("cost", "cost"), ("qualified_work", "people")):
        mine = whole[whole["kpi"] == kpi].set_index("scenario")
        found |= {name: mine["difference"], f"{name}_low": mine["low"], f"{name}_high": mine["high"]}
    return pd.DataFrame(found).dropna(subset=["cost", "people"]).rename_axis("scenario").reset_index()[COLUMNS]


def twin(frame: pd.DataFrame, titles: dict[str, str], lang: str | None = None) -> pd.DataFrame:
    """Return the figure's numbers as texts."""
    heads = [texts.t("head.variant", lang), texts.kpi_name("cost", lang), texts.kpi_name("qualified_work", lang)]
    rows = [
        [
            titles[row.scenario],
            _cell(row.cost, row.cost_low, row.cost_high, "EUR", lang),
            _cell(row.people, row.people_low, row.people_high, "people", lang),
        ]
        for row in frame.itertuples()
    ]
    return pd.DataFrame(rows, columns=heads)


def _cell(value: float, low: float, high: float, unit: str, lang: str | None) -> str:
    span = texts.interval_text(low, high, unit, lang, signed=True)
    return f"{texts.difference_text(value, unit, lang)} ({span})"


def alt(frame: pd.DataFrame, titles: dict[str, str], lang: str | None = None) -> str:
    """Return each variant's two differences in a sentence."""
    parts = [
        f"{titles[row.scenario]} {texts.difference_text(row.people, 'people', lang)}, "
        f"{texts.difference_text(row.cost, 'EUR', lang)}"
        for row in frame.itertuples()
    ]
    return texts.t("figure.tradeoff.alt", lang, parts="; ".join(parts))


@drawn
def figure(frame: pd.DataFrame, lang: str | None = None, roles: Roles = LIGHT) -> Figure:
    """Draw a cross a variant, with a letter; the baseline is where the two grey lines meet."""
    made = sheet(WIDTH, HEIGHT)
    axes = place(made, 62, 16, WIDTH - 90, HEIGHT - 66)
    axes.axhline(0, color=roles.base, linewidth=1.4)
    axes.axvline(0, color=roles.base, linewidth=1.4)
    axes.grid(visible=True, axis="both")
    axes.plot([0], [0], marker="o", markersize=8, markerfacecolor=roles.surface, markeredgecolor=roles.base,
              markeredgewidth=1.8, linestyle="none", zorder=4)  # fmt: skip
    for number, row in enumerate(frame.itertuples()):
        _cross(axes, row, chr(ord("A") + number), roles)
    axes.margins(0.14)
    axes.xaxis.set_major_formatter(lambda x, _: texts.money(x, lang, short=True, signed=True) if x else "0")
    axes.yaxis.set_major_formatter(lambda y, _: texts.difference(y, 0, lang) if y else "0")
    axes.locator_params(axis="both", nbins=5)
    write(made, 62, HEIGHT - 12, texts.t("figure.tradeoff.axis", lang), fontsize=9.75, color=roles.ink2)
    return made


def _cross(axes: Any, row: Any, letter: str, c: Roles) -> None:
    axes.plot([row.cost_low, row.cost_high], [row.people, row.people], color=c.scen, linewidth=1.6)
    axes.plot([row.cost, row.cost], [row.people_low, row.people_high], color=c.scen, linewidth=1.6)
    axes.plot([row.cost], [row.people], marker="o", markersize=8, color=c.scen, markeredgecolor=c.surface, zorder=4)
    axes.annotate(letter, (row.cost, row.people), (7, 6), textcoords="offset points", fontweight="bold", fontsize=11)
