"""Figures as words: for the terminal and for docs/performance.md."""

from collections.abc import Sequence

from benchmarks.figures import Bound, Figure

HEAD = ("what", "on", "median", "least – most", "bound", "met")


def amount(value: float, unit: str = "") -> str:
    """Return a value with three digits that count; the sign × stands close."""
    digits = f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
    return f"{digits}{'' if unit in ('', '×') else ' '}{unit}"


def bound_words(bound: Bound | None) -> str:
    return f"{bound.side} {bound.limit:g}" if bound else ""


def met_words(figure: Figure) -> str:
    return {None: "", True: "yes", False: "NO"}[figure.is_met]


def cells(figure: Figure) -> tuple[str, ...]:
    """Return the cells of a figure's row under `HEAD`."""
    found = figure.spread
    between = f"{amount(found.least)} – {amount(found.most)}, of {found.rounds}" if found.rounds > 1 else ""
    return (figure.what, figure.on, amount(found.median, figure.unit), between, bound_words(figure.bound),
            met_words(figure))  # fmt: skip


def table(figures: Sequence[Figure]) -> str:
    """Return a table for the terminal."""
    rows = [HEAD, *(cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows)
