"""Every way in which a table can be wrong: the code, the line, and the words of both languages."""

from datetime import date

import pytest

from leiq_sim.files.tables import read_table
from leiq_sim.model.tables import Closure, Course, Demand, District, GateDate, RouteShare, Season, StaffPool, Trait

HEAD = "district,field,people_per_year\n"


def read(tmp_path, row_type, content):
    path = tmp_path / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path, row_type)


def only(tmp_path, row_type, content):
    """Return the one problem that a content has."""
    table = read(tmp_path, row_type, content)
    assert len(table.problems) == 1, [str(p) for p in table.problems]
    return table.problems[0]


BAD = [
    ("column_unknown", Demand, HEAD.replace("\n", ",peple\n") + "a,b,1,2\n", 1,
     ("column 'peple' is not known", "nearest one is 'people_per_year'"),
     ("die Spalte „peple“ ist hier unbekannt", "„people_per_year“")),
    ("column_missing", Demand, "district,field\na,b\n", 1,
     ("column 'people_per_year' is missing",), ("die Spalte „people_per_year“ fehlt",)),
    ("column_duplicate", Demand, HEAD.replace("\n", ",field\n") + "a,b,1,b\n", 1,
     ("'field' stands there more than once",), ("„field“ kommt mehrfach vor",)),
    ("cells_count", Demand, HEAD + "a,b\n", 2, ("2 cells", "names 3 columns"), ("2 Zellen", "3 Spalten")),
    ("cells_count", Demand, HEAD + "a,b,12,5\n", 2, ("4 cells",), ("4 Zellen",)),
    ("file_empty", Demand, "", 0, ("the file is empty", "district, field"), ("die Datei ist leer",)),
    ("file_empty", Demand, " \n,,\n", 0, ("the file is empty",), ("die Datei ist leer",)),
    ("file_encoding", Demand, HEAD.encode("utf-16"), 0, ("written as UTF-16", "UTF-8"), ("als UTF-16 gespeichert",)),
    ("file_encoding", Demand, HEAD.encode("utf-16-le"), 0, ("UTF-16",), ("UTF-16",)),
    ("file_encoding", Demand, b"PK\x03\x04rest", 0, ("XLSX",), ("XLSX",)),
    ("file_encoding", Demand, HEAD.encode() + b"\x81,b,1\n", 0, ("unknown encoding",), ("UTF-8 und Windows-1252",)),
    ("file_quotes", Demand, HEAD + '"a,b,1\n', 2, ("quotation marks",), ("Anführungszeichen",)),
    ("cell_blank", Demand, HEAD + ",b,1\n", 2, ("'district' is blank",), ("„district“ ist leer",)),
    ("cell_blank", Demand, HEAD + "a,b,\n", 2, ("'people_per_year' is blank",), ("„people_per_year“ ist leer",)),
    ("id_characters", District, "id\na.b\n", 2, ("'a.b' in 'id'", "dots"), ("„a.b“", "Punkte")),
    ("id_characters", District, "id\na*\n", 2, ("asterisks",), ("Sternchen",)),
    ("id_reserved", District, "id\nall\n", 2, ("'all'", "reserved for totals"), ("„all“", "für Summen vergeben")),
    ("key_duplicate", Demand, HEAD + "a,b,1\nc,b,1\na,b,2\n", 4,
     ("'a / b' stands already in line 2",), ("„a / b“ steht schon in Zeile 2",)),
    ("cell_not_number", Demand, HEAD + "a,b,many\n", 2,
     ("'many' in 'people_per_year' is not a number (people/year)",), ("„many“", "keine Zahl (Menschen im Jahr)")),
    ("cell_not_number", Demand, HEAD + "a,b,1_000\n", 2, ("'1_000'",), ("„1_000“",)),
    ("cell_not_number", Demand, HEAD + "a,b,1 000\n", 2, ("'1 000'",), ("„1 000“",)),
    ("cell_not_number", Demand, HEAD + "a,b,NA\n", 2, ("'NA'",), ("„NA“",)),
    ("number_ambiguous", Demand, HEAD + "a,b,1.200\n", 2,
     ("can be read as 1.2 or as 1200", "Write 1.2000 or 1200"), ("kann 1,2 oder 1200 heißen", "1.2000 oder 1200")),
    ("number_ambiguous", Demand, HEAD.replace(",", ";") + "a;b;1.200\n", 2, ("1.2 or as 1200",), ("1,2 oder 1200",)),
    ("number_ambiguous", Demand, HEAD.replace(",", ";") + "a;b;1,200\n", 2, ("Write 1,2000",), ("1,2000 oder 1200",)),
    ("number_ambiguous", Demand, HEAD + 'a,b,"1,200"\n', 2, ("1.2 or as 1200",), ("1,2 oder 1200",)),
    ("number_ambiguous", Demand, HEAD + "a,b,999.125\n", 2, ("999.125 or as 999125",), ("999,125 oder 999125",)),
    ("number_percent", Demand, HEAD + "a,b,35 %\n", 2, ("percentage", "0.35"), ("Prozentwert", "0,35")),
    ("number_boolean", Demand, HEAD + "a,b,TRUE\n", 2, ("yes or no, not a number",), ("Ja oder Nein, keine Zahl",)),
    ("number_boolean", Demand, HEAD + "a,b,wahr\n", 2, ("'wahr'",), ("„wahr“",)),
    ("number_not_finite", Demand, HEAD + "a,b,NaN\n", 2, ("'NaN'", "only finite numbers"), ("endliche Zahlen",)),
    ("number_not_finite", Demand, HEAD + "a,b,-inf\n", 2, ("'-inf'",), ("„-inf“",)),
    ("number_not_finite", Demand, HEAD + "a,b,1e999\n", 2, ("finite",), ("endliche",)),
    ("number_below", Demand, HEAD + "a,b,-4\n", 2, ("-4", "too small; at least 0"), ("zu klein", "mindestens 0")),
    ("number_above", Demand, HEAD + "a,b,1e8\n", 2, ("too large; at most 10000000",), ("zu groß",)),
    ("number_not_whole", Course, "id,stage,seats,length_days\nc,s,12.5,10\n", 2,
     ("12.5 in 'seats' is not a whole number (seats)",), ("12,5 in „seats“ ist keine ganze Zahl",)),
    ("share_outside", Trait, "attribute,field,value,share\nsex,all,female,1.5\n", 2,
     ("1.5 in 'share' is no share", "between 0 and 1"), ("1,5", "kein Anteil", "zwischen 0 und 1")),
    ("share_outside", Trait, "attribute,field,value,share\nsex,all,female,-0.1\n", 2, ("-0.1",), ("-0,1",)),
    ("cell_not_date", GateDate, "id,day\ng,tomorrow\n", 2, ("'tomorrow' in 'day'", "2027-03-01"), ("„tomorrow“",)),
    ("cell_not_date", GateDate, "id,day\ng,2027-02-30\n", 2, ("2027-02-30",), ("2027-02-30",)),
    ("cell_not_date", GateDate, "id,day\ng,20270301\n", 2, ("20270301",), ("20270301",)),
    ("date_ambiguous", GateDate, "id,day\ng,01/03/2027\n", 2,
     ("day first or month first", "2027-03-01"), ("was Tag und was Monat ist",)),
    ("word_unknown", District, "id,kind\na,landkries\n", 2,
     ("'landkries' in 'kind' is not allowed", "nearest allowed word is 'landkreis'", "stadtkreis"),
     ("„landkries“ in „kind“ ist nicht erlaubt", "„landkreis“")),
    ("word_unknown", Season, "month,index\n13,1\n", 2, ("'13' in 'month'",), ("„13“ in „month“",)),
    ("word_unknown", StaffPool, "id,hours_per_week,weekdays\np,5,mon tues\n", 2,
     ("'tues' in 'weekdays'", "'tue'"), ("„tues“ in „weekdays“", "„tue“")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "row_type", "content", "line", "english", "german"), BAD)
