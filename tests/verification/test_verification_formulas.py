"""The textbook's formulas against worked numbers of the textbooks, limits, and one another."""

from math import exp

import numpy as np
import pytest
from formulas_chains import (
    BulkService,
    Market,
    Side,
    birth_and_death,
    day_by_day,
    fixed_talks_day_by_day,
    line_means,
    places_by_day,
    present_with_ample_room,
)  # fmt: skip
from formulas_lengths import exponential, fixed, gamma, lognormal, triangular, uniform
from formulas_queues import (
    ManyServers,
    OneServer,
    erlang_b,
    fixed_service_waits_over,
    impatient,
    network_flows,
    priority_waits,
    priority_waits_many,
    relaxation_days,
)  # fmt: skip

LENGTHS = {
    "fixed": fixed(2.0), "exponential": exponential(2.0), "lognormal": lognormal(1.5, 0.7), "gamma": gamma(2.0, 0.6),
    "triangular": triangular(1.0, 2.0, 5.0), "uniform": uniform(1.0, 4.0),
}  # fmt: skip


def test_erlang_b_gives_the_numbers_of_the_tables():
    # Erlang's table of loss: 10 lines lose 1 % of 4.461 erlang and 20 lines 5 % of 15.25.
    assert erlang_b(4.461, 10) == pytest.approx(0.01, rel=1e-3)
    assert erlang_b(15.25, 20) == pytest.approx(0.05, rel=1e-3)


def test_erlang_c_gives_the_eye_clinic_of_the_textbook():
    # The clinic of Gross et al. 2.3: 6 an hour, 20 minutes each, 3 doctors: P(wait) 4/9, Lq 8/9, Wq 4/27 hours.
    queue = ManyServers(6.0, 1 / 3, 3)
    assert queue.waits == pytest.approx(4 / 9)
    assert queue.waiting == pytest.approx(8 / 9)
    assert queue.wait == pytest.approx(4 / 27)
    assert queue.chance(0) == pytest.approx(1 / 9)
    assert sum(queue.chance(n) for n in range(400)) == pytest.approx(1)
    assert sum(n * queue.chance(n) for n in range(400)) == pytest.approx(queue.present)


def test_one_server_of_either_family_is_the_same_queue():
    markov, general = ManyServers(0.8, 1.0), OneServer(0.8, exponential(1.0).moments)
    assert markov.waits == pytest.approx(0.8)
    assert general.wait == pytest.approx(markov.wait) == pytest.approx(4.0)
    assert general.wait_squared == pytest.approx(markov.wait_squared)
    assert OneServer(0.8, fixed(1.0).moments).wait == pytest.approx(2.0)  # half of it: no variation


def test_waits_before_a_fixed_service_have_the_mean_and_the_square_of_the_moments():
    rate, t = 0.7, np.linspace(0, 25, 5001)
    tail = np.array([fixed_service_waits_over(rate, 1.0, x) for x in t])
    queue = OneServer(rate, fixed(1.0).moments)
    assert tail[0] == pytest.approx(rate)
    assert np.trapezoid(tail, t) == pytest.approx(queue.wait, rel=1e-4)
    assert np.trapezoid(2 * t * tail, t) == pytest.approx(queue.wait_squared, rel=1e-3)


@pytest.mark.parametrize(("servers", "load", "patience"), [(1, 2.0, 2.0), (3, 2.5, 0.5), (5, 6.0, 1.0)])
def test_exponential_patience_is_a_birth_and_death_chain(servers, load, patience):
    queue = impatient(load, 1.0, servers, "exponential", patience)
    law = birth_and_death(lambda n: load, lambda n: min(n, servers) + max(0, n - servers) / patience, 0, 150)
    n = np.arange(151)
    assert queue.idle == pytest.approx(law[0])
    assert queue.waits == pytest.approx(law[servers:].sum())
    assert queue.waiting == pytest.approx(law @ np.maximum(n - servers, 0))
    assert queue.inside == pytest.approx(law @ np.minimum(n, servers))
    assert queue.leaves == pytest.approx(queue.waiting / patience / load)


def test_patience_between_endless_and_none_lies_between_erlang_c_and_erlang_b():
    endless = impatient(2.0, 1.0, 3, "fixed", 60.0)
    assert endless.waits == pytest.approx(ManyServers(2.0, 1.0, 3).waits)
    assert endless.wait == pytest.approx(ManyServers(2.0, 1.0, 3).wait)
    assert impatient(2.0, 1.0, 3, "fixed", 1e-9).leaves == pytest.approx(erlang_b(2.0, 3))
    some = impatient(2.0, 1.0, 3, "fixed", 0.5)
    assert some.inside == pytest.approx(2.0 * (1 - some.leaves))
    assert some.served_after(0.0) == pytest.approx(some.waits - some.leaves)
    assert some.served_after(0.5) == pytest.approx(0, abs=1e-12)


