"""How much of each pool was offered, used and wanted."""

from itertools import pairwise

import numpy as np
import pandas as pd

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.capacity import Capacity
from leiq_sim.engine.outcomes import Outcome, Outputs
from leiq_sim.model.scenario import Scenario
from leiq_sim.units import TICKS_PER_DAY

COLUMNS = ["pool", "kind", "unit", "offered", "used", "wanted"]


def pools_used(scenario: Scenario, itineraries: Itineraries, capacity: Capacity, outputs: Outputs) -> pd.DataFrame:
    """Return one row a pool; hours in minutes (from the talks' lengths, cut at the horizon), places in place-days.

    `wanted` is the work of all who joined the line, served or not.
    """
    hours = [
        (name, "hours", "minutes", *_hours(number, itineraries, capacity, outputs))
        for number, (name,) in enumerate(scenario.table("staff"))
    ]
    places = [
        (name, "places", "place-days", *_places(number, itineraries, capacity, outputs))
        for number, (name,) in enumerate(scenario.table("places"))
    ]
    return pd.DataFrame([*hours, *places], columns=COLUMNS)


def _hours(number: int, itineraries: Itineraries, capacity: Capacity, out: Outputs) -> tuple[float, float, float]:
    rows, minutes = itineraries.rows, capacity.minutes[number]
    mine = np.flatnonzero((rows.kind == Kind.HOURS) & (rows.resource == number))
    outcome, length, began = out.outcome[mine], rows.duration[mine], out.began[mine]
    worked = np.concatenate(([0], np.cumsum(minutes)))
    day = np.clip(began // TICKS_PER_DAY, 0, len(minutes) - 1)
    rest = worked[-1] - worked[day] - (began % TICKS_PER_DAY) / TICKS_PER_DAY * minutes[day]
    begun = np.isin(outcome, (Outcome.INSIDE, Outcome.SERVED))
    used = np.minimum(length, rest)[begun].sum()
    return float(minutes.sum()), float(used), float(length[outcome != Outcome.ABSENT].sum())


def _places(number: int, itineraries: Itineraries, capacity: Capacity, out: Outputs) -> tuple[float, float, float]:
    rows, horizon = itineraries.rows, capacity.horizon
    offered = sum((b - a) * places for (a, places), (b, _) in pairwise([*capacity.places[number], (horizon, 0)]))
    mine = np.flatnonzero((rows.kind == Kind.PLACES) & (rows.resource == number))
    outcome = out.outcome[mine]
    begun = np.isin(outcome, (Outcome.INSIDE, Outcome.SERVED))
    end = np.where(outcome == Outcome.SERVED, out.ended[mine], horizon)
    used = (end - out.began[mine])[begun].sum()
    wanted = rows.duration[mine][outcome != Outcome.ABSENT].sum()
    return offered / TICKS_PER_DAY, float(used / TICKS_PER_DAY), float(wanted / TICKS_PER_DAY)
