"""Paired differences of the headline KPIs, variant by variant, turned so that right is better."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from leiq_sim import texts
from leiq_sim.figures.style import LIGHT, Roles, drawn, is_told, place, sheet, verdict_colour, verdict_mark, write

WIDTH, ROW, HEAD, FOOT, NAMES, VALUE = 1060, 26, 52, 48, 270, 96
ACROSS = 3  # variants in one figure; more go into the next one
WIDEST = 0.6  # of the baseline; an interval beyond it ends in an arrow
GROUPS = {
    "waiting": ("share_waiting_over_target", "median_wait_course", "gap_districts", "left_waiting"),
    "effect": ("qualified", "qualified_work", "other_work", "inside_end"),
    "use": ("seat_fill", "hours_used"),
    "money": ("cost", "cost_per_qualified_work"),
}
COLUMNS = ["scenario", "kpi", "unit", "base_mean", "mean", "difference", "low", "high", "verdict", "direction"]


def ordered(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows group by group, with the group's name; KPIs that no group knows come last."""
    place_of = {kpi: (n, group) for n, (group, kpis) in enumerate(GROUPS.items()) for kpi in kpis}
    places = frame["kpi"].map(lambda kpi: place_of.get(kpi, (len(GROUPS), "other")))
    rank = {kpi: n for n, kpi in enumerate(k for kpis in GROUPS.values() for k in kpis)}
    named = frame.assign(group=[p[1] for p in places], rank=frame["kpi"].map(lambda kpi: rank.get(kpi, 99)))
    return named.sort_values(["rank", "kpi"], kind="stable").drop(columns="rank")


def oriented(frame: pd.DataFrame) -> pd.DataFrame:
    """Add `at`, `from_` and `to`: the difference and its ends as shares of the baseline, right being better.

    Where less is better the axis is mirrored; where neither is, more lies to the right. NaN without a baseline.
    """
    turn = np.where(frame["direction"] < 0, -1.0, 1.0)
    base = frame["base_mean"].abs().replace(0, np.nan).astype(float)
    ends = np.sort(np.vstack([frame["low"] * turn / base, frame["high"] * turn / base]).astype(float), axis=0)
    return frame.assign(at=frame["difference"] * turn / base, from_=ends[0], to=ends[1])


def twin(frame: pd.DataFrame, titles: dict[str, str], lang: str | None = None, replications: int = 0) -> pd.DataFrame:
    """Return the figure's numbers as a table of texts, in the figure's order."""
    words = ("variant", "kpi", "baseline", "mean", "difference", "interval", "verdict")
    rows = [
        [
            titles.get(row.scenario, row.scenario),
            texts.kpi_name(row.kpi, lang),
            texts.value_text(row.base_mean, row.unit, lang),
            texts.value_text(row.mean, row.unit, lang),
            texts.difference_text(row.difference, row.unit, lang),
            texts.interval_text(row.low, row.high, row.unit, lang, signed=True),
            texts.verdict_name(row.verdict, replications, lang, short=True),
        ]
        for name in frame["scenario"].unique()
        for row in ordered(frame[frame["scenario"] == name]).itertuples()
    ]
    return pd.DataFrame(rows, columns=[texts.t(f"head.{word}", lang) for word in words])


def alt(frame: pd.DataFrame, titles: dict[str, str], lang: str | None = None) -> str:
    """Return how many KPIs are better, worse and neither, variant by variant."""
    parts = []
    for name in frame["scenario"].unique():
        verdicts = frame[frame["scenario"] == name]["verdict"]
        better, worse = int((verdicts == "better").sum()), int((verdicts == "worse").sum())
        rest = len(verdicts) - better - worse
        words = {"title": titles.get(name, name), "better": better, "worse": worse, "rest": rest}
        parts.append(texts.t("figure.forest.part", lang, **words))
    return texts.t("figure.forest.alt", lang, parts="; ".join(parts))