def test_a_fault_is_named_with_its_line_in_both_languages(tmp_path, code, row_type, content, line, english, german):
    found = only(tmp_path, row_type, content)
    assert found.code == code
    assert found.where.endswith(f"table.csv, line {line}" if line else "table.csv")
    for words in english:
        assert words in found.sentence("en")
    for words in german:
        assert words in found.sentence("de")
    if line:
        assert f"table.csv, Zeile {line}: " in found.sentence("de")


GOOD = [
    ("a,b,12.5", 12.5), ("a,b,1200", 1200.0), ("a,b,0.125", 0.125), ("a,b,0", 0.0), ("a,b,12.50", 12.5),
    ("a,b,1.2000", 1.2), ("a,b,1000.125", 1000.125), ("a,b,1e3", 1000.0), ("a,b,+7", 7.0), ('a,b,"12,5"', 12.5),
    ("a,b, 12.5 ", 12.5), ("a,b,1.200.000", 1_200_000.0), ('a,b,"1.200,5"', 1200.5), ('a,b,"1,200.5"', 1200.5),
    ("a,b,-0", 0.0),
]  # fmt: skip


@pytest.mark.parametrize(("line", "value"), GOOD)
def test_numbers_that_can_be_read_in_one_way_are_read(tmp_path, line, value):
    table = read(tmp_path, Demand, HEAD + line + "\n")
    assert [str(p) for p in table.problems] == []
    assert table.rows == [Demand("a", "b", value)]
    assert str(table.rows[0].people_per_year) == str(value)


@pytest.mark.parametrize("share", ["0", "1", "1.0", "0.0"])
def test_a_share_may_be_nothing_or_all(tmp_path, share):
    table = read(tmp_path, Trait, f"attribute,field,value,share\nsex,all,female,{share}\n")
    assert [row.share for row in table.rows] == [float(share)]


def test_the_greatest_number_allowed_is_allowed(tmp_path):
    assert read(tmp_path, Demand, HEAD + "a,b,1e7\n").rows == [Demand("a", "b", 1e7)]


