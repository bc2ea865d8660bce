"""A CSV file whose cells can be exchanged while every other byte stays: encoding, quotation marks, line ends."""

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NAMED = re.compile(r"\s*\"?sep=([;,])\"?[;,]*\r?\n", re.IGNORECASE)


class RawCsv:
    """The records of a file that `read_table` could read; lines are numbered as there, by where a record begins."""

    def __init__(self, path: Path) -> None:
        raw = path.read_bytes()
        try:
            self._encoding, text = "utf-8", raw.decode("utf-8")
        except UnicodeDecodeError:
            self._encoding, text = "cp1252", raw.decode("cp1252")
        self._records = _records(text)
        named = _NAMED.match(text.removeprefix("\ufeff"))
        filled = [line for line, record in self._records.items() if record.strip("\ufeff \t\r\n")]
        top = self._records[filled[1 if named else 0]]
        bare = re.sub(r'"[^"]*"', "", top)
        self._separator = named.group(1) if named else ";" if bare.count(";") > bare.count(",") else ","
        self._end = "\r\n" if top.endswith("\r\n") else "\r" if top.endswith("\r") else "\n"
        self.header = [_bare(cell) for cell in self._split(top.removeprefix("\ufeff"))]

    def cells(self, line: int) -> dict[str, str]:
        """Return the cells of the record that begins on a line, by column, without quotation marks."""
        return dict(zip(self.header, map(_bare, self._split(self._records[line])), strict=True))

    def number(self, value: float) -> str:
        """Return a number as this file writes it, to 12 digits, in a form that can be read in one way only."""
        value = float(f"{value:.12g}")
        text = str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
        if re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", text):
            text += "0"
        return text if self._separator == "," else text.replace(".", ",")

    def exchange(self, line: int, column: str, text: str) -> None:
        """Put another text into one cell."""
        record = self._records[line]
        cells, place = self._split(record), self.header.index(column)
        ending = record[len(record.rstrip("\r\n")) :]
        cells[place] = self._quoted(text)
        self._records[line] = self._separator.join(cells) + ending

    def put(self, line: int, rows: list[Mapping[str, str]], *, instead: bool) -> None:
        """Write rows (cells by column) after the record of a line, or instead of it."""
        made = [self._separator.join(self._quoted(row.get(name, "")) for name in self.header) for row in rows]
        record = self._records[line]
        if not instead and not record.endswith(("\r", "\n")):
            record += self._end
        self._records[line] = ("" if instead else record) + "".join(text + self._end for text in made)

    def to_bytes(self) -> bytes:
        """Return the whole file; what its own encoding cannot say makes it UTF-8."""
        text = "".join(self._records.values())
        try:
            return text.encode(self._encoding)
        except UnicodeEncodeError:
            return text.encode("utf-8")

    def _split(self, record: str) -> list[str]:
        """Return the cells of a record as they stand, quotation marks and blanks included."""
        cells, quoted = [""], False
        for character in record.rstrip("\r\n"):
            quoted ^= character == '"'
            if character == self._separator and not quoted:
                cells.append("")
            else:
                cells[-1] += character
        return cells

    def _quoted(self, text: str) -> str:
        out = io.StringIO()
        csv.writer(out, delimiter=self._separator, lineterminator="").writerow([text])
        return out.getvalue() if text else ""


def _records(text: str) -> dict[int, str]:
    """Return records by the number of their first line; a quoted cell may go over several lines."""
    records: dict[int, str] = {}
    first, open_ = 1, False
    for number, line in enumerate(_LINE.findall(text), start=1):
        first = first if open_ else number
        records[first] = records.get(first, "") + line
        open_ = records[first].count('"') % 2 == 1
    return records


def _bare(cell: str) -> str:
    cell = cell.strip()
    return cell[1:-1].replace('""', '"').strip() if cell.startswith('"') else cell
