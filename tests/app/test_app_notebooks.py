"""What the app makes of a notebook: one language, no word on JupyterLab, the guard in front."""

import json

import pytest

from leiq_sim.app.notebooks import FOLDER, entries, find, in_language, shown

GERMAN = "# 1 Titel\n\nWas ändert sich?\n\nIm Menü *Run* auf *Run All Cells* klicken."
CELL = f"{GERMAN}\n\n---\n\n*What **changes** with* `data/`*?*"


def notebook(*sources):
    cells = [{"cell_type": "markdown", "metadata": {}, "source": source} for source in sources]
    return {"cells": cells, "metadata": {}}


@pytest.fixture
def folder(tmp_path):
    for name in ("10_last", "02_some_more", "01_first"):
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(notebook(CELL)), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    return tmp_path


def test_notebooks_are_listed_in_order_with_heading_and_question(folder):
    found = entries(folder)
    assert [each.name for each in found] == ["01_first", "02_some_more", "10_last"]
    assert [each.title("de") for each in found] == ["1 Titel"] * 3
    assert [each.title("en") for each in found] == ["1 First", "2 Some more", "10 Last"]
    assert found[0].about == {"de": "Was ändert sich?", "en": "What **changes** with `data/`?"}


@pytest.mark.parametrize(
    ("word", "name"), [("02_some_more", "02_some_more"), ("02", "02_some_more"), ("last", "10_last")]
)
def test_a_notebook_is_found_by_name_number_or_word(folder, word, name):
    assert find(word, entries(folder)).name == name


def test_what_is_not_there_is_not_found(folder):
    assert find("3", entries(folder)) is None
    assert find("", entries(folder)) is None


def test_a_notebook_without_words_still_has_a_title(tmp_path):
    (tmp_path / "05_bare.ipynb").write_text(json.dumps({"cells": [], "metadata": {}}), encoding="utf-8")
    (only,) = entries(tmp_path)
    assert only.title("de") == only.title("en") == "5 Bare"
    assert only.about == {"de": "", "en": ""}


def test_each_language_has_its_paragraphs_only():
    assert in_language(CELL, "de") == "# 1 Titel\n\nWas ändert sich?"
    assert in_language(CELL, "en") == "What **changes** with `data/`?"
    assert in_language("**Fett** beginnt\n\n* ein Punkt", "de") == "**Fett** beginnt\n\n* ein Punkt"


def test_a_shown_notebook_begins_with_the_guard_and_the_original_stays(folder):
    source = notebook(CELL, "*English only*")
    before = json.dumps(source)
    made = shown(source, entries(folder)[0], "de")
    assert [cell["cell_type"] for cell in made["cells"]] == ["code", "markdown"]
    assert "guard('de')" in made["cells"][0]["source"]
    assert made["cells"][1]["source"] == "Was ändert sich?"
    assert made["metadata"]["title"] == "1 Titel"
    assert json.dumps(source) == before


def test_every_notebook_of_the_project_has_a_heading_and_a_question_in_both_languages():
    found = entries(FOLDER)
    assert found
    for entry in found:
        assert entry.heading, entry.name
        assert entry.about["de"], entry.name
        assert entry.about["en"], entry.name
        assert "Run" not in entry.about["de"] + entry.about["en"], entry.name
