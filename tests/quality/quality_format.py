"""Numbers and tables as Markdown."""

from collections.abc import Sequence


def number(x: float) -> str:
    return f"{x:,.0f}"


def table(head: Sequence[str], rows: Sequence[Sequence[object]], sides: str) -> list[str]:
    """Return the lines of a Markdown table; `sides` has an l or r for each column."""
    if not rows:
        return ["None."]
    rule = "|" + "|".join({"l": "---", "r": "---:"}[side] for side in sides) + "|"
    cells = [[str(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in (head, *rows)]
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    return [lines[0], rule, *lines[1:]]
