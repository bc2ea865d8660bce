"""What a bench promises, how often it came true, and the band in which that share must lie."""

from dataclasses import asdict, dataclass

import numpy as np
from scipy import stats

MASS = 0.999  # a promise that is kept falls out of its band once in a thousand times


@dataclass(frozen=True)
class Promise:
    """A share of studies, and the band it must lie in; without a band it is reported and promises nothing."""

    name: str
    studies: int
    replications: int
    share: float
    low: float | None = None
    high: float | None = None
    note: str = ""

    @property
    def kept(self) -> bool | None:
        if self.low is None or self.high is None:
            return None
        return bool(self.low <= self.share <= self.high)

    def line(self) -> str:
        word = {True: "kept", False: "BROKEN", None: "reported"}[self.kept]
        wanted = "" if self.low is None else f"  in {self.low:.4f} to {self.high:.4f}"
        note = f"  ({self.note})" if self.note else ""
        return f"{word:8} {self.share:.4f}{wanted}  {self.name}; {self.studies} x {self.replications}{note}"

    def figures(self) -> dict:
        found = asdict(self) | {"kept": self.kept, "band": None if self.low is None else [self.low, self.high]}
        return {key: value for key, value in found.items() if key not in ("low", "high")}


def band(studies: int, target: float) -> tuple[float, float]:
    """Return the shares between which a binomial share of `studies` lies with probability 99.9 %."""
    low, high = stats.binom.interval(MASS, studies, target)
    return float(low / studies), float(high / studies)


def covers(name: str, held: np.ndarray, replications: int, target: float = 0.95, note: str = "") -> Promise:
    """Promise that the share of studies in which something held (bool, one entry a study) is `target`."""
    return Promise(name, len(held), replications, float(held.mean()), *band(len(held), target), note)


def reported(name: str, held: np.ndarray, replications: int, note: str = "") -> Promise:
    return Promise(name, len(held), replications, float(held.mean()), note=note)


def at_most(name: str, happened: np.ndarray, replications: int, most: float = 0.05, note: str = "") -> Promise:
    """Promise that something happens in at most `most` of the studies, three standard errors of that share granted."""
    granted = most + 3 * float(np.sqrt(most * (1 - most) / len(happened)))
    return Promise(name, len(happened), replications, float(happened.mean()), 0.0, granted, note)


def at_least(name: str, happened: np.ndarray, replications: int, least: float, note: str = "") -> Promise:
    return Promise(name, len(happened), replications, float(happened.mean()), least, 1.0, note)
