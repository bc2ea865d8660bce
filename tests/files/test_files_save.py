import csv
import json
import os
import threading
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from leiq_sim.errors import ScenarioError
from leiq_sim.files import atomic
from leiq_sim.files.atomic import write_atomic
from leiq_sim.files.exports import as_csv, as_json
from leiq_sim.files.load import check_files, list_scenarios, load_scenario
from leiq_sim.files.save import save_scenario
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import District

SEATS = "courses.nursing_adaptation.seats"


def refused(*args, **words):
    with pytest.raises(ScenarioError) as error:
        save_scenario(*args, **words)
    return [p.code for p in error.value.problems]


def variant(name="mine"):
    changed = load_scenario().change(SEATS, 30).change(SEATS, 20, from_date="2027-03-01", name=name)
    return changed.change("gates.recognition_grant.day", None).change("staff.fizu.hours_per_week", 33.5)


def test_a_kept_scenario_comes_back_the_same(folder):
    kept = variant()
    path = save_scenario(kept)
    assert path == folder.path / "scenarios" / "own" / "mine.toml"
    again = load_scenario("mine")
    assert again.tables == kept.tables
    assert again.steps(SEATS) == kept.steps(SEATS)
    assert again.value("gates.recognition_grant.day") is None
    assert "mine" in list_scenarios()
    assert check_files() == []


def test_a_kept_scenario_holds_the_fewest_changes_in_blocks_a_planner_can_read(folder):
    scenario = load_scenario()
    for seats in (17, 18, 19):
        scenario = scenario.change(SEATS, seats)
    text = save_scenario(scenario, "slider").read_text(encoding="utf-8")
    assert text.count("[[change]]") == 1
    assert "value = 19" in text


def test_a_kept_scenario_has_its_own_title_not_that_of_the_baseline(folder):
    save_scenario(variant())
    assert load_scenario("mine").title == {"de": "mine", "en": "mine"}
    save_scenario(variant(), "said", title={"de": "Mehr Plätze"}, question={"de": "Was?", "en": "What?"})
    said = load_scenario("said")
    assert said.title == {"de": "Mehr Plätze", "en": "Mehr Plätze"}
    assert said.question == {"de": "Was?", "en": "What?"}


def test_a_preset_with_changes_may_be_kept_under_another_name(folder):
    preset = load_scenario("budget_cut")
    save_scenario(preset, "cut_again")
    again = load_scenario("cut_again")
    assert again.dated == preset.dated
    assert again.tables == preset.tables


@pytest.mark.parametrize("name", ["../x", "a/b", "", "more nursing seats", ".hidden", "x.toml/../y", "ä" * 3])
def test_a_name_is_made_of_plain_letters(folder, name):
    assert refused(variant(), name) == ["name_not_allowed"]


@pytest.mark.parametrize("name", ["baseline", "budget_cut"])
def test_a_preset_is_never_overwritten(folder, name):
    before = folder.text("scenarios/budget_cut.toml")
    assert refused(variant(), name, overwrite=True) == ["name_taken"]
    assert refused(variant(), folder.path / "scenarios" / "fresh.toml") == ["name_taken"]
    assert folder.text("scenarios/budget_cut.toml") == before


def test_an_existing_file_is_overwritten_only_when_asked(folder):
    path = save_scenario(variant())
    before = path.read_bytes()
    assert refused(variant().change(SEATS, 40)) == ["file_exists"]
    assert path.read_bytes() == before
    save_scenario(variant().change(SEATS, 40), overwrite=True)
    assert load_scenario("mine").value(SEATS) == 40


def test_a_scenario_that_does_not_follow_from_the_baseline_is_not_kept(folder):
    other = Scenario.build("other", "2026-01-01", "2026-12-31", districts=[District("a")])
    with pytest.raises(ScenarioError) as error:
        save_scenario(other)
    assert [p.code for p in error.value.problems] == ["not_kept_as_changes"]
    shorter = load_scenario()
    shorter = replace(shorter, end=date(2027, 12, 31), name="shorter")
    assert refused(shorter) == ["not_kept_as_changes"]
    assert "shorter" not in list_scenarios()


def test_a_path_may_be_given(folder, tmp_path):
    path = save_scenario(variant(), tmp_path / "elsewhere.toml")
    assert load_scenario(path).value(SEATS) == 30


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path, monkeypatch):
    path = write_atomic(tmp_path / "a" / "table.csv", "old")

    def full(_):
        raise OSError("no space left")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_atomic(path, "new")
    assert path.read_text() == "old"
    assert os.listdir(path.parent) == ["table.csv"]


def test_readers_never_see_half_a_file(tmp_path):
    path, texts, seen = tmp_path / "t", {"a" * 200_000, "b" * 200_000}, set()
    write_atomic(path, "a" * 200_000)
    stop = threading.Event()

    def look():
        while not stop.is_set():
            seen.add(path.read_text())

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(20):
        for text in sorted(texts):
            write_atomic(path, text)
    stop.set()
    reader.join()
    assert seen <= texts


def test_a_file_keeps_its_rights_and_a_new_one_gets_the_usual(tmp_path):
    plain = tmp_path / "plain"
    plain.touch()
    assert write_atomic(tmp_path / "new", "x").stat().st_mode == plain.stat().st_mode
    plain.chmod(0o640)
    assert write_atomic(plain, "x").stat().st_mode & 0o777 == 0o640


FRAME = pd.DataFrame({"kpi": ["Größe", "b"], "value": [1.5, float("nan")], "n": [3, 4]})


def test_exports_carry_the_note_on_the_data_in_every_row():
    assert as_csv(FRAME) == (
        "kpi,value,n,data_note\n"
        'Größe,1.5,3,"Beispieldaten, nicht mit den Partnern abgestimmt"\n'
        'b,,4,"Beispieldaten, nicht mit den Partnern abgestimmt"\n'
    )
    rows = json.loads(as_json(FRAME, note="Example data"))
    assert rows[0] == {"kpi": "Größe", "value": 1.5, "n": 3, "data_note": "Example data"}
    assert rows[1]["value"] is None


def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe_and_numbers_stay():
    texts = ["=cmd|' /C calc'!A0", "+1+A1", "-A1", "@SUM(A1)", "\tx", "fine = no formula", "-4", "- 4 %", "nursing"]
    frame = pd.DataFrame({"title": texts, "value": [-1.5] * len(texts)})
    rows = list(csv.reader(as_csv(frame, note="").splitlines()))
    assert [row[0] for row in rows[1:]] == [f"'{text}" for text in texts[:5]] + texts[5:]
    assert {row[1] for row in rows[1:]} == {"-1.5"}
    assert [row["title"] for row in json.loads(as_json(frame))] == texts


def test_infinite_numbers_and_dates_are_valid_json():
    frame = pd.DataFrame({"x": [float("inf")], "day": [date(2027, 3, 1)], "flag": [True]})
    assert json.loads(as_json(frame))[0] | {"data_note": ""} == {
        "x": None, "day": "2027-03-01", "flag": True, "data_note": "",
    }  # fmt: skip


def test_the_frame_itself_is_left_as_it_was():
    as_csv(FRAME)
    assert list(FRAME) == ["kpi", "value", "n"]
