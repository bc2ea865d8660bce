"""The table of systems, part two: lines one after another, and a network of three districts."""

from functools import partial
from math import exp

import numpy as np
from formulas_lengths import exponential
from formulas_queues import ManyServers, network_flows, relaxation_days
from theory_harness import System, steady
from theory_lines import MINUTES, moments_of, service_moments, where
from theory_measures import mean_wait, over_time, through_both, together, waits_over
from theory_worlds import REGION, region, tandem


def two_stages(rate: float, means: tuple[float, float], servers: tuple[int, int]) -> System:
    """M/M/c, then M/M/c: the second line sees Poisson arrivals (Burke 1956)."""
    services = [exponential(m if c else m * MINUTES) for m, c in zip(means, servers, strict=True)]
    queues = [ManyServers(rate, moments_of(s, c)[0], max(1, c)) for s, c in zip(services, servers, strict=True)]
    first, second = queues
    empty = first.chance(0) * second.chance(0)
    known = {
        "mean wait in the first": (first.wait, mean_wait(stage="first")),
        "mean wait in the second": (second.wait, mean_wait(stage="second")),
        "share that waits in the second": (second.waits, waits_over(0, stage="second")),
        "number present in the second": (second.present, over_time("present", stage="second")),
        "chance that both are empty": (empty, together("first", "second", period=means[0])),
    }
    if max(servers) == 1:
        # Stays in both lines are independent (Reich 1957), so their sum is the sum of two exponential lengths.
        a, b = first.slack, second.slack
        t = 1 / a + 1 / b
        both = (a * exp(-b * t) - b * exp(-a * t)) / (a - b)
        known["share that stays over the sum of means"] = (both, through_both(lambda x, y: x + y > t))
        known["covariance of both stays"] = (0.0, through_both(lambda x, y: (x - 1 / a) * (y - 1 / b)))
    slowest = max(relaxation_days(rate, service_moments(m), max(1, c)) for m, c in zip(means, servers, strict=True))
    return steady(
        "two stages in tandem", f"{where(servers[0])}, {where(servers[1])}, rate {rate}", "Burke 1956; Reich 1957",
        partial(tandem, rate=rate, services=services, servers=servers), known,
        rate=rate, relaxation=1.5 * max(slowest, *means), longest=14 / first.slack + 14 / second.slack + 3 * sum(means),
        people=600,
    )  # fmt: skip


def three_districts(
    rates: tuple[float, float, float], desks: tuple[int, int, int, int], means: tuple[float, float], talks: float,
    shares: tuple[float, float, float],
) -> System:  # fmt: skip
    """An open network: visits by districts at own desks and at one centre, geometric feedback, routing by shares.

    Classes share a pool's exponential service, so each pool is M/M/c with the sum of its flows, and all are
    independent (Jackson 1957; several classes at a pool: Kelly 1979, 3.1).
    """
    stay, (centre, review, board) = 1 - 1 / talks, shares
    flow: dict[str, float] = {"centre": 0.0}
    for name, rate in zip(REGION, rates, strict=True):
        routing = np.array(  # advice, centre, review, board
            [[stay, centre / talks, 0, 0], [0, 0, review, 0], [0, 0, 0, board], [0, 0, 0, 0]]
        )
        advice, first, again, last = network_flows(np.array([rate, 0, 0, 0]), routing)
        flow[name] = advice + again
        flow["centre"] += first + last
    pools = dict(zip((*REGION, "centre"), desks, strict=True))
    queues = {n: ManyServers(flow[n], means[n == "centre"], c) for n, c in pools.items()}
    slowest = max(relaxation_days(q.rate, service_moments(q.mean), q.servers) for q in queues.values())
    return steady(
        "network of three districts", f"rates {rates}, talks {talks}", "Jackson 1957; Kelly 1979, 3.1",
        partial(region, rates=rates, desks=desks, means=means, talks=talks, shares=shares),
        {
            **{f"number present at {n}": (q.present, over_time("present", pool=n)) for n, q in queues.items()},
            "mean wait at centre": (queues["centre"].wait, mean_wait(pool="centre")),
            "mean wait at north": (queues["north"].wait, mean_wait(pool="north")),
            "share that waits at city": (queues["city"].waits, waits_over(0, pool="city")),
            "chance that centre and south are empty": (
                queues["centre"].chance(0) * queues["south"].chance(0), together("centre", "south", period=means[1])
            ),
        },
        rate=sum(flow.values()), people=800,
        relaxation=2 * max(slowest, *means), longest=40 * max(1 / q.slack for q in queues.values()),
    )  # fmt: skip


NETWORKS: tuple[System, ...] = (
    two_stages(6.0, (0.1, 0.12), (1, 1)),
    two_stages(6.0, (0.08, 0.1), (0, 1)),
    two_stages(10.0, (0.14, 0.07), (2, 1)),
    two_stages(10.0, (0.2, 0.15), (3, 2)),
    three_districts((3.0, 1.6, 1.2), (2, 1, 1, 2), (0.2, 0.3), 1.5, (0.6, 0.5, 0.5)),
    three_districts((2.0, 2.0, 2.0), (3, 2, 1, 1), (0.12, 0.16), 2.0, (0.4, 0.4, 1.0)),
    three_districts((4.0, 1.0, 0.5), (1, 1, 1, 3), (0.1, 0.4), 1.0, (0.8, 0.5, 0.25)),
)
