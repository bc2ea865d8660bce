"""What must hold of capacity in every log: never overbooked, never idle while somebody waits for it."""

import numpy as np
from stories import END, Story

from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.units import TICKS_PER_DAY


def _someone_waits_at(story: Story, line: np.ndarray, moments: np.ndarray) -> bool:
    """Whether anyone of a line still waits when a moment is over, or gives up in it, after all calls."""
    if not len(moments) or not len(line):
        return False
    entered, left, lapsed = story.entered[line], story.left[line], story.lapsed[line]
    now = moments[:, None]
    waits = (entered <= now) & ((now < left) | ((now == left) & lapsed))
    return bool(waits.any())


def hours_are_never_overbooked(story: Story) -> None:
    """A pool talks to one person at a time, on open days only, and works no more minutes a day than it offers."""
    for pool, minutes in enumerate(story.capacity.minutes):
        talks = story.line(Kind.HOURS, pool)
        talks = talks[story.began[talks] < END]
        talks = talks[np.lexsort((story.rows.duration[talks], story.began[talks]))]
        worked = np.zeros(len(minutes), dtype=np.int64)  # minutes times ticks a day
        last = 0
        for row in talks:
            began, freed = int(story.began[row]), story.freed(int(row))
            assert minutes[began // TICKS_PER_DAY] > 0, "a talk began on a closed day"
            assert began >= last, "a pool talked to two at once"
            last = freed
            _work(worked, minutes, began, int(story.rows.duration[row]) * TICKS_PER_DAY)
        assert (worked <= minutes * TICKS_PER_DAY).all(), "a pool worked more minutes than the day offers"


def _work(worked: np.ndarray, minutes: np.ndarray, began: int, work: int) -> None:
    """Spread the work of a talk over the days from its beginning; none is done on closed days."""
    day, within = divmod(began, TICKS_PER_DAY)
    while work > 0 and day < len(minutes):
        done = min(work, int(minutes[day]) * (TICKS_PER_DAY - within))
        worked[day] += done
        work, day, within = work - done, day + 1, 0


def talks_take_their_minutes_and_stop_at_closed_days(story: Story) -> None:
    """For the person a talk ends when its minutes are worked, or at the first closed day if that comes first."""
    for row in np.flatnonzero((story.rows.kind == Kind.HOURS) & (story.began < END)):
        closes = story.closes(int(story.rows.resource[row]), int(story.began[row]))
        due = min(story.freed(int(row)), closes)
        assert story.gone[row] == (due if due < story.horizon else END), f"talk {row} did not end when it should"


def no_open_pool_rests_while_someone_waits(story: Story) -> None:
    for pool, minutes in enumerate(story.capacity.minutes):
        line = story.line(Kind.HOURS, pool)
        talks = np.sort(line[story.began[line] < END])
        freed = np.array([story.freed(int(row)) for row in talks], dtype=np.int64)
        mornings = np.arange(len(minutes)) * TICKS_PER_DAY
        moments = np.unique(np.concatenate((story.entered[line], freed, mornings, story.left[line])))
        moments = moments[moments < story.horizon]
        moments = moments[minutes[moments // TICKS_PER_DAY] > 0]
        busy = (story.began[talks] <= moments[:, None]) & (moments[:, None] < freed)
        free = moments[~busy.any(axis=1)]
        assert not _someone_waits_at(story, line, free), f"pool {pool} was open and free, but somebody waited"


def places_at(steps: tuple[tuple[int, int], ...], moments: np.ndarray) -> np.ndarray:
    """Return how many places there are at each moment."""
    ticks, numbers = np.array([t for t, _ in steps]), np.array([0, *(n for _, n in steps)])
    return numbers[np.searchsorted(ticks, moments, side="right")]


def places_are_never_overbooked(story: Story) -> None:
    """At each call there are no more inside than places; a fall leaves more inside, but calls nobody."""
    for pool, steps in enumerate(story.capacity.places):
        line = story.line(Kind.PLACES, pool)
        mine = line[story.began[line] < END]
        began, gone, now = story.began[mine], story.gone[mine], story.began[mine][:, None]
        inside = ((began <= now) & (now < gone)).sum(axis=1)
        here = places_at(steps, began)
        assert (inside <= here).all(), f"places pool {pool} is overbooked"
        assert (here > 0).all(), f"places pool {pool} has no place, but called somebody"


def nobody_waits_for_a_free_place(story: Story) -> None:
    for pool, steps in enumerate(story.capacity.places):
        line = story.line(Kind.PLACES, pool)
        mine = line[story.began[line] < END]
        rises = np.array([tick for tick, _ in steps], dtype=np.int64)
        moments = np.unique(np.concatenate((story.entered[line], story.gone[mine], rises, story.left[line])))
        moments = moments[moments < story.horizon]
        inside = ((story.began[mine] <= moments[:, None]) & (moments[:, None] < story.gone[mine])).sum(axis=1)
        free = moments[inside < places_at(steps, moments)]
        assert not _someone_waits_at(story, line, free), f"places pool {pool} had a free place, but somebody waited"


def runs_take_the_first_of_those_who_accept_them(story: Story) -> None:
    """A run takes exactly the first `seats` by rank of those there at its start, or nobody below its minimum."""
    runs, rows, out = story.capacity.runs, story.rows, story.outputs
    taken = np.zeros(len(rows), dtype=bool)
    for run in range(len(runs)):
        start, line = int(runs.start[run]), story.line(Kind.COHORT, int(runs.line[run]))
        seated = line[out.server[line] == run]
        assert (story.began[seated] == start).all(), "somebody began a course at another time than its start"
        if not 0 <= start < story.horizon:
            assert not len(seated)
            continue
        there = (story.entered[line] <= start) & (story.left[line] >= start) & ~taken[line]
        there &= ~((story.entered[line] == start) & story.late[line])
        willing = line[there & (rows.accepts[line] & runs.site[run] > 0)]
        first = willing[np.argsort(story.ranks(willing))][: runs.seats[run]]
        expected = first if len(first) >= runs.minimum[run] else first[:0]
        assert set(seated.tolist()) == set(expected.tolist()), f"run {run} took others than the first of the line"
        taken[seated] = True
    assert (taken == ((rows.kind == Kind.COHORT) & (story.began < END))).all()


def courses_end_with_their_run_or_by_dropping_out(story: Story) -> None:
    rows, out, runs = story.rows, story.outputs, story.capacity.runs
    for row in np.flatnonzero((rows.kind == Kind.COHORT) & (story.began < END)):
        end, leaves = int(runs.end[out.server[row]]), int(story.began[row] + rows.dropout[row])
        due = min(end, leaves)
        assert story.gone[row] == (due if due < story.horizon else END), f"row {row} left a course at another time"
        if due < story.horizon:
            assert out.outcome[row] == (Outcome.DROPPED if leaves < end else Outcome.SERVED)


def nobody_is_passed_over(story: Story) -> None:
    """Nobody is called by a pool while somebody of better rank, who was there before the call, goes on waiting."""
    for kind, resource in {(int(k), int(r)) for k, r in zip(story.rows.kind, story.rows.resource, strict=True)}:
        if kind not in (Kind.HOURS, Kind.PLACES):
            continue
        line = story.line(Kind(kind), resource)
        rank, called = story.ranks(line), story.began[line][:, None]
        there = (story.entered[line] < called) | ((story.entered[line] == called) & story.early[line])
        stays = (story.left[line] > called) | ((story.left[line] == called) & story.lapsed[line])
        passed = there & stays & (rank < rank[:, None]) & (called < END)
        assert not passed.any(), f"{Kind(kind).name} pool {resource} passed somebody over"


def matches_are_mutual_and_take_the_oldest(story: Story) -> None:
    """Partners match at one instant at an accepted site; no better candidate and no older vacancy was left for it."""
    rows, out = story.rows, story.outputs
    matched = np.isin(rows.kind, (Kind.CANDIDATE, Kind.VACANCY)) & (story.began < END)
    for row in np.flatnonzero(matched):
        partner = int(out.server[row])
        assert partner >= 0
        assert {int(rows.kind[row]), int(rows.kind[partner])} == {Kind.CANDIDATE, Kind.VACANCY}
        assert out.server[partner] == row, "a match is not mutual"
        assert rows.resource[row] == rows.resource[partner]
        assert rows.accepts[row] & rows.accepts[partner], "a match at a site that nobody accepts"
        assert out.began[row] == out.ended[row] == out.began[partner] == out.ended[partner]
        rivals = story.line(Kind(rows.kind[row]), int(rows.resource[row]))
        rank, now = story.ranks(rivals), story.began[row]
        there = (story.entered[rivals] < now) | ((story.entered[rivals] == now) & story.early[rivals])
        # Who joins by a lapse is matched after those whose patience ends at that instant have gone.
        afterwards = any(story.entered[one] == now and story.late[one] for one in (row, partner))
        stays = (story.left[rivals] > now) | ((story.left[rivals] == now) & story.lapsed[rivals] & (not afterwards))
        fits = rows.accepts[rivals] & rows.accepts[partner] > 0
        assert not (there & stays & fits & (rank < rank[rivals == row])).any(), f"{row} was matched before its turn"


def no_partners_wait_side_by_side(story: Story) -> None:
    """No candidate and vacancy that fit wait at the same time for longer than an instant, or give up in it together."""
    rows = story.rows
    for market in set(rows.resource.tolist()):
        people, posts = (story.line(kind, market) for kind in (Kind.CANDIDATE, Kind.VACANCY))
        fit = rows.accepts[people][:, None] & rows.accepts[posts] > 0
        met = np.maximum(story.entered[people][:, None], story.entered[posts])
        parted = np.minimum(np.minimum(story.left[people][:, None], story.left[posts]), story.horizon)
        assert not (fit & (met < parted)).any(), "a candidate and a vacancy that fit waited side by side"
        in_vain = story.early & story.lapsed
        together = (story.left[people][:, None] == story.left[posts]) & (met == parted)
        assert not (fit & together & in_vain[people][:, None] & in_vain[posts]).any(), "partners gave up together"


CAPACITY = (
    hours_are_never_overbooked,
    talks_take_their_minutes_and_stop_at_closed_days,
    no_open_pool_rests_while_someone_waits,
    places_are_never_overbooked,
    nobody_waits_for_a_free_place,
    runs_take_the_first_of_those_who_accept_them,
    courses_end_with_their_run_or_by_dropping_out,
    nobody_is_passed_over,
    matches_are_mutual_and_take_the_oldest,
    no_partners_wait_side_by_side,
)
