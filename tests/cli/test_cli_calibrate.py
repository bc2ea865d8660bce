"""`leiq calibrate`: what is refused before anything is computed, and once from the targets to a folder that loads."""

import pytest

from leiq_sim import cli
from leiq_sim.files.folders import data_folder
from leiq_sim.files.published import read_calibrated

TARGETS = str(data_folder() / "targets" / "saxony_2022.csv")
TEACHERS = "routes.decision.served.teachers.all.rejected.share"


def refused(capsys, *words):
    assert cli.main(["calibrate", *words, "--lang", "en"]) == 2
    return capsys.readouterr().err


def test_wrong_wishes_are_refused_before_anything_is_computed(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("leiq_sim.analysis.calibration.calibrate", None)
    out = str(tmp_path / "made")
    said = refused(capsys, "--to", TARGETS, "--out", out, "--adjust", "routes.decision.served.*.all.recognised.share")
    assert "routes.decision.served.social.all.recognised.share (comparable)" in said
    assert "doctors" not in said
    assert "exists already" in refused(capsys, "--to", TARGETS, "--out", str(tmp_path))
    own = tmp_path / "own.csv"
    own.write_text("key,measure,field,group,value,tolerance,unit\na,status_full,all,all,0.5,0.1,share\n", "utf-8")
    assert "own_adjust.csv" in refused(capsys, "--to", str(own), "--out", out)
    with pytest.raises(SystemExit, match="2"):
        cli.main(["calibrate", "--to", TARGETS])


@pytest.mark.slow
def test_the_targets_become_a_folder_that_loads(capsys, tmp_path, monkeypatch):
    out = tmp_path / "made"
    words = ["--to", TARGETS, "--out", str(out), "--replications", "2", "--adjust", TEACHERS, "--lang", "en"]
    assert cli.main(["calibrate", *words]) == 0
    shown = capsys.readouterr()
    assert TEACHERS in shown.out
    assert "Round 1" in shown.err
    monkeypatch.setenv("LEIQ_DATA", str(out))
    assert cli.main(["check"]) == 0
    assert set(read_calibrated()) >= {"sn_share_full_2022", "sn_decided_per_app_2022"}
    assert "(derived)" in refused(capsys, "--to", TARGETS, "--out", str(tmp_path / "again"), "--adjust", TEACHERS)
