"""What no committed file can be: folders, pipes, links in a circle, huge files; names and folders that are traps."""

import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from corpus import copy_of_data
from workbook_maker import GOOD, HEAD, huge, table

from leiq_sim.errors import ScenarioError
from leiq_sim.files.load import check_files, list_scenarios, load_scenario
from leiq_sim.files.tables import read_table
from leiq_sim.model.tables import Demand

ROW = ",".join(HEAD) + "\n"
POSIX = pytest.mark.skipif(os.name == "nt", reason="a kind of file that Windows does not know")


def codes(problems):
    return [found.code for found in problems]


def refused(name):
    with pytest.raises(ScenarioError) as error:
        load_scenario(name)
    return codes(error.value.problems)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    path = copy_of_data(tmp_path / "data")
    (path / "scenarios" / "own").mkdir(parents=True)
    monkeypatch.setenv("LEIQ_DATA", str(path))
    return path


@pytest.mark.parametrize("name", ["demand.csv", "demand.xlsx", "scenario.toml"])
def test_a_folder_in_place_of_a_file(tmp_path, name):
    (tmp_path / name).mkdir()
    if name.endswith(".toml"):
        assert refused(tmp_path / name) == ["file_not_regular"]
    else:
        assert codes(read_table(tmp_path / name, Demand).problems) == ["file_not_regular"]


@POSIX
@pytest.mark.parametrize("name", ["demand.csv", "demand.xlsx"])
def test_a_pipe_or_an_endless_device_is_not_waited_for(tmp_path, name):
    os.mkfifo(tmp_path / name)
    assert codes(read_table(tmp_path / name, Demand).problems) == ["file_not_regular"]
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to("/dev/zero")
    assert codes(read_table(tmp_path / name, Demand).problems) == ["file_not_regular"]


@POSIX
@pytest.mark.parametrize("name", ["demand.csv", "demand.xlsx", "scenario.toml"])
def test_links_in_a_circle(tmp_path, name):
    (tmp_path / name).symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / name)
    found = check_files([tmp_path / name])
    assert codes(found) == ["file_unreadable"]
    assert name in found[0].sentence("de")


