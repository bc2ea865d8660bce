"""The table of systems, part three: course starts and markets."""

from functools import partial
from math import inf

from formulas_chains import BulkService, Market, Side
from formulas_lengths import exponential, fixed
from theory_harness import System, steady
from theory_measures import every, mean_wait, misses_first_start, over_time, share, starts, waits_over
from theory_worlds import course, market

NO_HOLIDAY_BEFORE = 1729  # days: until 3 October 2028 no Tuesday is one, so every start is on its planned day


def seats(rate: float, places: int, period: int = 7) -> System:
    """A course that starts every `period` days; rate is people a day."""
    queue = BulkService(rate, period, places)
    return steady(
        "course starts", f"{places} seats, {rate * period:g} come between starts", "Bailey 1954 (embedded chain)",
        partial(course, rate=rate, seats=places, period=period),
        {
            "number left at a start": (queue.left, every(period, "waiting", offset=1)),
            "chance that nobody is left": (
                queue.left_law[0], every(period, "waiting", lambda n: n == 0, offset=1)
            ),
            "mean wait": (queue.wait, mean_wait()),
            "share that misses the first start": (queue.misses_first_start, misses_first_start(period)),
            "share of full starts": (queue.full, starts(lambda seated: seated == places, period)),
            "number waiting": (queue.waiting, over_time("waiting")),
        },
        rate=rate, relaxation=queue.relaxation, longest=10 * period, ends_by=NO_HOLIDAY_BEFORE, cycle=period,
    )  # fmt: skip


def least(rate: float, places: int, minimum: int, period: int = 7) -> System:
    """A course with a minimum, below which a start is cancelled and all stay."""
    queue = BulkService(rate, period, places, minimum)
    return steady(
        "course starts with a minimum", f"{minimum} to {places} seats, {rate * period:g} come between starts",
        "embedded chain", partial(course, rate=rate, seats=places, period=period, minimum=minimum),
        {
            "share cancelled": (queue.cancelled, starts(lambda seated: seated == 0, period)),
            "number seated": (queue.seated, starts(lambda seated: seated, period)),
            "number left at a start": (queue.left, every(period, "waiting", offset=1)),
            "mean wait": (queue.wait, mean_wait()),
            "share of full starts": (queue.full, starts(lambda seated: seated == places, period)),
        },
        rate=rate, relaxation=queue.relaxation, longest=10 * period, ends_by=NO_HOLIDAY_BEFORE, cycle=period,
    )  # fmt: skip


def impatient_course(rate: float, places: int, patience: float, minimum: int = 0, period: int = 7) -> System:
    """A course whose people wait for an exponential time at most."""
    queue = BulkService(rate, period, places, minimum, patience)
    return steady(
        "course starts with patience",
        f"{minimum} to {places} seats, {rate * period:g} come, patience {patience:g} days",
        "embedded chain with binomial thinning",
        partial(course, rate=rate, seats=places, period=period, minimum=minimum, patience=exponential(patience)),
        {
            "share that leaves": (1 - queue.seated / rate / period, share("outcome", "unserved")),
            "number left at a start": (queue.left, every(period, "waiting", offset=1)),
            "mean wait": (queue.wait, mean_wait()),
            "share of full starts": (queue.full, starts(lambda seated: seated == places, period)),
            "number waiting": (queue.waiting, over_time("waiting")),
        },
        rate=rate, relaxation=queue.relaxation, longest=14 * patience, ends_by=NO_HOLIDAY_BEFORE, cycle=period,
    )  # fmt: skip


def both_wait(candidates: Side, vacancies: Side, own_search: float = inf) -> System:
    """A market; with `own_search` (a mean, exponential) candidates also find work alone."""
    effective = candidates
    if own_search < inf:
        effective = Side(candidates.rate, "exponential", 1 / (1 / candidates.patience + 1 / own_search))
    people = Market(effective, vacancies)
    jobs = people.mirrored()
    alone = {}
    if own_search < inf:
        found = people.leaves * effective.patience / own_search
        alone = {"share of candidates who find work alone": (found, share("own", True, stage="search"))}
    kinds = {"fixed": fixed, "exponential": exponential}
    patience = [kinds[side.distribution](side.patience) for side in (candidates, vacancies)]
    words = " and ".join(f"{s.rate:g} a day for {s.distribution} {s.patience:g}" for s in (candidates, vacancies))
    rates = (candidates.rate, vacancies.rate)
    return steady(
        "market of two sides", words + (f", own search {own_search:g}" if alone else ""),
        "Kaspi & Perry 1983; Conolly et al. 2002",
        partial(market, rates=rates, patience=patience, own_search=exponential(own_search) if alone else None),
        {
            "share of candidates who wait": (1 - people.at_once, waits_over(0, stage="search")),
            "share of candidates who leave": (people.leaves, share("outcome", "unserved", stage="search")),
            "mean wait of candidates": (people.wait, mean_wait(stage="search")),
            "share of vacancies that expire": (jobs.leaves, share("outcome", "unserved", stage="vacancy")),
            "mean wait of vacancies": (jobs.wait, mean_wait(stage="vacancy")),
            "number of vacancies open": (jobs.waiting, over_time("waiting", stage="vacancy")),
            **alone,
        },
        rate=sum(rates), relaxation=candidates.patience + vacancies.patience,
        longest=14 * max(candidates.patience, vacancies.patience),
    )  # fmt: skip


STARTS: tuple[System, ...] = (
    seats(6 / 7, 8),
    seats(4 / 7, 5),
    seats(10 / 7, 12),
    seats(2 / 7, 3),
    seats(12 / 14, 15, period=14),
    seats(9 / 14, 12, period=14),
    least(6 / 7, 8, minimum=5),
    least(5 / 7, 10, minimum=8),
    least(3 / 7, 6, minimum=3),
    impatient_course(10 / 7, 8, patience=14.0),
    impatient_course(6 / 7, 6, patience=21.0, minimum=5),
    impatient_course(6 / 7, 8, patience=7.0),
)

MARKETS: tuple[System, ...] = (
    both_wait(Side(5.0, "exponential", 1.0), Side(5.0, "exponential", 1.0)),
    both_wait(Side(6.0, "exponential", 2.0), Side(4.0, "exponential", 0.5)),
    both_wait(Side(5.0, "fixed", 1.0), Side(5.0, "fixed", 1.0)),
    both_wait(Side(4.0, "fixed", 1.5), Side(5.0, "exponential", 0.7)),
    both_wait(Side(5.0, "exponential", 1.0), Side(6.0, "fixed", 0.5)),
    both_wait(Side(6.0, "exponential", 1.5), Side(5.0, "exponential", 1.0), own_search=1.0),
    both_wait(Side(6.0, "exponential", 2.0), Side(5.0, "fixed", 1.0), own_search=1.0),
)
