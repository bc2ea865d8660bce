"""How the commands refuse, and how they are interrupted."""

import sys
from types import SimpleNamespace

import pytest
from cli_fakes import out_of

from leiq_sim import cli
from leiq_sim.errors import ScenarioError, problem


def test_an_unknown_suffix_is_refused_before_anything_is_computed(calls, capsys, tmp_path):
    assert cli.main(["run", "baseline", "--out", str(tmp_path / "table.xlsx")]) == 2
    assert ".csv, .json" in capsys.readouterr().err
    assert calls.made == []


def test_a_file_that_cannot_be_written_is_said_in_one_line(calls, capsys, tmp_path):
    (tmp_path / "wall").write_text("", encoding="utf-8")
    assert cli.main(["run", "baseline", "--out", str(tmp_path / "wall" / "t.csv")]) == 2
    assert "nicht zu schreiben" in capsys.readouterr().err


def test_a_scenario_named_twice_is_refused(calls, capsys):
    assert cli.main(["compare", "baseline", "baseline"]) == 2
    assert "„baseline“ steht zweimal" in capsys.readouterr().err


def test_unknown_scenarios_are_all_named_in_words_and_nothing_runs(calls, capsys):
    assert cli.main(["compare", "baseline", "more_seat", "no_such", "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert "more_seat" in said.err
    assert "no_such" in said.err
    assert "Traceback" not in said.err
    assert said.out == ""
    assert calls.made == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run"], "Es fehlt: SCENARIO."),
        (["run", "baseline", "--replications", "0"], "--replications: 0 ist zu klein, mindestens 1."),
        (["run", "baseline", "--seed", "-1"], "--seed: -1 ist zu klein, mindestens 0."),
        (["run", "baseline", "--workers", "0"], "--workers: 0 ist zu klein"),
        (["run", "baseline", "--replications", "many"], "„many“ ist keine ganze Zahl."),
        (["run", "baseline", "--format", "xml"], "„xml“ gibt es nicht. Erlaubt sind: table, json, csv."),
        (["run", "baseline", "--out"], "--out: Es fehlt ein Wert."),
        (["run", "baseline", "--colour"], "Unbekannt: --colour."),
        (["run", "baseline", "--rep", "3"], "Unbekannt: --rep 3."),
        (["dance"], "Erlaubt sind: run, compare, events, sensitivity, curve, uncertainty, runs, check, data, "),
        ([], "Es fehlt: "),
    ],
)
def test_a_wrong_call_is_explained_in_german_and_ends_with_2(calls, capsys, arguments, words):
    try:
        code = cli.main(arguments)
    except SystemExit as stop:
        code = stop.code
    assert code == 2
    assert words in capsys.readouterr().err
    assert calls.made == []


def test_a_wrong_call_is_explained_in_english_where_that_was_asked(calls, capsys):
    with pytest.raises(SystemExit):
        cli.main(["run", "--lang=en"])
    assert "Wrong use: Missing: SCENARIO." in capsys.readouterr().err


def test_help_names_every_command(calls, capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    text = out_of(capsys)
    assert text.startswith("Aufruf: leiq")
    named = ("run", "compare", "sensitivity", "curve", "uncertainty", "runs", "check", "data", "events", "validate")
    for command in (*named, "calibrate", "lab", "app"):
        assert f"\n    {command}" in text


def test_an_interruption_ends_with_130_one_line_and_no_file(calls, capsys, tmp_path, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "leiq_sim.analysis.experiment", SimpleNamespace(run_all=interrupted))
    path = tmp_path / "half.csv"
    assert cli.main(["run", "baseline", "--out", str(path)]) == 130
    said = capsys.readouterr()
    assert said.err.strip() == "Abgebrochen. Es wurde keine Datei gesichert."
    assert said.out == ""
    assert not path.exists()


def test_a_refusal_of_the_engine_is_a_sentence(calls, capsys, monkeypatch):
    def refuse(*_, **__):
        raise ScenarioError([problem("engine_unknown", "engine", found="steam", allowed="auto, reference")])

    monkeypatch.setitem(sys.modules, "leiq_sim.analysis.experiment", SimpleNamespace(run_all=refuse))
    assert cli.main(["run", "baseline", "--engine", "steam"]) == 2
    assert "steam" in capsys.readouterr().err


def test_a_bar_is_shown_where_it_is_asked_for_and_only_there(calls, capsys):
    cli.main(["run", "baseline"])
    assert capsys.readouterr().err == ""
    cli.main(["run", "baseline", "--progress"])
    assert "2/2" in capsys.readouterr().err
