"""Published figures to hold simulated years against: `published.csv`, and the keys a calibration has used."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from leiq_sim.errors import Problem, ScenarioError, problem
from leiq_sim.files.decode import read_csv
from leiq_sim.files.folders import data_folder, shown
from leiq_sim.files.tables import read_table
from leiq_sim.model.columns import choice, key, number, text

PUBLISHED, CALIBRATED = "published", "calibrated"
USABLE, USED_AS_INPUT, NOT_COMPARABLE = "usable", "used_as_input", "not_comparable"
COMPARISONS = (USABLE, USED_AS_INPUT, NOT_COMPARABLE)
WORDINGS = ("exact", "about", "average", "at_least", "at_most")
REASONS = (
    "sets_default",
    "same_series",
    "other_place_total",
    "other_place",
    "other_population",
    "effect_estimate",
    "not_in_model",
    "definition_differs",
    "year_too_distant",
)
ANY = 1e12


@dataclass(frozen=True, kw_only=True)
class Published:
    """One published figure, how it was worded, what is measured against it, and whether it may be.

    `tolerance` is in the figure's unit. `comparison` is "usable", "used_as_input" (its own figure or its series set a
    default, so it proves nothing) or "not_comparable"; `reason` says why where it is not usable.
    """

    key: str = key()
    value: float = number("as named", -ANY, ANY)
    unit: str = text()
    wording: str = choice(*WORDINGS)
    year: str = text(default="")
    region: str = text()
    measure: str = text(default="")
    field: str = text(default="")
    group: str = text(default="")
    tolerance: float = number("as the value", 0, ANY, default=0.0)
    comparison: str = choice(*COMPARISONS)
    reason: str = choice(*REASONS, default="")
    source_title: str = text()
    source_url: str = text()
    note: str = text(default="")


class Figures(NamedTuple):
    """Published figures in the order of the file, and where each stands."""

    rows: tuple[Published, ...]
    places: tuple[str, ...]


def read_published(folder: Path | None = None) -> Figures:
    """Read the published figures of a data folder (default: `data/`); raise ScenarioError with every fault."""
    figures, problems = _read((folder or data_folder()) / f"{PUBLISHED}.csv")
    if problems:
        raise ScenarioError(problems)
    return figures


def published_problems(folder: Path) -> list[Problem]:
    """Return every fault of a folder's published figures; none where there is no such file."""
    path = folder / f"{PUBLISHED}.csv"
    return _read(path)[1] if path.exists() else []


def _read(path: Path) -> tuple[Figures, list[Problem]]:
    table = read_table(path, Published, ("key",))
    places = tuple(f"{shown(path)}, line {table.lines[(row.key,)]}" for row in table.rows)
    found = [fault for row, where in zip(table.rows, places, strict=True) for fault in _faults(row, where)]
    return Figures(tuple(table.rows), places), [*table.problems, *found]


def _faults(row: Published, where: str) -> list[Problem]:
    """Return what does not go together within a row."""
    faults = []
    if row.comparison == USABLE and not (row.measure and row.field and row.group):
        faults.append(problem("published_measure", where, found=row.key))
    if row.measure and row.tolerance <= 0:
        faults.append(problem("published_tolerance", where, found=row.key))
    if (row.comparison == USABLE) == bool(row.reason):
        faults.append(problem("published_reason", where, found=row.key, allowed=REASONS))
    if row.measure and row.unit == "share" and not 0 <= row.value <= 1:
        faults.append(problem("share_outside", where, found=row.value, column="value", unit="share"))
    return faults


def read_calibrated(folder: Path | None = None) -> Collection[str]:
    """Return the keys of the figures that a calibrated data folder was made to show; none for one that was not."""
    path = (folder or data_folder()) / f"{CALIBRATED}.csv"
    if not path.exists():
        return frozenset()
    cells = read_csv(path, ("key",))
    if isinstance(cells, Problem):
        raise ScenarioError([cells])
    if "key" not in cells.header:
        raise ScenarioError([problem("column_missing", f"{shown(path)}, line 1", found="key", allowed=("key",))])
    place = cells.header.index("key")
    return frozenset(str(texts[place]) for _, texts in cells.rows if len(texts) > place)
