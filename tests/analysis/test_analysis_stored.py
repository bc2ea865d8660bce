"""A replication is computed once: the same question is answered from the store, another never is."""

import json
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from analysis_worlds import PATHWAY, world
from same_found import bits

from leiq_sim.analysis import experiment, stored
from leiq_sim.analysis.checks import Audit, Finding
from leiq_sim.analysis.experiment import run, run_all
from leiq_sim.analysis.packing import Unpackable, packed, unpacked
from leiq_sim.analysis.stopping import Width, until_decided, until_precise
from leiq_sim.analysis.stored import Stored, changes_of, is_current, run_of, summary_of
from leiq_sim.files import code
from leiq_sim.files.load import load_scenario
from leiq_sim.files.store import StoreError
from leiq_sim.model.change import Change
from leiq_sim.model.columns import columns_of
from leiq_sim.model.content import content_of
from leiq_sim.model.scenario import Frozen, Scenario
from leiq_sim.model.tables import KEYS, TABLES

HERE = Path(__file__).resolve().parent
BASE = load_scenario("baseline")
MORE = BASE.change("courses.nursing_adaptation.seats", 20, from_date="2027-03-01", name="more")


@pytest.fixture
def store(tmp_path):
    made = Stored(tmp_path / "runs.sqlite")
    yield made
    made.close()


@pytest.fixture
def computed(monkeypatch):
    """The replications that are computed, as (scenario, seed, replication), in their order."""
    made, real = [], experiment.replicate
    monkeypatch.setattr(
        experiment,
        "replicate",
        lambda tasks: made.extend((t.scenario.name, t.seed, t.replication) for t in tasks) or real(tasks),
    )
    return made


def same(one, other):
    return [bits(found) for found in one.found] == [bits(found) for found in other.found]


def test_what_is_unpacked_is_what_was_packed_to_the_bit():
    for found in (*run(world(), 2, workers=1).found, *run(MORE, 1, workers=1).found):
        again = unpacked(packed(found))
        assert bits(again) == bits(found)
        assert again.months.waiting.flags.writeable


@pytest.mark.parametrize("spoil", [lambda b: b[:-9], lambda b: b"", lambda b: b"\x80" + b[1:], lambda b: b[:40] * 3])
def test_bytes_that_are_no_replication_are_refused(spoil):
    (found,) = run(world(), 1, workers=1).found
    with pytest.raises(Unpackable):
        unpacked(spoil(packed(found)))


def test_a_log_that_contradicts_itself_is_no_answer(store):
    (found,) = run(world(), 1, workers=1).found
    broken = replace(found, audit=Audit(1, (Finding("error", "flow", "x", 1.0, 2.0, 0),)))
    with pytest.raises(ValueError, match="contradicts"):
        packed(broken)
    store.keep(world(), 1, "auto", {0: broken})
    assert (store.kept, store.known(world(), 1, "auto", range(9))) == (0, {})


def test_the_same_question_is_answered_from_the_store_with_the_same_bits(store, computed):
    scenarios = [world(), world().change("staff.desk.hours_per_week", 2, name="more")]
    fresh = run_all(scenarios, 5, seed=3, workers=1, store=store)
    assert (len(computed), store.answered, store.kept) == (10, 0, 10)
    again = run_all([one.renamed(f"again {one.name}") for one in scenarios], 5, seed=3, workers=2, store=store)
    assert (len(computed), store.answered, store.kept) == (10, 10, 10)
    for one, other in zip(fresh, again, strict=True):
        assert same(one, other)
        assert other.kpis.drop(columns="scenario").equals(one.kpis.drop(columns="scenario"))
    assert set(again[1].kpis["scenario"]) == {"again more"}


def test_fewer_are_known_already_and_of_more_only_the_rest_is_computed(store, computed):
    run(world(), 6, workers=1, store=store)
    computed.clear()
    fewer = run(world(), 2, workers=1, store=store)
    assert (computed, fewer.replications) == ([], 2)
    more = run(world(), 10, workers=1, store=store)
    assert [r for _, _, r in computed] == [6, 7, 8, 9]
    assert same(more, run(world(), 10, workers=1))


def test_gaps_are_filled_and_scenarios_may_know_different_replications(store, computed):
    base, more = world(), world().change("staff.desk.hours_per_week", 2, name="more")
    both = run_all([base, more], 6, workers=1)
    store.keep(base, 1, "auto", {r: both[0].found[r] for r in (1, 4)})
    store.keep(more, 1, "auto", {r: both[1].found[r] for r in (0, 1, 2, 3, 5)})
    computed.clear()
    results = run_all([base, more], 6, workers=1, store=store)
    assert computed == [("world", 1, 0), ("world", 1, 2), ("world", 1, 3), ("world", 1, 5), ("more", 1, 4)]
    assert all(same(one, other) for one, other in zip(results, both, strict=True))


