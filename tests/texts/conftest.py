import pytest

from leiq_sim.texts import set_language


@pytest.fixture(autouse=True)
def german_by_default(monkeypatch):
    """Every test begins with no language chosen."""
    monkeypatch.delenv("LEIQ_LANG", raising=False)
    set_language(None)
    yield
    set_language(None)