@drawn
def figure(frame: pd.DataFrame, titles: dict[str, str], lang: str | None = None, roles: Roles = LIGHT) -> Figure:
    """Draw up to three variants side by side, the KPIs of a group beneath each other."""
    variants = list(frame["scenario"].unique())[:ACROSS]
    one = ordered(frame[frame["scenario"] == variants[0]])
    rows = _lines(one)
    made = sheet(WIDTH, HEAD + ROW * len(rows) + FOOT)
    shown = oriented(frame)
    widest = float(np.nanmax(np.append(shown[["at", "from_", "to"]].abs().to_numpy(dtype=float), 0.05)))
    scale = min(WIDEST, widest * 1.12)
    _names(made, rows, lang, roles)
    each = (WIDTH - NAMES) / max(len(variants), 2)
    for number, name in enumerate(variants):
        left = NAMES + number * each
        write(made, left, 20, _wrapped(titles.get(name, name), each), fontweight="bold", va="center")
        axes = place(made, left, HEAD, each - VALUE - 22, ROW * len(rows))
        _column(axes, rows, shown[shown["scenario"] == name].set_index("kpi"), scale, lang, roles)
    return made


def _lines(one: pd.DataFrame) -> list[tuple[str, str]]:
    """Return what stands in each line: ("group", id) or ("kpi", id)."""
    lines: list[tuple[str, str]] = []
    for group, rows in one.groupby("group", sort=False):
        lines += [("group", str(group)), *(("kpi", kpi) for kpi in rows["kpi"])]
    return lines


def _wrapped(title: str, width: float) -> str:
    """Break a title once where it would run into the next column."""
    longest = int(width / 7.2)
    if len(title) <= longest:
        return title
    cut = title.rfind(" ", 0, longest)
    return f"{title[:cut]}\n{title[cut + 1 :]}" if cut > 0 else title


def _names(made: Figure, rows: list[tuple[str, str]], lang: str | None, c: Roles) -> None:
    height = made.get_size_inches()[1] * 96
    for number, (kind, word) in enumerate(rows):
        y = HEAD + ROW * (number + 0.5) + 4
        if kind == "group":
            write(made, 0, y, texts.t(f"figure.forest.{word}", lang), fontweight="bold", fontsize=9.5, color=c.ink2)
        else:
            write(made, 0, y, texts.kpi_name(word, lang))
        line = 1 - (HEAD + ROW * (number + 1)) / height
        made.add_artist(Line2D([0, 1], [line, line], color=c.edge if kind == "group" else c.line, linewidth=0.7))


def _column(
    axes: Axes, rows: list[tuple[str, str]], shown: pd.DataFrame, scale: float, lang: str | None, c: Roles
) -> None:
    axes.set_xlim(-scale, scale)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.grid(visible=False)
    axes.set_yticks([])
    axes.patch.set_alpha(0)
    axes.axvline(0, color=c.ink2, linewidth=1.2)
    step = next(s for s in (0.02, 0.05, 0.1, 0.2, 0.5) if scale / s <= 2.4)
    ticks = [n * step for n in range(-int(scale / step), int(scale / step) + 1)]
    axes.set_xticks(
        ticks,
        [texts.percent(abs(x), 0, lang) if x == ticks[-1] else texts.number(100 * abs(x), 0, lang) for x in ticks],
    )
    for where, word, align in ((0.47, "worse", "right"), (0.53, "better", "left")):
        axes.annotate(texts.t(f"verdict_short.{word}", lang), (where, 0), (0, -26), xycoords="axes fraction",
                      textcoords="offset points", ha=align, fontsize=9.5, color=c.ink2)  # fmt: skip
    for number, (kind, kpi) in enumerate(rows):
        if kind == "kpi" and kpi in shown.index:
            _mark(axes, number, shown.loc[kpi], scale, lang, c)


def _mark(axes: Axes, y: float, row: pd.Series, scale: float, lang: str | None, c: Roles) -> None:
    told, colour = is_told(row["verdict"]), verdict_colour(row["verdict"], c)
    if np.isfinite(row["from_"]) and np.isfinite(row["to"]):
        ends = np.clip([row["from_"], row["to"]], -scale, scale)
        axes.plot(ends, [y, y], color=colour, linewidth=5.25)
        for beyond, end, marker in ((row["from_"] < -scale, -scale, "<"), (row["to"] > scale, scale, ">")):
            if beyond:
                axes.plot([end], [y], marker, color=colour, markersize=7, clip_on=False)
    if np.isfinite(row["at"]) and abs(row["at"]) < scale:
        verdict_mark(axes, row["at"], y, row["verdict"], c)
    words = texts.difference_text(row["difference"], row["unit"], lang)
    axes.annotate(words, (1, y), (8, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center",
                  fontweight="bold" if told else "normal", color=c.ink if told else c.ink2)  # fmt: skip
