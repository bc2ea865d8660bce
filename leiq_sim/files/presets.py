"""Scenario files: a title, a question, changes to a base, and what was expected before it was run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made
from datetime import date
from fnmatch import translate
from math import isfinite
from pathlib import Path
from re import compile as pattern_of
from typing import Any, NamedTuple

from leiq_sim.errors import Problem, ScenarioError, nearest, problem
from leiq_sim.files.kpi_ids import KPI_IDS
from leiq_sim.files.toml import Block, as_date, both_languages, key_problems, read_toml
from leiq_sim.model.replay import held_on, rounded
from leiq_sim.model.scenario import Scenario

PRESET_KEYS = {"title": "title", "question": "title", "base": "text", "change": "list", "expect": "table"}
CHANGE_KEYS = {"path": "text", "value": "value", "factor": "number", "from": "date"}
EXPECT_KEYS = {
    "kpi": "text", "district": "text", "field": "text", "stage": "text", "sign": "text", "reason": "title",
}  # fmt: skip
SIGNS = ("+", "-")
OF_PATH = ("unknown_table", "unknown_row", "unknown_column", "change_matches_nothing")
OF_DAY = ("not_dated", "date_outside")


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
    """One change as a file states it: a value or a factor, for a path or a pattern, and where it stands."""

    path: str
    value: Any
    factor: float | None
    from_date: date | None
    block: Block

    def at(self, code: str) -> str:
        """Return the file and line that a problem of this code is about: the path, the day or the value."""
        given = "value" if "value" in self.block.content else "factor"
        return self.block.at("path" if code in OF_PATH else "from" if code in OF_DAY else given)


@dataclass(frozen=True)
class Preset:
    """A scenario file's content, before it is applied to its base."""

    name: str
    title: Mapping[str, str]
    question: Mapping[str, str]
    base: str
    wishes: tuple[Wish, ...]
    expect: Expectation | None
    block: Block


def read_preset(path: Path) -> tuple[Preset, list[Problem]]:
    """Read a scenario file; return what could be read and all faults."""
    block, problems = read_toml(path)
    if problems:
        return Preset(path.stem, {}, {}, "baseline", (), None, block), problems
    problems += key_problems(block, PRESET_KEYS, ("title",))
    title, wrong_title = both_languages(block, "title")
    question, wrong_question = both_languages(block, "question")
    wishes, wrong_changes = _wishes(block)
    problems += wrong_changes
    expect, wrong_expect = _expectation(block)
    base = block.content.get("base", "baseline")
    base = base if isinstance(base, str) else "baseline"
    preset = Preset(path.stem, title, question, base, wishes, expect, block)
    return preset, [*problems, *wrong_title, *wrong_question, *wrong_expect]


def _wishes(block: Block) -> tuple[tuple[Wish, ...], list[Problem]]:
    """Return the changes of a file and what is wrong with them."""
    blocks = block.content.get("change", [])
    read = [_wish(block, number) for number in range(len(blocks) if isinstance(blocks, list) else 0)]
    return tuple(wish for wish, _ in read if wish), [p for _, wrong in read for p in wrong]


def _wish(outer: Block, number: int) -> tuple[Wish | None, list[Problem]]:
    said = outer.content["change"][number]
    if not isinstance(said, dict):
        return None, [problem("toml_type", outer.at("change"), key="change", found=said, allowed="[[change]]")]
    block = outer.inner("change", number)
    problems = key_problems(block, CHANGE_KEYS, ("path",))
    given = [name for name in ("value", "factor") if name in said]
    if len(given) != 1 and set(said) <= set(CHANGE_KEYS):
        problems.append(problem("change_value_or_factor", block.at(), found=tuple(given)))
    if problems:
        return None, problems
    when = as_date(said["from"]) if "from" in said else None
    return Wish(said["path"], said.get("value"), said.get("factor"), when, block), []


def _expectation(outer: Block) -> tuple[Expectation | None, list[Problem]]:
    block = outer.inner("expect")
    said = block.content
    if not isinstance(outer.content.get("expect"), dict):
        return None, []
    problems = key_problems(block, EXPECT_KEYS, ("kpi", "sign"))
    reason, wrong = both_languages(block, "reason")
    sign = str(said.get("sign", "+")).replace("−", "-")
    if sign not in SIGNS:
        problems.append(
            problem("word_unknown", block.at("sign"), found=sign, column="sign", nearest=nearest(sign, SIGNS),
                    allowed=SIGNS)
        )  # fmt: skip
    if problems or wrong:
        return None, [*problems, *wrong]
    words = {name: said[name] for name in ("kpi", "district", "field", "stage") if name in said}
    return Expectation(**words, sign=sign, reason=reason), []


def applied(preset: Preset, base: Scenario) -> tuple[Scenario, list[Problem]]:
    """Apply a preset to its base, change by change; faults name the file, the line and the path."""
    scenario, problems = base, []
    for wish in preset.wishes:
        paths = _expanded(wish.path, scenario)
        if not paths:
            close = nearest(wish.path, scenario.paths())
            where = wish.at("change_matches_nothing")
            problems.append(problem("change_matches_nothing", where, found=wish.path, nearest=close))
        for path in paths:
            try:
                scenario = _changed(scenario, path, wish)
            except ScenarioError as error:
                problems += [replace(p, where=f"{wish.at(p.code)} ({path})") for p in error.problems]
    named = scenario.renamed(preset.name, title=dict(preset.title), question=dict(preset.question))
    return named, problems


def expectation_problems(preset: Preset, scenario: Scenario) -> list[Problem]:
    """Return the words of an expectation that its scenario does not know."""
    stages = [step.name for line in scenario.pathway.lines.values() for step in line.steps]
    pools = [key[0] for table in ("staff", "places") for key in scenario.table(table)]
    known: dict[str, Sequence[str]] = {
        "kpi": KPI_IDS,
        "district": [key[0] for key in scenario.table("districts")],
        "field": [key[0] for key in scenario.table("fields")],
        "stage": [*stages, *pools],
    }
    problems = []
    for column, words in known.items() if preset.expect else ():
        found, allowed = getattr(preset.expect, column), (*words, *(() if column == "kpi" else ("all",)))
        if found not in allowed:
            close, where = nearest(found, allowed), preset.block.at("expect", column)
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
    changed = scenario.change(path, new, wish.from_date)
    *before, last = changed.changes
    return replace(changed, changes=(*before, replace(last, factor=wish.factor)))


def _times(scenario: Scenario, path: str, wish: Wish) -> Any:
    """Return the value that holds at the change's day, times the factor; whole numbers are rounded half up."""
    column, held = scenario.place(path).column, held_on(scenario, path, wish.from_date)
    if not column.is_number or held is None:
        raise ScenarioError([problem("not_a_number", path, found=held)])
    product = float(held) * float(wish.factor or 0.0)  # type: ignore[arg-type]
    if not isfinite(product):
        raise ScenarioError([problem("not_finite", path, found=product)])
    return rounded(product, column)
