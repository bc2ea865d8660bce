"""The list of mutations fits the code as it is: each text is there, each test exists, a broken copy is still code."""

import ast
from collections import Counter

import pytest
from mutation_list import PACKAGE, ROOT, DoesNotFitError, Mutation, read

MUTATIONS = read()
NAMES = [one.name for one in MUTATIONS]
LEAST = 30


def source_of(file: str) -> str:
    return (ROOT / PACKAGE / file).read_text(encoding="utf-8")


def named_tests(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_names_are_unique_and_there_are_enough():
    assert len(MUTATIONS) >= LEAST
    assert [name for name, times in Counter(NAMES).items() if times > 1] == []


def test_no_two_mutations_are_the_same():
    assert [one for one, times in Counter((m.file, m.edits) for m in MUTATIONS).items() if times > 1] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=NAMES)
def test_a_mutation_fits_the_code_and_leaves_code(mutation):
    source = source_of(mutation.file)
    changed = mutation.applied(source)
    assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(source))


@pytest.mark.parametrize("mutation", MUTATIONS, ids=NAMES)
def test_a_mutation_says_what_it_would_tell_and_names_tests_that_exist(mutation):
    assert mutation.why.endswith(".")
    assert "\n" not in mutation.why
    assert mutation.tests
    for test in mutation.tests:
        file, _, name = test.partition("::")
        assert file.startswith("tests/")
        assert (ROOT / file).is_file(), file
        assert not name or name.split("[")[0] in named_tests(file), test


@pytest.mark.parametrize(("old", "count"), [("b", 1), ("a", 1), ("a", 3)])
def test_a_text_that_is_not_there_as_often_as_said_does_not_fit(old, count):
    with pytest.raises(DoesNotFitError, match="one: a file"):
        Mutation("one", "a file", ((old, "c", count),), "why.", ()).applied("a a")


def test_all_edits_of_a_mutation_are_made():
    both = Mutation("one", "a file", (("a", "c", 2), ("b", "", 1)), "why.", ())
    assert both.applied("a b a") == "c  c"
