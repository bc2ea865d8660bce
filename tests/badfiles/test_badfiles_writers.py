"""Writers that are killed and writers that meet: never half a file, never an update lost in silence."""

import os
from concurrent.futures import ThreadPoolExecutor

import kill
import pytest
from corpus import copy_of_data

from leiq_sim.errors import ScenarioError
from leiq_sim.files import atomic
from leiq_sim.files.atomic import ChangedError, version_of, write_atomic
from leiq_sim.files.load import load_scenario
from leiq_sim.files.save import save_scenario, scenario_version

SEATS = "courses.nursing_adaptation.seats"
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no fork and no SIGKILL")


@pytest.fixture
def data(tmp_path, monkeypatch):
    folder = copy_of_data(tmp_path / "data")
    monkeypatch.setenv("LEIQ_DATA", str(folder))
    return folder


def variant(seats):
    return load_scenario().change(SEATS, seats, name="mine")


def refused(*args, **words):
    with pytest.raises(ScenarioError) as error:
        save_scenario(*args, **words)
    return [found.code for found in error.value.problems]


@POSIX
def test_a_killed_writer_leaves_the_old_file_or_the_new_one(data):
    found = kill.kills(data, count=12, seed=7)
    found["rests_wrong"] = kill.rests_removed(data / "scenarios" / "own")
    assert found["half_files"] == found["lists_or_loads_hurt"] == found["rests_wrong"] == 0
    assert found["kills"] == 12


def test_two_processes_never_lose_an_update_and_no_name_has_two_winners(tmp_path):
    found = kill.race(tmp_path, writers=2, rounds=30)
    assert found["counted"] == found["counts_due"] == 60
    assert found["names_won"] == found["names"] == 30


def test_the_bench_notices_half_files_and_lost_updates(tmp_path):
    half = tmp_path / "mine.toml"
    half.write_text(kill.text_of(3)[:-5], encoding="utf-8")
    assert not kill.is_whole(half)
    half.write_text("", encoding="utf-8")
    assert not kill.is_whole(half)
    half.write_text(kill.text_of(3), encoding="utf-8")
    assert kill.is_whole(half)
    kept = {"half_files": 0, "lists_or_loads_hurt": 0, "rests_wrong": 0, "names": 5, "names_won": 5, "counted": 9,
            "counts_due": 9}  # fmt: skip
    assert kill.faults(kept) == []
    for name in ("half_files", "lists_or_loads_hurt", "rests_wrong", "names_won", "counted"):
        assert len(kill.faults(kept | {name: kept[name] + 1})) == 1


def test_threads_of_one_process_wait_for_each_other_too(tmp_path, monkeypatch):
    monkeypatch.setattr(atomic, "version_of", kill.dawdling)
    path = write_atomic(tmp_path / "counter", "0")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: kill.count_up(path, 10), range(4)))
    assert path.read_text() == "40"


def test_who_read_an_older_version_is_told_and_changes_nothing(data):
    path = save_scenario(variant(20))
    read = scenario_version("mine")
    save_scenario(variant(21), replacing=read)
    assert load_scenario("mine").value(SEATS) == 21
    before = path.read_bytes()
    assert refused(variant(22), replacing=read) == ["changed_meanwhile"]
    assert path.read_bytes() == before
    path.unlink()
    assert refused(variant(22), replacing=read) == ["changed_meanwhile"]
    assert not path.exists()


def test_of_two_writers_of_a_new_name_the_second_is_told(data, monkeypatch):
    """The other writer comes between the look and the link, and knows no lock."""
    own, link = data / "scenarios" / "own", os.link

    def beaten(source, target):
        (own / "mine.toml").write_text("other", encoding="utf-8")
        link(source, target)

    monkeypatch.setattr(atomic.os, "link", beaten)
    assert refused(variant(20)) == ["file_exists"]
    assert (own / "mine.toml").read_text(encoding="utf-8") == "other"
    assert os.listdir(own) == ["mine.toml"]


def test_overwriting_what_stands_there_is_still_possible(data):
    save_scenario(variant(20))
    assert refused(variant(21)) == ["file_exists"]
    save_scenario(variant(21), overwrite=True)
    assert load_scenario("mine").value(SEATS) == 21


def test_a_text_that_could_not_be_read_again_is_not_kept(data):
    assert refused(variant(20), title={"de": "<script>x</script>"}) == ["text_markup"]
    assert refused(variant(20), title={"de": "=1+1"}) == ["text_formula"]
    assert refused(variant(20).change("staff.fizu.name_de", "@SUM(A1)")) == ["text_formula"]
    assert not (data / "scenarios" / "own" / "mine.toml").exists()


@pytest.mark.parametrize("name", ["CON", "nul.toml", "lpt1"])
def test_a_device_is_no_name_to_keep(data, name):
    assert refused(variant(20), name) == ["name_reserved"]


def test_a_version_is_the_content(tmp_path):
    assert version_of(tmp_path / "none") == ""
    one, same = write_atomic(tmp_path / "a", "x"), write_atomic(tmp_path / "b", "x", replacing="")
    assert version_of(one) == version_of(same) != version_of(write_atomic(tmp_path / "c", "y"))
    with pytest.raises(ChangedError):
        write_atomic(one, "z", replacing="")
    assert one.read_text() == "x"
    assert sorted(os.listdir(tmp_path)) == ["a", "b", "c"]
