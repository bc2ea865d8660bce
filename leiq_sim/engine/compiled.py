"""The compiled engine: the rules of docs/model.md as one event loop over arrays, with the same log, bit for bit.

Only this file knows Numba. The loop keeps the four phases of an instant (MOVE, CALL, START, LAPSE) and lets nothing
depend on the order in which things were put down. What it does otherwise than the reference, and why it may:

* A line is a chain of visits for each priority (in a market also for each set of accepted sites). People join at its
  end, so it is in order of rank almost by itself: only who joins at the same tick may have to change places.
* A wait whose end leads out of the pathway needs no timer. Who comes to the head of the line later is found to have
  left; nobody could have noticed before. Only who goes on without the step, or has no patience at all, has a timer.
* What has no length goes through a list of what is due now, not through the heap.

All numbers are whole, all times ticks. What is known of a visit is a record of its own in `visits` and in `written`,
no longer than a cache line (`chance.rows.VISIT`, `layout.WRITTEN`): in a large scenario an event would mostly wait for
memory, so little is read, and asked for ahead of time. All other arrays are tables of int64: a row is an item, its
columns are named by the enumerations below. Numba keeps compiled code for as long as this file stays the same, so
every number that it builds in is written here; the layout of records is part of the arrays' kind.
"""

from enum import IntEnum
from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.core import cgutils
from numba.extending import intrinsic, overload

DAY_BITS, NEVER, NOT_YET = 20, 2**62, -(2**62)  # a day has 2**20 ticks
TICK_BITS = 38  # of the longest wait, some 700 years
HOURS, PLACES, DELAY, COHORT, CANDIDATE, VACANCY, GATE = range(7)
ABSENT, WAITING, INSIDE, SERVED, UNSERVED, DROPPED = range(6)
MOVE, LAPSE = 0, 1  # the phases that the heap knows; calls and course starts follow from the loop
DONE, OVERFLOW, NO_SUCH_VISIT, NO_SUCH_DESK = range(4)
NOBODY = NEVER


class Comer(IntEnum):
    """Columns of the entities: first visit, arrival, queue time of that visit, the visit that posts them (-1 for none);
    the first entity that one of its own visits posts, and the next that is posted by visits of the same (-1 for none).
    """

    FIRST, ARRIVAL, QUEUED, POSTED_BY, CHILD, NEXT = range(6)


class Hour(IntEnum):
    """Columns of the calendars, by pool and day: minutes, minutes before the day, the next open and the next
    closed day (the number of days where there is none). One day more than the period, so that each day has a next.
    """

    MINUTES, WORKED, OPENS, CLOSES = range(4)


class Step(IntEnum):
    """Columns of the steps of places, in the order of time."""

    TICK, POOL, PLACES = range(3)


class Course(IntEnum):
    """Columns of the course runs, in the order they go."""

    LINE, SITE, START, END, SEATS, MINIMUM = range(6)


class Line(IntEnum):
    """Columns of the lines: first and last visit that waits (-1 for none), the sites accepted there (0 where it does
    not matter) and the priority.
    """

    HEAD, TAIL, SITES, PRIORITY = range(4)


class Pool(IntEnum):
    """Columns of the pools. Hours: the visit talked to (-1 for none), when the pool is free, whether it is to open.
    Places: how many are inside, how many places there are.
    """

    TALKING, FREE, OPENING, INSIDE, PLACES = range(5)


class Agenda(IntEnum):
    """How many are in the heap, due now and changed, and how often something did not fit. A key of the heap is, from
    its highest bit on, a tick, a phase, and in BITS bits what happens: a visit's number, or behind those a pool's.
    COMER, STEP and COURSE are the next of their tables.
    """

    LATER, DUE, CHANGED, FULL, BITS, HORIZON, COMER, STEP, COURSE = range(9)


# Numba counts the references to every array at every call, which makes an event cost twice as much. Nothing here makes
# an array, so the counting is left out; `whole` is called from Python, `compiled` only from here.
_options: dict[str, Any] = {"nogil": True, "cache": True, "error_model": "numpy", "_nrt": False}
whole: Any = njit(**_options)
_inlined: Any = {"forceinline": True, "_nrt": False}
compiled: Any = njit(forceinline=True, **_options)


