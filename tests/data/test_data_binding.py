"""Each capacity that a preset moves binds in the baseline: twice as much of it alone moves the preset's target."""

import pandas as pd
import pytest

from leiq_sim.analysis.comparison import compare
from leiq_sim.files.load import load_expectation, load_scenario

CAPACITIES = {"staff": "hours_per_week", "places": "places", "courses": "seats"}
# Preset, its capacities, and whether more of them raises the target.
BINDING = {
    "more_nursing_seats": (("courses.nursing_adaptation.seats",), 1),
    "provider_fails": (("courses.nursing_adaptation.seats", "courses.nursing_test_preparation.seats"), 1),
    "mobile_counselling": (
        ("staff.counselling_nordsachsen.hours_per_week", "staff.counselling_landkreis_leipzig.hours_per_week"),
        -1,
    ),
    "one_counter": (("staff.counselling_leipzig.hours_per_week",), -1),
    "employer_counsellor": (("staff.employer_counselling.hours_per_week",), 1),
    "counselling_moves": (
        tuple(f"staff.counselling_{d}.hours_per_week" for d in ("leipzig", "nordsachsen", "landkreis_leipzig")),
        1,
    ),
    "budget_cut": (
        (
            *(f"staff.counselling_{d}.hours_per_week" for d in ("leipzig", "nordsachsen", "landkreis_leipzig")),
            *(f"courses.{c}.seats" for c in ("nursing_adaptation", "nursing_test_preparation", "social_bridge")),
            *(f"courses.{c}.seats" for c in ("electrical_bridge", "administration_entry", "academic_bridge")),
            *(f"places.{p}.places" for p in ("medical_test_preparation", "teacher_adaptation", "craft_adaptation")),
        ),
        1,
    ),
}
# One counter gives the FIZU's idle hours to counselling: they are the slack, not the limit. The agency advises
# nobody before the gate opens.
NOT_LIMITS = {
    "one_counter": {"staff.fizu.hours_per_week"},
    "counselling_moves": {"staff.agency_counselling.hours_per_week"},
}


def moved(preset: str) -> set[str]:
    """Return the capacities that a preset moves."""
    paths = {change.path for change in load_scenario(preset).changes}
    return {path for path in paths if path.split(".")[-1] == CAPACITIES.get(path.split(".")[0])}


@pytest.mark.parametrize("preset", BINDING)
def test_every_capacity_a_preset_moves_is_tried(preset):
    assert moved(preset) == set(BINDING[preset][0]) | NOT_LIMITS.get(preset, set())


@pytest.fixture(scope="module")
def lifted():
    """Return the differences from the baseline when one capacity alone is doubled."""
    base = load_scenario("baseline")
    paths = sorted({path for capacities, _ in BINDING.values() for path in capacities})
    variants = [base.change(path, 2 * base.value(path), name=path) for path in paths]
    return compare([base, *variants], replications=4, seed=1).table


@pytest.mark.slow
@pytest.mark.parametrize(
    ("preset", "path"), [(preset, path) for preset, (paths, _) in BINDING.items() for path in paths]
)
def test_lifting_a_capacity_moves_the_target(lifted, preset, path):
    expected, (_, sign) = load_expectation(preset), BINDING[preset]
    own = load_scenario("baseline").row(*path.split(".")[:2]) if path.startswith("staff.") else None
    district = own.district if own and expected.district != "all" else expected.district
    wanted = {"scenario": path, "kpi": expected.kpi, "district": district, "field": expected.field}
    row = lifted[(lifted[list(wanted)] == pd.Series(wanted)).all(axis=1) & (lifted["stage"] == expected.stage)]
    assert len(row) == 1
    assert row["difference"].iloc[0] * sign > 0
