"""Measure how fast it is, part by part, and write docs/performance.md.

Called by `python3 run.py bench [PART...]`; without parts all are measured. The figures are kept in docs/performance/.
"""

import argparse
import time
from collections.abc import Sequence

from benchmarks.page import page
from benchmarks.parts import PARTS, Part
from benchmarks.picture import bounded, picture
from benchmarks.records import KEPT, ROOT, keep, kept, load_now, record
from benchmarks.sizes import FULL, QUICK, Size
from benchmarks.words import table
from leiq_sim.analysis.memory import hold_memory
from leiq_sim.engine import ready
from leiq_sim.figures.style import png

PAGE = ROOT / "docs" / "performance.md"


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    names = [part.id for part in PARTS]
    parser = argparse.ArgumentParser(
        prog="python3 run.py bench", description="Measure how fast it is, and write docs/performance.md."
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(names)}; all by default")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--quick", action="store_true", help="try the parts on tiny sizes, and keep nothing")
    only.add_argument("--page", action="store_true", help="only write the page, from the figures kept")
    found = parser.parse_args(arguments)
    unknown = [name for name in found.parts if name not in names]
    if unknown:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(names)}")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    wanted = options(arguments)
    if not wanted.page:
        ready.wait()
        hold_memory()  # as every run of replications does
        for part in PARTS:
            if part.id in (wanted.parts or [part.id for part in PARTS]):
                _measure(part, QUICK if wanted.quick else FULL)
    if not wanted.quick:
        write()
    return 0


def _measure(part: Part, size: Size) -> None:
    if why := part.lacking():
        print(f"{part.title} ({part.id}): left out, {why}\n", flush=True)
        return
    print(f"{part.title} ({part.id}) …", flush=True)
    began, load = time.monotonic(), load_now()
    figures = part.measure(size)
    print(f"{table(figures)}\nmeasured in {time.monotonic() - began:.0f} s\n", flush=True)
    if size is FULL:
        keep(record(part.id, figures, load))


def write() -> None:
    """Write the page and its picture from the figures kept."""
    found = kept()
    PAGE.write_text(page(found), encoding="utf-8")
    (KEPT / "bounds.png").write_bytes(png(picture(bounded(found))))
    print(f"Written: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    raise SystemExit(main())
