"""What must hold of everybody in every log: nobody is lost or in two places, and every length is the one planned."""

from collections import defaultdict

import numpy as np
from stories import DONE, END, LINES, Story

from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.units import NEVER, NOT_YET

Labels = np.ndarray


def stages(story: Story) -> Labels:
    """Return each row's stage: the pathway's, or in a plan without one the kind and resource."""
    rows, network = story.rows, story.itineraries.network
    if network is None:
        return np.array([f"{Kind(k).name}-{r}" for k, r in zip(rows.kind, rows.resource, strict=True)], dtype=object)
    return np.array([f"{network.nodes[n].step.name}-{network.nodes[n].is_switch}" for n in rows.node], dtype=object)


def people_in_are_people_out_and_inside_at_every_stage(story: Story) -> None:
    """Who came in is who arrived there or was led there; who came in went out, by a way or an exit, or is there."""
    label, out = stages(story), story.outputs
    arrived = story.itineraries.first[story.came[story.itineraries.first]]
    onward = story.way[(story.way >= 0) & (story.way < END)]
    present = np.isin(out.outcome, (Outcome.WAITING, Outcome.INSIDE))
    for stage in np.unique(label[story.came].astype(str)):
        here = label == stage
        into = (label[arrived] == stage).sum() + (label[onward] == stage).sum()
        assert into == (here & story.came).sum(), f"{stage}: not all who came in were led there"
        assert into == (here & (story.way < END)).sum() + (here & present).sum(), f"{stage}: somebody is lost"
    entity, size = story.rows.entity, len(story.itineraries.first)
    there = np.bincount(entity[present], minlength=size)
    exits = np.bincount(entity[story.way < 0], minlength=size)
    assert (there + exits == story.came[story.itineraries.first]).all(), "an entity is there and gone, or neither"


def littles_law_is_an_identity(story: Story) -> None:
    """At each stage, the area under the number present is the sum of all stays (L T = sum of W), to the tick.

    The number present is counted from moves: an entity is at a stage until it enters its next one or leaves.
    """
    label, rows = stages(story), story.rows
    moved = np.minimum(story.gone, story.horizon)
    onward = (story.way >= 0) & (story.way < END)
    moved[onward] = story.entered[story.way[onward]]
    stay = np.minimum(story.gone, story.horizon) - story.entered
    changes: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in np.flatnonzero(story.came):
        changes[label[row]][int(story.entered[row])] += 1
        changes[label[row]][int(moved[row])] -= 1
    for stage, change in changes.items():
        area, present, last = 0, 0, 0
        for moment in sorted(change):
            area += present * (moment - last)
            present, last = present + change[moment], moment
            assert present >= 0, f"{stage}: more have left than came"
        assert area == stay[(label == stage) & story.came].sum(), f"{stage}: Little's law does not hold"
    assert len(rows) == 0 or story.entered[story.came].min(initial=0) >= 0


def nobody_waits_less_than_nothing(story: Story) -> None:
    out, came = story.outputs, story.came
    begun, ended = came & (story.began < END), came & (story.gone < END)
    assert (story.began[begun] >= story.entered[begun]).all(), "somebody began before they came"
    assert (story.gone[ended] >= story.entered[ended]).all(), "somebody ended before they came"
    assert (story.gone[begun & ended] >= story.began[begun & ended]).all(), "somebody ended before they began"
    for moments in (out.queued, out.began, out.ended):
        assert moments.max(initial=NOT_YET) < story.horizon, "something happened after the horizon"
    assert (ended == np.isin(out.outcome, DONE)).all()
    assert (came == (out.queued != NOT_YET)).all()
    assert not (begun | (out.server >= 0) | (out.ended != NOT_YET))[~came].any(), "an absent visit has a history"
    assert not begun[out.outcome == Outcome.WAITING].any()
    assert begun[np.isin(out.outcome, (Outcome.INSIDE, Outcome.SERVED, Outcome.DROPPED))].all()
    assert not (begun & story.lapsed).any(), "somebody was called and gave up"