def prefetch(table: np.ndarray, row: int) -> None:
    """Ask for a record ahead of time; fetching one from afar takes as long as the rest of an event.

    Nothing is read, so any row will do, even one that does not exist. In plain Python nothing happens at all.
    """


def _generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
    kind = signature.args[0]
    array = context.make_array(kind)(context, builder, arguments[0])
    place = cgutils.get_item_pointer(context, builder, kind, array, [arguments[1]], wraparound=False)
    byte, flag = cgutils.voidptr_t, cgutils.int32_t
    function = ir.FunctionType(ir.VoidType(), [byte, flag, flag, flag])
    call = cgutils.get_or_insert_function(builder.module, function, "llvm.prefetch.p0i8")
    builder.call(call, [builder.bitcast(place, byte), flag(0), flag(3), flag(1)])  # to read, to be kept near, data
    return context.get_dummy_value()


def _typed(_: Any, table: Any, row: Any) -> Any:
    return types.void(table, row), _generate


_ask: Any = intrinsic(_typed)


@overload(prefetch, jit_options=_inlined)
def _compiled_prefetch(table: Any, row: Any) -> Any:
    def translated(table: Any, row: Any) -> Any:
        return _ask(table, row)

    return translated


@compiled
def push(heap: np.ndarray, agenda: np.ndarray, tick: int, phase: int, what: int) -> None:
    """Put something off until a tick; at the horizon and after it nothing happens any more."""
    if tick >= agenda[Agenda.HORIZON]:
        return
    place = agenda[Agenda.LATER]
    if place == len(heap):
        agenda[Agenda.FULL] += 1
        return
    key = (tick << 1 | phase) << agenda[Agenda.BITS] | what
    while place > 0:
        above = (place - 1) >> 1
        if heap[above] <= key:
            break
        heap[place] = heap[above]
        place = above
    heap[place] = key
    agenda[Agenda.LATER] += 1


@compiled
def pop(heap: np.ndarray, agenda: np.ndarray) -> int:
    """Take the earliest key out of the heap and return what happens."""
    agenda[Agenda.LATER] -= 1
    size = agenda[Agenda.LATER]
    first, key = heap[0], heap[size]
    place, below = 0, 1
    while below < size:
        if below + 1 < size and heap[below + 1] < heap[below]:
            below += 1
        if key <= heap[below]:
            break
        heap[place] = heap[below]
        place, below = below, 2 * below + 1
    heap[place] = key
    return first & ((1 << agenda[Agenda.BITS]) - 1)


@compiled
def is_due(heap: np.ndarray, agenda: np.ndarray, tick: int, phase: int) -> bool:
    """Whether the earliest key has this tick and phase."""
    return agenda[Agenda.LATER] > 0 and heap[0] >> agenda[Agenda.BITS] == (tick << 1 | phase)


@compiled
def ask_for(visits: np.ndarray, written: np.ndarray, row: int) -> None:
    prefetch(visits, row)
    prefetch(written, row)


@compiled
def look_ahead(heap: np.ndarray, agenda: np.ndarray, visits: np.ndarray, written: np.ndarray) -> None:
    """Ask for the visits that the heap brings up next: where the first leads, and what comes second or third."""
    what = (1 << agenda[Agenda.BITS]) - 1
    if heap[0] & what < len(visits):
        ask_for(visits, written, visits[heap[0] & what].served)
    if agenda[Agenda.LATER] > 2:
        ask_for(visits, written, heap[1] & what)
        ask_for(visits, written, heap[2] & what)


@compiled
def note(due: np.ndarray, agenda: np.ndarray, what: int) -> None:
    """Put something on the list of what is due now: the end of a visit, or ~entity for one that is posted."""
    if agenda[Agenda.DUE] == len(due):
        agenda[Agenda.FULL] += 1
        return
    due[agenda[Agenda.DUE]] = what
    agenda[Agenda.DUE] += 1


@compiled
def touch(changed: np.ndarray, agenda: np.ndarray, desk: int) -> None:
    """Note that a desk changed; it calls once, when all have moved."""
    if not changed[desk, 1]:
        changed[desk, 1] = 1
        changed[agenda[Agenda.CHANGED], 0] = desk
        agenda[Agenda.CHANGED] += 1


# Lines.


