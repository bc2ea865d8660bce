"""How much of what varies is chance, and how much is that we do not know the parameters.

Worlds (drawn parameters) x replications on common draws are a crossed table: y = m + a_world + b_draws + e. With P
worlds, R replications and the mean squares MSw (worlds), MSr (replications) and MSe (the rest),

    ignorance = (MSw - MSe) / R,    chance = (MSr - MSe) / P + MSe = mean variance within worlds,

are unbiased for the variance between the worlds' true means and for that of one future in a given world (two-way
random effects without repeats: Searle, Casella and McCulloch, Variance Components, 1992). Taking MSw / R alone would
count chance as ignorance; the one-way formula, which subtracts the variance within worlds instead of MSe, would
subtract too much, because on common draws all worlds share b_draws and it cancels between them.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy import special


@dataclass(frozen=True)
class Parts:
    """Variance of ignorance and of chance, and the means of the worlds without the noise of few replications.

    `error` is the standard error of the mean over everything. `worlds` are the means of the worlds, drawn together
    to their mean such that their variance is that of ignorance (constrained empirical Bayes: Louis 1984, J. Am. Stat.
    Assoc. 79). `futures` are single futures in an average world.
    """

    ignorance: float
    chance: float
    error: float
    worlds: np.ndarray
    futures: np.ndarray

    @property
    def share(self) -> float:
        """The share of ignorance in the variance of one future whose parameters are unknown; NaN where none varies."""
        whole = self.ignorance + self.chance
        return self.ignorance / whole if whole > 0 else float("nan")


def parts_of(table: np.ndarray) -> Parts:
    """Return the parts of a worlds x replications table, at least two of each, without gaps."""
    replications = table.shape[1]
    means, whole = table.mean(axis=1), float(table.mean())
    ms_worlds, ms_draws, ms_rest = mean_squares(table)
    ignorance = max(0.0, (ms_worlds - ms_rest) / replications)
    error = sqrt(max(0.0, ms_worlds + ms_draws - ms_rest) / table.size)
    spread = ms_worlds / replications
    calmed = whole + sqrt(ignorance / spread if spread > 0 else 0.0) * (means - whole)
    futures = whole + (table - means[:, None]) * sqrt(replications / (replications - 1))
    return Parts(ignorance, _chance(table), error, calmed, futures.ravel())


def _chance(table: np.ndarray) -> float:
    return float(table.var(axis=1, ddof=1).mean())


def mean_squares(table: np.ndarray) -> tuple[float, float, float]:
    """Return the mean squares of worlds, of replications, and of the rest."""
    worlds, replications = table.shape
    means, draws = table.mean(axis=1), table.mean(axis=0)
    rest = table - means[:, None] - draws[None, :] + table.mean()
    ms_rest = float((rest**2).sum()) / ((worlds - 1) * (replications - 1))
    return replications * float(means.var(ddof=1)), worlds * float(draws.var(ddof=1)), ms_rest


def share_interval(table: np.ndarray, level: float = 0.05) -> tuple[float, float]:
    """Return the ends of the interval of the share of ignorance.

    For normal effects MSw / MSe is (1 + R x ignorance / rest) times an F variable, which bounds ignorance against the
    rest exactly; chance against the rest is taken as it was found, so with few replications the interval is too short.
    """
    worlds, replications = table.shape
    ms_worlds, _, ms_rest = mean_squares(table)
    chance = _chance(table)
    if not ms_rest > 0:
        share = parts_of(table).share
        return share, share
    ends = []
    for place in (1 - level / 2, level / 2):
        quantile = float(special.fdtri(worlds - 1, (worlds - 1) * (replications - 1), place))
        ratio = max(0.0, (ms_worlds / ms_rest / quantile - 1) / replications)
        ends.append(ratio / (ratio + chance / ms_rest))
    return ends[0], ends[1]
