"""The table of systems, part one: lines in their steady state."""

from functools import partial

import numpy as np
from formulas_lengths import Length, exponential, fixed, gamma, lognormal, triangular, uniform
from formulas_queues import (
    ManyServers,
    OneServer,
    erlang_b,
    fixed_service_waits_over,
    impatient,
    priority_waits,
    priority_waits_many,
    relaxation_days,
)  # fmt: skip
from theory_harness import System, steady
from theory_measures import (
    every,
    mean_wait,
    newcomers,
    over_time,
    served_after,
    share,
    stays_over,
    wait_squared,
    waits_over,
)  # fmt: skip
from theory_worlds import counter, desk

MINUTES = 1440


def where(servers: int) -> str:
    """Name the pool: 0 servers stand for a pool of hours."""
    return f"{servers} place" + "s" * (servers > 1) if servers else "hours"


def moments_of(service: Length, servers: int) -> tuple[float, float, float]:
    """Return a service's moments in days; a talk before hours is in minutes, and in whole ones."""
    if servers:
        return service.moments
    return tuple(m / MINUTES**n for n, m in enumerate(service.in_whole_minutes(), start=1))


def markov(load: float, servers: int, mean: float = 0.1) -> System:
    """M/M/1, on one place or on hours (mean 144 minutes)."""
    service = exponential(mean if servers else mean * MINUTES)
    queue = ManyServers(load / mean, moments_of(service, servers)[0])
    t = 1 / queue.slack
    return steady(
        f"M/M/1 on {where(servers)}", f"load {load}", "Kleinrock I, 3.2 and 5.7",
        partial(desk, rate=queue.rate, service=service, servers=servers),
        {
            "mean wait": (queue.wait, mean_wait()),
            "mean squared wait": (queue.wait_squared, wait_squared()),
            "share that waits": (queue.waits, waits_over(0)),
            "share that waits over 1/slack": (queue.waits_over(t), waits_over(t)),
            "share that stays over 2/slack": (queue.stays_over(2 * t), stays_over(2 * t)),
            "number waiting": (queue.waiting, over_time("waiting")),
            "number in service": (queue.load, over_time("inside")),
            "people who come a day": (queue.rate, newcomers()),
        },
        rate=queue.rate, relaxation=relaxation_days(queue.rate, service_moments(mean)), longest=14 * t,
    )  # fmt: skip


def service_moments(mean: float) -> tuple[float, float, float]:
    return exponential(mean).moments


def even(load: float, servers: int, length: float = 0.1) -> System:
    """M/D/1."""
    service, rate = fixed(length if servers else length * MINUTES), load / length
    queue = OneServer(rate, moments_of(service, servers))
    late = {
        f"share that waits over {k} services": (
            fixed_service_waits_over(rate, length, k * length),
            waits_over(k * length),
        )
        for k in (0.5, 2)
    }
    return steady(
        f"M/D/1 on {where(servers)}", f"load {load}", "Erlang 1909; Pollaczek-Khinchine",
        partial(desk, rate=rate, service=service, servers=servers),
        {
            "mean wait": (queue.wait, mean_wait()),
            "mean squared wait": (queue.wait_squared, wait_squared()),
            "number waiting": (queue.waiting, over_time("waiting")),
            **late,
        },
        rate=rate, relaxation=relaxation_days(rate, queue.moments), longest=10 * length / (1 - load),
    )  # fmt: skip


def general(name: str, service: Length, load: float, servers: int) -> System:
    """M/G/1; a service before hours is in minutes."""
    moments = moments_of(service, servers)
    queue = OneServer(load / moments[0], moments)
    tail = moments[1] / moments[0] / (1 - load)
    heavy = name == "lognormal"  # its squared waits have so long a tail that no t test of them is exact
    squared = {} if heavy else {"mean squared wait": (queue.wait_squared, wait_squared())}
    return steady(
        f"M/G/1 on {where(servers)}", f"{name}, load {load}", "Pollaczek-Khinchine; Kleinrock I, 5.6-5.7",
        partial(desk, rate=queue.rate, service=service, servers=servers),
        {
            "mean wait": (queue.wait, mean_wait()),
            "share that waits": (queue.load, waits_over(0)),
            "number waiting": (queue.waiting, over_time("waiting")),
            "number in service": (queue.load, over_time("inside")),
            **squared,
        },
        rate=queue.rate, relaxation=relaxation_days(queue.rate, moments), longest=14 * tail,
    )  # fmt: skip


def many(servers: int, load: float) -> System:
    """M/M/c (Erlang C)."""
    mean = 0.08 * servers
    queue = ManyServers(servers * load / mean, mean, servers)
    t = 1 / queue.slack
    return steady(
        "M/M/c on places", f"c {servers}, load {load}", "Erlang C; Gross et al. 2.3",
        partial(desk, rate=queue.rate, service=exponential(mean), servers=servers),
        {
            "share that waits": (queue.waits, waits_over(0)),
            "mean wait": (queue.wait, mean_wait()),
            "share that waits over 1/slack": (queue.waits_over(t), waits_over(t)),
            "number waiting": (queue.waiting, over_time("waiting")),
            "number present": (queue.present, over_time("present")),
            "chance that just c are present": (queue.chance(servers), every(mean, "present", lambda n: n == servers)),
        },
        rate=queue.rate, longest=14 * t + 2 * mean,
        relaxation=max(mean, relaxation_days(queue.rate, service_moments(mean), servers)),
    )  # fmt: skip


