"""What may be said of a difference: better, worse, practically equal, or not distinguishable.

All headline totals of all variants are one family, judged by Holm's steps at 5 % in all: of m differences the one
that decides most clearly is judged by its interval of confidence 1 - 5 %/m, the next by 1 - 5 %/(m - 1), and so
on; the first interval that decides nothing ends the steps, and its confidence holds for all that remain. An
interval decides when it lies beyond the smallest difference that matters, or wholly within it. So every verdict
can be read off its own interval. (With wrong directions counted as errors, Holm's level is proven for independent
tests; the plain Bonferroni interval, of confidence 1 - 5 %/m for all, would be wider.)
"""

from dataclasses import dataclass

import numpy as np

from leiq_sim.analysis.intervals import LEVEL, chance_of_no_decision, holm, t_quantile

BETTER, WORSE, EQUAL, UNCLEAR = "better", "worse", "practically_equal", "not_distinguishable"


@dataclass(frozen=True)
class Differences:
    """Paired differences with standard error, number of pairs, smallest difference that matters, and direction."""

    difference: np.ndarray
    error: np.ndarray
    known: np.ndarray
    least: np.ndarray
    sign: np.ndarray


@dataclass(frozen=True)
class Decisions:
    """Verdicts, and the simultaneous intervals from which they can be read; NaN ends below two pairs."""

    verdict: tuple[str, ...]
    low: np.ndarray
    high: np.ndarray
    confidence: np.ndarray


def judged(tests: Differences, level: float = LEVEL) -> Decisions:
    """Judge a family of differences together at `level`."""
    p = chance_of_no_decision(tests.difference, tests.error, tests.known, tests.least)
    decided, levels = holm(p, level)
    half = t_quantile(levels, tests.known) * tests.error
    size = np.abs(tests.difference)
    # Exactly the smallest difference that matters does matter; no difference at all never does.
    beyond = decided & (size >= tests.least) & (size > 0)
    good = tests.difference * tests.sign > 0
    words = np.select([beyond & good, beyond, decided], [BETTER, WORSE, EQUAL], UNCLEAR)
    return Decisions(tuple(words.tolist()), tests.difference - half, tests.difference + half, 1 - levels)
