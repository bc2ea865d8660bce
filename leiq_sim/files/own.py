"""What users kept: list, copy and delete it; nothing is overwritten, and nothing is deleted that somebody changed."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from leiq_sim.errors import ScenarioError, problem
from leiq_sim.files.atomic import ChangedError, remove_atomic, version_of, write_atomic
from leiq_sim.files.folders import data_folder, preset_folders, shown
from leiq_sim.files.names import name_problems
from leiq_sim.files.presets import read_preset

LONGEST = 60
SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e"}


class Kept(NamedTuple):
    """A kept scenario: its name, its title in both languages (empty where the file cannot be read), its version."""

    name: str
    title: Mapping[str, str]
    version: str


def own_scenarios() -> list[Kept]:
    """Return all kept scenarios by name, as they are on the disk now."""
    _, own = preset_folders(data_folder())
    files = sorted(file for file in own.glob("*.toml") if not name_problems(file.stem))
    return [Kept(file.stem, read_preset(file)[0].title, version_of(file)) for file in files]


def own_names() -> frozenset[str]:
    """Return the names of all kept scenarios, readable or not."""
    _, own = preset_folders(data_folder())
    return frozenset(file.stem for file in own.glob("*.toml") if not name_problems(file.stem))


def name_from(title: str) -> str:
    """Return the name under which a scenario of this title is kept: letters, digits and "_"; may be empty."""
    spelt = "".join(SPELT.get(sign, sign) for sign in title.lower())
    name = "_".join("".join(s if s.isascii() and s.isalnum() else " " for s in spelt).split())
    return name.lstrip("0123456789_")[:LONGEST]


def copy_scenario(name: str, new: str) -> Path:
    """Keep a copy of a kept scenario under a new name; raise ScenarioError when that is taken or not allowed."""
    presets, _ = preset_folders(data_folder())
    target = _file(new)
    if (presets / target.name).exists() or new == "baseline":
        raise ScenarioError([problem("name_taken", "", found=new)])
    try:
        return write_atomic(target, _file(name).read_text(encoding="utf-8"), replacing="")
    except FileNotFoundError:
        raise ScenarioError([problem("scenario_gone", shown(_file(name)))]) from None
    except ChangedError:
        raise ScenarioError([problem("file_exists", shown(target))]) from None


def delete_scenario(name: str, version: str) -> None:
    """Delete a kept scenario if it is still the version that was seen; raise ScenarioError when it is not."""
    file = _file(name)
    if not file.exists():
        raise ScenarioError([problem("scenario_gone", shown(file))])
    try:
        remove_atomic(file, version)
    except ChangedError:
        raise ScenarioError([problem("changed_meanwhile", shown(file))]) from None


def _file(name: str) -> Path:
    _, own = preset_folders(data_folder())
    wrong = name_problems(name)
    if wrong:
        raise ScenarioError(wrong)
    return own / f"{name}.toml"