def test_the_urgent_gain_what_the_others_lose():
    # Conservation (Kleinrock II, 3.4): the load-weighted waits of all classes are those of the line without classes.
    rates, services = [0.3, 0.4], [exponential(1.0).moments, fixed(1.2).moments]
    urgent, others = priority_waits(rates, services)
    mixed = tuple(float(np.dot(rates, [s[n] for s in services]) / 0.7) for n in range(3))
    assert urgent < OneServer(0.7, mixed).wait < others
    loads = [0.3, 0.48]
    assert np.dot(loads, (urgent, others)) == pytest.approx(sum(loads) * OneServer(0.7, mixed).wait)
    same = priority_waits_many([0.3, 0.4], 1.0, 1)
    assert same == pytest.approx(priority_waits([0.3, 0.4], [exponential(1.0).moments] * 2))
    assert np.dot([2.0, 1.0], priority_waits_many([2.0, 1.0], 1.0, 4)) == pytest.approx(
        ManyServers(3.0, 1.0, 4).waiting
    )


def test_feedback_multiplies_the_flow():
    # Jackson: half of those served come back, so twice as many are served.
    assert network_flows(np.array([3.0]), np.array([[0.5]])) == pytest.approx([6.0])
    assert network_flows(np.array([1.0, 0.0]), np.array([[0, 0.8], [0.5, 0]])) == pytest.approx([1 / 0.6, 0.8 / 0.6])


def test_relaxation_of_one_server_is_the_spectral_gap():
    assert relaxation_days(0.5, exponential(1.0).moments) == pytest.approx(1 / (1 - 0.5**0.5) ** 2)


@pytest.mark.parametrize("length", LENGTHS.values(), ids=LENGTHS)
def test_lengths_know_their_moments(length):
    assert length.mean_cut_at(300.0) == pytest.approx(length.mean, rel=1e-4)
    assert length.mean_cut_at(1.25) < min(1.25, length.mean) + 1e-12
    grid = np.linspace(0, 60, 60_001)
    tail = length.longer_than(grid)
    assert np.trapezoid(2 * grid * tail, grid) == pytest.approx(length.moments[1], rel=2e-3)
    assert np.trapezoid(3 * grid**2 * tail, grid) == pytest.approx(length.moments[2], rel=5e-3)


def test_whole_minutes_are_rounded_talks():
    assert fixed(90.0).in_whole_minutes() == pytest.approx((90, 90**2, 90**3))
    first, second, _ = exponential(60.0).in_whole_minutes()
    q = exp(-1 / 60)  # rounding an exponential talk: E = q^(1/2) / (1 - q)
    assert first == pytest.approx(q**0.5 / (1 - q))
    assert second == pytest.approx(2 * 60**2 + 1 / 12, rel=1e-4)


def test_one_seat_a_day_is_the_line_with_a_fixed_service_seen_at_starts():
    # M/D/1 with vacations: left after starts are those of M/D/1 in discrete time, mean r^2 / (2 (1 - r)).
    queue = BulkService(0.6, 1.0, 1)
    assert queue.left == pytest.approx(0.6**2 / (2 * 0.4))
    assert queue.seated == pytest.approx(0.6)
    assert queue.left_law[0] == pytest.approx((1 - 0.6) * exp(0.6))  # Bailey 1954: zero of the generating function


def test_ample_seats_leave_nobody_and_the_wait_is_half_a_period():
    queue = BulkService(1.0, 7.0, 60)
    assert queue.wait == pytest.approx(3.5)
    assert queue.misses_first_start == pytest.approx(0, abs=1e-9)
    missed = BulkService(1.0, 7.0, 8)
    assert missed.seated == pytest.approx(7.0)
    assert missed.misses_first_start < missed.wait / 7


def test_a_minimum_and_patience_change_the_course_as_they_should():
    assert BulkService(1.0, 7.0, 8, minimum=0).wait < BulkService(1.0, 7.0, 8, minimum=6).wait
    assert BulkService(1.0, 7.0, 60, minimum=1).cancelled == pytest.approx(exp(-7.0))
    lazy, eager = BulkService(0.5, 7.0, 5), BulkService(0.5, 7.0, 5, patience=1e6)
    assert eager.waiting == pytest.approx(lazy.waiting, rel=1e-3)
    some = BulkService(1.0, 7.0, 5, patience=10.0)
    assert some.seated / 7.0 + some.waiting / 10.0 == pytest.approx(1.0)  # who comes is seated or leaves


