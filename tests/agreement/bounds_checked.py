"""The compiled engine with checks of every index, which it is otherwise without; a test runs it in its own process.

    NUMBA_BOUNDSCHECK=1 NUMBA_CACHE_DIR=SOME_FOLDER python tests/agreement/bounds_checked.py

Numba's cache on disk does not tell checked code from unchecked, so without a folder of its own this would test the
unchecked code, and slow down everybody after it.
"""

import os
import sys
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / room) for room in ("agreement", "properties", "engine", "chance")]

import numpy as np  # noqa: E402
from both_engines import agree_on_plans, agree_on_scenarios, differences_of  # noqa: E402

from leiq_sim.engine import compiled  # noqa: E402

PLANS, SCENARIOS = 150, 40


def is_checked() -> bool:
    """Whether an index outside an array is noticed: the heap's earliest key, of a heap without any room."""
    agenda = np.zeros(len(compiled.Agenda), np.int64)
    agenda[compiled.Agenda.LATER] = 1
    try:
        compiled.is_due(np.empty(0, np.int64), agenda, 0, compiled.MOVE)
    except IndexError:
        return True
    return False


def main() -> int:
    if not os.environ.get("NUMBA_CACHE_DIR") or not is_checked():
        print("bounds are not checked")
        return 2
    seen: Counter[str] = Counter()
    for where in ("whole_day", "continuous"):
        agree_on_plans(where, PLANS, seen)
    agree_on_scenarios(SCENARIOS, seen)
    found = differences_of(("baseline", 1, 1.0))
    print(f"{seen['logs']} logs with every index checked", *found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
