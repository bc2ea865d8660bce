from datetime import date

import pytest

from leiq_sim.errors import ScenarioError
from leiq_sim.files.load import load_expectation, load_scenario

SEATS = "courses.nursing_adaptation.seats"


def refused(name="test"):
    with pytest.raises(ScenarioError) as error:
        load_scenario(name)
    return error.value.problems


def change(**words):
    lines = [f"{key} = {value}" for key, value in words.items()]
    return "[[change]]\n" + "\n".join(lines) + "\n"


def test_a_value_holds_from_its_day(folder):
    base = load_scenario()
    folder.preset("test", change(path=f'"{SEATS}"', value=25, **{"from": "2027-03-01"}))
    variant = load_scenario("test")
    assert variant.steps(SEATS) == [(0, base.value(SEATS)), (variant.day(date(2027, 3, 1)), 25)]
    assert [c.path for c in variant.changes] == [SEATS]


def test_a_factor_multiplies_what_holds_on_its_day_and_rounds_whole_numbers_half_up(folder):
    body = change(path=f'"{SEATS}"', value=25, **{"from": "2027-01-01"})
    folder.preset("test", body + change(path=f'"{SEATS}"', factor=0.9, **{"from": "2028-01-01"}))
    assert [value for _, value in load_scenario("test").steps(SEATS)][-1] == 23


def test_a_star_changes_every_parameter_it_matches_within_its_segment(folder):
    base = load_scenario()
    folder.preset("test", change(path='"demand.*.nursing.people_per_year"', factor=0.5))
    variant = load_scenario("test")
    nursing = [key for key in base.table("demand") if key[1] == "nursing"]
    assert len(variant.changes) == len(nursing) > 1
    for key, row in base.table("demand").items():
        factor = 0.5 if key in nursing else 1
        assert variant.table("demand")[key].people_per_year == row.people_per_year * factor


def test_a_star_does_not_reach_over_a_dot(folder):
    folder.preset("test", change(path='"demand.*.people_per_year"', factor=0.5))
    found = refused()
    assert [p.code for p in found] == ["change_matches_nothing"]
    assert "matches no parameter" in found[0].sentence()
    assert "trifft keinen Parameter" in found[0].sentence("de")


def test_a_factor_that_changes_nothing_is_no_change(folder):
    folder.preset("test", change(path=f'"{SEATS}"', factor=1.0))
    assert load_scenario("test").changes == ()


def test_a_day_may_be_set_and_taken_away(folder):
    folder.preset("test", change(path='"gates.counselling_place.day"', value="2027-01-01"))
    folder.preset("never", change(path='"gates.recognition_grant.day"', value='""'))
    assert load_scenario("test").value("gates.counselling_place.day") == date(2027, 1, 1)
    assert load_scenario("never").value("gates.recognition_grant.day") is None


def test_presets_may_build_on_one_another_but_not_in_a_circle(folder):
    folder.preset("one", change(path=f'"{SEATS}"', value=20))
    folder.preset("two", 'base = "one"\n' + change(path='"settings.demand_factor.value"', value=1.2))
    assert [c.path for c in load_scenario("two").changes] == [SEATS, "settings.demand_factor.value"]
    folder.preset("one", 'base = "two"\n')
    found = refused("two")
    assert [p.code for p in found] == ["base_in_a_circle"]
    assert "two, one, two" in found[0].sentence()
    assert "im Kreis" in found[0].sentence("de")