def nobody_is_in_two_stages_at_once(story: Story) -> None:
    """An entity's visits follow each other without a gap and without an overlap, and go only where a way leads."""
    out, its = story.outputs, story.itineraries
    onward = np.flatnonzero((story.way >= 0) & (story.way < END))
    assert (out.queued[story.way[onward]] == out.ended[onward]).all(), "somebody is between two stages"
    first = np.zeros(len(story.rows), dtype=bool)
    first[its.first] = True
    assert (story.came[~first] == np.isin(np.arange(len(first)), story.way[onward])[~first]).all()
    assert (story.rows.entity[story.way[onward]] == story.rows.entity[onward]).all()
    for entity in np.unique(story.rows.entity):
        mine = np.flatnonzero((story.rows.entity == entity) & story.came)
        mine = mine[np.lexsort((mine, story.gone[mine], story.entered[mine]))]
        assert (story.entered[mine][1:] >= story.gone[mine][:-1]).all(), "somebody is in two stages at once"


def everybody_comes_when_they_come(story: Story) -> None:
    """Entities arrive at their time, or when the visit that posts them has been served; never else."""
    its, out = story.itineraries, story.outputs
    for entity, row in enumerate(its.first):
        by = its.posted_by[entity]
        if by < 0:
            assert story.came[row] == (its.arrival[entity] < story.horizon)
            assert not story.came[row] or out.queued[row] == its.queued[entity]
        else:
            assert story.came[row] == (out.outcome[by] == Outcome.SERVED)
            assert not story.came[row] or out.queued[row] == out.ended[by], "a vacancy was posted at another time"


def nobody_waits_beyond_their_patience(story: Story) -> None:
    rows, out = story.rows, story.outputs
    waits = story.came & np.isin(rows.kind, LINES)
    due = np.where(rows.patience >= NEVER, END, story.entered + np.minimum(rows.patience, NEVER))
    assert (np.minimum(story.left, story.horizon)[waits] <= due[waits]).all(), "somebody waited beyond their patience"
    assert (story.gone[story.lapsed] == due[story.lapsed]).all(), "somebody gave up at another time"
    assert np.isin(rows.kind[story.lapsed], LINES).all()
    assert (due[out.outcome == Outcome.WAITING] >= story.horizon).all()


def _ends(story: Story, row: int, at: int) -> None:
    """Check that a begun visit ends at a tick, or is inside when that is not before the horizon."""
    assert story.gone[row] == (at if at < story.horizon else END), f"row {row} did not end when it should"


def nobody_is_interrupted(story: Story) -> None:
    """Places and delays last as long as planned, whatever happens to capacity; who is inside is inside."""
    rows = story.rows
    for row in np.flatnonzero(story.came & (rows.kind == Kind.PLACES) & (story.began < END)):
        _ends(story, row, int(story.began[row] + rows.duration[row]))


def _counted_from(story: Story, row: int) -> int:
    """Return the end of the visit a delay counts from: its own entering where there is none, or none that is over."""
    since, rows = int(story.rows.since[row]), story.rows
    while since >= 0 and rows.kind[since] == Kind.GATE and rows.since[since] == since and story.gone[since] < END:
        since = int(story.way[since])
    known = 0 <= since != row and story.gone[since] < END
    return int(story.gone[since] if known else story.entered[row])


def delays_count_from_where_they_should(story: Story) -> None:
    """A delay begins at once and ends at max(now, end of the earlier visit + duration): so two times may overlap."""
    for row in np.flatnonzero(story.came & (story.rows.kind == Kind.DELAY)):
        now = int(story.entered[row])
        assert story.began[row] == now, "somebody waited for a delay"
        _ends(story, row, max(now, _counted_from(story, row) + int(story.rows.duration[row])))


def gates_send_everybody_the_way_of_the_day(story: Story) -> None:
    rows, out = story.rows, story.outputs
    for row in np.flatnonzero(story.came & (rows.kind == Kind.GATE)):
        assert story.entered[row] == story.began[row] == story.gone[row], "a gate kept somebody"
        way = Outcome.SERVED if story.entered[row] < rows.date[row] else Outcome.UNSERVED
        assert out.outcome[row] == way


PEOPLE = (
    people_in_are_people_out_and_inside_at_every_stage,
    littles_law_is_an_identity,
    nobody_waits_less_than_nothing,
    nobody_is_in_two_stages_at_once,
    everybody_comes_when_they_come,
    nobody_waits_beyond_their_patience,
    nobody_is_interrupted,
    delays_count_from_where_they_should,
    gates_send_everybody_the_way_of_the_day,
)
