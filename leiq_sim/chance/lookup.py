"""Which row of a table holds for whom: the most specific of (field, group), (field, all), (all, group), (all, all)."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from leiq_sim.chance.population import Population

ALL = "all"


def cells(
    population: Population, members: np.ndarray, rows: Sequence[Any], where: Callable[[], str]
) -> Iterator[tuple[list[Any], np.ndarray]]:
    """Yield (rows that hold, positions within `members`) for every field and group that occurs.

    `rows` have `field` and `group`; at most one trait may be used among them. Raises KeyError naming
    `where` when someone is covered by no row.
    """
    words = _group_words(population, members, rows)
    fields = population.field[members]
    names = [k for (k,) in population.scenario.table("fields")]
    for field in np.unique(fields):
        for word in np.unique(words):
            positions = np.flatnonzero((fields == field) & (words == word))
            if len(positions):
                yield _specific(rows, names[field], str(word), where), positions


def _group_words(population: Population, members: np.ndarray, rows: Sequence[Any]) -> np.ndarray:
    used = {row.group for row in rows} - {ALL}
    for attribute, _, value in population.scenario.table("traits"):
        if value in used:
            return population.traits[attribute][members].astype(str)
    return np.full(len(members), ALL)


def _specific(rows: Sequence[Any], field: str, word: str, where: Callable[[], str]) -> list[Any]:
    for key in ((field, word), (field, ALL), (ALL, word), (ALL, ALL)):
        found = [row for row in rows if (row.field, row.group) == key]
        if found:
            return found
    raise KeyError(f"{where()}: no row for field {field!r}, group {word!r}")
