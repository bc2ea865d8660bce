"""Plain text tables: a first column that wraps, figures to the right, words to the left."""

from collections.abc import Sequence
from textwrap import wrap

NARROWEST = 16
GAP = "  "


def table(head: Sequence[str], rows: Sequence[Sequence[str]], align: str, width: int, stretch: int = 0) -> list[str]:
    """Return the lines of a table no wider than `width` where its words allow.

    `align` has one letter a column, "l" or "r"; the column number `stretch` gives way and wraps.
    """
    widths = [
        max(len(line) for cell in column for line in cell.split("\n")) for column in zip(head, *rows, strict=True)
    ]
    others = sum(w for i, w in enumerate(widths) if i != stretch) + len(GAP) * (len(widths) - 1)
    widths[stretch] = min(widths[stretch], max(NARROWEST, width - others))
    rule = GAP.join("─" * w for w in widths)
    lines = [*_lines(head, widths, align, stretch), rule]
    for row in rows:
        lines += _lines(row, widths, align, stretch)
    return lines


def _lines(row: Sequence[str], widths: Sequence[int], align: str, stretch: int) -> list[str]:
    cells = [wrap(cell, widths[i]) or [""] if i == stretch else cell.split("\n") for i, cell in enumerate(row)]
    height = max(len(c) for c in cells)
    padded = [[*c, *[""] * (height - len(c))] for c in cells]
    fitted = [
        [line.rjust(w) if a == "r" else line.ljust(w) for line in cell]
        for cell, w, a in zip(padded, widths, align, strict=True)
    ]
    return [GAP.join(parts).rstrip() for parts in zip(*fitted, strict=True)]


def paragraphs(texts: Sequence[str], width: int) -> list[str]:
    """Return texts wrapped to the width, each on lines of its own."""
    return [line for text in texts for line in (wrap(text, width, break_long_words=False) or [""])]
