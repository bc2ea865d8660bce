"""Random small plans for Hypothesis: everything is drawn piece by piece, so a counterexample shrinks to few people.

A plan is made to tie: the same journey may be made by several people at one instant, talks of 60 minutes meet days of
60, 120 and 240 minutes, and lengths and patience may be zero.
"""

from dataclasses import replace
from functools import cache
from math import inf

from hypothesis import strategies as st
from plans import OUT, Entity, Plan, Start, Visit

from leiq_sim.chance.nodes import Kind

HORIZON = 12
WHOLE_DAY, QUARTER_DAY, CONTINUOUS = 1, 4, 2**20  # how many moments a day has
GRIDS = {"whole_day": WHOLE_DAY, "quarter_day": QUARTER_DAY, "continuous": CONTINUOUS}
POOLS, MARKETS, LINES = (0, 1), (0, 1), (0, 1)
SITES = (1, 2)
INSIDE_PRIORITY = -9  # ahead of all others, as those who hold a place on day 0

TALK_MINUTES = st.sampled_from((60, 60, 60, 0, 120, 240, 30, 7))
DAY_MINUTES = st.sampled_from((60, 0, 120, 0, 60, 240, 97))
CALENDAR = st.one_of(
    st.sampled_from((60, 120, 240)).map(lambda minutes: (minutes,) * HORIZON),
    st.lists(DAY_MINUTES, min_size=HORIZON, max_size=HORIZON).map(tuple),
)
ONE_RATE = st.builds(
    lambda minutes, opened: tuple(minutes * is_open for is_open in opened),
    st.sampled_from((60, 120, 240)),
    st.lists(st.sampled_from((1, 1, 1, 0)), min_size=HORIZON, max_size=HORIZON),
)
WAY = st.sampled_from((0, 0, 0, 1, 2, OUT))  # how many visits are skipped
PRIORITY = st.sampled_from((0, 0, 0, 1, -1))
ACCEPTS = st.sampled_from((3, 3, 1, 2, 0))
POOL, MARKET, LINE = st.sampled_from(POOLS), st.sampled_from(MARKETS), st.sampled_from((0, *LINES))


@cache
def days(grid: int, most: float) -> st.SearchStrategy[float]:
    """Draw days from 0 to `most` with `grid` moments a day; exact in ticks, shrinking to 0."""
    return st.integers(0, int(most * grid)).map(lambda moments: moments / grid)


@cache
def patience(grid: int) -> st.SearchStrategy[float]:
    return st.one_of(st.just(inf), st.just(0.0), days(grid, 3), days(grid, 9))


@cache
def visits(grid: int) -> st.SearchStrategy[Visit]:
    """Draw a visit whose ways say how many visits they skip, and whose `since` how many they look back."""
    wait = {"patience": patience(grid), "served": WAY, "unserved": WAY}
    talk = st.builds(Visit, st.just(Kind.HOURS), POOL, TALK_MINUTES, priority=PRIORITY, **wait)
    length = st.one_of(st.just(0.0), days(grid, 5))
    stay = st.builds(Visit, st.just(Kind.PLACES), POOL, length, priority=PRIORITY, **wait)
    since = st.sampled_from((-1, 0, 1, 1, 2, 3))
    delay = st.builds(Visit, st.just(Kind.DELAY), duration=days(grid, 4), since=since, served=WAY)
    leaves = st.one_of(st.just(inf), days(grid, 2), days(grid, 4))
    course = st.builds(Visit, st.just(Kind.COHORT), LINE, accepts=ACCEPTS, dropout=leaves, dropped=WAY, **wait)
    search = st.builds(Visit, st.just(Kind.CANDIDATE), MARKET, accepts=ACCEPTS, **wait)
    itself = st.sampled_from((-1, -1, 0))  # a gate may hand on to the visit it led to what counts from it
    gate = st.builds(Visit, st.just(Kind.GATE), date=days(grid, HORIZON), since=itself, served=WAY, unserved=WAY)
    return st.one_of(talk, stay, course, search, delay, gate, course)


@cache
def journeys(grid: int) -> st.SearchStrategy[list[Visit]]:
    """Draw visits, and now and then a delay whose length changes on a day with another that counts from it."""
    one = visits(grid).map(lambda visit: [visit])
    switch = st.builds(
        lambda date, before, after, between, length: [
            Visit(Kind.GATE, date=date, since=0, served=0, unserved=1),
            Visit(Kind.DELAY, duration=before, served=1),
            Visit(Kind.DELAY, duration=after, served=0),
            between,
            Visit(Kind.DELAY, duration=length, since=3, served=0),
        ],
        *(days(grid, most) for most in (HORIZON, 3, 3)), visits(grid), days(grid, 6),
    )  # fmt: skip
    # Whoever is served at once may still get into a course that starts at that instant.
    at_once = st.builds(Visit, st.just(Kind.PLACES), POOL, st.just(0.0), served=st.just(0))
    quick = st.builds(lambda first, line: [first, Visit(Kind.COHORT, line, accepts=3)], at_once, LINE)
    part = st.one_of(one, one, one, one, one, quick, switch)
    return st.lists(part, min_size=1, max_size=5).map(lambda parts: [visit for part in parts for visit in part])


@cache
def vacancies(grid: int) -> st.SearchStrategy[Visit]:
    site = st.sampled_from((*SITES, 3))
    return st.builds(Visit, st.just(Kind.VACANCY), MARKET, accepts=site, patience=patience(grid), unserved=WAY)


