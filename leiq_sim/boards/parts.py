"""Pieces of HTML that all boards share: every text of a user or of data is escaped here."""

from collections.abc import Iterable
from html import escape
from typing import Any

import pandas as pd

from leiq_sim import texts
from leiq_sim.figures import style
from leiq_sim.figures.style import DISTRICT_SIGNS
from leiq_sim.figures.svg import SHAPES, Drawing
from leiq_sim.files.provenance import ProvenanceLine

_SIGN = '<svg class="leiq-sign" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">{}</svg>'
_STROKE = 'fill="none" stroke="{}" stroke-width="1.8" stroke-linecap="round"'
VERDICT_SIGNS = {
    "better": '<circle cx="8" cy="8" r="7.5" fill="var(--good)"/><path d="M4.5 8.3l2.4 2.4 4.6-5" '
    + _STROKE.format("var(--surface)") + "/>",
    "worse": '<rect x="1" y="1" width="14" height="14" rx="2" fill="var(--bad)"/><path d="M5 5l6 6M11 5l-6 6" '
    + _STROKE.format("var(--surface)") + "/>",
    "practically_equal": '<circle cx="8" cy="8" r="6.8" ' + _STROKE.format("var(--same)")
    + '/><path d="M5 6.4h6M5 9.6h6" ' + _STROKE.format("var(--same)") + "/>",
    "not_distinguishable": '<circle cx="8" cy="8" r="6.8" ' + _STROKE.format("var(--same)")
    + '/><path d="M4.6 8c1.2-2 2.3-2 3.4 0s2.2 2 3.4 0" ' + _STROKE.format("var(--same)") + "/>",
    "pending": '<circle cx="8" cy="8" r="6.8" stroke-dasharray="2.6 2.8" ' + _STROKE.format("var(--same)") + "/>",
}  # fmt: skip
TRIANGLE = '<path d="M8 1.5L15.2 14.5H.8z" fill="var(--warn-fill)"/><path d="M8 6v4M8 12.2v.2" ' + (
    _STROKE.format("#17212B") + "/>"
)


_RING = '<circle cx="8" cy="8" r="5.2" fill="{}" stroke="var(--ink2)" stroke-width="1.5"/>'
_SOURCES = {
    "published": _RING.format("var(--ink2)"),
    "comparable": _RING.format("none") + '<path d="M8 8V2.8A5.2 5.2 0 1 1 2.8 8z" fill="var(--ink2)"/>',
    "derived": _RING.format("none") + '<path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="var(--ink2)"/>',
    "entered": _RING.format("none") + '<circle cx="8" cy="8" r="2.2" fill="var(--scen)"/>',
    "assumption": _RING.format("none"),
}


def district_sign(number: int) -> str:
    _, marker = DISTRICT_SIGNS[number % len(DISTRICT_SIGNS)]
    return _SIGN.format(SHAPES[marker].format(f"var(--district-{number % len(DISTRICT_SIGNS)})"))


def verdict(word: Any, replications: int, lang: str, short: bool = True, unit: str = "") -> str:
    """Return a verdict as sign and word, of money in its own words; a dash for rows without one."""
    known = isinstance(word, str) and word in VERDICT_SIGNS
    words = escape(texts.verdict_name(word if known else None, replications, lang, short=short, unit=unit))
    if not known:
        return words
    looks = word if word in ("better", "worse") else "same"
    old = escape(texts.t("verdict.stale", lang))
    return (
        f'<span class="leiq-verdict leiq-{looks}" data-stale="{old}">{_SIGN.format(VERDICT_SIGNS[word])} {words}</span>'
    )


def source_mark(line: ProvenanceLine | None, entered: bool, lang: str) -> str:
    """Return how a value is known as sign and word: a disc that fills with certainty; the source is its tooltip."""
    status = "entered" if entered else line.status if line else "assumption"
    source = f"{line.source} ({line.year})" if line and line.source and line.year else line.source if line else ""
    title = f' title="{escape(source)}"' if source and status in ("published", "comparable", "derived") else ""
    words = escape(texts.status_name(status, lang))
    return f'<span class="leiq-sourcemark"{title}>{_SIGN.format(_SOURCES[status])} {words}</span>'


def strip(kind: str, words: str, done: float | None = None) -> str:
    """Return a line of state: "status", "stale" or "error", perhaps with a progress bar."""
    role = "alert" if kind == "error" else "status"
    sign = _SIGN.format(VERDICT_SIGNS["worse"] if kind == "error" else TRIANGLE) if kind != "status" else ""
    bar = "" if done is None else f'<div class="leiq-bar"><div style="width:{100 * done:.0f}%"></div></div>'
    return f'<div class="leiq-strip leiq-{kind}" role="{role}" aria-live="polite">{sign} {escape(words)}{bar}</div>'


def lines(first: str, *more: str) -> str:
    """Return a difference with its intervals beneath."""
    below = "".join(f'<br><span class="leiq-span">{escape(text)}</span>' for text in more)
    return f"<b>{escape(first)}</b>{below}"


