"""A problem of a TOML file names the line of the key it is about."""

import pytest

from leiq_sim.analysis.definitions import ALL
from leiq_sim.errors import problem
from leiq_sim.files.kpi_ids import KPI_IDS
from leiq_sim.files.load import check_files
from leiq_sim.files.toml_lines import key_lines

TEXT = '''# a comment with key = 1
title.de = "a"
title.en = """
key = 1
[[change]]
"""

[[change]]
path = "a.b"   # [[change]]
"value" = 5
[[ change ]]
from = 2027-03-01

[expect]
reason = { de = "x", en = "y" }
'''


def test_every_key_and_table_has_its_line():
    assert key_lines(TEXT) == {
        ("title",): 2, ("title", "de"): 2, ("title", "en"): 3,
        ("change",): 8, ("change", 0): 8, ("change", 0, "path"): 9, ("change", 0, "value"): 10,
        ("change", 1): 11, ("change", 1, "from"): 12,
        ("expect",): 14, ("expect", "reason"): 15,
    }  # fmt: skip


SEATS = "courses.nursing_adaptation.seats"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("tilte = 'x'", 2),
        ("base = 5", 2),
        ("base = 'nowhere'", 2),
        ("question.de = 'a'\nquestion.eng = 'b'", 3),
        (f"[[change]]\npath = '{SEATS}'\nvalue = -1", 4),
        (f"[[change]]\nvalue = 1\n\n# a word\npath = '{SEATS}s'", 6),
        (f"[[change]]\npath = '{SEATS}'\nfrom = 2040-01-01\nvalue = 1", 4),
        (f"[[change]]\npath = '{SEATS}'\nfactor = nan", 4),
        (f"[[change]]\npath = '{SEATS}'\nvalue = true", 4),
        ("[[change]]\npath = 'x.*.y'\nvalue = 1", 3),
        (f"[[change]]\npath = '{SEATS}'", 2),
        ("[expect]\nsign = '+'\nkpi = 'qualfied'", 4),
        ("[expect]\nkpi = 'cost'\n\nsign = 'up'", 5),
        ("[expect]\nkpi = 'cost'\nsign = '+'\nstage = 'x'", 5),
        ("[expect]\nkpi = 'cost'", 2),
    ],
)
def test_a_problem_names_the_line_of_its_key(folder, body, line):
    path = folder.preset("test", body + "\n")
    found = {p.where.split(" (")[0] for p in check_files([path])}
    assert f"data/scenarios/test.toml, line {line}" in found
    assert all(f", Zeile {line}" in p.sentence("de") for p in check_files([path]) if p.where.endswith(f"line {line}"))


def test_the_ids_that_files_may_name_are_those_of_the_definitions():
    assert KPI_IDS == ALL


def test_an_unknown_kpi_in_the_table_is_told(folder):
    line = folder.append("kpis.csv", "qualfied,5")
    found = check_files()
    assert [(p.code, p.where) for p in found] == [("word_unknown", f"data/kpis.csv, line {line}")]


def test_units_are_said_in_the_language_of_the_sentence():
    said = problem("cell_not_number", "x", found="many", column="c", unit="hours/week")
    assert "(hours/week)" in said.sentence("en")
    assert "(Stunden je Woche)" in said.sentence("de")


def test_every_unit_of_a_column_has_a_german_word():
    from leiq_sim.errors.workbook_sentences import UNITS_DE
    from leiq_sim.model.columns import columns_of
    from leiq_sim.model.tables import TABLES

    units = {column.unit for row_type in TABLES.values() for column in columns_of(row_type).values() if column.unit}
    assert units == set(UNITS_DE)