def leaving(servers: int, load: float, distribution: str, patience: float) -> System:
    """M/M/c+M (Erlang A) and M/M/c+D; `load` and `patience` in multiples of the mean service."""
    mean = 0.08 * servers
    setting = f"c {servers}, load {load}, patience {patience}"
    rate, patience = load / mean, patience * mean
    queue = impatient(rate, mean, servers, distribution, patience)
    t = patience / 4
    length = {"fixed": fixed, "exponential": exponential}[distribution](patience)
    return steady(
        f"M/M/c, {distribution} patience", setting,
        "Baccelli & Hebuterne 1981",
        partial(desk, rate=rate, service=exponential(mean), servers=servers, patience=length),
        {
            "share that leaves": (queue.leaves, share("outcome", "unserved")),
            "share that waits": (queue.waits, waits_over(0)),
            "mean wait": (queue.wait, mean_wait()),
            "share served after a wait over a quarter of patience": (queue.served_after(t), served_after(t)),
            "number waiting": (queue.waiting, over_time("waiting")),
            "number in service": (queue.inside, over_time("inside")),
        },
        rate=rate, relaxation=mean + patience, longest=14 * max(mean, patience),
    )  # fmt: skip


def loss(servers: int, load: float, name: str, service: Length) -> System:
    """M/G/c/c: patience zero, only if at once. The law does not depend on the distribution of service (Sevastyanov)."""
    rate, lost = load / service.mean, erlang_b(load, servers)
    return steady(
        "M/G/c/c on places", f"c {servers}, {name}, load {load}", "Erlang B; Gross et al. 2.6 and 5.2",
        partial(desk, rate=rate, service=service, servers=servers, patience=fixed(0)),
        {
            "share turned away": (lost, share("outcome", "unserved")),
            "number in service": (load * (1 - lost), over_time("inside")),
            "chance that all are busy": (lost, every(service.mean, "inside", lambda n: n == servers)),
        },
        rate=rate, relaxation=service.moments[1] / service.mean, longest=1,
    )  # fmt: skip


def urgent_first(setting: str, rates: tuple[float, float], services: tuple[Length, Length], servers: int) -> System:
    """Two classes before one server, or before several with one service for both (Cobham)."""
    moments = [moments_of(s, servers) for s in services]
    total, mean = sum(rates), services[0].mean
    load = sum(r * m[0] for r, m in zip(rates, moments, strict=True))
    waits = priority_waits_many(list(rates), mean, servers) if servers > 1 else priority_waits(list(rates), moments)
    delayed = ManyServers(total, mean, servers).waits if servers > 1 else load
    mixed = tuple(sum(r * m[n] for r, m in zip(rates, moments, strict=True)) / total for n in range(3))
    return steady(
        f"two priorities on {where(servers)}", setting, "Cobham 1954; Gross et al. 3.4",
        partial(counter, rates=rates, services=services, servers=servers),
        {
            "mean wait of the urgent": (waits[0], mean_wait(stage="urgent")),
            "mean wait of the others": (waits[1], mean_wait(stage="normal")),
            "number of others waiting": (rates[1] * waits[1], over_time("waiting", stage="normal")),
            "share of the urgent that waits": (delayed, waits_over(0, stage="urgent")),
            "mean wait of all": (float(np.dot(rates, waits) / total), mean_wait()),
        },
        rate=total, longest=40 * waits[1], relaxation=relaxation_days(total, mixed, max(1, servers)),
    )  # fmt: skip


EVEN, SKEW = gamma(0.1, 0.5), gamma(0.1, 1.5)

LINES: tuple[System, ...] = (
    *(markov(load, servers=0) for load in (0.5, 0.6, 0.7, 0.8)),
    *(markov(load, servers=1) for load in (0.5, 0.7, 0.8)),
    *(even(load, servers=0) for load in (0.5, 0.7, 0.8)),
    *(even(load, servers=1) for load in (0.5, 0.7)),
    general("lognormal", lognormal(100, 0.7), 0.6, servers=0),
    general("triangular", triangular(30, 60, 300), 0.7, servers=0),
    general("gamma cv 1.5", gamma(120, 1.5), 0.5, servers=0),
    general("lognormal", lognormal(0.08, 0.7), 0.5, servers=1),
    general("triangular", triangular(0.02, 0.05, 0.3), 0.7, servers=1),
    general("gamma cv 0.5", EVEN, 0.7, servers=1),
    general("uniform", uniform(0.0, 0.2), 0.6, servers=1),
    *(many(servers, load) for servers, load in ((2, 0.6), (3, 0.75), (5, 0.7), (8, 0.8), (20, 0.75))),
    leaving(1, 2.0, "exponential", 2.0),
    leaving(2, 1.6, "exponential", 1.0),
    leaving(5, 6.0, "exponential", 1.0),
    leaving(10, 9.0, "exponential", 0.5),
    leaving(1, 0.9, "fixed", 1.0),
    leaving(1, 1.5, "fixed", 2.0),
    leaving(3, 3.0, "fixed", 0.5),
    leaving(5, 6.0, "fixed", 0.4),
    loss(3, 2.0, "exponential", exponential(0.2)),
    loss(5, 4.0, "fixed", fixed(0.4)),
    loss(4, 3.0, "lognormal", lognormal(0.2, 0.8)),
    loss(2, 2.0, "gamma cv 1.5", gamma(0.2, 1.5)),
    urgent_first("two exponential", (2.0, 4.0), (exponential(0.1), exponential(0.1)), 1),
    urgent_first("even before skew", (3.0, 3.5), (EVEN, SKEW), 1),
    urgent_first("two exponential", (3.0, 4.0), (exponential(144), exponential(144)), 0),
    urgent_first("long before short", (2.0, 5.0), (triangular(60, 120, 300), fixed(96)), 0),
    urgent_first("two exponential", (8.0, 16.0), (exponential(0.1), exponential(0.1)), 3),
)
