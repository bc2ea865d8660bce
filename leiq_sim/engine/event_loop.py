"""Runs the compiled event loop on itineraries and capacity: makes room for it, and says what went wrong."""

from dataclasses import fields

import numpy as np

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.rows import blank, table_of
from leiq_sim.engine import compiled
from leiq_sim.engine.capacity import Capacity
from leiq_sim.engine.compiled import Agenda, Comer, Course, Hour, Line, Pool, Step
from leiq_sim.engine.layout import courses_of, desks_of, free_pools, hours_of, journeys_of, room_for_log, steps_of
from leiq_sim.engine.outcomes import Outputs
from leiq_sim.errors import EngineError, Problem, problem
from leiq_sim.units import TICKS_PER_DAY

KEY_BITS = 62  # of the 63 that a positive whole number has, one is the phase


def simulate_compiled(itineraries: Itineraries, capacity: Capacity) -> Outputs:
    """Run the itineraries against the capacity; return one entry a row. Raises EngineError where that cannot be."""
    journeys, pools = journeys_of(itineraries), len(capacity.minutes)
    rows, entities = len(journeys.visits), len(journeys.comers)
    desks, written = desks_of(journeys, capacity), room_for_log(rows)
    (courses, first), agenda = courses_of(capacity), np.zeros(len(Agenda), np.int64)
    agenda[Agenda.BITS], agenda[Agenda.HORIZON], agenda[Agenda.COURSE] = bits_for(rows, pools), capacity.horizon, first
    if agenda[Agenda.BITS] + int(capacity.horizon).bit_length() > KEY_BITS:
        days = capacity.horizon // TICKS_PER_DAY
        raise EngineError(problem("engine_too_large", "engine", found=rows, days=days))
    failed = compiled.run(
        journeys.visits, journeys.accepts, journeys.comers, journeys.order, hours_of(capacity), steps_of(capacity),
        courses, free_pools(capacity), desks.start, desks.first, desks.lines, written,
        np.empty(room_for(entities, journeys.timers, pools), np.int64), np.empty(entities, np.int64),
        np.zeros((int(desks.start[-1]), 2), np.int64), agenda,
    )  # fmt: skip
    if failed:
        raise EngineError(_failure(failed % 4, _where(itineraries, failed // 4)))
    return Outputs(*(np.asarray(written[field.name]) for field in fields(Outputs)))


def bits_for(rows: int, pools: int) -> int:
    """Return how many bits tell apart what can happen: a visit's end or lapse, a pool that is free or opens."""
    return (rows + 2 * pools).bit_length()


def room_for(entities: int, timers: int, pools: int) -> int:
    """Return how much can be put off at a time: an entity has one end; a timer stays until its time, even if it is no
    longer needed; a pool of hours is to be free once and to open once.
    """
    return entities + timers + 2 * pools


def _failure(code: int, where: str) -> Problem:
    if code == compiled.NO_SUCH_VISIT:
        return problem("engine_no_such_visit", where)
    if code == compiled.NO_SUCH_DESK:
        return problem("engine_no_such_desk", where)
    return problem("engine_overflow", where)


def _where(itineraries: Itineraries, row: int) -> str:
    """Return the client and the stage of a visit; their numbers where they have no names."""
    entity, node = int(itineraries.rows.entity[row]), int(itineraries.rows.node[row])
    try:
        client, stage = itineraries.population.labels()[entity], itineraries.network.nodes[node].step.name
    except AttributeError:  # itineraries written by hand have no names
        client, stage = str(entity), str(node)
    return f"client {client}, stage {stage}"


def warm_up() -> None:
    """Run the loops on nothing, so that they are translated, or found on disk, for the arrays they are given."""
    sizes = (len(Comer), len(Step), len(Course), len(Pool), len(Line))
    comers, steps, courses, pools, lines = (np.zeros((0, size), np.int64) for size in sizes)
    visits, written, flat = table_of(blank(0)).view(np.recarray), room_for_log(0), np.zeros(0, np.int64)
    hours, agenda = np.zeros((0, 1, len(Hour)), np.int64), np.zeros(len(Agenda), np.int64)
    pair = np.zeros((0, 2), np.int64)
    compiled.run(
        visits, flat, comers, flat, hours, steps, courses, pools, np.zeros(8, np.int64), flat, lines, written, flat,
        flat, pair, agenda,
    )  # fmt: skip
    shares, start = np.zeros(0), np.zeros(1, np.int64)
    compiled.in_groups(flat, flat, pair, start, flat)
    compiled.steps_of_curves(flat, start, flat, shares, shares, start, flat)
