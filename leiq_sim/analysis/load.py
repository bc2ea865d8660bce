"""How much of each pool and course is wanted, of what is offered: a load over 1 is a finding."""

import numpy as np
import pandas as pd

from leiq_sim.analysis.counts import ratio
from leiq_sim.analysis.ledger import Ledger
from leiq_sim.chance.nodes import Kind
from leiq_sim.model.scenario import Scenario

COLUMNS = ("pool", "kind", "unit", "offered", "wanted", "load")


def loads(scenario: Scenario, ledger: Ledger, pools: pd.DataFrame, runs: pd.DataFrame) -> pd.DataFrame:
    """Return one row a pool and a course stage: what was offered, what was wanted, and their ratio.

    Wanted is what all who joined would have used within the period if nobody had waited: minutes of talks,
    place-days from joining on (cut at the end of the period), seats. The stock of day 0 is included.
    Where nothing is offered, load is NaN.
    """
    joined = np.maximum(ledger.queued, 0.0)
    within = np.minimum(ledger.wanted, ledger.days - joined)
    found = []
    for kind, work in (("hours", ledger.wanted), ("places", within)):
        code = Kind.HOURS if kind == "hours" else Kind.PLACES
        mine = ledger.kind == code
        table = "staff" if kind == "hours" else "places"
        wanted = np.bincount(ledger.resource[mine], weights=work[mine], minlength=len(scenario.table(table)))
        named = pools[pools["kind"] == kind]
        for (_, pool), asked in zip(named.iterrows(), wanted, strict=True):
            found.append((pool["pool"], kind, pool["unit"], pool["offered"], float(asked)))
    for stage in dict.fromkeys(runs["stage"]):
        joining = (ledger.kind == Kind.COHORT) & ledger.at(stage)
        seats = runs["seats"][runs["stage"] == stage].sum()
        found.append((stage, "course", "seats", float(seats), float(joining.sum())))
    return pd.DataFrame([(*row, ratio(row[4], row[3])) for row in found], columns=list(COLUMNS))
