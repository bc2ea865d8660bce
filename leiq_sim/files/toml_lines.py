"""On which line of a TOML file a key stands: tomllib does not say, and a sentence should."""

import re
from collections import Counter

Way = tuple[str | int, ...]
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
_PART = re.compile(r"[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'")
_LONG = re.compile(r'"""|\'\'\'')


def key_lines(text: str) -> dict[Way, int]:
    """Return the line of every table and key of a valid TOML text, by the way to it from the top.

    A block of `[[change]]` is ("change", 0), its path ("change", 0, "path"). Texts over several lines are passed
    over; a key within braces takes the line of what stands around it, as it is not listed.
    """
    lines: dict[Way, int] = {}
    seen: Counter[Way] = Counter()
    way: Way = ()
    within = ""
    for number, line in enumerate(text.split("\n"), 1):
        if within:
            within = "" if line.count(within) % 2 else within
            continue
        header, key = _HEADER.match(line), _KEY.match(line)
        if key:
            _listed(lines, way, _parts(key.group(1)), number)
        elif header:
            parts = _parts(header.group(2))
            way = (*parts, seen[parts]) if header.group(1) == "[[" else parts
            seen[parts] += header.group(1) == "[["
            _listed(lines, (), way, number)
        marks = _LONG.findall(line)
        within = marks[-1] if len(marks) % 2 else ""
    return lines


def _listed(lines: dict[Way, int], start: Way, parts: Way, number: int) -> None:
    for length in range(1, len(parts) + 1):
        lines.setdefault((*start, *parts[:length]), number)


def _parts(said: str) -> Way:
    return tuple(part.strip("\"'") for part in _PART.findall(said))
