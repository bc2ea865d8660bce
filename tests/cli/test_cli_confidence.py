"""`leiq sensitivity`, `curve` and `uncertainty`: what they refuse, and once each from a command to files."""

import csv
import json

import pytest

from leiq_sim import cli

SEATS = "courses.nursing_adaptation.seats"
FEW = ["--replications", "2", "--workers", "1"]


def refused(capsys, *words):
    assert cli.main([*words, "--lang", "en"]) == 2
    return capsys.readouterr().err


def test_what_cannot_be_asked_is_refused_before_anything_is_computed(capsys, monkeypatch):
    monkeypatch.setattr("leiq_sim.analysis.readings.run_all", None)
    assert "“many” is not a number" in refused(capsys, "curve", "baseline", SEATS, "many", "20")
    assert "--target: “x%”" in refused(capsys, "curve", "baseline", SEATS, "10", "20", "--target", "x%")
    assert "not a day" in refused(capsys, "curve", "baseline", SEATS, "10", "20", "--from-date", "1.3.2027")
    assert ".png and .svg" in refused(capsys, "curve", "baseline", SEATS, "10", "20", "--figure", "a.pdf")
    assert "nearest" in refused(capsys, "curve", "baseline", "courses.nursing.seats", "10", "20")
    assert "whole" in refused(capsys, "curve", "baseline", SEATS, "10.5", "20")
    assert "there is no headline KPI" in refused(capsys, "uncertainty", "baseline", "--kpi", "arrived")
    assert "--worlds: 1" in refused(capsys, "uncertainty", "baseline", "--worlds", "1")
    said = refused(capsys, "sensitivity", "baseline", "budget_cut", "--parameters", "demand.x.y.z", "--without", "a.b")
    assert said.count("matches no parameter") == 2
    assert "stands twice" in refused(capsys, "sensitivity", "baseline", "baseline")


def test_sensitivity_asks_for_the_kpi_its_variant_expects(capsys, tmp_path):
    out, picture = tmp_path / "moves.csv", tmp_path / "moves.svg"
    words = [
        "--parameters",
        "courses.nursing_adaptation.seats",
        "--out",
        str(out),
        "--figure",
        str(picture),
        "--lang",
        "de",
    ]
    assert cli.main(["sensitivity", "baseline", "budget_cut", *FEW, *words]) == 0
    text = capsys.readouterr().out
    assert "gegen Ausgangslage: Menschen in einer Qualifizierung mit Erfolg" in text
    assert "Anpassungslehrgang Pflege: Plätze" in text
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 2 * 12
    assert {row["end"] for row in rows} == {"low", "high"}
    assert picture.read_text(encoding="utf-8").startswith("<?xml")


def test_a_curve_finds_its_value_and_writes_every_point(capsys):
    words = ["--kpi", "qualified", "--target", "1", "--steps", "2", "--from-date", "2027-03-01", "--format", "json"]
    assert cli.main(["curve", "baseline", SEATS, "12", "16", *FEW, *words]) == 0
    rows = json.loads(capsys.readouterr().out)
    mine = [row for row in rows if row["kpi"] == "qualified"]
    assert [(row["value"], row["met_share"]) for row in mine] == [(12, 1), (16, 1)]
    assert (mine[0]["path"], mine[0]["from_date"]) == (SEATS, "2027-03-01")
    assert {row["met_share"] for row in rows if row["kpi"] != "qualified"} == {None}


@pytest.mark.parametrize("variants", [[], ["more_nursing_seats"]])
def test_uncertainty_with_and_without_a_variant(capsys, variants):
    words = ["--worlds", "2", "--parameters", "courses.*.length_days", "--lang", "en"]
    assert cli.main(["uncertainty", "baseline", *variants, *FEW, *words]) == 0
    text = capsys.readouterr().out
    assert "2 drawn worlds, 2 runs each" in text
    assert ("difference from the baseline" in text) == bool(variants)
