"""The corpus of bad files: its index, and where each file is put to be checked."""

import shutil
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
FILES = HERE / "files"
DATA = HERE.parents[1] / "data"


@dataclass(frozen=True)
class BadFile:
    """A file, what it stands for, and exactly the codes of its problems."""

    name: str
    stands_for: str
    codes: frozenset[str]
    what: str

    @property
    def needs_folder(self) -> bool:
        return self.stands_for.startswith(("folder:", "append:"))


@cache
def corpus() -> list[BadFile]:
    listed = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))["file"]
    return [BadFile(one["name"], one["as"], frozenset(one["codes"]), one["what"]) for one in listed]


def copy_of_data(folder: Path) -> Path:
    """Copy the tables of data/, without its scenarios."""
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("scenarios", "targets", "own"))
    return folder


def put(bad: BadFile, place: Path) -> Path:
    """Put a file where it is to be checked, below `place` (a copy of data/ where it needs one); return its path."""
    content = (FILES / bad.name).read_bytes()
    kind, _, name = bad.stands_for.rpartition(":")
    path = place / (bad.name if bad.stands_for == "scenario" else name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(path.read_bytes().rstrip(b"\n") + b"\n" + content if kind == "append" else content)
    return path
