import os
from pathlib import Path

import pytest

from leiq_sim.errors import ScenarioError
from leiq_sim.files.load import check_files, list_scenarios, load_expectation, load_folder, load_scenario
from leiq_sim.model.tables import TABLES


def codes(problems):
    return [p.code for p in problems]


def refused(name="baseline"):
    with pytest.raises(ScenarioError) as error:
        load_scenario(name)
    return error.value.problems


def test_the_data_of_the_repository_has_no_problem():
    assert [str(p) for p in check_files()] == []


def test_every_scenario_of_the_repository_loads_under_its_name():
    names = list_scenarios()
    assert names[0] == "baseline"
    assert len(names) >= 10
    assert [load_scenario(name).name for name in names] == names


def test_the_baseline_brings_titles_period_and_provenance():
    base = load_scenario()
    assert (base.start.isoformat(), base.end.isoformat()) == ("2026-01-01", "2028-12-31")
    assert base.title["de"] != base.title["en"]
    assert len(base.provenance) > 50
    assert base.changes == ()


def test_all_faults_of_all_files_are_listed_at_once_with_their_lines(folder):
    folder.append("demand.csv", "leipzig,gardening,12")
    demand = folder.append("demand.csv", "nordsachsen,gardening,1.200")
    places = folder.append("places.csv", "garden,Garten,Garden,,atlantis,,5,0")
    folder.write("seasons.csv", "month,index\n1,-1\n")
    folder.write("gates.csv", "")
    found = {p.where: p.code for p in refused()}
    assert found == {
        f"data/demand.csv, line {demand - 1}": "reference_unknown",
        f"data/demand.csv, line {demand}": "number_ambiguous",
        f"data/places.csv, line {places}": "reference_unknown",
        "data/seasons.csv, line 2": "number_below",
        "data/gates.csv": "file_empty",
    }


def test_shares_that_do_not_add_up_name_the_line_in_both_languages(folder):
    line = folder.append("routes.csv", "partial,served,electrical,all,lost,0.05")
    found = {p.code: p for p in refused()}
    assert found["route_target"].where == f"data/routes.csv, line {line}"
    first = next(n for n, row in enumerate(folder.text("routes.csv").splitlines(), 1)
                 if row.startswith("partial,served,electrical,"))  # fmt: skip
    said = found["shares_sum"].sentence()
    assert said.startswith(f"data/routes.csv, line {first}: shares from 'partial' (served) for field 'electrical'")
    assert "1.05, not 1" in said
    assert "1,05, nicht 1" in found["shares_sum"].sentence("de")


