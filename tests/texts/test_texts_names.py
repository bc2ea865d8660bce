"""Names come from the scenario's rows, then from the catalogue, then they are the id."""

from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import District, PlacesPool, StaffPool
from leiq_sim.texts import kpi_counted, kpi_name, name_of, status_name, step_name, unit_name, verdict_name

SCENARIO = Scenario.build(
    "small",
    "2026-01-01",
    "2026-12-31",
    districts=[District("leipzig", name_de="Stadt Leipzig", name_en="City of Leipzig"), District("here")],
    staff=[StaffPool("desk", 5.0, name_de="Schalter", name_en="Desk")],
    places=[PlacesPool("coaching", 5, name_de="Begleitung", name_en="Support")],
)


def test_a_row_gives_its_name_in_the_language():
    assert name_of(SCENARIO, "districts", "leipzig", "de") == "Stadt Leipzig"
    assert name_of(SCENARIO, "districts", "leipzig", "en") == "City of Leipzig"


def test_pools_are_found_among_staff_and_places():
    assert name_of(SCENARIO, "pools", "desk", "de") == "Schalter"
    assert name_of(SCENARIO, "pools", "coaching", "en") == "Support"


def test_a_row_without_name_and_an_unknown_id_stay_ids():
    assert name_of(SCENARIO, "districts", "here", "de") == "here"
    assert name_of(SCENARIO, "fields", "nobody", "de") == "nobody"
    assert name_of(None, "courses", "nobody", "de") == "nobody"


def test_stages_sites_groups_and_totals_come_from_the_catalogue():
    assert name_of(SCENARIO, "stages", "coaching", "de") == "Einzelbegleitung"
    assert name_of(SCENARIO, "sites", "online", "en") == "online"
    assert name_of(SCENARIO, "sites", "leipzig", "de") == "Stadt Leipzig"
    assert name_of(SCENARIO, "groups", "third_country", "de") == "Drittstaat"
    assert name_of(SCENARIO, "districts", "all", "de") == "alle Gebiete"
    assert name_of(SCENARIO, "fields", "all", "en") == "all fields"


def test_kpis_units_statuses_and_verdicts_have_words():
    assert kpi_name("qualified_work", "de") == "Arbeitsaufnahme, qualifiziert"
    assert kpi_name("of_tomorrow", "de") == "of_tomorrow"
    assert "EECR03" in kpi_counted("qualified", "de")
    assert kpi_counted("of_tomorrow") == ""
    assert unit_name("days", "de") == "Tage"
    assert unit_name("parsec") == "parsec"
    assert status_name("published", "de") == "veröffentlicht"
    assert step_name("first_counselling", "en") == "first counselling"
    assert verdict_name("not_distinguishable", 12, "de") == "nicht unterscheidbar mit 12 Läufen"
    assert verdict_name("not_distinguishable", 12, "de", short=True) == "nicht unterscheidbar"
    assert verdict_name(None, 12) == verdict_name(float("nan"), 12) == "–"
