"""Boards that compute nothing."""

from datetime import date

import pytest
from fake_study import FakeStudy

from leiq_sim.boards.capacity import CapacityBoard
from leiq_sim.files.load import load_scenario


@pytest.fixture(scope="session")
def base():
    return load_scenario("baseline")


@pytest.fixture
def board(base):
    return CapacityBoard(base, FakeStudy(), "de", background=False, from_date=date(2027, 1, 1))


@pytest.fixture(autouse=True)
def coarse(monkeypatch):
    """Draw with few dots: these tests compare pictures with each other, never by their dots."""
    monkeypatch.setattr("leiq_sim.figures.style.DPI", 24)
