"""A tile a headline KPI: its value, how far it is from the baseline and how sure that is, a sign and a word."""

import re
from html import escape
from typing import Any

import numpy as np

from leiq_sim import texts
from leiq_sim.boards import parts
from leiq_sim.boards.answer import Answer

TILES = ("qualified_work", "share_waiting_over_target", "seat_fill", "qualified", "inside_end", "gap_districts", "cost")
SCALE = 4  # a strip reaches this many times the smallest difference that matters, to both sides
WIDTH, MIDDLE = 160, 12


def tiles(answer: Answer, pending: bool, lang: str) -> str:
    """Return the tiles and their key."""
    rows = answer.headline.set_index("kpi")
    made = "".join(_tile(kpi, rows.loc[kpi], answer, pending, lang) for kpi in TILES if kpi in rows.index)
    key = _key(lang) if answer.changed else ""
    return f'<div class="leiq-tiles">{made}{key}</div>'


def _tile(kpi: str, row: Any, answer: Answer, pending: bool, lang: str) -> str:
    unit, own = row["unit"], answer.values.loc[kpi]
    number, _, word = escape(texts.value_text(own["mean"], unit, lang)).partition("\u00a0")
    base = texts.t("board.base", lang, value=texts.value_text(row["base_mean"], unit, lang))
    below = _difference(kpi, row, answer, pending, lang) if answer.changed else _widths(own, unit, lang)
    return (
        f'<div class="leiq-card leiq-tile-{kpi}"><div class="leiq-tile-label">{escape(texts.kpi_name(kpi, lang))}</div>'
        f'<div class="leiq-tile-value">{number} <small>{word}</small></div>'
        f'<div class="leiq-tile-base">{escape(base)}</div>{below}</div>'
    )


def _widths(own: Any, unit: str, lang: str) -> str:
    """Return the two intervals of a value in words: how exactly it is computed, and what one future may bring."""
    chance = texts.t("board.tile.interval", lang, range=texts.interval_text(own["low"], own["high"], unit, lang))
    futures = texts.t("board.tile.futures", lang, range=texts.interval_text(own["p10"], own["p90"], unit, lang))
    return f'<div class="leiq-tile-range">{escape(chance)}<br>{_unparted(futures)}</div>'


def _difference(kpi: str, row: Any, answer: Answer, pending: bool, lang: str) -> str:
    unit = row["unit"]
    span = texts.interval_text(row["low"], row["high"], unit, lang, signed=True)
    futures = texts.t(
        "board.tile.futures", lang, range=texts.interval_text(row["p10"], row["p90"], unit, lang, signed=True)
    )
    judged = isinstance(row["verdict"], str)
    word = "pending" if pending and judged else row["verdict"]
    sure = "" if pending else texts.better_in(row["better_in"], answer.replications, lang, unit)
    return (
        f"{strip(row, answer.least.get(kpi))}"
        f'<div class="leiq-tile-diff">{_unparted(texts.difference_text(row["difference"], unit, lang))}</div>'
        f'<div class="leiq-tile-range">{_unparted(span)}<br>{_unparted(futures)}</div>'
        f'<div class="leiq-tile-verdict">{parts.verdict(word, answer.replications, lang, unit=unit)}</div>'
        f'<div class="leiq-tile-sure">{escape(sure)}</div>'
    )


def strip(row: Any, least: float | None) -> str:
    """Return the difference on a symmetric scale around the baseline; what is too small to matter is shaded.

    An interval that leaves the scale ends in an arrow. The words beside it say the same.
    """
    ends = [row["low"], row["difference"], row["high"]]
    if not least or not np.isfinite(np.array(ends, dtype=float)).all():
        return '<div class="leiq-tile-strip"></div>'
    reach = SCALE * least
    low, mean, high = (_at(value / reach) for value in ends)
    small = WIDTH / 2 / SCALE
    bar = f'<path d="M{low:.1f} {MIDDLE}H{max(high, low + 1):.1f}" stroke="var(--scen)" stroke-width="7"/>'
    dot = f'<path d="M{mean:.1f} {MIDDLE - 5}v10" stroke="var(--surface)" stroke-width="1.6"/>'
    arrows = "".join(
        f'<path d="M{WIDTH / 2 + side * (WIDTH / 2 - 8):.1f} {MIDDLE - 6}l{side * 7} 6l{-side * 7} 6z" '
        'fill="var(--scen)"/>'
        for side, beyond in ((-1, min(ends) < -reach), (1, max(ends) > reach)) if beyond
    )  # fmt: skip
    return (
        f'<div class="leiq-tile-strip"><svg viewBox="0 0 {WIDTH} {2 * MIDDLE}" preserveAspectRatio="none" '
        f'width="100%" height="{2 * MIDDLE}" aria-hidden="true">'
        f'<rect x="{WIDTH / 2 - small}" y="3" width="{2 * small}" height="{2 * MIDDLE - 6}" fill="var(--wash)"/>'
        f'<path d="M0 {MIDDLE}H{WIDTH}" stroke="var(--line)"/>{bar}{dot}{arrows}'
        f'<path d="M{WIDTH / 2} 1v{2 * MIDDLE - 2}" stroke="var(--ink2)" stroke-width="1.8"/></svg></div>'
    )


def _at(part: float) -> float:
    """Return where a part of the scale's reach lies on a strip."""
    return WIDTH / 2 * (1 + min(1.0, max(-1.0, part)))


def _key(lang: str) -> str:
    marks = [("base_tick", "baseline"), ("chance_bar", "chance"), ("small", "small")]
    return f'<div class="leiq-tilekey">{parts.keys(*((m, texts.t(f"figure.key.{w}", lang)) for m, w in marks))}</div>'


def _unparted(words: str) -> str:
    """Return words as HTML in which no line ends between a sign and its currency, as browsers allow."""
    return re.sub("(?<=[+\u2212])(?=€)", "\u2060", escape(words))
