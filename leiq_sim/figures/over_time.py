"""People over time: the baseline dashed and grey, the variant solid and blue, a panel a district."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from leiq_sim import texts
from leiq_sim.figures.svg import SMALL, Drawing, Panel, ticks

WIDTH, HEIGHT, TOP, LEFT, GAP, RIGHT = 690, 250, 34, 34, 46, 40
MOST_ROWS = 12  # by district, in the table
COLUMNS = ["who", "district", "day", "mean", "low", "high"]  # who is "baseline" or "variant"; day a date


def twin(frame: pd.DataFrame, scenario: Any, lang: str | None = None) -> pd.DataFrame:
    """Return the figure's numbers by district: of months the ends of half-years, else every point."""
    days = sorted(frame["day"].unique())
    kept = days if len(days) <= MOST_ROWS else days[5::6]
    heads = [texts.t(f"head.{h}", lang) for h in ("day", "district", "baseline", "variant", "interval")]
    known = {(row.district, row.day, row.who): row for row in frame.itertuples()}
    rows = []
    for district in frame["district"].unique():
        name = texts.name_of(scenario, "districts", district, lang)
        for day in kept:
            base, new = known[district, day, "baseline"], known[district, day, "variant"]
            means = [texts.number(x, 0, lang) for x in (base.mean, new.mean)]
            rows.append([texts.date(day, lang), name, *means, texts.interval(new.low, new.high, 0, lang)])
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


def figure(frame: pd.DataFrame, scenario: Any, lang: str | None = None, from_day: date | None = None) -> Drawing:
    """Draw small multiples on one scale; the first day of the changes is a dotted line, said once."""
    made = Drawing(WIDTH, HEIGHT)
    districts = list(frame["district"].unique())
    each = (WIDTH - LEFT - RIGHT - GAP * (len(districts) - 1)) / len(districts)
    top = max(4.0, float(np.nanmax(frame[["mean", "high"]].to_numpy(dtype=float)))) * 1.1
    years = sorted({day.year for day in frame["day"]})
    days = (date(years[0], 1, 1).toordinal(), frame["day"].max().toordinal())
    for number, district in enumerate(districts):
        left = LEFT + number * (each + GAP)
        made.sign(left + 6, 15, number)
        made.write(left + 18, 19, texts.name_of(scenario, "districts", district, lang), bold=True)
        panel = Panel(made, left, TOP, each, HEIGHT - TOP - 34, days, (0, top))
        at = ticks(0, top, 4, whole=True)
        panel.beside(at, [texts.number(tick, 0, lang) for tick in at] if number == 0 else [])
        panel.below([date(year, 1, 1).toordinal() for year in years], [str(year) for year in years], grid=False)
        if from_day:
            _since(panel, from_day, number == 0, lang)
        _lines(panel, frame[frame["district"] == district], lang)
    return made


def _lines(p: Panel, frame: pd.DataFrame, lang: str | None) -> None:
    base, new = (frame[frame["who"] == who].sort_values("day") for who in ("baseline", "variant"))
    x = [p.x(day.toordinal()) for day in new["day"]]
    low, high, mean = ([p.y(value) for value in new[name].astype(float)] for name in ("low", "high", "mean"))
    p.sheet.area([*zip(x, high, strict=True), *zip(x[::-1], low[::-1], strict=True)], "scen_band", 0.75)
    points = [(p.x(day.toordinal()), p.y(y)) for day, y in zip(base["day"], base["mean"], strict=True)]
    p.sheet.line(points, "base", 2.4, dash="9.6 4.8")
    p.sheet.line(zip(x, mean, strict=True), "scen", 2.9)
    _ends(p, float(base["mean"].iloc[-1]), float(new["mean"].iloc[-1]), lang)


def _ends(p: Panel, base: float, new: float, lang: str | None) -> None:
    """Write both last values at the lines' ends, pushed apart where they are near."""
    gap = max(0.0, 14 - abs(p.y(base) - p.y(new))) / 2
    up = 1 if new >= base else -1
    x, middle = p.right + 5, 0.35 * SMALL
    p.sheet.write(x, p.y(new) - up * gap + middle, texts.number(new, 0, lang), SMALL, "scen", bold=True)
    p.sheet.write(x, p.y(base) + up * gap + middle, texts.number(base, 0, lang), SMALL, "ink3")


def _since(p: Panel, day: date, said: bool, lang: str | None) -> None:
    x = p.x(day.toordinal())
    p.sheet.line([(x, p.top), (x, p.bottom)], "ink2", 1.6, dash="1.6 3.2")
    if said:
        p.sheet.write(x + 5, p.bottom - 5, texts.t("figure.since", lang, day=texts.date(day, lang)), 12, "ink2")
