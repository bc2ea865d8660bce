"""What the commands print and write."""

import json

import pytest
from cli_fakes import BASE, COMPARE_COLUMNS, RUN_COLUMNS, out_of

import leiq_sim.files.load as load
from leiq_sim import cli
from leiq_sim.errors import problem
from leiq_sim.texts import language


def test_run_prints_headline_figures_the_note_the_sources_the_warning_and_the_seed(calls, capsys):
    assert cli.main(["run", "baseline", "--replications", "7", "--seed", "3"]) == 0
    text = out_of(capsys)
    assert calls.made == [(["baseline"], 7, 3, "auto", None)]
    assert text.startswith("Wie bisher\n")
    lines = {line[:40].strip(): line.split() for line in text.splitlines()}
    row = next(line for line in lines if line.startswith("Arbeitsaufnahme, qualifiziert (Menschen)"))
    assert lines[row][-7:] == ["210", "200", "bis", "220", "190", "bis", "230"]
    assert "Kosten (Tsd. €)" in text
    assert "1.842" in text
    assert "42" in next(
        line for line in text.splitlines() if line.startswith("Erstberatung: Wartezeit über dem Ziel (%)")
    )
    assert "Beispieldaten, nicht mit den Partnern abgestimmt." in text
    assert "Herkunft der Werte: 100 % eingetragen." in text
    assert "überlastet" in text
    assert "Erstberatung Leipzig (112 %)" in text
    assert "7 Wiederholungen, Startwert 3, 01.01.2026 bis 31.12.2028." in text


def test_headline_kpis_stand_in_their_order_and_details_add_the_others(calls, capsys):
    cli.main(["run", "baseline"])
    short = out_of(capsys)
    places = [
        short.index(word)
        for word in ("Wartezeit über dem Ziel", "Wartezeit auf einen Kurs", "Arbeitsaufnahme", "Kosten")
    ]
    assert places == sorted(places)
    assert "Auslastung" not in short
    cli.main(["run", "baseline", "--details"])
    assert "Auslastung, Erstberatung Leipzig" in out_of(capsys)


def test_compare_shows_changes_differences_intervals_and_verdicts(calls, capsys):
    assert cli.main(["compare", "baseline", "more_seats", "--replications", "12"]) == 0
    text = out_of(capsys)
    assert "Basis: Wie bisher" in text
    assert "Mehr Plätze" in text
    assert "- Pflege, Anpassungslehrgang: 25 statt 16 Plätze ab 01.03.2027." in text
    row = next(line for line in text.splitlines() if line.startswith("Arbeitsaufnahme, qualifiziert")).split("  ")
    cells = [c.strip() for c in row if c.strip()]
    assert cells[1:] == ["210", "228", "+18", "+9 bis +36", "−18 bis +54", "besser"]
    assert "nicht unterscheidbar" in text
    assert "12 Läufe reichen für keine Aussage" in text
    wait = next(line for line in text.splitlines() if line.startswith("Wartezeit auf einen Kurs"))
    assert wait.split()[-6:] == ["–"] * 6


def test_english_on_request_and_the_switch_is_left_as_it_was(calls, capsys):
    assert cli.main(["compare", "baseline", "more_seats", "--lang", "en"]) == 0
    text = out_of(capsys)
    assert "Baseline: As it is" in text
    assert "- Adaptation: 25 instead of 16 seats from 1 Mar 2027." in text
    assert "better" in text
    assert "Example data, not agreed with the partners." in text
    assert "€ thousand" in text
    assert language() == "de"


def test_no_line_of_a_table_is_wider_than_the_terminal(calls, capsys, monkeypatch):
    for columns, widest in (("100", 100), ("40", 100), ("500", 140)):
        monkeypatch.setenv("COLUMNS", columns)
        for lang in ("de", "en"):
            cli.main(["compare", "baseline", "more_seats", "--lang", lang])
            assert max(len(line) for line in out_of(capsys).splitlines()) <= widest + 4


