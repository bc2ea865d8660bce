"""Every part still runs, carries the bounds it promises, and would notice that the works are not the same."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

import leiq_sim as leiq
from benchmarks import engines, first_call, growth, tandem
from benchmarks.figures import at_least, at_most
from benchmarks.parts import PARTS
from benchmarks.sizes import QUICK
from benchmarks.tandem_peers import with_simpy
from benchmarks.worlds import LARGE, World
from leiq_sim.engine.event_loop import simulate_compiled

ELSEWHERE = ("first_call", "latency")  # one has no bound, the other needs a browser and most of a minute


@pytest.mark.parametrize("part", [part for part in PARTS if part.id not in ELSEWHERE], ids=lambda part: part.id)
def test_a_part_runs_and_carries_its_bounds(part):
    figures = part.measure(QUICK)
    assert tuple(figure.bound for figure in figures if figure.bound) == part.bounds
    assert all(figure.spread.least > 0 and np.isfinite(figure.spread.most) for figure in figures)
    assert part.words


def test_the_bounds_are_those_that_were_agreed():
    found = {part.id: part.bounds for part in PARTS}
    assert found == {
        "engines": (at_least(80),),
        "tandem": (at_least(100),),
        "events": (at_most(1.6),),
        "replications": (at_most(0.6), at_least(1.6)),
        "growth": (at_most(3), at_most(1.5)),
        "first_call": (),
        "latency": (at_most(2), at_most(1.3)),
    }


def test_bounds_hold_where_at_least_twelve_thousand_come():
    assert World(LARGE).clients >= 12_000


def test_the_first_call_is_measured_with_a_store_of_its_own(monkeypatch, tmp_path):
    asked = []

    def told(command, env, **options):
        asked.append((command, env["NUMBA_CACHE_DIR"]))
        return subprocess.CompletedProcess(command, 0, stdout="0.25\n")

    monkeypatch.setattr(subprocess, "run", told)
    assert first_call.seconds_of_first_call(str(tmp_path)) == 0.25
    assert asked == [([sys.executable, "-c", first_call.CALL], str(tmp_path))]
    assert [figure.spread.rounds for figure in first_call.measure(QUICK)] == [1, first_call.FROM_DISK]
    assert len({store for _, store in asked[1:]}) == QUICK.cold


def test_engines_that_differ_are_not_timed():
    world = World(QUICK.plain)
    log = simulate_compiled(world.itineraries, world.capacity)
    engines.require_same(log, log)
    ended = log.ended.copy()
    ended[7] += 1
    with pytest.raises(AssertionError, match="differ in ended"):
        engines.require_same(log, replace(log, ended=ended))


def test_a_tool_that_finds_another_wait_is_noticed():
    scenario = tandem.tandem(200)
    itineraries = leiq.make_itineraries(scenario, seed=1, replication=0)
    compiled = tandem.Compiled(itineraries, tandem.capacity_of(scenario, itineraries))
    customers = compiled.customers()
    tandem.require_same_waits(compiled.waits(), {"SimPy": with_simpy(customers)})
    longer = replace(customers, second=customers.second * 1.01)
    with pytest.raises(AssertionError, match="by SimPy"):
        tandem.require_same_waits(compiled.waits(), {"SimPy": with_simpy(longer)})


def test_peak_memory_is_at_least_the_log_that_is_returned():
    peak, log = growth.peak_bytes(World(QUICK.plain))
    assert log == 32 * len(World(QUICK.plain).itineraries.rows)
    assert log < peak < 4 * log
