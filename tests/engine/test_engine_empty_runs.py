"""A course run that nobody came for: cancelled where it has a minimum, else held with empty seats."""

from datetime import date

import pytest

from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.engine.simulate import simulate
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Backlog, Course, District, OccupationField, Run
from leiq_sim.model.vocabulary import Cohort, Exit, Line, Pathway

STEPS = (Cohort("lesson", served="done", unserved="left", dropped="left"), Exit("done"), Exit("left"))
LESSON = Pathway(Line("lesson", STEPS))


@pytest.mark.parametrize(("minimum", "cancelled"), [(0, False), (1, True)])
def test_a_run_without_anybody_is_cancelled_only_if_it_has_a_minimum(minimum, cancelled):
    scenario = Scenario.build(
        "empty", "2026-06-01", "2026-06-30", LESSON,
        districts=[District("here")], fields=[OccupationField("any")],
        courses=[Course("a", "lesson", seats=2, length_days=5, minimum=minimum)],
        runs=[Run("a", "first", date(2026, 6, 8), "here"), Run("a", "second", date(2026, 6, 15), "here")],
        backlog=[Backlog("lesson", "here", "any", 1, 0)],
    )  # fmt: skip
    runs = simulate(scenario, make_itineraries(scenario, seed=1, replication=0)).runs()
    assert runs["taken"].tolist() == [1, 0]
    assert runs["cancelled"].tolist() == [False, cancelled]
