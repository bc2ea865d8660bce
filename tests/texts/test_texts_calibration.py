"""A calibration in words, from a result with known numbers."""

import numpy as np
import pytest

from leiq_sim.analysis.calibration import Calibration, Fit
from leiq_sim.analysis.calibration_knobs import Knob
from leiq_sim.analysis.ranges import Excluded, Mover, Other
from leiq_sim.files.targets import Target, Targets
from leiq_sim.model.scenario import Scenario
from leiq_sim.texts.calibration import calibrated_frame, new_values, render_calibration

SHARE, REST, MEDIAN, IDLE = "routes.a.share", "routes.b.share", "times.c.centre", "times.d.centre"
KNOBS = (
    Knob(SHARE, (Mover(SHARE, 0.4, 0.2, 0.7, 0.2, 0.6, "logit", 1.0, (Other(REST, 0.6, 0.4, 0.8),)),)),
    Knob(MEDIAN, (Mover(MEDIAN, 50.0, 25.0, 100.0, 25.0, 100.0, "log", 0.0),)),
    Knob(IDLE, (Mover(IDLE, 10.0, 5.0, 20.0, 5.0, 20.0, "log", 0.0),)),
)
ROWS = (
    Target("full", "status_full", "all", "all", 0.473, 0.02, "share", "2022", "saxony", "A title", "an address"),
    Target("days", "decision_days_mean", "all", "eu", 77.0, 5.0, "days"),
)
FITS = (Fit(ROWS[0], 0.52, 0.01, 0.48, 0.01, 0.47, 0.01), Fit(ROWS[1], 60.0, 2.0, 66.0, 6.0, 65.0, 2.0))


@pytest.fixture
def found():
    scenario = Scenario.build("baseline", "2026-01-01", "2028-12-31").renamed("b", title={"de": "Basis", "en": "Base"})
    return Calibration(
        scenario, Targets("trial", ROWS, ("", ""), ()), KNOBS, (Excluded("places.x.places", "whole"),), FITS,
        np.array([-0.5, 1.0, 0.0]), np.array([[3.0, 2.0, 0.0], [0.2, 0.1, 0.0]]),
        {SHARE: 0.3, REST: 0.7, MEDIAN: 100.0, IDLE: 10.0}, 2027, 4, 1, 3, 50,
    )  # fmt: skip


def plain(text):
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_report_says_what_was_reached_what_moved_and_what_is_unknown(found):
    said = plain(render_calibration(found, "en", 120))
    assert "Base: calibrated to trial (simulated year 2027, 4 runs, seed 1)" in said
    assert "Full equivalence 47.3 ± 2.0% 52.0 ± 3.2% 48.0 ± 3.2% 47.0 ± 3.2% reached" in said  # t(3) = 3.18
    assert "77 ± 5 days 60 ± 6 days 66 ± 19 days 65 ± 6 days missed" in said
    assert "Not reached: Days to first decision, mean, " in said
    assert "less exact than the tolerance" in said
    assert "routes.a.share 0.4 0.3 0.2 to 0.6 −25 %" in said
    assert "times.c.centre 50 100 25 to 100 +50 %" in said
    assert "Beside these, 1 shares of the same sets" in said
    assert "The targets determine 1 of 3 directions" in said
    assert "times.c.centre: at the upper end of its range" in said
    assert "times.d.centre: no target reacts to it" in said
    assert "routes.a.share: " not in said
    assert "times.c.centre and routes.a.share stand in for each other" in said
    assert "places.x.places: whole numbers" in said
    assert "Example data" in said


def test_the_report_speaks_german(found):
    said = plain(render_calibration(found, "de", 120))
    assert "Basis: angepasst an trial (simuliertes Jahr 2027, 4 Läufe, Startwert 1)" in said
    assert "47,3 ± 2,0 %" in said
    assert "verfehlt" in said
    assert "Die Ziele bestimmen 1 von 3 Richtungen" in said


def test_what_is_written_says_how_it_came_about(found):
    values = {one.path: one for one in new_values(found, "2026-11-24", "leiq calibrate --to trial.csv")}
    assert set(values) == {SHARE, REST, MEDIAN}, "what stands still keeps its provenance"
    assert (values[SHARE].value, values[SHARE].low, values[SHARE].high) == (0.3, 0.2, 0.7)
    assert values[REST].note.startswith("0.6 x (1.0 - 0.3) / (1.0 - 0.4), as routes.a.share was calibrated")
    for word in ("from 50.0", "2026-11-24", "full, days", "2027", "leiq calibrate --to trial.csv"):
        assert word in values[MEDIAN].note


def test_the_targets_used_are_kept_with_what_was_reached(found):
    frame = calibrated_frame(found)
    assert list(frame["key"]) == ["full", "days"]
    assert list(frame["reached"]) == [0.48, 66.0]
    assert frame.loc[0, ["value", "before", "anew", "simulated_year", "seed"]].tolist() == [0.473, 0.52, 0.47, 2027, 1]
