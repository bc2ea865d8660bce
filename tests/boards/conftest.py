"""Boards that compute nothing and, unless a test asks for pictures, draw nothing."""

from datetime import date

import pytest
from fake_study import FakeStudy

from leiq_sim.boards import capacity_view
from leiq_sim.boards.capacity import CapacityBoard
from leiq_sim.files.load import load_scenario

REAL = dict(capacity_view.FIGURES)


@pytest.fixture(scope="session")
def base():
    return load_scenario("baseline")


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    """Write what a figure would draw instead of drawing it: a picture takes a tenth of a second."""
    for name in REAL:
        monkeypatch.setitem(capacity_view.FIGURES, name, lambda answer, *_: f"<p>{answer.waits['mean'].tolist()}</p>")


@pytest.fixture
def pictures(monkeypatch, plain):
    """Draw, with few dots: tests compare pictures with each other, never by their dots."""
    monkeypatch.setattr("leiq_sim.figures.style.DPI", 24)
    for name, draw in REAL.items():
        monkeypatch.setitem(capacity_view.FIGURES, name, draw)


@pytest.fixture
def board(base):
    return CapacityBoard(base, FakeStudy(8), "de", background=False, from_date=date(2027, 1, 1))


@pytest.fixture
def growing(base):
    """A board whose results grow from 8 to 50 replications."""
    return CapacityBoard(base, FakeStudy(50), "de", background=False, from_date=date(2027, 1, 1))


@pytest.fixture
def light(monkeypatch):
    """A comparison board with few dots, downloads of words instead of pictures, and nothing to count."""
    monkeypatch.setattr("leiq_sim.figures.style.DPI", 24)
    monkeypatch.setattr("leiq_sim.boards.exhibit.titled", lambda figure, *words: " | ".join(words).encode())
    monkeypatch.setattr("leiq_sim.boards.comparison_rests.counted", lambda scenario: {"all": 3, "times": 1})
