"""What is measured, part by part."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import engines, events, first_call, growth, latency, replications, tandem
from benchmarks.figures import Bound, Figure
from benchmarks.sizes import Size


@dataclass(frozen=True)
class Part:
    """One question; `words` say how it is measured, `bounds` are those that its figures must carry.

    `lacking` returns what this machine lacks for it, empty where nothing is.
    """

    id: str
    title: str
    measure: Callable[[Size], list[Figure]]
    words: str | None
    bounds: tuple[Bound, ...] = ()
    lacking: Callable[[], str] = str


PARTS = (
    Part("engines", "Compiled against reference", engines.measure, engines.__doc__, (engines.BOUND,)),
    Part("tandem", "Against plain models in other tools", tandem.measure, tandem.__doc__, (tandem.BOUND,)),
    Part("events", "An event against its heap", events.measure, events.__doc__, (events.BOUND,)),
    Part("replications", "A whole study", replications.measure, replications.__doc__,
         (replications.STUDY, replications.THREADS)),
    Part("growth", "Growth with demand", growth.measure, growth.__doc__, (growth.TIME, growth.MEMORY)),
    Part("first_call", "The first call", first_call.measure, first_call.__doc__),
    Part("latency", "From a key to what is painted", latency.measure, latency.__doc__,
         (latency.FIRST, latency.REFINED), latency.lacking),
)  # fmt: skip
