"""What one replication costs when demand grows, and what the store saves; the figures of docs/scaling.md.

    python tests/analysis/bench_growth.py [--factors 1 10 100] [--seed 1]

Each factor has a process of its own, so that its peak of memory is its own.
"""

import argparse
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from leiq_sim.analysis.experiment import run, run_all
from leiq_sim.analysis.kpis import kpis
from leiq_sim.analysis.ledger import CLIENT, ledger_of
from leiq_sim.analysis.stored import Stored
from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.engine.simulate import simulate
from leiq_sim.files.load import load_scenario

FACTOR = "settings.demand_factor.value"


def memory(name):
    """Return a figure of this process from /proc in MB: VmRSS (now) or VmHWM (the most so far)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith(name)).split()[1]) / 1024


def one(factor, seed):
    base = load_scenario()
    run(base, 1, seed + 1, workers=1)  # everything is loaded and translated
    scenario, before, marks = base.change(FACTOR, factor), memory("VmRSS"), [time.process_time()]
    held = []

    def done(made):
        marks.append(time.process_time())
        held.append(memory("VmRSS") - before)
        return made

    itineraries = done(make_itineraries(scenario, seed, 0))
    log = done(simulate(scenario, itineraries))
    done(kpis(log))
    people = int((ledger_of(log).who == CLIENT).sum())
    spans = [later - sooner for sooner, later in pairwise(marks)]
    peak = memory("VmHWM") - before
    print(
        f"x {factor:g}: {people} people, {len(itineraries.rows)} visits; itineraries {spans[0]:.2f} s, engine "
        f"{spans[1]:.2f} s, KPIs {spans[2]:.2f} s; {before:.0f} MB before, after itineraries +{held[0]:.0f}, after "
        f"the engine +{held[1]:.0f}, peak +{peak:.0f} MB, {1024 * peak / people:.1f} kB a person"
    )


def stored(seed):
    scenarios = [load_scenario("baseline"), load_scenario("more_nursing_seats")]
    run_all(scenarios, 2, seed + 1)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "runs.sqlite"
        for what in ("computed and stored", "from the store"):
            store, begun = Stored(path), time.process_time()
            run_all(scenarios, 30, seed, store=store)
            print(f"60 replications {what}: {time.process_time() - begun:.2f} s of processor time")
            store.close()
        print(f"{path.stat().st_size / 60 / 1000:.1f} kB a replication")


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--factors", type=float, nargs="+", default=[1, 10, 100])
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--alone", action="store_true", help="measure the one factor in this process")
    wanted = asked.parse_args()
    if wanted.alone:
        one(wanted.factors[0], wanted.seed)
        return
    for factor in wanted.factors:
        command = [sys.executable, __file__, "--alone", "--factors", str(factor), "--seed", str(wanted.seed)]
        subprocess.run(command, check=True)
    stored(wanted.seed)


if __name__ == "__main__":
    main()
