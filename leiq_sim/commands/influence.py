"""Measure how far each assumption moves the baseline, for the register of assumptions; takes some ten minutes.

`python -m leiq_sim.commands.influence > docs/confidence/influence.json`
"""

from leiq_sim.analysis.influence import influence_of
from leiq_sim.analysis.sensitivity import sensitivity
from leiq_sim.files.load import load_scenario
from leiq_sim.texts.terminal import progress, put

VARIANT = "budget_cut"  # a difference is measured beside the levels; the register shows levels only


def main() -> None:
    with progress(True) as shown:
        scenarios = [load_scenario(entered=False), load_scenario(VARIANT, entered=False)]
        found = sensitivity(scenarios, kpi="qualified", progress=shown)
    put(influence_of(found).as_json())


if __name__ == "__main__":
    main()
