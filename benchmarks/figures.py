"""A figure of a benchmark, with the bound it is held against."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.timing import Spread, spread


@dataclass(frozen=True)
class Bound:
    """What a median must be: at least or at most a limit."""

    side: str  # "at least" or "at most"
    limit: float

    def is_met(self, value: float) -> bool:
        return value >= self.limit if self.side == "at least" else value <= self.limit

    def margin(self, value: float) -> float:
        """Return how many times better than the limit a value is; below 1 the bound is not met."""
        return value / self.limit if self.side == "at least" else self.limit / value


def at_least(limit: float) -> Bound:
    return Bound("at least", limit)


def at_most(limit: float) -> Bound:
    return Bound("at most", limit)


@dataclass(frozen=True)
class Figure:
    """What was measured, on what, in which unit ("×" is a ratio within one round)."""

    what: str
    on: str
    unit: str
    spread: Spread
    bound: Bound | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the bound is met; None where there is none."""
        return self.bound.is_met(self.spread.median) if self.bound else None


def counted(what: str, on: str, unit: str, value: float, bound: Bound | None = None) -> Figure:
    """Return a figure that is the same in every round: bytes, people."""
    return Figure(what, on, unit, spread([value]), bound)


def written(figure: Figure) -> dict[str, Any]:
    return asdict(figure) | {"met": figure.is_met}


def read(found: Mapping[str, Any]) -> Figure:
    bound = Bound(**found["bound"]) if found["bound"] else None
    return Figure(found["what"], found["on"], found["unit"], Spread(**found["spread"]), bound)
