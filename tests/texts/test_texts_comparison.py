"""Titles say what verdicts say: never more, and never from a difference alone."""

import pandas as pd
import pytest

from leiq_sim.files.load import load_scenario
from leiq_sim.texts import comparison as said

ONE, TWO = {"a": "A"}, {"a": "A", "b": "B"}


@pytest.fixture(scope="module")
def base():
    return load_scenario("baseline")


def rows(*found):
    return pd.DataFrame(found, columns=["scenario", "kpi", "verdict"])


def places(*found):
    return pd.DataFrame(found, columns=["scenario", "district", "verdict"])


def test_one_variant_is_told_by_its_counts():
    table = rows(("a", "x", "better"), ("a", "y", "worse"), ("a", "z", "better"), ("a", "u", "practically_equal"))
    assert said.headline_title(table, ONE, "de") == "Gegen die Basis sind 2 von 4 Kennzahlen besser und 1 schlechter"
    assert said.headline_title(table, ONE, "en") == "Against the baseline 2 of 4 KPIs are better and 1 are worse"


def test_of_several_those_are_named_that_differ():
    table = rows(("a", "x", "not_distinguishable"), ("b", "x", "worse"))
    assert said.headline_title(table, TWO, "de") == "1 von 2 Varianten unterscheiden sich erkennbar von der Basis: B"


@pytest.mark.parametrize("verdict", ["practically_equal", "not_distinguishable"])
def test_what_cannot_be_told_is_no_finding(base, verdict):
    table = rows(("a", "x", verdict), ("b", "x", verdict), ("a", "cost", verdict), ("a", "qualified_work", verdict))
    one = table[table["scenario"] == "a"]
    assert said.headline_title(one, ONE, "de") == "Kein Unterschied zur Basis erkennbar, der zählt"
    assert said.headline_title(table, TWO, "de").startswith("Bei keiner der 2 Varianten")
    assert said.tradeoff_title(table, TWO, "de").startswith("Weder bei qualifizierter Arbeit noch bei den Kosten")
    assert "In keinem Gebiet" in said.district_title(places(("a", "leipzig", verdict)), ONE, base, "Warten", "de")


def test_entries_and_cost_are_told_together_and_alike_variants_once():
    table = rows(
        ("a", "qualified_work", "better"), ("a", "cost", "worse"), ("b", "qualified_work", "better"),
        ("b", "cost", "worse"),
    )  # fmt: skip
    assert said.tradeoff_title(table, TWO, "de") == "A, B: mehr Menschen in qualifizierter Arbeit, teurer"
    assert said.tradeoff_title(table, ONE, "de") == "Mehr Menschen in qualifizierter Arbeit, teurer"
    cheaper = rows(("a", "cost", "better"), ("b", "qualified_work", "worse"))
    assert said.tradeoff_title(cheaper, TWO, "en") == "A: cheaper; B: fewer people in qualified work"


def test_districts_are_named_with_the_variants_that_do_it(base):
    table = places(
        ("a", "leipzig", "worse"), ("a", "nordsachsen", "better"), ("b", "nordsachsen", "better"),
        ("a", "landkreis_leipzig", "better"), ("b", "landkreis_leipzig", "not_distinguishable"),
    )  # fmt: skip
    assert said.district_title(table, TWO, base, "Warten", "de") == (
        "„Warten“: besser in Landkreis Nordsachsen (A, B), Landkreis Leipzig (A); schlechter in Stadt Leipzig (A)"
    )
    only = table[table["scenario"] == "b"]
    assert said.district_title(only, {"b": "A"}, base, "Warten", "de") == "„Warten“: besser in Landkreis Nordsachsen"


def test_all_districts_are_said_in_one_word(base):
    table = places(*(("a", d, "worse") for (d,) in base.table("districts")))
    assert said.district_title(table, ONE, base, "Warten", "de") == "„Warten“: schlechter in allen Gebieten"


def test_the_gap_gets_smaller_larger_stays_or_cannot_be_told():
    assert said.gap_title({"": None, "a": "better"}, ONE, "de") == "Der Abstand zwischen den Gebieten wird kleiner"
    assert said.gap_title({"a": "worse", "b": "practically_equal"}, TWO, "de") == (
        "Der Abstand zwischen den Gebieten wird größer mit A; bleibt praktisch gleich mit B"
    )
    assert "kein Unterschied erkennbar" in said.gap_title({"a": "not_distinguishable"}, ONE, "de")