@compiled
def line_up(lines: np.ndarray, line: int, row: int, written: np.ndarray) -> None:
    """Join a line, behind all whose rank (queued, row) is better."""
    last, queued = lines[line, Line.TAIL], written[row].queued
    while last >= 0 and (written[last].queued > queued or (written[last].queued == queued and last > row)):
        last = written[last].before
    following = lines[line, Line.HEAD] if last < 0 else written[last].after
    written[row].before, written[row].after = last, following
    if last < 0:
        lines[line, Line.HEAD] = row
    else:
        written[last].after = row
    if following < 0:
        lines[line, Line.TAIL] = row
    else:
        written[following].before = row


@compiled
def step_out(lines: np.ndarray, written: np.ndarray, line: int, row: int) -> None:
    """Leave a line, from wherever one stands in it."""
    before, after = written[row].before, written[row].after
    if before < 0:
        lines[line, Line.HEAD] = after
    else:
        written[before].after = after
    if after < 0:
        lines[line, Line.TAIL] = before
    else:
        written[after].before = before


@compiled
def gives_up(visits: np.ndarray, written: np.ndarray, row: int) -> int:
    """Return the tick at which patience ends; for the backlog what is left of it counts from tick 0."""
    return max(written[row].queued, 0) + visits[row].patience


@compiled
def has_timer(visits: np.ndarray, row: int) -> bool:
    """Whether others can notice when this wait ends: of who goes on somewhere, or wants to be served at once or not."""
    return visits[row].unserved >= 0 or visits[row].patience == 0


@compiled
def has_left(visits: np.ndarray, written: np.ndarray, row: int, by: int) -> bool:
    """Whether who stands in a line has left it by a tick without anybody noticing."""
    return not has_timer(visits, row) and gives_up(visits, written, row) <= by


@compiled
def leave(lines: np.ndarray, line: int, visits: np.ndarray, written: np.ndarray, row: int) -> None:
    """Write down that a visit has left its line when its patience ended."""
    step_out(lines, written, line, row)
    written[row].began, written[row].ended = NOT_YET, gives_up(visits, written, row)
    written[row].outcome = UNSERVED


@compiled
def first_there(lines: np.ndarray, line: int, visits: np.ndarray, written: np.ndarray, gone_by: int) -> int:
    """Return the first of a line who is still there, -1 for nobody; who left by `gone_by` is written down."""
    row = lines[line, Line.HEAD]
    while row >= 0 and has_left(visits, written, row, gone_by):
        leave(lines, line, visits, written, row)
        row = lines[line, Line.HEAD]
    return row


@compiled
def first_at(
    desk: int, firsts: np.ndarray, lines: np.ndarray, visits: np.ndarray, written: np.ndarray, gone_by: int,
) -> int:  # fmt: skip
    """Return the line whose first is called next at a desk; -1 when nobody is there. Priorities come in their order."""
    for line in range(firsts[desk], firsts[desk + 1]):
        if first_there(lines, line, visits, written, gone_by) >= 0:
            return line
    return -1


# What desks do when they call. `begin` is what all calls share.


@compiled
def begin(
    lines: np.ndarray, line: int, row: int, written: np.ndarray, now: int, end: int, heap: np.ndarray, due: np.ndarray,
    agenda: np.ndarray,
) -> None:  # fmt: skip
    """Take a visit out of its line; what begins now ends at a tick, which may be now."""
    step_out(lines, written, line, row)
    written[row].began, written[row].ended, written[row].outcome = now, NOT_YET, INSIDE
    if end <= now:
        note(due, agenda, row)
    else:
        push(heap, agenda, end, MOVE, row)


@compiled
def talk_end(hours: np.ndarray, pool: int, now: int, length: int) -> int:
    """Return the tick at which a talk of `length` minutes begun now is finished; NEVER if it is not in the period."""
    day, within = now >> DAY_BITS, now & ((1 << DAY_BITS) - 1)
    target = ((hours[pool, day, Hour.WORKED] + length) << DAY_BITS) + hours[pool, day, Hour.MINUTES] * within
    while hours[pool, day + 1, Hour.WORKED] << DAY_BITS < target:
        day += 1
        if day + 1 == hours.shape[1]:
            return NEVER
    minutes, rest = hours[pool, day, Hour.MINUTES], target - (hours[pool, day, Hour.WORKED] << DAY_BITS)
    return (day << DAY_BITS) + (rest + minutes - 1) // minutes


