"""Changes of a plan that must change nothing, or only what they say: names, order, scale, what nobody can use.

Each property takes a plan and a source of further numbers, simulates the plan as it is and changed, and compares.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from random import Random

import numpy as np
from plans import OUT, Entity, Plan, Start, Visit
from random_plans import Shuffled
from stories import Story, same, tell

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.chance.rows import Rows
from leiq_sim.engine.capacity import Capacity, Runs
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.units import NEVER, NOT_YET, TICKS_PER_DAY

SCALE = 7


def told(plan: Plan) -> Story:
    return tell(plan.itineraries, plan.capacity)


def lines_of(story: Story, keep: np.ndarray | None = None) -> list[tuple[int, ...]]:
    """Return each row's (queued, began, ended, outcome), of the rows kept."""
    out = story.outputs
    columns = np.stack([out.queued, out.began, out.ended, out.outcome], axis=1)
    return [tuple(line) for line in (columns if keep is None else columns[keep]).tolist()]


def revisited(plan: Plan, change: Callable[[Visit], Visit]) -> Plan:
    return replace(plan, entities=tuple(replace(e, visits=tuple(map(change, e.visits))) for e in plan.entities))


def the_same_plan_gives_the_same_log(plan: Plan, _: Random) -> None:
    itineraries, capacity = plan.itineraries, plan.capacity
    first = tell(itineraries, capacity)
    assert same(first.outputs, tell(itineraries, capacity).outputs)
    assert same(first.outputs, told(plan).outputs), "an engine changed what it was given"


def insertion_order_changes_nothing(plan: Plan, chance: Random) -> None:
    """Whatever SimPy and sets leave to the order of insertion may be turned around or shuffled."""
    right = plan.simulate()
    assert right.same_as(plan.simulate(Shuffled))
    assert right.same_as(plan.simulate(Shuffled, seed=chance.randrange(2**32)))


def numbers_of_resources_change_nothing(plan: Plan, _: Random) -> None:
    """Pools, markets, course lines and sites may be numbered otherwise."""
    bits = {0: 0, 1: 4, 2: 1, 3: 5, 15: 15}

    def renumbered(visit: Visit) -> Visit:
        moved = 1 - visit.resource if visit.kind in (Kind.HOURS, Kind.PLACES) else visit.resource + 5
        return replace(visit, resource=moved if visit.resource >= 0 else -1, accepts=bits[visit.accepts])

    runs = tuple(replace(run, line=run.line + 5, site=bits[run.site]) for run in plan.runs)
    other = replace(revisited(plan, renumbered), minutes=plan.minutes[::-1], places=plan.places[::-1], runs=runs)
    assert same(told(plan).outputs, told(other).outputs)


def order_of_runs_changes_nothing(plan: Plan, chance: Random) -> None:
    """Runs may stand in any order, but for those of one line that start on one day: there the table decides."""
    keys = [(chance.random(), number) for number in range(len(plan.runs))]
    drawn = sorted(range(len(plan.runs)), key=lambda number: keys[number])
    groups: dict[tuple[float, int], list[int]] = {}
    for number, run in enumerate(plan.runs):
        groups.setdefault((run.day, run.line), []).append(number)
    order = [groups[plan.runs[number].day, plan.runs[number].line].pop(0) for number in drawn]
    other = replace(plan, runs=tuple(plan.runs[number] for number in order))
    first, second = told(plan), told(other)
    assert lines_of(first) == lines_of(second)

    def run_of(story: Story, table: Plan) -> list[Start | None]:
        started = sorted(table.runs, key=lambda run: run.day)
        seated = (story.rows.kind == Kind.COHORT) & (story.outputs.server >= 0)
        return [started[s] if is_run else None for s, is_run in zip(story.outputs.server, seated, strict=True)]

    assert run_of(first, plan) == run_of(second, other)


def who_never_waits_changes_nothing(plan: Plan, chance: Random) -> None:
    """People who come after the end, or who only let time pass, change nothing for others, wherever they stand."""
    delay, gate = Visit(Kind.DELAY, duration=2), Visit(Kind.GATE, date=3, served="next", unserved=OUT)
    late = Entity((Visit(Kind.PLACES, 0, 1), delay), plan.horizon + 1)
    entities: list[Entity] = []
    mine: list[int] = []  # the new number of each entity of the plan
    for entity in plan.entities:
        entities += chance.choice(([], [late], [Entity((delay, gate, delay), chance.random())]))
        mine.append(len(entities))
        entities.append(entity)
    for number in mine:
        if entities[number].posted_by >= 0:
            entities[number] = replace(entities[number], posted_by=mine[entities[number].posted_by])
    first, second = told(plan), told(replace(plan, entities=tuple(entities)))
    keep = np.isin(second.rows.entity, mine)
    assert lines_of(first) == lines_of(second, keep)


