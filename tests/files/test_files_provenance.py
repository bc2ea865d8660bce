from dataclasses import replace

import pytest

from leiq_sim.errors import ScenarioError
from leiq_sim.files.load import check_files, load_scenario
from leiq_sim.files.provenance import Origin, deciding, provenance_table, read_provenance, status_shares
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Demand, District, OccupationField

HEAD = "path,unit,low,high,status,source,note,owner,since\n"
OWNED = ",counselling,2026-11-23"
SOURCES = "id,title,address,year,note\nstudy,A study,https://example.org/study,2025,\nlaw,A law,,2024,\n"


def origin(path, status="assumption", low=None, high=None, line=2):
    return Origin(path, "", low, high, status, "", "", "", "", line)


def small(*origins):
    """Return a scenario of two districts and one field with some provenance."""
    built = Scenario.build(
        "small", "2026-01-01", "2026-12-31", districts=[District("a"), District("b")], fields=[OccupationField("f")],
        demand=[Demand("a", "f", 100.0), Demand("b", "f", 50.0)],
    )  # fmt: skip
    return replace(built, provenance=tuple(origins))


def read(tmp_path, rows, owned=OWNED):
    lines = "".join(row + owned + "\n" for row in rows.splitlines())
    (tmp_path / "provenance.csv").write_text(HEAD + lines, encoding="utf-8")
    (tmp_path / "sources.csv").write_text(SOURCES, encoding="utf-8")
    return read_provenance(tmp_path)


def test_every_parameter_of_the_repository_has_exactly_one_deciding_row():
    base = load_scenario()
    found = deciding(base.provenance, base.paths())
    assert len(found) > 1000
    assert {path: len(rows) for path, rows in found.items() if len(rows) != 1} == {}


def test_the_row_with_most_literal_characters_decides():
    rows = [origin("demand.*.*.*"), origin("demand.a.*.people_per_year"), origin("*.*.*.*")]
    found = deciding(rows, ["demand.a.f.people_per_year", "demand.b.f.people_per_year", "x.y.z.w", "x.y.z"])
    assert [[o.path for o in hit] for hit in found.values()] == [
        ["demand.a.*.people_per_year"], ["demand.*.*.*"], ["*.*.*.*"], [],
    ]  # fmt: skip


def test_equally_precise_rows_are_both_returned():
    rows = [origin("demand.a.*.v"), origin("demand.*.f.v")]
    assert deciding(rows, ["demand.a.f.v"])["demand.a.f.v"] == rows


def test_sources_are_joined_and_bounds_read_as_numbers_and_factors(tmp_path):
    rows, problems = read(tmp_path, "demand.*.f.v,people/year,x0.8,120,published,study law,a note\n")
    assert problems == []
    row = rows[0]
    assert (row.low, row.high) == ((0.8, True), (120.0, False))
    assert (row.source, row.address, row.year) == ("A study; A law", "https://example.org/study", "2025; 2024")


@pytest.mark.parametrize(
    ("row", "code", "english", "german"),
    [
        ("a.b.c,,,,guess,,\n", "word_unknown", "'guess' in 'status'", "„guess“ in „status“"),
        ("a.b.c,,,,published,,\n", "provenance_source", "status 'published' needs a source", "braucht eine Quelle"),
        ("a.b.c,,,,comparable,,x\n", "provenance_source", "'comparable'", "„comparable“"),
        ("a.b.c,,,,published,studdy,\n", "reference_unknown", "'study'", "„study“"),
        ("a.b.c,,,,derived,study,\n", "provenance_note", "needs its formula", "braucht seine Formel"),
        ("a.b.c,,low,,assumption,,\n", "provenance_bound_form", "'low' in 'low'", "„low“ in „low“"),
        ("a.b.c,,,1.200,assumption,,\n", "number_ambiguous", "1.2 or as 1200", "1,2 oder 1200"),
        ("a.b.c,,,xx,assumption,,\n", "provenance_bound_form", "'xx'", "„xx“"),
        ("a.b.c,,,,assumption,,\na.b.c,,,,assumption,,\n", "key_duplicate", "'a.b.c'", "„a.b.c“"),
    ],
)
def test_a_fault_of_a_provenance_row_is_named_in_both_languages(tmp_path, row, code, english, german):
    _, problems = read(tmp_path, row)
    assert [p.code for p in problems] == [code]
    assert "provenance.csv, line " in problems[0].where
    assert english in problems[0].sentence("en")
    assert german in problems[0].sentence("de")


