"""From a key on a slider to what is painted, against computing the same and showing nothing.

The capacity board stands in Chromium, in the app and in JupyterLab, its baseline computed. A key moves the seats of a
course by one. The page itself takes the times: from the key's own time stamp to the second frame after the new run
stands in the page and its pictures are decoded. Numbers are the tiles; the picture is everything on the board, all its
figures, text and tables. After each key the same variant is computed in Python, with the same itineraries at hand and
the same number of threads, up to the replications of the first look and on to all of them.
"""

import time
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import leiq_sim as leiq
from benchmarks.figures import Bound, Figure, at_most
from benchmarks.latency_pages import COURSE, in_app, in_lab, lacking, recorded
from benchmarks.sizes import Size
from benchmarks.timing import ratio, spread
from leiq_sim.analysis.experiment import FIRST_LOOK, stream
from leiq_sim.boards.plan import Setting, next_quarter, variant
from leiq_sim.boards.study import REPLICATIONS
from leiq_sim.model.scenario import Scenario

FIRST, REFINED = at_most(2), at_most(1.3)
PATH = f"courses.{COURSE}.seats"
MOMENTS = {
    "first numbers": (FIRST_LOOK, None),
    "first picture": (FIRST_LOOK, FIRST),
    "refined numbers": (REPLICATIONS, None),
    "refined picture": (REPLICATIONS, REFINED),
}

__all__ = ["FIRST", "REFINED", "lacking", "measure"]


@dataclass
class Times:
    """Milliseconds of every key: until something was painted, and of computing alone by replications."""

    painted: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in MOMENTS})
    computed: dict[int, list[float]] = field(default_factory=lambda: {FIRST_LOOK: [], REPLICATIONS: []})

    def figures(self, on: str, bounded: bool) -> list[Figure]:
        """Return the times, and each as a multiple of computing alone."""
        made = [Figure(f"computing {n} replications", on, "ms", spread(v)) for n, v in self.computed.items()]
        for name, (number, bound) in MOMENTS.items():
            values = self.painted[name]
            of = f"{name} against computing {number} replications"
            made.append(Figure(name, on, "ms", spread(values)))
            made.append(Figure(of, on, "×", ratio(values, self.computed[number]), _of(bound, bounded)))
        return made


def _of(bound: Bound | None, bounded: bool) -> Bound | None:
    return bound if bounded else None


def measure(size: Size) -> list[Figure]:
    """Return the figures; bounds hold in the app, which is what a coordinator opens."""
    base = leiq.load_scenario("baseline")
    list(stream([base], REPLICATIONS, at=(REPLICATIONS,)))  # itineraries are at hand, as they are on the board
    found = []
    for on, opened, bounded in (("app", in_app, True), ("JupyterLab", in_lab, False)):
        with opened() as page:
            found += _times(page, base, size.keys).figures(on, bounded)
    return found


def _times(page: Any, base: Scenario, keys: int) -> Times:
    times = Times()
    for number, scenario in enumerate(_moved(base, keys + 1)):
        painted, computed = recorded(page), _computed(scenario)
        if number:  # the first is not counted, as in all measurements
            for name in MOMENTS:
                times.painted[name].append(painted[name])
            for replications, each in computed.items():
                times.computed[replications].append(each)
    return times


def _moved(base: Scenario, keys: int) -> list[Scenario]:
    """Return the variants that the keys make, one after the other."""
    day = min(max(next_quarter(date.today()), base.start), base.end)
    return [variant(base, {PATH: Setting(base.value(PATH) + more, day)}) for more in range(1, keys + 1)]


def _computed(scenario: Scenario) -> dict[int, float]:
    """Return the milliseconds until each number of replications is there, drawing nothing and counting nothing else."""
    began, found = time.perf_counter(), {}
    for (result,) in stream([scenario], REPLICATIONS, at=(FIRST_LOOK, REPLICATIONS)):
        found[result.replications] = 1e3 * (time.perf_counter() - began)
    return found
