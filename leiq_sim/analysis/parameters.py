"""What is uncertain: each statement of provenance that has a range is one parameter, whose values move together.

Shares of a set cannot all rise. So a statement that covers whole sets is as many parameters as there are ways to go
(`routes.plan.served.*.*.documents.share`): one way moves within its range, the others of its set give way.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from leiq_sim.analysis.ranges import Excluded, Mover, moved, mover_of, set_of
from leiq_sim.errors import Problem, ScenarioError, nearest, problem
from leiq_sim.files.provenance import STATUSES, deciding, provenance_table
from leiq_sim.files.targets import matching
from leiq_sim.model.check import check
from leiq_sim.model.replay import of_one_root, replayed, root_of
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.stock import fitted_stock

ALIKE = 0.01  # factors that differ less are one
VERDICTS = "kpis"  # the smallest difference that matters decides verdicts and moves no figure
VALUE, FACTOR, AVERAGE = "value", "factor", "average_factor"


class Setting(NamedTuple):
    """Where a parameter stands: its value, the factor on all its values in the data, or that on their sum."""

    kind: str
    at: float


@dataclass(frozen=True)
class Parameter:
    """One statement of provenance and the values it moves. Its place runs from -1 (low) over 0 (data) to 1 (high).

    `name` is the statement's pattern, with the way to go where the statement is several parameters.
    """

    name: str
    status: str
    movers: tuple[Mover, ...]
    statement: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(mover.path for mover in self.movers)

    def at(self, place: float) -> dict[str, float]:
        """Return all values by path, those that give way included, at a place; straight lines between the three."""
        return _joined(mover.to(_between(mover, place)) for mover in self.movers)

    def drawn(self, share: float) -> dict[str, float]:
        """Return each value alone, nothing giving way, at a share of its triangular distribution."""
        return {mover.path: triangular(share, mover.least, mover.value, mover.most) for mover in self.movers}

    def moves(self, place: float) -> bool:
        """Whether anything differs from the data at a place."""
        start = _joined(mover.start for mover in self.movers)
        return any(value != start[path] for path, value in self.at(place).items())

    def setting(self, place: float) -> Setting:
        found = [(mover.value, mover.to(_between(mover, place))[mover.path]) for mover in self.movers]
        old, new = (sum(values) for values in zip(*found, strict=True))
        if len(found) == 1 or not old:
            return Setting(VALUE, float(new) / len(found))
        factors = [after / before for before, after in found if before]
        alike = len(factors) == len(found) and max(factors) - min(factors) < ALIKE
        return Setting(FACTOR if alike else AVERAGE, new / old)


@dataclass(frozen=True)
class Parameters:
    """The parameters of some data, what a pattern names without being one, and the data as they are."""

    root: Scenario
    parameters: tuple[Parameter, ...]
    excluded: tuple[Excluded, ...]


def _joined(parts: Iterator[dict[str, float]]) -> dict[str, float]:
    return {path: value for part in parts for path, value in part.items()}


def _between(mover: Mover, place: float) -> float:
    end = mover.most if place > 0 else mover.least
    return mover.value + abs(place) * (end - mover.value)


def triangular(share: float, least: float, mode: float, most: float) -> float:
    """Return the value below which a share of the triangular distribution lies."""
    width = most - least
    if width <= 0:
        return mode
    if share * width < mode - least:
        return least + sqrt(share * width * (mode - least))
    return most - sqrt((1 - share) * width * (most - mode))


def parameters_of(root: Scenario, patterns: Sequence[str] = (), without: Sequence[str] = ()) -> Parameters:
    """Return what is uncertain in data: all statements, or those parts that patterns of paths name.

    Raises ScenarioError for each pattern that matches nothing, and where nothing is left to move.
    """
    lines = {line.path: line for line in provenance_table(root)}
    columns = root.paths()
    wanted = _wanted(patterns, without, lines)
    found: list[Parameter] = []
    excluded: list[Excluded] = []
    for name, paths in _statements(root, wanted).items():
        if name.startswith(f"{VERDICTS}."):
            excluded.append(Excluded(name, "verdicts"))
            continue
        tried = [mover_of(path, lines, columns, STATUSES) for path in paths]
        movers = tuple(one for one in tried if isinstance(one, Mover))
        if not movers:
            excluded.append(Excluded(name, min((one.why for one in tried if isinstance(one, Excluded)), default="")))
            continue
        status = lines[movers[0].path].status
        found += [Parameter(part, status, some, name) for part, some in _by_way(name, movers).items()]
    if not found:
        raise ScenarioError([problem("parameters_none", "--parameters", found=tuple(patterns))])
    return Parameters(root, tuple(found), tuple(dict.fromkeys(excluded)))


def _wanted(patterns: Sequence[str], without: Sequence[str], paths: Mapping[str, object]) -> list[str]:
    problems: list[Problem] = []
    named: dict[str, set[str]] = {}
    for option, words in (("--parameters", patterns), ("--without", without)):
        named[option] = set()
        for word in words:
            matched = matching(word, paths)
            named[option].update(matched)
            if not matched:
                problems.append(problem("parameters_match_nothing", option, found=word, nearest=nearest(word, paths)))
    if problems:
        raise ScenarioError(problems)
    chosen = named["--parameters"] if patterns else set(paths)
    return [path for path in paths if path in chosen and path not in named["--without"]]


def _statements(root: Scenario, paths: Sequence[str]) -> dict[str, list[str]]:
    """Return the paths of each statement of provenance, in the scenario's order; a value without one stands alone."""
    found: dict[str, list[str]] = defaultdict(list)
    for path, rows in deciding(root.provenance, paths).items():
        found[rows[0].path if rows else path].append(path)
    return found


