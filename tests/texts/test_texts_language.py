"""One switch: argument, then what was set, then LEIQ_LANG, then German."""

import pytest

from leiq_sim.texts import language, set_language, speaking, t


def test_german_speaks_when_nobody_chooses():
    assert language() == "de"


def test_the_environment_chooses(monkeypatch):
    monkeypatch.setenv("LEIQ_LANG", "en")
    assert language() == "en"
    assert t("verdict.better") == "better"


@pytest.mark.parametrize(
    ("word", "found"), [("en_GB.UTF-8", "en"), ("EN", "en"), ("de", "de"), ("fr", "de"), ("", "de")]
)
def test_the_environment_may_be_a_locale_and_an_unknown_one_means_german(monkeypatch, word, found):
    monkeypatch.setenv("LEIQ_LANG", word)
    assert language() == found


def test_what_was_set_goes_before_the_environment_and_the_argument_before_both(monkeypatch):
    monkeypatch.setenv("LEIQ_LANG", "en")
    set_language("de")
    assert language() == "de"
    assert language("en") == "en"


def test_none_leaves_the_choice_to_the_environment_again(monkeypatch):
    set_language("en")
    set_language(None)
    assert language() == "de"


def test_an_unknown_language_is_refused_and_changes_nothing():
    set_language("en")
    with pytest.raises(ValueError, match="'fr'"):
        set_language("fr")
    with pytest.raises(ValueError, match="'DE'"):
        language("DE")
    assert language() == "en"


def test_speaking_for_a_while_restores_the_choice_also_after_an_error():
    set_language("de")
    with speaking("en"):
        assert language() == "en"
    assert language() == "de"
    with pytest.raises(KeyError), speaking("en"):
        t("no_such")
    assert language() == "de"
    with speaking(None):
        assert language() == "de"
