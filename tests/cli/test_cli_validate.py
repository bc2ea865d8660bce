"""`leiq validate`: what it asks for, and the forms in which it answers."""

import json
import shutil
from pathlib import Path

import pytest

import leiq_sim.analysis.validation as validation
from leiq_sim import cli

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def told(monkeypatch):
    """Let nothing be simulated: every measure is 0.5 in every year."""
    asked = []

    def spread(work, samples, workers=None, progress=None):
        asked.append((samples[0].year, len(samples), samples[0].task.seed, samples[0].task.engine, workers))
        return [((0.5,) * len(sample.keys), validation.Audit(10, ())) for sample in samples]

    monkeypatch.setattr(validation, "spread", spread)
    return asked


def test_the_defaults_are_the_baseline_its_second_year_and_thirty_replications(told, capsys):
    assert cli.main(["validate"]) == 0
    assert told == [(2027, 30, 1, "auto", None)]
    text = capsys.readouterr().out
    assert text.startswith("Ausgangslage: simuliertes Jahr 2027 und veröffentlichte Zahlen\n")
    assert text.index("Passt nicht (") < text.index("Passt (") < text.index("Nicht vergleichbar (")
    assert "(300 Gleichungen)" in text


def test_options_reach_the_comparison(told, capsys):
    words = ["--replications", "3", "--seed", "7", "--year", "2028", "--engine", "reference", "--workers", "1"]
    assert cli.main(["validate", "mobile_counselling", *words, "--lang", "en"]) == 0
    assert told == [(2028, 3, 7, "reference", 1)]
    assert "3 replications, seed 7" in capsys.readouterr().out


def test_json_has_every_figure_with_source_and_verdict(told, capsys):
    assert cli.main(["validate", "--format", "json", "--replications", "2"]) == 0
    rows = json.loads(capsys.readouterr().out)
    keys = {row["key"]: row for row in rows}
    assert len(keys) == len(rows) > 100
    one = keys["sn_share_full_2022"]
    assert (one["published"], one["mean"], one["p10"], one["verdict"]) == (0.473, 0.5, 0.5, "does_not_fit")
    assert one["address"].startswith("https://")
    assert (one["scenario"], one["simulated_year"], one["replications"]) == ("baseline", 2027, 2)
    assert keys["rec_decided_de_2023"]["mean"] is None
    assert keys["rec_decided_de_2023"]["reason"] == "other_place_total"


def test_details_list_what_is_not_compared(told, capsys):
    cli.main(["validate", "--details", "--replications", "1"])
    assert "rec_decided_de_2023" in capsys.readouterr().out
    cli.main(["validate", "--replications", "1"])
    assert "rec_decided_de_2023" not in capsys.readouterr().out


def test_a_calibrated_folder_is_asked_which_figures_it_has_used(told, capsys, tmp_path):
    shutil.copytree(DATA, tmp_path / "fitted", ignore=shutil.ignore_patterns("own"))
    (tmp_path / "fitted" / "calibrated.csv").write_text("key\nsn_share_full_2022\n", encoding="utf-8")
    cli.main(["validate", str(tmp_path / "fitted" / "baseline.toml"), "--format", "json", "--replications", "1"])
    verdicts = {row["key"]: row["verdict"] for row in json.loads(capsys.readouterr().out)}
    assert verdicts["sn_share_full_2022"] == verdicts["sn_share_negative_2022"] == "used_to_calibrate"
    assert verdicts["fed_share_full_2022"] in ("fits", "does_not_fit")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--year", "2031"], "2031 ist kein ganzes Kalenderjahr"),
        (["--replications", "0"], "0 ist zu klein"),
        (["no_such_scenario"], "no_such_scenario"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(told, capsys, words, said):
    assert cli.main(["validate", *words]) == 2
    assert said in capsys.readouterr().err
    assert told == []
