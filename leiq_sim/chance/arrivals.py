"""Who comes and when: candidates in layers of a fixed rate, thinned by the scenario's rates.

More demand accepts more candidates and leaves those already accepted as they were.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from leiq_sim.chance.draws import Block, Draws
from leiq_sim.model.scenario import Scenario
from leiq_sim.units import to_ticks

LAYER_PER_YEAR = 50.0
DAYS_PER_YEAR = 365.25


@dataclass(frozen=True)
class Group:
    """Accepted candidates of one block, all of one kind, district and field.

    `taken` are candidate numbers; `arrival` is in ticks; `start_stage` is empty for those who come new;
    `waited`, `left` are the days already waited, or left inside, on day 0 (NaN otherwise).
    """

    kind: str
    district: str
    field: str
    block: Block
    taken: np.ndarray
    arrival: np.ndarray
    start_stage: str = ""
    waited: np.ndarray | None = None
    left: np.ndarray | None = None


def daily_rate(scenario: Scenario, path: str) -> np.ndarray:
    """Return events a day (float, one entry a day of the horizon) for a dated yearly rate."""
    return by_day(scenario, path) / DAYS_PER_YEAR


def by_day(scenario: Scenario, path: str) -> np.ndarray:
    """Return the value of a dated path on each day of the horizon (float)."""
    values = np.empty(scenario.days)
    for day, value in scenario.steps(path):
        values[day:] = float(value)  # type: ignore[arg-type]
    return values


def seasonal_factor(scenario: Scenario) -> np.ndarray:
    """Return the factor on client demand, by day: the month's index times the demand factor."""
    dates = np.datetime64(scenario.start) + np.arange(scenario.days)
    months = dates.astype("datetime64[M]").astype(int) % 12
    index = np.ones(12)
    for row in scenario.rows("seasons"):
        index[int(row.month) - 1] = row.index
    known = ("demand_factor",) in scenario.table("settings")
    return index[months] * (by_day(scenario, "settings.demand_factor.value") if known else 1.0)


def thinned(draws: Draws, stream: str, rate: np.ndarray) -> Iterator[tuple[Block, np.ndarray, np.ndarray]]:
    """Yield (block, accepted candidates, their arrival in ticks) for a stream with `rate` events a day."""
    days = len(rate)
    layer_rate = LAYER_PER_YEAR / DAYS_PER_YEAR
    for layer in range(int(np.ceil(rate.max(initial=0.0) / layer_rate))):
        generator = draws.generator("arrival", stream, layer)
        size = int(generator.poisson(layer_rate * days))
        times = generator.random(size) * days
        threshold = (layer + generator.random(size)) * layer_rate
        taken = np.flatnonzero(threshold < rate[times.astype(np.int64)])
        yield Block(stream, layer, size), taken, np.minimum(to_ticks(times[taken]), to_ticks(days) - 1)


def arrivals(scenario: Scenario, draws: Draws) -> Iterator[Group]:
    """Yield everyone who comes by themselves: new clients, the stock of day 0, employers, vacancies."""
    yield from _stock(scenario, draws)
    factor = seasonal_factor(scenario)
    for kind, table, column in (
        ("client", "demand", "people_per_year"),
        ("employer", "employers", "employers_per_year"),
        ("vacancy", "vacancies", "posted_per_year"),
    ):
        for district, field in scenario.table(table):
            rate = daily_rate(scenario, f"{table}.{district}.{field}.{column}")
            scaled = rate * factor if kind == "client" else rate
            for block, taken, arrival in thinned(draws, f"{kind}/{district}/{field}", scaled):
                yield Group(kind, district, field, block, taken, arrival)


def _stock(scenario: Scenario, draws: Draws) -> Iterator[Group]:
    """Yield who waits or is inside on day 0, by stage, district and field; a stage's numbers are drawn together."""
    for table, most, name in (("backlog", "waited_days_most", "waited"), ("inside", "left_days_most", "left")):
        rows = scenario.table(table)
        for stage in dict.fromkeys(stage for stage, _, _ in rows):
            mine = {key: row for key, row in rows.items() if key[0] == stage}
            kind = _kind_of(scenario, stage)
            blocks = [Block("/".join((table, *key)), 0, row.people) for key, row in mine.items()]
            numbers = np.split(draws.uniforms(name, stage, 1, blocks), np.cumsum([b.size for b in blocks])[:-1])
            for (_, district, field), row, block, u in zip(mine, mine.values(), blocks, numbers, strict=True):
                days, nobody = u * getattr(row, most), np.zeros(row.people, dtype=np.int64)
                yield Group(kind, district, field, block, np.arange(row.people), nobody, stage, **{name: days})


def _kind_of(scenario: Scenario, stage: str) -> str:
    """Return which kind of entity a stage belongs to; lines are named in the plural."""
    for name, line in scenario.pathway.lines.items():
        if any(step.name == stage for step in line.steps):
            return {"clients": "client", "employers": "employer", "vacancies": "vacancy"}[name]
    raise KeyError(stage)