@pytest.mark.parametrize(
    ("body", "code", "english", "german"),
    [
        ("tilte = 'x'\n", "toml_key_unknown", "'tilte' is not known here; the nearest allowed one is 'title'",
         "„tilte“ ist hier unbekannt"),
        ("base = 5\n", "toml_type", "'base' is 5", "„base“ ist 5"),
        ("base = '../baseline'\n", "name_not_allowed", "cannot name a scenario", "kann kein Szenario benennen"),
        ("base = 'basline'\n", "scenario_unknown", "nearest one is 'baseline'", "„baseline“"),
        ("change = 5\n", "toml_type", "'change' is 5", "„change“ ist 5"),
        ("change = [5]\n", "toml_type", "[[change]]", "[[change]]"),
        (change(path=f'"{SEATS}"', valeu=5), "toml_key_unknown", "'valeu'", "„valeu“"),
        (change(path=f'"{SEATS}"'), "change_value_or_factor", "either 'value' or 'factor'", "entweder „value“"),
        (change(path=f'"{SEATS}"', value=5, factor=2), "change_value_or_factor", "value, factor", "value, factor"),
        (change(path=f'"{SEATS}"', value="true"), "toml_type", "True", "True"),
        (change(path=f'"{SEATS}"', value=5.5), "not_whole", "5.5 is not a whole number", "5,5 ist keine ganze Zahl"),
        (change(path=f'"{SEATS}"', value="nan"), "not_finite", "finite", "endliche"),
        (change(path=f'"{SEATS}"', value=-5), "out_of_bounds", "between 0 and 500", "zwischen 0 und 500"),
        (change(path=f'"{SEATS}"', value='"many"'), "not_a_number", "'many' is not a number", "„many“ ist keine Zahl"),
        (change(path='"courses.nursing_adaption.seats"', value=5), "unknown_row", "'nursing_adaptation'",
         "„nursing_adaptation“"),
        (change(path='"courses.nursing_adaptation.seat"', value=5), "unknown_column", "'seats'", "„seats“"),
        (change(path='"course.nursing_adaptation.seats"', value=5), "unknown_table", "'courses'", "„courses“"),
        (change(path=f'"{SEATS}"', value=5, **{"from": "2031-01-01"}), "date_outside", "outside the period",
         "außerhalb des Zeitraums"),
        (change(path='"courses.nursing_adaptation.length_days"', value=5, **{"from": "2027-01-01"}), "not_dated",
         "cannot change on a day", "kann sich nicht zu einem Tag ändern"),
        (change(path='"gates.procedure.day"', value='"soon"'), "not_a_date", "'soon' is not a date",
         "„soon“ ist kein Datum"),
        (change(path='"staff.fizu.operator"', factor=2), "not_a_number", "is not a number", "ist keine Zahl"),
        (change(path='"services.first_contact.all.pool"', value='"fizzu"'), "reference_unknown", "'fizu'", "„fizu“"),
        ("[expect]\nkpi = 'cost'\n", "toml_key_missing", "'sign' is missing", "„sign“ fehlt"),
        ("[expect]\nkpi = 'cost'\nsign = 'up'\n", "word_unknown", "'up' in 'sign'", "„up“ in „sign“"),
        ("[expect]\nkpi = 'cost'\nsign = '+'\nfield = 'nurse'\n", "word_unknown", "'nursing'", "„nursing“"),
        ("question.de = 'Was?'\n", "toml_key_missing", "'en' is missing", "„en“ fehlt"),
    ],
)  # fmt: skip
def test_a_fault_of_a_scenario_file_is_named_in_both_languages(folder, body, code, english, german):
    folder.preset("test", body)
    found = refused()
    assert [p.code for p in found] == [code], [str(p) for p in found]
    assert "data/scenarios/test.toml" in found[0].where
    assert english in found[0].sentence("en")
    assert german in found[0].sentence("de")


def test_a_fault_names_the_line_of_its_change(folder):
    folder.preset("test", change(path=f'"{SEATS}"', value=20) + "\n" + change(path=f'"{SEATS}"', value=-1))
    assert refused()[0].where == f"data/scenarios/test.toml, line 8 ({SEATS})"


def test_all_faults_of_a_scenario_file_are_told_at_once(folder):
    body = "tilte = 'x'\n" + change(path='"a.b"', value=1) + change(path=f'"{SEATS}"')
    folder.preset("test", body)
    assert [p.code for p in refused()] == ["toml_key_unknown", "change_value_or_factor", "unknown_table"]


def test_a_change_that_breaks_the_tables_is_refused_and_names_both_places(folder):
    base = load_scenario()
    key = next(key for key in base.table("routes") if base.table("routes")[key].share > 0.2)
    folder.preset("test", change(path=f'"routes.{".".join(key)}.share"', value=0.01))
    found = refused()
    assert [p.code for p in found] == ["shares_sum"]
    assert found[0].where.startswith("data/scenarios/test.toml (data/routes.csv, line ")


def test_a_length_that_is_drawn_on_joining_cannot_change_on_a_day(folder):
    path = "times.first_counselling.duration.all.all.centre"
    folder.preset("test", change(path=f'"{path}"', value=50, **{"from": "2027-01-01"}))
    found = refused()
    assert [p.code for p in found] == ["time_dated"]
    assert "only durations of a Delay can" in found[0].sentence()
    assert "nur Dauern eines Delay" in found[0].sentence("de")


def test_an_expectation_is_read_whole(folder):
    folder.preset("test", "[expect]\nkpi='cost'\nsign='−'\nstage='fizu'\ndistrict='leipzig'\nreason='Weil.'\n")
    expected = load_expectation("test")
    assert (expected.kpi, expected.sign, expected.stage, expected.district, expected.field) == (
        "cost", "-", "fizu", "leipzig", "all",
    )  # fmt: skip
    assert expected.reason == {"de": "Weil.", "en": "Weil."}
    folder.preset("test", "")
    assert load_expectation("test") is None