@compiled
def serve_hours(
    pool: int, hours: np.ndarray, pools: np.ndarray, firsts: np.ndarray, lines: np.ndarray, visits: np.ndarray,
    written: np.ndarray, now: int, gone_by: int, heap: np.ndarray, due: np.ndarray, agenda: np.ndarray,
) -> None:  # fmt: skip
    """Let a free pool of hours call the first in line; a closed one opens on its next open day."""
    if pools[pool, Pool.TALKING] >= 0:
        return
    line = first_at(pool, firsts, lines, visits, written, gone_by)
    if line < 0:
        return
    day, of_pool = now >> DAY_BITS, len(visits) + 2 * pool
    if hours[pool, day, Hour.MINUTES] == 0:
        if not pools[pool, Pool.OPENING]:
            pools[pool, Pool.OPENING] = 1
            push(heap, agenda, hours[pool, day, Hour.OPENS] << DAY_BITS, MOVE, of_pool + 1)
        return
    row = lines[line, Line.HEAD]
    free = talk_end(hours, pool, now, visits[row].duration)
    end = min(free, hours[pool, day, Hour.CLOSES] << DAY_BITS)
    pools[pool, Pool.TALKING], pools[pool, Pool.FREE] = row, free
    begin(lines, line, row, written, now, end, heap, due, agenda)
    prefetch(visits, lines[line, Line.HEAD])
    if free > end:  # a closed day cuts the talk short for the person; the pool owes the rest
        push(heap, agenda, free, MOVE, of_pool)


@compiled
def serve_places(
    pool: int, desk: int, pools: np.ndarray, firsts: np.ndarray, lines: np.ndarray, visits: np.ndarray,
    written: np.ndarray, now: int, gone_by: int, heap: np.ndarray, due: np.ndarray, agenda: np.ndarray,
) -> None:  # fmt: skip
    """Let a pool of places call as many as there are places free."""
    while pools[pool, Pool.INSIDE] < pools[pool, Pool.PLACES]:
        line = first_at(desk, firsts, lines, visits, written, gone_by)
        if line < 0:
            return
        row = lines[line, Line.HEAD]
        pools[pool, Pool.INSIDE] += 1
        begin(lines, line, row, written, now, now + visits[row].duration, heap, due, agenda)


@compiled
def outranks(lines: np.ndarray, written: np.ndarray, line: int, other: int) -> bool:
    """Whether the first of a line has a better rank (priority, queued, row) than the first of another."""
    if lines[line, Line.PRIORITY] != lines[other, Line.PRIORITY]:
        return lines[line, Line.PRIORITY] < lines[other, Line.PRIORITY]
    row, rival = lines[line, Line.HEAD], lines[other, Line.HEAD]
    if written[row].queued != written[rival].queued:
        return written[row].queued < written[rival].queued
    return row < rival


@compiled
def best_line(
    desk: int, sites: int, firsts: np.ndarray, lines: np.ndarray, visits: np.ndarray, written: np.ndarray, gone_by: int,
) -> int:  # fmt: skip
    """Return the line of one side of a market whose first has the best rank of all that share one of the sites."""
    best = -1
    for line in range(firsts[desk], firsts[desk + 1]):
        if lines[line, Line.SITES] & sites == 0:
            continue
        there = first_there(lines, line, visits, written, gone_by) >= 0
        if there and (best < 0 or outranks(lines, written, line, best)):
            best = line
    return best


@compiled
def match(
    seekers: int, openings: int, firsts: np.ndarray, lines: np.ndarray, visits: np.ndarray, written: np.ndarray,
    now: int, gone_by: int, heap: np.ndarray, due: np.ndarray, agenda: np.ndarray,
) -> None:  # fmt: skip
    """Let candidates, in the order of their rank, take the oldest vacancy whose site they accept."""
    while True:
        sites = 0
        for line in range(firsts[openings], firsts[openings + 1]):
            if first_there(lines, line, visits, written, gone_by) >= 0:
                sites |= lines[line, Line.SITES]
        if sites == 0:
            return
        line = best_line(seekers, sites, firsts, lines, visits, written, gone_by)
        if line < 0:
            return
        seeker = lines[line, Line.HEAD]
        begin(lines, line, seeker, written, now, now, heap, due, agenda)
        line = best_line(openings, lines[line, Line.SITES], firsts, lines, visits, written, gone_by)
        vacancy = lines[line, Line.HEAD]
        begin(lines, line, vacancy, written, now, now, heap, due, agenda)
        written[seeker].server, written[vacancy].server = vacancy, seeker


