"""Where people wait: the pathway's queues from left to right, with how many wait and how long."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path

from leiq_sim import texts
from leiq_sim.figures.pathway import WAITS, waiting_stages
from leiq_sim.figures.style import LIGHT, Roles, drawn, fitting, place, sheet, write
from leiq_sim.model.vocabulary import Line, Pathway

WIDTH, BOX, HIGH, ROW, HEAD, NOTE = 1060, 150, 62, 74, 8, 26
COLUMNS = ["stage", "waiting", "median_wait"]  # people on the day shown, and days; perhaps "base", people, too
THICKEST = 11.0  # points, for the way that most people go


@lru_cache(maxsize=8)
def levels(line: Line) -> dict[str, int]:
    """Return, for each queue of a line, how many queues come before it on the longest way."""
    depth: dict[str, int] = {step.name: 0 for step in line.steps}
    for step in line.steps:  # steps only lead to later ones
        after = depth[step.name] + isinstance(step, WAITS)
        for choice in step.routes.values():
            for option in choice.options:
                depth[option] = max(depth[option], after)
    return {step.name: depth[step.name] for step in line.steps if isinstance(step, WAITS)}


@lru_cache(maxsize=8)
def links(line: Line) -> tuple[tuple[str, str], ...]:
    """Return the pairs of queues between which no other queue lies, for those who are served."""
    steps = {step.name: step for step in line.steps}

    def reach(name: str) -> set[str]:
        if isinstance(steps[name], WAITS):
            return {name}
        ways = (option for choice in steps[name].routes.values() for option in choice.options)
        return set().union(*(reach(way) for way in ways))

    served = [(s.name, o) for s in line.steps if isinstance(s, WAITS) for o in s.routes["served"].options]
    return tuple(dict.fromkeys((name, end) for name, option in served for end in sorted(reach(option))))


def twin(frame: pd.DataFrame, lang: str | None = None) -> pd.DataFrame:
    """Return stage, people waiting and median wait as a table of texts."""
    rows = [
        [
            texts.step_name(row.stage, lang),
            texts.number(row.waiting, 0, lang),
            texts.value_text(row.median_wait, "days", lang),
        ]
        for row in frame.itertuples()
    ]
    return pd.DataFrame(rows, columns=[texts.t(f"head.{word}", lang) for word in ("stage", "waiting", "median_wait")])


def alt(frame: pd.DataFrame, lang: str | None = None) -> str:
    """Return the three longest queues in a sentence."""
    longest = frame.sort_values("waiting", ascending=False, kind="stable").head(3)
    parts = [f"{cells[0]} {cells[1]}" for cells in twin(longest, lang).itertuples(index=False, name=None)]
    return texts.t("figure.waiting.alt", lang, parts="; ".join(parts))


@drawn
def figure(
    frame: pd.DataFrame, pathway: Pathway, lang: str | None = None, note: str = "", roles: Roles = LIGHT,
    flows: Mapping[tuple[str, str], float] | None = None, chosen: str | None = None,
) -> Figure:  # fmt: skip
    """Draw a box a queue; the bar in it is how many wait, on one scale. The note stands below.

    With `flows` (people a year by start and end) ways are as wide as people go there; `chosen` is a stage to mark.
    """
    spots, height = _spots(pathway)
    height += NOTE if note else 0
    made = sheet(WIDTH, height)
    if note:
        write(made, 0, height - 8, note, fontsize=9.5, color=roles.ink2)
    axes = place(made, 0, 0, WIDTH, height)
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    ways = [way for line in pathway.lines.values() for way in links(line)]
    for way, width in zip(ways, _widths(flows, ways), strict=True):
        _curve(axes, spots[way[0]], spots[way[1]], width, roles)
    most = max(1.0, float(np.nanmax(frame["waiting"].to_numpy(dtype=float), initial=0)))
    shown = frame.set_index("stage")
    for stage, spot in spots.items():
        _box(axes, stage, spot, shown.loc[stage] if stage in shown.index else None, most, lang, roles, stage == chosen)
    return made


def _widths(flows: Mapping[tuple[str, str], float] | None, ways: Sequence[tuple[str, str]]) -> list[float]:
    """Return how wide each way is drawn, in points; a hair where hardly anybody goes."""
    if flows is None:
        return [1.2] * len(ways)
    people = [flows.get(way, 0.0) for way in ways]
    return [max(0.5, THICKEST * each / max(*people, 1.0)) for each in people]


def _spots(pathway: Pathway) -> tuple[dict[str, tuple[float, float]], int]:
    """Return each queue's upper left corner and the height of the picture; clients first, the others in a row below."""
    main = levels(pathway.clients)
    columns = [[s for s in main if main[s] == n] for n in range(max(main.values(), default=0) + 1)]
    tallest = max(len(column) for column in columns)
    step = (WIDTH - BOX) / max(len(columns) - 1, 1)
    spots = {
        stage: (n * step, HEAD + ROW * (row + (tallest - len(column)) / 2))
        for n, column in enumerate(columns)
        for row, stage in enumerate(column)
    }
    others = [stage for name, stage in waiting_stages(pathway) if name != "clients"]
    below = HEAD + ROW * tallest + (20 if others else 0)
    for number, stage in enumerate(others):  # the last one, vacancies, beneath the job search it meets
        last = len(others) - 1
        spots[stage] = (
            (len(columns) - 1 - last + number) * step if number else max(0, (len(columns) - 1 - last)) * step,
            below,
        )
    return spots, int(below + (ROW if others else 0))


