"""Each preset does what was expected of it before it was run, and moves a capacity that binds in the baseline."""

import pytest

from leiq_sim.analysis.comparison import compare
from leiq_sim.files.load import list_scenarios, load_expectation, load_scenario
from leiq_sim.files.presets import Expectation

PRESETS = (
    "more_nursing_seats",
    "mobile_counselling",
    "one_counter",
    "demand_surge",
    "budget_cut",
    "slow_health_authority",
    "provider_fails",
    "employer_counsellor",
    "counselling_moves",
)
REPLICATIONS = 4


def _expected(preset: str) -> Expectation:
    found = load_expectation(preset)
    assert found is not None, f"{preset} has no expectation"
    return found


@pytest.fixture(scope="module")
def compared():
    """Return the paired comparison of the baseline with all presets."""
    return compare([load_scenario(name) for name in ("baseline", *PRESETS)], replications=REPLICATIONS, seed=1)


def _row(table, preset: str, expected: Expectation):
    chosen = table[
        (table["scenario"] == preset)
        & (table["kpi"] == expected.kpi)
        & (table["district"] == expected.district)
        & (table["field"] == expected.field)
        & (table["stage"] == expected.stage)
    ]
    assert len(chosen) == 1
    return chosen.iloc[0]


def test_all_nine_presets_are_there_and_kept_apart_from_the_baseline() -> None:
    assert set(PRESETS) <= set(list_scenarios())


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_has_titles_questions_and_an_expectation_with_reason_in_both_languages(preset: str) -> None:
    scenario, expected = load_scenario(preset), _expected(preset)
    for words in (scenario.title, scenario.question, expected.reason):
        assert words["de"]
        assert words["en"]
        assert words["de"] != words["en"]
    assert scenario.changes


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_names_a_partner(preset: str) -> None:
    scenario = load_scenario(preset)
    said = " ".join((*scenario.title.values(), *scenario.question.values()))
    for word in ("DAA", "ZAW", "VWA", "Handwerkskammer", "ARBEIT UND LEBEN", "IBAS", "Aufbauwerk"):
        assert word not in said


@pytest.mark.slow
@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_moves_its_target_in_the_direction_expected_before_it_was_run(compared, preset: str) -> None:
    expected = _expected(preset)
    difference = _row(compared.table, preset, expected)["difference"]
    assert difference > 0 if expected.sign == "+" else difference < 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stage", "least"),
    [
        ("counselling_leipzig", 1.0),
        ("counselling_nordsachsen", 1.0),
        ("counselling_landkreis_leipzig", 1.0),
        ("employer_counselling", 1.0),
        ("coaching", 1.0),
        ("nursing_adaptation", 1.0),
        ("nursing_test_preparation", 0.95),
    ],
)
def test_what_the_presets_move_is_scarce_in_the_baseline(compared, stage: str, least: float) -> None:
    load = compared.table.query("scenario == @PRESETS[0] and kpi == 'pool_load' and stage == @stage")
    assert least < load["base_mean"].iloc[0] < 1.6