def test_json_of_a_run_has_exactly_the_columns_of_the_contract_then_the_note(calls, capsys):
    assert cli.main(["run", "baseline", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert all(list(row) == [*RUN_COLUMNS, "data_note"] for row in rows)
    assert {row["data_note"] for row in rows} == {"Beispieldaten, nicht mit den Partnern abgestimmt"}
    wait = next(row for row in rows if row["kpi"] == "median_wait_course")
    assert wait["mean"] is None
    assert rows[0]["district"] == "all"
    assert len(rows) == 6


def test_json_of_a_comparison_has_exactly_the_columns_of_the_contract_then_the_note(calls, capsys):
    assert cli.main(["compare", "baseline", "more_seats", "--format", "json", "--lang", "en"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert all(list(row) == [*COMPARE_COLUMNS, "data_note"] for row in rows)
    assert [row["verdict"] for row in rows] == ["better", "not_distinguishable", "worse", None]
    assert rows[0]["data_note"] == "Example data, not agreed with the partners"


def test_csv_goes_to_stdout_with_plain_numbers(calls, capsys):
    assert cli.main(["run", "baseline", "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == ",".join([*RUN_COLUMNS, "data_note"])
    assert lines[1].startswith("baseline,qualified_work,all,all,all,people,210.0,200.4,219.6,190.0,230.0,30,")


@pytest.mark.parametrize(("name", "first"), [("t.csv", "scenario,"), ("t.json", "["), ("t.txt", "Basis: ")])
def test_out_writes_the_form_of_the_suffix_and_the_table_stays_on_stdout(calls, capsys, tmp_path, name, first):
    path = tmp_path / "results" / name
    assert cli.main(["compare", "baseline", "more_seats", "--out", str(path)]) == 0
    assert path.read_text(encoding="utf-8").startswith(first)
    said = capsys.readouterr()
    assert "Mehr Plätze" in said.out
    assert f"Gesichert: {path}" in said.err


def test_format_decides_what_is_written_where_suffix_and_format_differ(calls, capsys, tmp_path):
    path = tmp_path / "table.dat"
    assert cli.main(["run", "baseline", "--out", str(path), "--format", "json"]) == 0
    assert json.loads(path.read_text(encoding="utf-8"))


def test_all_stands_for_every_preset(calls, capsys):
    assert cli.main(["compare", "baseline", "all"]) == 0
    assert calls.made[0][0] == ["baseline", "more_seats"]


def test_options_reach_the_experiment(calls, capsys):
    cli.main(["compare", "baseline", "more_seats", "--engine", "reference", "--workers", "2", "--seed", "0"])
    assert calls.made == [(["baseline", "more_seats"], 30, 0, "reference", 2)]


def test_check_names_every_problem_and_ends_with_1(calls, capsys, monkeypatch):
    found = [problem("scenario_unknown", "", found=x, nearest="y", allowed=("y",)) for x in ("a", "b")]
    monkeypatch.setattr(load, "check_files", lambda files: found if files == ["x.toml"] else [])
    assert cli.main(["check", "x.toml"]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 2
    assert "2 Fehler." in said.err
    assert cli.main(["check"]) == 0
    assert "Geprüft, keine Fehler: alles in" in capsys.readouterr().out


def test_data_lists_every_parameter_and_the_share_of_each_status(calls, capsys):
    assert cli.main(["data"]) == 0
    text = out_of(capsys)
    assert "courses.adaptation.seats" in text
    assert "staff.desk.hours_per_week" in text
    assert "Stunden je Woche" in text
    share = next(line for line in text.splitlines() if line.startswith("eingetragen"))
    assert share.split()[-2:] == ["100", "%"]
    assert cli.main(["data", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert list(rows[0])[:6] == ["path", "value", "unit", "low", "high", "status"]
    assert len(rows) == len(BASE.paths())


def test_scenarios_are_listed_with_their_questions(calls, capsys):
    assert cli.main(["scenarios", "--lang", "en"]) == 0
    text = out_of(capsys)
    assert "more_seats: More seats\n  What for?" in text
    assert "Example data" in text


def test_lab_serves_the_workbench(calls, monkeypatch):
    asked = []
    monkeypatch.setattr("leiq_sim.lab.main", lambda **options: asked.append(options) or 0)
    assert cli.main(["lab", "--no-browser"]) == 0
    assert asked == [{"browser": False}]
