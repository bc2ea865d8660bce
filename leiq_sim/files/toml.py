"""Strict reading of TOML: unknown keys and wrong kinds are problems, with the nearest allowed word."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.files.decode import read_text
from leiq_sim.files.folders import shown

_KINDS: dict[str, type | tuple[type, ...]] = {
    "text": str, "number": (int, float), "date": date, "table": dict, "list": list, "title": (str, dict),
    "value": (int, float, str, date),
}  # fmt: skip


def read_toml(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Return a TOML file's content, empty when there is a problem with the whole file."""
    text = read_text(path)
    if isinstance(text, Problem):
        return {}, [text]
    try:
        return tomllib.loads(text.replace("\r\n", "\n")), []
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"{shown(path)}, line {line.group(1)}" if line else shown(path)
        return {}, [problem("toml_invalid", place, found=str(error))]


def block_lines(path: Path, header: str) -> list[int]:
    """Return the lines on which `[[header]]` blocks begin."""
    text = read_text(path)
    lines = [] if isinstance(text, Problem) else text.splitlines()
    return [n for n, line in enumerate(lines, 1) if re.match(rf"\s*\[\[\s*{re.escape(header)}\s*\]\]", line)]


def key_problems(
    content: Mapping[str, Any], kinds: Mapping[str, str], where: str, needed: tuple[str, ...] = ()
) -> list[Problem]:
    """Return unknown keys, missing keys and values of a wrong kind. `kinds` maps allowed keys to kinds."""
    problems = [
        problem("toml_key_unknown", where, found=name, nearest=nearest(name, kinds), allowed=tuple(kinds))
        for name in content
        if name not in kinds
    ]
    problems += [problem("toml_key_missing", where, found=name) for name in needed if name not in content]
    for name, value in content.items():
        kind = kinds.get(name)
        if kind and not _is(value, kind):
            found = type(value).__name__
            problems.append(problem("toml_type", where, key=name, found=f"{value} ({found})", allowed=kind))
    return problems


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
            return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else None
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def both_languages(value: Any, where: str, name: str) -> tuple[dict[str, str], list[Problem]]:
    """Return {"de": ..., "en": ...} from a table of both or one text for both."""
    if isinstance(value, str):
        return {"de": value, "en": value}, []
    if not isinstance(value, dict):
        return {}, []
    problems = key_problems(value, {"de": "text", "en": "text"}, f"{where}, {name}", ("de", "en"))
    return {} if problems else dict(value), problems
