"""What logs of the same itineraries have in common, as columns that statistics can read quickly."""

from dataclasses import dataclass

import numpy as np

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.units import to_days

NOWHERE = -1
DONE = (Outcome.SERVED, Outcome.UNSERVED, Outcome.DROPPED)


@dataclass(frozen=True)
class Columns:
    """One entry a visit, unless said otherwise. Stages and exits are numbers; NOWHERE where there is none.

    wanted   what the visit asks of its resource: minutes of a talk, days of all else
    shown    whether the visit is one for people: switches of a delay's length are none
    leads_to where a finished visit leads, by visit and outcome (as in `DONE`): a stage, or -2 - exit
    of_kind  the visits of each kind, by kind; their resource and length stand in `its_resource` and `its_duration`
    """

    stages: tuple[str, ...]
    exits: tuple[str, ...]
    entity: np.ndarray
    stage: np.ndarray
    kind: np.ndarray
    resource: np.ndarray
    wanted: np.ndarray
    own: np.ndarray
    shown: np.ndarray
    leads_to: np.ndarray
    of_kind: tuple[np.ndarray, ...]
    its_resource: tuple[np.ndarray, ...]
    its_duration: tuple[np.ndarray, ...]


def columns_of(itineraries: Itineraries) -> Columns:
    """Return the columns; they are worked out once and kept with the itineraries."""
    if "columns" not in itineraries.kept:
        itineraries.kept["columns"] = _columns(itineraries)
    return itineraries.kept["columns"]


def _columns(itineraries: Itineraries) -> Columns:
    rows, network = itineraries.rows, itineraries.network
    stages = tuple(dict.fromkeys(node.step.name for node in network.nodes))
    stage_of = np.array([stages.index(node.step.name) for node in network.nodes], dtype=np.int16)
    switches = np.array([node.is_switch for node in network.nodes], dtype=bool)
    ways = np.stack([rows.served, rows.unserved, rows.dropped])
    onward = ways >= 0
    kind = rows.kind.astype(np.int8)
    of_kind = tuple(np.flatnonzero(kind == one) for one in Kind)
    following = stage_of[rows.node[np.where(onward, ways, 0)]] if len(rows) else ways.astype(np.int16)
    return Columns(
        stages=stages,
        exits=tuple(network.exits),
        entity=rows.entity.astype(np.int64),
        stage=stage_of[rows.node],
        kind=kind,
        resource=rows.resource.astype(np.int64),
        wanted=np.where(kind == Kind.HOURS, rows.duration.astype(float), to_days(rows.duration)),
        own=rows.own == 1,
        shown=~switches[rows.node],
        leads_to=np.ascontiguousarray(np.where(onward, following, ways - 1).astype(np.int16).T),
        of_kind=of_kind,
        its_resource=tuple(rows.resource[mine].astype(np.int64) for mine in of_kind),
        its_duration=tuple(rows.duration[mine] for mine in of_kind),
    )
