"""From the bytes of a CSV file to its cells: encoding, separator, quotation marks."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from leiq_sim.errors import Problem, problem
from leiq_sim.files.folders import shown

MOST_BYTES = 20_000_000
_FOREIGN = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"PK\x03\x04": "XLSX/ODS (ZIP)",
    b"\xd0\xcf\x11\xe0": "XLS",
    b"%PDF": "PDF",
}


@dataclass(frozen=True)
class Cells:
    """A file's header and its rows with the line each begins on; `separator` is a comma or a semicolon."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    separator: str


def read_text(path: Path, needs: tuple[str, ...] = ()) -> str | Problem:
    """Return a file's text (UTF-8 with or without BOM, else Windows-1252), or why it cannot be read.

    `needs` are the columns to name when the file is missing.
    """
    where = shown(path)
    try:
        if not path.exists():
            return problem("file_missing", where, allowed=needs)
        if path.stat().st_size > MOST_BYTES:
            found = path.stat().st_size / 1e6
            return problem("file_too_large", where, found=round(found, 1), most=MOST_BYTES // 1_000_000)
        raw = path.read_bytes()
    except OSError as error:
        return problem("file_unreadable", where, found=error.strerror or type(error).__name__)
    return _decoded(raw, where)


def _decoded(raw: bytes, where: str) -> str | Problem:
    foreign = next((name for mark, name in _FOREIGN.items() if raw.startswith(mark)), "")
    if foreign or b"\x00" in raw:
        return problem("file_encoding", where, found=foreign or "UTF-16 / binary")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return unicodedata.normalize("NFC", raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return problem("file_encoding", where, found="an unknown encoding")


def read_cells(path: Path, needs: tuple[str, ...]) -> Cells | Problem:
    """Return the cells of a CSV file, stripped of blanks at their ends; rows without any text are left out."""
    text = read_text(path, needs)
    if isinstance(text, Problem):
        return text
    where = shown(path)
    if not text.strip():
        return problem("file_empty", where, allowed=needs)
    separator, skipped, text = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    line = 1
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if any(stripped):
                rows.append((line + skipped, stripped))
            line = reader.line_num + 1
    except csv.Error as error:
        return problem("file_quotes", f"{where}, line {line + skipped}", found=str(error))
    if not rows:
        return problem("file_empty", where, allowed=needs)
    return Cells(rows[0][1], tuple(rows[1:]), separator)


def _separator(text: str) -> tuple[str, int, str]:
    """Return the separator, the number of lines taken off, and the text; spreadsheets may write `sep=;` first."""
    named = re.match(r"\s*\"?sep=([;,])\"?[;,]*\r?\n", text, re.IGNORECASE)
    if named:
        return named.group(1), text[: named.end()].count("\n"), text[named.end() :]
    header = re.sub(r'"[^"]*"', "", text.lstrip().splitlines()[0])
    return (";" if header.count(";") > header.count(",") else ","), 0, text