@compiled
def start_course(
    course: int, desk: int, courses: np.ndarray, firsts: np.ndarray, lines: np.ndarray, visits: np.ndarray,
    accepts: np.ndarray, written: np.ndarray, now: int, gone_by: int, heap: np.ndarray, due: np.ndarray,
    agenda: np.ndarray,
) -> None:  # fmt: skip
    """Start a course run with the first who accept its site, or leave all in line when they are too few."""
    willing = 0
    for seating in range(2):
        if seating and willing < courses[course, Course.MINIMUM]:
            return
        left = courses[course, Course.SEATS]
        for line in range(firsts[desk], firsts[desk + 1]):
            row = lines[line, Line.HEAD]
            while row >= 0 and left > 0:
                following = written[row].after
                if has_left(visits, written, row, gone_by):
                    leave(lines, line, visits, written, row)
                elif accepts[row] & courses[course, Course.SITE]:
                    left -= 1
                    if seating:
                        written[row].server = course
                        end = min(courses[course, Course.END], now + visits[row].dropout)
                        begin(lines, line, row, written, now, end, heap, due, agenda)
                row = following
        willing = courses[course, Course.SEATS] - left


# What entities do.


@compiled
def counted_from(visits: np.ndarray, written: np.ndarray, row: int, now: int) -> int:
    """Return the end of the earlier visit a delay counts from; a gate that counts from itself hands it on."""
    since = visits[row].since
    while since >= 0 and visits[since].since == since and written[since].outcome >= SERVED:
        was_served = written[since].outcome == SERVED
        since = visits[since].served if was_served else visits[since].unserved
    return written[since].ended if since >= 0 and written[since].outcome >= SERVED else now


@compiled
def finish(
    row: int, now: int, places: int, courses: np.ndarray, pools: np.ndarray, visits: np.ndarray, written: np.ndarray,
    changed: np.ndarray, agenda: np.ndarray,
) -> None:  # fmt: skip
    """Write down that what a visit had begun ends now, and give back its place or its pool (`places` is their desk)."""
    kind, number, outcome = visits[row].kind, visits[row].resource, SERVED
    if kind == HOURS:
        if pools[number, Pool.TALKING] == row and pools[number, Pool.FREE] == now:
            pools[number, Pool.TALKING] = -1
            touch(changed, agenda, number)
    elif kind == PLACES:
        pools[number, Pool.INSIDE] -= 1
        touch(changed, agenda, places + number)
    elif kind == COHORT and now < courses[written[row].server, Course.END]:
        outcome = DROPPED
    written[row].ended, written[row].outcome = now, outcome


@compiled
def onward(
    row: int, visits: np.ndarray, written: np.ndarray, comers: np.ndarray, due: np.ndarray, agenda: np.ndarray
) -> int:
    """Return the visit that follows one that has ended, negative for an exit; what it posts is due now."""
    outcome = written[row].outcome
    if outcome == UNSERVED:
        return visits[row].unserved
    if outcome == DROPPED:
        return visits[row].dropped
    child = comers[visits[row].entity, Comer.CHILD] if visits[row].posts else -1
    while child >= 0:
        if comers[child, Comer.POSTED_BY] == row:
            note(due, agenda, ~child)
        child = comers[child, Comer.NEXT]
    return visits[row].served


@compiled
def pass_through(
    row: int, now: int, visits: np.ndarray, written: np.ndarray, heap: np.ndarray, agenda: np.ndarray
) -> bool:
    """Begin a delay or a gate now; return whether it has also ended."""
    written[row].began = now
    if visits[row].kind == GATE:
        written[row].ended = now
        written[row].outcome = SERVED if now < visits[row].date else UNSERVED
        return True
    end = counted_from(visits, written, row, now) + visits[row].duration
    if end > now:
        written[row].outcome = INSIDE
        push(heap, agenda, end, MOVE, row)
        return False
    written[row].ended, written[row].outcome = now, SERVED
    return True


@compiled
def desk_of(visits: np.ndarray, desks: np.ndarray, row: int) -> int:
    """Return the desk at which a visit waits, -1 when there is none of its number."""
    kind, number = visits[row].kind, visits[row].resource
    return desks[kind] + number if 0 <= number < desks[kind + 1] - desks[kind] else -1