def what_nobody_can_use_changes_nothing(plan: Plan, chance: Random) -> None:
    """A pool without a line, a run or a vacancy at a site nobody accepts, a run without seats: as if they were not."""
    runs: list[Start] = []
    for run in plan.runs:
        idle = [Start(run.day, 2, 3, site=4, line=run.line), Start(run.day, 2, 0, site=3, line=run.line)]
        runs += [run, *idle] if chance.random() < 0.5 else [*idle, run]
    runs.append(Start(1, 1, 5, site=3, line=8))
    posts = tuple(Entity((Visit(Kind.VACANCY, m, accepts=4),), chance.randrange(5)) for m in (0, 1))
    more = replace(
        plan,
        entities=(*plan.entities, *posts),
        minutes=(*plan.minutes, (60,) * plan.horizon),
        places=(*plan.places, ((0, 5),)),
        runs=tuple(runs),
    )
    first, second = told(plan), told(more)
    assert lines_of(first) == lines_of(second)[: len(first.rows)]


def two_regions_side_by_side_are_as_each_alone(plan: Plan, other: Plan, chance: Random) -> None:
    """Two plans that share no pool, market or line can be simulated at once; each has the log it has alone."""
    moved = revisited(other, lambda v: replace(v, resource=v.resource + 2 if v.resource >= 0 else -1))
    moved = replace(moved, runs=tuple(replace(run, line=run.line + 2) for run in moved.runs))
    sides = [0] * len(plan.entities) + [1] * len(other.entities)
    chance.shuffle(sides)
    entities: list[Entity] = []
    numbers: tuple[list[int], list[int]] = [], []
    for side in sides:
        numbers[side].append(len(entities))
        entities.append((plan, moved)[side].entities[len(numbers[side]) - 1])
    entities = [
        replace(e, posted_by=numbers[side][e.posted_by]) if e.posted_by >= 0 else e
        for e, side in zip(entities, sides, strict=True)
    ]
    both = Plan(
        tuple(entities), plan.minutes + other.minutes, plan.places + other.places, plan.runs + moved.runs, plan.horizon
    )
    story = told(both)
    for alone, mine in zip((plan, other), numbers, strict=True):
        assert lines_of(told(alone)) == lines_of(story, np.isin(story.rows.entity, mine))


def scaled(itineraries: Itineraries, capacity: Capacity, by: int) -> tuple[Itineraries, Capacity]:
    """Stretch all time: a day becomes `by` days with as many minutes each, a talk `by` talks, everything else too."""

    def times(values: np.ndarray) -> np.ndarray:
        return np.where(np.abs(values) < NEVER, values * by, values)

    rows = {f.name: getattr(itineraries.rows, f.name) for f in fields(Rows)}
    rows |= {name: times(rows[name]) for name in ("duration", "patience", "dropout", "date")}
    stretched = replace(
        itineraries, rows=Rows(**rows), arrival=times(itineraries.arrival), queued=times(itineraries.queued)
    )
    runs = capacity.runs
    return stretched, Capacity(
        np.repeat(capacity.minutes, by, axis=1),
        tuple(tuple((tick * by, places) for tick, places in steps) for steps in capacity.places),
        Runs(runs.line, runs.site, runs.start * by, runs.end * by, runs.seats, runs.minimum),
        capacity.horizon * by,
    )


