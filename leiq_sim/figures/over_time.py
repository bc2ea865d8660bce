"""People over time: the baseline dashed and grey, the variant solid and blue, a panel a district."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from leiq_sim import texts
from leiq_sim.figures.style import LIGHT, Roles, drawn, place, sheet, sign, write

WIDTH, HEIGHT, TOP, LEFT, GAP, RIGHT = 690, 250, 34, 34, 46, 40
MOST_ROWS = 12  # by district, in the table
COLUMNS = ["who", "district", "day", "mean", "low", "high"]  # who is "baseline" or "variant"; day a date


def twin(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> pd.DataFrame:
    """Return the figure's numbers by district: of months the ends of half-years, else every point."""
    days = sorted(frame["day"].unique())
    kept = days if len(days) <= MOST_ROWS else days[5::6]
    heads = [texts.t(f"head.{h}", lang) for h in ("day", "district", "baseline", "variant", "interval")]
    table = frame.set_index(["district", "day", "who"])
    rows = []
    for district in frame["district"].unique():
        name = texts.name_of(scenario, "districts", district, lang)
        for day in kept:
            base, new = table.loc[(district, day, "baseline")], table.loc[(district, day, "variant")]
            means = [texts.number(x, 0, lang) for x in (base["mean"], new["mean"])]
            rows.append([texts.date(day, lang), name, *means, texts.interval(new["low"], new["high"], 0, lang)])
    return pd.DataFrame(rows, columns=heads)


def alt(frame: pd.DataFrame, scenario: Any, name: str, lang: str | None = None) -> str:
    """Return where the lines end, in a sentence; `name` is what is counted, "queues" or "entries"."""
    last = frame["day"].max()
    ends = frame[frame["day"] == last].set_index(["district", "who"])["mean"]
    parts = [
        texts.t(
            "figure.over_time.part",
            lang,
            district=texts.name_of(scenario, "districts", d, lang),
            base=texts.number(ends[(d, "baseline")], 0, lang),
            variant=texts.number(ends[(d, "variant")], 0, lang),
        )
        for d in frame["district"].unique()
    ]
    return texts.t(f"figure.{name}.alt", lang, day=texts.date(last, lang), parts="; ".join(parts))


@drawn
def figure(
    frame: pd.DataFrame, scenario: Any, lang: str | None = None, from_day: date | None = None, roles: Roles = LIGHT
) -> Figure:
    """Draw small multiples on one scale; the first day of the changes is a dotted line, said once."""
    made = sheet(WIDTH, HEIGHT)
    districts = list(frame["district"].unique())
    each = (WIDTH - LEFT - RIGHT - GAP * (len(districts) - 1)) / len(districts)
    top = max(4.0, float(np.nanmax(frame[["mean", "high"]].to_numpy(dtype=float)))) * 1.1
    for number, district in enumerate(districts):
        left = LEFT + number * (each + GAP)
        sign(made, left + 6, 15, number)
        write(made, left + 18, 19, texts.name_of(scenario, "districts", district, lang), fontweight="bold")
        axes = place(made, left, TOP, each, HEIGHT - TOP - 34)
        axes.set_ylim(0, top)
        _panel(axes, frame[frame["district"] == district], lang, roles)
        ticks = axes.get_yticks()
        axes.set_yticks(ticks, [texts.number(tick, 0, lang) for tick in ticks])
        axes.set_ylim(0, top)
        axes.tick_params(labelleft=number == 0)
        if from_day:
            _since(axes, from_day, number == 0, lang, roles)
    return made


def _panel(axes: Any, frame: pd.DataFrame, lang: str | None, c: Roles) -> None:
    lines = {who: frame[frame["who"] == who].sort_values("day") for who in ("baseline", "variant")}
    base, new = lines["baseline"], lines["variant"]
    x = _numbers(new["day"])
    axes.fill_between(
        x, new["low"].astype(float), new["high"].astype(float), color=c.scen_band, alpha=0.75, linewidth=0
    )
    axes.plot(_numbers(base["day"]), base["mean"], color=c.base, linewidth=1.8, dashes=(4, 2))
    axes.plot(x, new["mean"], color=c.scen, linewidth=2.2)
    axes.grid(visible=True, axis="y")
    axes.grid(visible=False, axis="x")
    years = sorted({day.year for day in frame["day"]})
    axes.set_xticks([date(year, 1, 1).toordinal() for year in years], [str(year) for year in years])
    axes.set_xlim(date(years[0], 1, 1).toordinal(), max(x))
    axes.locator_params(axis="y", nbins=4, integer=True)
    _ends(axes, float(x[-1]), float(base["mean"].iloc[-1]), float(new["mean"].iloc[-1]), lang, c)


def _numbers(days: pd.Series) -> np.ndarray:
    return np.array([day.toordinal() for day in days])


def _ends(axes: Any, x: float, base: float, new: float, lang: str | None, c: Roles) -> None:
    """Write both last values at the lines' ends, pushed apart where they are near."""
    span = axes.get_ylim()[1]
    gap = max(0.0, 0.075 * span - abs(base - new)) / 2
    up = 1 if new >= base else -1
    looks = {"textcoords": "offset points", "va": "center", "annotation_clip": False, "fontsize": 9.5}
    axes.annotate(texts.number(new, 0, lang), (x, new + up * gap), (4, 0), color=c.scen, fontweight="bold", **looks)
    axes.annotate(texts.number(base, 0, lang), (x, base - up * gap), (4, 0), color=c.ink3, **looks)


def _since(axes: Any, day: date, said: bool, lang: str | None, c: Roles) -> None:
    axes.axvline(day.toordinal(), color=c.ink2, linestyle=(0, (1, 2)), linewidth=1.2)
    if said:
        words = texts.t("figure.since", lang, day=texts.date(day, lang))
        axes.annotate(words, (day.toordinal(), 0.02), (4, 0), xycoords=("data", "axes fraction"),
                      textcoords="offset points", color=c.ink2, fontsize=9)  # fmt: skip
