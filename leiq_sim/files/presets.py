"""Scenario files: a title, a question, changes to a base, and what was expected before it was run."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made
from datetime import date
from fnmatch import translate
from math import floor
from pathlib import Path
from re import compile as pattern_of
from typing import Any, NamedTuple

from leiq_sim.errors import Problem, ScenarioError, nearest, problem
from leiq_sim.files.folders import shown
from leiq_sim.files.toml import as_date, block_lines, both_languages, key_problems, read_toml
from leiq_sim.model.scenario import Scenario

PRESET_KEYS = {"title": "title", "question": "title", "base": "text", "change": "list", "expect": "table"}
CHANGE_KEYS = {"path": "text", "value": "value", "factor": "number", "from": "date"}
EXPECT_KEYS = {
    "kpi": "text", "district": "text", "field": "text", "stage": "text", "sign": "text", "reason": "title",
}  # fmt: skip
SIGNS = ("+", "-")


@dataclass(frozen=True)
class Expectation:
    """Which KPI a scenario should move, where and in which direction, written down before it was run."""

    kpi: str
    sign: str
    district: str = "all"
    field: str = "all"
    stage: str = "all"
    reason: Mapping[str, str] = made(default_factory=dict)


class Wish(NamedTuple):
    """One change as a file states it: a value or a factor, for a path or a pattern, and the file's line."""

    path: str
    value: Any
    factor: float | None
    from_date: date | None
    where: str


@dataclass(frozen=True)
class Preset:
    """A scenario file's content, before it is applied to its base."""

    name: str
    title: Mapping[str, str]
    question: Mapping[str, str]
    base: str
    wishes: tuple[Wish, ...]
    expect: Expectation | None
    where: str


def read_preset(path: Path) -> tuple[Preset, list[Problem]]:
    """Read a scenario file; return what could be read and all faults."""
    where = shown(path)
    content, problems = read_toml(path)
    if problems:
        return Preset(path.stem, {}, {}, "baseline", (), None, where), problems
    problems += key_problems(content, PRESET_KEYS, where, ("title",))
    title, wrong_title = both_languages(content.get("title"), where, "title")
    question, wrong_question = both_languages(content.get("question", ""), where, "question")
    wishes, wrong_changes = _wishes(path, content.get("change", []), where)
    problems += wrong_changes
    expect, wrong_expect = _expectation(content.get("expect"), where)
    base = content.get("base", "baseline")
    base = base if isinstance(base, str) else "baseline"
    preset = Preset(path.stem, title, question, base, wishes, expect, where)
    return preset, [*problems, *wrong_title, *wrong_question, *wrong_expect]


def _wishes(path: Path, blocks: Any, where: str) -> tuple[tuple[Wish, ...], list[Problem]]:
    """Return the changes of a file, each with its line where the file writes them as [[change]] blocks."""
    blocks = blocks if isinstance(blocks, list) else []
    starts = block_lines(path, "change")
    places = [f"{where}, line {n}" for n in starts] if len(starts) == len(blocks) else [where] * len(blocks)
    read = [_wish(block, place) for place, block in zip(places, blocks, strict=True)]
    return tuple(wish for wish, _ in read if wish), [p for _, wrong in read for p in wrong]


def _wish(block: Any, where: str) -> tuple[Wish | None, list[Problem]]:
    if not isinstance(block, dict):
        return None, [problem("toml_type", where, key="change", found=block, allowed="[[change]]")]
    problems = key_problems(block, CHANGE_KEYS, where, ("path",))
    given = [name for name in ("value", "factor") if name in block]
    if len(given) != 1 and set(block) <= set(CHANGE_KEYS):
        problems.append(problem("change_value_or_factor", where, found=tuple(given)))
    if problems:
        return None, problems
    when = as_date(block["from"]) if "from" in block else None
    return Wish(block["path"], block.get("value"), block.get("factor"), when, where), []


def _expectation(block: Any, where: str) -> tuple[Expectation | None, list[Problem]]:
    if not isinstance(block, dict):
        return None, []
    place = f"{where}, expect"
    problems = key_problems(block, EXPECT_KEYS, place, ("kpi", "sign"))
    reason, wrong = both_languages(block.get("reason", ""), place, "reason")
    sign = str(block.get("sign", "+")).replace("−", "-")
    if sign not in SIGNS:
        problems.append(
            problem("word_unknown", place, found=sign, column="sign", nearest=nearest(sign, SIGNS), allowed=SIGNS)
        )
    if problems or wrong:
        return None, [*problems, *wrong]
    words = {name: block[name] for name in ("kpi", "district", "field", "stage") if name in block}
    return Expectation(**words, sign=sign, reason=reason), []


def applied(preset: Preset, base: Scenario) -> tuple[Scenario, list[Problem]]:
    """Apply a preset to its base, change by change; faults name the file, the line and the path."""
    scenario, problems = base, []
    for wish in preset.wishes:
        paths = _expanded(wish.path, scenario)
        if not paths:
            close = nearest(wish.path, scenario.paths())
            problems.append(problem("change_matches_nothing", wish.where, found=wish.path, nearest=close))
        for path in paths:
            try:
                scenario = _changed(scenario, path, wish)
            except ScenarioError as error:
                problems += [replace(p, where=f"{wish.where} ({path})") for p in error.problems]
    named = scenario.renamed(preset.name, title=dict(preset.title), question=dict(preset.question))
    return named, problems


def expectation_problems(preset: Preset, scenario: Scenario) -> list[Problem]:
    """Return the words of an expectation that its scenario does not know."""
    stages = [step.name for line in scenario.pathway.lines.values() for step in line.steps]
    pools = [key[0] for table in ("staff", "places") for key in scenario.table(table)]
    known = {
        "district": [key[0] for key in scenario.table("districts")],
        "field": [key[0] for key in scenario.table("fields")],
        "stage": [*stages, *pools],
    }
    problems = []
    for column, words in known.items() if preset.expect else ():
        found, allowed = getattr(preset.expect, column), ("all", *words)
        if found not in allowed:
            close = nearest(found, allowed)
            where = f"{preset.where}, expect"
            problems.append(problem("word_unknown", where, found=found, column=column, nearest=close, allowed=allowed))
    return problems


def _expanded(path: str, scenario: Scenario) -> list[str]:
    """Return the parameters a pattern matches; a star stays within its segment of the path."""
    if not set(path) & set("*?["):
        return [path]
    matches, dots = pattern_of(translate(path)).match, path.count(".")
    return [p for p in scenario.paths() if p.count(".") == dots and matches(p)]


def _changed(scenario: Scenario, path: str, wish: Wish) -> Scenario:
    new = wish.value
    if wish.factor is not None:
        new = _times(scenario, path, wish)
    elif new == "" and scenario.place(path).column.kind == "day":
        new = None
    elif isinstance(new, str) and scenario.place(path).column.kind == "day":
        new = as_date(new) or new
    if wish.from_date is None and new == scenario.value(path):
        return scenario
    return scenario.change(path, new, wish.from_date)


def _times(scenario: Scenario, path: str, wish: Wish) -> Any:
    """Return the value that holds at the change's day, times the factor; whole numbers are rounded half up."""
    column = scenario.place(path).column
    day = 0 if wish.from_date is None else scenario.day(wish.from_date)
    held = [value for start, value in scenario.steps(path) if start <= max(day, 0)][-1]
    if not column.is_number or held is None:
        raise ScenarioError([problem("not_a_number", path, found=held)])
    product = float(held) * float(wish.factor or 0.0)  # type: ignore[arg-type]
    return floor(product + 0.5) if column.kind == "whole" else round(product, 9)
