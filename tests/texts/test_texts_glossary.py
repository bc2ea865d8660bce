"""The glossary and the catalogue use the same words."""

import re
from pathlib import Path

import pytest

from leiq_sim.model.columns import columns_of
from leiq_sim.model.tables import TABLES
from leiq_sim.texts.words import WORDS

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
SPACES = {"step": "step", "exit": "step", "KPI": "kpi", "status": "status", "verdict": "verdict"}


def rows():
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in cells if row[0] != "German"]


def exact(row):
    """Return the catalogue's key when the third column is exactly one name; empty otherwise."""
    found = re.fullmatch(r"(step|exit|KPI|status|verdict) `(\w+)`", row[2])
    return f"{SPACES[found[1]]}.{found[2]}" if found else ""


CHECKED = [(exact(row), *row) for row in rows() if exact(row)]


@pytest.mark.parametrize(("key", "german", "english", "where"), CHECKED)
def test_a_word_of_the_glossary_is_the_word_on_the_screens(key, german, english, where):
    assert german in WORDS[key][0]
    assert english in WORDS[key][1]


def test_the_words_that_every_developer_meets_are_there():
    text = GLOSSARY.read_text(encoding="utf-8")
    for word in (
        "Ausgleichsmaßnahme",
        "Anpassungslehrgang",
        "Kenntnisprüfung",
        "Arbeitsaufnahme",
        "VZÄ",
        "Eigenanteil",
    ):
        assert f"| {word}" in text
    assert len(CHECKED) > 30


def test_tables_and_columns_that_the_glossary_names_exist():
    for row in rows():
        for table in re.findall(r"table `(\w+)`", row[2]):
            assert table in TABLES
        for table, column in re.findall(r"column `(\w+)\.(\w+)`", row[2]):
            assert column in columns_of(TABLES[table])