def time_scaled_scales_every_wait(plan: Plan, _: Random) -> None:
    """All times 7 times as long: the same log, 7 times as long, to the tick.

    Exact for calendars with one rate when open (60, 120 or 240 minutes) and talks of whole multiples of 60 minutes,
    closed days included: then a talk ends on a whole tick. Else a talk's end is rounded up to a tick, before scaling.
    """
    plan = revisited(plan, lambda v: replace(v, duration=v.duration // 60 * 60) if v.kind == Kind.HOURS else v)
    first = told(plan)
    second = tell(*scaled(first.itineraries, first.capacity, SCALE))
    for name in ("queued", "began", "ended"):
        once, stretched = getattr(first.outputs, name), getattr(second.outputs, name)
        assert np.array_equal(np.where(once == NOT_YET, NOT_YET, once * SCALE), stretched), name
    assert np.array_equal(first.outputs.outcome, second.outputs.outcome)
    assert np.array_equal(first.outputs.server, second.outputs.server)


def the_day_of_the_start_changes_nothing(plan: Plan, chance: Random) -> None:
    """Everything some whole days later: the same log, those days later; before, nothing happens."""
    days = chance.randrange(1, 5)
    later = days * TICKS_PER_DAY
    first = told(plan)
    its, capacity, rows = first.itineraries, first.capacity, first.rows
    moved = Rows(**({f.name: getattr(rows, f.name) for f in fields(Rows)} | {"date": rows.date + later}))
    arrival = np.where(its.arrival < NEVER, its.arrival + later, its.arrival)
    runs = capacity.runs
    closed = np.zeros((len(capacity.minutes), days), dtype=np.int64)
    second = tell(
        replace(its, rows=moved, arrival=arrival, queued=its.queued + later),
        Capacity(
            np.concatenate((closed, capacity.minutes), axis=1),
            tuple(tuple((tick + later, n) for tick, n in steps) for steps in capacity.places),
            Runs(runs.line, runs.site, runs.start + later, runs.end + later, runs.seats, runs.minimum),
            capacity.horizon + later,
        ),
    )
    for name in ("queued", "began", "ended"):
        once, again = getattr(first.outputs, name), getattr(second.outputs, name)
        assert np.array_equal(np.where(once == NOT_YET, NOT_YET, once + later), again), name
    assert np.array_equal(first.outputs.outcome, second.outputs.outcome)


def the_future_changes_nothing_before_it(plan: Plan, chance: Random) -> None:
    """Capacity that changes on a day, and an end of the period on it, leave everything before that day as it was."""
    day = chance.randrange(1, plan.horizon)
    cut = day * TICKS_PER_DAY
    minutes = tuple(
        (*calendar[:day], *(chance.choice((0, 60, 240)) for _ in calendar[day:])) for calendar in plan.minutes
    )
    places = tuple((*((d, n) for d, n in steps if d < day), (day, chance.randrange(4))) for steps in plan.places)
    runs = (*(r for r in plan.runs if r.day < day), *(Start(day, 1, 2, line=line) for line in (0, 1)))
    other = replace(plan, minutes=minutes, places=places, runs=runs)
    shorter = replace(plan, minutes=tuple(c[:day] for c in plan.minutes), horizon=day)
    first = told(plan)
    for second in (told(other), told(shorter)):
        for name in ("queued", "began", "ended"):
            once, again = getattr(first.outputs, name), getattr(second.outputs, name)
            assert np.array_equal(_known(once, cut), _known(again, cut)), name


def _known(moments: np.ndarray, cut: int) -> np.ndarray:
    """Return the moments before a day; what is later, or never, is not yet known."""
    return np.where(moments < cut, moments, NOT_YET)


def with_endless_capacity_nobody_waits(plan: Plan, _: Random) -> None:
    """Places for all: nobody waits for one. Talks that take no time on days that are all open: nobody waits for one."""
    quick = revisited(plan, lambda v: replace(v, duration=0) if v.kind == Kind.HOURS else v)
    for endless, kind in (
        (replace(plan, places=tuple(((0, 10**6),) for _ in plan.places)), Kind.PLACES),
        (replace(quick, minutes=tuple((60,) * plan.horizon for _ in plan.minutes)), Kind.HOURS),
    ):
        story = told(endless)
        here = (story.rows.kind == kind) & story.came
        assert (story.began[here] == story.entered[here]).all()
        assert not (story.lapsed | (story.outputs.outcome == Outcome.WAITING))[here].any()


CHANGES = (
    the_same_plan_gives_the_same_log,
    insertion_order_changes_nothing,
    numbers_of_resources_change_nothing,
    order_of_runs_changes_nothing,
    who_never_waits_changes_nothing,
    what_nobody_can_use_changes_nothing,
    two_regions_side_by_side_are_as_each_alone,
    time_scaled_scales_every_wait,
    the_day_of_the_start_changes_nothing,
    the_future_changes_nothing_before_it,
    with_endless_capacity_nobody_waits,
)
