"""From the bytes of a CSV file to its cells: encoding, separator, quotation marks."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leiq_sim.errors import Problem, problem
from leiq_sim.files.folders import shown
from leiq_sim.files.opening import read_bytes

MOST_BYTES = 2_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 100
LONGEST_CELL = 20_000
_FOREIGN = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"PK\x03\x04": "XLSX/ODS (ZIP)",
    b"\xd0\xcf\x11\xe0": "XLS",
    b"%PDF": "PDF",
}
Cell = str | Problem


@dataclass(frozen=True)
class Cells:
    """A table as it stands in a file: its header and its rows, each with the line it begins on.

    A cell is its text, or the problem that a workbook has with it. `problems` are those of the file as a whole.
    """

    where: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    header_line: int = 1
    letters: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def place(self, line: int, column: int | None = None) -> str:
        """Return how sentences name a row, or a cell where the file has letters for its columns."""
        if self.letters and column is not None:
            return f"{self.where}, cell {self.letters[column]}{line}"
        return f"{self.where}, line {line}"


def read_text(path: Path, needs: tuple[str, ...] = (), most: int = MOST_BYTES) -> str | Problem:
    """Return a file's text (UTF-8 with or without BOM, else Windows-1252), or why it cannot be read.

    `needs` are the columns to name when the file is missing.
    """
    raw = read_bytes(path, most, needs)
    return raw if isinstance(raw, Problem) else _decoded(raw, shown(path))


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


def read_csv(path: Path, needs: tuple[str, ...]) -> Cells | Problem:
    """Return the cells of a CSV file, stripped of blanks at their ends; rows without any text are left out."""
    text = read_text(path, needs)
    if isinstance(text, Problem):
        return text
    where = shown(path)
    if not text.strip():
        return problem("file_empty", where, allowed=needs)
    separator, skipped, text = _separator(text)
    rows: list[tuple[int, tuple[str, ...]]] = []
    for row in _rows(text, separator, skipped, where):
        if isinstance(row, Problem):
            return row
        rows.append(row)
        if len(rows) > MOST_ROWS + 1:
            return problem("table_too_long", where, most=MOST_ROWS)
    if not rows:
        return problem("file_empty", where, allowed=needs)
    return Cells(where, rows[0][1], tuple(rows[1:]), rows[0][0])


def _rows(text: str, separator: str, skipped: int, where: str) -> Iterator[tuple[int, tuple[str, ...]] | Problem]:
    """Yield line and cells of every row with any text, or at the end what broke the file."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        place = f"{where}, line {line + skipped}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            too_long = "field larger" in str(error)
            yield _longer(place) if too_long else problem("file_quotes", place, found=str(error))
            return
        if len(cells) > MOST_COLUMNS:
            yield problem("table_too_wide", place, found=len(cells), most=MOST_COLUMNS)
            return
        if max(map(len, cells), default=0) > LONGEST_CELL:
            yield _longer(place)
            return
        if any(cell.strip() for cell in cells):
            yield line + skipped, tuple(cell.strip() for cell in cells)
        line = reader.line_num + 1


def _longer(place: str) -> Problem:
    return problem("line_too_long", place, most=LONGEST_CELL)


def _separator(text: str) -> tuple[str, int, str]:
    """Return the separator, the number of lines taken off, and the text; spreadsheets may write `sep=;` first."""
    named = re.match(r"\s*\"?sep=([;,])\"?[;,]*\r?\n", text, re.IGNORECASE)
    if named:
        return named.group(1), text[: named.end()].count("\n"), text[named.end() :]
    header = re.sub(r'"[^"]*"', "", text.lstrip().splitlines()[0])
    return (";" if header.count(";") > header.count(",") else ","), 0, text
