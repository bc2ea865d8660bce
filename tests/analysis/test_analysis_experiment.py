"""Running on several cores, refusing, interrupting; KPIs of a small world against its own log."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from analysis_worlds import first_is_slow, world

from leiq_sim.analysis import assumption_page, experiment, workers
from leiq_sim.analysis.checks import Audit, BrokenLogError, Finding
from leiq_sim.analysis.definitions import ALL, HEADLINE, KPIS
from leiq_sim.analysis.experiment import Task, run, run_all
from leiq_sim.analysis.kpi_page import page
from leiq_sim.errors import ScenarioError
from leiq_sim.files.influence import read_influence
from leiq_sim.files.load import load_scenario
from leiq_sim.model.scenario import Frozen

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def result():
    return run(world(), replications=6, seed=5, workers=1)


def totals(frame):
    here = (frame["district"] == "all") & (frame["field"] == "all") & (frame["stage"] == "all")
    return frame[here].set_index("kpi")


def test_every_kpi_appears_and_every_headline_as_a_total(result):
    assert set(result.kpis["kpi"]) == set(ALL)
    one = result.kpis[result.kpis["replication"] == 0]
    assert set(HEADLINE) <= set(totals(one).index)
    assert not one.duplicated(["kpi", "district", "field", "stage"]).any()
    assert (result.kpis["unit"] == result.kpis["kpi"].map(lambda kpi: KPIS[kpi].unit)).all()


def test_kpis_agree_with_a_plain_reading_of_the_log(result):
    log = result.log(2)
    entities, visits, runs = log.entities(), log.visits(), log.runs()
    clients = entities[entities["kind"] == "client"]
    found = totals(result.kpis[result.kpis["replication"] == 2])["value"]
    assert found["qualified_work"] == (clients["exit"] == "qualified_work").sum() > 0
    assert found["inside_end"] == (clients["arrived"].notna() & (clients["exit"] == "")).sum() > 0
    assert found["seat_fill"] == pytest.approx(runs["taken"].sum() / runs["seats"].sum())
    assert found["cancelled_runs"] == runs["cancelled"].sum()
    left = visits[(visits["outcome"] == "unserved") & visits["next"].eq("lost")]
    assert found["left_waiting"] == left["client"].nunique() > 0
    talks = visits[(visits["stage"] == "first_counselling")]
    assert found["advised"] == talks[talks["outcome"] == "served"]["client"].nunique()
    pools = log.pools()
    assert found["hours_used"] == pytest.approx(pools["used"].sum() / pools["offered"].sum())
    assert found["cost_per_qualified_work"] == pytest.approx(found["cost"] / found["qualified_work"])
    assert found["qualified"] == visits[visits["stage"] == "qualified"]["client"].nunique()


def test_districts_and_fields_add_up_to_the_total(result):
    counts = [kpi for kpi, d in KPIS.items() if d.unit == "people" and "district" in d.by]
    whole = totals(result.kpis.groupby(["kpi", "district", "field", "stage"])["value"].sum().reset_index())["value"]
    for dimension, other in (("district", "field"), ("field", "district")):
        rows = result.kpis[(result.kpis[dimension] != "all") & (result.kpis[other] == "all")]
        sums = rows[rows["stage"] == "all"].groupby("kpi")["value"].sum()
        assert {kpi: sums[kpi] for kpi in counts} == {kpi: whole[kpi] for kpi in counts}


def test_where_people_are_at_the_end_adds_up_to_all_who_are_inside(result):
    rows = result.kpis[(result.kpis["kpi"] == "inside_end") & (result.kpis["district"] == "all")]
    rows = rows[rows["field"] == "all"]
    by_stage = rows[rows["stage"] != "all"].groupby("replication")["value"].sum()
    assert by_stage.tolist() == rows[rows["stage"] == "all"]["value"].tolist()


def test_the_last_month_of_the_timeline_is_who_is_inside_at_the_end(result):
    last = result.timeline[(result.timeline["month"] == "2026-12") & (result.timeline["district"] == "all")]
    last = last[last["stage"] == "all"].set_index("replication")
    inside = totals_of(result, "inside_end")
    assert (last["waiting"] + last["inside"]).tolist() == inside.tolist()
    works = result.timeline[(result.timeline["district"] == "all") & (result.timeline["stage"] == "all")]
    assert works.groupby("replication")["entered_work"].sum().tolist() == totals_of(result, "qualified_work").tolist()


def totals_of(result, kpi):
    rows = result.kpis[(result.kpis["kpi"] == kpi)]
    return rows[(rows["district"] == "all") & (rows["field"] == "all") & (rows["stage"] == "all")]["value"]


def test_the_runs_of_all_replications_are_kept(result):
    assert result.runs.groupby("replication").size().tolist() == [5] * 6
    taken = result.runs.groupby("replication")[["taken", "seats"]].sum()
    assert (taken["taken"] / taken["seats"]).tolist() == pytest.approx(totals_of(result, "seat_fill").tolist())


def test_an_overloaded_pool_is_named_in_the_checks(result):
    assert [(f.level, f.where) for f in result.checks if f.where == "desk"] == [("warning", "desk")]


def test_a_log_is_recomputed_and_gives_the_same_kpis(result):
    from leiq_sim.analysis.kpis import kpis

    again = kpis(result.log(4), 4)
    kept = result.kpis[result.kpis["replication"] == 4].reset_index(drop=True)
    pd.testing.assert_frame_equal(again, kept)
    with pytest.raises(IndexError, match="0 to 5"):
        result.log(6)


def test_two_workers_give_the_same_bytes_as_none_and_report_every_replication():
    seen = []
    base = world()
    more = base.change("staff.desk.hours_per_week", 2, name="more")
    alone = run_all([base, more], 3, seed=5, workers=1)
    spread = run_all([base, more], 3, seed=5, workers=2, progress=lambda done, of: seen.append((done, of)))
    assert seen == sorted(set(seen))
    assert seen[-1] == (6, 6)
    for one, other in zip(alone, spread, strict=True):
        pd.testing.assert_frame_equal(one.kpis, other.kpis)
        pd.testing.assert_frame_equal(one.timeline, other.timeline)
        assert one.checks == other.checks
        assert one.scenario.name == other.scenario.name == one.kpis["scenario"].iloc[0]


def test_another_seed_gives_other_numbers_and_a_replication_does_not_depend_on_how_many_there_are(result):
    fewer, other = run(world(), 2, seed=5, workers=1), run(world(), 2, seed=6, workers=1)
    kept = result.kpis[result.kpis["replication"] < 2].reset_index(drop=True)
    pd.testing.assert_frame_equal(fewer.kpis, kept)
    assert not fewer.kpis["value"].equals(other.kpis["value"])


def test_a_scenario_with_problems_is_refused_before_anything_runs(monkeypatch):
    monkeypatch.setattr(workers, "as_done", lambda *_, **__: pytest.fail("it ran"))
    with pytest.raises(ScenarioError, match="first_counselling"):
        run(broken(), 2)
    with pytest.raises(ScenarioError):
        run(world(), 2, engine="steam")
    with pytest.raises(ValueError, match="at least 1"):
        run(world(), 0)


def test_without_a_target_there_is_no_share_over_it():
    made = world()
    kept = {key: row for key, row in made.table("settings").items() if key != ("target_wait_days",)}
    aimless = replace(made, tables=Frozen(made.tables | {"settings": Frozen(kept)}))
    found = totals(run(aimless, 1, workers=1).kpis)["value"]
    assert np.isnan(found["share_waiting_over_target"])
    assert np.isnan(found["gap_districts"])


def broken():
    made = world()
    return replace(made, tables=Frozen(made.tables | {"routes": Frozen({})}))


def test_a_log_that_contradicts_itself_is_an_error_and_no_result(monkeypatch):
    finding = Finding("error", "flow", "first_counselling", 1.0, 2.0, 0)
    monkeypatch.setattr(experiment, "audits", lambda ledger, _: [Audit(1, (finding,))] * ledger.logs)
    with pytest.raises(BrokenLogError, match="first_counselling") as raised:
        run(world(), 2, workers=1)
    assert raised.value.findings == (finding, finding)


def test_results_stand_in_the_order_of_tasks_whoever_ends_first():
    assert workers.spread(first_is_slow, [0, 1, 2, 3], 2) == [0, 10, 20, 30]


def test_an_error_in_a_worker_reaches_the_caller_and_ends_the_workers():
    with pytest.raises(ScenarioError):
        workers.spread(experiment.replicate, [[Task(world(), 1, r, "steam")] for r in range(3)], 2)
    assert not workers._kept


def test_the_callers_own_frames_are_not_the_results(result):
    frame = result.summary()
    frame["mean"] = -1.0
    assert not (result.summary()["mean"] == -1.0).all()


SCRIPT = """
import sys
sys.path.insert(0, {here!r})
from analysis_worlds import world
import leiq_sim as leiq
result = leiq.run(world(), 300, engine={engine!r}, workers=2, progress=lambda done, of: print(done, flush=True))
print("a result", result.replications)
"""


def script(tmp_path, engine, replications=3000):
    """Write a study that runs in processes (reference) or threads (compiled)."""
    path = tmp_path / "study.py"
    said = SCRIPT.format(here=str(HERE), engine=engine).replace("300", str(replications))
    path.write_text(said, encoding="utf-8")
    return path


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent to a group of processes in another way")
@pytest.mark.parametrize("engine", ["reference", "compiled"])
def test_ctrl_c_ends_all_workers_and_leaves_no_result(tmp_path, engine):
    process = subprocess.Popen(
        [sys.executable, script(tmp_path, engine)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    for _ in range(3):
        assert process.stdout.readline().strip().isdigit()
    os.killpg(process.pid, signal.SIGINT)
    out, errors = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "a result" not in out
    assert errors.count("KeyboardInterrupt") == 1  # the parent's own; no worker complains
    deadline = time.monotonic() + 10
    while alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not alive(process.pid)


def alive(session):
    """Return the processes of a session that still live."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(parts[3]) == session and parts[0] != "Z":
            found.append(status.parent.name)
    return found


