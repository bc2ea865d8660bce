"""Keeping a scenario: its changes against the baseline as TOML, whole or not at all, in data/scenarios/own/."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w

from leiq_sim.errors import ScenarioError, problem
from leiq_sim.files.atomic import ChangedError, version_of, write_atomic
from leiq_sim.files.characters import text_problem
from leiq_sim.files.folders import BASELINE, data_folder, preset_folders, shown
from leiq_sim.files.load import find_file, load_scenario
from leiq_sim.files.names import name_problems
from leiq_sim.model.change import Change
from leiq_sim.model.scenario import Scenario


def save_scenario(
    scenario: Scenario,
    name: str | Path | None = None,
    *,
    title: Mapping[str, str] | None = None,
    question: Mapping[str, str] | None = None,
    overwrite: bool = False,
    replacing: str | None = None,
) -> Path:
    """Keep a variant of the baseline under a name (its own if none is given), or at a path ending in .toml.

    Without `overwrite` the file must not exist; of two writers at the same moment one succeeds. `replacing` is the
    version that was read (`scenario_version`): the file is replaced only if it is still that one, so that nobody's
    work is lost in silence. `overwrite=True` alone replaces whatever stands there.
    Raises ScenarioError for a name with other signs than letters, digits, "_" and "-", for the name of a preset,
    for an existing file (`file_exists`) or one that changed (`changed_meanwhile`), for a title that is no plain text,
    and for a scenario that its changes do not bring about.
    """
    path = _target(scenario.name if name is None else name)
    version = replacing if replacing is not None else None if overwrite else ""
    if version == "" and path.exists():
        raise ScenarioError([problem("file_exists", shown(path))])
    try:
        return write_atomic(path, _content(scenario, path.stem, title, question), replacing=version)
    except ChangedError:
        found = problem("changed_meanwhile", shown(path)) if version else problem("file_exists", shown(path))
        raise ScenarioError([found]) from None


def scenario_version(name: str | Path) -> str:
    """Return what tells a scenario's file from any later state of it, to hand to `save_scenario(replacing=...)`.

    Ask for it before loading: then a change between the two is noticed, too.
    """
    return version_of(find_file(name))


def _content(scenario: Scenario, name: str, title: Mapping[str, str] | None, question: Mapping[str, str] | None) -> str:
    """Return the text of a scenario file; raise ScenarioError for one that could not be read again."""
    base = load_scenario(BASELINE)
    changes = _least_changes(scenario, base)
    own_title = {} if scenario.title == base.title else scenario.title
    own_question = {} if scenario.question == base.question else scenario.question
    head: dict[str, Any] = {"base": BASELINE, "title": _words(title or own_title, name)}
    asked = _words(question or own_question, "")
    head |= {"question": asked} if asked else {}
    texts = [(key, text) for key in ("title", "question") for text in head.get(key, {}).values()]
    texts += [(change.path, change.new) for change in changes if isinstance(change.new, str)]
    wrong = [found for key, text in texts if (found := text_problem(text, key, ""))]
    if wrong:
        raise ScenarioError(dict.fromkeys(wrong))
    return "\n".join([tomli_w.dumps(head), *("[[change]]\n" + tomli_w.dumps(_block(change)) for change in changes)])


def _target(name: str | Path) -> Path:
    """Return where to write, or raise ScenarioError when that is not allowed."""
    presets, own = preset_folders(data_folder())
    is_path = isinstance(name, Path) or name.endswith(".toml")
    path = Path(name) if is_path else own / f"{name}.toml"
    stem = path.stem if is_path else str(name)
    wrong = name_problems(stem)
    if wrong:
        raise ScenarioError(wrong)
    taken = {BASELINE, *(file.stem for file in presets.glob("*.toml"))}
    if stem in taken or path.resolve().parent == presets.resolve():
        raise ScenarioError([problem("name_taken", "", found=stem)])
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
