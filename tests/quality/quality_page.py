"""The page docs/quality.md, written from the figures kept in docs/quality/; a test holds page and figures together."""

from collections.abc import Mapping
from typing import Any

from quality_parts import PARTS, Part
from quality_sections import SECTIONS, Figures

Kept = Mapping[str, Mapping[str, Any]]

HEAD = """\
# What is promised, how it is tested, and the last figures

Made by `python3 run.py quality` from what the commands below measured (`docs/quality/*.json` holds every figure). Not a
number on this page was typed. `python3 run.py quality theory` measures one part anew; `--page` only writes the page.

Read it with doubt. A test that passes shows that a fault of the kind it looks for was not found; the section
[What is not promised](#what-is-not-promised) says what nobody looked for.
"""

LIMITS = """\
## What is not promised

* **That the default data is the network's.** Two thirds of the statements on parameters are assumptions
  ([register](assumptions.md), with who could replace each, and how far each moves two figures).
* **A forecast.** The simulation says what follows from the parameters, with the noise of chance; `low` to `high` says
  how exactly that was computed and `p10` to `p90` what one real period may bring. Neither holds what is not known
  about the parameters.
* **Waits of hours.** A pool of staff hours is one line with one fast server: right in weeks, not a booking calendar.
* **What theory does not know.** The formulas check each mechanism, and pairs of them. The whole pathway has no formula;
  for it there are hand-worked days, properties and faults put in on purpose.
* **That all faults would be noticed.** The list of faults was written by the authors of the tests.
* **Fit by calibration.** Figures that set a parameter are shown, but they are no validation.
* **Machines.** Measured on Linux. Windows and macOS are untested. Writing is atomic where the file system's rename is.
"""


def page(kept: Kept) -> str:
    """Return the whole page; a part that was never measured says so."""
    lines = [HEAD, *_overview(kept), ""]
    for part in PARTS:
        lines += [f"## {part.title}", "", f"*{part.promise}*", ""]
        lines += _section(part, kept[part.id]) if part.id in kept else ["Not measured yet.", ""]
    return "\n".join([*lines, LIMITS])


def _overview(kept: Kept) -> list[str]:
    rows = ["| promise | last figures | kept | measured |", "|---|---|---|---|"]
    for part in PARTS:
        if part.id not in kept:
            rows.append(f"| {part.promise} | not measured yet | – | – |")
            continue
        found = kept[part.id]
        words = {True: "yes", False: "**NO**"}[found["kept"]]
        rows.append(f"| {part.promise} | {SECTIONS[part.id].short(found['figures'])} | {words} | {found['measured']} |")
    return rows


def _section(part: Part, found: Mapping[str, Any]) -> list[str]:
    packages = ", ".join(f"{name} {version}" for name, version in found["packages"].items())
    broken = [] if found["kept"] else ["**This promise was NOT kept in the last measurement.**", ""]
    figures: Figures = found["figures"]
    return [
        *broken,
        f"`{found['command']}` · {found['measured']} · Python {found['python']}, {packages}",
        "",
        *SECTIONS[part.id].long(figures),
        "",
    ]
