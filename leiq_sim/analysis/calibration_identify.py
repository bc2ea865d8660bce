"""What a calibration could not find out: knobs that no target reaches, that ended on a bound, or that trade off.

Near the end the targets are about linear in the knobs (`slopes`, in weights of the targets a half range), so belief
after the targets has covariance (S'S + 1/PRIOR^2)^-1: the usual Gauss-Newton approximation.
"""

from dataclasses import dataclass

import numpy as np

from leiq_sim.analysis.calibration import PRIOR, Calibration

UNLEARNED = 0.8  # of the variance is left: the targets say little of this knob
SILENT = 0.05  # weights a half range: no target answers
TRADED = 0.3  # correlation after the targets, of knobs that had none before
ON_BOUND = 0.02  # half ranges
MOST_PAIRS = 5


@dataclass(frozen=True)
class Learned:
    """One knob: variance left (1: nothing learned), the bound it ended on ("low", "high", ""), any answer at all."""

    name: str
    left: float
    bound: str
    silent: bool

    @property
    def identified(self) -> bool:
        return self.left <= UNLEARNED and not self.bound and not self.silent


@dataclass(frozen=True)
class Identification:
    """What was learned of each knob, pairs that trade off with their correlation, and how many combinations are known.

    `determined` counts the combinations of knobs on which the targets say more than was believed before.
    """

    learned: tuple[Learned, ...]
    pairs: tuple[tuple[str, str, float], ...]
    determined: int


def identification(found: Calibration) -> Identification:
    """Return what a calibration learned and what it did not."""
    slopes, knobs = found.slopes * PRIOR, found.knobs
    after = np.linalg.inv(slopes.T @ slopes + np.eye(len(knobs)))
    left = np.diag(after)
    learned = tuple(
        Learned(knob.name, float(left[i]), _bound(knob.low, knob.high, found.settings[i]), _is_silent(slopes[:, i]))
        for i, knob in enumerate(knobs)
    )
    known = np.linalg.svd(slopes, compute_uv=False)
    correlation = after / np.sqrt(np.outer(left, left))
    pairs = sorted(
        (
            (knobs[i].name, knobs[j].name, float(correlation[i, j]))
            for i in range(len(knobs))
            for j in range(i)
            if abs(correlation[i, j]) >= TRADED
        ),
        key=lambda pair: -abs(pair[2]),
    )
    return Identification(learned, tuple(pairs[:MOST_PAIRS]), int((known > 1).sum()))


def _bound(low: float, high: float, setting: float) -> str:
    if setting - low < ON_BOUND:
        return "low"
    return "high" if high - setting < ON_BOUND else ""


def _is_silent(slopes: np.ndarray) -> bool:
    return bool(np.abs(slopes).max(initial=0.0) < SILENT)
