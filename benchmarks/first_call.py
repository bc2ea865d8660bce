"""How long the first call of a process takes: with nothing translated yet, and with what Numba has kept on disk.

Each is a fresh process with a store of its own (NUMBA_CACHE_DIR). The time counts from the import of the engine to the
end of its first call; starting Python itself is left out.
"""

import os
import subprocess
import sys
import tempfile

from benchmarks.figures import Figure
from benchmarks.sizes import Size
from benchmarks.timing import spread

CALL = """
import time
began = time.perf_counter()
from leiq_sim.engine.event_loop import warm_up
warm_up()
print(time.perf_counter() - began)
"""
FROM_DISK = 3  # calls from the same store


def measure(size: Size) -> list[Figure]:
    cold, kept = [], []
    for _ in range(size.cold):
        with tempfile.TemporaryDirectory() as store:
            cold.append(seconds_of_first_call(store))
            kept += [seconds_of_first_call(store) for _ in range(FROM_DISK)]
    return [
        Figure("cold: translated by Numba", "first call", "s", spread(cold)),
        Figure("from the disk cache", "first call", "s", spread(kept)),
    ]


def seconds_of_first_call(store: str) -> float:
    environment = dict(os.environ, NUMBA_CACHE_DIR=store)
    done = subprocess.run([sys.executable, "-c", CALL], env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)
