"""Within how long, and over how many futures: eighteen months to work, and the load of the mean future."""

import numpy as np
import pytest
from analysis_worlds import world
from hand_ledgers import HOURS, found, ledger, person, visit

from leiq_sim.analysis.experiment import run
from leiq_sim.analysis.ledger import ledger_of
from leiq_sim.analysis.load import loads
from leiq_sim.analysis.waits import work_rows


def test_work_within_eighteen_months_is_548_days_the_last_of_them_included():
    # Nobody is followed for less than 700 days: of four, those after 100 and 548 days count, 549 days are too late.
    exits = {100: "qualified_work", 548: "other_work", 549: "qualified_work", 300: "lost"}
    people = [person(visits=[visit("first_counselling", HOURS, 0, 1, day, to=to)]) for day, to in exits.items()]
    rows = found(work_rows(ledger(*people, days=700.0)))
    assert rows["work_within_18_months", "all", "all", "all"] == pytest.approx(2 / 4)


def test_the_load_shown_is_the_mean_over_replications():
    result = run(world(), replications=4, seed=5, workers=1)
    logs = [result.log(replication) for replication in range(4)]
    each = [loads(ledger_of(log), log.pools_used, log.course_runs)[0].frame().set_index("pool") for log in logs]
    for column in ("offered", "wanted", "load"):
        values = np.array([frame[column].to_numpy(float) for frame in each])
        assert result.loads.set_index("pool")[column].to_numpy() == pytest.approx(values.mean(axis=0))
    of_desk = [frame.loc["desk", "load"] for frame in each]
    assert max(of_desk) > 1.02 * np.mean(of_desk)
    warned = {finding.where: finding.found for finding in result.checks}
    assert warned["desk"] == pytest.approx(np.mean(of_desk))