def _curve(axes: Any, start: tuple[float, float], end: tuple[float, float], width: float, c: Roles) -> None:
    x, y, u, v = start[0] + BOX, start[1] + HIGH / 2, end[0], end[1] + HIGH / 2
    bend = (u - x) / 2
    path = Path([(x, y), (x + bend, y), (u - bend, v), (u, v)], [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
    axes.add_patch(PathPatch(path, facecolor="none", edgecolor=c.line, linewidth=width, zorder=1))


def _box(
    axes: Any, stage: str, spot: tuple[float, float], row: Any, most: float, lang: str | None, c: Roles, chosen: bool
) -> None:
    x, y = spot
    looks: dict[str, Any] = {
        "boxstyle": "round,pad=0,rounding_size=4",
        "facecolor": c.scen_wash if chosen else c.surface,
        "edgecolor": c.scen if chosen else c.edge,
        "linewidth": 1.8 if chosen else 0.8,
    }
    axes.add_patch(FancyBboxPatch((x, y), BOX - 1, HIGH, zorder=2, **looks))
    name = wrap(texts.step_name(stage, lang), 22, break_long_words=False)[:2]
    name = [name[0][:1].upper() + name[0][1:], *name[1:]]
    size = min(fitting(line, BOX - 16, 9.4, "bold") for line in name)
    axes.text(x + 8, y + 5, "\n".join(name), va="top", fontsize=size, fontweight="bold", zorder=3, linespacing=1.1)
    known = row is not None and np.isfinite(row["waiting"])
    if known:
        axes.add_patch(
            Rectangle((x + 8, y + HIGH - 7), (BOX - 17) * row["waiting"] / most, 3.5, color=c.scen, zorder=3)
        )
    words = _state(row, known, lang)
    size = fitting(words, BOX - 16, 9.6)
    axes.text(x + 8, y + HIGH - 10, words, va="bottom", fontsize=size, color=c.ink2, zorder=3)


def _state(row: Any, known: bool, lang: str | None) -> str:
    """Return how many wait and, where it is known, how long."""
    if not known:
        return texts.t("figure.waiting.nobody", lang)
    waiting = texts.t("figure.waiting.people", lang, waiting=texts.number(row["waiting"], 0, lang))
    if "base" in row.index and texts.number(row["base"], 0, lang) != texts.number(row["waiting"], 0, lang):
        waiting += f" ({texts.number(row['base'], 0, lang)})"
    if np.isnan(row["median_wait"]):
        return waiting
    return f"{waiting} · {texts.value_text(row['median_wait'], 'days', lang)}"
