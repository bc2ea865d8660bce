"""A change is one sentence, in German and English, for every kind of path."""

from datetime import date

import pytest

from leiq_sim.model.change import Change
from leiq_sim.model.columns import columns_of
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import KEYS, TABLES, Course, District, OccupationField, StaffPool, Time
from leiq_sim.texts import change_sentence, change_sentences, path_label, path_unit
from leiq_sim.texts.sentences import subject

S = "\u00a0"
SCENARIO = Scenario.build(
    "small",
    "2026-01-01",
    "2028-12-31",
    districts=[
        District("leipzig", name_de="Stadt Leipzig", name_en="City of Leipzig"),
        District("nord", name_de="Nordsachsen", name_en="Nordsachsen"),
    ],
    fields=[OccupationField("nursing", name_de="Pflege", name_en="Nursing")],
    courses=[
        Course(
            "adaptation",
            "nursing_adaptation",
            16,
            300.0,
            name_de="Pflege, Anpassungslehrgang",
            name_en="Nursing, adaptation course",
        )
    ],
    staff=[
        StaffPool("mobile", 12.0, name_de="Beratung in Nordsachsen", name_en="Counselling in Nordsachsen"),
        StaffPool("counter", 30.0, name_de="Gemeinsamer Schalter", name_en="One counter"),
    ],
    times=[
        Time("first_counselling", "duration", "all", "all", "fixed", "minutes", 60.0),
        Time("first_counselling", "patience", "nursing", "eu", "lognormal", "days", 60.0, 0.5),
    ],
)

SENTENCES = [
    (
        Change("courses.adaptation.seats", 16, 25, date(2027, 3, 1)),
        f"Pflege, Anpassungslehrgang: 25 statt 16{S}Plätze ab 01.03.2027.",
        f"Nursing, adaptation course: 25 instead of 16{S}seats from 1 Mar 2027.",
    ),
    (
        Change("staff.mobile.hours_per_week", 12.0, 24.5, date(2027, 3, 1)),
        f"Beratung in Nordsachsen: 24,5 statt 12{S}Stunden je Woche ab 01.03.2027.",
        f"Counselling in Nordsachsen: 24.5 instead of 12{S}hours a week from 1 Mar 2027.",
    ),
    (
        Change("courses.adaptation.cost_per_run_eur", 80000.0, 86400.0),
        f"Pflege, Anpassungslehrgang: Kosten 86.400 statt 80.000{S}€{S}je Durchgang.",
        f"Nursing, adaptation course: cost €86,400 instead of €80,000{S}a run.",
    ),
    (
        Change("demand.leipzig.nursing.people_per_year", 90.0, 120.0),
        "Nachfrage, Stadt Leipzig, Pflege: 120 statt 90 neue Menschen je Jahr.",
        "Demand, City of Leipzig, Nursing: 120 instead of 90 new people a year.",
    ),
    (
        Change("routes.first_counselling.served.nursing.all.plan.share", 0.2, 0.305),
        f"Von Erstberatung zu Wahl des Weges, Pflege: 30,5 statt 20{S}%.",
        "From first counselling to choice of a way, Nursing: 30.5 instead of 20%.",
    ),
    (
        Change("routes.first_counselling.unserved.all.eu.lost.share", 0.2, 0.3),
        f"Von Erstberatung (nicht bedient) zu Kontakt verloren, EU: 30 statt 20{S}%.",
        "From first counselling (not served) to lost, EU: 30 instead of 20%.",
    ),
    (
        Change("settings.demand_factor.value", 1.0, 1.58, date(2027, 1, 1)),
        "Nachfrage, Faktor: 1,58 statt 1 ab 01.01.2027.",
        "Demand, factor: 1.58 instead of 1 from 1 Jan 2027.",
    ),
    (
        Change("settings.target_wait_days.value", 28.0, 14.0),
        f"Ziel für die Wartezeit: 14 statt 28{S}Tage.",
        f"Target for the wait: 14 instead of 28{S}days.",
    ),
    (
        Change("seasons.3.index", 1.0, 1.2),
        "Nachfrage im März: Faktor 1,2 statt 1.",
        "Demand in March: factor 1.2 instead of 1.",
    ),
    (
        Change("times.first_counselling.duration.all.all.centre", 60.0, 45.0),
        f"Erstberatung, Dauer: 45 statt 60{S}Minuten.",
        f"First counselling, duration: 45 instead of 60{S}minutes.",
    ),
    (
        Change("times.first_counselling.patience.nursing.eu.spread", 0.5, 0.4),
        "Erstberatung, Geduld, Pflege, EU: Streuung 0,4 statt 0,5.",
        "First counselling, patience, Nursing, EU: spread 0.4 instead of 0.5.",
    ),
    (
        Change("services.first_counselling.nord.pool", "mobile", "counter"),
        "Erstberatung, Nordsachsen: Gemeinsamer Schalter statt Beratung in Nordsachsen.",
        "First counselling, Nordsachsen: One counter instead of Counselling in Nordsachsen.",
    ),
    (
        Change("gates.counselling_place.day", None, date(2027, 1, 1)),
        "Anerkennungsberatung wechselt zur Agentur für Arbeit: 01.01.2027 statt nie.",
        "Recognition counselling moves to the employment agency: 1 Jan 2027 instead of never.",
    ),
    (
        Change("gates.recognition_grant.day", date(2027, 7, 1), None),
        "Anerkennungszuschuss endet: nie statt 01.07.2027.",
        "Recognition grant ends: never instead of 1 Jul 2027.",
    ),
    (
        Change("authorities.chamber.fee_least_eur", None, 900.0),
        f"Chamber: niedrigste Gebühr 900{S}€ statt offen.",
        "Chamber: lowest fee €900 instead of open.",
    ),
    (
        Change("runs.adaptation.2027a.start", date(2027, 7, 1), date(2027, 7, 8)),
        "Pflege, Anpassungslehrgang, Durchgang 2027a: Beginn am 08.07.2027 statt am 01.07.2027.",
        "Nursing, adaptation course, run 2027a: start on 8 Jul 2027 instead of 1 Jul 2027.",
    ),
    (
        Change("backlog.first_counselling.leipzig.nursing.people", 9, 0),
        "Erstberatung, Stadt Leipzig, Pflege: 0 statt 9 Wartende zu Beginn.",
        "First counselling, City of Leipzig, Nursing: 0 instead of 9 people waiting at the start.",
    ),
    (
        Change("commuting.nord.leipzig.share", 0.4, 0.5),
        f"Pendeln von Nordsachsen nach Stadt Leipzig: 50 statt 40{S}%.",
        "Commuting from Nordsachsen to City of Leipzig: 50 instead of 40%.",
    ),
    (
        Change("pay_rates.E9.2026-01-01.eur_per_year", 65000.0, 70000.0),
        f"Entgeltgruppe E9, Satz ab 01.01.2026: 70.000 statt 65.000{S}€{S}je Jahr.",
        f"Pay group E9, rate from 1 Jan 2026: €70,000 instead of €65,000{S}a year.",
    ),
    (
        Change("staff.mobile.weekdays", "mon tue", "mon wed"),
        "Beratung in Nordsachsen: Wochentage Mo Mi statt Mo Di.",
        "Counselling in Nordsachsen: weekdays Mon Wed instead of Mon Tue.",
    ),
]


