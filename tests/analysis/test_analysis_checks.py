"""The alarm is silent on a sound log, and goes off when one is bent."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hand_ledgers import CANDIDATE, DELAY, EXITS, HOURS, STAGES, ledger, person, visit

from leiq_sim.analysis.checks import SENTENCES, BrokenLogError, check_log, load_warnings
from leiq_sim.analysis.timeline import counted, frame_of

SOUND = ledger(
    person(stock=1, visits=[visit("first_counselling", HOURS, -10, 3, 4, to="decision"),
                            visit("decision", DELAY, 4, 4, 40, to="lost")]),
    person(visits=[visit("first_counselling", HOURS, 20, ended=35, to="lost")]),
    person("south", visits=[visit("first_counselling", HOURS, 31, 40, 41, to="job_search"),
                            visit("job_search", CANDIDATE, 41)]),
    person("south", visits=[visit("job_search", CANDIDATE, 45, 59.0, 59.0, to="qualified_work")]),
)  # fmt: skip


def bent(name, place, value):
    values = getattr(SOUND, name).copy()
    values[place] = value
    return {finding.check for finding in check_log(replace(SOUND, **{name: values}))}


def test_a_sound_log_is_silent():
    assert check_log(SOUND) == ()


@pytest.mark.parametrize(
    ("name", "place", "value", "alarm"),
    [
        ("next_stage", 0, STAGES.index("job_search"), "entered"),
        ("next_exit", 2, EXITS.index("referred"), "exits"),
        ("ended", 3, np.nan, "little"),
        ("began", 0, -11.0, "order"),
        ("ended", 5, 58.0, "order"),
        ("ended", 1, 30.0, "little"),
        ("exited", 1, 36.0, "little"),
        ("queued", 4, 42.0, "little"),
        ("outcome", 4, 3, "flow"),
    ],
)
def test_a_bent_log_raises_the_alarm(name, place, value, alarm):
    assert alarm in bent(name, place, value)


def test_a_finding_says_where_and_what_in_both_languages():
    values = SOUND.next_stage.copy()
    values[0] = STAGES.index("job_search")
    finding = next(f for f in check_log(replace(SOUND, next_stage=values), 7) if f.check == "entered")
    assert (finding.level, finding.replication) == ("error", 7)
    assert finding.sentence() == "decision: 1 visits, but 0 ways lead there."
    assert finding.sentence("de") == "decision: 1 Besuche, aber 0 Wege führen dorthin."
    assert "decision" in str(BrokenLogError([finding]))
    assert all(len(pair) == 2 and all(pair) for pair in SENTENCES.values())


def test_a_load_over_one_is_a_warning_that_names_the_pool():
    frame = pd.DataFrame(
        {"pool": ["desk", "mobile", "agency", "idle"], "offered": [100.0, 100.0, 0.0, 0.0],
         "wanted": [125.0, 100.0, 30.0, 0.0], "load": [1.25, 1.0, np.nan, np.nan]}
    )  # fmt: skip
    found = load_warnings(frame)
    assert [(f.check, f.where, f.level) for f in found] == [
        ("load", "desk", "warning"),
        ("closed", "agency", "warning"),
    ]
    assert "1.25" in found[0].sentence()
    assert "1,25" in found[0].sentence("de")


def test_the_timeline_counts_those_there_when_a_month_ends():
    months = counted(SOUND, ["1", "2", "3"], np.array([31.0, 59.0, 100.0]))
    columns = frame_of(months, "sound").set_index(["district", "stage"])
    total = columns.loc[("all", "all")]
    # End of day 30: one inside the decision, one in line (20 to 35); who joins on day 31 is not there yet.
    # Whoever is called on day 59 still waits when day 58 ends.
    assert total["waiting"].tolist() == [1, 2, 1]
    assert total["inside"].tolist() == [1, 0, 0]
    assert total["entered_work"].tolist() == [0, 0, 1]
    assert columns.loc[("all", "job_search")]["waiting"].tolist() == [0, 2, 1]
    assert columns.loc[("south", "all")]["entered_work"].tolist() == [0, 0, 1]
    assert columns.loc[("north", "all")]["entered_work"].tolist() == [0, 0, 0]
    assert columns.loc[("north", "job_search")]["entered_work"].isna().all()
