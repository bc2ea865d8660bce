"""The comparison with published figures as it is printed: misses first, nothing hidden, within the width."""

import pandas as pd
import pytest
from validation_frames import frame, validation

from leiq_sim.texts.validation import amount, ordered, reasons, render_validation, span, twin

SHARES = {"published": 0.25, "assumption": 0.75}
NB = "\u00a0"


def rendered(lang="de", details=False, width=100, table=None):
    return render_validation(validation(table), SHARES, details, lang, width)


def test_what_does_not_fit_stands_first_then_fits_inputs_and_what_is_not_compared():
    text = rendered()
    heads = ("Passt nicht (1)", "Passt (2)", "Steckt schon in den Daten, keine Prüfung (1)", "Nicht vergleichbar (2)")
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert "Geprüft: 3 Zahlen; 2 passen, 1 passen nicht." in text
    assert "Diente der Anpassung" not in text


def test_a_row_says_whom_where_when_how_worded_how_tolerant_and_what_years_show():
    text = rendered().replace(NB, " ")
    miss = next(line for line in text.splitlines() if "2,0 ± 1,0 %" in line)
    assert miss.split("  ")[0] == "Ablehnung, Bundesrecht: Deutschland 2022"
    assert [cell.strip() for cell in miss.split("  ") if cell.strip()][1:] == ["2,0 ± 1,0 %", "4,1 %", "3,3 bis 5,6 %"]
    assert "mindestens 0,62 ± 0,12" in text
    assert "359 ± 90 Tage" in text
    assert "275 bis 369 Tage" in text
    assert "Ärztliche und" in text


def test_nothing_fits_is_said_as_clearly():
    table = frame()
    text = rendered(table=table[table["verdict"] == "does_not_fit"])
    assert "Passt (0)" in text
    assert "Geprüft: 1 Zahlen; 0 passen, 1 passen nicht." in text


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_line_keeps_the_width(lang):
    assert max(len(line) for line in rendered(lang, details=True).splitlines()) <= 100


def test_english_speaks_english():
    text = rendered("en")
    assert "Does not fit (1)" in text
    assert "2.0 ± 1.0%" in text
    assert "at least 0.62 ± 0.12" in text
    assert "Rejected, federal law: Germany 2022" in text


def test_reasons_are_counted_and_details_list_every_figure():
    short, full = rendered(), rendered(details=True).replace(NB, " ")
    assert "1: Gesamtzahl eines anderen" in short
    assert "total" not in short
    assert "26.200 Bescheide" in full
    assert "Deutschland 2016" in full
    assert next(line for line in full.splitlines() if "wage" in line).split() == [
        "wage", "atlantis", "1.000", "€", "je", "Monat",
    ]  # fmt: skip


def test_the_foot_names_criterion_data_check_and_runs():
    text = " ".join(rendered().split())
    assert "in der acht von zehn simulierten Jahren liegen" in text
    assert "Beispieldaten, nicht mit den Partnern abgestimmt." in text
    assert "Littles Gesetz gilt (4.500 Gleichungen)" in text
    assert "30 Wiederholungen, Startwert 4" in text


def test_an_input_without_a_measure_is_listed_by_its_key_so_that_the_counts_agree():
    table = frame()
    inputs = table.loc[table["key"] == "wage"].assign(verdict="used_as_input", reason="sets_default", year="2017")
    text = rendered(table=pd.concat([table[table["key"] != "wage"], inputs]))
    assert "Steckt schon in den Daten, keine Prüfung (2)" in text
    assert "2 stecken schon in den Daten" in " ".join(text.split())
    line = next(line for line in text.splitlines() if line.startswith("wage: atlantis 2017"))
    assert line.split()[-2:] == ["–", "–"]


def test_the_twin_holds_measured_figures_only_in_the_order_of_verdict_and_measure():
    assert list(ordered(frame())["key"]) == ["fed_no", "sn_full", "success", "doctors"]
    table = twin(frame(), validation().scenario, "de")
    assert list(table["Urteil"])[:2] == ["Passt nicht", "Passt"]
    assert table.iloc[1].tolist()[:3] == ["Volle Gleichwertigkeit", "Sachsen 2022", f"47,3 ± 2,1{NB}%"]


def test_reasons_as_a_table():
    table = reasons(validation(), "en")
    assert table["Figures"].tolist() == ["1", "1"]
    assert table["Reason"].tolist()[1] == "The model does not contain this quantity."


def test_amounts_and_spans_have_the_units_of_their_figures():
    assert amount(float("nan"), "share") == "–"
    assert amount(0.4738, "share", "de") == f"47,4{NB}%"
    assert amount(1000.0, "EUR/month", "en").replace(NB, " ") == "1,000 EUR a month"
    assert span(0.1, float("nan"), "share") == "–"
    assert span(0.123, 0.456, "share", "en") == "12.3 to 45.6%"
    assert span(50.4, 90.6, "days", "de").replace(NB, " ") == "50 bis 91 Tage"