@pytest.mark.parametrize(("text", "value"), [("12,5", 12.5), ("12.5", 12.5), ("0,125", 0.125), ("1.200,5", 1200.5)])
def test_a_file_with_semicolons_is_read_with_decimal_comma(tmp_path, text, value):
    table = read(tmp_path, Demand, f"district;field;people_per_year\na;b;{text}\n")
    assert table.problems == []
    assert table.rows[0].people_per_year == value


def test_a_whole_number_may_be_written_with_a_zero_behind_the_point(tmp_path):
    table = read(tmp_path, Course, "id,stage,seats,length_days\nc,s,12.0,10\n")
    assert table.rows[0].seats == 12
    assert isinstance(table.rows[0].seats, int)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_umlauts_are_read_in_every_usual_encoding(tmp_path, encoding):
    content = "id,name_de\nmölln,Straße „Süd“\n".encode(encoding)
    assert read(tmp_path, District, content).rows == [District("mölln", name_de="Straße „Süd“")]


def test_the_same_letter_is_the_same_name_however_it_is_composed(tmp_path):
    assert read(tmp_path, District, "id\nmo\u0308lln\n").rows == [District("mölln")]


@pytest.mark.parametrize("word", ["NA", "null", "None", "nan"])
def test_words_that_other_readers_take_for_missing_are_names(tmp_path, word):
    table = read(tmp_path, District, f"id,name_de\n{word},{word}\n")
    assert table.rows == [District(word, name_de=word)]


@pytest.mark.parametrize("text", ["2027-03-01", "01.03.2027", "1.3.2027"])
def test_iso_and_german_dates_are_read(tmp_path, text):
    assert read(tmp_path, GateDate, f"id,day\ng,{text}\n").rows == [GateDate("g", date(2027, 3, 1))]


def test_absent_and_blank_optional_cells_take_the_default(tmp_path):
    absent = read(tmp_path, StaffPool, "id,hours_per_week\np,5\n").rows[0]
    blank = read(tmp_path, StaffPool, "id,hours_per_week,weekdays,client_hours_per_fte\np,5,,\n").rows[0]
    assert absent == blank == StaffPool("p", hours_per_week=5.0)
    assert read(tmp_path, GateDate, "id,day\ng,\n").rows == [GateDate("g", None)]


def test_columns_may_stand_in_any_order_and_keys_may_be_dates(tmp_path):
    table = read(tmp_path, Closure, "last_day,pool,first_day\n2026-12-31,p,2026-12-24\n")
    assert table.rows == [Closure("p", date(2026, 12, 24), date(2026, 12, 31))]
    assert table.lines == {("p", "2026-12-24"): 2}


def test_blank_lines_and_windows_ends_do_not_shift_the_lines_named(tmp_path):
    table = read(tmp_path, Demand, HEAD.replace("\n", "\r\n") + "\r\n,,\r\na,b,1\r\nc,d,x\r\n")
    assert table.lines == {("a", "b"): 4}
    assert table.problems[0].where.endswith("line 5")


def test_a_cell_with_a_line_break_does_not_shift_the_lines_named(tmp_path):
    table = read(tmp_path, District, 'id,name_de\na,"two\nlines"\nb.,x\n')
    assert table.rows[0].name_de == "two\nlines"
    assert table.problems[0].where.endswith("line 4")


def test_the_separator_that_a_spreadsheet_names_is_believed(tmp_path):
    table = read(tmp_path, Demand, "sep=;\ndistrict;field;people_per_year\na;b;2,5\nc;d;x\n")
    assert table.rows == [Demand("a", "b", 2.5)]
    assert table.problems[0].where.endswith("line 4")


def test_all_faults_of_a_file_are_found_at_once(tmp_path):
    table = read(tmp_path, Demand, "district,field,people_per_yaer\n,b,1\na,b\n")
    assert [p.code for p in table.problems] == ["column_unknown", "column_missing", "cell_blank", "cells_count"]
    assert table.rows == []


def test_a_row_with_a_fault_is_left_out_and_the_others_are_kept(tmp_path):
    table = read(tmp_path, Demand, HEAD + "a,b,1\nc,d,x\n")
    assert table.rows == [Demand("a", "b", 1.0)]


def test_a_table_with_a_header_only_has_no_rows_and_no_faults(tmp_path):
    table = read(tmp_path, RouteShare, "step,outcome,field,group,to,share\n")
    assert (table.rows, table.problems) == ([], [])


def test_a_missing_file_names_its_columns(tmp_path):
    found = read_table(tmp_path / "no.csv", Demand).problems[0]
    assert found.code == "file_missing"
    assert "district, field, people_per_year" in found.sentence()
    assert "diese Datei gibt es nicht" in found.sentence("de")


def test_a_folder_in_place_of_a_file_is_no_crash(tmp_path):
    assert read_table(tmp_path, Demand).problems[0].code == "file_not_regular"


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(2_000_001)
    found = read_table(path, Demand).problems[0]
    assert found.code == "file_too_large"
    assert "more than 2 MB" in found.sentence()
    assert "mehr als 2 MB" in found.sentence("de")
