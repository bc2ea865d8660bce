import sys
from types import SimpleNamespace

import pytest
from cli_fakes import SCENARIOS, Calls

import leiq_sim.files.load as load
from leiq_sim.errors import ScenarioError, problem
from leiq_sim.texts import set_language


@pytest.fixture
def calls(monkeypatch, tmp_path):
    """Scenarios and experiments are stand-ins; all plumbing and every text is real."""
    made = Calls()
    set_language(None)

    def load_fake(name):
        if name not in SCENARIOS:
            raise ScenarioError(
                [problem("scenario_unknown", "", found=name, nearest="more_seats", allowed=("baseline",))]
            )
        return SCENARIOS[name]

    monkeypatch.setattr(load, "load_scenario", load_fake)
    monkeypatch.setattr(load, "list_scenarios", lambda: list(SCENARIOS))
    monkeypatch.setitem(sys.modules, "leiq_sim.analysis.experiment", SimpleNamespace(run_all=made.run_all))
    monkeypatch.setitem(sys.modules, "leiq_sim.analysis.comparison", SimpleNamespace(compared=made.compared))
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "more_seats.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv("LEIQ_DATA", str(tmp_path))
    monkeypatch.delenv("LEIQ_LANG", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    return made
