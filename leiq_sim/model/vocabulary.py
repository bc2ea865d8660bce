"""The closed vocabulary of which every pathway is made: Queue, Delay, Cohort, Matching, Gate, Exit."""

from dataclasses import dataclass, field, fields
from typing import ClassVar


@dataclass(frozen=True)
class Choice:
    """Several ways onward; the table `routes` holds the shares, by field and by the trait `by`."""

    options: tuple[str, ...]
    by: str = ""


def choose(*options: str, by: str = "") -> Choice:
    """Name the ways onward. With `by`, shares may differ by that trait's values."""
    return Choice(options, by)


Onward = str | Choice


@dataclass(frozen=True)
class Step:
    name: str

    @property
    def routes(self) -> dict[str, Choice]:
        """The ways onward by outcome."""
        found = {f.name: getattr(self, f.name) for f in fields(self) if f.metadata.get("route")}
        return {k: v if isinstance(v, Choice) else Choice((v,)) for k, v in found.items() if v}


def _route(default: Onward | None = None) -> Onward:
    return field(metadata={"route": True}) if default is None else field(default=default, metadata={"route": True})


@dataclass(frozen=True)
class Queue(Step):
    """Wait for a pool of staff hours or of places, be served, go on.

    `visits` names a count: that many visits one after another, each a new wait.
    """

    served: Onward = _route()
    unserved: Onward = _route()
    priority: int = 0
    visits: str = ""


@dataclass(frozen=True)
class Delay(Step):
    """Time passes; nobody waits for capacity. `since` counts the time from the end of an earlier step."""

    served: Onward = _route()
    since: str = ""


@dataclass(frozen=True)
class Cohort(Step):
    """Wait for a dated start with a free seat at a site the person accepts, and attend together."""

    served: Onward = _route()
    unserved: Onward = _route()
    dropped: Onward = _route()


@dataclass(frozen=True)
class Matching(Step):
    """Wait for a partner from the other side of the field's market; a person also searches alone (`own`)."""

    served: Onward = _route()
    unserved: Onward = _route()
    own: Onward = _route("")
    side: str = "candidate"


@dataclass(frozen=True)
class Gate(Step):
    """Go one way before a day, another from it on."""

    before: Onward = _route()
    after: Onward = _route()


@dataclass(frozen=True)
class Exit(Step):
    """Leave with an outcome."""


@dataclass(frozen=True)
class Line:
    """The life of one kind of entity: where it enters and its steps, each only leading to later ones."""

    entry: Onward
    steps: tuple[Step, ...]

    ENTRY: ClassVar[str] = "entry"

    @property
    def entry_choice(self) -> Choice:
        return self.entry if isinstance(self.entry, Choice) else Choice((self.entry,))

    @property
    def exits(self) -> tuple[str, ...]:
        return tuple(s.name for s in self.steps if isinstance(s, Exit))

    @property
    def stages(self) -> tuple[Step, ...]:
        return tuple(s for s in self.steps if not isinstance(s, Exit))


@dataclass(frozen=True)
class Pathway:
    """The whole sentence: clients, and where there is a market, employers and their vacancies."""

    clients: Line
    employers: Line | None = None
    vacancies: Line | None = None

    @property
    def lines(self) -> dict[str, Line]:
        named = {"clients": self.clients, "employers": self.employers, "vacancies": self.vacancies}
        return {name: line for name, line in named.items() if line}

    def step(self, name: str) -> Step:
        return next(s for line in self.lines.values() for s in line.steps if s.name == name)
