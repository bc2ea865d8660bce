"""A data folder with other values: only those cells and their provenance differ; it is there whole or not at all."""

import shutil
from pathlib import Path

import pytest

from leiq_sim.errors import ScenarioError
from leiq_sim.files.dataset import NewValue, require_cells, require_place, write_dataset
from leiq_sim.files.folders import data_folder
from leiq_sim.files.load import check_files, load_scenario
from leiq_sim.files.provenance import provenance_table, status_shares
from leiq_sim.files.raw_csv import RawCsv

SHARE = "routes.decision.served.academic.all.recognised.share"
REST = "routes.decision.served.academic.all.rejected.share"
MEDIAN = "times.decision.duration.teachers.all.centre"
DAY = "2026-11-24"
VALUES = [
    NewValue(SHARE, 0.96, 0.85, 0.99, "0.95, fitted"),
    NewValue(REST, 0.04, 0.03, 0.07, "1 - 0.96"),
    NewValue(MEDIAN, 123.456, 60, 200, '104, fitted, "so"'),
]


def content(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def made(tmp_path):
    return write_dataset(tmp_path / "made", VALUES, DAY, {"calibrated.csv": "key\nsome_key\n"})


def test_only_the_changed_cells_differ(made):
    before = {n: b for n, b in content(data_folder()).items() if not n.startswith("scenarios/own/")}
    after = content(made)
    assert set(after) - set(before) == {"calibrated.csv"}
    assert {name for name in before if before[name] != after[name]} == {"routes.csv", "times.csv", "provenance.csv"}
    for name, lines in {"routes.csv": 2, "times.csv": 1}.items():
        pairs = list(zip(before[name].splitlines(), after[name].splitlines(), strict=True))
        assert sum(a != b for a, b in pairs) == lines
    old, new = (found["provenance.csv"].decode().splitlines() for found in (before, after))
    added = [line for line in new if line not in old]
    assert sorted(line.split(",")[0] for line in added) == sorted((SHARE, REST, MEDIAN))
    assert len(new) - len(old) == 1, "two rows covered just their path and are exchanged, one pattern covers more"
    assert [line for line in new if line not in added] == [line for line in old if not line.startswith((SHARE, MEDIAN))]


def test_it_loads_and_says_where_the_values_are_from(made, monkeypatch):
    shares = status_shares(load_scenario("baseline"))
    monkeypatch.setenv("LEIQ_DATA", str(made))
    assert check_files() == []
    scenario = load_scenario("baseline")
    lines = {line.path: line for line in provenance_table(scenario)}
    for one in VALUES:
        line = lines[one.path]
        assert (line.value, line.low, line.high) == (one.value, one.low, one.high)
        assert (line.status, line.note, line.since) == ("derived", one.note, DAY)
    other = lines["routes.decision.served.doctors.all.rejected.share"]
    assert other.status == "assumption"
    assert status_shares(scenario)["derived"] > shares["derived"]
    assert status_shares(scenario)["assumption"] < shares["assumption"]


def test_what_exists_or_lies_in_the_data_is_refused(made, tmp_path):
    with pytest.raises(ScenarioError, match="exists already"):
        write_dataset(made, VALUES, DAY, {})
    with pytest.raises(ScenarioError, match="inside the data folder"):
        require_place(data_folder() / "other")


def test_a_folder_that_would_not_load_never_appears(tmp_path):
    with pytest.raises(ScenarioError, match="add up to"):
        write_dataset(tmp_path / "made", VALUES[:1], DAY, {})
    with pytest.raises(ScenarioError, match="does not lie between low"):
        write_dataset(tmp_path / "made", [NewValue(MEDIAN, 300.0, 60, 200, "n")], DAY, {})
    assert list(tmp_path.iterdir()) == []


def test_what_users_keep_is_not_copied(tmp_path):
    source = tmp_path / "data"
    shutil.copytree(data_folder(), source)
    own = source / "scenarios" / "own"
    own.mkdir(exist_ok=True)
    (own / "mine.toml").write_text('title = "Meins"\n', encoding="utf-8")
    found = write_dataset(tmp_path / "made", VALUES, DAY, {}, source)
    assert not (found / "scenarios" / "own").exists()
    assert (found / "scenarios" / "one_counter.toml").exists()
    assert (source / "routes.csv").read_bytes() == (data_folder() / "routes.csv").read_bytes()


def test_a_value_that_stands_in_no_cell_is_named():
    require_cells([SHARE, MEDIAN])
    with pytest.raises(ScenarioError, match=r"times\.decision\.duration\.teachers\.all\.least"):
        require_cells([MEDIAN.replace("centre", "least")])


SHEET = 'sep=;\r\n\r\nid;wert;"ein; Wort"\r\na;1,5;"x ""y"""\r\nb; 2 ;"zwei\r\nZeilen"\r\nc;3;z'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_cell_is_exchanged_in_any_form_that_spreadsheets_write(tmp_path, encoding):
    path = tmp_path / "t.csv"
    text = SHEET.replace("z", "ä")
    path.write_bytes(text.encode(encoding))
    raw = RawCsv(path)
    assert raw.to_bytes() == path.read_bytes()
    assert raw.header == ["id", "wert", "ein; Wort"]
    assert raw.cells(4) == {"id": "a", "wert": "1,5", "ein; Wort": 'x "y"'}
    raw.exchange(5, "wert", raw.number(2.25))
    raw.put(7, [{"id": "d", "ein; Wort": 'e;"f'}], instead=False)
    expected = text.replace("b; 2 ;", "b;2,25;") + '\r\nd;;"e;""f"\r\n'
    assert raw.to_bytes() == expected.encode(encoding)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.4731, "0.4731"),
        (46.123, "46.1230"),
        (123.456, "123.4560"),
        (1234.567, "1234.567"),
        (40.0, "40"),
        (0.5, "0.5"),
    ],
)
def test_a_number_is_written_so_that_it_is_read_in_one_way(tmp_path, value, said):
    path = tmp_path / "t.csv"
    path.write_text("id,x\na,1\n", encoding="utf-8")
    assert RawCsv(path).number(value) == said


def test_an_unwritable_place_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ScenarioError, match="cannot be written"):
        write_dataset(Path(tmp_path / "file" / "made"), VALUES, DAY, {})
