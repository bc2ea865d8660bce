"""All systems of the textbook that the engine is held against; each states its source, its answers and its window."""

from theory_days import DAYS
from theory_harness import System
from theory_lines import LINES
from theory_networks import NETWORKS
from theory_starts import MARKETS, STARTS

SYSTEMS: tuple[System, ...] = (*LINES, *NETWORKS, *STARTS, *MARKETS, *DAYS)

TRIALS: tuple[tuple[System, str], ...] = tuple((system, quantity) for system in SYSTEMS for quantity in system.known)
