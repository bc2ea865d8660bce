"""Itineraries that were made before: those of the same draws and of a scenario that reads the same are not made again.

A slider that moves capacity reuses them. What was used longest ago goes when there are too many bytes.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from leiq_sim.chance.itineraries import Itineraries, make_itineraries
from leiq_sim.chance.reads import digest_of
from leiq_sim.model.scenario import Scenario

MOST_BYTES = 1_000_000_000  # 50 replications of the default data are some 250 MB
Key = tuple[str, int, int]


@dataclass
class ItineraryCache:
    """Itineraries by what they read, seed and replication; safe for several threads."""

    most_bytes: int = MOST_BYTES
    hits: int = 0
    misses: int = 0
    _shelf: OrderedDict[Key, Itineraries] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: Lock = field(default_factory=Lock)
    _turns: dict[Key, Lock] = field(default_factory=dict)

    def take(self, scenario: Scenario, seed: int, replication: int) -> Itineraries:
        """Return the itineraries of `make_itineraries`, made now or before."""
        key = (digest_of(scenario), seed, replication)
        with self._lock:
            turn = self._turns.setdefault(key, Lock())
        with turn:  # of two who want the same at a time one makes it
            found = self._found(key)
            if found is None:
                found = make_itineraries(scenario, seed, replication)
                self._keep(key, found)
        with self._lock:
            self._turns.pop(key, None)
        return found

    def _found(self, key: Key) -> Itineraries | None:
        with self._lock:
            if key not in self._shelf:
                self.misses += 1
                return None
            self.hits += 1
            self._shelf.move_to_end(key)
            return self._shelf[key]

    def _keep(self, key: Key, made: Itineraries) -> None:
        with self._lock:
            self._shelf[key] = made
            self._bytes += size_of(made)
            while self._bytes > self.most_bytes and len(self._shelf) > 1:
                self._bytes -= size_of(self._shelf.popitem(last=False)[1])

    def forget(self, scenario: Scenario) -> None:
        """Give up the itineraries of a scenario that nobody will ask for again."""
        digest = digest_of(scenario)
        with self._lock:
            for key in [key for key in self._shelf if key[0] == digest]:
                self._bytes -= size_of(self._shelf.pop(key))

    def clear(self) -> None:
        with self._lock:
            self._shelf.clear()
            self._bytes = 0


def size_of(itineraries: Itineraries) -> int:
    """Return about how many bytes itineraries hold, with what is worked out of them."""
    return sum(column.nbytes for column in vars(itineraries.rows).values()) + 8 * 40 * len(itineraries.first)


SHARED = ItineraryCache()
