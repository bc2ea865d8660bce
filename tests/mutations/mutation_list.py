"""The list of mutations: small wrong readings of the code, what each would tell a user, and which tests must object.

A TOML file `mutations_<what>.toml` holds `[[mutation]]` tables:

name    unique
file    inside the package, for example "engine/reference.py"
engine  set where the fault is one engine's own ("reference"); empty where it concerns all
old     text that must occur exactly `count` times (1 unless said), and new, the text in its place
also    further pairs of old and new, where one place is not enough
why     what a user would be told wrongly
tests   files or ids of pytest, quickest first
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PACKAGE = "leiq_sim"


class DoesNotFitError(Exception):
    """A text to be replaced does not occur as often as the list says."""


@dataclass(frozen=True)
class Mutation:
    """One wrong reading of one file. `edits` are (old, new, how often old must occur)."""

    name: str
    file: str
    edits: tuple[tuple[str, str, int], ...]
    why: str
    tests: tuple[str, ...]
    engine: str = ""

    def applied(self, source: str) -> str:
        """Return the source with all edits; raise DoesNotFitError when an old text is not there as often as said."""
        for old, new, count in self.edits:
            if source.count(old) != count:
                found = source.count(old)
                raise DoesNotFitError(f"{self.name}: {self.file} has {found} times, not {count}: {old.strip()!r}")
            source = source.replace(old, new)
        return source


def read(folder: Path = HERE) -> list[Mutation]:
    """Return the mutations of all lists of a folder, list by list in the order written."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("mutations_*.toml"))]
    return [_mutation(row) for table in tables for row in table["mutation"]]


def _mutation(row: dict[str, Any]) -> Mutation:
    known = {"name", "file", "engine", "old", "new", "count", "also", "why", "tests"}
    if strange := set(row) - known:
        raise ValueError(f"{row.get('name')}: unknown {sorted(strange)}")
    pairs = [row, *row.get("also", ())]
    edits = tuple((pair["old"], pair["new"], pair.get("count", 1)) for pair in pairs)
    return Mutation(row["name"], row["file"], edits, row["why"], tuple(row["tests"]), row.get("engine", ""))
