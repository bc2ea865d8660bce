"""Loading scenarios from `data/`: whole and checked, or not at all."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from leiq_sim.errors import Problem, ScenarioError, nearest, problem
from leiq_sim.files.folders import BASELINE, data_folder, preset_folders, shown
from leiq_sim.files.presets import Expectation, applied, expectation_problems, read_preset
from leiq_sim.files.provenance import provenance_problems, read_provenance
from leiq_sim.files.tables import read_table
from leiq_sim.files.toml import as_date, both_languages, key_problems, read_toml
from leiq_sim.model.check import check
from leiq_sim.model.columns import columns_of
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import TABLES

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
BASELINE_KEYS = {
    "name": "text", "start": "date", "end": "date", "title": "title", "question": "title", "note": "title",
}  # fmt: skip
BESIDE_TABLES = ("provenance", "sources")


class Loaded(NamedTuple):
    """A scenario (None when it could not be made), all faults, and where each table row stands."""

    scenario: Scenario | None
    problems: list[Problem]
    places: dict[str, str]


def load_scenario(name: str | Path = BASELINE) -> Scenario:
    """Load the baseline, a preset, a kept scenario (by name) or a scenario file (by path ending in .toml).

    Raises ScenarioError with every problem of every file that it is made of.
    """
    loaded = _load(name)
    if loaded.problems or loaded.scenario is None:
        raise ScenarioError(loaded.problems)
    return loaded.scenario


def load_expectation(name: str | Path) -> Expectation | None:
    """Return what a preset expects, as written down before it was run; None for one without expectation."""
    path = find_file(name)
    if path.stem == BASELINE and path.parent == data_folder():
        return None
    preset, problems = read_preset(path)
    if problems:
        raise ScenarioError(problems)
    return preset.expect


def list_scenarios() -> list[str]:
    """Return all names that load_scenario knows: baseline, presets, and what users kept; each part by name."""
    presets, own = (sorted(p.stem for p in folder.glob("*.toml")) for folder in preset_folders(data_folder()))
    return list(dict.fromkeys([BASELINE, *presets, *own]))


def find_file(name: str | Path) -> Path:
    """Return the file of a scenario. A name is looked up in data/scenarios and data/scenarios/own.

    Raises ScenarioError for an unknown name (with the nearest) and for one that would leave those folders.
    """
    if isinstance(name, Path) or name.endswith(".toml"):
        return Path(name)
    if not NAME.fullmatch(name):
        raise ScenarioError([problem("name_not_allowed", "", found=name)])
    data = data_folder()
    if name == BASELINE:
        return data / f"{BASELINE}.toml"
    for folder in preset_folders(data):
        if (folder / f"{name}.toml").is_file():
            return folder / f"{name}.toml"
    known = list_scenarios()
    raise ScenarioError(
        [problem("scenario_unknown", "", found=name, nearest=nearest(name, known), allowed=tuple(known))]
    )


def _load(name: str | Path, below: tuple[str, ...] = ()) -> Loaded:
    path = find_file(name)
    if not path.parent.is_dir():
        return Loaded(None, [problem("data_missing", str(path.parent))], {})
    content, _ = read_toml(path)
    if path.stem == BASELINE or "scenario" in content:
        return load_folder(path.parent, path.name)
    if path.stem in below:
        circle = (*below, path.stem)
        return Loaded(None, [problem("base_in_a_circle", shown(path), found=circle)], {})
    preset, problems = read_preset(path)
    try:
        base = _load(_only_a_name(preset.base), (*below, path.stem))
    except ScenarioError as error:
        found = [replace(p, where=f"{shown(path)}, base") for p in error.problems]
        return Loaded(None, [*problems, *found], {})
    if base.scenario is None or base.problems:
        return Loaded(None, [*problems, *base.problems], base.places)
    scenario, wrong = applied(preset, base.scenario)
    problems += [*wrong, *expectation_problems(preset, scenario)]
    if not problems:
        problems += [replace(p, where=f"{shown(path)} ({_placed(p.where, base.places)})") for p in check(scenario)]
    return Loaded(scenario, problems, base.places)


def _only_a_name(base: str) -> str:
    if not NAME.fullmatch(base):
        raise ScenarioError([problem("name_not_allowed", "", found=base)])
    return base


def load_folder(folder: Path, file: str = f"{BASELINE}.toml") -> Loaded:
    """Read a folder's baseline and all its tables, then check them against each other."""
    words, problems = _read_head(folder / file)
    rows: dict[str, Any] = {}
    places: dict[str, str] = {"scenario": shown(folder / file)}
    incomplete: set[str] = set()
    for table, row_type in TABLES.items():
        read = read_table(folder / f"{table}.csv", row_type)
        rows[table] = read.rows
        problems += read.problems
        incomplete |= {table} if read.problems else set()
        places |= _places(table, shown(folder / f"{table}.csv"), read.lines)
    origins, wrong = read_provenance(folder)
    problems += wrong
    if "start" not in words or "end" not in words:
        return Loaded(None, problems, places)
    scenario = Scenario.build(words["name"], words["start"], words["end"], **rows)
    scenario = replace(scenario, title=words["title"], question=words["question"], provenance=origins)
    if not incomplete & {"districts", "fields"}:
        found = [p for p in check(scenario) if not _follows(p, incomplete)]
        problems += [replace(p, where=_placed(p.where, places)) for p in found]
    return Loaded(scenario, problems, places)


