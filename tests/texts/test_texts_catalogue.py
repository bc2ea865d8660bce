"""The catalogue is whole: no gaps between the languages, no key that code lacks, none that nobody uses."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from leiq_sim.analysis.definitions import KPIS
from leiq_sim.model.columns import columns_of
from leiq_sim.model.pathway import DEFAULT_PATHWAY
from leiq_sim.model.tables import DISTRIBUTIONS, KEYS, PURPOSES, TABLES
from leiq_sim.texts import t, t_or
from leiq_sim.texts.words import SUBJECTS, WORDS

PACKAGE = Path(__file__).resolve().parents[2] / "leiq_sim"
NOTEBOOKS = PACKAGE.parent / "notebooks"
DATA = PACKAGE.parent / "data"
LOOKUPS = {"t", "t_or", "has"}


def places_in(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def pattern_of(node):
    """Return a regular expression for a key given as text or f-string; None for any other expression."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(re.escape(p.value) if isinstance(p, ast.Constant) else ".+" for p in node.values)
    return None


def keys_in(source):
    """Return (patterns given to t and its like, all texts that look like keys)."""
    asked, said = set(), set()
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", getattr(node.func, "id", "")) in LOOKUPS
            and node.args
        ):
            choices = [node.args[0].body, node.args[0].orelse] if isinstance(node.args[0], ast.IfExp) else node.args[:1]
            asked |= {p for p in map(pattern_of, choices) if p}
        pattern = pattern_of(node)
        if pattern and re.match(r"[a-z_]+(\\\.|\.\+)", pattern + ".+"):
            said.add(pattern)
    return asked, said


def sources():
    files = [p for p in PACKAGE.rglob("*.py") if "words" not in p.parts]
    return {str(p.relative_to(PACKAGE)): p.read_text(encoding="utf-8") for p in files}


@pytest.mark.parametrize("key", sorted(WORDS))
def test_every_text_exists_in_both_languages_with_the_same_places(key):
    german, english = WORDS[key]
    assert bool(german.strip()) == bool(english.strip())
    assert places_in(german) == places_in(english)


def test_no_key_stands_in_two_subjects():
    assert sum(len(subject.WORDS) for subject in SUBJECTS) == len(WORDS)


@pytest.mark.parametrize(("file", "source"), sorted(sources().items()))
def test_every_key_that_code_asks_for_exists(file, source):
    asked, _ = keys_in(source)
    assert [p for p in sorted(asked) if not any(re.fullmatch(p, key) for key in WORDS)] == []


def test_a_key_that_is_missing_would_be_found():
    assert keys_in('t("no.such_key", lang)')[0] == {r"no\.such_key"}
    assert keys_in('texts.t(f"kpi.{x}")')[0] == {r"kpi\..+"}


def words_said():
    """Return every word that code, notebooks and data files say: what a key that is put together may end in."""
    texts = [p.read_text(encoding="utf-8") for p in (*NOTEBOOKS.glob("*.ipynb"), *DATA.glob("*.csv"))]
    for source in sources().values():
        constants = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
        texts += [c for c in constants if isinstance(c, str)]
    return {word for text in texts for word in (text, *re.split(r"[^\w./]+", text))}


def test_every_key_is_used_somewhere():
    said = set().union(*(keys_in(source)[1] for source in sources().values()))
    said = {p + ".+" if p.endswith(r"\.") else p for p in said - {r".+", r".+\..+"}}
    words = words_said()
    whole = {p for p in said if ".+" not in p}
    unused = [
        key
        for key in WORDS
        if re.escape(key) not in whole
        and key not in words
        and not (key.split(".", 1)[1].split(".")[-1] in words and any(re.fullmatch(p, key) for p in said))
    ]
    assert unused == []


def test_every_step_exit_outcome_purpose_and_line_of_the_pathway_has_a_name():
    steps = [step for line in DEFAULT_PATHWAY.lines.values() for step in line.steps]
    wanted = {f"step.{step.name}" for step in steps} | {f"step.{line}" for line in DEFAULT_PATHWAY.lines}
    wanted |= {f"outcome.{outcome}" for step in steps for outcome in step.routes}
    wanted |= {f"outcome.{o}" for o in ("waiting", "inside", "served", "unserved", "dropped", "entry")}
    wanted |= {f"purpose.{p}" for p in PURPOSES} | {f"cell.{d}" for d in DISTRIBUTIONS}
    wanted |= {f"gate.{step.name}" for step in steps if type(step).__name__ == "Gate"}
    assert sorted(wanted - set(WORDS)) == []


@pytest.mark.parametrize("kpi", sorted(KPIS))
def test_every_kpi_has_its_name_whom_it_counts_and_its_unit(kpi):
    definition = KPIS[kpi]
    assert WORDS[f"kpi.{kpi}"] == (definition.name_de, definition.name_en)
    assert f"counted.{kpi}" in WORDS
    assert f"unit.{definition.unit}" in WORDS


COLUMNS = [
    (table, name, column)
    for table, row_type in TABLES.items()
    for name, column in columns_of(row_type).items()
    if name not in KEYS[table]
]


@pytest.mark.parametrize(("table", "name", "column"), COLUMNS)
def test_every_column_has_a_label_and_every_number_a_unit(table, name, column):
    assert f"column.{table}.{name}" in WORDS
    assert not column.is_number or f"unit.{column.unit}" in WORDS
    assert all(f"cell.{word}" in WORDS for word in column.options)


def test_an_unknown_key_is_an_error_and_t_or_falls_back():
    with pytest.raises(KeyError, match="no_such"):
        t("no_such")
    with pytest.raises(KeyError, match="'n'"):
        t("verdict.not_distinguishable", "de", wrong=1)
    assert t_or("no_such", "its id") == "its id"


def test_names_of_words_that_looks_prescribes():
    assert t("note.example_data", "de") == "Beispieldaten, nicht mit den Partnern abgestimmt"
    assert t("note.example_data", "en") == "Example data, not agreed with the partners"
    assert t("verdict.not_distinguishable", "de", n=30) == "nicht unterscheidbar mit 30 Läufen"
    german = " ".join(pair[0] for pair in WORDS.values())
    for avoided in ("Vermittlung", "Baseline", "Slider", "Output", "Update", "signifikant", "Konfidenz", "Dashboard"):
        assert avoided not in german
    assert "Arbeitsaufnahme" in german
