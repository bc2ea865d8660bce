"""A log as plain arrays, the form in which statistics are quick: one entry a visit, one entry an entity."""

from dataclasses import dataclass

import numpy as np

from leiq_sim.chance.nodes import Kind
from leiq_sim.chance.population import KINDS
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.units import to_days

CLIENT, EMPLOYER, VACANCY = (KINDS.index(kind) for kind in ("client", "employer", "vacancy"))
NOWHERE = -1
WAITING_KINDS = (Kind.HOURS, Kind.PLACES, Kind.COHORT, Kind.CANDIDATE, Kind.VACANCY)


@dataclass(frozen=True)
class Ledger:
    """Visits that came about, in order of entity and visit, and all entities.

    Numbers in `stage`, `next_stage` and `start_stage` point into `stages`, those in `exit` and `next_exit` into
    `exits`; NOWHERE where there is none. Times are days (float), NaN for not yet. `own` marks a person's own
    success. `wanted` is what the visit asks of its resource: minutes of a talk, days of all else.
    `stock` marks entities that were waiting (1) or inside (2) on day 0.
    """

    districts: tuple[str, ...]
    fields: tuple[str, ...]
    stages: tuple[str, ...]
    exits: tuple[str, ...]
    days: float

    entity: np.ndarray
    stage: np.ndarray
    kind: np.ndarray
    resource: np.ndarray
    queued: np.ndarray
    began: np.ndarray
    ended: np.ndarray
    outcome: np.ndarray
    own: np.ndarray
    wanted: np.ndarray
    next_stage: np.ndarray
    next_exit: np.ndarray

    who: np.ndarray
    district: np.ndarray
    field: np.ndarray
    arrived: np.ndarray
    exited: np.ndarray
    exit: np.ndarray
    stock: np.ndarray

    @property
    def first(self) -> np.ndarray:
        """Whether a visit is its entity's first (bool, one entry a visit)."""
        return np.diff(self.entity, prepend=-1) != 0

    def numbers(self, *names: str) -> list[int]:
        """Return the numbers of those stages that the pathway knows."""
        return [self.stages.index(name) for name in names if name in self.stages]

    def at(self, *names: str) -> np.ndarray:
        """Return which visits are at one of the stages (bool)."""
        return np.isin(self.stage, self.numbers(*names))

    def left_by(self, *names: str) -> np.ndarray:
        """Return which entities left by one of the exits (bool)."""
        return np.isin(self.exit, [self.exits.index(name) for name in names if name in self.exits])

    def here(self, dimension: str, number: int) -> np.ndarray:
        """Return which entities are of one district or field (bool)."""
        return (self.district if dimension == "district" else self.field) == number


def ledger_of(log: EventLog) -> Ledger:
    """Return the arrays of a log."""
    rows, out, network = log.itineraries.rows, log.outputs, log.itineraries.network
    people = log.itineraries.population
    switches = np.array([node.is_switch for node in network.nodes], dtype=bool)
    stages = tuple(dict.fromkeys(node.step.name for node in network.nodes))
    stage_of = np.array([stages.index(node.step.name) for node in network.nodes], dtype=np.int64)
    shown = np.flatnonzero((out.outcome != Outcome.ABSENT) & ~switches[rows.node])
    kind, outcome = rows.kind[shown], out.outcome[shown]
    way = np.full(len(shown), NOWHERE, dtype=np.int64)
    done = outcome > Outcome.INSIDE
    ways = (rows.served[shown], rows.unserved[shown], rows.dropped[shown])
    way[done] = np.select([outcome == o for o in (Outcome.SERVED, Outcome.UNSERVED, Outcome.DROPPED)], ways)[done]
    onward, leaving = done & (way >= 0), done & (way < 0)
    next_stage = np.where(onward, stage_of[rows.node[np.where(onward, way, 0)]] if len(shown) else NOWHERE, NOWHERE)
    next_exit = np.where(leaving, -1 - way, NOWHERE)
    # A gate keeps nobody: whichever way it sends a person, it served them.
    outcome = np.where(kind == Kind.GATE, np.minimum(outcome, Outcome.SERVED), outcome)
    entity, size = rows.entity[shown], len(people.order)
    exits, exited = np.full(size, NOWHERE), np.full(size, np.nan)
    exits[entity[leaving]], exited[entity[leaving]] = next_exit[leaving], to_days(out.ended[shown][leaving])
    came = out.outcome[log.itineraries.first] != Outcome.ABSENT if size else np.empty(0, dtype=bool)
    arrived = to_days(np.maximum(out.queued[log.itineraries.first], 0)) if size else np.empty(0)
    return Ledger(
        districts=tuple(k for (k,) in log.scenario.table("districts")),
        fields=tuple(k for (k,) in log.scenario.table("fields")),
        stages=stages,
        exits=tuple(network.exits),
        days=float(log.scenario.days),
        entity=entity,
        stage=stage_of[rows.node[shown]],
        kind=kind,
        resource=rows.resource[shown],
        queued=to_days(out.queued[shown]),
        began=to_days(out.began[shown]),
        ended=to_days(out.ended[shown]),
        outcome=outcome,
        own=(rows.own[shown] == 1) & (outcome == Outcome.UNSERVED),
        wanted=np.where(kind == Kind.HOURS, rows.duration[shown].astype(float), to_days(rows.duration[shown])),
        next_stage=next_stage,
        next_exit=next_exit,
        who=people.kind,
        district=people.district,
        field=people.field,
        arrived=np.where(came, arrived, np.nan),
        exited=exited,
        exit=exits,
        stock=np.select([~np.isnan(people.left), ~np.isnan(people.waited)], [2, 1], 0),
    )
