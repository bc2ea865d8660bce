import ast
import pickle
import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

import leiq_sim
from leiq_sim.errors import SENTENCES, Problem, ScenarioError, nearest, problem

PACKAGE = Path(leiq_sim.__file__).parent


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def calls_of_problem():
    """Yield file, code and the names of the values of every problem(...) with a literal code."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "problem"
            if named and node.args and isinstance(node.args[0], ast.Constant):
                names = [keyword.arg for keyword in node.keywords]
                yield path.name, node.args[0].value, names


def test_every_sentence_stands_in_both_languages_with_the_same_values():
    for code, (english, german) in SENTENCES.items():
        assert placeholders(english) == placeholders(german), code
        assert english != german, code
        assert english.endswith("."), code
        assert german.endswith("."), code


def test_every_problem_that_is_raised_has_sentences_and_all_their_values():
    found = list(calls_of_problem())
    assert len(found) > 50
    for file, code, names in found:
        assert code in SENTENCES, f"{file}: {code}"
        if None not in names:
            assert placeholders(SENTENCES[code][0]) <= set(names), f"{file}: {code}"


def test_no_sentence_is_left_that_nothing_says():
    said = {code for _, code, _ in calls_of_problem()}
    assert set(SENTENCES) - said == set()


def test_a_sentence_says_where_what_and_what_to_do_in_both_languages():
    found = problem(
        "shares_sum", "data/routes.csv, line 7", step="recognition", outcome="served", field="nursing", group="all",
        found=0.95, allowed=("exit",),
    )  # fmt: skip
    assert str(found) == (
        "data/routes.csv, line 7: shares from 'recognition' (served) for field 'nursing' and group 'all' add up to "
        "0.95, not 1. Adjust them or add a share for one of: exit."
    )
    assert found.sentence("de") == (
        "data/routes.csv, Zeile 7: die Anteile von „recognition“ (served) für das Feld „nursing“ und die Gruppe „all“ "
        "ergeben 0,95, nicht 1. Passen Sie sie an oder ergänzen Sie einen Anteil für eines von: exit."
    )


def test_dates_and_numbers_take_the_form_of_the_language():
    found = problem("run_outside", "", found=date(2029, 3, 1), start=date(2026, 1, 1), end=date(2028, 12, 31))
    assert "2029-03-01" in found.sentence("en")
    assert "01.03.2029" in found.sentence("de")


def test_long_and_unprintable_values_are_shortened_and_cleaned():
    said = problem("cell_not_number", "x", found="a\n\x07" + "b" * 500, column="c", unit="").sentence()
    assert "\n" not in said
    assert "\x07" not in said
    assert len(said) < 300
    assert "…" in said


def test_long_lists_are_cut():
    said = problem("unknown_choice", "", found="x", allowed=tuple(f"w{i}" for i in range(100))).sentence()
    assert "w13" in said
    assert "w14" not in said


def test_a_code_without_sentences_is_a_fault_of_the_program():
    with pytest.raises(KeyError, match="no_such_code"):
        problem("no_such_code", "x")


def test_a_forgotten_value_never_breaks_the_message():
    assert "?" in Problem("toml_key_missing", "x", {}).sentence()


def test_the_nearest_word_is_found_whatever_its_case():
    assert nearest("Leipzg", ("nordsachsen", "leipzig")) == "leipzig"
    assert nearest("NURSING ", ("nursing", "doctors")) == "nursing"
    assert nearest("x", ()) == ""


def test_an_error_names_all_problems_and_travels_between_processes():
    problems = [problem("toml_key_missing", "a", found="x"), problem("toml_key_missing", "b", found="y")]
    error = ScenarioError(problems)
    assert str(error).splitlines() == ["a: 'x' is missing. Add it.", "b: 'y' is missing. Add it."]
    assert error.sentences("de").splitlines()[1] == "b: „y“ fehlt. Ergänzen Sie es."
    assert pickle.loads(pickle.dumps(error)).problems == tuple(problems)
    assert len({*problems, *problems}) == 2


def test_german_sentences_use_german_quotation_marks():
    for code, (english, german) in SENTENCES.items():
        assert not re.search(r"'\{", german), code
        assert "„" not in english, code