@POSIX
@pytest.mark.parametrize("name", ["demand.csv", "demand.xlsx", "scenario.toml"])
def test_a_file_without_the_right_to_read_it(tmp_path, name, monkeypatch):
    (tmp_path / name).write_bytes(b"x")

    def denied(path, *_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", denied)  # a test run by root could read it, whatever its mode
    assert codes(check_files([tmp_path / name])) == ["file_unreadable"]


@pytest.mark.parametrize("name", ["a\0.csv", "a\0.toml", "x" * 300 + ".toml", "x" * 5000 + ".csv", "a\0", "x" * 300])
def test_a_name_that_no_system_takes(name):
    assert len(check_files([name])) == 1


def test_a_table_too_large_and_one_with_too_many_rows(tmp_path):
    path = tmp_path / "demand.csv"
    path.write_text(ROW + "".join(f"d{n},nursing,{n}\n" for n in range(5000)), encoding="utf-8")
    assert codes(check_files([path])) == []
    path.write_text(ROW + "".join(f"d{n},nursing,{n}\n" for n in range(5001)), encoding="utf-8")
    assert codes(check_files([path])) == ["table_too_long"]
    with path.open("wb") as file:
        file.truncate(2_000_001)
    assert codes(check_files([path])) == ["file_too_large"]
    path.write_text(ROW + "x" * 30_000 + ",b,1\n", encoding="utf-8")
    assert codes(check_files([path])) == ["line_too_long"]


def test_a_million_blank_rows_are_no_rows(tmp_path):
    path = tmp_path / "demand.csv"
    path.write_text(ROW + "leipzig,nursing,1\n" + "\n" * 1_000_000 + "leipzig,doctors,x\n", encoding="utf-8")
    found = check_files([path])
    assert codes(found) == ["cell_not_number"]
    assert found[0].where.endswith(", line 1000003")


def test_a_table_of_nothing_but_faults_is_told_in_a_page(tmp_path):
    path = tmp_path / "demand.csv"
    path.write_text(ROW + ",,\nx,y,z\n" * 2000, encoding="utf-8")
    found = codes(check_files([path]))
    assert len(found) == 501
    assert found.count("problems_more") == 1


def test_a_workbook_that_swells_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    path = tmp_path / "demand.xlsx"
    path.write_bytes(huge("bomb"))
    assert path.stat().st_size < 200_000

    def unpacked(*_):
        raise AssertionError("sixty megabytes were unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "read", unpacked)
    monkeypatch.setattr(zipfile.ZipFile, "open", unpacked)
    assert codes(check_files([path])) == ["workbook_too_large"]


def test_a_workbook_with_too_many_rows(tmp_path):
    path = tmp_path / "demand.xlsx"
    path.write_bytes(huge("rows"))
    assert codes(check_files([path])) == ["table_too_long"]


def test_a_workbook_with_one_cell_in_row_one_million(tmp_path):
    path = tmp_path / "demand.xlsx"
    path.write_bytes(huge("empty_rows"))
    assert codes(check_files([path])) == []
    assert len(read_table(path, Demand).rows) == 1


def test_a_workbook_stands_for_its_csv_file_and_never_beside_it(folder):
    rows = [line.split(",") for line in (folder / "demand.csv").read_text(encoding="utf-8").splitlines()[1:]]
    before = load_scenario()
    (folder / "demand.xlsx").write_bytes(table(*[[district, field, float(n)] for district, field, n in rows]))
    assert refused("baseline") == ["table_twice"]
    (folder / "demand.csv").unlink()
    assert load_scenario().tables == before.tables
    assert check_files() == []
    (folder / "demand.xlsx").write_bytes(table(["leipzg", "nursing", 5], GOOD))
    found = check_files([folder / "demand.xlsx"])
    assert codes(found) == ["reference_unknown"]
    assert found[0].where == "data/demand.xlsx, line 2"


def test_a_cell_of_a_workbook_is_named_in_both_languages(tmp_path):
    path = tmp_path / "demand.xlsx"
    path.write_bytes(table(GOOD, ["leipzig", "doctors", "12"]))
    (found,) = check_files([path])
    assert f"{path.name}, cell C3: '12' in 'people_per_year' is stored as text" in found.sentence("en")
    assert f"{path.name}, Zelle C3: „12“" in found.sentence("de")


@pytest.mark.parametrize("name", ["CON", "nul", "Aux", "com1", "LPT9"])
def test_a_name_that_is_a_device_is_no_scenario(name):
    assert refused(name) == ["name_reserved"]


def test_scenarios_that_build_on_one_another_for_ever(folder):
    own = folder / "scenarios" / "own"
    (own / "self.toml").write_text('title = "x"\nbase = "self"\n', encoding="utf-8")
    assert refused("self") == ["base_in_a_circle"]
    for n in range(400):
        (own / f"s{n}.toml").write_text(f'title = "x"\nbase = "s{n + 1}"\n', encoding="utf-8")
    assert refused("s0") == ["base_too_deep"]


def test_strange_files_in_the_folders_do_not_hide_or_break_the_others(folder):
    own = folder / "scenarios" / "own"
    (own / "mine.toml").write_text('title = "x"\n', encoding="utf-8")
    for name in (".mine.toml.abc.part", ".hidden.toml", "two words.toml", "CON.toml"):
        (own / name).write_text('title = "half', encoding="utf-8")
    (own / "folder.toml").mkdir()
    (folder / "~$demand.xlsx").write_bytes(b"held open")
    (folder / ".demand.csv.x1.part").write_text("half", encoding="utf-8")
    assert list_scenarios() == ["baseline", "mine"]
    assert load_scenario("mine").title["de"] == "x"
    assert set(codes(check_files())) == {"name_not_allowed", "name_reserved", "toml_invalid", "file_not_regular"}


def test_a_kept_scenario_that_a_preset_hides_is_told(folder):
    for place in ("scenarios", "scenarios/own"):
        (folder / place / "same.toml").write_text('title = "x"\n', encoding="utf-8")
    found = check_files()
    assert [(p.code, p.where) for p in found] == [("name_taken", "data/scenarios/own/same.toml")]


def test_other_forms_are_named(folder):
    for suffix in (".xlsm", ".ods", ".xls"):
        (folder / f"demand{suffix}").write_bytes(b"x")
        assert codes(check_files([folder / f"demand{suffix}"])) == ["file_kind"]
    assert codes(check_files()) == ["file_kind"] * 3


def test_provenance_is_no_workbook(folder):
    (folder / "provenance.xlsx").write_bytes(table(GOOD))
    assert codes(check_files()) == ["csv_only"]
    assert codes(check_files([folder / "provenance.xlsx"])) == ["csv_only"]


def test_reading_leaves_every_file_as_it_was(folder):
    before = {p: (p.stat().st_mtime_ns, stat.S_IMODE(p.stat().st_mode)) for p in folder.rglob("*")}
    check_files()
    assert {p: (p.stat().st_mtime_ns, stat.S_IMODE(p.stat().st_mode)) for p in folder.rglob("*")} == before


def test_nobody_who_reads_csv_waits_for_the_reader_of_workbooks():
    code = (
        "import sys\nfrom leiq_sim.files.load import load_scenario\nload_scenario()\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'openpyxl', 'defusedxml', 'pandas'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
