"""`--until-decided` and `--precision`: what is asked for is read strictly, and the answer says how many it took."""

import sys
from types import SimpleNamespace

import pytest
from cli_fakes import FakeResult, out_of

from leiq_sim import cli
from leiq_sim.analysis import stopping
from leiq_sim.analysis.stopping import Stop, Width


@pytest.fixture
def asked(calls, monkeypatch):
    """Let the stopping rules hand out stand-ins, and note what they were asked for."""
    made = []

    def until_decided(scenarios, seed, engine, progress, workers, store):
        made.append(("decided", [s.name for s in scenarios], seed))
        results = [FakeResult(s, 50, seed) for s in scenarios]
        return calls.compared(results), Stop("last_look", 50, (8, 50), ("qualified_work", "cost"))

    def until_precise(scenarios, wanted, **rest):
        made.append(("precise", wanted, rest["seed"]))
        return [FakeResult(s, 41, rest["seed"]) for s in scenarios], Stop("precise", 41, needed=30)

    fake = SimpleNamespace(until_decided=until_decided, until_precise=until_precise, Width=Width)
    monkeypatch.setitem(sys.modules, "leiq_sim.analysis.stopping", fake)
    return made


def test_a_comparison_until_decided_says_after_how_many_and_what_is_open(asked, capsys):
    assert cli.main(["compare", "baseline", "more_seats", "--until-decided", "--seed", "3"]) == 0
    said = " ".join(out_of(capsys).split())
    assert asked == [("decided", ["baseline", "more_seats"], 3)]
    assert (
        "Nach 50 Wiederholungen, dem letzten Blick, bleibt nicht unterscheidbar: Arbeitsaufnahme, qualifiziert" in said
    )
    assert "Nachgesehen: nach 8, 50; der Fehler von 5 % gilt für alle Blicke zusammen." in said


def test_a_precision_is_read_in_the_kpis_unit_or_as_a_share_of_the_mean(asked, capsys):
    wanted = ["--precision", "qualified_work=2 %", "--precision", "median_wait_course=1,5"]
    assert cli.main(["run", "baseline", *wanted, "--lang", "en"]) == 0
    assert asked == [("precise", [Width("qualified_work", 0.02, True), Width("median_wait_course", 1.5)], 1)]
    said = " ".join(out_of(capsys).split())
    assert "For the precision asked for 30 replications are enough. 41 were run, so that this is no luck." in said
    assert cli.main(["compare", "baseline", "more_seats", "--precision", "cost=1000"]) == 0
    assert asked[-1][1] == [Width("cost", 1000.0)]


def test_everything_wrong_with_a_precision_is_said_at_once(calls, capsys):
    wrong = ["qualified_work", "qualifed=3", "cost=0", "cost=lots", "cost=-2%", "cost=inf"]
    assert cli.main(["run", "baseline", *(word for w in wrong for word in ("--precision", w))]) == 2
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == len(wrong)
    assert "„qualified_work“ ist nicht zu lesen" in said
    assert "am nächsten liegt „qualified“" in said
    for size in ("0", "lots", "-2%", "inf"):
        assert f"„{size}“ ist keine Breite für cost" in said
    assert calls.made == []


@pytest.mark.parametrize(
    ("options", "both"),
    [
        (["--until-decided", "--replications", "5"], "--until-decided und --replications"),
        (["--until-decided", "--precision", "cost=1"], "--until-decided und --precision"),
        (["--precision", "cost=1", "--replications", "5"], "--precision und --replications"),
    ],
)
def test_two_answers_to_how_many_are_refused(calls, capsys, options, both):
    assert cli.main(["compare", "baseline", "more_seats", *options]) == 2
    assert both in capsys.readouterr().err
    assert calls.made == []


def test_without_either_thirty_are_run(calls):
    cli.main(["compare", "baseline", "more_seats"])
    assert calls.made[0][1] == 30


def test_every_reason_to_stop_has_its_sentence():
    from leiq_sim.texts.tables import stop_line

    for reason in (stopping.DECIDED, stopping.LAST_LOOK, stopping.PRECISE, stopping.NOT_PRECISE):
        for lang in ("de", "en"):
            (said,) = stop_line(Stop(reason, 1000, (8,), ("cost",), 12), lang)
            assert "{" not in said
    assert stop_line(None) == []
