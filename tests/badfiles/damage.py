"""Mutated copies of good and bad files; everything follows from the seed and the number of the copy."""

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from corpus import DATA, corpus, put
from workbook_maker import day, packed, parts, sheet

from leiq_sim.model.columns import columns_of
from leiq_sim.model.tables import TABLES

STRANGE = [
    "\u0430", "\u200b", "\u00a0", "\u2212", "\u202e", "\ufeff", "\0", "١", "ß", "ﬁ", "𝟙", "\ud7ff", "🙂", "\r", "\x85",
    "\u2028", "e\u0301", "İ",
]  # fmt: skip
TOKENS = [
    "nan", "inf", "-1", "1e999", "1.234", "1,234", "12,5", "35 %", "TRUE", "=1+1", "<script>", "../x", "CON", "all",
    "online", "", '"', "''", '"""', "[[", "]]", "{", "}", "[change]", "[[change]]", "2027-02-30", "01/02/2027",
    "9" * 30, "9" * 5000, "*", "?", "[a-", ";", ",", "\t", "\n", "\\", "&amp;", "<v/>", "</row>", ' t="s"', ' s="99"',
    "leipzig", "nursing", "0", "1e308", "baseline", "true", "1979-05-27T07:32:00Z", "x" * 300,
    "[" * 2000, "a." * 50 + "a = 1",
]  # fmt: skip

NUMBERS = [b"0", b"1e9", b"0.5", b"1.5", b"99999", b"nan", b"inf", b"-inf", b"1e308", b"1" + b"0" * 400]
BESIDE = ("provenance", "provenance", "provenance", "sources")  # provenance is the longest table, so it comes often


@dataclass(frozen=True)
class Copy:
    """A mutated file: its number, what it stands for, its name and its bytes, and what was done to it."""

    number: int
    kind: str  # "table", "folder", "scenario"
    name: str
    content: bytes
    made: str


def workbook_of(path: Path) -> bytes:
    """Return a table of data/ as a workbook: numbers as numbers, days as days."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    columns = columns_of(TABLES[path.stem])
    typed = [[_typed(cell, columns[name].kind) for name, cell in zip(rows[0], row, strict=True)] for row in rows[1:]]
    return packed(parts({path.stem: sheet([rows[0], *typed])}))


def _typed(cell: str, kind: str):
    if not cell:
        return None
    if kind == "day":
        return day((date.fromisoformat(cell) - date(1899, 12, 30)).days)
    return float(cell) if kind in ("number", "whole", "share") else cell


def copy(seed: int, number: int, scratch: Path) -> Copy:
    """Return one mutated file. `scratch` is an empty folder to lay files of the corpus out."""
    random = Random(f"{seed}/{number}")
    kind, name, content = _source(random, scratch)
    done = []
    for _ in range(random.randint(1, 4)):
        archive = name.endswith(".xlsx") and random.random() < 0.8
        change = _in_archive if archive else random.choice(_BYTES if random.random() < 0.3 else _TEXTS)
        content = change(content, random)
        done.append(change.__name__.strip("_"))
    return Copy(number, kind, name, content, ", ".join(done))


def _source(random: Random, scratch: Path) -> tuple[str, str, bytes]:
    """Return kind, name and bytes of a file to be mutated."""
    chance = random.random()
    if chance < 0.2:
        bad = random.choice([b for b in corpus() if not b.stands_for.startswith(("append:", "folder:"))])
        content = put(bad, scratch).read_bytes()
        return (
            ("scenario", "fuzz.toml", content) if bad.stands_for == "scenario" else ("table", bad.stands_for, content)
        )
    if chance < 0.4:
        return "scenario", "fuzz.toml", random.choice(sorted((DATA / "scenarios").glob("*.toml"))).read_bytes()
    if chance < 0.44:
        return "folder", "baseline.toml", (DATA / "baseline.toml").read_bytes()
    if chance < 0.6:
        table = random.choice(sorted(TABLES))
        return random.choice(("table", "table", "folder")), f"{table}.xlsx", workbook_of(DATA / f"{table}.csv")
    path = DATA / f"{random.choice((*sorted(TABLES), *BESIDE))}.csv"
    beside = path.stem in BESIDE
    return "folder" if beside else random.choice(("table", "folder")), path.name, path.read_bytes()


def _flip(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 8)) if changed else ():
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randint(0, len(content))]


def _remove(content: bytes, random: Random) -> bytes:
    start = random.randint(0, len(content))
    return content[:start] + content[start + random.randint(1, 40) :]


def _repeat(content: bytes, random: Random) -> bytes:
    start = random.randint(0, len(content))
    part = content[start : start + random.randint(1, 200)]
    return content[:start] + part * random.choice((2, 3, 50)) + content[start:]


def _recode(content: bytes, random: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(random.choice(("utf-16", "utf-16-le", "cp1252", "utf-8-sig", "utf-32")), "replace")


def _lines(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    what = random.randrange(4)
    if what == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif what == 1:
        lines.insert(other, lines[one])
    elif what == 2:
        del lines[one]
    else:
        random.shuffle(lines)
    return b"\n".join(lines)


def _separators(content: bytes, random: Random) -> bytes:
    old, new = random.choice([(b",", b";"), (b",", b"\t"), (b".", b","), (b"\n", b"\r\n"), (b"=", b":"), (b'"', b"'")])
    return content.replace(old, new, random.choice((1, 5, -1)))


def _cells(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    number = random.randrange(len(lines))
    cells = lines[number].split(b",")
    other = random.choice(lines).split(b",")
    cells[random.randrange(len(cells))] = random.choice(other)
    lines[number] = b",".join(cells)
    return b"\n".join(lines)


def _strange(content: bytes, random: Random) -> bytes:
    at = random.randint(0, len(content))
    return content[:at] + random.choice(STRANGE).encode("utf-8", "surrogatepass") + content[at:]


def _token(content: bytes, random: Random) -> bytes:
    places = [match.span() for match in re.finditer(rb"[^,;\n=<>\"]+", content)] or [(0, 0)]
    start, end = random.choice(places)
    end = random.choice((start, end))
    return content[:start] + random.choice(TOKENS).encode() + content[end:]


def _number(content: bytes, random: Random) -> bytes:
    places = [match.span() for match in re.finditer(rb"\d+(?:\.\d+)?", content)] or [(0, 0)]
    start, end = random.choice(places)
    new = random.choice((*NUMBERS, b"-" + content[start:end], content[start:end] * 3))
    return content[:start] + new + content[end:]


def _in_archive(content: bytes, random: Random) -> bytes:
    """Change one part of a workbook: its text, its name, or leave it out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # an earlier change broke the archive
        return _flip(content, random)
    if not files:
        return content
    name = random.choice(sorted(files) + [n for n in sorted(files) if "sheet" in n] * 3)
    what = random.random()
    if what < 0.05:
        del files[name]
    elif what < 0.1:
        files[random.choice(("../x", "/etc/x", "xl/vbaProject.bin", "xl/externalLinks/a.xml", name.upper()))] = b"x"
    else:
        files[name] = random.choice(_TEXTS if random.random() < 0.8 else _BYTES)(files[name], random)
    return packed(files)


_BYTES = (_flip, _cut, _remove, _repeat, _recode)
_TEXTS = (_lines, _separators, _cells, _strange, _token, _number, _token, _number)
