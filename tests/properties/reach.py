"""What a log has reached: a property that never meets a closed day says nothing about closed days."""

from collections import Counter

import numpy as np
from stories import END, LINES, Story

from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.units import NEVER, TICKS_PER_DAY

REACHED = (
    "shared pool", "tie of patience and call", "cancelled run", "expired vacancy", "falling places", "repeated stage",
    "employer's vacancy", "closed day", "hours across two days", "gate before its day", "gate from its day",
    "overlapping delay", "handed on by a gate", "inside on day 0", "backlog", "match", "drop-out",
    "patience zero, called", "patience zero, gone", "gone at a course start", "two runs at one instant",
    "talk that ends with the day", "two calls at one instant", "joined after a lapse", "own search",
)  # fmt: skip


def reached(story: Story) -> Counter[str]:
    """Return what happened in a log at all, each thing once."""
    seen = {*_lines(story), *_hours(story), *_places(story), *_courses(story), *_ways(story), *_start(story)}
    return Counter(name for name in REACHED if name in seen)


def _if(found: dict[str, object]) -> set[str]:
    return {name for name, holds in found.items() if bool(holds)}


def _lines(story: Story) -> set[str]:
    rows, out = story.rows, story.outputs
    begun = (story.began < END) & np.isin(rows.kind, LINES)
    place = np.arange(len(rows)) - story.itineraries.first[rows.entity]
    stage = place if story.itineraries.network is None else rows.node
    pools = {(int(kind), int(resource)) for kind, resource in zip(rows.kind[begun], rows.resource[begun], strict=True)}
    shared = any(
        len(np.unique(stage[begun & (rows.kind == kind) & (rows.resource == resource)])) > 1
        for kind, resource in pools
        if kind in (Kind.HOURS, Kind.PLACES)
    )
    visits = [tuple(v) for v in np.stack([rows.entity, rows.kind, rows.resource], axis=1)[begun].tolist()]
    instants = list(zip(rows.entity[begun], out.began[begun], strict=True))
    patient = begun & (rows.patience < NEVER)
    return _if(
        {
            "shared pool": shared,
            "repeated stage": len(set(visits)) < len(visits),
            "two calls at one instant": len(set(instants)) < len(instants),
            "tie of patience and call": (story.began == story.entered + rows.patience)[patient].any(),
            "patience zero, called": (patient & (rows.patience == 0)).any(),
            "patience zero, gone": (story.lapsed & (rows.patience == 0)).any(),
            "joined after a lapse": story.late.any(),
            "expired vacancy": (story.lapsed & (rows.kind == Kind.VACANCY)).any(),
            "match": (begun & (rows.kind == Kind.CANDIDATE)).any(),
            "own search": (story.lapsed & (rows.own == 1)).any(),
        }
    )


def _hours(story: Story) -> set[str]:
    talks = np.flatnonzero((story.rows.kind == Kind.HOURS) & (story.began < END))
    talks = talks[story.rows.duration[talks] > 0]
    freed = np.array([story.freed(int(row)) for row in talks], dtype=np.int64)
    return _if(
        {
            "closed day": (story.gone[talks] < freed).any(),
            "hours across two days": (freed // TICKS_PER_DAY > story.began[talks] // TICKS_PER_DAY).any(),
            "talk that ends with the day": (freed % TICKS_PER_DAY == 0)[freed < END].any(),
        }
    )


def _places(story: Story) -> set[str]:
    for pool, steps in enumerate(story.capacity.places):
        mine = story.line(Kind.PLACES, pool)
        for tick, places in steps:
            if ((story.began[mine] <= tick) & (tick < story.gone[mine])).sum() > places:
                return {"falling places"}
    return set()


def _courses(story: Story) -> set[str]:
    runs, out, rows = story.capacity.runs, story.outputs, story.rows
    seated = out.server[(rows.kind == Kind.COHORT) & (out.server >= 0)]
    taken = np.bincount(seated, minlength=len(runs))
    due = (runs.start >= 0) & (runs.start < story.horizon)
    moments = list(zip(runs.line[taken > 0], runs.start[taken > 0], strict=True))
    lapses = set(zip(rows.resource[story.lapsed], story.gone[story.lapsed], rows.kind[story.lapsed], strict=True))
    return _if(
        {
            "cancelled run": (due & (taken == 0) & (runs.minimum > 0)).any(),
            "two runs at one instant": len(set(moments)) < len(moments),
            "gone at a course start": any((*m, Kind.COHORT) in lapses for m in zip(runs.line, runs.start, strict=True)),
            "drop-out": (out.outcome == Outcome.DROPPED).any(),
        }
    )


def _ways(story: Story) -> set[str]:
    rows, out = story.rows, story.outputs
    gates = story.came & (rows.kind == Kind.GATE)
    delays = np.flatnonzero((rows.kind == Kind.DELAY) & (story.gone < END))
    shorter = delays[story.gone[delays] < story.entered[delays] + rows.duration[delays]]
    behind = rows.since[shorter]
    return _if(
        {
            "gate before its day": (gates & (out.outcome == Outcome.SERVED)).any(),
            "gate from its day": (gates & (out.outcome == Outcome.UNSERVED)).any(),
            "overlapping delay": len(shorter),
            "handed on by a gate": ((rows.kind[behind] == Kind.GATE) & (rows.since[behind] == behind)).any(),
            "employer's vacancy": story.came[story.itineraries.first[story.itineraries.posted_by >= 0]].any(),
        }
    )


def _start(story: Story) -> set[str]:
    its, rows = story.itineraries, story.rows
    first = its.first[(its.arrival == 0) & (its.posted_by < 0)]
    inside = (rows.priority[first] < -1) & (story.began[first] == 0)
    if its.population is not None:
        inside = ~np.isnan(its.population.left)
    return _if({"backlog": (story.outputs.queued[first] < 0).any(), "inside on day 0": inside.any()})
