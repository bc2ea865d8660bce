"""A reading in words: each sentence has direction, size, range and certainty, in both languages."""

import pytest

from leiq_sim.analysis.reading import Finding, Reading
from leiq_sim.analysis.verdicts import BETTER, EQUAL, UNCLEAR, WORSE
from leiq_sim.files.load import load_scenario
from leiq_sim.texts import reading as say

NUMBERS = {"base": 120.0, "mean": 108.0, "difference": -12.0, "low": -18.0, "high": -7.0, "better_in": 45}


def finding(kpi, verdict, district="all", stage="all", unit="days", **others):
    return Finding(kpi, district, stage, unit, verdict=verdict, replications=50, **{**NUMBERS, **others})


@pytest.fixture(scope="module")
def base():
    return load_scenario("baseline")


def test_a_district_is_named_with_direction_size_range_and_certainty(base):
    one = finding("median_wait_course", BETTER, "nordsachsen")
    (said,) = say.district_sentences(Reading(base, (), (one,), ()), "de")
    assert said == (
        "Landkreis Nordsachsen: „Wartezeit auf einen Kurs, Median“ ist besser, −12\u00a0Tage (Spanne −18 bis −7), "
        "in 45 von 50 Verläufen."
    )
    (said,) = say.district_sentences(Reading(base, (), (one,), ()), "en")
    assert "is better, −12\u00a0days (interval −18 to −7), in 45 of 50 futures" in said


@pytest.mark.parametrize(
    ("verdict", "words"),
    [(WORSE, "ist schlechter"), (EQUAL, "bleibt praktisch gleich"), (UNCLEAR, "kein sicherer Unterschied")],
)
def test_what_was_asked_for_is_said_whatever_its_verdict(base, verdict, words):
    found = Reading(base, (), (finding("median_wait_course", verdict, "leipzig"),), ())
    (said,) = say.district_sentences(found, "de", ["median_wait_course"])
    assert words in said
    assert "ist besser" not in said


def test_a_district_without_a_sure_difference_says_so(base):
    found = Reading(base, (), (finding("qualified", UNCLEAR, "leipzig"),), ())
    assert say.district_sentences(found, "de") == ["Stadt Leipzig: bei keiner Kennzahl ein sicherer Unterschied."]


def test_money_is_cheaper_or_costlier_and_the_unit_stands_once(base):
    found = Reading(base, (finding("cost", WORSE, unit="EUR"), finding("left_waiting", BETTER, unit="people")), (), ())
    better, costlier = say.headline_sentences(found, "de")
    assert (
        better
        == "Besser: „Beim Warten gegangen“ −12\u00a0Menschen, Spanne −18 bis −7, also 108 statt 120\u00a0Menschen."
    )
    assert costlier.startswith("Teurer: „Kosten“")


def test_only_verdicts_become_findings(base):
    found = Reading(
        base, (finding("qualified", UNCLEAR, unit="people"), finding("seat_fill", EQUAL, unit="share")), (), ()
    )
    first, equal, unclear = say.headline_sentences(found, "de")
    assert first == "Mit 50 Läufen ist bei keiner Kennzahl ein Unterschied erkennbar, der zählt."
    assert equal == "Praktisch gleich: „Besetzte Kursplätze“."
    assert unclear == "Mit 50 Läufen nicht unterscheidbar: „Menschen in einer Qualifizierung mit Erfolg“."


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("less_offered", "weniger angeboten"),
        ("more_come", "Mehr Menschen erreichen"),
        ("fewer_leave", "Weniger geben auf (3 statt 5)"),
        ("mix", "andere Menschen"),
        ("unknown", "zeigen diese Zahlen nicht"),
    ],
)
def test_a_longer_line_names_its_mechanism(base, reason, words):
    one = finding("median_wait", WORSE, stage="nursing_adaptation", difference=4.2, low=1.7, high=6.7, reason=reason,
                  old=5.0, new=3.0)  # fmt: skip
    (said,) = say.line_sentences(Reading(base, (), (), (one,)), "de")
    assert said.startswith("Pflege, Anpassungslehrgang: Man wartet 4,2\u00a0Tage länger (Spanne +1,7 bis +6,7). ")
    assert words in said
