"""Every number of the default data says where it comes from."""

import csv
from pathlib import Path

import pytest

from leiq_sim.files.load import check_files, load_scenario
from leiq_sim.files.provenance import STATUSES, deciding, provenance_problems, provenance_table
from leiq_sim.model.tables import TABLES

DATA = Path(__file__).resolve().parents[2] / "data"


def test_the_default_data_and_all_presets_are_free_of_problems() -> None:
    assert [str(p) for p in check_files()] == []


def test_every_numeric_parameter_of_the_baseline_is_matched_by_exactly_one_provenance_row() -> None:
    base = load_scenario("baseline")
    rows = deciding(base.provenance, base.paths())
    assert {path: len(found) for path, found in rows.items() if len(found) != 1} == {}


def test_every_provenance_row_is_used_and_every_value_lies_within_its_bounds() -> None:
    base = load_scenario("baseline")
    assert [str(p) for p in provenance_problems(base, base.provenance, DATA)] == []


def test_a_parameter_without_provenance_is_noticed() -> None:
    base = load_scenario("baseline")
    kept = [row for row in base.provenance if not row.path.startswith("commuting")]
    problems = provenance_problems(base, kept, DATA)
    assert any("commuting" in str(p) for p in problems)


def test_shares_stay_shares_at_their_low_and_high_bounds() -> None:
    lines = [line for line in provenance_table(load_scenario("baseline")) if line.path.endswith(".share")]
    assert [line.path for line in lines if not 0 <= line.low <= line.value <= line.high <= 1] == []


def test_every_source_is_cited_and_has_a_title_and_an_address() -> None:
    with (DATA / "sources.csv").open(encoding="utf-8") as file:
        sources = list(csv.DictReader(file))
    with (DATA / "provenance.csv").open(encoding="utf-8") as file:
        cited = {word for row in csv.DictReader(file) for word in row["source"].split()}
    assert {row["id"] for row in sources} == cited
    assert all(row["title"] and row["address"].startswith("http") for row in sources)


def test_only_known_statuses_occur_and_most_of_the_example_data_is_assumed() -> None:
    statuses = [row.status for row in load_scenario("baseline").provenance]
    assert set(statuses) <= set(STATUSES)
    assert statuses.count("assumption") > len(statuses) / 2


@pytest.mark.parametrize("table", TABLES)
def test_each_table_of_the_model_has_a_file_with_rows(table: str) -> None:
    assert load_scenario("baseline").rows(table)