def _by_way(name: str, movers: Sequence[Mover]) -> dict[str, tuple[Mover, ...]]:
    """Return a statement's movers, way by way where it covers several ways of a set.

    Of a set of two ways only the first is kept: the second says the same the other way round.
    """
    sets: dict[tuple[str, ...], list[Mover]] = defaultdict(list)
    for mover in movers:
        sets[set_of(mover.path) or (mover.path,)].append(mover)
    if all(len(some) == 1 for some in sets.values()):
        return {name: tuple(movers)}
    kept = [mover for some in sets.values() for mover in (some[:1] if _mirrored(some) else some)]
    found: dict[str, list[Mover]] = defaultdict(list)
    for mover in kept:
        found[_way(name, mover.path)].append(mover)
    return {part: tuple(some) for part, some in found.items()}


def _mirrored(some: Sequence[Mover]) -> bool:
    return len(some) == 2 and all(len(mover.others) == 1 for mover in some)


def _way(name: str, path: str) -> str:
    """Return a statement's pattern with the way to go of a path: the last word before the column."""
    words = name.split(".")
    words[-2] = path.split(".")[-2]
    return ".".join(words)


@dataclass(frozen=True)
class Family:
    """Scenarios of one root, a baseline first: each can be made anew upon the root with other values."""

    root: Scenario
    members: tuple[Scenario, ...]

    def upon(self, values: Mapping[str, float]) -> list[Scenario]:
        """Return all members upon the root with some values moved; nobody is inside on day 0 without a place."""
        data = fitted_stock(moved(self.root, values))
        return [replayed(member, data) for member in self.members]

    def sound(self, values: Mapping[str, float]) -> list[Scenario]:
        """Return all members upon the root with some values moved; none where one of them could not be run."""
        made = self.upon(values)
        return [] if any(check(one) for one in made) else made


def family_of(scenarios: Sequence[Scenario]) -> Family:
    """Return the family of a baseline and its variants; ScenarioError where they rest on different data."""
    if not of_one_root(scenarios):
        raise ScenarioError([problem("other_data", ", ".join(scenario.name for scenario in scenarios))])
    return Family(root_of(scenarios[0]), tuple(scenarios))


def world_of(parameters: Sequence[Parameter], shares: Sequence[float]) -> dict[str, float]:
    """Return one world: each parameter at its share of its triangular distribution, sets of shares made to add up."""
    drawn = _joined(p.drawn(share) for p, share in zip(parameters, shares, strict=True))
    found: dict[str, float] = {}
    sets: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for mover in (mover for parameter in parameters for mover in parameter.movers):
        if mover.others:
            sets[set_of(mover.path) or ()].update(mover.start)
        else:
            found |= mover.to(drawn[mover.path])
    for start in sets.values():
        found |= _adding_up(start, {path: drawn[path] for path in start if path in drawn})
    return found


def _adding_up(start: Mapping[str, float], drawn: Mapping[str, float]) -> dict[str, float]:
    """Return the shares of a set as drawn; those that were not drawn fill it up, or else all are scaled."""
    total, rest = sum(start.values()), sum(start.values()) - sum(drawn.values())
    others = {path: value for path, value in start.items() if path not in drawn}
    if others and rest > 0:
        return {**drawn, **{path: value * rest / sum(others.values()) for path, value in others.items()}}
    raw = {**start, **drawn}
    return {path: value * total / sum(raw.values()) for path, value in raw.items()}
