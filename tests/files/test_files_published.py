"""Published figures are read strictly; every fault is named with its line."""

import pytest

from leiq_sim.errors import ScenarioError
from leiq_sim.files.load import check_files
from leiq_sim.files.published import read_calibrated, read_published

HEAD = "key,value,unit,wording,year,region,measure,field,group,tolerance,comparison,reason,source_title,source_url\n"
GOOD = "a,0.47,share,exact,2022,saxony,status_full,all,all,0.02,usable,,A source,a.example\n"
TOTAL = "b,792,decisions,exact,2022,saxony,,,,,not_comparable,other_place_total,A source,a.example\n"


def problems(folder, text):
    folder.write("published.csv", text)
    return [(p.code, p.where.rpartition(", line ")[2]) for p in check_files()]


def test_rows_come_with_their_lines_and_open_cells_take_their_defaults(folder):
    folder.write("published.csv", HEAD + GOOD + TOTAL)
    rows, places = read_published()
    assert [row.key for row in rows] == ["a", "b"]
    assert rows[0].tolerance == 0.02
    assert (rows[1].measure, rows[1].tolerance, rows[1].note) == ("", 0.0, "")
    assert places == ("data/published.csv, line 2", "data/published.csv, line 3")
    assert check_files() == []


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("status_full,all,all", "status_full,,all", "published_measure"),
        ("status_full,all,all", ",,", "published_measure"),
        ("0.02,usable", "0,usable", "published_tolerance"),
        ("0.02,usable", ",usable", "published_tolerance"),
        ("0.02,usable,", "0.02,usable,other_place", "published_reason"),
        ("0.02,usable,", "0.02,used_as_input,", "published_reason"),
        ("0.02,usable,", "0.02,usable,because", "word_unknown"),
        ("0.02,usable,", "0.02,comparable,", "word_unknown"),
        ("exact", "roughly", "word_unknown"),
        ("a,0.47", "a,47 %", "number_percent"),
        ("a,0.47", "a,1.470", "number_ambiguous"),
        ("a,0.47", "a,47", "share_outside"),
        ("A source", "", "cell_blank"),
    ],
)
def test_a_fault_is_named_with_its_line(folder, before, after, code):
    assert problems(folder, HEAD + TOTAL + GOOD.replace(before, after)) == [(code, "3")]
    with pytest.raises(ScenarioError):
        read_published()


def test_a_key_stands_once(folder):
    assert problems(folder, HEAD + GOOD + GOOD) == [("key_duplicate", "3")]


def test_a_folder_without_published_figures_is_sound_but_cannot_be_validated(folder):
    (folder.path / "published.csv").unlink()
    assert check_files() == []
    with pytest.raises(ScenarioError, match="does not exist"):
        read_published()


def test_a_data_folder_that_nobody_calibrated_has_used_no_figures():
    assert read_calibrated() == frozenset()


def test_a_calibrated_folder_says_which_figures_it_has_used(folder):
    folder.write("calibrated.csv", "key,value,simulated\na,0.47,0.46\nb,1,2\n")
    assert read_calibrated() == {"a", "b"}
    assert check_files() == []


@pytest.mark.parametrize(("text", "code"), [("figure\na\n", "column_missing"), ("", "file_empty")])
def test_a_calibration_without_keys_is_a_fault(folder, text, code):
    folder.write("calibrated.csv", text)
    with pytest.raises(ScenarioError) as error:
        read_calibrated()
    assert [p.code for p in error.value.problems] == [code]