def _follows(found: Problem, incomplete: set[str]) -> bool:
    """Whether a problem may only follow from rows that could not be read."""
    tables = {found.where.split(",")[0], *str(found.values.get("table", "")).split(", ")}
    return bool(tables & incomplete)


def _read_head(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Read name, period, title and question of a baseline."""
    where = shown(path)
    content, problems = read_toml(path)
    if problems:
        return {}, problems
    problems += key_problems(content, {"scenario": "table"}, where, ("scenario",))
    head = content.get("scenario", {})
    if not isinstance(head, dict):
        return {}, problems
    problems += key_problems(head, BASELINE_KEYS, where, ("start", "end"))
    words: dict[str, Any] = {"name": str(head.get("name", path.stem))}
    for name in ("title", "question"):
        words[name], wrong = both_languages(head.get(name, ""), where, name)
        problems += wrong
    for name in ("start", "end"):
        day = as_date(head.get(name))
        words |= {name: day} if day else {}
    return words, problems


def _places(table: str, file: str, lines: dict[tuple[str, ...], int]) -> dict[str, str]:
    """Map "table, key" and "table, beginning of a key" to file and line; the first line of several."""
    places = {table: file}
    for key, line in lines.items():
        for length in range(len(key), 0, -1):
            places.setdefault(f"{table}, {'/'.join(key[:length])}", f"{file}, line {line}")
    return places


def _placed(where: str, places: dict[str, str]) -> str:
    return places.get(where) or places.get(where.split(",")[0], where)


def check_files(names: Iterable[str | Path] = ()) -> list[Problem]:
    """Return every problem of the named scenarios, files or folders; of everything in `data/` when none is named.

    A table stands in a folder: it is checked together with its folder when that holds a baseline, else alone.
    """
    names = list(names)
    problems: list[Problem] = []
    for name in names or [data_folder()]:
        try:
            problems += _check_one(name)
        except ScenarioError as error:
            problems += error.problems
    return list(dict.fromkeys(problems))


def _check_one(name: str | Path) -> list[Problem]:
    path = Path(name)
    if path.is_dir() or path == data_folder():
        return _check_folder(path)
    if path.suffix.lower() == ".csv":
        return _check_csv(path)
    file = find_file(name)
    problems = _load(file if file.suffix else name).problems
    if file.stem == BASELINE and not problems:
        problems = _check_provenance(file.parent)
    return problems


def _check_csv(path: Path) -> list[Problem]:
    if (path.parent / f"{BASELINE}.toml").is_file():
        return _check_tables(path.parent) if path.exists() else [_scenario_file_missing(path)]
    if path.stem in TABLES:
        return read_table(path, TABLES[path.stem]).problems
    return [_file_unknown(path)]


def _scenario_file_missing(path: Path) -> Problem:
    columns = columns_of(TABLES[path.stem]) if path.stem in TABLES else ()
    return problem("file_missing", shown(path), allowed=tuple(columns))


def _file_unknown(path: Path) -> Problem:
    allowed = (*TABLES, *BESIDE_TABLES)
    return problem("file_unknown", shown(path), nearest=nearest(path.stem, allowed), allowed=allowed)


def _check_folder(folder: Path) -> list[Problem]:
    if not folder.is_dir():
        return [problem("data_missing", str(folder))]
    if not (folder / f"{BASELINE}.toml").is_file() and folder != data_folder():
        return [p for file in sorted(folder.glob("*.toml")) for p in _load(file).problems]
    problems = _check_tables(folder)
    if problems or folder.resolve() != data_folder().resolve():
        return problems
    files = [file for place in preset_folders(folder) for file in sorted(place.glob("*.toml"))]
    return [p for file in files for p in _load(file).problems]


def _check_tables(folder: Path) -> list[Problem]:
    loaded = load_folder(folder)
    problems = [*loaded.problems]
    allowed = (*TABLES, *BESIDE_TABLES)
    problems += [_file_unknown(file) for file in sorted(folder.glob("*.csv")) if file.stem not in allowed]
    return problems + ([] if loaded.problems else _check_provenance(folder))


def _check_provenance(folder: Path) -> list[Problem]:
    loaded = load_folder(folder)
    if loaded.scenario is None:
        return loaded.problems
    return provenance_problems(loaded.scenario, loaded.scenario.provenance, folder)
