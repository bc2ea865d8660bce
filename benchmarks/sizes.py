"""How much is measured: what the page states, or just enough to see that every part still runs."""

from dataclasses import dataclass

from benchmarks.worlds import LARGE


@dataclass(frozen=True)
class Size:
    """How much to measure.

    rounds         turns of each measurement
    plain, large   factors on demand: of the default data, and where the bounds hold
    cold           how often the engine is translated anew
    keys           how often a key is pressed
    """

    rounds: int
    plain: float
    large: float
    customers: int
    replications: int
    cold: int
    growth: tuple[float, ...]
    keys: int


FULL = Size(rounds=5, plain=1, large=LARGE, customers=100_000, replications=50, cold=5, growth=(1, 10, 100), keys=15)
QUICK = Size(rounds=1, plain=0.1, large=0.2, customers=1_000, replications=2, cold=1, growth=(0.1, 0.2), keys=1)
