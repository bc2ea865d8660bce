"""The compiled engine's own promises: the numbers it writes out, its room, and what it says when it cannot go on."""

import pickle
from dataclasses import fields, replace

import numpy as np
import pytest
from numba import njit
from plans import Plan, comes, course, has_waited, search, stay, talk, vacancy

import leiq_sim as leiq
from leiq_sim.analysis import survival
from leiq_sim.chance import rows
from leiq_sim.chance.nodes import Kind
from leiq_sim.engine import compiled, event_loop
from leiq_sim.engine.capacity import Runs
from leiq_sim.engine.event_loop import EngineError, room_for, simulate_compiled
from leiq_sim.engine.layout import WRITTEN, journeys_of
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.units import NEVER, NOT_YET, TICKS_PER_DAY

OPEN = (60,) * 20


def test_what_the_compiled_file_writes_out_is_what_everybody_else_means():
    names = ("HOURS", "PLACES", "DELAY", "COHORT", "CANDIDATE", "VACANCY", "GATE")
    assert {name: getattr(compiled, name) for name in names} == {kind.name: kind.value for kind in Kind}
    assert {outcome.name: getattr(compiled, outcome.name) for outcome in Outcome} == {o.name: o.value for o in Outcome}
    assert (compiled.NEVER, compiled.NOT_YET, 1 << compiled.DAY_BITS) == (NEVER, NOT_YET, TICKS_PER_DAY)
    assert compiled.TICK_BITS == survival.TICK_BITS
    assert [f.name.upper() for f in fields(Runs) if f.name != "names"] == [c.name for c in compiled.Course]


def test_the_loop_is_translated_for_one_kind_of_arrays_only():
    base = leiq.load_scenario("baseline")
    leiq.simulate(base, leiq.make_itineraries(base, 1, 0), "compiled")
    simulate_compiled(Plan(()).itineraries, Plan(()).capacity)
    simulate_compiled(
        Plan((comes(0, stay(0, 1)),), places=(((0, 1),),)).itineraries, Plan((), places=(((0, 1),),)).capacity
    )
    assert len(compiled.run.signatures) == 1


def test_a_visit_is_one_cache_line_and_its_log_half_of_one():
    assert (rows.VISIT.itemsize, WRITTEN.itemsize) == (64, 32)
    assert set(rows.VISIT.names) - {"line", "posts", "spare"} == set(rows.TOGETHER)
    log = simulate_compiled(TWO.itineraries, TWO.capacity)
    assert log.queued.ctypes.data % 32 == 0
    assert {column.strides for column in vars(log).values()} == {(32,)}


def test_the_visits_of_itineraries_are_not_copied():
    base = leiq.load_scenario("baseline")
    itineraries = leiq.make_itineraries(base, 1, 0)
    visits = journeys_of(itineraries).visits
    assert np.shares_memory(visits, itineraries.rows.patience)
    assert visits.ctypes.data % 64 == 0
    by_hand = Plan((comes(1, talk(0, 60)), comes(2, stay(0, 3)))).itineraries
    table = rows.table_of(by_hand.rows)
    for name in rows.TOGETHER:
        assert np.array_equal(visits[name], getattr(itineraries.rows, name))
        assert np.array_equal(table[name], getattr(by_hand.rows, name))


@njit
def asks(table, row):
    compiled.prefetch(table, row)


def test_asking_for_a_visit_ahead_of_time_reads_nothing():
    table = rows.table_of(TWO.itineraries.rows)
    for row in (0, -1, 2**40):  # no such visits
        assert asks(table, row) is None
        assert compiled.prefetch(table, row) is None
    assert all("llvm.prefetch" in code for code in asks.inspect_llvm().values())


def error_of(plan: Plan, **changed) -> EngineError:
    itineraries = plan.itineraries
    columns = {name: getattr(itineraries.rows, name) for name in rows.COLUMNS} | changed
    with pytest.raises(EngineError) as raised:
        simulate_compiled(replace(itineraries, rows=rows.Rows(**columns)), plan.capacity)
    return raised.value


TWO = Plan((comes(1, talk(0, 60), stay(0, 2)), comes(2, talk(0, 60))), (OPEN,), (((0, 1),),))


@pytest.mark.parametrize("way", [0, 2, 7])
def test_a_way_to_no_later_visit_of_the_same_client_names_the_visit(way):
    said = error_of(TWO, served=np.array([way, -1, -1]))
    assert said.problem.code == "engine_no_such_visit"
    assert str(said).startswith("client 0, stage 0: ")


@pytest.mark.parametrize("resource", [1, -1, 99])
def test_a_pool_that_does_not_exist_names_the_visit(resource):
    said = error_of(TWO, resource=np.array([0, 0, resource]))
    assert said.problem.code == "engine_no_such_desk"
    assert str(said).startswith("client 1, stage 0: ")
    assert said.sentences("de").startswith("client 1, stage 0: der Besuch wartet")


def test_the_visit_is_named_by_client_and_stage_where_they_have_names():
    base = leiq.load_scenario("baseline")
    itineraries = leiq.make_itineraries(base, 1, 0)
    first = int(np.flatnonzero(itineraries.rows.kind == Kind.HOURS)[0])
    itineraries.rows.resource[first] = 99
    with pytest.raises(EngineError) as raised:
        leiq.simulate(base, itineraries, "compiled")
    entity, node = itineraries.rows.entity[first], itineraries.rows.node[first]
    client, stage = itineraries.population.labels()[entity], itineraries.network.nodes[node].step.name
    assert str(raised.value).startswith(f"client {client}, stage {stage}: ")
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


CROWD = Plan(
    (*(comes(0, stay(0, 2), course(0)) for _ in range(5)), has_waited(3, talk(0, 60)), comes(1, search(0)),
     comes(1, vacancy(0))), (OPEN,), (((0, 4),),),
)  # fmt: skip


@pytest.mark.parametrize("room", range(4))
def test_too_little_room_is_an_error_and_never_silence(room, monkeypatch):
    monkeypatch.setattr(event_loop, "room_for", lambda *_: room)
    with pytest.raises(EngineError) as raised:
        simulate_compiled(CROWD.itineraries, CROWD.capacity)
    assert raised.value.problem.code == "engine_overflow"
    assert "--engine reference" in str(raised.value)


def test_the_room_follows_from_the_itineraries():
    # A person has one end at a time, a pool is to be free once and to open once; timers stay until their time.
    impatient = (comes(0, talk(0, 60, patience=1, unserved=1), stay(0, 1)), comes(0, talk(0, 60, patience=0)))
    plan = Plan((*impatient, comes(0, talk(0, 60, patience=2))), (OPEN,), (((0, 1),),))
    journeys = journeys_of(plan.itineraries)
    assert journeys.timers == 2  # who leaves the pathway when patience ends needs none
    assert room_for(len(journeys.comers), journeys.timers, 1) == 3 + 2 + 2


@pytest.mark.parametrize("column", ["served", "resource", "kind"])
def test_a_number_that_does_not_fit_into_its_column_is_refused(column):
    said = error_of(TWO, **{column: np.array([-1, 2**40, 2**41])})
    assert said.problem.code == "engine_number_too_large"
    assert str(said) == f"engine: {2**40} in the column {column} is too large a number for an engine."


def test_more_visits_than_a_key_can_tell_apart_are_refused(monkeypatch):
    monkeypatch.setattr(event_loop, "KEY_BITS", 20)
    with pytest.raises(EngineError) as raised:
        simulate_compiled(TWO.itineraries, TWO.capacity)
    assert raised.value.problem.code == "engine_too_large"
