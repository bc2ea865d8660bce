"""The headline figures of some replications as one array, so that differences of whatever kind are plain arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from leiq_sim.analysis.definitions import HEADLINE
from leiq_sim.analysis.experiment import run_all
from leiq_sim.analysis.intervals import LEVEL, means, ratio_influence
from leiq_sim.analysis.result import Result
from leiq_sim.analysis.summary import ALL, ratio_key, ratio_parts
from leiq_sim.analysis.workers import Progress
from leiq_sim.chance.cache import SHARED
from leiq_sim.chance.reads import digest_of
from leiq_sim.errors import ScenarioError, nearest, problem
from leiq_sim.model.scenario import Scenario

DEFAULT_KPI = "qualified_work"


def headline(result: Result) -> np.ndarray:
    """Return replications x headline KPIs, NaN where there is no number.

    For cost per person each replication's entry is the ratio of means and its influence on it (delta method), so that
    means of entries, and of their differences, are those of the ratio, with its error.
    """
    keys = [(kpi, ALL, ALL, ALL) for kpi in HEADLINE]
    found = result.values.arranged(keys)
    if ratio_key() in keys:
        ratio, influence = ratio_influence(*ratio_parts(result.values))
        found[:, keys.index(ratio_key())] = ratio + influence
    return found


def place_of(kpi: str) -> int:
    """Return the column of a KPI; ScenarioError for one that is no headline KPI."""
    if kpi not in HEADLINE:
        raise ScenarioError(
            [problem("confidence_kpi", "--kpi", found=kpi, nearest=nearest(kpi, HEADLINE), allowed=HEADLINE)]
        )
    return HEADLINE.index(kpi)


@dataclass(frozen=True)
class Estimate:
    """Means over replications with the ends of their 95 % intervals, one entry a KPI; and each one's p-value of 0."""

    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    p: np.ndarray


def estimate(values: np.ndarray) -> Estimate:
    """Return what replications x KPIs say of their means. What is 0 in every replication is 0 for certain: p is 1."""
    from scipy import special

    found = means(values)
    low, high = found.interval(LEVEL)
    certain = found.error == 0
    steps = np.divide(np.abs(found.mean), found.error, out=np.zeros_like(found.mean), where=found.error > 0)
    freedom = np.where(found.known > 1, found.known - 1.0, 1.0)
    p = np.where(found.known > 1, 2 * special.stdtr(freedom, -steps), 1.0)
    p = np.where(certain, np.where(found.mean == 0, 1.0, 0.0), p)
    return Estimate(found.mean, low, high, np.where(np.isnan(found.mean), 1.0, p))


@dataclass
class Readings:
    """Runs scenarios on the same replications and keeps nothing but their headline figures.

    `kept` are scenarios whose itineraries stay; those of all others are given up at once, or a hundred parameters
    would drive everything else out of memory. `runs` counts replications.
    """

    replications: int
    seed: int = 1
    engine: str = "auto"
    workers: int | None = None
    kept: Sequence[Scenario] = ()
    progress: Progress | None = None
    expected: int = 0
    runs: int = field(default=0, init=False)

    def of(self, scenarios: Sequence[Scenario]) -> list[np.ndarray]:
        """Return replications x headline KPIs of each scenario."""
        if not scenarios:
            return []
        before, whole = self.runs, max(self.expected, self.runs + len(scenarios) * self.replications)

        def shown(done: int, _: int) -> None:
            if self.progress:
                self.progress(before + done, whole)

        results = run_all(scenarios, self.replications, self.seed, self.engine, shown, self.workers)
        self.runs += len(scenarios) * self.replications
        stay = {digest_of(scenario) for scenario in self.kept}
        for scenario in scenarios:
            if digest_of(scenario) not in stay:
                SHARED.forget(scenario)
        return [headline(result) for result in results]
