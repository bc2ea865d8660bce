"""What must hold in every plan, whatever happens: people are kept, nothing is overbooked, nobody is passed over."""

import numpy as np
import pytest
from plans import Plan, Told, comes, delay, gate, stay, talk
from random_plans import CONTINUOUS, HORIZON, QUARTER_DAY, WHOLE_DAY, random_plan

from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.units import NOT_YET, TICKS_PER_DAY

FINISHED = (Outcome.SERVED, Outcome.UNSERVED, Outcome.DROPPED)
END = 2**62


@pytest.fixture(scope="module")
def told() -> list[Told]:
    grids = (WHOLE_DAY, QUARTER_DAY, CONTINUOUS)
    return [random_plan(seed, grid).simulate() for grid in grids for seed in range(1000, 1060)]


def left_line(told: Told) -> np.ndarray:
    """Return when each row stopped waiting: called, gone, or never."""
    out = told.outputs
    ended = np.where(out.ended == NOT_YET, END, out.ended)
    return np.where(out.began == NOT_YET, ended, out.began)


def way_of(told: Told) -> np.ndarray:
    rows, outcome = told.itineraries.rows, told.outputs.outcome
    ways = [rows.served, rows.unserved, rows.dropped]
    return np.select([outcome == way for way in FINISHED], ways, default=END)


def test_everybody_is_in_one_visit_at_a_time_or_has_left(told):
    for story in told:
        entity, outcome = story.itineraries.rows.entity, story.outputs.outcome
        size = len(story.plan.entities)
        present = np.bincount(entity[np.isin(outcome, (Outcome.WAITING, Outcome.INSIDE))], minlength=size)
        left = np.bincount(entity[way_of(story) < 0], minlength=size)
        came = outcome[story.itineraries.first] != Outcome.ABSENT
        assert (present + left == came).all()


def test_whoever_ends_a_visit_is_in_the_next_at_that_instant_and_nobody_else_is(told):
    for story in told:
        out, way = story.outputs, way_of(story)
        onward = np.flatnonzero((way >= 0) & (way < END))
        assert (out.queued[way[onward]] == out.ended[onward]).all()
        reached = set(way[onward].tolist()) | set(story.itineraries.first.tolist())
        assert set(np.flatnonzero(out.outcome != Outcome.ABSENT).tolist()) <= reached


def test_posted_vacancies_come_when_their_employer_has_been_served_and_only_then(told):
    posted = 0
    for story in told:
        out, its = story.outputs, story.itineraries
        for entity in np.flatnonzero(its.posted_by >= 0):
            by, row = its.posted_by[entity], its.first[entity]
            advised = out.outcome[by] == Outcome.SERVED
            posted += advised
            assert out.queued[row] == (out.ended[by] if advised else NOT_YET)
    assert posted > 100


def test_nobody_waits_less_than_nothing_and_outcomes_fit_their_moments(told):
    for story in told:
        out = story.outputs
        began, ended, come = out.began != NOT_YET, out.ended != NOT_YET, out.outcome != Outcome.ABSENT
        assert (out.began[began] >= np.maximum(out.queued, 0)[began]).all()
        assert (out.ended[began & ended] >= out.began[began & ended]).all()
        assert (ended == np.isin(out.outcome, FINISHED)).all()
        assert (come == (out.queued != NOT_YET)).all()
        assert max(out.began.max(), out.ended.max(), out.queued.max()) < HORIZON * TICKS_PER_DAY


def test_seats_are_never_overbooked_and_runs_start_with_their_minimum_or_nobody(told):
    started = cancelled = 0
    for story in told:
        runs, out, rows = story.plan.capacity.runs, story.outputs, story.itineraries.rows
        for run in range(len(runs)):
            seated = np.flatnonzero((out.server == run) & (rows.kind == Kind.COHORT))
            started, cancelled = started + (len(seated) > 0), cancelled + (len(seated) == 0)
            assert len(seated) <= runs.seats[run]
            assert len(seated) == 0 or len(seated) >= runs.minimum[run]
            assert (out.began[seated] == runs.start[run]).all()
            assert (rows.accepts[seated] & runs.site[run] > 0).all()
            assert (rows.resource[seated] == runs.line[run]).all()
            finished = seated[out.outcome[seated] == Outcome.SERVED]
            assert (out.ended[finished] == runs.end[run]).all()
    assert min(started, cancelled) > 100


def test_places_are_never_overbooked(told):
    for story in told:
        out, rows = story.outputs, story.itineraries.rows
        for number, steps in enumerate(story.plan.capacity.places):
            mine = np.flatnonzero((rows.kind == Kind.PLACES) & (rows.resource == number) & (out.began != NOT_YET))
            began, ended = out.began[mine], np.where(out.ended[mine] == NOT_YET, END, out.ended[mine])
            for now in began:
                inside = ((began <= now) & (now < ended)).sum()
                assert inside <= [places for tick, places in steps if tick <= now][-1]


