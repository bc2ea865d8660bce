"""What a verdict rests on: asked for two scenarios and a KPI, marked when something else is chosen."""

import base64
import io
import re
import zipfile

import numpy as np
import pytest
from fake_compare import board_of
from walking import is_marked, stamps, words

from leiq_sim.analysis.definitions import HEADLINE
from leiq_sim.analysis.parameters import parameters_of
from leiq_sim.analysis.readings import Estimate
from leiq_sim.analysis.sensitivity import End, Sensitivity, Turn
from leiq_sim.boards import comparison_rests as rests
from leiq_sim.boards.comparison_choice import Library
from leiq_sim.files.load import load_scenario


def estimate(mean, p=0.01):
    every = np.full(len(HEADLINE), float(mean))
    return Estimate(every, every - 1, every + 1, np.full(len(HEADLINE), p))


class FakeSensitivity:
    """Three parameters of which the first moves most; `during` is called in between."""

    def __init__(self, root):
        self.parameters = parameters_of(root, ["times.*.*.*.*.*"]).parameters[:3]
        self.asked, self.during, self.turned, self.p = [], lambda: None, False, 0.01

    def __call__(self, scenarios, patterns, kpi, replications, seed, progress):
        self.asked.append(([s.name for s in scenarios], list(patterns), kpi, replications, seed))
        progress(1, 4)
        self.during()
        progress(4, 4)
        ends = tuple(
            End(one, end, sign, estimate(6 + sign * size, self.p), estimate(sign * size), estimate(0, 1.0))
            for one, size in zip(self.parameters, (3.0, 2.0, 1.0), strict=True)
            for end, sign in (("low", -1.0), ("high", 1.0))
        )
        turns = (Turn(self.parameters[0], "low", -0.5, (-0.6, -0.4), True),) if self.turned else ()
        return Sensitivity(tuple(scenarios), kpi, estimate(6, self.p), ends, turns, (), replications, seed, 56)


@pytest.fixture(scope="module")
def presets(base):
    return {name: load_scenario(name) for name in ("mobile_counselling", "more_nursing_seats")}


@pytest.fixture
def board(base, presets, light):
    board = board_of(base, Library({"baseline": base, **presets}))
    board.rests._simulate = FakeSensitivity(base)
    return board


@pytest.fixture
def panel(board):
    board.choices["mobile_counselling"].value = True
    return board.rests


def test_without_a_variant_there_is_nothing_to_ask(board):
    assert board.rests.start.disabled
    assert "Wählen Sie oben eine Variante" in board.rests.status
    board.rests.repeat()
    assert board.rests._simulate.asked == []


def test_the_button_asks_for_the_variant_the_kpi_and_the_part_that_are_chosen(panel):
    assert not panel.start.disabled
    assert "Es sind 3 Annahmen und etwa 56 Läufe" in panel.status
    panel.kpi.value, panel.part.value, panel.replications.value = "left_waiting", "times", 5
    panel.start.click()
    assert panel._simulate.asked == [(["baseline", "mobile_counselling"], ["times.*.*.*.*.*"], "left_waiting", 5, 7)]
    assert "Geprüft ist nur dieser Teil der Annahmen: wie lange etwas dauert." in words(panel.widget)


def test_it_says_whether_the_order_holds_and_shows_figure_and_table(panel):
    panel.start.click()
    shown = panel._shown.value
    title = re.search("<h3>(.*?)</h3>", shown).group(1)
    assert (
        title == "Die Reihenfolge der Varianten hält: Einzeln bewegt, kehrt keiner der 3 Parameter den Unterschied um"
    )
    assert re.search(r'<img[^>]*alt="[^"]{20,}"', shown)
    assert shown.count("<tr>") == 1 + 3
    assert "+3,0\u00a0Menschen" in shown
    assert "4 Wiederholungen" in shown
    assert stamps(shown)[0][2] == "4"


def test_it_says_where_the_order_turns(panel):
    panel._simulate.turned = True
    panel.start.click()
    assert "Die Reihenfolge kippt, wenn" in re.search("<h3>(.*?)</h3>", panel._shown.value).group(1)


def test_a_difference_that_is_not_there_cannot_turn(panel):
    panel._simulate.p = 0.5
    panel.start.click()
    title = re.search("<h3>(.*?)</h3>", panel._shown.value).group(1)
    assert title.startswith("Mit 4 Wiederholungen ist der Unterschied nicht erkennbar")
    assert "--replications" not in panel._shown.value


def test_another_choice_marks_the_result_until_it_is_taken_back(board, panel):
    panel.start.click()
    assert not is_marked(panel._shown)
    for one, other in ((panel.kpi, "cost"), (panel.part, "times"), (panel.replications, 8)):
        before = one.value
        one.value = other
        assert is_marked(panel._shown)
        assert "gehört zur vorigen Auswahl" in panel.status
        one.value = before
        assert not is_marked(panel._shown)
    board.choice.against.value = "more_nursing_seats"
    assert is_marked(panel._shown)
    board.choice.against.value = ""
    assert not is_marked(panel._shown)
    board.choices["mobile_counselling"].value = False
    assert is_marked(panel._shown)
    assert panel.start.disabled


def test_another_variant_beside_it_leaves_the_result_as_it_is(board, panel):
    panel.start.click()
    board.choices["more_nursing_seats"].value = True
    assert panel.variant.value == "mobile_counselling"
    assert not is_marked(panel._shown)
    panel.variant.value = "more_nursing_seats"
    assert is_marked(panel._shown)


def test_progress_is_said_and_stopping_shows_nothing(panel):
    seen = []
    panel._simulate.during = lambda: (seen.append(panel.status), panel.stop.click())
    panel.start.click()
    assert "25\u00a0% der Läufe gerechnet" in seen[0]
    assert 'style="width:25%"' in seen[0]
    assert panel._shown.value == ""
    panel._simulate.during = lambda: None
    panel.start.click()
    assert panel._shown.value


def test_the_download_holds_all_movements_and_the_figure(panel):
    panel.start.click()
    data = re.search(r'base64,([^"]+)', panel._export.value).group(1)
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(data))) as made:
        names = sorted(name.split("/")[1] for name in made.namelist())
        table = made.read(next(n for n in made.namelist() if n.endswith(".csv"))).decode("utf-8")
    assert names == ["sensitivity.csv", "tornado.png", "tornado.svg"]
    assert len(table.splitlines()) == 1 + 6 * len(HEADLINE)
    assert "Beispieldaten" in table


def test_everything_is_said_in_english(board, panel):
    panel.start.click()
    board.language.value = "en"
    said = words(panel.widget)
    assert "The order of variants holds" in said
    assert [word for word in ("Annahmen", "Wiederholungen", "Kennzahl", "Reihenfolge") if word in said] == []


def test_the_parts_are_all_of_the_assumptions(base):
    found = rests.counted(base)
    assert sum(found[part] for part in found if part != "all") == found["all"]
    for part in ("who", "ways", "times", "offers"):
        assert len(parameters_of(base, rests.patterns(part)).parameters) == found[part]
    assert rests.patterns("all") == []
