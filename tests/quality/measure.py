"""Measure what docs/quality.md promises: run every part's command, keep its figures with a stamp, write the page.

Called by `python3 run.py quality [PART...]`; without parts all are measured, which takes a while. `--page` only writes
the page from the figures kept in docs/quality/.
"""

import json
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from quality_page import page
from quality_parts import PARTS, Part

ROOT = Path(__file__).resolve().parents[2]
FIGURES = ROOT / "docs" / "quality"
PAGE = ROOT / "docs" / "quality.md"
PACKAGES = ("leiq_sim", "simpy", "numpy", "scipy", "pandas")


def stamp(part: Part, broken: bool) -> dict[str, object]:
    """Return what makes a figure repeatable: the command, the day, the versions."""
    return {
        "part": part.id,
        "command": part.shown,
        "measured": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "kept": not broken,
    }


def measured(part: Part) -> dict[str, object]:
    """Run one part's command and return its stamped figures; its words go to the terminal."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        code = subprocess.run([sys.executable, *part.command, "--out", str(out)], cwd=ROOT, check=False).returncode
        if not out.is_file():
            raise SystemExit(f"{part.shown} ended with {code} and wrote no figures")
        return stamp(part, code != 0) | {"figures": json.loads(out.read_text(encoding="utf-8"))}


def kept() -> dict[str, dict[str, object]]:
    """Return the last figures of every part that has been measured."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FIGURES.glob("*.json"))}


def main(names: list[str]) -> int:
    wanted = [name for name in names if name != "--page"]
    unknown = set(wanted) - {part.id for part in PARTS}
    if unknown:
        print(f"no part {', '.join(sorted(unknown))}; there are {', '.join(part.id for part in PARTS)}")
        return 2
    FIGURES.mkdir(exist_ok=True)
    for part in PARTS:
        if part.id in wanted or names == []:
            print(f"{part.id}: {part.shown}", flush=True)
            text = json.dumps(measured(part), ensure_ascii=False, indent=1, sort_keys=False)
            (FIGURES / f"{part.id}.json").write_text(text + "\n", encoding="utf-8")
    PAGE.write_text(page(kept()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