def test_hours_are_never_overbooked(told):
    for story in told:
        out, rows = story.outputs, story.itineraries.rows
        for number, minutes in enumerate(story.plan.capacity.minutes):
            worked = np.concatenate(([0], np.cumsum(minutes)))
            mine = np.flatnonzero((rows.kind == Kind.HOURS) & (rows.resource == number) & (out.began != NOT_YET))
            mine = mine[np.lexsort((rows.duration[mine], out.began[mine]))]
            day, within = np.divmod(out.began[mine], TICKS_PER_DAY)
            assert (minutes[day] > 0).all()
            # Work done by the pool, in minutes times ticks a day, when each talk begins.
            position = worked[day] * TICKS_PER_DAY + minutes[day] * within
            assert (np.diff(position) >= rows.duration[mine][:-1] * TICKS_PER_DAY).all()


def test_nobody_is_called_while_somebody_of_better_rank_goes_on_waiting(told):
    for story in told:
        out, rows, left = story.outputs, story.itineraries.rows, left_line(story)
        for kind in (Kind.HOURS, Kind.PLACES):
            for row in np.flatnonzero((rows.kind == kind) & (out.began != NOT_YET)):
                same_line = (rows.kind == kind) & (rows.resource == rows.resource[row])
                # Who joins at the very instant may have done so after the call; so only those there before it count.
                there = same_line & (out.queued != NOT_YET) & (out.queued < out.began[row]) & (left > out.began[row])
                rank = (rows.priority[row], out.queued[row], row)
                better = [(rows.priority[r], out.queued[r], r) < rank for r in np.flatnonzero(there)]
                assert not any(better)


def test_nobody_waits_for_a_place_that_is_free(told):
    for story in told:
        out, rows, left = story.outputs, story.itineraries.rows, left_line(story)
        for row in np.flatnonzero(
            (rows.kind == Kind.PLACES) & (left > np.maximum(out.queued, 0)) & (out.queued != NOT_YET)
        ):
            steps = story.plan.capacity.places[rows.resource[row]]
            mine = (rows.kind == Kind.PLACES) & (rows.resource == rows.resource[row]) & (out.began != NOT_YET)
            ended = np.where(out.ended == NOT_YET, END, out.ended)
            for now in {max(0, out.queued[row]), *out.ended[mine & (ended < END)], *(tick for tick, _ in steps)}:
                if max(0, out.queued[row]) <= now < min(left[row], HORIZON * TICKS_PER_DAY):
                    inside = (mine & (out.began <= now) & (now < ended)).sum()
                    assert inside >= [places for tick, places in steps if tick <= now][-1]


def test_matches_are_mutual_at_one_instant_and_at_a_site_that_is_accepted(told):
    matches = 0
    for story in told:
        out, rows = story.outputs, story.itineraries.rows
        for row in np.flatnonzero((rows.kind == Kind.CANDIDATE) & (out.outcome == Outcome.SERVED)):
            partner = out.server[row]
            matches += 1
            assert rows.kind[partner] == Kind.VACANCY
            assert out.server[partner] == row
            assert out.ended[row] == out.began[row] == out.began[partner] == out.ended[partner]
            assert rows.resource[row] == rows.resource[partner]
            assert rows.accepts[row] & rows.accepts[partner]
    assert matches > 300


def test_nobody_waits_beyond_their_patience(told):
    for story in told:
        out, rows, left = story.outputs, story.itineraries.rows, left_line(story)
        come = out.queued != NOT_YET
        due = np.maximum(out.queued, 0) + rows.patience
        assert (np.minimum(left, HORIZON * TICKS_PER_DAY)[come] <= due[come]).all()
        gone = (out.outcome == Outcome.UNSERVED) & (rows.kind != Kind.GATE)
        assert (out.ended[gone] == due[gone]).all()


def test_with_endless_capacity_nobody_waits_and_the_log_is_the_itinerary():
    chance = np.random.default_rng(7)
    people = [
        comes(
            float(chance.uniform(0, 5)),
            stay(0, float(chance.uniform(0, 3)), patience=0),
            gate(4, before=2, after=3),
            delay(float(chance.uniform(0, 2))),
            talk(0, 0, patience=0),
            stay(0, float(chance.uniform(0, 2)), patience=0),
            delay(float(chance.uniform(0, 2))),
        )
        for _ in range(200)
    ]
    story = Plan(tuple(people), minutes=((60,) * 30,), places=(((0, 10**6),),), horizon=30).simulate()
    rows, out = story.itineraries.rows, story.outputs
    taken = out.outcome != Outcome.ABSENT
    assert (out.began[taken] == out.queued[taken]).all()
    for who in range(len(people)):
        row, now = story.itineraries.first[who], story.itineraries.arrival[who]
        while row >= 0:
            assert out.queued[row] == now
            now += 0 if rows.kind[row] in (Kind.GATE, Kind.HOURS) else rows.duration[row]
            assert out.ended[row] == now
            first_way = rows.kind[row] != Kind.GATE or now < rows.date[row]
            row = rows.served[row] if first_way else rows.unserved[row]
