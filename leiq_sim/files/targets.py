"""Targets of a calibration: published aggregates, and beside them the parameters to move for them.

`data/targets/NAME.csv` holds the aggregates, `NAME_adjust.csv` in the same folder one path or pattern a row.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path
from typing import NamedTuple

from leiq_sim.errors import Problem, ScenarioError, problem
from leiq_sim.files.folders import shown
from leiq_sim.files.tables import read_table
from leiq_sim.model.columns import columns_of, key, number, text

TARGETS, ADJUST = "targets", "_adjust"
SHARE = "share"


@dataclass(frozen=True)
class Target:
    """A figure that a simulated year shall reach, how exactly (one standard deviation), and where it is from."""

    key: str = key()
    measure: str = text()
    field: str = text()
    group: str = text()
    value: float = number("as named", -1e12, 1e12)
    tolerance: float = number("as the value", 0, 1e12)
    unit: str = text()
    year: str = text(default="")
    region: str = text(default="")
    source_title: str = text(default="")
    source_url: str = text(default="")
    note: str = text(default="")


@dataclass(frozen=True)
class Adjust:
    """A path or pattern that calibration may move, and why."""

    path: str = text()
    note: str = text(default="")


TARGET_COLUMNS = tuple(columns_of(Target))


class Targets(NamedTuple):
    """Targets, where each stands, and the patterns to adjust with their places."""

    name: str
    rows: tuple[Target, ...]
    places: tuple[str, ...]
    adjust: tuple[tuple[str, str], ...]


def read_targets(path: str | Path) -> Targets:
    """Read targets and, where it is there, the file of what to adjust for them.

    Raises ScenarioError with every fault of both files.
    """
    path = Path(path)
    found, problems = _rows(path)
    adjust, wrong = _patterns(beside(path)) if beside(path).exists() else ((), [])
    if problems or wrong:
        raise ScenarioError([*problems, *wrong])
    rows, places = zip(*found, strict=True)
    return Targets(path.stem, rows, places, adjust)


def beside(path: Path) -> Path:
    """Return the file that lists what to adjust for targets."""
    return path.with_name(f"{path.stem}{ADJUST}.csv")


def targets_problems(folder: Path) -> list[Problem]:
    """Return every fault in the form of the targets of a data folder."""
    problems: list[Problem] = []
    for file in sorted((folder / TARGETS).glob("*.csv")):
        problems += _patterns(file)[1] if file.stem.endswith(ADJUST) else _rows(file)[1]
    return problems


def _rows(path: Path) -> tuple[list[tuple[Target, str]], list[Problem]]:
    table = read_table(path, Target, ("key",))
    problems = list(table.problems)
    found = [(row, f"{shown(path)}, line {table.lines[(row.key,)]}") for row in table.rows]
    said: dict[tuple[str, str, str], str] = {}
    for row, where in found:
        if row.tolerance <= 0:
            problems.append(problem("target_tolerance", where, found=row.tolerance))
        if row.unit == SHARE and not 0 <= row.value <= 1:
            problems.append(problem("share_outside", where, found=row.value, column="value", unit=SHARE))
        what = (row.measure, row.field, row.group)
        if what in said:
            problems.append(problem("target_twice", where, found=", ".join(what), first=said[what]))
        said.setdefault(what, row.key)
    if not found and not problems:
        problems.append(problem("file_empty", shown(path), allowed=TARGET_COLUMNS))
    return found, problems


def _patterns(path: Path) -> tuple[tuple[tuple[str, str], ...], list[Problem]]:
    table = read_table(path, Adjust, ("path",))
    found = tuple((row.path, f"{shown(path)}, line {table.lines[(row.path,)]}") for row in table.rows)
    return found, table.problems


def matching(pattern: str, paths: Iterable[str]) -> list[str]:
    """Return the paths that a pattern matches; a star stays within its segment of the path."""
    match, dots = re.compile(translate(pattern)).match, pattern.count(".")
    return [path for path in paths if path.count(".") == dots and match(path)]