@compiled
def join(
    row: int, now: int, visits: np.ndarray, desks: np.ndarray, firsts: np.ndarray, lines: np.ndarray,
    written: np.ndarray, heap: np.ndarray, changed: np.ndarray, agenda: np.ndarray,
) -> int:  # fmt: skip
    """Join the line of a visit's desk, and let the desk know; return what failed."""
    desk = desk_of(visits, desks, row)
    if desk < 0:
        return NO_SUCH_DESK
    written[row].outcome = WAITING
    line_up(lines, firsts[desk] + visits[row].line, row, written)
    kind, patience = visits[row].kind, visits[row].patience
    if patience < NEVER and has_timer(visits, row):
        push(heap, agenda, now + patience, LAPSE, row)
    if kind == VACANCY:  # a market is its candidates' desk
        touch(changed, agenda, desk - desks[VACANCY] + desks[CANDIDATE])
    elif kind != COHORT:
        touch(changed, agenda, desk)
    return DONE


@compiled
def move(
    row: int, queued: int, ends: bool, now: int, visits: np.ndarray, comers: np.ndarray, desks: np.ndarray,
    firsts: np.ndarray, lines: np.ndarray, written: np.ndarray, heap: np.ndarray, due: np.ndarray,
    changed: np.ndarray, agenda: np.ndarray,
) -> int:  # fmt: skip
    """Let an entity enter a visit, or go on from one that has ended, until time or a line stops it.

    Return what failed, with the visit behind it: code + 4 x visit.
    """
    while True:
        if ends:
            way = onward(row, visits, written, comers, due, agenda)
            if way < 0:
                return DONE
            if way <= row or way >= len(visits) or visits[way].entity != visits[row].entity:
                return NO_SUCH_VISIT + 4 * row
            row, queued = way, now
        written[row].queued = queued
        if visits[row].kind not in (DELAY, GATE):
            failed = join(row, now, visits, desks, firsts, lines, written, heap, changed, agenda)
            return failed + 4 * row if failed else DONE
        ends = pass_through(row, now, visits, written, heap, agenda)
        if not ends:
            return DONE


@compiled
def call(
    now: int, gone_by: int, hours: np.ndarray, pools: np.ndarray, desks: np.ndarray, firsts: np.ndarray,
    lines: np.ndarray, visits: np.ndarray, written: np.ndarray, heap: np.ndarray, due: np.ndarray, changed: np.ndarray,
    agenda: np.ndarray,
) -> None:  # fmt: skip
    """Let each desk that changed call, once."""
    for k in range(agenda[Agenda.CHANGED]):
        desk = changed[k, 0]
        changed[desk, 1] = 0
        if desk < desks[PLACES]:
            serve_hours(desk, hours, pools, firsts, lines, visits, written, now, gone_by, heap, due, agenda)
        elif desk < desks[DELAY]:
            serve_places(
                desk - desks[PLACES], desk, pools, firsts, lines, visits, written, now, gone_by, heap, due, agenda,
            )  # fmt: skip
        else:
            vacancies = desk - desks[CANDIDATE] + desks[VACANCY]
            match(desk, vacancies, firsts, lines, visits, written, now, gone_by, heap, due, agenda)
    agenda[Agenda.CHANGED] = 0


@compiled
def lapse(
    now: int, visits: np.ndarray, desks: np.ndarray, firsts: np.ndarray, lines: np.ndarray, written: np.ndarray,
    heap: np.ndarray, due: np.ndarray, agenda: np.ndarray,
) -> None:  # fmt: skip
    """Take all whose timer ends now and who still wait out of their lines, before any of them goes on."""
    while is_due(heap, agenda, now, LAPSE):
        row = pop(heap, agenda)
        if written[row].outcome == WAITING:
            line = firsts[desk_of(visits, desks, row)] + visits[row].line
            leave(lines, line, visits, written, row)
            note(due, agenda, row)


@compiled
def dissolve(lines: np.ndarray, visits: np.ndarray, written: np.ndarray, by: int) -> None:
    """Write down who has left a line by a tick although nobody looked, and that all others still wait."""
    for line in range(len(lines)):
        row = lines[line, Line.HEAD]
        while row >= 0:
            following = written[row].after
            if has_left(visits, written, row, by):
                leave(lines, line, visits, written, row)
            else:
                step_out(lines, written, line, row)
                written[row].began = written[row].ended = NOT_YET
            row = following


