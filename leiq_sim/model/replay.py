"""A variant's changes made anew upon other data: what was said as a factor multiplies what holds there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import floor
from typing import Any

from leiq_sim.model.change import Value
from leiq_sim.model.columns import Column
from leiq_sim.model.scenario import Frozen, Scenario


def held_on(scenario: Scenario, path: str, when: date | None) -> Value:
    """Return the value of a path that holds on a day (the first, where none is given)."""
    day = 0 if when is None else max(scenario.day(when), 0)
    return [value for start, value in scenario.steps(path) if start <= day][-1]


def rounded(product: float, column: Column) -> float:
    """Return what a factor makes of a value; whole numbers are rounded half up."""
    return floor(product + 0.5) if column.kind == "whole" else round(product, 9)


def root_of(scenario: Scenario) -> Scenario:
    """Return the data a scenario rests on: its changes taken back, the last one first."""
    tables = {name: dict(rows) for name, rows in scenario.tables.items()}
    for change in reversed(scenario.changes):
        if change.from_date is None or change.from_date <= scenario.start:
            place = scenario.place(change.path)
            rows = tables[place.table]
            rows[place.key] = replace(rows[place.key], **{place.name: change.old})
    made_dated = [change for change in scenario.changes if change.from_date is not None]
    kept = tuple(change for change in scenario.dated if change not in made_dated)
    frozen = Frozen({name: Frozen(rows) for name, rows in tables.items()})
    return replace(scenario, tables=frozen, dated=kept, changes=())


def replayed(scenario: Scenario, root: Scenario) -> Scenario:
    """Return a scenario's changes upon another root: values as they were said, factors of what holds there.

    >>> replayed(variant, root_of(variant)).tables == variant.tables        # doctest: +SKIP
    """
    made = root
    for change in scenario.changes:
        new: Any = change.new
        if change.factor is not None:
            column, held = made.place(change.path).column, held_on(made, change.path, change.from_date)
            new = min(max(rounded(float(held) * change.factor, column), column.least), column.most)  # type: ignore[arg-type]
        made = made.change(change.path, new, change.from_date)
    return made.renamed(scenario.name, title=scenario.title, question=scenario.question)


def of_one_root(scenarios: Sequence[Scenario]) -> bool:
    """Whether scenarios rest on the same data, period and pathway."""
    first, *others = (root_of(scenario) for scenario in scenarios)
    return all(
        (one.tables, one.dated, one.start, one.end, one.pathway)
        == (first.tables, first.dated, first.start, first.end, first.pathway)
        for one in others
    )