def test_another_seed_and_the_reference_engine_have_answers_of_their_own(store, computed):
    run(world(), 2, seed=1, workers=1, store=store)
    run(world(), 2, seed=2, workers=1, store=store)
    run(world(), 2, engine="compiled", workers=1, store=store)
    assert len(computed) == 4
    reference = run(world(), 2, engine="reference", workers=1, store=store)
    assert len(computed) == 6
    assert same(reference, run(world(), 2, workers=1, store=store))
    assert [(r.engine, r.seed) for r in store.store.runs()] == [("reference", 1), ("compiled", 2), ("compiled", 1)]


def test_runs_until_decided_or_precise_are_stored_and_answered_look_by_look(store, computed):
    base, more = world(), world().change("staff.desk.hours_per_week", 2, name="more")
    first, stop = until_decided([base, more], 1, workers=1, looks=(2, 4), store=store)
    count = len(computed)
    again, same_stop = until_decided([base, more], 1, workers=1, looks=(2, 4), store=store)
    assert (len(computed), stop) == (count, same_stop)
    assert first.table.equals(again.table)
    until_precise([base], [Width("qualified_work", 1e9)], workers=1, most=16, store=store)
    assert all(r >= stop.used for _, _, r in computed[count:])


def test_a_run_that_is_cancelled_keeps_what_was_finished(store):
    list(experiment.stream([world()], 8, workers=1, at=(8,), cancelled=lambda: True, store=store))
    assert sorted(store.known(world(), 1, "auto", range(8))) == [0, 1, 2, 3]


def test_a_run_that_is_cancelled_yields_what_all_scenarios_have(store):
    base, more = world(), world().change("staff.desk.hours_per_week", 2, name="more")
    both = run_all([base, more], 8, workers=1)
    store.keep(more, 1, "auto", {r: both[1].found[r] for r in (0, 1, 2, 5)})
    (results,) = experiment.stream([base, more], 8, workers=1, at=(8,), cancelled=lambda: True, store=store)
    assert [result.replications for result in results] == [3, 3]
    assert bits(results[1].found[2]) == bits(both[1].found[2])


# Every table and column once: the first row whose value can be another.
CELLS = [
    (table, key, name)
    for table, row_type in TABLES.items()
    for name, column in columns_of(row_type).items()
    for key, row in list(BASE.table(table).items())[:1]
]


def changed(scenario, table, key, name):
    """Return the scenario with one cell changed, whether or not it would then make sense."""
    rows = dict(scenario.table(table))
    row = rows[key]
    value = getattr(row, name)
    if isinstance(value, date):
        other = value + timedelta(1)
    else:
        other = "x" if isinstance(value, str) or value is None else value + 1
    rows[key] = replace(row, **{name: other})
    return replace(scenario, tables=Frozen(scenario.tables | {table: Frozen(rows)}))


def test_every_table_is_tried():
    assert {table for table, _, _ in CELLS} == {table for table in TABLES if BASE.table(table)}
    assert {name for table, _, name in CELLS if table == "courses"} > set(KEYS["courses"])


@pytest.mark.parametrize(("table", "key", "name"), CELLS, ids=lambda part: part if isinstance(part, str) else "")
def test_another_cell_is_another_question(table, key, name):
    assert run_of(changed(BASE, table, key, name), 1).key != run_of(BASE, 1).key


@pytest.mark.parametrize("table", [table for table in TABLES if len(BASE.table(table)) > 1])
def test_a_row_less_and_another_order_of_rows_are_other_questions(table):
    rows = list(BASE.table(table).items())
    others = [replace(BASE, tables=Frozen(BASE.tables | {table: Frozen(r)})) for r in (rows[:-1], rows[::-1])]
    assert len({content_of(one) for one in (BASE, *others)}) == 3


OTHERS = {
    "start": {"start": BASE.start + timedelta(1)},
    "end": {"end": BASE.end - timedelta(1)},
    "pathway": {"pathway": PATHWAY},
    "dated": {"dated": (Change("courses.nursing_adaptation.seats", 16, 20, date(2027, 3, 1)),)},
}
WORDS = {"name": "other", "title": {"de": "x"}, "question": {"de": "x"}, "provenance": (), "changes": MORE.changes}


@pytest.mark.parametrize("name", sorted({f.name for f in fields(Scenario)} - {"kept", "tables"}))
def test_each_field_of_a_scenario_counts_and_words_about_it_do_not(name):
    other = replace(BASE, **OTHERS.get(name, {name: WORDS.get(name)}))
    assert (content_of(other) == content_of(BASE)) == (name in WORDS)


