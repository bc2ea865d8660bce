"""Studies made of real simulations with a known truth: replications are independent, so one long list is cut up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pandas as pd
from known_worlds import ALONE, FIELDS, PLANTED, alone, course_world, field_groups
from promises import Promise, at_least, at_most, covers, reported

from leiq_sim.analysis.checks import Audit
from leiq_sim.analysis.comparison import compared
from leiq_sim.analysis.costs import spending
from leiq_sim.analysis.counts import ratio
from leiq_sim.analysis.experiment import Task, logged, run_all
from leiq_sim.analysis.ledger import ledger_of
from leiq_sim.analysis.result import Found, Result
from leiq_sim.analysis.workers import spread
from leiq_sim.model.scenario import Scenario

COUNTS = ("arrived", "left_waiting", "qualified_work")
CALLS = {"better": 1, "worse": -1}


def cut(result: Result, size: int) -> list[Result]:
    """Return a result for each `size` replications in turn, as if only these had been run."""
    ends = range(0, result.replications + 1, size)
    return [replace(result, found=result.found[a:b]) for a, b in pairwise(ends)]


def between(low: Sequence, truth: Sequence, high: Sequence) -> np.ndarray:
    return (np.asarray(low, float) <= np.asarray(truth)) & (np.asarray(truth) <= np.asarray(high, float))


def field_promises(studies: int, size: int, seed: int, workers: int | None) -> Iterator[Promise]:
    """Yield what forty fields say of counts: each field of each `size` replications is a study of its own."""
    blocks = studies // len(FIELDS)
    worlds = [course_world(name, field_groups(changed), {}) for name, changed in (("base", False), ("new", True))]
    base, variant = (cut(result, size) for result in run_all(worlds, blocks * size, seed, workers=workers))
    lines = pd.concat([one.summary() for one in base])
    table = pd.concat([compared(pair).table for pair in zip(base, variant, strict=True)])
    for kpi in COUNTS:
        yield _single(lines, kpi, size)
    for kpi, odd in (("arrived", True), ("left_waiting", True), ("qualified_work", True), ("qualified_work", False)):
        yield _paired(table, kpi, odd, size)
    yield _futures(lines, base, size)


def _rows(frame: pd.DataFrame, kpi: str) -> pd.DataFrame:
    return frame[(frame["kpi"] == kpi) & (frame["field"] != "all") & (frame["stage"] == "all")]


def _single(lines: pd.DataFrame, kpi: str, size: int) -> Promise:
    rows, truths = _rows(lines, kpi), {name: group.truth()[kpi] for name, group in field_groups(False).items()}
    held = between(rows["low"], rows["field"].map(truths), rows["high"])
    return covers(f"simulated: interval of {kpi} of a field holds its expectation", held, size)


def _paired(table: pd.DataFrame, kpi: str, odd: bool, size: int) -> Promise:
    before, after = field_groups(False), field_groups(True)
    truths = {name: after[name].truth()[kpi] - before[name].truth()[kpi] for name in FIELDS[int(odd) :: 2]}
    rows = _rows(table, kpi)
    rows = rows[rows["field"].isin(truths)]
    held = between(rows["low"], rows["field"].map(truths), rows["high"])
    why = "twice the demand" if odd else "a quicker search"
    return covers(f"simulated: interval of the paired difference in {kpi}, {why}, holds its expectation", held, size)


def _futures(lines: pd.DataFrame, base: Sequence[Result], size: int) -> Promise:
    """Report how often a future that was not simulated for the study, the next one, lies within p10 to p90."""
    rows = _rows(lines, "arrived")
    following = [_rows(one.kpis[one.kpis["replication"] == one.kpis["replication"].min()], "arrived") for one in base]
    later = np.concatenate([rows["value"].to_numpy() for rows in (*following[1:], following[0])])
    continuous = 0.8 * (size - 1) / (size + 1)
    held, note = between(rows["p10"], later, rows["p90"]), f"continuous values would give {continuous:.3f}"
    return reported("simulated: a further future of arrived lies within p10 to p90", held, size, note)


def cost_and_work(task: Task) -> tuple[float, float]:
    """Return cost and entries into qualified work of one replication, as `analysis.kpis` forms them and no more."""
    log = logged(task)
    cost = sum(eur[0] for eur in spending(task.scenario).by_kind([log.course_runs]).values())
    return float(cost), float(ledger_of(log).left_by("qualified_work").sum())


def columns(scenario: Scenario, replications: int, seed: int, workers: int | None) -> np.ndarray:
    """Return replications x (cost, qualified work)."""
    return np.array(
        spread(cost_and_work, [Task(scenario, seed, r, "auto") for r in range(replications)], workers, threads=True)
    )


def result_of(scenario: Scenario, table: np.ndarray) -> Result:
    """Return a result that consists of the totals of cost, work and cost per person."""
    kpi = ("qualified_work", "cost", "cost_per_qualified_work")
    keys = [(one, "all", "all", "all") for one in kpi]
    values = [dict(zip(keys, (works, cost, ratio(cost, works)), strict=True)) for cost, works in table.tolist()]
    return Result(scenario, tuple(Found(one, None, None, None, Audit(0, ())) for one in values), 0)


@dataclass(frozen=True)
class Alone:
    """Cost and work of one field alone, and with more people coming: replications x (cost, qualified work)."""

    base: np.ndarray
    planted: np.ndarray


def simulate_alone(replications: int, seed: int, workers: int | None) -> Alone:
    return Alone(*(columns(alone(n, g), replications, seed, workers) for n, g in (("base", ALONE), ("more", PLANTED))))


def alone_promises(runs: Alone, size: int) -> Iterator[Promise]:
    """Yield what cost per person and the verdicts on a planted effect say, `size` replications a study."""
    pieces = [(runs.base[a : a + size], runs.planted[a : a + size]) for a in range(0, len(runs.base), size)]
    pairs = [(result_of(alone("base", ALONE), a), result_of(alone("more", PLANTED), b)) for a, b in pieces]
    lines = pd.concat([base.summary() for base, _ in pairs])
    lines = lines[lines["kpi"] == "cost_per_qualified_work"]
    held = between(lines["low"], np.full(len(lines), ALONE.cost_per_work), lines["high"])
    yield covers("simulated: Fieller's interval of cost per person holds the ratio of expectations", held, size)
    both = [compared(pair) for pair in pairs]
    table = pd.concat([one.table for one in both])
    for kpi in ("qualified_work", "cost", "cost_per_qualified_work"):
        rows, truth = table[table["kpi"] == kpi], PLANTED.truth()[kpi] - ALONE.truth()[kpi]
        held = between(rows["low"], np.full(len(rows), truth), rows["high"])
        yield covers(f"simulated: interval of the paired difference in {kpi}, one field, holds its truth", held, size)
    yield from _planted(pd.concat([one.verdicts for one in both]).set_index("kpi")["verdict"], size)


def _planted(found: pd.Series, size: int) -> Iterator[Promise]:
    better = (found["qualified_work"] == "better").to_numpy()
    yield at_least("simulated: a planted effect on qualified_work is found", better, size, 0.8)
    wrong = [(found[kpi].map(CALLS).notna()).to_numpy() for kpi in ("cost", "cost_per_qualified_work")]
    wrong.append(found["qualified_work"].isin(["worse", "practically_equal"]).to_numpy())
    yield at_most("simulated: any wrong verdict beside a planted effect", np.any(wrong, axis=0), size)
    yield at_least("simulated: cost within the smallest difference that matters is practically equal",
                   (found["cost"] == "practically_equal").to_numpy(), size, 0.95)  # fmt: skip