@compiled
def clear(written: np.ndarray) -> None:
    """Write down that nothing has happened yet."""
    for row in range(len(written)):
        written[row].queued = written[row].began = written[row].ended = NOT_YET
        written[row].server, written[row].outcome = -1, ABSENT


@compiled
def take(
    now: int, visits: np.ndarray, written: np.ndarray, comers: np.ndarray, order: np.ndarray, steps: np.ndarray,
    pools: np.ndarray, desks: np.ndarray, heap: np.ndarray, due: np.ndarray, changed: np.ndarray, agenda: np.ndarray,
) -> int:  # fmt: skip
    """Return who moves next at this tick: a visit that ends, ~entity for one that comes, or NOBODY.

    Pools that open or are free again, and steps of places, happen on the way.
    """
    while True:
        comer, step = agenda[Agenda.COMER], agenda[Agenda.STEP]
        if agenda[Agenda.DUE] > 0:
            agenda[Agenda.DUE] -= 1
            return due[agenda[Agenda.DUE]]
        if is_due(heap, agenda, now, MOVE):
            what = pop(heap, agenda)
            look_ahead(heap, agenda, visits, written)
            if what < len(visits):
                return what
            pool = (what - len(visits)) >> 1
            if (what - len(visits)) & 1:
                pools[pool, Pool.OPENING] = 0
            else:
                pools[pool, Pool.TALKING] = -1
            touch(changed, agenda, pool)
        elif comer < len(order) and comers[order[comer], Comer.ARRIVAL] == now:
            agenda[Agenda.COMER] += 1
            if comer + 1 < len(order):
                ask_for(visits, written, comers[order[comer + 1], Comer.FIRST])
            return ~order[comer]
        elif step < len(steps) and steps[step, Step.TICK] == now:
            agenda[Agenda.STEP] += 1
            pools[steps[step, Step.POOL], Pool.PLACES] = steps[step, Step.PLACES]
            touch(changed, agenda, desks[PLACES] + steps[step, Step.POOL])
        else:
            return NOBODY


@compiled
def upcoming(
    comers: np.ndarray, order: np.ndarray, steps: np.ndarray, courses: np.ndarray, heap: np.ndarray, agenda: np.ndarray,
) -> int:  # fmt: skip
    """Return the next tick at which something happens, at most the horizon."""
    now = agenda[Agenda.HORIZON]
    if agenda[Agenda.LATER] > 0:
        now = min(now, heap[0] >> (agenda[Agenda.BITS] + 1))
    if agenda[Agenda.COMER] < len(order):
        now = min(now, comers[order[agenda[Agenda.COMER]], Comer.ARRIVAL])
    if agenda[Agenda.STEP] < len(steps):
        now = min(now, steps[agenda[Agenda.STEP], Step.TICK])
    if agenda[Agenda.COURSE] < len(courses):
        now = min(now, courses[agenda[Agenda.COURSE], Course.START])
    return now


@compiled
def starts_now(now: int, courses: np.ndarray, agenda: np.ndarray) -> bool:
    course = agenda[Agenda.COURSE]
    return course < len(courses) and courses[course, Course.START] == now


