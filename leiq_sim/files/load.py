"""Loading scenarios from `data/`: whole and checked, or not at all."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from leiq_sim.errors import Problem, ScenarioError, nearest, problem
from leiq_sim.files.baseline import Loaded, load_folder, placed
from leiq_sim.files.entries import ENTRIES
from leiq_sim.files.entry import Journal
from leiq_sim.files.folders import BASELINE, data_folder, own_folder, preset_folders, shown
from leiq_sim.files.names import name_problems
from leiq_sim.files.presets import Expectation, applied, expectation_problems, read_preset
from leiq_sim.files.provenance import provenance_problems
from leiq_sim.files.published import CALIBRATED, PUBLISHED, published_problems
from leiq_sim.files.tables import CSV, XLSX, read_table
from leiq_sim.files.targets import targets_problems
from leiq_sim.files.toml import read_toml
from leiq_sim.model.check import check
from leiq_sim.model.columns import columns_of
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import TABLES

BESIDE_TABLES = ("provenance", "sources", PUBLISHED, CALIBRATED)
OTHER_FORMS = (".xlsm", ".xlsb", ".xls", ".xltx", ".xltm", ".ods", ".numbers", ".tsv", ".txt", ".json", ".yaml", ".yml")
LONGEST_CHAIN = 10


def load_scenario(name: str | Path = BASELINE, *, entered: bool = True) -> Scenario:
    """Load the baseline, a preset, a kept scenario (by name) or a scenario file (by path ending in .toml).

    Without `entered` the baseline of `data/` stays as its tables say, whatever values users entered.
    Raises ScenarioError with every problem of every file that it is made of.
    """
    loaded = _load(name, known=None if entered else load_folder(data_folder(), journal=Journal(Path())))
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
    presets, own = (sorted(file.stem for file in _scenario_files(folder)) for folder in preset_folders(data_folder()))
    return list(dict.fromkeys([BASELINE, *presets, *own]))


def _scenario_files(folder: Path) -> list[Path]:
    """Return the files of a folder that are scenarios by their name; no rest of a broken-off write among them."""
    return sorted(file for file in folder.glob("*.toml") if not name_problems(file.stem) and file.is_file())


def find_file(name: str | Path) -> Path:
    """Return the file of a scenario. A name is looked up in data/scenarios and data/scenarios/own.

    Raises ScenarioError for an unknown name (with the nearest) and for one that would leave those folders.
    """
    if isinstance(name, Path) or name.endswith(".toml"):
        return Path(name)
    wrong = name_problems(name)
    if wrong:
        raise ScenarioError(wrong)
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
    if not is_folder(path.parent):
        return Loaded(None, [problem("data_missing", shown(path.parent))], {})
    block, unreadable = read_toml(path)
    if path.stem == BASELINE or "scenario" in block.content:
        return load_folder(path.parent, path.name)
    if unreadable:
        return Loaded(None, unreadable, {})
    if str(path) in below or len(below) >= LONGEST_CHAIN:
        return Loaded(None, [_endless(path, below)], {})
    preset, problems = read_preset(path)
    try:
        base = _load(_only_a_name(preset.base), (*below, str(path)), known)
    except ScenarioError as error:
        found = [replace(p, where=preset.block.at("base")) for p in error.problems]
        return Loaded(None, [*problems, *found], {})
    if base.scenario is None or base.problems:
        return Loaded(None, [*problems, *base.problems], base.places)
    scenario, wrong = applied(preset, base.scenario)
    problems += [*wrong, *expectation_problems(preset, scenario)]
    if not problems:
        problems += [replace(p, where=f"{shown(path)} ({placed(p.where, base.places)})") for p in check(scenario)]
    return Loaded(scenario, problems, base.places)


def _endless(path: Path, below: tuple[str, ...]) -> Problem:
    chain = tuple(Path(one).stem for one in (*below, str(path)))
    if str(path) in below:
        return problem("base_in_a_circle", shown(path), found=chain)
    return problem("base_too_deep", shown(path), found=chain, most=LONGEST_CHAIN)


def is_folder(path: Path) -> bool:
    """Whether a folder is there; what no system takes for a path is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError, RuntimeError):
        return False


