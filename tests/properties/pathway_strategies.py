"""Random pathways for Hypothesis, made of the whole vocabulary; every step can be reached and leads onward."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from leiq_sim.model.tables import RouteShare
from leiq_sim.model.vocabulary import Choice, Cohort, Delay, Exit, Gate, Line, Matching, Onward, Pathway, Queue, Step

# A talk is a queue for hours of staff, a stay one for places.
KINDS = ("talk", "stay", "delay", "course", "search", "gate")
OUTCOMES = {
    "talk": ("served", "unserved"),
    "stay": ("served", "unserved"),
    "delay": ("served",),
    "course": ("served", "unserved", "dropped"),
    "search": ("served", "unserved", "own"),
    "gate": ("before", "after"),
}
DONE, LOST = "done", "lost"
TRAITS = {"sex": ("female", "male"), "german": ("a2", "b1", "b2")}
REPEATS = "repeats"
WEIGHTS = st.sampled_from((1, 1, 2, 3, 0))


@dataclass
class Sketch:
    """A pathway while it is drawn: stages by name with their kind, and the options of every way."""

    kinds: dict[str, str]
    options: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    by: dict[tuple[str, str], str] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    since: dict[str, str] = field(default_factory=dict)
    repeated: tuple[str, ...] = ()
    priority: dict[str, int] = field(default_factory=dict)
    pathway: Pathway | None = None

    def named(self, *kinds: str) -> tuple[str, ...]:
        return tuple(name for name, kind in self.kinds.items() if kind in kinds)

    def ancestors(self, name: str) -> list[str]:
        """Return the stages by which a stage can be reached, nearest first."""
        found = []
        while (name := self.parent[name]) in self.kinds:
            found.append(name)
        return found

    def choice(self, step: str, outcome: str) -> Onward:
        found = tuple(self.options[step, outcome])
        return found[0] if len(found) == 1 else Choice(found, self.by.get((step, outcome), ""))

    def step(self, name: str) -> Step:
        ways = {outcome: self.choice(name, outcome) for outcome in OUTCOMES[self.kinds[name]]}
        match self.kinds[name]:
            case "talk" | "stay":
                visits = REPEATS if name in self.repeated else ""
                return Queue(name, **ways, priority=self.priority.get(name, 0), visits=visits)
            case "delay":
                return Delay(name, **ways, since=self.since.get(name, ""))
            case "course":
                return Cohort(name, **ways)
            case "search":
                return Matching(name, **ways)
        return Gate(name, **ways)


@st.composite
def sketches(draw: st.DrawFn, traits: tuple[str, ...] = ()) -> Sketch:
    """Draw a pathway of clients with up to eight stages, perhaps with employers, and always with vacancies."""
    kind = st.sampled_from((*KINDS, "delay"))
    few, many = st.lists(kind, min_size=1, max_size=3), st.lists(kind, min_size=4, max_size=8)
    kinds = draw(st.one_of(few, many, many))
    sketch = Sketch({f"{kind}_{number}": kind for number, kind in enumerate(kinds)})
    names = list(sketch.kinds)
    ways = [("clients", "entry"), *((name, way) for name in names for way in OUTCOMES[sketch.kinds[name]])]
    sketch.options = {way: [] for way in ways}
    position = {"clients": -1, **{name: number for number, name in enumerate(names)}}
    for number, name in enumerate(names):
        earlier = sorted((way for way in ways if position[way[0]] < number), key=lambda way: -position[way[0]])
        # Mostly a stage follows the one before it, of which the first way comes first.
        way = earlier[draw(st.one_of(st.just(0), st.integers(0, len(earlier) - 1)))]
        sketch.options[way].append(name)
        sketch.parent[name] = way[0]
    for way in ways:
        later = [name for name in names[position[way[0]] + 1 :] if name not in sketch.options[way]]
        # An entry leads to a stage: whoever leaves at once was never there.
        exits = () if way[1] == "entry" else (DONE, LOST)
        more = draw(st.lists(st.sampled_from((*later, *exits)), max_size=2, unique=True)) if later or exits else []
        sketch.options[way] = sketch.options[way] + more or [DONE]
        if len(sketch.options[way]) > 1 and traits:
            sketch.by[way] = draw(st.sampled_from(("", *traits)))
    _details(draw, sketch)
    sketch.pathway = _pathway(draw, sketch)
    return sketch


def _details(draw: st.DrawFn, sketch: Sketch) -> None:
    for name in sketch.named("delay"):
        earlier = sketch.ancestors(name)
        if earlier and draw(st.sampled_from((True, True, False))):
            farther = earlier[1:] or earlier
            delays = [stage for stage in farther if sketch.kinds[stage] == "delay"]
            sketch.since[name] = draw(st.sampled_from((*delays, *delays, *farther)))
    sketch.repeated = tuple(
        name for name in sketch.named("talk", "stay") if draw(st.sampled_from((False, False, True)))
    )
    sketch.priority = {name: draw(st.sampled_from((0, 0, 1, -1))) for name in sketch.named("talk", "stay")}


def _pathway(draw: st.DrawFn, sketch: Sketch) -> Pathway:
    used = {target for options in sketch.options.values() for target in options}
    exits = tuple(Exit(name) for name in (DONE, LOST) if name in used)
    entry = sketch.choice("clients", "entry")
    clients = Line(entry, (*(sketch.step(name) for name in sketch.kinds), *exits))
    employers = None
    if draw(st.booleans()):
        steps = (Queue("advice", served="advised", unserved="unadvised"), Exit("advised"), Exit("unadvised"))
        employers = Line("advice", steps)
    steps = (Matching("vacancy", served="filled", unserved="expired", side="vacancy"), Exit("filled"), Exit("expired"))
    return Pathway(clients, employers, Line("vacancy", steps))


@st.composite
def route_shares(draw: st.DrawFn, sketch: Sketch, fields: tuple[str, ...]) -> list[RouteShare]:
    """Draw the shares of every way that parts: for all, by field, or by the trait it names."""
    found: list[RouteShare] = []
    for (step, outcome), options in sketch.options.items():
        if len(options) == 1:
            continue
        trait = sketch.by.get((step, outcome), "")
        by_field = draw(st.booleans())
        for field_ in fields if by_field else ("all",):
            for group in TRAITS[trait] if trait else ("all",):
                weights = [draw(WEIGHTS) for _ in options]
                total = sum(weights)
                shares = [w / total for w in weights] if total else [1.0, *(0.0 for _ in options[1:])]
                found += [
                    RouteShare(step, outcome, field_, group, to, share)
                    for to, share in zip(options, shares, strict=True)
                ]
    return found
