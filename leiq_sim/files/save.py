"""Keeping a scenario: its changes against the baseline as TOML, whole or not at all, in data/scenarios/own/."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w

from leiq_sim.errors import ScenarioError, problem
from leiq_sim.files.atomic import write_atomic
from leiq_sim.files.folders import BASELINE, data_folder, preset_folders, shown
from leiq_sim.files.load import NAME, load_scenario
from leiq_sim.model.change import Change
from leiq_sim.model.scenario import Scenario


def save_scenario(
    scenario: Scenario,
    name: str | Path | None = None,
    *,
    title: Mapping[str, str] | None = None,
    question: Mapping[str, str] | None = None,
    overwrite: bool = False,
) -> Path:
    """Keep a variant of the baseline under a name (its own if none is given), or at a path ending in .toml.

    Raises ScenarioError for a name with other signs than letters, digits, "_" and "-", for the name of a preset,
    for an existing file unless `overwrite`, and for a scenario that its changes do not bring about.
    """
    path = _target(scenario.name if name is None else name, overwrite)
    base = load_scenario(BASELINE)
    changes = _least_changes(scenario, base)
    own_title = {} if scenario.title == base.title else scenario.title
    own_question = {} if scenario.question == base.question else scenario.question
    head = {"base": BASELINE, "title": _words(title or own_title, path.stem)}
    asked = _words(question or own_question, "")
    blocks = ["[[change]]\n" + tomli_w.dumps(_block(change)) for change in changes]
    return write_atomic(path, "\n".join([tomli_w.dumps(head | ({"question": asked} if asked else {})), *blocks]))


def _target(name: str | Path, overwrite: bool) -> Path:
    """Return where to write, or raise ScenarioError when that is not allowed."""
    presets, own = preset_folders(data_folder())
    path = Path(name) if isinstance(name, Path) or name.endswith(".toml") else own / f"{name}.toml"
    stem = path.stem if isinstance(name, Path) or name.endswith(".toml") else name
    if not NAME.fullmatch(stem):
        raise ScenarioError([problem("name_not_allowed", "", found=stem)])
    taken = {BASELINE, *(file.stem for file in presets.glob("*.toml"))}
    if stem in taken or path.resolve().parent == presets.resolve():
        raise ScenarioError([problem("name_taken", "", found=stem)])
    if path.exists() and not overwrite:
        raise ScenarioError([problem("file_exists", shown(path))])
    return path


def _least_changes(scenario: Scenario, base: Scenario) -> tuple[Change, ...]:
    """Return the fewest changes that turn today's baseline into the scenario: values first, then dated steps."""
    changes = scenario.diff(base)
    again = base
    for change in changes:
        again = again.change(change.path, change.new, change.from_date)
    same = again.tables == scenario.tables and _steps(again) == _steps(scenario)
    if not same or (again.start, again.end, again.pathway) != (scenario.start, scenario.end, scenario.pathway):
        raise ScenarioError([problem("not_kept_as_changes", "", found=scenario.name)])
    return changes


def _steps(scenario: Scenario) -> list[tuple[str, Any, date | None]]:
    return [(change.path, change.new, change.from_date) for change in scenario.dated]


def _words(words: Mapping[str, str], fallback: str) -> dict[str, str]:
    known = {lang: words[lang] for lang in ("de", "en") if words.get(lang)}
    spare = next(iter(known.values()), fallback)
    return {lang: known.get(lang, spare) for lang in ("de", "en")} if spare else {}


def _block(change: Change) -> dict[str, Any]:
    """Return a change as TOML; TOML knows no "none", so a day that is taken away is an empty text."""
    block: dict[str, Any] = {"path": change.path, "value": "" if change.new is None else change.new}
    return block | ({"from": change.from_date} if change.from_date else {})
