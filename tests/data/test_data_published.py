"""Every published figure of the default data: its tolerance by rule, its reason, and no input among the tests."""

import csv
import re
from pathlib import Path

import pytest

from leiq_sim.analysis.validation import NOBODY, VERDICTS, unknown_problems
from leiq_sim.files.load import load_scenario
from leiq_sim.files.published import COMPARISONS, REASONS, read_published
from leiq_sim.texts.words import WORDS

DATA = Path(__file__).resolve().parents[2] / "data"
ROWS = read_published(DATA).rows
MEASURED = [row for row in ROWS if row.measure]
REFERENCE_YEAR, MOST_YEARS = 2022, 5


def written(key):
    """Return a value as it stands in the file: its decimals say how it was rounded."""
    with (DATA / "published.csv").open(encoding="utf-8") as file:
        return next(row["value"] for row in csv.DictReader(file) if row["key"] == key)


def last_year(row):
    return int(re.findall(r"\d{4}", row.year)[-1])


def tolerance_by_rule(row):
    """The rule of docs/validation.md, which knows the published figure only."""
    decimals = len(written(row.key).partition(".")[2])
    is_share = row.unit == "share"
    wide = (0.05 if is_share else 0.10 * row.value) if row.wording in ("about", "average") else 0.0
    near, far = (0.02, 0.05) if is_share else (0.10 * row.value, 0.20 * row.value)
    years = abs(last_year(row) - REFERENCE_YEAR) * (0.02 if is_share else 0.05 * row.value)
    whole = 0.5 * 10**-decimals + wide + (near if row.region == "saxony" else far) + years
    return min(whole, row.value / 2)


@pytest.mark.parametrize("row", MEASURED, ids=lambda row: row.key)
def test_the_tolerance_follows_from_the_figure_and_not_from_the_result(row):
    assert row.tolerance == pytest.approx(tolerance_by_rule(row), abs=6e-5)  # written with four decimals


def test_what_is_compared_can_be_measured():
    assert [str(p) for p in unknown_problems(read_published(DATA), load_scenario("baseline"))] == []


def test_no_figure_is_compared_over_more_than_five_years():
    assert [row.key for row in MEASURED if abs(last_year(row) - REFERENCE_YEAR) > MOST_YEARS] == []


def test_every_reason_and_comparison_is_used_and_every_reason_has_its_sentence():
    assert {row.reason for row in ROWS} - {""} == set(REASONS)
    assert {row.comparison for row in ROWS} == set(COMPARISONS)
    assert {f"reason.{reason}" for reason in REASONS} <= set(WORDS)


def test_inputs_give_an_inputs_reason_and_others_do_not():
    inputs = {row.reason for row in ROWS if row.comparison == "used_as_input"}
    assert inputs == {"sets_default", "same_series"}
    assert not inputs & {row.reason for row in ROWS if row.comparison == "not_comparable"}


def test_totals_of_other_regions_are_never_compared():
    counts = {"decisions", "procedures", "licences", "persons", "placements", "applications"}
    assert [row.key for row in MEASURED if row.unit in counts] == []


def test_sources_that_set_a_default_are_not_usable_for_the_same_quantity():
    with (DATA / "sources.csv").open(encoding="utf-8") as file:
        cited = {row["address"] for row in csv.DictReader(file)}
    # The first gave a time's upper bound and not its value; from the last source contacts were taken, not successes.
    excused = {"time_within_3m_dual_2020", "time_within_3m_dual_2017", "iq_measure_success_ratio_2019_2022"}
    again = {row.key for row in ROWS if row.comparison == "usable" and row.source_url in cited}
    assert again <= excused


def test_every_region_has_a_name_and_ratios_say_what_they_are_made_of():
    assert {f"region.{row.region}" for row in ROWS} <= set(WORDS)
    made = [row for row in ROWS if row.key.startswith(("rec_decided_per", "fed_decided_per", "sa_decided_per"))]
    assert len(made) == 6
    for row in made:
        part, whole = (int(n) for n in re.findall(r"\d{3,}", row.note))
        assert part / whole == pytest.approx(row.value, abs=0.005)


def test_the_page_names_every_reason_and_every_verdict():
    page = (DATA.parent / "docs" / "validation.md").read_text(encoding="utf-8")
    assert [word for word in (*REASONS, *VERDICTS, NOBODY) if f"`{word}`" not in page] == []