def test_day_and_value_of_a_dated_change_count():
    path = MORE.changes[0].path
    variants = [BASE, MORE, BASE.change(path, 20, "2027-04-01"), BASE.change(path, 21, "2027-03-01")]
    assert len({run_of(one, 1).key for one in variants}) == 4
    assert run_of(BASE.change(MORE.changes[0].path, 20, "2027-03-01"), 1).key == run_of(MORE, 1).key


def test_a_question_is_its_key_in_every_process():
    script = (
        "from leiq_sim.analysis.stored import run_of; from leiq_sim.files.load import load_scenario; "
        "print(run_of(load_scenario('baseline'), 7).key)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == run_of(load_scenario("baseline"), 7).key


def test_other_code_never_takes_the_answers_of_this_one(store, computed, monkeypatch):
    run(world(), 2, workers=1, store=store)
    (kept,) = store.store.runs()
    assert is_current(kept)
    monkeypatch.setattr(stored, "code_version", lambda: "another")
    run(world(), 2, workers=1, store=store)
    assert len(computed) == 4
    assert not is_current(kept)


def test_the_version_of_the_code_is_its_content_and_what_it_rests_on(tmp_path):
    for room in code.ROOMS:
        (tmp_path / room).parent.mkdir(exist_ok=True)
        (tmp_path / room).write_text("x = 1\n") if room.endswith(".py") else (tmp_path / room).mkdir()
    (tmp_path / "analysis" / "kpis.py").write_text("x = 1\n")
    libraries = {"numpy": "2.4"}
    versions = [code.version_of(tmp_path, libraries, "3.11")]
    versions += [code.version_of(tmp_path, {"numpy": "2.5"}, "3.11"), code.version_of(tmp_path, libraries, "3.12")]
    for room in code.ROOMS:
        place = tmp_path / room if room.endswith(".py") else tmp_path / room / "more.py"
        place.write_text("x = 2\n")
        versions.append(code.version_of(tmp_path, libraries, "3.11"))
    assert len(set(versions)) == len(versions)
    (tmp_path / "analysis" / "kpis.py").write_bytes(b"x = 1\r\n")
    assert code.version_of(tmp_path, libraries, "3.11") == versions[-1]
    assert {"numpy", "numba", "holidays"} <= set(code.LIBRARIES)


def test_a_kept_run_tells_its_changes_and_its_figures(store):
    fresh = run(MORE, 2, workers=1, store=store)
    (kept,) = store.store.runs()
    assert changes_of(kept) == list(MORE.changes)
    assert (kept.scenario, kept.about["start"], kept.replications) == ("more", "2026-01-01", 2)
    assert summary_of(store.store, kept).equals(fresh.summary())


def test_a_store_that_is_refused_stops_before_anything_is_computed(tmp_path, computed):
    path = tmp_path / "runs.sqlite"
    path.write_text("not ours, and longer than a head of sixteen bytes")
    with pytest.raises(StoreError, match="another program"):
        run(world(), 2, workers=1, store=Stored(path))
    assert computed == []
    assert path.read_text().startswith("not ours")


def test_bytes_that_were_spoilt_in_the_store_are_refused(store):
    run(world(), 2, workers=1, store=store)
    store.store._open.execute("UPDATE replications SET found = zeroblob(900) WHERE number = 1")
    with pytest.raises(StoreError, match="damaged"):
        run(world(), 2, workers=1, store=store)


def test_a_store_that_cannot_be_written_costs_no_result(tmp_path):
    (tmp_path / "results").write_text("a file where the folder should be")
    store = Stored(tmp_path / "results" / "runs.sqlite")
    result = run(world(), 6, workers=1, store=store)
    assert same(result, run(world(), 6, workers=1))
    assert store.trouble.code == "store_closed"
    assert (store.kept, store.fresh) == (0, 6)


def test_a_disk_that_fills_up_on_the_way_keeps_what_was_stored_and_gives_the_result(store):
    run(world(), 1, workers=1, store=store)
    pages = store.store._open.execute("PRAGMA page_count").fetchone()[0]
    store.store._open.execute(f"PRAGMA max_page_count = {pages + 12}")
    result = run(world(), 40, workers=1, store=store)
    assert result.replications == 40
    assert store.trouble.code == "store_full"
    assert 1 < store.kept < 40
    assert len(Stored(store.store.path).known(world(), 1, "auto", range(40))) == store.kept


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork and no SIGKILL")
def test_a_run_that_is_killed_loses_its_unfinished_chunk_and_nothing_else(tmp_path):
    command = [sys.executable, str(HERE / "kill_runs.py"), str(tmp_path), "--kills", "20"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["kills"] == 20
    assert found["lost"] == found["not_intact"] == found["not_the_same"] == 0
    assert found["finished"] >= 13
