"""What a key costs is held against computing alone, key by key; without a Chromium the part is left out and says so."""

from contextlib import contextmanager

import pytest

import leiq_sim as leiq
from benchmarks import __main__ as bench
from benchmarks import latency, latency_pages
from benchmarks.figures import at_most
from benchmarks.parts import PARTS
from benchmarks.sizes import QUICK

PART = next(part for part in PARTS if part.id == "latency")


@contextmanager
def opened():
    yield "page"


def test_each_moment_is_a_multiple_of_computing_as_many_replications(monkeypatch):
    counted = dict(zip(latency.MOMENTS, (300, 400, 1200, 1500), strict=True))
    painted = iter([dict.fromkeys(latency.MOMENTS, 1e9), *[counted] * 4])
    monkeypatch.setattr(latency, "recorded", lambda page: next(painted))
    monkeypatch.setattr(latency, "_computed", lambda scenario: {8: 200.0, 50: 1000.0})
    times = latency._times("page", leiq.load_scenario("baseline"), keys=4)
    found = {figure.what: figure for figure in times.figures("app", bounded=True)}
    assert {figure.spread.rounds for figure in found.values()} == {4}  # the first key is not counted
    assert found["first picture against computing 8 replications"].spread.median == 2
    assert found["first numbers against computing 8 replications"].spread.median == 1.5
    refined = found["refined picture against computing 50 replications"]
    assert refined.spread.median == 1.5
    assert refined.bound == at_most(1.3)
    assert not refined.is_met
    assert not any(figure.bound for figure in times.figures("JupyterLab", bounded=False))


def test_each_key_is_computed_as_the_board_does_it(monkeypatch):
    asked = []
    monkeypatch.setattr(latency, "in_app", opened)
    monkeypatch.setattr(latency, "in_lab", opened)
    monkeypatch.setattr(latency, "stream", lambda scenarios, *_, **__: [])
    monkeypatch.setattr(latency, "recorded", lambda page: dict.fromkeys(latency.MOMENTS, 500.0))
    monkeypatch.setattr(latency, "_computed", lambda scenario: asked.append(scenario) or {8: 250.0, 50: 500.0})
    figures = PART.measure(QUICK)
    assert [scenario.changes[0].new for scenario in asked] == [17, 18] * 2
    assert {scenario.changes[0].path for scenario in asked} == {"courses.nursing_adaptation.seats"}
    assert tuple(figure.bound for figure in figures if figure.bound) == PART.bounds
    assert {figure.on for figure in figures} == {"app", "JupyterLab"}


@pytest.mark.parametrize(
    ("spec", "chromium", "words"), [(None, "there", "playwright"), ("there", None, "Chromium"), ("there", "there", "")]
)
def test_what_is_missing_is_said(monkeypatch, spec, chromium, words):
    monkeypatch.setattr(latency_pages, "find_spec", lambda name: spec)
    monkeypatch.setattr(latency_pages._tests("lab"), "CHROMIUM", chromium)
    assert words in latency.lacking()
    assert bool(latency.lacking()) == bool(words)


def test_a_part_that_cannot_be_measured_here_is_left_out(monkeypatch, capsys):
    monkeypatch.setattr(latency_pages._tests("lab"), "CHROMIUM", None)
    monkeypatch.setattr(bench.ready, "wait", lambda: None)
    assert bench.main(["latency", "--quick"]) == 0
    assert "(latency): left out, there is no Chromium on this machine" in capsys.readouterr().out