def test_a_script_without_a_main_guard_may_call_run(tmp_path):
    path = script(tmp_path, "reference", 4)
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.split("\n")[:5] == ["1", "2", "3", "4", "a result 4"]


def test_the_page_of_kpis_is_made_from_the_code():
    assert (ROOT / "docs" / "kpis.md").read_text(encoding="utf-8") == page()


def test_the_register_of_assumptions_is_made_from_the_data():
    base = load_scenario("baseline")
    register = (ROOT / "docs" / "assumptions.md").read_text(encoding="utf-8")
    assert register == assumption_page.page(base, read_influence())
    assumed = [origin.path for origin in base.provenance if origin.status == "assumption"]
    assert all(f"`{path}`" in register for path in assumed)


def test_every_definition_is_complete():
    for kpi, definition in KPIS.items():
        assert definition.id == kpi
        assert definition.name("de")
        assert definition.name("en")
        assert definition.direction in ("more", "less", "neutral")
        assert set(definition.by) <= {"district", "field", "stage"}
    assert tuple(kpi for kpi in ALL if KPIS[kpi].headline) == HEADLINE
    assert len(HEADLINE) == 12


def test_rows_stand_only_in_the_dimensions_a_definition_names(result):
    for dimension in ("district", "field"):
        seen = set(result.kpis[result.kpis[dimension] != "all"]["kpi"])
        named = {kpi for kpi, d in KPIS.items() if dimension in d.by}
        assert seen == named
    assert set(result.kpis[result.kpis["stage"] != "all"]["kpi"]) <= {k for k, d in KPIS.items() if "stage" in d.by}


def test_no_value_is_infinite(result):
    assert not np.isinf(result.kpis["value"]).any()
