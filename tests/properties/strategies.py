"""What to build on: random plans, random scenarios, and what their logs have reached.

    plans(grid)     low-level plans: itineraries and capacity, with 1, 4 or 2**20 moments a day (None: any of them)
    worlds()        whole scenarios with a random pathway; seeds() for make_itineraries
    tell(...)       the log of itineraries and capacity, by any engine: a Story
    same(a, b)      whether two outputs are the same to the tick
    reached(story)  which of REACHED a log has met

All work with `tests/engine` and `tests/properties` on the path (see conftest.py).
"""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from plan_strategies import CALENDAR, CONTINUOUS, GRIDS, ONE_RATE, QUARTER_DAY, WHOLE_DAY, plans
from reach import REACHED, reached
from stories import Story, same, tell
from world_strategies import worlds

__all__ = [
    "CALENDAR",
    "CONTINUOUS",
    "GRIDS",
    "ONE_RATE",
    "QUARTER_DAY",
    "REACHED",
    "WHOLE_DAY",
    "Story",
    "always",
    "chances",
    "plans",
    "reached",
    "same",
    "seeds",
    "tell",
    "worlds",
]

# Sizes are bounded by the strategies themselves; a plan of many people is meant to be large.
LARGE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


def always(examples: int) -> settings:
    """Return the settings of the test suite: the same examples every time, no deadline, nothing kept on disk."""
    return settings(max_examples=examples, derandomize=True, database=None, deadline=None, suppress_health_check=LARGE)


def seeds() -> st.SearchStrategy[int]:
    return st.integers(0, 2**32 - 1)


def chances() -> st.SearchStrategy:
    """Draw a source of further choices (orders, days) that shrinks with the rest."""
    return st.randoms(use_true_random=False)
