"""`leiq run` and `compare` with the store, and `leiq runs`: real data and a real engine, few replications."""

import csv
import io
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from leiq_sim import cli
from leiq_sim.analysis.stored import Stored
from leiq_sim.engine import ready
from leiq_sim.files.entering import Wish, enter, take_back
from leiq_sim.texts import set_language

DATA = Path(__file__).resolve().parents[2] / "data"
RUN = ["run", "baseline", "--replications", "2", "--workers", "1"]
COMPARE = ["compare", "baseline", "more_nursing_seats", "--replications", "3", "--workers", "1", "--seed", "4"]


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    monkeypatch.delenv("LEIQ_LANG", raising=False)
    monkeypatch.delenv("LEIQ_DATA", raising=False)
    set_language(None)
    ready.wait()


@pytest.fixture
def file(results_folder):
    return Path(results_folder) / "runs.sqlite"


@pytest.fixture
def data_copy(tmp_path, monkeypatch):
    """A copy of the data in which values may be entered."""
    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("own"))
    monkeypatch.setenv("LEIQ_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("LEIQ_OWN", raising=False)


@pytest.fixture
def said(capsys):
    """Run a command; return its exit code, what it printed and what it remarked, with plain spaces."""

    def run(*arguments):
        code = cli.main(list(arguments))
        out, err = capsys.readouterr()
        return code, out.replace("\u00a0", " "), " ".join(err.split())

    return run


def test_the_second_time_the_answer_comes_from_the_store_and_says_so_in_one_line(said, file):
    code, first, remarks = said(*COMPARE)
    assert (code, remarks) == (0, "")
    code, second, remarks = said(*COMPARE)
    assert (code, second) == (0, first)
    assert remarks == f"Aus der Ablage: 6 von 6 Wiederholungen ({file}; --no-store rechnet neu)."
    _, _, remarks = said("run", "baseline", "--replications", "4", "--seed", "4", "--workers", "1", "--lang", "en")
    assert remarks.startswith("From the store: 3 of 4 replications (")


def test_without_the_store_nothing_is_asked_nor_kept(said, file):
    for _ in "12":
        code, _, remarks = said(*RUN, "--no-store")
        assert (code, remarks) == (0, "")
    assert not file.exists()


def test_the_list_of_runs_in_three_forms_and_both_languages(said, file):
    assert "Die Ablage ist leer" in said("runs")[1]
    assert not file.exists()
    said(*RUN)
    assert "1 run in" in said("runs", "--lang", "en")[1]
    said(*COMPARE)
    code, table, _ = said("runs")
    assert code == 0
    newest = table.splitlines()[2].split()
    assert newest[:5] == ["more_nursing_seats", "3", "3", "4", "compiled"]
    assert "3 Läufe in" in table
    assert "*" not in table
    rows = json.loads(said("runs", "--format", "json")[1])
    assert [(row["id"], row["scenario"], row["replications"]) for row in rows] == [
        (3, "more_nursing_seats", 3), (2, "baseline", 3), (1, "baseline", 2),
    ]  # fmt: skip
    assert {"package", "code", "content", "stored", "start", "end", "engine", "seed"} < set(rows[0])
    listed = list(csv.DictReader(io.StringIO(said("runs", "--format", "csv")[1])))
    assert [row["id"] for row in listed] == ["3", "2", "1"]


def test_one_run_shows_its_changes_as_sentences_its_figures_and_its_versions(said):
    _, compared, _ = said(*COMPARE)
    code, shown, _ = said("runs", "show", "2")
    assert code == 0
    assert shown.startswith("more_nursing_seats: Mehr Plätze")
    assert "- Anpassungslehrgang Pflege: 25 statt 16 Plätze ab 01.03.2027." in shown
    assert "Lauf 2: 3 Wiederholungen, Startwert 4, Rechenwerk compiled, 01.01.2026 bis 31.12.2028." in shown
    assert "Stand des Programms" in shown
    row = next(line for line in shown.splitlines() if line.startswith("Arbeitsaufnahme, qualifiziert")).split("  ")
    mean = [cell.strip() for cell in row if cell.strip()][1]
    assert mean in next(line for line in compared.splitlines() if line.startswith("Arbeitsaufnahme, qualifiziert"))
    english = said("runs", "show", "1", "--lang", "en")[1]
    assert "3 replications, seed 4" in english
    assert "Example data" in english
    rows = json.loads(said("runs", "show", "2", "--format", "json")[1])
    assert {row["replications"] for row in rows} == {3}
    assert len(said("runs", "show", "2", "--details")[1]) > len(shown)


def test_one_run_lists_the_entries_it_rests_on_and_an_old_one_says_that_it_did_not_record(said, file, data_copy):
    said(*RUN)
    enter([Wish("courses.nursing_adaptation.seats", "20", note="Vertrag")], "A. Kim", date(2026, 11, 27))
    said(*RUN)
    take_back(1, "A. Kim", date(2026, 11, 28))  # what is entered today does not change what a run rested on
    plain, shown = said("runs", "show", "1")[1], said("runs", "show", "2")[1]
    assert "Eingetragene Werte (1)" in shown
    assert "20 statt 16 Plätze" in shown
    assert "eingetragen von A. Kim am 27.11.2026" in shown.lower().replace("a. kim", "A. Kim")
    assert "Eingetragene Werte" not in plain + said("runs", "show", "1", "--format", "json")[1]
    assert "seats = 20 (A. Kim, 2026-11-27)" in said("runs", "show", "2", "--format", "csv")[1]
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE runs SET about = json_remove(about, '$.entries')")
        connection.commit()
    assert "nicht festgehalten" in said("runs", "show", "2")[1]


def test_a_run_of_other_code_is_marked_in_the_list(said, file):
    said(*RUN)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE runs SET code = 'older'")
        connection.commit()
    table = said("runs")[1]
    assert table.splitlines()[2].split()[1] == "1*"
    assert "* mit einem anderen Stand des Programms" in table
    assert "Mit einem anderen Stand des Programms" in said("runs", "show", "1")[1]


@pytest.mark.parametrize("id", [["9"], []])
def test_a_run_that_is_not_there_is_refused_with_what_to_do(said, id):
    assert said("runs", "show", *id)[0] == 2
    assert "'leiq runs' lists" in said("runs", "show", *id, "--lang", "en")[2]


@pytest.mark.parametrize("command", [RUN, ["runs"], ["runs", "show", "1"]])
def test_a_file_that_is_no_store_is_refused_in_both_languages_and_left_alone(said, file, command):
    file.parent.mkdir()
    file.write_text("something that somebody still needs")
    code, out, remarks = said(*command)
    assert (code, out) == (2, "")
    assert "gehört zu einem anderen Programm" in remarks
    assert "belongs to another program" in said(*command, "--lang", "en")[2]
    assert file.read_text() == "something that somebody still needs"


def test_where_nothing_can_be_kept_the_result_is_printed_all_the_same(said, file):
    file.parent.write_text("a file where the folder should be")
    code, out, remarks = said(*RUN)
    assert (code, out) == (0, said(*RUN, "--no-store")[1])
    assert remarks.startswith("Die Läufe wurden nicht aufbewahrt.")
    assert "Prüfen Sie die Rechte" in remarks


def test_an_interruption_says_that_what_is_finished_is_kept(said, monkeypatch):
    keep = Stored.keep

    def pressed(self, *given):
        keep(self, *given)
        raise KeyboardInterrupt

    monkeypatch.setattr(Stored, "keep", pressed)
    code, out, remarks = said("run", "baseline", "--replications", "9", "--workers", "1")
    assert (code, out) == (130, "")
    assert "4 fertige Wiederholungen sind in der Ablage; derselbe Befehl rechnet dort weiter." in remarks
    assert remarks.endswith("Abgebrochen. Es wurde keine Datei gesichert.")


def test_runs_of_another_version_of_the_program_are_cleaned_away_and_no_others(said, file):
    said(*RUN)
    said(*COMPARE)
    assert said("runs", "clean") == (
        0, "Nichts zu entfernen: Alle Läufe gehören zu diesem Stand des Programms.\n", ""
    )  # fmt: skip
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE runs SET code = 'older' WHERE seed = 4")
        connection.commit()
    assert "leiq runs clean" in said("runs")[1]
    code, out, _ = said("runs", "clean", "--lang", "en")
    assert code == 0
    assert out.startswith("2 runs of other versions of the program removed, 0.")
    _, listed, _ = said("runs", "--format", "json")
    assert [(run["scenario"], run["seed"]) for run in json.loads(listed)] == [("baseline", 1)]


def test_the_word_on_the_translation_of_the_engine_speaks_the_language_of_the_command(said, monkeypatch):
    def slow():
        for listener in ready._listeners:
            listener("")

    before = list(ready._listeners)
    monkeypatch.setattr(ready, "wait", slow)
    assert said(*RUN, "--lang", "en", "--no-store")[2].startswith("The engine is translated for this machine, once")
    assert said(*RUN, "--no-store")[2].startswith("Der Rechenkern wird für diesen Rechner übersetzt")
    assert ready._listeners == before
