"""Scenarios by the names a user gives."""

from collections.abc import Sequence
from typing import Any

from leiq_sim.commands.output import RefusedError
from leiq_sim.errors import Problem, ScenarioError
from leiq_sim.texts import t

ALL = "all"


def names(base: str, variants: Sequence[str]) -> list[str]:
    """Return base and variants, "all" replaced by every preset; a name that stands twice is refused."""
    from leiq_sim.files.folders import data_folder, preset_folders

    presets = sorted(p.stem for p in preset_folders(data_folder())[0].glob("*.toml"))
    names = [base, *(n for v in variants for n in (presets if v == ALL else [v]))]
    for name in names:
        if names.count(name) > 1:
            raise RefusedError(t("cli.twice", name=name))
    return names


def loaded(names: Sequence[str]) -> list[Any]:
    """Return the scenarios; the problems of all of them at once."""
    from leiq_sim.files.load import load_scenario

    scenarios: list[Any] = []
    problems: list[Problem] = []
    for name in names:
        try:
            scenarios.append(load_scenario(name))
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(dict.fromkeys(problems))
    return scenarios


def shares(scenario: Any) -> dict[str, float]:
    from leiq_sim.files.provenance import status_shares

    return status_shares(scenario)
