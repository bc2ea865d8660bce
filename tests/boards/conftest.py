"""Boards that compute nothing and, unless a test asks for pictures, draw nothing."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from data_typing import TODAY
from fake_study import FakeStudy

from leiq_sim.boards import capacity_view
from leiq_sim.boards.capacity import CapacityBoard
from leiq_sim.boards.data import DataBoard
from leiq_sim.files.load import load_scenario

DATA = Path(__file__).resolve().parents[2] / "data"

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
def data(tmp_path, monkeypatch):
    """A copy of data/ in which nobody has entered or kept anything."""
    path = tmp_path / "data"
    shutil.copytree(DATA, path, ignore=shutil.ignore_patterns("own"))
    monkeypatch.setenv("LEIQ_DATA", str(path))
    return path


@pytest.fixture
def shelf(data):
    """The folder of kept scenarios."""
    return data / "scenarios" / "own"


@pytest.fixture
def own(data, monkeypatch):
    """The journal of entries."""
    monkeypatch.delenv("LEIQ_OWN")
    return data / "own" / "entries.csv"


@pytest.fixture
def screen(own):
    made = DataBoard("de", TODAY)
    made.person.value = "A. Kim"
    return made


@pytest.fixture
def light(monkeypatch):
    """A comparison board with few dots, downloads of words instead of pictures, and nothing to count."""
    monkeypatch.setattr("leiq_sim.figures.style.DPI", 24)
    monkeypatch.setattr("leiq_sim.boards.exhibit.titled", lambda figure, *words: " | ".join(words).encode())
    monkeypatch.setattr("leiq_sim.boards.comparison_rests.counted", lambda scenario: {"all": 3, "times": 1})