def _only_a_name(base: str) -> str:
    wrong = name_problems(base)
    if wrong:
        raise ScenarioError(wrong)
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
    file, _, rest = re.sub(r", cell [A-Z]+", ", line ", found.where).partition(", line ")
    line = re.match(r"\d+", rest)
    return file, int(line.group()) if line else 0


def _check_one(name: str | Path) -> list[Problem]:
    path = Path(name)
    if is_folder(path) or path == data_folder():
        return _check_folder(path)
    if path.suffix.lower() in (CSV, XLSX):
        return _check_table(path)
    if path.suffix.lower() in OTHER_FORMS:
        return [problem("file_kind", shown(path), found=path.suffix)]
    file = find_file(name)
    loaded = _load(name)
    if file.stem == BASELINE and loaded.scenario and not loaded.problems:
        return provenance_problems(loaded.scenario, loaded.scenario.provenance, file.parent)
    return loaded.problems


def _check_table(path: Path) -> list[Problem]:
    if is_folder(path.parent) and (path.parent / f"{BASELINE}.toml").is_file():
        return _of_tables(path.parent, load_folder(path.parent)) if path.exists() else [_file_missing(path)]
    if path.stem in TABLES:
        return read_table(path, TABLES[path.stem]).problems
    if path.name == ENTRIES and path.resolve().parent == own_folder(path.parent.parent).resolve() and path.exists():
        return load_folder(path.parent.parent).problems
    return [_file_unknown(path)]


def _file_missing(path: Path) -> Problem:
    columns = columns_of(TABLES[path.stem]) if path.stem in TABLES else ()
    return problem("file_missing", shown(path), allowed=tuple(columns))


def _file_unknown(path: Path) -> Problem:
    if path.suffix.lower() == XLSX and path.stem in BESIDE_TABLES:
        return problem("csv_only", shown(path), found=f"{path.stem}{CSV}")
    allowed = (*TABLES, *BESIDE_TABLES)
    return problem("file_unknown", shown(path), nearest=nearest(path.stem, allowed), allowed=allowed)


def _check_folder(folder: Path) -> list[Problem]:
    if not is_folder(folder):
        return [problem("data_missing", shown(folder))]
    is_data = folder.resolve() == data_folder().resolve()
    if not is_data and not (folder / f"{BASELINE}.toml").is_file():
        return [p for file in sorted(folder.glob("*.toml")) for p in _load(file).problems]
    base = load_folder(folder)
    if not is_data:
        return _of_tables(folder, base)
    files = [file for place in preset_folders(folder) for file in sorted(place.glob("*.toml"))]
    found = [p for file in files for p in (*_name_problems(file), *_load(file, known=base).problems)]
    return [*_of_tables(folder, base), *found]


def _name_problems(file: Path) -> list[Problem]:
    """Return why a scenario file could not be loaded by its name: the name itself, or another of that name."""
    wrong = name_problems(file.stem, shown(file))
    presets, own = preset_folders(data_folder())
    taken = file.parent == own and (file.stem == BASELINE or (presets / file.name).is_file())
    return [*wrong, problem("name_taken", shown(file), found=file.stem)] if taken else wrong


def _of_tables(folder: Path, base: Loaded) -> list[Problem]:
    """Return the problems of a folder's tables; provenance is compared with parameters once those are sound."""
    try:
        files = sorted(folder.iterdir())
    except OSError:  # a folder without the right to list it: its tables are told one by one
        files = []
    unknown = [p for file in files for p in _stray(file)]
    unknown += [*published_problems(folder), *targets_problems(folder)]
    if base.problems or base.scenario is None:
        return [*base.problems, *unknown]
    return [*unknown, *provenance_problems(base.scenario, base.scenario.provenance, folder)]


def _stray(file: Path) -> list[Problem]:
    """Return the problem with a file that looks like a table but is none that is read."""
    form = file.suffix.lower()
    if file.name.startswith((".", "~$")):  # rests of broken-off writes, and what a spreadsheet holds open
        return []
    if form in OTHER_FORMS and file.stem in TABLES:
        return [problem("file_kind", shown(file), found=file.suffix)]
    if form not in (CSV, XLSX) or file.stem in TABLES or (form == CSV and file.stem in BESIDE_TABLES):
        return []
    return [_file_unknown(file)]
