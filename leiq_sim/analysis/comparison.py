"""Compare variants with a baseline, replication by replication on the same chance, and say what can be said."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from leiq_sim.analysis.definitions import KPIS
from leiq_sim.analysis.experiment import REPLICATIONS, Shelf, run_all
from leiq_sim.analysis.intervals import LEVEL, Means, futures, means, ratio_influence
from leiq_sim.analysis.result import Result
from leiq_sim.analysis.summary import (
    ALL,
    KEY,
    Key,
    Values,
    ratio_parts,
    scenario_means,
    with_ratio,
)
from leiq_sim.analysis.verdicts import Differences, judged
from leiq_sim.analysis.workers import Crew, Progress
from leiq_sim.model.scenario import Scenario

COLUMNS = (
    "scenario", "baseline", *KEY, "unit", "base_mean", "mean", "difference", "low", "high", "p10", "p90", "verdict",
    "replications", "better_in",
)  # fmt: skip
VERDICT_COLUMNS = (
    "scenario", "kpi", "unit", "difference", "low", "high", "confidence", "smallest_difference", "verdict",
    "better_in", "replications",
)  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """Variants against a baseline.

    table     a row a variant, KPI, district, field and stage: paired difference with its own 95 % interval
              (low, high) and where eight of ten paired futures lie (p10, p90); a verdict in headline totals
    verdicts  the headline totals with the simultaneous interval that decides, and its confidence
    results   the baseline's result and the variants', in the order given
    """

    baseline: Scenario
    results: tuple[Result, ...]
    table: pd.DataFrame
    verdicts: pd.DataFrame


def compare(
    scenarios: Sequence[Scenario],
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | Crew | None = None,
    store: Shelf | None = None,
) -> Comparison:
    """Run the first scenario as baseline and all others against it, on common random numbers.

    Raises ValueError when fewer than two scenarios are given or two have one name; else as `run`.
    """
    names = [scenario.name for scenario in scenarios]
    if len(names) < 2:
        raise ValueError("compare needs a baseline and at least one variant")
    if len(set(names)) < len(names):
        double = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"two scenarios are named {double!r}; give one of them another name with renamed()")
    return compared(run_all(scenarios, replications, seed, engine, progress, workers, store))


def compared(results: Sequence[Result], level: float = LEVEL) -> Comparison:
    """Return the comparison of results that were run on the same seed and replications, the baseline first.

    `level` is the error that all verdicts together are allowed.
    """
    base, *variants = results
    if len({(result.seed, result.replications) for result in results}) > 1:
        raise ValueError("results can only be compared when they were run with the same seed and replications")
    least = {row.id: row.smallest_difference for row in base.scenario.rows("kpis")}
    pairs = [paired(base.values, result.values) for result in variants]
    frames = [
        pair.frame(result.scenario.name, base.scenario.name) for pair, result in zip(pairs, variants, strict=True)
    ]
    table, verdicts = with_verdicts(pd.concat(frames, ignore_index=True), least, level)
    return Comparison(base.scenario, tuple(results), table, verdicts)


@dataclass(frozen=True)
class Pair:
    """A variant's values against the baseline's, replication by replication; one entry a key."""

    keys: tuple[Key, ...]
    base: Means
    variant: Means
    difference: Means
    p10: np.ndarray
    p90: np.ndarray
    better_in: np.ndarray
    replications: int

    def frame(self, scenario: str, baseline: str) -> pd.DataFrame:
        low, high = self.difference.interval(LEVEL)
        found = pd.DataFrame(list(self.keys), columns=list(KEY))
        return found.assign(
            scenario=scenario,
            baseline=baseline,
            unit=[KPIS[key[0]].unit for key in self.keys],
            base_mean=self.base.mean,
            mean=self.variant.mean,
            difference=self.difference.mean,
            low=low,
            high=high,
            p10=self.p10,
            p90=self.p90,
            replications=self.replications,
            better_in=self.better_in,
            error=self.difference.error,
            known=self.difference.known,
        )


def paired(base: Values, variant: Values) -> Pair:
    """Return the paired differences of two scenarios' values on the same replications.

    The difference of cost per person is that of the two ratios of means; its error follows from each
    replication's influence on both ratios, so that common chance cancels there, too.
    """
    keys = tuple(dict.fromkeys((*base.keys, *variant.keys)))
    first, second = Values(keys, base.arranged(keys)), Values(keys, variant.arranged(keys))
    differences = second.table - first.table
    (old, old_influence), (new, new_influence) = (ratio_influence(*ratio_parts(v)) for v in (first, second))
    found = with_ratio(means(differences), keys, new - old, new_influence - old_influence)
    p10, p90 = futures(differences)
    signs = np.array([KPIS[key[0]].sign for key in keys], dtype=float)
    better_in = np.where(signs == 0, np.nan, (differences * signs > 0).sum(axis=0))
    better_in = np.where(np.isnan(differences).all(axis=0), np.nan, better_in)
    return Pair(keys, scenario_means(first), scenario_means(second), found, p10, p90, better_in, len(differences))


def with_verdicts(
    table: pd.DataFrame, least: dict[str, float], level: float = LEVEL
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the table with verdicts in the headline totals, and the frame of those totals.

    `least` is the smallest difference that matters by KPI; a KPI without one gets no verdict.
    """
    headline = [kpi for kpi, definition in KPIS.items() if definition.has_verdict and kpi in least]
    totals = (table["district"] == ALL) & (table["field"] == ALL) & (table["stage"] == ALL)
    family = table[totals & table["kpi"].isin(headline) & table["difference"].notna()]
    matters = family["kpi"].map(least).to_numpy(float)
    signs = np.array([KPIS[kpi].sign for kpi in family["kpi"]], dtype=float)
    difference, error, known = (family[name].to_numpy(float) for name in ("difference", "error", "known"))
    tests = Differences(difference, error, known, matters, signs)
    decisions = judged(tests, level)
    verdict = pd.Series([None] * len(table), index=table.index, dtype=object)
    verdict[family.index] = list(decisions.verdict)
    shown = family.assign(
        low=decisions.low,
        high=decisions.high,
        confidence=decisions.confidence,
        smallest_difference=matters,
        verdict=list(decisions.verdict),
    )
    return table.assign(verdict=verdict)[list(COLUMNS)], shown[list(VERDICT_COLUMNS)].reset_index(drop=True)
