"""Targets are read strictly; those that come with the project fit the model and name assumptions only."""

import pytest

from leiq_sim.analysis.calibration_knobs import knobs_of
from leiq_sim.analysis.measures import MEASURES
from leiq_sim.errors import ScenarioError
from leiq_sim.files.folders import data_folder
from leiq_sim.files.load import check_files, load_scenario
from leiq_sim.files.published import read_published
from leiq_sim.files.targets import matching, read_targets, targets_problems

HEAD = "key,measure,field,group,value,tolerance,unit\n"


@pytest.fixture
def written(tmp_path):
    def write(rows, name="t.csv", head=HEAD):
        (tmp_path / name).write_text(head + rows, encoding="utf-8")
        return tmp_path / name

    return write


def test_targets_and_what_to_adjust_are_read_with_their_places(written):
    path = written("a,status_full,all,all,0.47,0.02,share\nb,decision_days_mean,nursing,eu,77,5,days\n")
    written("x.*.y,why\n", "t_adjust.csv", "path,note\n")
    found = read_targets(path)
    assert (found.name, [row.key for row in found.rows]) == ("t", ["a", "b"])
    assert found.rows[1].value == 77
    assert found.places[1].endswith("t.csv, line 3")
    assert [(p, w.rpartition("/")[2]) for p, w in found.adjust] == [("x.*.y", "t_adjust.csv, line 2")]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("a,status_full,all,all,47,0.02,share\n", "line 2: 47 in 'value' is no share"),
        ("a,status_full,all,all,0.47,0,share\n", "line 2: the tolerance is 0"),
        ("a,status_full,all,all,0.47,-0.1,share\n", "line 2: -0.1 in 'tolerance' is too small"),
        ("a,status_full,all,all,0.4,0.1,share\nb,status_full,all,all,0.5,0.1,share\n", "line 3: .*by the key 'a'"),
        ("a,m,all,all,0.4,0.1,share\na,n,all,all,0.5,0.1,share\n", "line 3"),
        ("a,status_full,all,all,nan,0.1,share\n", "line 2"),
        ("a,,all,all,0.4,0.1,share\n", "line 2.*measure"),
        ("", "the file is empty|empty"),
    ],
)
def test_each_fault_of_a_row_is_named_with_its_line(written, rows, said):
    with pytest.raises(ScenarioError, match=said):
        read_targets(written(rows))


def test_a_missing_file_and_a_wrong_list_are_named(written, tmp_path):
    with pytest.raises(ScenarioError, match=r"none\.csv"):
        read_targets(tmp_path / "none.csv")
    path = written("a,status_full,all,all,0.47,0.02,share\n")
    written("x,why\n", "t_adjust.csv", "pth,note\n")
    with pytest.raises(ScenarioError, match="'pth'"):
        read_targets(path)


def test_a_star_stays_within_its_segment():
    paths = ["a.b.c", "a.b.b.c", "a.d.c"]
    assert matching("a.*.c", paths) == ["a.b.c", "a.d.c"]
    assert matching("a.b.c", paths) == ["a.b.c"]
    assert matching("*", paths) == []


def test_check_reads_the_targets_of_a_data_folder(tmp_path, monkeypatch):
    assert targets_problems(data_folder()) == []
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "bad.csv").write_text(HEAD + "a,m,all,all,2,0.1,share\n", encoding="utf-8")
    assert [p.code for p in targets_problems(tmp_path)] == ["share_outside"]
    monkeypatch.setenv("LEIQ_DATA", str(tmp_path))
    (tmp_path / "baseline.toml").write_text('[scenario]\nname = "b"\n', encoding="utf-8")
    assert "share_outside" in [p.code for p in check_files()]


@pytest.mark.parametrize(
    "file", sorted(p.name for p in (data_folder() / "targets").glob("*.csv") if "_adjust" not in p.name)
)
def test_what_comes_with_the_project_can_be_calibrated(file):
    found = read_targets(data_folder() / "targets" / file)
    published = {row.key: row for row in read_published().rows}
    for row in found.rows:
        assert row.measure in MEASURES
        assert row.unit == MEASURES[row.measure].unit
        figure = published[row.key]
        assert (row.value, row.measure, row.field, row.group) == (
            figure.value, figure.measure, figure.field, figure.group,
        )  # fmt: skip
        assert row.source_url == figure.source_url
    knobs = knobs_of(load_scenario("baseline"), found.adjust)
    assert len(knobs.knobs) == len(found.adjust), "every row can move something"