@pytest.mark.parametrize(("change", "german", "english"), SENTENCES, ids=[c[0].path for c in SENTENCES])
def test_a_change_reads_as_a_sentence(change, german, english):
    assert change_sentence(change, SCENARIO, "de") == german
    assert change_sentence(change, SCENARIO, "en") == english


KEY_WORDS = {"district": "leipzig", "home": "nord", "field": "nursing", "month": "3", "from_day": "2026-01-01"}
KEY_WORDS |= {"first_day": "2026-08-03", "site": "online", "group": "eu", "purpose": "patience", "outcome": "served"}


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_column_of_every_table_makes_a_sentence_without_leftovers(table, lang):
    key = [KEY_WORDS.get(name, "nursing_adaptation") for name in KEYS[table]]
    for name, column in columns_of(TABLES[table]).items():
        if name in KEYS[table]:
            continue
        ends = (0.25, 0.5) if column.is_number else (date(2026, 1, 1), None) if column.kind == "day" else ("mon", "tue")
        path = ".".join([table, *key, name])
        sentence = change_sentence(Change(path, *ends), SCENARIO, lang)
        assert sentence.endswith(".")
        assert not set("{}") & set(sentence)
        assert "  " not in sentence
        assert sentence[0] == sentence[0].upper()
        assert path_label(path, SCENARIO, lang)
        assert path_unit(path, SCENARIO, lang) is not None


def test_a_variant_lists_its_changes_and_a_baseline_says_that_it_has_none():
    variant = SCENARIO.change("courses.adaptation.seats", 20).change("staff.mobile.hours_per_week", 20, "2027-01-01")
    assert change_sentences(variant, "en") == [
        f"Nursing, adaptation course: 20 instead of 16{S}seats.",
        f"Counselling in Nordsachsen: 20 instead of 12{S}hours a week from 1 Jan 2027.",
    ]
    assert change_sentences(SCENARIO, "de") == ["Keine Änderung gegenüber der Basis."]


def test_controls_get_label_and_unit():
    assert path_label("courses.adaptation.seats", SCENARIO, "de") == "Pflege, Anpassungslehrgang: Plätze"
    assert path_label("settings.target_wait_days.value", SCENARIO, "en") == "Target for the wait"
    assert path_unit("settings.target_wait_days.value", SCENARIO, "de") == "Tage"
    assert path_unit("times.first_counselling.duration.all.all.centre", SCENARIO, "de") == "Minuten"
    assert path_unit("times.first_counselling.patience.nursing.eu.centre", SCENARIO, "de") == "Tage"


def test_totals_go_without_saying():
    assert subject("times.first_counselling.duration.all.all.centre", SCENARIO, "de") == "Erstberatung, Dauer"


def test_names_that_nobody_gave_are_shown_as_ids():
    change = Change("courses.unheard_of.seats", 1, 2)
    assert change_sentence(change, SCENARIO, "de") == f"Unheard_of: 2 statt 1{S}Plätze."