@pytest.mark.parametrize("missing", [",,", ",counselling,", ",,2026-11-23"])
def test_an_assumption_says_who_could_replace_it_and_since_when_it_stands(tmp_path, missing):
    _, problems = read(tmp_path, "a.b.c,,,,assumption,,\n", missing)
    assert [p.code for p in problems] == ["provenance_owner"]
    assert read(tmp_path, "a.b.c,,,,derived,,a + b\n", missing)[1] == []


@pytest.mark.parametrize(
    ("row", "code", "english", "german"),
    [
        ("demand.*.nursing.people_per_year,,1,2,assumption,,", "provenance_bounds", "does not lie between low 1 and",
         "liegt nicht zwischen low 1 und"),
        ("demand.leipzig.nursing.people_per_year,,x1.1,x1.2,assumption,,", "provenance_bounds", "and high", "und high"),
        ("demand.nowhere.*.people_per_year,,,,assumption,,", "provenance_unused", "matches no parameter",
         "trifft keinen Parameter"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_the_data_is_found_by_the_check(folder, row, code, english, german):
    line = folder.append("provenance.csv", row + OWNED)
    found = next(p for p in check_files() if p.where == f"data/provenance.csv, line {line}")
    assert found.code == code
    assert english in found.sentence("en")
    assert german in found.sentence("de").replace("1,2", "1.2")


def test_a_parameter_without_provenance_is_found_by_the_check(folder):
    rows = [row for row in folder.text("provenance.csv").splitlines() if not row.startswith("seasons.")]
    folder.write("provenance.csv", "\n".join(rows) + "\n")
    found = [p for p in check_files() if p.code == "provenance_missing"]
    assert len(found) == 1
    assert "'seasons.1.index' and 11 others have no provenance" in found[0].sentence()
    assert "11 andere haben keine Herkunftsangabe" in found[0].sentence("de")


def test_broken_provenance_keeps_a_scenario_from_loading(folder):
    folder.append("provenance.csv", "seasons.1.index,,,,guess,," + OWNED)
    with pytest.raises(ScenarioError, match="guess"):
        load_scenario()


def test_the_table_gives_each_value_its_bounds_status_and_source(tmp_path):
    rows, _ = read(tmp_path, "demand.*.f.people_per_year,people,x0.5,120,comparable,study,why\n")
    lines = provenance_table(small(*rows))
    assert [tuple(line) for line in lines] == [
        ("demand.a.f.people_per_year", 100.0, "people", 50.0, 120.0, "comparable", "A study",
         "https://example.org/study", "2025", "why", "counselling", "2026-11-23"),
        ("demand.b.f.people_per_year", 50.0, "people", 25.0, 120.0, "comparable", "A study",
         "https://example.org/study", "2025", "why", "counselling", "2026-11-23"),
    ]  # fmt: skip


def test_a_bound_that_is_not_given_is_the_value_and_a_unit_not_given_is_the_columns():
    line = provenance_table(small(origin("demand.*.*.*")))[1]
    assert (line.low, line.high, line.unit) == (50.0, 50.0, "people/year")


def test_times_show_their_own_unit():
    units = {line.path: line.unit for line in provenance_table(load_scenario())}
    assert units["times.first_counselling.duration.all.all.centre"] == "minutes"
    assert units["times.plan.duration.all.all.centre"] == "days"


def test_shares_count_one_parameter_for_each_row_in_use():
    rows = [origin("demand.a.*.*", "published"), origin("demand.*.*.*", "assumption", line=3), origin("x.y", "derived")]
    assert status_shares(small(*rows)) == {"published": 0.5, "assumption": 0.5}
    assert status_shares(small(rows[1])) == {"assumption": 1.0}


def test_what_a_scenario_changed_is_entered():
    changed = small(origin("demand.*.*.*", "published")).change("demand.b.f.people_per_year", 70)
    assert status_shares(changed) == {"published": 0.5, "entered": 0.5}
    line = provenance_table(changed)[1]
    assert (line.status, line.source, line.value, line.low) == ("entered", "small", 70.0, 70.0)


def test_a_scenario_made_in_python_is_entered_and_a_gap_in_files_is_an_assumption():
    assert status_shares(small()) == {"entered": 1.0}
    assert status_shares(small(origin("demand.a.*.*", "published"))) == {"published": 0.5, "assumption": 0.5}


def test_the_shares_of_the_data_add_up_to_one():
    shares = status_shares(load_scenario())
    assert sum(shares.values()) == pytest.approx(1)
    assert {"published", "comparable", "derived", "assumption"} >= set(shares)