@cache
def people(grid: int) -> st.SearchStrategy[list[Entity]]:
    """Draw some who make the same journey: at one moment, or one after another."""
    journey = journeys(grid)
    copies, apart = st.integers(1, 4), st.sampled_from((0.0, 0.0, 0.25, 1.0))
    comers = st.builds(_come, journey, days(grid, HORIZON - 2), copies, apart)
    waiting = st.builds(_have_waited, journey, days(grid, 6), copies)
    inside = st.builds(_are_inside, journey, POOL, days(grid, 6), copies)
    posts = st.lists(vacancies(grid), min_size=1, max_size=2)
    market = st.builds(_come, posts, days(grid, HORIZON - 2), copies, apart)
    planned = st.builds(_are_posted, posts, st.integers(0, 30))
    return st.one_of(comers, comers, waiting, market, planned, inside, comers)


def _linked(drawn: list[Visit]) -> tuple[Visit, ...]:
    """Turn ways that skip and look back into numbers of visits."""

    def onward(way: int | str, number: int) -> int | str:
        return OUT if way == OUT or number + 1 + way >= len(drawn) else number + 1 + way

    def back(visit: Visit, number: int) -> int:
        if visit.since < 0 or visit.kind == Kind.GATE:
            return number if visit.since == 0 else -1
        return max(0, number - 1 - visit.since) if number else -1

    return tuple(
        replace(
            visit,
            served=onward(0 if visit.served == "next" else visit.served, number),
            unserved=onward(visit.unserved, number),
            dropped=onward(visit.dropped, number),
            since=back(visit, number),
        )
        for number, visit in enumerate(drawn)
    )


def _come(drawn: list[Visit], arrives: float, copies: int, apart: float) -> list[Entity]:
    return [Entity(_linked(drawn), arrives + apart * copy) for copy in range(copies)]


def _have_waited(drawn: list[Visit], waited: float, copies: int) -> list[Entity]:
    return [Entity(_linked(drawn), waited=waited) for _ in range(copies)]


def _are_inside(drawn: list[Visit], pool: int, left: float, copies: int) -> list[Entity]:
    here = Visit(Kind.PLACES, pool, left, priority=INSIDE_PRIORITY, served=0)
    return [Entity(_linked([here, *drawn])) for _ in range(copies)]


def _are_posted(drawn: list[Visit], employer: int) -> list[Entity]:
    return [Entity(_linked(drawn), inf, posted_by=employer)]


@cache
def steps(grid: int) -> st.SearchStrategy[tuple[tuple[float, int], ...]]:
    first = st.sampled_from((1, 2, 3, 0))
    later = st.lists(st.tuples(days(grid, HORIZON), st.sampled_from((0, 1, 2, 3))), max_size=4)
    return st.builds(lambda n, more: ((0, n), *sorted({d: (d, m) for d, m in more if d > 0}.values())), first, later)


@cache
def starts(grid: int) -> st.SearchStrategy[tuple[Start, ...]]:
    """Draw course runs, some of them two at one instant, in the order of their days."""
    seats, minimum, site = st.sampled_from((1, 2, 3, 0)), st.sampled_from((0, 0, 0, 1, 2)), st.sampled_from(SITES)
    one = st.builds(lambda *numbers: [Start(*numbers)], days(grid, HORIZON), days(grid, 5), seats, minimum, site, LINE)
    two = st.builds(
        lambda day, line, *first: [Start(day, 2, *first, line), Start(day, 3, 1, 0, SITES[0], line)],
        days(grid, HORIZON), LINE, seats, minimum, site,
    )  # fmt: skip
    some = st.one_of(one, one, two)
    drawn = st.one_of(st.lists(some, max_size=5), st.lists(some, min_size=4, max_size=10))
    return drawn.map(lambda found: tuple(sorted((run for part in found for run in part), key=lambda run: run.day)))


@cache
def crowds(grid: int) -> st.SearchStrategy[list[list[Entity]]]:
    """Draw few groups or many: short lists shrink well, long ones queue."""
    few, many = st.lists(people(grid), min_size=1, max_size=6), st.lists(people(grid), min_size=6, max_size=16)
    return st.one_of(few, many, many)


def _plan(
    crowd: list[list[Entity]],
    minutes: tuple[tuple[int, ...], ...],
    places: tuple[tuple[tuple[float, int], ...], ...],
    runs: tuple[Start, ...],
) -> Plan:
    """Put a plan together; a posted vacancy belongs to one of those who come, and to nobody if nobody does."""
    entities = [entity for group in crowd for entity in group]
    posting = [number for number, entity in enumerate(entities) if entity.posted_by < 0]
    whose = [replace(e, posted_by=posting[e.posted_by % len(posting)]) if e.posted_by >= 0 else e
             for e in entities if e.posted_by < 0 or posting]  # fmt: skip
    return Plan(tuple(whose), minutes, places, runs, HORIZON)


@cache
def plans(grid: int | None = None, calendar: st.SearchStrategy[tuple[int, ...]] = CALENDAR) -> st.SearchStrategy[Plan]:
    """Draw a plan with `grid` moments a day, or with any of the three grids, shrinking to whole days."""
    if grid is None:
        return st.sampled_from(tuple(GRIDS.values())).flatmap(lambda drawn: plans(drawn, calendar))
    return st.builds(
        _plan, crowds(grid), st.tuples(calendar, calendar), st.tuples(steps(grid), steps(grid)), starts(grid)
    )
