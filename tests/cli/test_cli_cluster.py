"""`--cluster ADDRESS`: who computes is handed on, and what goes wrong is said in words."""

import sys

import pytest

from leiq_sim import cli
from leiq_sim.analysis import cluster


@pytest.mark.parametrize("options", [["--replications", "5"], []])
def test_the_cluster_at_the_address_computes_and_is_let_go(calls, monkeypatch, options):
    seen = []

    class Fake:
        def __init__(self, address):
            seen.append(address)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            seen.append("closed")

    monkeypatch.setattr(cluster, "Cluster", Fake)
    assert cli.main(["compare", "baseline", "more_seats", "--cluster", "tcp://a:8786", *options]) == 0
    assert seen == ["tcp://a:8786", "closed"]
    assert isinstance(calls.made[0][4], Fake)


def test_two_answers_to_who_computes_are_refused(calls, capsys):
    assert cli.main(["run", "baseline", "--cluster", "local:2", "--workers", "2"]) == 2
    assert "--cluster und --workers sagen beide, wer rechnet" in capsys.readouterr().err
    assert calls.made == []


@pytest.mark.parametrize(
    ("lang", "words"), [("de", "hier antwortet kein Verteiler"), ("en", "no scheduler answers here")]
)
def test_an_address_without_a_scheduler_is_refused(calls, capsys, monkeypatch, lang, words):
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 0.5)
    assert cli.main(["run", "baseline", "--cluster", "nonsense://x", "--lang", lang]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"nonsense://x: {words}")
    assert "Traceback" not in said
    assert calls.made == []


def test_without_the_package_the_command_says_how_to_get_it(calls, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert cli.main(["run", "baseline", "--cluster", "tcp://a:8786"]) == 2
    assert "Installieren Sie es: pip install -e '.[cluster]'" in capsys.readouterr().err