@whole
def run(
    visits: np.ndarray, accepts: np.ndarray, comers: np.ndarray, order: np.ndarray, hours: np.ndarray,
    steps: np.ndarray, courses: np.ndarray, pools: np.ndarray, desks: np.ndarray, firsts: np.ndarray,
    lines: np.ndarray, written: np.ndarray, heap: np.ndarray, due: np.ndarray, changed: np.ndarray,
    agenda: np.ndarray,
) -> int:  # fmt: skip
    """Write the log. Return what failed, with the visit behind it (code + 4 x visit), or DONE.

    order      entities that come by themselves from tick 0 on, in the order of their arrival
    steps, courses   those from tick 0 on, in the order of time
    desks      the number of each kind's first desk, by kind; `firsts` the number of each desk's first line
    due        what ends now (a visit) or is posted now (~entity)
    changed    a list of desks in column 0, and by desk in column 1 whether it is on that list
    """
    clear(written)
    row, now, gone_by = -1, 0, -1  # who waits and whose patience ends by `gone_by` has left
    while now < agenda[Agenda.HORIZON]:
        while True:  # MOVE
            what = take(now, visits, written, comers, order, steps, pools, desks, heap, due, changed, agenda)
            if what == NOBODY:
                break
            row, queued, ends = what, now, what >= 0
            if what < 0:
                row = comers[~what, Comer.FIRST]
                queued = comers[~what, Comer.QUEUED] if comers[~what, Comer.POSTED_BY] < 0 else now
            elif written[row].outcome == INSIDE:
                finish(row, now, desks[PLACES], courses, pools, visits, written, changed, agenda)
            failed = move(
                row, queued, ends, now, visits, comers, desks, firsts, lines, written, heap, due, changed, agenda,
            )  # fmt: skip
            if failed:
                return failed
        if agenda[Agenda.CHANGED] > 0:  # CALL
            call(now, gone_by, hours, pools, desks, firsts, lines, visits, written, heap, due, changed, agenda)
        elif starts_now(now, courses, agenda):  # START, all runs of this instant
            while starts_now(now, courses, agenda):
                course = agenda[Agenda.COURSE]
                start_course(
                    course, desks[COHORT] + courses[course, Course.LINE], courses, firsts, lines, visits, accepts,
                    written, now, gone_by, heap, due, agenda,
                )  # fmt: skip
                agenda[Agenda.COURSE] += 1
        elif is_due(heap, agenda, now, LAPSE):
            lapse(now, visits, desks, firsts, lines, written, heap, due, agenda)
            gone_by = now
        else:
            now = upcoming(comers, order, steps, courses, heap, agenda)
            gone_by = now - 1
        if agenda[Agenda.FULL] > 0:
            return OVERFLOW + 4 * row
    dissolve(lines, visits, written, agenda[Agenda.HORIZON] - 1)
    return DONE


# Curves of waiting (analysis/survival.py says what they are): one pass over many groups, which NumPy makes in twenty.


@whole
def in_groups(moment: np.ndarray, order: np.ndarray, group: np.ndarray, begins: np.ndarray, keys: np.ndarray) -> None:
    """Write the moments group by group, in an order; each person is in as many groups as `group` has columns.

    Group g has the keys from begins[g] to before begins[g + 1].
    """
    begins[:] = 0
    for person in range(len(moment)):
        for column in range(group.shape[1]):
            begins[group[person, column] + 1] += 1
    before = 0
    for number in range(1, len(begins)):
        here, begins[number] = begins[number], before
        before += here
    for person in order:
        for column in range(group.shape[1]):
            number = group[person, column] + 1
            keys[begins[number]] = moment[person]
            begins[number] += 1


@whole
def steps_of_curves(
    keys: np.ndarray, begins: np.ndarray, moments: np.ndarray, waiting: np.ndarray, called: np.ndarray,
    start: np.ndarray, joined: np.ndarray,
) -> int:  # fmt: skip
    """Write the curves of all groups, one behind the other; return how many moments they have in all.

    A key is a tick and, in its two lowest bits, what happens then: someone enters (0), is called (1), leaves (2), is
    censored (3). Groups' keys ascend.
    """
    count = 0
    for group in range(len(joined)):
        start[group] = count
        place, end = begins[group], begins[group + 1]
        to_enter = 0
        for entry in range(place, end):
            to_enter += keys[entry] & 3 == 0
        joined[group] = end - place - to_enter
        waits, calls = 1.0, 0.0
        while place < end:
            tick = keys[place] >> 2
            while place < end and keys[place] == tick << 2:
                to_enter -= 1
                place += 1
            first = place
            while place < end and keys[place] == (tick << 2 | 1):
                place += 1
            by_call = place - first
            while place < end and keys[place] == (tick << 2 | 2):
                place += 1
            gone = place - first
            if gone > 0:
                # Behind the first event of a moment stands who has not gone before it, and who has not yet entered,
                # twice: once as entry, once as what comes later.
                at_risk = end - first - 2 * to_enter
                if at_risk == 1 and to_enter > 0:
                    by_call = gone = 0
                calls += waits * by_call / at_risk
                waits *= 1.0 - gone / at_risk
                moments[count], waiting[count], called[count] = group << TICK_BITS | tick, waits, calls
                count += 1
            while place < end and keys[place] == (tick << 2 | 3):
                place += 1
    start[len(joined)] = count
    return count
