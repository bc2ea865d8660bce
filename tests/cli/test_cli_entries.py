"""`leiq data --template`, `--import`, `--entries`, `--take-back`, as a planner types them, upon the real data."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from leiq_sim.cli import main
from leiq_sim.texts import set_language

DATA = Path(__file__).resolve().parents[2] / "data"
SEATS = "courses.nursing_adaptation.seats"


@pytest.fixture
def leiq(tmp_path, monkeypatch, capsys):
    """Return exit code, stdout and stderr of a command upon a copy of the data."""
    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("own"))
    monkeypatch.setenv("LEIQ_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("LEIQ_OWN")
    monkeypatch.delenv("LEIQ_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    set_language(None)

    def called(*words):
        code = main(list(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    return called


def fill(path, cells, separator=";"):
    """Fill cells of the column "Wirklicher Wert" (or another) in a CSV template."""
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=separator))
    for row in rows[1:]:
        for head, value in cells.get(row[0], {}).items():
            row[rows[0].index(head)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)


def test_a_template_is_written_filled_in_imported_listed_and_taken_back(leiq, tmp_path):
    code, out, _ = leiq("data", "--template", "vorlage.csv")
    assert code == 0
    assert "leiq data --import vorlage.csv" in out
    fill(tmp_path / "vorlage.csv", {SEATS: {"Wirklicher Wert": "20"}, "staff.fizu.hours_per_week": {
        "Wirklicher Wert": "12,5", "eingetragen von": "B. Wolf", "eingetragen am": "20.11.2026"}})  # fmt: skip
    code, out, _ = leiq("data", "--import", "vorlage.csv", "--name", "A. Kim")
    assert code == 0
    assert out.startswith("2 Werte eingetragen:\n")
    assert "FIZU, Erstkontakt: 12,5 statt 9\u00a0Stunden je Woche. Eingetragen von B. Wolf am 20.11.2026." in out
    assert "Anpassungslehrgang Pflege: 20 statt 16\u00a0Plätze. Eingetragen von A. Kim am" in out
    assert leiq("check")[0] == 0
    code, out, _ = leiq("data", "--entries", "--lang", "en")
    assert "Entered values (2)" in out
    assert "  2  Nursing adaptation course: 20 instead of 16\u00a0seats." in out
    code, out, _ = leiq("data", "--take-back", "2", "--name", "A. Kim")
    assert (code, out) == (0, "Zurückgenommen: Anpassungslehrgang Pflege: Plätze 20.\nEs gilt wieder: 16.\n")
    rows = json.loads(leiq("data", "--entries", "--format", "json")[1])
    assert [(row["number"], row["in_force"], row["undoes"]) for row in rows] == [
        (1, True, None), (2, False, None), (3, False, 2)
    ]  # fmt: skip


def test_a_bad_import_says_everything_and_changes_nothing(leiq, tmp_path):
    leiq("data", "--template", "t.csv", "--lang", "en")
    fill(tmp_path / "t.csv", {SEATS: {"Real value": "1,234"}, "places.coaching.places": {"Real value": "many"},
                              "staff.fizu.hours_per_week": {"Real value": "10"}}, ",")  # fmt: skip
    code, out, err = leiq("data", "--import", "t.csv", "--lang", "en")
    assert (code, out) == (2, "")
    assert err.startswith("Nothing entered: the file was not taken over, not even in part.\n")
    assert "can be read as 1.234 or as 1234" in err
    assert "'many' in 'Real value' is not a number" in err
    assert "nobody is named who knows this value" in err
    assert not (tmp_path / "data" / "own").exists()


def test_results_and_parameters_name_the_entries(leiq, tmp_path):
    leiq("data", "--template", "t.csv")
    fill(tmp_path / "t.csv", {SEATS: {"Wirklicher Wert": "20"}})
    leiq("data", "--import", "t.csv", "--name", "A. Kim")
    frame = list(csv.DictReader(leiq("data", "--status", "entered", "--format", "csv")[1].splitlines()))
    assert [(row["path"], row["value"], row["status"], row["source"]) for row in frame] == [
        (SEATS, "20", "entered", "A. Kim")
    ]
    one = ["run", "baseline", "--replications", "1", "--workers", "1"]
    assert "Eingetragene Werte (1)" in leiq(*one)[1]
    rows = json.loads(leiq(*one, "--format", "json")[1])
    assert rows[0]["data_note"].endswith("(A. Kim, " + rows[0]["data_note"][-11:])
    assert f"{SEATS} = 20" in rows[0]["data_note"]
    assert SEATS not in rows[1]["data_note"]


def test_empty_templates_and_odd_requests_are_answered_in_words(leiq, tmp_path):
    leiq("data", "--template", "t.xlsx")
    assert leiq("data", "--import", "t.xlsx", "--name", "A. Kim")[:2] == (
        0, "Nichts eingetragen: Die Spalte „Wirklicher Wert“ ist überall leer.\n"
    )  # fmt: skip
    assert leiq("data", "--entries")[1] == "Noch keine Werte eingetragen.\n"
    for words, said in (
        (["--template", "t.xlsx"], "diese Datei gibt es schon"),
        (["--template", "t.pdf"], "Eine Vorlage endet auf .xlsx oder .csv"),
        (["--import", "nothing.csv", "--name", "A"], "diese Datei gibt es nicht"),
        (["--take-back", "7", "--name", "A"], "es gibt keinen geltenden Eintrag 7"),
        (["--take-back", "7"], "Bitte mit --name sagen"),
        (["--entries", "--template", "u.csv"], "Bitte nur eines angeben: --template, --entries"),
    ):
        code, out, err = leiq("data", *words)
        assert (code, out) == (2, "")
        assert said in err