def test_a_market_with_exponential_patience_is_a_birth_and_death_chain():
    market = Market(Side(6.0, "exponential", 2.0), Side(4.0, "exponential", 0.5))
    births = lambda n: 6.0 + max(0, -n) / 0.5  # noqa: E731  more candidates: one comes, or a vacancy expires
    deaths = lambda n: 4.0 + max(0, n) / 2.0  # noqa: E731
    law, n = birth_and_death(births, deaths, -60, 90), np.arange(-60, 91)
    assert market.nobody == pytest.approx(law[60])
    assert market.at_once == pytest.approx(law[n < 0].sum())
    assert market.waiting == pytest.approx(law @ np.maximum(n, 0))
    assert market.mirrored().waiting == pytest.approx(law @ np.maximum(-n, 0))
    assert market.leaves == pytest.approx(market.waiting / 2.0 / 6.0)


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        (Side(5.0, "fixed", 1.0), Side(5.0, "fixed", 1.0)),
        (Side(4.0, "fixed", 1.5), Side(5.0, "exponential", 0.7)),
        (Side(3.0, "exponential", 0.3), Side(5.0, "fixed", 2.0)),
    ],
)
def test_a_market_matches_as_many_candidates_as_vacancies(mine, other):
    market = Market(mine, other)
    assert mine.rate * (1 - market.leaves) == pytest.approx(other.rate * (1 - market.mirrored().leaves))


def test_a_market_with_vacancies_that_expire_at_once_is_a_line_for_them():
    # Vacancies that do not wait serve whoever is oldest: M/M/1+G whose server never rests.
    market = Market(Side(3.0, "fixed", 1.0), Side(4.0, "fixed", 1e-9))
    law = birth_and_death(lambda n: 3.0, lambda n: 4.0, 0, 400)
    assert Market(Side(3.0, "fixed", 1e3), Side(4.0, "fixed", 1e-9)).waiting == pytest.approx(law @ np.arange(401))
    assert market.at_once == pytest.approx(0, abs=1e-6)


def test_chains_by_day_come_to_the_steady_state():
    law = day_by_day([6.0] * 120, [10.0] * 120)
    assert line_means(law)[-1] == pytest.approx(ManyServers(6.0, 0.1).waiting)
    many = day_by_day([6.0] * 120, [2.5] * 120, servers=4)
    assert line_means(many, servers=4)[-1] == pytest.approx(ManyServers(6.0, 0.4, 4).waiting)
    talks = fixed_talks_day_by_day(6.0, [10] * 120)
    assert line_means(talks)[-1] == pytest.approx(OneServer(6.0, fixed(0.1).moments).waiting)


def test_a_closed_day_only_adds_people():
    closed = day_by_day([3.0] * 4, [0.0] * 4)
    assert closed[4] @ np.arange(closed.shape[1]) == pytest.approx(12.0)
    assert line_means(fixed_talks_day_by_day(3.0, [0] * 4))[4] == pytest.approx(11.0, abs=1e-4)


def test_places_that_do_not_change_are_the_chain_of_places_and_a_fall_is_slow():
    law = places_by_day(2.0, 1.0, [3] * 150, longest=70)
    inside, waiting = np.arange(law.shape[1]), np.arange(law.shape[2])
    assert law[-1].sum(axis=0) @ waiting == pytest.approx(ManyServers(2.0, 1.0, 3).waiting, rel=1e-4)
    fallen = places_by_day(0.0, 2.0, [5, 5, 0, 0], longest=10)
    assert fallen.sum(axis=(1, 2)) == pytest.approx(1)
    full = places_by_day(4.0, 2.0, [4, 4, 4, 0, 0], longest=60)
    left = [inside_mean(full[day]) for day in (3, 4, 5)]
    assert left[1] / left[0] == pytest.approx(exp(-0.5))  # nobody is interrupted, nobody is called
    assert inside @ law[-1].sum(axis=1) == pytest.approx(2.0, rel=1e-4)


def inside_mean(law: np.ndarray) -> float:
    return float(np.arange(law.shape[0]) @ law.sum(axis=1))


def test_ample_room_holds_rate_times_length():
    assert present_with_ample_room([2.0] * 400, lognormal(5, 0.5).mean_cut_at, 400) == pytest.approx(
        2.0 * lognormal(5, 0.5).mean
    )
    assert present_with_ample_room([1.0] * 10 + [3.0] * 10, fixed(5.0).mean_cut_at, 12.0) == pytest.approx(3.0 + 6.0)
    assert present_with_ample_room([2.0] * 9, exponential(4.0).mean_cut_at, 8.0) == pytest.approx(8 * (1 - exp(-2.0)))
