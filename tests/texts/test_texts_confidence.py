"""What a verdict rests on, in words: parameters by name, whether the order holds, which value meets a target."""

import numpy as np
import pandas as pd
import pytest

from leiq_sim.analysis.curve import Answer, Curve
from leiq_sim.analysis.parameters import parameters_of
from leiq_sim.analysis.readings import Estimate
from leiq_sim.analysis.sensitivity import End, Sensitivity, Turn
from leiq_sim.analysis.uncertainty import COLUMNS, Uncertainty
from leiq_sim.files.load import load_scenario
from leiq_sim.texts.confidence import answer_sentences, order_sentences, render_sensitivity, render_uncertainty
from leiq_sim.texts.parameters import parameter_label, setting_text

SEATS = "courses.nursing_adaptation.seats"
SHARES = {"assumption": 1.0}


@pytest.fixture(scope="module")
def base():
    return load_scenario("baseline").renamed("base", title={"de": "Wie bisher", "en": "As it is"})


@pytest.fixture(scope="module")
def known(base):
    return {one.name: one for one in parameters_of(base).parameters}


@pytest.mark.parametrize(
    ("name", "german", "low"),
    [
        ("demand.*.*.people_per_year", "Nachfrage: neue Menschen (21 Werte)", "× 0,60"),
        (SEATS, "Anpassungslehrgang Pflege: Plätze", "12 Plätze"),
        ("times.*.patience.*.*.centre", "Geduld: mittlerer Wert (16 Werte)", "× 0,50"),
        ("places.*.places", "Plätze mit laufendem Einstieg: Plätze (4 Werte)", "× 0,52 im Mittel"),
        ("pay_rates.*.2027-04-01.eur_per_year", "Tarifsätze ab 01.04.2027: Kosten je VZÄ (3 Werte)", "× 0,89"),
        ("traits.origin.all.eu.share", "Herkunft, EU: Anteil", "7,0 %"),
        ("settings.target_wait_days.value", "Ziel für die Wartezeit", "14 Tage"),
        ("commuting.*.online.share", "Pendeln von überall nach online: Anteil, der pendeln würde (3 Werte)",
         "× 0,68 im Mittel"),
    ],
)  # fmt: skip
def test_a_parameter_is_called_by_what_its_values_have_in_common(base, known, name, german, low):
    assert parameter_label(known[name], base, "de") == german
    assert setting_text(known[name], -1.0, base, "de").replace("\u00a0", " ") == low


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_parameter_has_a_whole_name_in_both_languages(base, known, lang):
    for parameter in known.values():
        label = parameter_label(parameter, base, lang)
        assert "*" not in label
        assert not label.startswith((":", ",", " "))
        assert ", :" not in label
        assert "  " not in label


def estimates(mean, half):
    return Estimate(
        *(np.full(12, value) for value in (mean, mean - half, mean + half)),
        np.full(12, 0.001 if half < abs(mean) else 0.5),
    )


def found(base, known, data=-20.0, half=5.0, turns=()):
    ends = tuple(
        End(known[SEATS], end, place, estimates(at, 2.0), estimates(at - data, 1.0), estimates(1.0, 2.0))
        for end, place, at in (("low", -1.0, -9.0), ("high", 1.0, 1.0))
    )
    return Sensitivity((base, base.renamed("v", title={"de": "Weniger", "en": "Less"})), "qualified",
                       estimates(data, half), ends, turns, (), 8, 1, 48)  # fmt: skip


def test_the_order_holds_turns_or_cannot_be_asked(base, known):
    assert order_sentences(found(base, known), "de")[0].startswith("Die Reihenfolge der Varianten hält")
    unclear = order_sentences(found(base, known), "en")[1]
    assert (
        unclear == "The difference can no longer be told from 0 at: Nursing adaptation course: seats (25\u00a0seats)."
    )
    nothing = order_sentences(found(base, known, half=25.0), "de")
    assert nothing[0].startswith("Mit 8 Läufen ist der Unterschied schon mit den Werten der Daten nicht von 0")
    for sure, words in ((True, "Die Reihenfolge kippt, wenn"), (False, "Die Reihenfolge könnte kippen, wenn")):
        turn = Turn(known[SEATS], "high", 0.9, (0.8, 1.0), sure)
        (said, *_) = order_sentences(found(base, known, turns=(turn,)), "de")
        assert said.startswith(f"{words} „Anpassungslehrgang Pflege: Plätze“ über etwa 24\u00a0Plätze liegt")


def test_the_report_names_paths_ends_and_what_may_be_chance(base, known):
    text = render_sensitivity(found(base, known), SHARES, "de", 120).replace("\u00a0", " ")
    assert text.startswith("Weniger gegen Wie bisher: Menschen in einer Qualifizierung mit Erfolg")
    assert "Unterschied mit den Werten der Daten: −20 Menschen (95 %: −25 bis −15)." in text
    assert f"1. {SEATS}" in text
    assert "(25 Plätze)" in text
    assert "+21 Menschen" in text
    assert "Beispieldaten, nicht mit den Partnern abgestimmt." in text
    assert "8 Läufe je Punkt, 48 im Ganzen, Startwert 1." in text


def curve_of(base, kind, monotone=True):
    frame = pd.DataFrame({"value": [10.0, 20.0], "kpi": "qualified_work", "unit": "people", "on_grid": True})
    return Curve(base, SEATS, None, "qualified_work", 300.0, 1.0, frame, Answer(kind, 14.0, 25, monotone), 30, 1)


def test_the_answer_says_the_value_how_sure_and_what_was_taken_for_granted(base):
    said = [one.replace("\u00a0", " ") for one in answer_sentences(curve_of(base, "from_on"), "de")]
    assert said[0].startswith("Vom Wert 14 Plätze an erfüllen mindestens acht von zehn Verläufen das Ziel (mindestens ")
    assert said[0].endswith("dort sind es 25 von 30.")
    assert said[1].endswith("zwischen 66 % und 93 % liegen (95 %, Wilson).")
    assert "Schrittweite 1 Plätze" in said[2]
    nowhere = answer_sentences(curve_of(base, "nowhere", monotone=False), "en")
    assert nowhere[0].startswith("Between 10\u00a0seats and 20\u00a0seats the target")
    assert nowhere[2].startswith("The curve is not monotone")
    assert len(nowhere) == 3


def test_chance_and_ignorance_stand_side_by_side(base, known):
    row = dict.fromkeys(COLUMNS, 0.0) | {
        "scenario": "base", "baseline": "base", "quantity": "level", "kpi": "qualified_work", "unit": "people",
        "at_data": 300.0, "mean": 310.0, "chance_p10": 290.0, "chance_p90": 330.0, "ignorance_p10": 200.0,
        "ignorance_p90": 400.0, "ignorance_share": 0.93, "better_worlds": float("nan"), "worlds": 9,
    }  # fmt: skip
    other = row | {"scenario": "v", "quantity": "difference", "better_worlds": 7.0, "mean": -12.0}
    variant = base.renamed("v", title={"de": "Weniger", "en": "Less"})
    made = Uncertainty((base, variant), (known[SEATS],), (), pd.DataFrame([row, other]), np.zeros((9, 1)), 1, 4, 1)
    text = " ".join(render_uncertainty(made, SHARES, "de", 140).replace("\u00a0", " ").split())
    assert "290 bis 330 200 bis 400 93 %" in text
    assert "in 7 von 9" in text
    assert "Weniger: Unterschied zur Basis" in text
    assert "1 weitere gezogene Welten ließen sich nicht rechnen" in text
