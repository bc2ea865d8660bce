"""Loading scenarios from `data/`: whole and checked, or not at all."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from leiq_sim.errors import Problem, ScenarioError, nearest, problem
from leiq_sim.files.baseline import Loaded, load_folder, placed
from leiq_sim.files.folders import BASELINE, data_folder, preset_folders, shown
from leiq_sim.files.presets import Expectation, applied, expectation_problems, read_preset
from leiq_sim.files.provenance import provenance_problems
from leiq_sim.files.tables import read_table
from leiq_sim.files.toml import read_toml
from leiq_sim.model.check import check
from leiq_sim.model.columns import columns_of
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import TABLES

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
BESIDE_TABLES = ("provenance", "sources")


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


def _load(name: str | Path, below: tuple[str, ...] = (), known: Loaded | None = None) -> Loaded:
    """Load a scenario upon its base; `known` is the baseline of data/ where it has been read already."""
    path = find_file(name)
    if known and name == BASELINE:
        return known
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
        base = _load(_only_a_name(preset.base), (*below, path.stem), known)
    except ScenarioError as error:
        found = [replace(p, where=f"{shown(path)}, base") for p in error.problems]
        return Loaded(None, [*problems, *found], {})
    if base.scenario is None or base.problems:
        return Loaded(None, [*problems, *base.problems], base.places)
    scenario, wrong = applied(preset, base.scenario)
    problems += [*wrong, *expectation_problems(preset, scenario)]
    if not problems:
        problems += [replace(p, where=f"{shown(path)} ({placed(p.where, base.places)})") for p in check(scenario)]
    return Loaded(scenario, problems, base.places)


def _only_a_name(base: str) -> str:
    if not NAME.fullmatch(base):
        raise ScenarioError([problem("name_not_allowed", "", found=base)])
    return base


def check_files(names: Iterable[str | Path] = ()) -> list[Problem]:
    """Return every problem of the named scenarios, files or folders, in the order of files and lines.

    When none is named, everything in `data/` is checked.

    A table stands in a folder: it is checked together with its folder when that holds a baseline, else alone.
    """
    names = list(names)
    problems: list[Problem] = []
    for name in names or [data_folder()]:
        try:
            problems += _check_one(name)
        except ScenarioError as error:
            problems += error.problems
    return sorted(dict.fromkeys(problems), key=_file_and_line)


def _file_and_line(found: Problem) -> tuple[str, int]:
    file, _, rest = found.where.partition(", line ")
    line = re.match(r"\d+", rest)
    return file, int(line.group()) if line else 0


def _check_one(name: str | Path) -> list[Problem]:
    path = Path(name)
    if path.is_dir() or path == data_folder():
        return _check_folder(path)
    if path.suffix.lower() == ".csv":
        return _check_csv(path)
    file = find_file(name)
    loaded = _load(name)
    if file.stem == BASELINE and loaded.scenario and not loaded.problems:
        return provenance_problems(loaded.scenario, loaded.scenario.provenance, file.parent)
    return loaded.problems


def _check_csv(path: Path) -> list[Problem]:
    if (path.parent / f"{BASELINE}.toml").is_file():
        return _of_tables(path.parent, load_folder(path.parent)) if path.exists() else [_file_missing(path)]
    if path.stem in TABLES:
        return read_table(path, TABLES[path.stem]).problems
    return [_file_unknown(path)]


def _file_missing(path: Path) -> Problem:
    columns = columns_of(TABLES[path.stem]) if path.stem in TABLES else ()
    return problem("file_missing", shown(path), allowed=tuple(columns))


def _file_unknown(path: Path) -> Problem:
    allowed = (*TABLES, *BESIDE_TABLES)
    return problem("file_unknown", shown(path), nearest=nearest(path.stem, allowed), allowed=allowed)


def _check_folder(folder: Path) -> list[Problem]:
    if not folder.is_dir():
        return [problem("data_missing", str(folder))]
    is_data = folder.resolve() == data_folder().resolve()
    if not is_data and not (folder / f"{BASELINE}.toml").is_file():
        return [p for file in sorted(folder.glob("*.toml")) for p in _load(file).problems]
    base = load_folder(folder)
    files = [file for place in preset_folders(folder) for file in sorted(place.glob("*.toml"))] if is_data else []
    return [*_of_tables(folder, base), *(p for file in files for p in _load(file, known=base).problems)]


def _of_tables(folder: Path, base: Loaded) -> list[Problem]:
    """Return the problems of a folder's tables; provenance is compared with parameters once those are sound."""
    allowed = (*TABLES, *BESIDE_TABLES)
    unknown = [_file_unknown(file) for file in sorted(folder.glob("*.csv")) if file.stem not in allowed]
    if base.problems or base.scenario is None:
        return [*base.problems, *unknown]
    return [*unknown, *provenance_problems(base.scenario, base.scenario.provenance, folder)]
