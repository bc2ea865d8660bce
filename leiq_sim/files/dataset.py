"""Writing a data folder that differs from another in some values and says so: whole, or not at all."""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leiq_sim.errors import ScenarioError, problem
from leiq_sim.files.atomic import write_atomic
from leiq_sim.files.baseline import load_folder
from leiq_sim.files.folders import OWN, SCENARIOS, data_folder, shown
from leiq_sim.files.load import check_files
from leiq_sim.files.provenance import ProvenanceRow, deciding
from leiq_sim.files.raw_csv import RawCsv
from leiq_sim.files.tables import read_table
from leiq_sim.model.tables import TABLES

PROVENANCE = "provenance.csv"
FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True)
class NewValue:
    """A value to be written, the bounds it keeps, and how it came about (a formula; it is then `derived`)."""

    path: str
    value: float
    low: float
    high: float
    note: str


def require_place(target: Path, source: Path | None = None) -> None:
    """Raise ScenarioError where a new data folder may not be made: it exists, or lies inside the data."""
    if target.exists() or target.is_symlink():
        raise ScenarioError([problem("folder_exists", shown(target))])
    source = source or data_folder()
    if target.resolve().is_relative_to(source.resolve()):
        raise ScenarioError([problem("folder_inside", shown(target), found=shown(source))])


def require_cells(paths: Sequence[str], folder: Path | None = None) -> None:
    """Raise ScenarioError for paths whose value stands in no cell of the folder, but is a column's default."""
    lacking = [path for path in paths if _cell(folder or data_folder(), path) is None]
    if lacking:
        raise ScenarioError([problem("cell_not_there", "", found=path) for path in lacking])


def write_dataset(
    target: Path, values: Sequence[NewValue], since: str, extra: Mapping[str, str], source: Path | None = None
) -> Path:
    """Copy the data folder without what users keep, change these values and their provenance, and return it.

    Only the changed cells, provenance.csv and the `extra` files (text by name) differ, byte for byte. `since` is the
    day (ISO) of the provenance rows. The folder is made beside its place, checked, then renamed. Raises
    ScenarioError when it exists, cannot be written, or would not load.
    """
    source = source or data_folder()
    require_place(target, source)
    made: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        shutil.copytree(source, made, ignore=_left_out(source), dirs_exist_ok=True)
        _exchange(made, values)
        _account(made, values, since)
        for name, text in extra.items():
            write_atomic(made / name, text)
        problems = check_files([made])
        if problems:
            raise ScenarioError(problems)
        made.chmod(source.stat().st_mode & 0o777 | 0o700)
        made.rename(target)
    except OSError as error:
        raise ScenarioError([problem("folder_unwritable", shown(target), found=error.strerror or error)]) from error
    finally:
        if made is not None and made.exists():
            shutil.rmtree(made, ignore_errors=True)
    return target


def _left_out(source: Path):  # type: ignore[no-untyped-def]
    """Return for shutil what is not copied: scenarios of users, and files that begin with a dot."""

    def names(folder: str, found: list[str]) -> list[str]:
        own = Path(folder).resolve() == (source / SCENARIOS).resolve()
        return [name for name in found if name.startswith(".") or (own and name == OWN)]

    return names


def _cell(folder: Path, path: str) -> tuple[Path, int, str] | None:
    """Return file, line and column of a value; None where no cell holds it."""
    table, *key, column = path.split(".")
    file = folder / f"{table}.csv"
    lines = read_table(file, TABLES[table]).lines
    if tuple(key) not in lines:
        return None
    raw = RawCsv(file)
    line = lines[tuple(key)]
    return (file, line, column) if raw.cells(line).get(column) else None


def _exchange(folder: Path, values: Sequence[NewValue]) -> None:
    by_table: dict[str, list[NewValue]] = defaultdict(list)
    for one in values:
        by_table[one.path.split(".")[0]].append(one)
    for table, found in by_table.items():
        file = folder / f"{table}.csv"
        lines, raw = read_table(file, TABLES[table]).lines, RawCsv(file)
        for one in found:
            key = tuple(one.path.split(".")[1:-1])
            raw.exchange(lines[key], one.path.rsplit(".", 1)[-1], raw.number(one.value))
        file.write_bytes(raw.to_bytes())


def _account(folder: Path, values: Sequence[NewValue], since: str) -> None:
    """Give each value a provenance row of its own, after the row that covered it, or instead of it if it is all."""
    loaded = load_folder(folder)
    assert loaded.scenario is not None
    scenario, file = loaded.scenario, folder / PROVENANCE
    raw, lines = RawCsv(file), read_table(file, ProvenanceRow, ("path",)).lines
    covered = deciding(scenario.provenance, scenario.paths())
    wanted = {one.path: one for one in values}
    rows: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for path, one in wanted.items():
        origin = covered[path][0]
        rows[origin.path].append(_row(raw, raw.cells(lines[(origin.path,)]), one, since))
    for pattern, made in rows.items():
        left = [path for path, found in covered.items() if found and found[0].path == pattern and path not in wanted]
        raw.put(lines[(pattern,)], made, instead=not left)
    file.write_bytes(raw.to_bytes())


def _row(raw: RawCsv, old: Mapping[str, str], new: NewValue, since: str) -> dict[str, str]:
    said = {
        "path": new.path, "status": "derived", "low": raw.number(new.low), "high": raw.number(new.high),
        "note": new.note, "since": since,
    }  # fmt: skip
    return {**old, **{name: text for name, text in said.items() if name in raw.header}}
