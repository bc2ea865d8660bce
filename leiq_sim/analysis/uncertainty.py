"""What we do not know beside what chance may bring: all uncertain parameters drawn at once, world by world.

Each parameter is triangular between its low and high end with the value in the data as its mode: a range in the data
is a planning bound around a best estimate, so its middle is more credible than its ends, and a uniform distribution
would move the centre away from the data wherever a range is lopsided. Worlds are a Latin hypercube (McKay, Beckman and
Conover 1979; SALib): of as many worlds as there are, each parameter has one in each slice of its distribution. The
values of one statement move together; different statements are drawn independently.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from leiq_sim.analysis.definitions import HEADLINE, KPIS
from leiq_sim.analysis.intervals import ENOUGH
from leiq_sim.analysis.parameters import Family, Parameter, family_of, parameters_of, world_of
from leiq_sim.analysis.ranges import Excluded
from leiq_sim.analysis.readings import Readings
from leiq_sim.analysis.variance import Parts, parts_of, share_interval
from leiq_sim.analysis.workers import Progress
from leiq_sim.errors import ScenarioError, problem
from leiq_sim.model.check import check
from leiq_sim.model.scenario import Scenario

WORLDS, REPLICATIONS = 60, 6
FEWEST = 2
LEVEL, DIFFERENCE = "level", "difference"
COLUMNS = (
    "scenario", "baseline", "quantity", "kpi", "unit", "at_data", "mean", "error", "ignorance_p10", "ignorance_p90",
    "chance_p10", "chance_p90", "both_p10", "both_p90", "ignorance_share", "ignorance_share_low",
    "ignorance_share_high", "better_worlds", "worlds", "replications",
)  # fmt: skip


@dataclass(frozen=True)
class Uncertainty:
    """A baseline, and variants against it, in many worlds.

    frame      a row a quantity (level of the baseline, difference of a variant) and headline KPI: the mean over all
               worlds beside that at the data; the band of ignorance, where the true means of eight of ten worlds lie;
               the band of chance, where eight of ten futures of an average world lie; both together; the share of
               ignorance in the variance of a future, with its interval; in how many worlds the variant is better
    shares     worlds x parameters: at which share of its distribution each parameter stands
    left_out   how many drawn worlds could not be run
    """

    scenarios: tuple[Scenario, ...]
    parameters: tuple[Parameter, ...]
    excluded: tuple[Excluded, ...]
    frame: pd.DataFrame
    shares: np.ndarray
    left_out: int
    replications: int
    seed: int

    @property
    def worlds(self) -> int:
        return len(self.shares)


def uncertainty(
    scenarios: Sequence[Scenario],
    patterns: Sequence[str] = (),
    without: Sequence[str] = (),
    worlds: int = WORLDS,
    replications: int = REPLICATIONS,
    seed: int = 1,
    engine: str = "auto",
    progress: Progress | None = None,
    workers: int | None = None,
) -> Uncertainty:
    """Simulate a baseline and its variants in drawn worlds, all on the same replications.

    Raises ValueError for fewer than two worlds or replications, ScenarioError for patterns that match nothing,
    scenarios that rest on different data, and ranges of which no world can be run.
    """
    if min(worlds, replications) < FEWEST:
        raise ValueError(f"worlds and replications must be at least {FEWEST}: one of each says nothing of variance")
    family = family_of(scenarios)
    known = parameters_of(family.root, patterns, without)
    shares = hypercube(len(known.parameters), worlds, seed)
    expected = (worlds + 1) * len(scenarios) * replications
    reading = Readings(replications, seed, engine, workers, scenarios, progress, expected)
    data = np.array(reading.of(scenarios))
    kept, found, wrong = [], [], ""
    for row in shares:
        made = family.upon(world_of(known.parameters, row))
        problems = [one for scenario in made for one in check(scenario)]
        if problems:
            wrong = wrong or problems[0].sentence("en")
            continue
        kept.append(row)
        found.append(reading.of(made))
    if len(kept) < FEWEST:
        raise ScenarioError([problem("worlds_unsound", "--parameters", found=worlds, reason=wrong)])
    tables = np.array(found)  # worlds x scenarios x replications x KPIs
    frame = _frame(family, data, tables)
    left_out = worlds - len(kept)
    return Uncertainty(
        tuple(scenarios), known.parameters, known.excluded, frame, np.array(kept), left_out, replications, seed
    )


def hypercube(parameters: int, worlds: int, seed: int) -> np.ndarray:
    """Return worlds x parameters: shares between 0 and 1, of each parameter one in each slice of 1/worlds."""
    from SALib.sample import latin

    names = [f"p{number}" for number in range(parameters)]
    asked = {"num_vars": parameters, "names": names, "bounds": [[0.0, 1.0]] * parameters}
    return np.asarray(latin.sample(asked, worlds, seed=seed))


def _frame(family: Family, data: np.ndarray, tables: np.ndarray) -> pd.DataFrame:
    base, *variants = family.members
    quantities = [(base, LEVEL, data[0], tables[:, 0])]
    quantities += [
        (variant, DIFFERENCE, data[number] - data[0], tables[:, number] - tables[:, 0])
        for number, variant in enumerate(variants, 1)
    ]
    rows = [
        {
            "scenario": scenario.name, "baseline": base.name, "quantity": quantity, "kpi": kpi,
            "unit": KPIS[kpi].unit, "replications": values.shape[1],
            **_row(at_data[:, column], values[:, :, column], quantity, kpi),
        }
        for scenario, quantity, at_data, values in quantities
        for column, kpi in enumerate(HEADLINE)
    ]  # fmt: skip
    return pd.DataFrame(rows).reindex(columns=list(COLUMNS))


def _row(at_data: np.ndarray, values: np.ndarray, quantity: str, kpi: str) -> dict[str, float]:
    """Return the figures of one quantity and KPI; worlds without a number are left out, few with one are no result."""
    known = values[~np.isnan(values).any(axis=1)]
    if len(known) < max(FEWEST, ENOUGH * len(values)):
        return {"worlds": len(known)}
    parts = parts_of(known)
    low, high = share_interval(known)
    bands = {"ignorance": parts.worlds, "chance": parts.futures, "both": known.ravel()}
    ends = {f"{name}_{p}": _quantile(of, p) for name, of in bands.items() for p in ("p10", "p90")}
    return {
        "at_data": float(at_data.mean()), "mean": float(known.mean()), "error": parts.error, **ends,
        "ignorance_share": parts.share, "ignorance_share_low": low, "ignorance_share_high": high,
        "better_worlds": _better(parts, quantity, kpi), "worlds": len(known),
    }  # fmt: skip


def _quantile(values: np.ndarray, name: str) -> float:
    return float(np.quantile(values, {"p10": 0.1, "p90": 0.9}[name]))


def _better(parts: Parts, quantity: str, kpi: str) -> float:
    """Return in how many worlds a variant's true mean is better; NaN where neither direction is or nothing differs."""
    if quantity == LEVEL or not KPIS[kpi].sign or not parts.worlds.any():
        return float("nan")
    return float((parts.worlds * KPIS[kpi].sign > 0).sum())
