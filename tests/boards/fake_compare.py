"""A comparison without an engine: numbers that grow with the place of the scenario."""

from leiq_sim.analysis.checks import Audit
from leiq_sim.analysis.comparison import compared
from leiq_sim.analysis.definitions import HEADLINE
from leiq_sim.analysis.result import Found, Result
from leiq_sim.boards.comparison import ComparisonBoard

DISTRICTS = ("all", "leipzig", "nordsachsen", "landkreis_leipzig")


def result_of(scenario, more, replications):
    """A result whose KPIs are 100, raised by `more` in every replication and district; waits for counselling fall."""
    keys = [(kpi, district, "all", "all") for kpi in HEADLINE for district in DISTRICTS]
    waits = [("median_wait", district, "all", "first_counselling") for district in DISTRICTS]
    values = [
        dict.fromkeys(keys, 100.0 + r + more) | dict.fromkeys(waits, 100.0 + r - more) for r in range(replications)
    ]
    return Result(scenario, tuple(Found(one, None, None, None, Audit(0, ())) for one in values), 1)


class FakeCompare:
    def __init__(self):
        self.asked, self.fail, self.stop_early, self.between = [], None, None, lambda: None

    def __call__(self, scenarios, replications, seed, progress, cancelled):
        """Yield after two replications and after all of them; `stop` is called in between."""
        self.asked.append(([s.name for s in scenarios], replications, seed))
        progress(1, 2)
        if self.fail:
            raise self.fail
        if self.stop_early:
            self.stop_early()
        for n in (2, replications):
            if not cancelled():
                yield compared([result_of(s, 500.0 * k, n) for k, s in enumerate(scenarios)])
            if n == 2:
                self.between()


def board_of(base, known, read=None):
    """A comparison board of three replications that computes at once."""
    return ComparisonBoard(
        base, known, 3, 7, "de", background=False, compares=FakeCompare(), read=read or (lambda: known)
    )


def choose(board, *names):
    """Tick variants and press the button."""
    for name in names:
        board.choices[name].value = True
    board.start.click()
