"""Logs as plain arrays, the form in which statistics are quick: one entry a visit, one entry an entity.

A ledger may hold the logs of several replications of a scenario, one behind the other; whatever is counted is counted
for each of them at once.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

import numpy as np

from leiq_sim.chance.nodes import Kind
from leiq_sim.chance.population import KINDS
from leiq_sim.engine.columns import NOWHERE, columns_of
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.units import NOT_YET, TICKS_PER_DAY

CLIENT, EMPLOYER, VACANCY = (KINDS.index(kind) for kind in ("client", "employer", "vacancy"))
WAITS = np.array([kind not in (Kind.DELAY, Kind.GATE) for kind in Kind])  # by kind: whether there is a line


@dataclass(frozen=True)
class Ledger:
    """Visits that came about, in order of entity and visit, and all entities.

    Numbers in `stage`, `next_stage` and `start_stage` point into `stages`, those in `exit` and `next_exit` into
    `exits`; NOWHERE where there is none. Times are days (float), NaN for not yet. `own` marks a person's own
    success. `wanted` is what the visit asks of its resource: minutes of a talk, days of all else.
    `stock` marks entities that were waiting (1) or inside (2) on day 0. `log` is the number of each entity's log, of
    `logs` in all.
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
    log: np.ndarray
    logs: int = 1

    @property
    def first(self) -> np.ndarray:
        """Whether a visit is its entity's first (bool, one entry a visit)."""
        return np.diff(self.entity, prepend=-1) != 0

    def numbers(self, *names: str) -> list[int]:
        """Return the numbers of those stages that the pathway knows."""
        return [self.stages.index(name) for name in names if name in self.stages]

    def at(self, *names: str) -> np.ndarray:
        """Return which visits are at one of the stages (bool)."""
        return self._chosen(self.stages, names)[self.stage]

    def visits(self, *names: str) -> np.ndarray:
        """Return the numbers of the visits at one of the stages, ascending."""
        order, start = self._by_stage
        parts = [order[start[number] : start[number + 1]] for number in self.numbers(*names)]
        return np.sort(np.concatenate(parts)) if len(parts) > 1 else np.concatenate([*parts, np.empty(0, np.int64)])

    @cached_property
    def _by_stage(self) -> tuple[np.ndarray, np.ndarray]:
        """The numbers of all visits stage by stage, and where each stage begins."""
        start = np.concatenate(([0], np.cumsum(np.bincount(self.stage, minlength=len(self.stages)))))
        return np.argsort(self.stage.astype(np.int16), kind="stable"), start

    @staticmethod
    def _chosen(known: tuple[str, ...], names: tuple[str, ...]) -> np.ndarray:
        """Return which of the known names are chosen; the entry behind them, that of NOWHERE, never is."""
        return np.array([*(name in names for name in known), False])

    def left_by(self, *names: str) -> np.ndarray:
        """Return which entities left by one of the exits (bool)."""
        return self._chosen(self.exits, names)[self.exit]

    def here(self, dimension: str, number: int) -> np.ndarray:
        """Return which entities are of one district or field (bool)."""
        return (self.district if dimension == "district" else self.field) == number

    def tallied(self, number: np.ndarray, size: int, log: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
        """Return how often each number below `size` occurs in each log (float, logs x size), or the sum of weights."""
        found = np.bincount(log * size + number, weights=weights, minlength=self.logs * size)
        return found.reshape(self.logs, size).astype(float)

    def crossed(self, entity: np.ndarray, number: np.ndarray | int = 0, size: int = 1) -> np.ndarray:
        """Return how often entities (numbers, with repeats) occur by a number below `size`, log, district and field."""
        shape = (size, self.logs, len(self.districts), len(self.fields))
        places = number * (shape[1] * shape[2] * shape[3]) + self._cell[entity]
        return np.bincount(places, minlength=math.prod(shape)).reshape(shape).astype(float)

    @cached_property
    def _cell(self) -> np.ndarray:
        return (self.log * len(self.districts) + self.district) * len(self.fields) + self.field

    @cached_property
    def visit_log(self) -> np.ndarray:
        """The log of each visit."""
        return self.log[self.entity]

    def by_stage(self, visits: np.ndarray | None = None, weights: np.ndarray | None = None) -> np.ndarray:
        """Return how many of the visits (bool, or numbers; all by default) are at each stage (logs x stages)."""
        places = self._places if visits is None else self._places[visits]
        found = np.bincount(places, weights=weights, minlength=self.logs * len(self.stages))
        return found.reshape(self.logs, len(self.stages)).astype(float)

    @cached_property
    def _places(self) -> np.ndarray:
        return self.visit_log * len(self.stages) + self.stage


def ledger_of(log: EventLog) -> Ledger:
    """Return the arrays of a log."""
    columns, out, people = columns_of(log.itineraries), log.outputs, log.itineraries.population
    came = out.outcome != Outcome.ABSENT
    shown = np.flatnonzero(came & columns.shown)
    entity, kind, outcome = columns.entity[shown], columns.kind[shown], out.outcome[shown].astype(np.int64)
    done = outcome > Outcome.INSIDE
    way = columns.leads_to[shown, np.where(done, outcome - Outcome.SERVED, 0)]
    next_stage = np.where(done & (way >= 0), way, NOWHERE)
    next_exit = np.where(done & (way < 0), -2 - way, NOWHERE)
    # A gate keeps nobody: whichever way it sends a person, it served them.
    gates = np.flatnonzero(kind == Kind.GATE)
    outcome[gates] = np.minimum(outcome[gates], Outcome.SERVED)
    ended = _days(out.ended[shown])
    exits, exited = np.full(len(people.order), NOWHERE), np.full(len(people.order), np.nan)
    leaving = np.flatnonzero(next_exit != NOWHERE)
    exits[entity[leaving]], exited[entity[leaving]] = next_exit[leaving], ended[leaving]
    first = log.itineraries.first
    arrived = np.where(came[first], _days(np.maximum(out.queued[first], 0)), np.nan) if len(first) else np.empty(0)
    return Ledger(
        districts=tuple(k for (k,) in log.scenario.table("districts")),
        fields=tuple(k for (k,) in log.scenario.table("fields")),
        stages=columns.stages,
        exits=columns.exits,
        days=float(log.scenario.days),
        entity=entity,
        stage=columns.stage[shown],
        kind=kind,
        resource=columns.resource[shown],
        queued=_days(out.queued[shown]),
        began=_days(out.began[shown]),
        ended=ended,
        outcome=outcome,
        own=columns.own[shown] & (outcome == Outcome.UNSERVED),
        wanted=columns.wanted[shown],
        next_stage=next_stage,
        next_exit=next_exit,
        who=people.kind,
        district=people.district,
        field=people.field,
        arrived=arrived,
        exited=exited,
        exit=exits,
        stock=people.stock,
        log=np.zeros(len(people.order), dtype=np.int64),
    )


def joined(ledgers: Sequence[Ledger]) -> Ledger:
    """Return one ledger of several, of which each has one log of the same scenario."""
    if len(ledgers) == 1:
        return ledgers[0]
    sizes = [len(one.who) for one in ledgers]
    shift = np.cumsum([0, *sizes[:-1]])
    arrays: dict[str, Any] = {
        field.name: np.concatenate([getattr(one, field.name) for one in ledgers])
        for field in fields(Ledger)
        if isinstance(getattr(ledgers[0], field.name), np.ndarray)
    }
    arrays["entity"] = arrays["entity"] + np.repeat(shift, [len(one.entity) for one in ledgers])
    arrays["log"] = np.repeat(np.arange(len(ledgers)), sizes)
    return replace(ledgers[0], **arrays, logs=len(ledgers))


def _days(ticks: np.ndarray) -> np.ndarray:
    """Return ticks as days, NaN for not yet (exact)."""
    return np.where(ticks == NOT_YET, np.nan, ticks * (1.0 / TICKS_PER_DAY))
