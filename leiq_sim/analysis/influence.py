"""How far each statement of provenance alone moves the baseline, from a sensitivity analysis of it."""

import pandas as pd

from leiq_sim.analysis.assumption_page import WAITING, WORK
from leiq_sim.analysis.sensitivity import Sensitivity
from leiq_sim.files.influence import Influence, Movement


def influence_of(found: Sensitivity) -> Influence:
    """Return the movements of the baseline; of a statement with several ways those of the way that moves most."""
    statement = {parameter.name: parameter.statement for parameter in found.parameters}
    frame = found.frame.assign(statement=found.frame["parameter"].map(statement))
    statements: dict[str, dict[str, Movement]] = {name: {} for name in dict.fromkeys(statement.values())}
    for kpi in (WORK, WAITING):
        for name, rows in frame[frame["kpi"] == kpi].groupby("statement", sort=False):
            statements[str(name)][kpi] = _widest(rows)
    return Influence(found.replications, found.seed, statements)


def _widest(rows: pd.DataFrame) -> Movement:
    """Return the movements of the parameter that moves most; one that is told from chance goes before any other."""
    told = rows[rows["parameter"].isin(rows.loc[rows["base_distinguishable"], "parameter"])]
    among = told if len(told) else rows
    name = among.loc[among["base_movement"].abs().idxmax(), "parameter"]
    ends = rows[rows["parameter"] == name].set_index("end")["base_movement"].to_dict()
    return Movement(ends.get("low"), ends.get("high"), bool(len(told)))
