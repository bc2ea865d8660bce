"""Good workbooks of every make are read as the CSV files they stand for."""

import csv
import io
from datetime import date, datetime

import pytest
from corpus import copy_of_data
from openpyxl import Workbook
from workbook_maker import GOOD, HEAD, day, packed, parts, sheet, table

from leiq_sim.files.load import check_files, load_scenario
from leiq_sim.files.tables import read_table
from leiq_sim.model.columns import columns_of
from leiq_sim.model.tables import TABLES, Demand, GateDate

SHARED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def as_stored(text, kind):
    """Return a CSV cell as a planner's spreadsheet would hold it."""
    if not text:
        return None
    if kind == "day":
        return date.fromisoformat(text)
    return float(text) if kind in ("number", "whole", "share") else int(text) if text.isdigit() else text


def test_a_whole_folder_of_workbooks_is_the_same_scenario(tmp_path):
    folder = copy_of_data(tmp_path / "data")
    before = load_scenario(folder / "baseline.toml")
    for name, row_type in TABLES.items():
        columns, book = columns_of(row_type), Workbook()
        head, *rows = csv.reader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8")))
        book.active.append(head)
        for row in rows:
            book.active.append([as_stored(text, columns[column].kind) for column, text in zip(head, row, strict=True)])
        book.save(folder / f"{name}.xlsx")
        (folder / f"{name}.csv").unlink()
    assert load_scenario(folder / "baseline.toml").tables == before.tables
    assert check_files([folder]) == []


@pytest.fixture
def read(tmp_path):
    def of(content, row_type=Demand):
        path = tmp_path / "table.xlsx"
        path.write_bytes(content)
        found = read_table(path, row_type)
        assert [str(p) for p in found.problems] == []
        return found.rows

    return of


def test_shared_texts_lose_their_formats_and_their_phonetic_guide(read):
    files = parts({"any": sheet([HEAD, ["leipzig", ' t="s"><v>1</v>', 137]])})
    files["xl/sharedStrings.xml"] = (
        "<sst><si><t>unused</t></si><si><r><t>nurs</t></r><r><rPr><b/></rPr><t>ing</t></r><rPh><t>no</t></rPh></si></sst>"
    )
    links = files["xl/_rels/workbook.xml.rels"]
    files["xl/_rels/workbook.xml.rels"] = links.replace(
        "</Relationships>", f'<Relationship Id="s" Type="{SHARED}" Target="/xl/sharedStrings.xml"/></Relationships>'
    )
    assert read(packed(files)) == [Demand("leipzig", "nursing", 137.0)]


def test_days_are_counted_from_the_epoch_of_the_workbook(read):
    files = parts({"any": sheet([["id", "day"], ["procedure", day(46447)], ["later", day(46448)]])})
    assert [row.day for row in read(packed(files), GateDate)] == [date(2027, 3, 1), date(2027, 3, 2)]
    files["xl/workbook.xml"] = files["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    assert read(packed(files), GateDate)[0].day == date(2031, 3, 2)


def test_a_day_may_be_stored_in_iso_form_or_typed_as_text(read):
    for stored in (' t="d"><v>2027-03-01T00:00:00</v>', "2027-03-01", "01.03.2027"):
        assert read(packed(parts({"a": sheet([["id", "day"], ["g", stored]])})), GateDate)[0].day == date(2027, 3, 1)


@pytest.mark.parametrize("number", [0.1, 1.234, 12.125, 999.999, 137, 1e-7, 0.30000000000000004, 1234567.891])
def test_a_number_is_exactly_the_number_stored(read, number):
    assert read(table(["leipzig", "nursing", number]))[0].people_per_year == number


def test_the_names_of_the_strict_dialect_are_known(read):
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    files = {name: text.replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", strict)
             for name, text in parts({"any": sheet([HEAD, GOOD])}).items()}  # fmt: skip
    assert read(packed(files)) == [Demand("leipzig", "nursing", 137.0)]


def test_numbers_stand_for_names_where_a_name_is_wanted(read):
    rows = read(table([14713, "nursing", 5], ["x", "nursing", 6]))
    assert [row.district for row in rows] == ["14713", "x"]


def test_a_moment_is_no_day(tmp_path):
    book = Workbook()
    book.active.append(["id", "day"])
    book.active.append(["procedure", datetime(2027, 3, 1, 9, 30)])
    book.save(tmp_path / "gates.xlsx")
    (found,) = check_files([tmp_path / "gates.xlsx"])
    assert (found.code, found.where.rsplit(", ", 1)[1]) == ("cell_not_date", "cell B2")
