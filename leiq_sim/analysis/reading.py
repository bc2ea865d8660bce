"""What a comparison allows to be said of a variant, by fixed rules: direction, size, certainty, and why it got worse.

No words here; `texts.reading` speaks. Nothing is a finding that its interval does not carry:

* headline totals by their verdict;
* districts by the paired 95 % interval, widened so that it holds for all that is shown of them (Bonferroni);
* lines that got longer likewise, with the mechanism that the numbers show.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from leiq_sim.analysis.comparison import Comparison
from leiq_sim.analysis.definitions import KPIS
from leiq_sim.analysis.intervals import LEVEL, means, t_quantile
from leiq_sim.analysis.result import Result
from leiq_sim.analysis.summary import ALL
from leiq_sim.analysis.verdicts import BETTER, EQUAL, UNCLEAR, WORSE
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Cohort, Matching, Queue

BY_DISTRICT = ("share_waiting_over_target", "median_wait_course", "qualified", "qualified_work", "left_waiting")
FIRST_COUNSELLING = "first_counselling"
LEAST_DAYS = 1.0  # waits for a stage have no smallest difference of their own; less than a day is none
LESS_OFFERED, MORE_COME, FEWER_LEAVE, MIX, UNKNOWN = "less_offered", "more_come", "fewer_leave", "mix", "unknown"


@dataclass(frozen=True)
class Finding:
    """One difference with the interval that decides, of confidence 1 - 5 % over all that are looked at together.

    verdict   better, worse, practically_equal or not_distinguishable
    better_in in how many of the replications it was better
    reason    for a line that got longer: why; `old` and `new` are the numbers that show it
    """

    kpi: str
    district: str
    stage: str
    unit: str
    base: float
    mean: float
    difference: float
    low: float
    high: float
    verdict: str
    better_in: int
    replications: int
    reason: str = ""
    old: float = float("nan")
    new: float = float("nan")


@dataclass(frozen=True)
class Reading:
    """What may be said of a variant: headline totals, each district's KPIs, and the lines that got longer.

    `counselling` is the median wait for first counselling by district, `waits` that for each capacity by stage and
    district: what figures show, each judged together with what stands beside it.
    """

    variant: Scenario
    headline: tuple[Finding, ...]
    districts: tuple[Finding, ...]
    lines: tuple[Finding, ...]
    counselling: tuple[Finding, ...] = ()
    waits: tuple[Finding, ...] = ()

    def with_verdict(self, verdict: str) -> list[Finding]:
        """Return the headline findings of one verdict, the clearest first."""
        mine = [one for one in self.headline if one.verdict == verdict]
        return sorted(mine, key=lambda one: -abs(one.difference) / max(abs(one.high - one.low), 1e-12))


def readings(comparison: Comparison) -> list[Reading]:
    """Return the reading of each variant, in their order."""
    base, *variants = comparison.results
    return [_reading(comparison, base, new) for new in variants]


def _reading(comparison: Comparison, base: Result, new: Result) -> Reading:
    name = new.scenario.name
    table = comparison.table[comparison.table["scenario"] == name]
    whole = table[(table["district"] == ALL) & (table["field"] == ALL) & (table["stage"] == ALL)].set_index("kpi")
    judged = comparison.verdicts[comparison.verdicts["scenario"] == name].set_index("kpi")
    headline = whole.loc[judged.index].assign(low=judged["low"], high=judged["high"], verdict=judged["verdict"])
    districts = [key for (key,) in comparison.baseline.table("districts")]
    places = table[(table["field"] == ALL) & (table["stage"] == ALL) & table["district"].isin(districts)]
    places = places[places["kpi"].isin(BY_DISTRICT)]
    waits = table[(table["kpi"] == "median_wait") & (table["field"] == ALL) & table["district"].isin(districts)]
    capacities = [step.name for step in new.scenario.pathway.clients.stages if isinstance(step, Queue | Cohort)]
    counselling, waits = (waits[waits["stage"].isin(some)] for some in ([FIRST_COUNSELLING], capacities))
    return Reading(
        new.scenario,
        tuple(_findings(headline.reset_index())),
        tuple(_ordered(_findings(_together(places, comparison.baseline)), districts)),
        tuple(_longer(table, base, new)),
        tuple(_findings(_together(counselling, comparison.baseline))),
        tuple(_findings(_together(waits, comparison.baseline))),
    )


def by_district(comparison: Comparison, kpi: str, stage: str = ALL) -> pd.DataFrame:
    """Return one KPI of all variants by district, with intervals that hold for all of these rows together.

    Columns: scenario, district, unit, base_mean, mean, difference, low, high, verdict; no row where there is no number.
    """
    table = comparison.table
    districts = [key for (key,) in comparison.baseline.table("districts")]
    mine = (table["kpi"] == kpi) & (table["stage"] == stage) & (table["field"] == ALL)
    found = _together(table[mine & table["district"].isin(districts)], comparison.baseline)
    columns = ["scenario", "district", "unit", "base_mean", "mean", "difference", "low", "high", "verdict"]
    return found[columns].reset_index(drop=True)


def _findings(rows: pd.DataFrame) -> Iterator[Finding]:
    for row in rows.itertuples():
        if not np.isnan(row.difference):
            better_in = 0 if np.isnan(row.better_in) else int(row.better_in)
            yield Finding(
                row.kpi, row.district, row.stage, row.unit, row.base_mean, row.mean, row.difference, row.low, row.high,
                row.verdict, better_in, row.replications,
            )  # fmt: skip


def _ordered(found: Iterable[Finding], districts: Sequence[str]) -> list[Finding]:
    return sorted(found, key=lambda one: (districts.index(one.district), BY_DISTRICT.index(one.kpi)))


def _together(rows: pd.DataFrame, base: Scenario) -> pd.DataFrame:
    """Return rows with intervals that hold for all of them together, and the verdict that follows.

    A difference is better or worse when its interval lies on one side of zero and it is at least as large as the
    smallest difference that matters (of counts, a district's share of it); practically equal when the whole interval
    is smaller than that.
    """
    rows = rows[rows["difference"].notna()]
    if rows.empty:
        return rows
    known = rows["replications"].to_numpy(float)
    wider = t_quantile(LEVEL / len(rows), known) / t_quantile(LEVEL, known)
    half = (rows["high"] - rows["low"]).to_numpy(float) / 2 * wider
    difference = rows["difference"].to_numpy(float)
    least = np.array([_least(base, kpi) for kpi in rows["kpi"]])
    signs = np.array([KPIS[kpi].sign for kpi in rows["kpi"]])
    decided = (np.abs(difference) > half) & (np.abs(difference) >= least)
    equal = np.maximum(np.abs(difference - half), np.abs(difference + half)) <= least
    verdict = np.select([decided & (difference * signs > 0), decided, equal], [BETTER, WORSE, EQUAL], UNCLEAR)
    return rows.assign(low=difference - half, high=difference + half, verdict=verdict)


def _least(base: Scenario, kpi: str) -> float:
    row = base.row("kpis", kpi)
    if row is None:
        return LEAST_DAYS if KPIS[kpi].unit == "days" else 0.0
    least = float(row.smallest_difference)
    return least / max(1, len(base.table("districts"))) if KPIS[kpi].unit == "people" else least


def _stages(table: pd.DataFrame, base: Result, new: Result) -> Iterator[Finding]:
    """Yield the median wait of each line that anybody was called from, in the pathway's order."""
    steps = new.scenario.pathway.clients.stages
    stages = [step.name for step in steps if isinstance(step, Queue | Cohort | Matching)]
    waits = table[(table["kpi"] == "median_wait") & (table["field"] == ALL) & (table["district"] == ALL)]
    total = waits.set_index("stage").reindex(stages).dropna(subset=["difference"])
    return _findings(_together(total.reset_index().assign(kpi="median_wait"), base.scenario))


def _longer(table: pd.DataFrame, base: Result, new: Result) -> Iterator[Finding]:
    """Yield the lines whose median wait is longer, each with what the numbers show as the reason."""
    by_district = table[(table["kpi"] == "median_wait") & (table["field"] == ALL) & (table["district"] != ALL)]
    pools = pools_of(new.scenario)
    for one in _stages(table, base, new):
        if one.verdict == WORSE:
            own = by_district[by_district["stage"] == one.stage]["difference"].to_numpy(float)
            reason, old, now = _reason(one.stage, pools.get(one.stage, (one.stage,)), base, new, own)
            yield Finding(**{**vars(one), "reason": reason, "old": old, "new": now})


def wait_moved(base: Result, new: Result, stage: str) -> int:
    """Return 1 or -1 when the median wait at a stage is surely longer or shorter, by at least a day; else 0."""
    old, now = _of_key(base, new, ("median_wait", ALL, ALL, stage))
    difference = means((now - old)[:, None]).mean[0]
    return _moved(old, now) if abs(difference) >= LEAST_DAYS else 0


def pools_of(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Return the pools that serve each stage."""
    found: dict[str, list[str]] = {}
    for row in scenario.rows("services"):
        found.setdefault(row.stage, []).append(row.pool)
    return {stage: tuple(dict.fromkeys(pools)) for stage, pools in found.items()}


def _reason(
    stage: str, pools: Sequence[str], base: Result, new: Result, by_district: np.ndarray
) -> tuple[str, float, float]:
    """Return why a line got longer, and the two numbers that show it.

    The first that holds: less is offered; more people come to it (more is wanted of its pools, or more are there at
    the end); fewer give up, so that those who would have left still wait; no district waits longer, so others wait.
    """
    offered, wanted = (_of_pools(base, new, pools, what) for what in ("offered", "wanted"))
    if _moved(*offered) < 0:
        return LESS_OFFERED, float(offered[0].mean()), float(offered[1].mean())
    there = _of_key(base, new, ("inside_end", ALL, ALL, stage))
    for old, now in (wanted, there):
        if _moved(old, now) > 0:
            return MORE_COME, float(old.mean()), float(now.mean())
    left = _of_key(base, new, ("left_waiting", ALL, ALL, stage))
    if _moved(*left) < 0:
        return FEWER_LEAVE, float(left[0].mean()), float(left[1].mean())
    if len(by_district) and not (by_district > 0).any():
        return MIX, float("nan"), float("nan")
    return UNKNOWN, float("nan"), float("nan")


def _of_pools(base: Result, new: Result, pools: Sequence[str], what: str) -> tuple[np.ndarray, np.ndarray]:
    """Return what is offered or wanted of some pools together in each replication, before and after."""
    return tuple(
        np.array([sum(_by_pool(one.loads, what).get(pool, 0.0) for pool in pools) for one in result.found])
        for result in (base, new)
    )  # type: ignore[return-value]


def _by_pool(loads: object, what: str) -> Mapping[str, float]:
    return dict(zip(loads.pool, getattr(loads, what).tolist(), strict=True))  # type: ignore[attr-defined]


def _of_key(base: Result, new: Result, key: tuple[str, str, str, str]) -> tuple[np.ndarray, np.ndarray]:
    return base.values.column(key), new.values.column(key)


def _moved(old: np.ndarray, new: np.ndarray) -> int:
    """Return 1 or -1 when the paired difference lies surely above or below zero (95 %), else 0."""
    found = means((new - old)[:, None])
    low, high = found.interval()
    if low[0] == high[0]:  # the same in every replication, as what is offered
        return int(np.sign(found.mean[0]))
    return 1 if low[0] > 0 else -1 if high[0] < 0 else 0
