"""The number of processes changes nothing: the same bytes on one core and on two, whatever the pathway."""

from hypothesis import given
from strategies import always, worlds

from leiq_sim.analysis.experiment import run_all
from leiq_sim.analysis.workers import stop_workers
from leiq_sim.model.scenario import Scenario

SCENARIOS, REPLICATIONS = 5, 3


def drawn() -> list[Scenario]:
    found: list[Scenario] = []

    @always(40)
    @given(worlds())
    def collect(scenario: Scenario) -> None:
        found.append(scenario)

    collect()
    return sorted(found, key=lambda scenario: len(scenario.pathway.clients.steps))[-SCENARIOS:]


def test_one_process_and_two_give_the_same_bytes():
    scenarios = drawn()
    alone = run_all(scenarios, REPLICATIONS, seed=5, workers=1)
    try:
        together = run_all(scenarios, REPLICATIONS, seed=5, workers=2)
    finally:
        stop_workers()
    for one, two in zip(alone, together, strict=True):
        for frame in ("kpis", "timeline", "loads", "runs"):
            assert getattr(one, frame).to_csv() == getattr(two, frame).to_csv(), frame
        assert one.summary().to_csv() == two.summary().to_csv()
    assert sum(one.kpis["value"].abs().sum() for one in alone) > 100
