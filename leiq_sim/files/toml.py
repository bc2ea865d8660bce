"""Strict reading of TOML: unknown keys and wrong kinds are problems, with the line and the nearest allowed word."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.files.characters import text_problem
from leiq_sim.files.decode import read_text
from leiq_sim.files.folders import shown
from leiq_sim.files.toml_lines import key_lines

MOST_BYTES = 200_000
LONGEST_LINE = 5_000
DEEPEST = 12
LARGEST = 10**15
_KINDS: dict[str, type | tuple[type, ...]] = {
    "text": str, "number": (int, float), "date": date, "table": dict, "list": list, "title": (str, dict),
    "value": (int, float, str, date),
}  # fmt: skip


class Block(NamedTuple):
    """A table of a TOML file with the way to it from the top, and where the file's keys stand."""

    content: dict[str, Any]
    file: str
    lines: Mapping[tuple[str | int, ...], int]
    way: tuple[str | int, ...] = ()

    def at(self, *keys: str | int) -> str:
        """Return file and line of a key, else of the nearest table around it, else the file."""
        way = (*self.way, *keys)
        line = next((self.lines[way[:n]] for n in range(len(way), 0, -1) if way[:n] in self.lines), 0)
        return f"{self.file}, line {line}" if line else self.file

    def inner(self, *keys: str | int) -> "Block":
        """Return a table within this one; empty when something else stands there."""
        found: Any = self.content
        for key in keys:
            found = found[key] if isinstance(key, int) else found.get(key)
        return Block(found if isinstance(found, dict) else {}, self.file, self.lines, (*self.way, *keys))


def read_toml(path: Path) -> tuple[Block, list[Problem]]:
    """Return a TOML file's content, empty when there is a problem with the whole file."""
    where, text = shown(path), read_text(path, most=MOST_BYTES)
    if isinstance(text, Problem):
        return Block({}, where, {}), [text]
    text = text.replace("\r\n", "\n")
    found = _parsed(text, where)
    if isinstance(found, Problem):
        return Block({}, where, {}), [found]
    return Block(found, where, key_lines(text)), []


def _parsed(text: str, where: str) -> dict[str, Any] | Problem:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            return problem("line_too_long", f"{where}, line {number}", most=LONGEST_LINE)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        named = re.search(r"line (\d+)", str(error))
        return problem("toml_invalid", f"{where}, line {named.group(1)}" if named else where, found=str(error))
    except RecursionError:
        return problem("toml_too_deep", where, most=DEEPEST)
    except ValueError as error:  # a whole number of thousands of digits, a day that no calendar has
        return problem("toml_invalid", where, found=str(error))
    return problem("toml_too_deep", where, most=DEEPEST) if _depth(content) > DEEPEST else content


def _depth(content: Any) -> int:
    """Return how deep tables and lists stand in one another, at most one more than allowed."""
    level, depth = [content], 0
    while level and depth <= DEEPEST:
        inner = [list(v.values()) if isinstance(v, dict) else v for v in level if isinstance(v, (dict, list))]
        level = [value for values in inner for value in values]
        depth += 1
    return depth


def key_problems(block: Block, kinds: Mapping[str, str], needed: tuple[str, ...] = ()) -> list[Problem]:
    """Return unknown keys, missing keys and values of a wrong kind. `kinds` maps allowed keys to kinds."""
    problems = [
        problem("toml_key_unknown", block.at(name), found=name, nearest=nearest(name, kinds), allowed=tuple(kinds))
        for name in block.content
        if name not in kinds
    ]
    problems += [problem("toml_key_missing", block.at(), found=name) for name in needed if name not in block.content]
    for name, value in block.content.items():
        if name in kinds:
            problems += _kind_problems(value, name, kinds[name], block.at(name))
    return problems


def _kind_problems(value: Any, name: str, kind: str, where: str) -> list[Problem]:
    if not _is(value, kind):
        return [problem("toml_type", where, key=name, found=f"{value} ({type(value).__name__})", allowed=kind)]
    if isinstance(value, int) and abs(value) > LARGEST:
        return [problem("toml_number", where, key=name, most=LARGEST)]
    strange = text_problem(value, name, where) if isinstance(value, str) else None
    return [strange] if strange else []


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, (bool, datetime)):
        return False
    if kind == "date" and isinstance(value, str):
        return as_date(value) is not None
    return isinstance(value, _KINDS[kind])


def as_date(value: Any) -> date | None:
    """Return a TOML date or an ISO text as a date, else None."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else None
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def both_languages(block: Block, name: str) -> tuple[dict[str, str], list[Problem]]:
    """Return {"de": ..., "en": ...} of a key that holds a table of both or one text for both.

    A text that is wrong as one is told by key_problems, which looks at every key.
    """
    value = block.content.get(name, "")
    if isinstance(value, str):
        return {"de": value, "en": value}, []
    if not isinstance(value, dict):
        return {}, []
    problems = key_problems(block.inner(name), {"de": "text", "en": "text"}, ("de", "en"))
    return {} if problems else dict(value), problems
