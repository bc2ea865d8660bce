"""Hold the logs of the baseline and of every preset against conservation and Little's law.

`python tests/quality/equations.py [--out FILE.json] [--replications N]`
"""

import argparse
import json
from pathlib import Path

import leiq_sim as leiq
from leiq_sim.analysis.checks import BrokenLogError
from leiq_sim.analysis.experiment import run_all

SEED = 1


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--out", type=Path)
    wanted.add_argument("--replications", type=int, default=20)
    asked = wanted.parse_args()
    own = {"baseline", *(path.stem for path in Path("data/scenarios").glob("*.toml"))}
    names = [name for name in leiq.list_scenarios() if name in own]
    broken: list[str] = []
    equations = 0
    try:
        results = run_all([leiq.load_scenario(name) for name in names], asked.replications, SEED)
        equations = sum(result.equations for result in results)
    except BrokenLogError as error:
        broken = [str(finding) for finding in error.findings]
    print(f"{len(names)} scenarios, {asked.replications} replications: {equations} equations, {len(broken)} broken")
    figures = {"scenarios": names, "replications": asked.replications, "seed": SEED, "equations": equations,
               "broken": broken}  # fmt: skip
    if asked.out:
        asked.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
