"""In the app a fault is a sentence: nothing of its traceback, no folder."""

import pytest

from leiq_sim.boards import faults as guards
from leiq_sim.boards.tables import Markdown, Picture
from leiq_sim.errors import LeiqError, ScenarioError, problem
from leiq_sim.texts import language, set_language

PLACE = "/home/kim/data/a.csv, line 3"
REFUSED = ScenarioError([problem("scenario_unknown", PLACE, found="x", nearest="y", allowed=())])


class Shell:
    def __init__(self, asked):
        self.sent, self.pictures = [], {}
        self.get_parent = lambda: {"header": {"msg_type": asked}}
        self.display_formatter = self.mimebundle_formatter = self
        self.for_type = self.pictures.__setitem__

    def _showtraceback(self, *sent):
        self.sent.append(sent)


@pytest.fixture
def guarded(monkeypatch):
    def guarded(asked="comm_msg", lang="de"):
        shell = Shell(asked)
        monkeypatch.setattr(guards, "get_ipython", lambda: shell)
        return shell, guards.guard(lang)

    yield guarded
    set_language(None)


def test_a_fault_nobody_foresaw_is_one_sentence_and_goes_to_the_log(guarded, capsys, monkeypatch):
    monkeypatch.setattr("sys.__stderr__", __import__("sys").stderr)
    shell, alert = guarded()
    shell._showtraceback(ValueError, ValueError("/secret/file"), ["\x1b[31mTraceback\x1b[39m", "/secret/file"])
    assert capsys.readouterr().err == "Traceback\n/secret/file\n"
    assert "Das ist nicht gelungen" in alert.value
    assert 'role="alert"' in alert.value
    ((kind, words, lines),) = shell.sent
    assert kind is ValueError
    assert lines == [words]
    assert "/secret" not in alert.value + words


def test_a_cell_that_fails_says_nothing_twice(guarded):
    shell, alert = guarded("execute_request")
    shell._showtraceback(ValueError, ValueError("a"), ["a"])
    assert alert.value == ""
    shell._showtraceback(ScenarioError, REFUSED, ["a"])
    assert alert.value


def test_what_is_foreseen_keeps_its_words_but_no_folder():
    assert guards.sentence(REFUSED, "de").startswith("a.csv, Zeile 3: ")
    assert guards.sentence(LeiqError("C:\\Users\\kim\\x.toml: broken 3/4 a/b"), "en") == "x.toml: broken 3/4 a/b"
    assert guards.sentence(KeyError("x"), "en").startswith("That did not work.")


def test_the_guard_chooses_the_language_and_gives_pictures_their_words(guarded):
    shell, _ = guarded(lang="en")
    assert language() == "en"
    drawn = shell.pictures[Markdown](Markdown("```mermaid\nA --> B\n```"))
    assert drawn == {"text/markdown": "Only the workbench with code (`leiq lab`) draws this picture."}
    assert shell.pictures[Markdown](Markdown("a *word*")) == {"text/markdown": "a *word*"}
    made = shell.pictures[Picture](Picture(b"png", 300, 'A "figure"'))
    assert made["text/html"].startswith('<img alt="A &quot;figure&quot;" src="data:image/png;base64,cG5n"')
