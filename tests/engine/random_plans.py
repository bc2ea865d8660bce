"""Random small plans on coarse grids of time, made to tie: nothing else shows faults in the order of things."""

from math import inf

import numpy as np
from plans import (
    OUT,
    Entity,
    Plan,
    Start,
    Visit,
    comes,
    course,
    delay,
    gate,
    has_waited,
    posted_by,
    search,
    stay,
    talk,
    vacancy,
)

from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.reference import World

HORIZON = 12
WHOLE_DAY, QUARTER_DAY, CONTINUOUS = 1.0, 0.25, 0.0


class Maker:
    """Makes one plan; every time is a multiple of `grid` days, or any time when `grid` is 0."""

    def __init__(self, seed: int, grid: float) -> None:
        self.chance, self.grid = np.random.default_rng(seed), grid

    def days(self, least: float, most: float) -> float:
        days = self.chance.uniform(least, most)
        return days if self.grid == CONTINUOUS else float(np.floor(days / self.grid) * self.grid)

    def one_of(self, *options):
        return options[int(self.chance.integers(len(options)))]

    def patience(self) -> float:
        return self.one_of(inf, inf, 0.0, self.days(0, 3), self.days(0, 3), self.days(0, 9))

    def visit(self, number: int, size: int) -> Visit:
        later = [*range(number + 1, size), OUT]
        rest = {"served": later[0], "unserved": self.one_of(*later, OUT)}
        wait = {"patience": self.patience(), **rest}
        accepts = self.one_of(1, 2, 3, 3)
        return self.one_of(
            lambda: talk(self.one_of(0, 1), self.one_of(0, 60, 60, 120, 240), priority=self.one_of(0, 0, -1), **wait),
            lambda: stay(self.one_of(0, 1), self.one_of(0.0, self.days(0, 5)), priority=self.one_of(0, 0, -1), **wait),
            lambda: delay(self.days(0, 3), since=self.one_of(-1, max(0, number - 1)) if number else -1, **rest),
            lambda: course(
                self.one_of(0, 1),
                dropout=self.one_of(inf, self.days(0, 4)),
                accepts=accepts,
                dropped=self.one_of(*later),
                **wait,
            ),
            lambda: search(self.one_of(0, 1), accepts=accepts, **wait),
            lambda: gate(self.days(0, HORIZON), before=later[0], after=self.one_of(*later)),
        )()

    def entity(self, number: int, employers: list[int]) -> Entity:
        if employers and self.chance.random() < 0.15:
            return posted_by(self.one_of(*employers), self.posted())
        if self.chance.random() < 0.12:
            return comes(self.days(0, HORIZON), self.posted(unserved=1), self.posted())
        size = self.one_of(1, 2, 3, 4)
        visits = tuple(self.visit(n, size) for n in range(size))
        employers += [number] if visits[0].kind in (Kind.HOURS, Kind.PLACES) else []
        waited = self.days(0, 6) if self.chance.random() < 0.2 else 0.0
        return has_waited(waited, *visits) if waited else comes(self.days(0, HORIZON * 0.7), *visits)

    def posted(self, **rest) -> Visit:
        market, site = self.one_of(0, 1), self.one_of(1, 2)
        return vacancy(market, accepts=site, patience=self.patience(), **({"unserved": OUT} | rest))

    def plan(self) -> Plan:
        employers: list[int] = []
        size = int(self.chance.integers(15, 40))
        minutes = tuple(
            tuple(int(self.one_of(0, 60, 60, 120)) for _ in range(HORIZON))
            if self.one_of(True, False)
            else (self.one_of(60, 60, 120),) * HORIZON
            for _ in range(2)
        )
        steps = tuple(
            ((0, self.one_of(0, 1, 2)), *((day, self.one_of(0, 1, 3)) for day in range(2, HORIZON, 3)))
            for _ in range(2)
        )
        runs = tuple(
            Start(
                float(self.chance.integers(HORIZON)), self.days(0, 5), self.one_of(1, 1, 3), self.one_of(0, 1, 2),
                self.one_of(1, 2), self.one_of(0, 1),
            )
            for _ in range(int(self.chance.integers(4, 13)))
        )  # fmt: skip
        return Plan(tuple(self.entity(n, employers) for n in range(size)), minutes, steps, runs, HORIZON)


def random_plan(seed: int, grid: float) -> Plan:
    """Return the plan of a seed; a seed gives the same plan every time."""
    return Maker(seed, grid).plan()


class Shuffled(World):
    """The same rules, with everything that SimPy and sets leave to insertion in another order.

    `order` numbers the events of SimPy's heap: counting down turns every tie around, random numbers shuffle it.
    """

    def __init__(self, itineraries, capacity, seed: int | None = None) -> None:
        super().__init__(itineraries, capacity)
        self.chance = None if seed is None else np.random.default_rng(seed)
        self.env._eid = iter(self.numbers())

    def numbers(self):
        number = 0
        while True:
            number -= 1
            yield number if self.chance is None else self.chance.random()

    def call_all(self) -> None:
        things = [*self.pools, *self.places, *self.markets.values()]
        order = sorted(self.changed, key=lambda call: things.index(call.__self__), reverse=True)
        if self.chance is not None:
            self.chance.shuffle(order)
        self.changed = dict.fromkeys(order)
        super().call_all()
