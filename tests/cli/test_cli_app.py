"""`leiq app`: what it refuses before anything is served, and what it serves."""

import socket

import pytest

from leiq_sim import cli
from leiq_sim.app import notebooks, server
from leiq_sim.commands.app import IDLE_MINUTES, MOST


@pytest.fixture
def served(monkeypatch):
    made = []
    monkeypatch.setattr(server, "serve", lambda *given: made.append(given) or 0)
    return made


def test_it_serves_with_a_token_on_the_first_free_port(served):
    assert cli.main(["app", "--no-browser"]) == 0
    ((options, board, most),) = served
    assert options == server.arguments(None, "/", False, True, IDLE_MINUTES)
    assert (board, most) == ("", MOST)


def test_every_option_arrives(served):
    words = ["app", "--board", "capacity", "--base-url", "/leiq/", "--no-token", "--idle-minutes", "30", "--most", "3"]
    assert cli.main(words) == 0
    ((options, board, most),) = served
    assert options == server.arguments(None, "/leiq/", True, False, 30)
    assert (board, most) == ("01_capacity", 3)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--board", "99"], ["„99“", "01_capacity"]),
        (["--base-url", "leiq"], ["„leiq“", "/leiq/"]),
        (["--base-url", "/a b/"], ["„/a b/“"]),
        (["--idle-minutes", "0"], ["--idle-minutes", "0", "1"]),
        (["--most", "-1"], ["--most", "-1"]),
        (["--port", "70000"], ["70000", "--port"]),
    ],
)
def test_what_cannot_be_is_refused_in_words(served, capsys, words, said):
    assert cli.main(["app", "--lang", "de", *words]) == 2
    told = capsys.readouterr().err
    assert [word for word in said if word not in told] == []
    assert served == []


def test_a_port_that_is_taken_is_refused(served, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert cli.main(["app", "--lang", "en", "--port", str(port)]) == 2
    assert f"Port {port} is taken" in capsys.readouterr().err
    assert served == []


def test_a_folder_without_notebooks_is_said(served, capsys, monkeypatch):
    monkeypatch.setattr(notebooks, "entries", lambda: [])
    assert cli.main(["app", "--lang", "en"]) == 2
    assert "holds no notebooks" in capsys.readouterr().err
