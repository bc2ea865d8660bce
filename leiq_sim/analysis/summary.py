"""From replications to one line a KPI: mean, how exactly it is known, and where the futures lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from leiq_sim.analysis.definitions import KPIS, RATIO_OF_MEANS, RATIO_PARTS
from leiq_sim.analysis.intervals import Means, fieller, futures, means, ratio_influence

KEY = ("kpi", "district", "field", "stage")
Key = tuple[str, str, str, str]
COLUMNS = ("scenario", *KEY, "unit", "mean", "low", "high", "p10", "p90", "replications", "known")
ALL = "all"


@dataclass(frozen=True)
class Values:
    """The values of one scenario: replications x keys (float, NaN where a number does not exist)."""

    keys: tuple[Key, ...]
    table: np.ndarray

    def column(self, key: Key) -> np.ndarray:
        return self.table[:, self.keys.index(key)] if key in self.keys else np.full(len(self.table), np.nan)

    def arranged(self, keys: Sequence[Key]) -> np.ndarray:
        """Return the columns of these keys, NaN for those that are not there."""
        place = {key: number for number, key in enumerate(self.keys)}
        wide = np.column_stack([self.table, np.full(len(self.table), np.nan)])
        return wide[:, [place.get(key, -1) for key in keys]]


def values_of(found: Sequence[Mapping[Key, float]]) -> Values:
    """Return the values of some replications as a table, keys in the order of their KPIs in the definitions."""
    order = {kpi: number for number, kpi in enumerate(KPIS)}
    keys = sorted(dict.fromkeys(key for one in found for key in one), key=lambda key: order[key[0]])
    table = np.array([[one.get(key, np.nan) for key in keys] for one in found], dtype=float)
    return Values(tuple(keys), table.reshape(len(found), len(keys)))


def ratio_key() -> Key:
    return RATIO_OF_MEANS, ALL, ALL, ALL


def ratio_parts(values: Values) -> tuple[np.ndarray, np.ndarray]:
    """Return cost and people of each replication, of which the ratio of means is formed."""
    part, whole = (values.column((kpi, ALL, ALL, ALL)) for kpi in RATIO_PARTS)
    return part, whole


def with_ratio(found: Means, keys: Sequence[Key], ratio: float, influence: np.ndarray) -> Means:
    """Return means in which the ratio KPI is the ratio of means, with the error of its influences (delta method)."""
    if ratio_key() not in keys:
        return found
    place = list(keys).index(ratio_key())
    spread = means(influence[:, None])
    mean, error, known = found.mean.copy(), found.error.copy(), found.known.copy()
    mean[place], error[place], known[place] = ratio, spread.error[0], spread.known[0]
    return Means(mean, error, known)


def scenario_means(values: Values) -> Means:
    """Return the means of all keys, cost per person as a ratio of means."""
    return with_ratio(means(values.table), values.keys, *ratio_influence(*ratio_parts(values)))


def scenario_ends(values: Values, found: Means) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the intervals of all keys: t intervals, and Fieller's for cost per person."""
    low, high = found.interval()
    if ratio_key() in values.keys:
        place = values.keys.index(ratio_key())
        low[place], high[place] = fieller(*ratio_parts(values))
    return low, high


def summarise(values: Values, scenario: str) -> pd.DataFrame:
    """Return one row a KPI, district, field and stage.

    `low` and `high` are the 95 % t interval of the mean over replications (NaN below two), for cost per person
    Fieller's interval of the ratio of means (NaN also where the number of people may be 0 as far as can be told),
    `p10` and `p90` the range of eight of ten simulated futures, `known` the replications that have a number. Where
    fewer than nine of ten have one, there is no mean.
    """
    found = scenario_means(values)
    low, high = scenario_ends(values, found)
    p10, p90 = futures(values.table)
    frame = pd.DataFrame(list(values.keys), columns=list(KEY))
    frame = frame.assign(
        scenario=scenario,
        unit=[KPIS[key[0]].unit for key in values.keys],
        mean=found.mean,
        low=low,
        high=high,
        p10=p10,
        p90=p90,
        replications=len(values.table),
        known=found.known,
    )
    return frame[list(COLUMNS)]
