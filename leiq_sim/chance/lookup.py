"""Which row of a table holds for whom: the most specific of (field, group), (field, all), (all, group), (all, all)."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from leiq_sim.chance.population import Population

ALL = "all"


def cells(
    population: Population, members: np.ndarray, rows: Sequence[Any], where: Callable[[], str]
) -> Iterator[tuple[list[Any], np.ndarray]]:
    """Yield (rows that hold, positions within `members`), once for each set of rows that holds for anybody.

    `rows` have `field` and `group`; at most one trait may be used among them. Raises KeyError naming
    `where` when someone is covered by no row.
    """
    found: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        found.setdefault((row.field, row.group), []).append(row)
    if [*found] == [(ALL, ALL)]:  # mostly, and quickly answered
        if len(members):
            yield found[ALL, ALL], np.arange(len(members))
        return
    words, group = _groups(population, members, rows)
    fields = [k for (k,) in population.scenario.table("fields")]
    cell = population.field[members] * len(words) + group
    occurring = np.flatnonzero(np.bincount(cell, minlength=len(fields) * len(words)))
    keys = [_specific(found, fields[c // len(words)], words[c % len(words)], where) for c in occurring.tolist()]
    distinct = list(dict.fromkeys(keys))
    which = np.zeros(len(fields) * len(words), dtype=np.int64)
    which[occurring] = [distinct.index(key) for key in keys]
    own = which[cell]
    for number, key in enumerate(distinct):
        yield found[key], np.flatnonzero(own == number)


def _groups(population: Population, members: np.ndarray, rows: Sequence[Any]) -> tuple[Sequence[str], np.ndarray]:
    """Return the words of the trait that the rows use, and each member's place among them."""
    used = {row.group for row in rows} - {ALL}
    for attribute, _, value in population.scenario.table("traits"):
        if value in used:
            trait = population.trait(attribute)
            return trait.words, trait.codes[members]
    return (ALL,), np.zeros(len(members), dtype=np.int64)


def _specific(
    found: dict[tuple[str, str], list[Any]], field: str, word: str, where: Callable[[], str]
) -> tuple[str, str]:
    for key in ((field, word), (field, ALL), (ALL, word), (ALL, ALL)):
        if key in found:
            return key
    raise KeyError(f"{where()}: no row for field {field!r}, group {word!r}")
