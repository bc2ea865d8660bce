"""Every bad file gives exactly its problems, in both languages, and nothing of it is loaded."""

from string import Formatter

import pytest
import workbook_maker
from corpus import FILES, copy_of_data, corpus, put

from leiq_sim.errors import SENTENCES, ScenarioError
from leiq_sim.files.load import check_files, load_scenario

ALL = corpus()


@pytest.fixture(autouse=True)
def own(monkeypatch):
    """Each copy of data/ has its own entries."""
    monkeypatch.delenv("LEIQ_OWN", raising=False)


def checked(bad, place):
    """Return the path of a bad file and its problems; nothing that has one is loaded, not even in part."""
    path = put(bad, copy_of_data(place / "data") if bad.needs_folder else place)
    if bad.stands_for != "scenario":
        return path, check_files([path])
    try:
        scenario = load_scenario(path)
    except ScenarioError as error:
        return path, error.problems
    assert scenario.changes, "a valid file of the corpus changes something"
    return path, []


@pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
def test_a_file_gives_exactly_its_problems(bad, tmp_path):
    path, problems = checked(bad, tmp_path)
    assert {found.code for found in problems} == bad.codes, "\n".join(map(str, problems))
    for found in problems:
        english, german = found.sentence("en"), found.sentence("de")
        assert {name for _, name, _, _ in Formatter().parse(SENTENCES[found.code][0]) if name} <= set(found.values)
        assert english != german
        assert path.name in english
        assert path.name in german
        assert len(english) < 2500
        assert english.isprintable()


def test_a_folder_with_one_bad_table_is_not_loaded_at_all(tmp_path):
    for bad in (b for b in ALL if b.needs_folder):
        folder = copy_of_data(tmp_path / bad.name)
        put(bad, folder)
        with pytest.raises(ScenarioError) as error:
            load_scenario(folder / "baseline.toml")
        assert {found.code for found in error.value.problems} == bad.codes


def test_the_corpus_is_large_and_every_file_of_it_is_listed():
    names = [bad.name for bad in ALL]
    assert len(names) == len(set(names)) >= 60
    assert set(names) == {path.name for path in FILES.iterdir()} - {".gitattributes"}
    assert {name for name in names if name.endswith(".xlsx")} == set(workbook_maker.corpus())
    assert sum(not bad.codes for bad in ALL) >= 10, "valid files must be among them, or everything could be refused"


def test_what_only_files_can_be_blamed_for_is_in_the_corpus():
    """Codes of cells, characters and workbooks that no file of the corpus has would be untested."""
    from leiq_sim.errors.file_sentences import CELLS
    from leiq_sim.errors.workbook_sentences import CHARACTERS, WORKBOOKS

    had = {code for bad in ALL for code in bad.codes}
    made_while_testing = {"workbook_too_large"}
    assert set(CELLS) | set(CHARACTERS) | set(WORKBOOKS) <= had | made_while_testing
    assert had <= set(SENTENCES)