def html_table(
    frame: pd.DataFrame, left: int = 1, raw: Iterable[str] = (), caption: str = "", right: Iterable[str] = ()
) -> str:
    """Return a table; the first `left` columns stand left, others right; columns in `raw` hold our own HTML.

    Columns in `raw` stand left unless they are in `right`.
    """
    own, moved = set(raw), set(right)

    def align(n: int, name: str) -> str:
        return "" if n < left or (name in own and name not in moved) else ' class="leiq-right"'

    names = [str(name) for name in frame.columns]
    head = "".join(f'<th scope="col"{align(n, name)}>{escape(name)}</th>' for n, name in enumerate(names))
    body = "".join(
        "<tr>" + "".join(
            f"<td{align(n, name)}>{cell if name in own else escape(str(cell))}</td>"
            for n, (name, cell) in enumerate(zip(names, row, strict=True))
        ) + "</tr>"
        for row in frame.itertuples(index=False, name=None)
    )  # fmt: skip
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    whole = f"{said}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="leiq-scroll"><table class="leiq-table">{whole}</table></div>'


def details(summary: str, inside: str, open_: bool = False) -> str:
    return f"<details{' open' if open_ else ''}><summary>{escape(summary)}</summary>{inside}</details>"


_KEY = '<svg width="24" height="16" aria-hidden="true">{}</svg>'
_BAR = '<rect x="1" y="{1}" width="22" height="{2}" {0}/>'
_DOT = '<circle cx="12" cy="8" r="4.6" {}/>'
_LINE = '<path d="M0 8h24" {}/>'
_KEYS = {
    "baseline_dot": _DOT.format('fill="var(--surface)" stroke="var(--base)" stroke-width="2"'),
    "variant_dot": _DOT.format('fill="var(--scen)"'),
    "chance_bar": _BAR.format('fill="var(--scen)"', 5, 6),
    "dot": _DOT.format('fill="var(--ink2)"'),
    "dot_hollow": _DOT.format('fill="var(--surface)" stroke="var(--ink2)" stroke-width="1.6"'),
    "dot_ring": _DOT.format('fill="var(--ink2)"') + '<circle cx="12" cy="8" r="7" fill="none" stroke="var(--ink2)"/>',
    "outline": _BAR.format('fill="none" stroke="var(--edge)" stroke-dasharray="3 2"', 2, 12),
    "base_tick": '<path d="M12 1v14" stroke="var(--ink2)" stroke-width="2"/>',
    "small": _BAR.format('fill="var(--wash)" stroke="var(--line)"', 2, 12),
    "cancelled": _BAR.format('fill="none" stroke="var(--bad)" stroke-dasharray="3 2"', 2, 12),
    "baseline_line": _LINE.format('stroke="var(--base)" stroke-width="2.2" stroke-dasharray="6 3"'),
    "variant_line": _LINE.format('stroke="var(--scen)" stroke-width="3"'),
    "chance_band": _BAR.format('fill="var(--scen-band)"', 2, 12),
    "seats": _BAR.format('fill="var(--wash)" stroke="var(--edge)"', 2, 12),
    "taken": _BAR.format('fill="var(--scen)"', 2, 12),
    "taken_baseline": _LINE.format('stroke="var(--ink3)" stroke-width="3"'),
}


def keys(*pairs: tuple[str, str]) -> str:
    """Return a figure's key: (mark, words) one after the other."""
    return (
        '<div class="leiq-keys">'
        + "".join(f"<span>{_KEY.format(_KEYS[k])} {escape(w)}</span>" for k, w in pairs)
        + "</div>"
    )


def verdict_keys(lang: str, replications: int) -> str:
    """Return the key of the verdicts."""
    words = ("better", "worse", "practically_equal", "not_distinguishable")
    return '<div class="leiq-keys">' + "".join(verdict(w, replications, lang, short=False) for w in words) + "</div>"


def card(title: str, caption: str, body: str, classes: str = "") -> str:
    said = f'<p class="leiq-caption">{escape(caption)}</p>' if caption else ""
    return f'<section class="leiq-card {classes}"><h3>{escape(title)}</h3>{said}{body}</section>'


def heading(title: str, caption: str) -> str:
    return f'<h3>{escape(title)}</h3><p class="leiq-caption">{escape(caption)}</p>'


def curve_card(title: str, more: Iterable[str], picture: str, shown: pd.DataFrame, lang: str) -> str:
    """Return a curve with its answer in sentences and its points as a closed table."""
    said = "".join(f"<p>{escape(words)}</p>" for words in more)
    unit = str(shown["unit"].iloc[0])
    heads = [texts.t(f"head.{word}", lang) for word in ("value", "mean", "interval", "futures")]
    rows = [
        [
            texts.number(round(row.value, 2), None, lang),
            texts.value_text(row.mean, unit, lang),
            texts.interval_text(row.low, row.high, unit, lang),
            texts.interval_text(row.p10, row.p90, unit, lang),
        ]
        for row in shown.itertuples()
    ]
    table = details(texts.t("figure.table", lang), html_table(pd.DataFrame(rows, columns=heads), left=0))
    return f'<p class="leiq-finding">{escape(title)}</p>{said}{picture}{table}'


def image(figure: Any, alt: str) -> str:
    """Return a figure of either kind as HTML that says in words what it shows."""
    return figure.html(alt) if isinstance(figure, Drawing) else style.image(figure, alt)


def figure_card(
    title: str, caption: str, key: str, figure: Any, alt: str, twin: pd.DataFrame, lang: str, left: int = 1
) -> str:
    """Return a figure with its title, key and the same numbers as a closed table."""
    table = details(texts.t("figure.table", lang), html_table(twin, left))
    return card(title, caption, f"{key}{image(figure, alt)}{table}")
