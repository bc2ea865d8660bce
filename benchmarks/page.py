"""The page docs/performance.md, written from the figures kept in docs/performance/; a test holds them together."""

from collections.abc import Mapping, Sequence

from benchmarks.figures import Figure
from benchmarks.parts import PARTS, Part
from benchmarks.records import Record, figures_of
from benchmarks.words import HEAD, amount, bound_words, cells

TOP = """\
# How fast it is

Made by `python3 run.py bench` from what it measured (`docs/performance/*.json` holds every figure). Not a number on
this page was typed. `python3 run.py bench engines` measures one part anew, `--page` only writes the page, `--quick`
tries every part on tiny sizes and keeps nothing.

**How to read it.** Works are measured turn by turn, and a ratio (×) is taken within each turn: so a machine that is
busy for a while slows both sides. Shown is the median of the turns, beside it the least and the most. Bounds hold at a
demand of at least 12,000 clients; the default data stands beside them without a bound. Times alone belong to the
machine. Where the load before a part is about as high as the number of cores or higher, others were at work: then two
threads cannot show what they can do.
"""
PICTURE = """\
![Every bounded figure against its bound: right of the line is better than the bound](performance/bounds.png)
"""
PLAIN = "demand 1×"  # how `worlds.World` names the default data
Kept = Mapping[str, Record]


def page(found: Kept) -> str:
    """Return the whole page; a part that was never measured says so."""
    lines = [TOP, *_bounds(found), "", PICTURE]
    for part in PARTS:
        lines += [f"## {part.title}", "", (part.words or "").strip(), ""]
        lines += [*_section(found[part.id]), ""] if part.id in found else ["Not measured yet.", ""]
    return "\n".join(lines)


def _bounds(found: Kept) -> list[str]:
    rows = [row for part in PARTS for row in _bounded(part, found)]
    return _table(("", "what", "bound", "measured", "least – most", "met", "default data"), rows, "lllrrlr")


def _bounded(part: Part, found: Kept) -> list[tuple[str, ...]]:
    if part.id not in found:
        return [(part.title, "not measured yet", bound_words(bound), "–", "–", "–", "–") for bound in part.bounds]
    figures = figures_of(found[part.id])
    return [
        (part.title, f"{one.what}, {one.on}", bound_words(one.bound), amount(one.spread.median, one.unit),
         f"{amount(one.spread.least)} – {amount(one.spread.most)}", "yes" if one.is_met else "**NO**",
         beside(one, figures))
        for one in figures if one.bound
    ]  # fmt: skip


def beside(bounded: Figure, figures: Sequence[Figure]) -> str:
    """Return the same figure without a bound, that of the default data; a dash where it is measured on one size."""
    others = [one for one in figures if one.what == bounded.what and one.bound is None and one.on.startswith(PLAIN)]
    return amount(others[0].spread.median, others[0].unit) if others else "–"


def _section(found: Record) -> list[str]:
    machine, packages = found["machine"], ", ".join(f"{name} {number}" for name, number in found["packages"].items())
    place = f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, {machine['system']}"
    busy = f"load before {found.get('load_before') or 'unknown'}"
    rows = [[cell.replace("NO", "**NO**") for cell in cells(figure)] for figure in figures_of(found)]
    return [
        f"`{found['command']}` · {found['measured']} · {place} · {busy} · Python {found['python']}, {packages}",
        "",
        *_table(HEAD, rows, "llrrll"),
    ]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], sides: str) -> list[str]:
    rule = "|" + "|".join({"l": "---", "r": "---:"}[side] for side in sides) + "|"
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    return [lines[0], rule, *lines[1:]]