@pytest.mark.parametrize(
    ("file", "line", "found", "nearest"),
    [
        ("demand.csv", "leipzg,nursing,5", "leipzg", "leipzig"),
        ("demand.csv", "leipzig,nurse,5", "nurse", "nursing"),
        ("closures.csv", "fizuu,2026-12-24,2026-12-24", "fizuu", "fizu"),
        ("runs.csv", "social_brigde,x1,2027-01-04,leipzig", "social_brigde", "social_bridge"),
        ("runs.csv", "social_bridge,x1,2027-01-04,nordsaxony", "nordsaxony", "nordsachsen"),
        ("dropouts.csv", "social_brigde,all,0.1", "social_brigde", "social_bridge"),
        ("backlog.csv", "first_counseling,leipzig,nursing,5,10", "first_counseling", "first_counselling"),
        ("gates.csv", "procedur,", "procedur", "procedure"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_one(folder, file, line, found, nearest):
    number = folder.append(file, line)
    problem = next(p for p in refused() if p.where == f"data/{file}, line {number}")
    for lang in ("en", "de"):
        assert found in problem.sentence(lang)
        assert nearest in problem.sentence(lang)


@pytest.mark.parametrize("table", TABLES)
def test_faults_that_only_follow_from_an_unreadable_row_are_not_told(folder, table):
    lines = folder.text(f"{table}.csv").splitlines()
    lines[1] += ",too,many"
    folder.write(f"{table}.csv", "\n".join(lines) + "\n")
    assert [(p.code, p.where) for p in refused()] == [("cells_count", f"data/{table}.csv, line 2")]


def test_a_table_in_the_form_of_a_german_spreadsheet_is_read_the_same(folder):
    before = load_scenario()
    text = folder.text("kpis.csv").replace(",", ";").replace(".", ",")
    (folder.path / "kpis.csv").write_bytes(text.replace("\n", "\r\n").encode("cp1252"))
    (folder.path / "districts.csv").write_bytes(folder.text("districts.csv").encode("utf-8-sig"))
    assert load_scenario().tables == before.tables


def test_a_missing_table_is_a_problem_not_an_empty_table(folder):
    (folder.path / "closures.csv").unlink()
    assert codes(refused()) == ["file_missing"]


def test_an_unknown_scenario_names_the_nearest_and_all_others():
    found = refused("budgetcut")[0]
    assert "'budgetcut'; the nearest one is 'budget_cut'" in found.sentence()
    assert "am nächsten liegt „budget_cut“" in found.sentence("de")


@pytest.mark.parametrize("name", ["../baseline", "..", "own/../../secret", "/etc/passwd", "a\\b", "", "a" * 61, "x\n"])
def test_a_name_cannot_leave_the_folder(name):
    assert codes(refused(name)) == ["name_not_allowed"]


def test_without_a_data_folder_one_sentence_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("LEIQ_DATA", str(tmp_path / "nothing"))
    assert codes(refused()) == ["data_missing"]
    assert codes(check_files()) == ["data_missing"]


def test_a_baseline_elsewhere_is_loaded_by_its_path(folder, monkeypatch):
    monkeypatch.delenv("LEIQ_DATA")
    folder.write("settings.csv", folder.text("settings.csv").replace("demand_factor,1", "demand_factor,1.5"))
    there = load_scenario(str(folder.path / "baseline.toml"))
    assert there.value("settings.demand_factor.value") == 1.5
    assert load_scenario().value("settings.demand_factor.value") == 1


def test_what_users_keep_is_found_after_the_presets(folder):
    folder.write("scenarios/own/mine.toml", 'title = "Meins"\n')
    assert list_scenarios()[-1] == "mine"
    assert load_scenario("mine").title == {"de": "Meins", "en": "Meins"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("start = 2026-01-01", "strat = 2026-01-01", "toml_key_unknown"),
        ("start = 2026-01-01", 'start = "soon"', "toml_type"),
        ("start = 2026-01-01", "", "toml_key_missing"),
        ("end = 2028-12-31", "end = 2025-12-31", "period_reversed"),
        ("end = 2028-12-31", "end = 2228-12-31", "period_too_long"),
        ("[scenario]", "[scenari", "toml_invalid"),
        ("[scenario]", "[scenery]", "toml_key_unknown"),
    ],
)
def test_a_wrong_baseline_head_is_refused(folder, old, new, code):
    folder.write("baseline.toml", folder.text("baseline.toml").replace(old, new))
    found = [p for p in refused() if p.code == code]
    assert found, codes(refused())
    assert "baseline.toml" in found[0].where


def test_checking_lists_every_scenario_and_table_and_runs_nothing(folder):
    folder.preset("broken", '[[change]]\npath = "courses.nursing.seats"\nvalue = 3\n')
    folder.write("strange.csv", "a\n1\n")
    folder.append("provenance.csv", "demand.atlantis.*.people_per_year,,,,entered,,,,")
    assert codes(check_files()) == ["provenance_unused", "unknown_row", "file_unknown"]


def test_problems_are_listed_in_the_order_of_files_and_lines(folder):
    added = ("leipzg,nursing,5", "leipzg,teachers,x", "leipzg,doctors,5")
    lines = [folder.append("demand.csv", line) for line in added]
    folder.write("closures.csv", "")
    places = [p.where for p in check_files()]
    assert places == ["data/closures.csv", *(f"data/demand.csv, line {n}" for n in lines)]


def test_faults_of_scenario_files_are_told_beside_those_of_tables(folder):
    folder.preset("broken", "tilte = 'x'\n")
    folder.append("demand.csv", "leipzg,nursing,5")
    assert codes(check_files()) == ["reference_unknown", "toml_key_unknown"]


def test_a_single_table_is_checked_with_its_folder_or_alone(folder, tmp_path):
    folder.append("demand.csv", "leipzg,nursing,5")
    assert codes(check_files([folder.path / "demand.csv"])) == ["reference_unknown"]
    alone = tmp_path / "demand.csv"
    alone.write_text("district,field,people_per_year\natlantis,b,1.200\n", encoding="utf-8")
    assert codes(check_files([str(alone)])) == ["number_ambiguous"]
    assert codes(check_files([str(tmp_path / "demnad.csv")])) == ["file_unknown"]
    assert codes(check_files([str(folder.path / "absent.csv")])) == ["file_missing"]


def test_named_scenarios_are_checked_by_name_and_by_path(folder):
    good = folder.preset("good", '[[change]]\npath = "courses.nursing_adaptation.seats"\nvalue = 20\n')
    assert check_files(["good", str(good), "baseline"]) == []
    assert codes(check_files(["goood"])) == ["scenario_unknown"]
    assert codes(check_files([str(folder.path / "scenarios" / "none.toml")])) == ["file_missing"]


def test_a_preset_says_what_it_expects_and_the_baseline_expects_nothing():
    expected = load_expectation("more_nursing_seats")
    assert (expected.kpi, expected.sign, expected.field) == ("qualified", "+", "nursing")
    assert set(expected.reason) == {"de", "en"}
    assert load_expectation("baseline") is None


def test_places_are_named_from_the_data_folder_whatever_the_current_folder(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder.write("gates.csv", "")
    assert load_folder(folder.path).problems[0].where == "data/gates.csv"
    assert Path.cwd() == Path(os.path.realpath(tmp_path))
