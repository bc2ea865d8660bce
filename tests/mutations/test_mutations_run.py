"""The command itself, on a few quick mutations: what is noticed, what survives, what does not fit."""

import json

import pytest
from mutate import main

pytestmark = pytest.mark.slow

LIST = """
[[mutation]]
name = "seen"
file = "engine/talks.py"
old = "-(-rest // self.minutes[last])"
new = "rest // self.minutes[last]"
why = "Nothing."
tests = ["{test}"]

[[mutation]]
name = "of_no_consequence"
file = "units.py"
old = "NOT_YET = -(2**62)"
new = "NOT_YET = -(4**31)"
why = "Nothing."
tests = ["{test}"]

[[mutation]]
name = "gone"
file = "units.py"
old = "TICKS_PER_WEEK"
new = "TICKS_PER_DAY"
why = "Nothing."
tests = ["{test}"]

[[mutation]]
name = "no_code"
file = "units.py"
old = "NEVER = 2**62"
new = "NEVER = = 2**62"
why = "Nothing."
tests = ["{test}"]
"""


def test_a_few_mutations_are_caught_by_the_tests_that_are_named(tmp_path, capsys):
    out = tmp_path / "found.json"
    assert main(["lifo_for_fifo", "leaving_is_censoring", "--out", str(out)]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    assert (found["mutations"], found["caught"], found["survived"]) == (2, 2, 0)
    line = "tests/engine/test_engine_lines.py::test_the_first_to_wait_is_the_first_to_be_called"
    assert found["list"][0]["caught_by"] == line
    assert f"lifo_for_fifo: caught by {line}" in capsys.readouterr().out


def test_what_survives_does_not_fit_or_is_no_code_is_a_failure(tmp_path, capsys):
    test = "tests/engine/test_engine_lines.py::test_a_talk_ends_at_the_first_whole_tick_at_which_its_minutes_are_done"
    (tmp_path / "mutations_own.toml").write_text(LIST.format(test=test), encoding="utf-8")
    assert main(["--lists", str(tmp_path), "--jobs", "1"]) == 1
    said = capsys.readouterr().out
    assert "of_no_consequence: SURVIVED" in said
    assert "gone: DOES NOT FIT" in said
    assert "no_code: BROKEN" in said
    assert f"seen: caught by {test}" in said
    assert "1 of 4 mutations caught, 1 survived" in said


def test_tests_that_fail_without_a_mutation_end_everything(tmp_path, capsys):
    (tmp_path / "mutations_own.toml").write_text(LIST.format(test="tests/engine/no_such_test.py"), encoding="utf-8")
    assert main(["seen", "--lists", str(tmp_path)]) == 1
    assert "FAILS WITHOUT ANY MUTATION" in capsys.readouterr().out


def test_an_unknown_name_is_refused():
    with pytest.raises(SystemExit, match="nonsense"):
        main(["nonsense"])
