"""Runs that store and are killed at random moments: what was handed to the store is there, and the file is intact.

    python tests/analysis/kill_runs.py FOLDER [--kills 20] [--seed 1]

A child process runs a small scenario and says which replications the store has taken, until SIGKILL. Every third child
begins a new store and is killed soon after its birth, so that some die while the file is being made; the others are
killed soon after their first word.
"""

import argparse
import json
import os
import select
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent))

from analysis_worlds import world
from same_found import bits

from leiq_sim.analysis.experiment import run
from leiq_sim.analysis.stored import Stored

LONGEST_SECONDS = 0.2
PATIENCE_SECONDS = 60
REPLICATIONS = 400


class Telling(Stored):
    """A store that says into a pipe what it has taken."""

    def __init__(self, path, pipe):
        super().__init__(path)
        self.pipe = pipe

    def keep(self, scenario, seed, engine, found):
        super().keep(scenario, seed, engine, found)
        os.write(self.pipe, "".join(f"{number}\n" for number in found).encode())


def killed(path, seed, seconds, at_once):
    """Kill a run after some time; return the replications that the store had taken."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            run(world(), REPLICATIONS, seed, workers=1, store=Telling(path, writing))
        finally:
            os._exit(1)
    os.close(writing)
    if not at_once:
        select.select([reading], [], [], PATIENCE_SECONDS)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        finished = [int(line) for line in said.read().splitlines()]
    assert os.WIFSIGNALED(status), "the run ended by itself"
    return finished


def is_intact(path):
    if not path.exists():
        return True
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--kills", type=int, default=20)
    asked.add_argument("--seed", type=int, default=1)
    wanted = asked.parse_args()
    random, counts = Random(wanted.seed), {"kills": 0, "finished": 0, "lost": 0, "not_intact": 0, "not_the_same": 0}
    fresh = run(world(), 1, 0, workers=1)  # before the first fork everything is loaded and translated
    for number in range(wanted.kills):
        path = wanted.folder / f"{number // 3}.sqlite"
        finished = killed(path, number, random.uniform(0.0, LONGEST_SECONDS), number % 3 == 0)
        store = Stored(path)
        there = store.known(world(), number, "auto", range(REPLICATIONS))
        counts["kills"] += 1
        counts["finished"] += len(finished)
        counts["lost"] += len(set(finished) - set(there))
        if there:
            fresh = run(world(), 1, number, workers=1)
            counts["not_the_same"] += bits(there[0]) != bits(fresh.found[0])
        counts["not_intact"] += not is_intact(path)
        store.close()
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
