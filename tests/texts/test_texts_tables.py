"""Results as text: what a row shows, what is warned of, what stays open."""

from types import SimpleNamespace

import pandas as pd
import pytest

from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Course, StaffPool
from leiq_sim.texts import better_in, verdict_name
from leiq_sim.texts.layout import table
from leiq_sim.texts.listing import render_data
from leiq_sim.texts.tables import (
    compare_table,
    contract,
    foot,
    overload_changes,
    overload_note,
    render_compare,
    render_run,
    totals,
)

NAN = float("nan")
SCENARIO = Scenario.build(
    "baseline",
    "2026-01-01",
    "2028-12-31",
    staff=[StaffPool("desk", 5.0, name_de="Schalter"), StaffPool("office", 5.0, name_de="Büro")],
    courses=[Course(f"c{i}", "nursing_adaptation", 10, 100.0, name_de=f"Kurs {i}") for i in range(12)],
)


def summary(**loads):
    rows = [("pool_load", "all", "all", pool, "ratio", x, x, x, x, x) for pool, x in loads.items()]
    rows += [("cost", "all", "all", "all", "EUR", 2_600_000.0, NAN, NAN, NAN, NAN)]
    columns = ["kpi", "district", "field", "stage", "unit", "mean", "low", "high", "p10", "p90"]
    return pd.DataFrame(rows, columns=columns)


def row(kpi="qualified_work", unit="people", verdict="better", wins=27.0, **values):
    numbers = {
        "base_mean": 200.0,
        "mean": 212.0,
        "difference": 12.0,
        "low": 8.0,
        "high": 16.0,
        "p10": -3.0,
        "p90": 30.0,
    }
    words = {"kpi": kpi, "district": "all", "field": "all", "stage": "all", "unit": unit, "verdict": verdict}
    return words | numbers | values | {"replications": 30, "better_in": wins, "scenario": "more"}


def lines_of(*rows, lang="de", width=120):
    frame = pd.DataFrame(list(rows))
    lines = compare_table(frame, [r["kpi"] for r in rows], SCENARIO, lang, width)[2:]
    return [line.replace("\u00a0", " ") for line in lines]


def test_a_row_shows_both_means_the_difference_both_widths_the_verdict_and_how_often_it_is_better():
    first, second = lines_of(row(), width=140)
    assert first.split("  ")[0] == "Arbeitsaufnahme, qualifiziert (Menschen)"
    assert [c.strip() for c in first.split("  ") if c][1:] == [
        "200",
        "212",
        "+12",
        "+8 bis +16",
        "−3 bis +30",
        "besser",
    ]
    assert second.strip() == "besser in 27 von 30"


def test_small_differences_get_a_decimal_in_the_whole_row():
    (line,) = lines_of(row(difference=0.4, low=-1.2, high=2.0, p10=-5.0, p90=6.0, verdict=None))
    assert "+0,4" in line
    assert "−1,2 bis +2,0" in line
    assert "−5,0 bis +6,0" in line


def test_shares_are_percent_and_large_sums_are_thousands():
    share = row("seat_fill", "share", base_mean=0.84, mean=0.9, difference=0.06, low=0.05, high=0.12, p10=0.0, p90=0.2)
    assert [c.strip() for c in lines_of(share)[0].split("  ") if c][:5] == [
        "Besetzte Kursplätze (%)", "84", "90", "+6", "+5 bis +12",
    ]  # fmt: skip
    cost = row("cost", "EUR", base_mean=2e6, mean=2.1e6, difference=1e5, low=9e4, high=1.1e5, p10=8e4, p90=1.2e5)
    assert lines_of(cost)[0].startswith("Kosten (Tsd. €)  2.000     2.100         +100   +90 bis +110")


def test_money_is_cheaper_or_costlier():
    lines = lines_of(row("cost", "EUR", "worse", 3.0))
    assert lines[0].endswith("teurer")
    assert lines[1].strip() == "günstiger in 3 von 30"
    assert verdict_name("better", 30, "en", unit="EUR/person") == "cheaper"
    assert verdict_name("practically_equal", 30, "de", unit="EUR") == "praktisch gleich"


def test_a_row_without_verdict_or_number_shows_dashes():
    (line,) = lines_of(row(verdict=None, base_mean=NAN, mean=NAN, difference=NAN, low=NAN, high=NAN, p10=NAN, p90=NAN))
    assert line.split()[-6:] == ["–"] * 6
    assert better_in(NAN, 30) == better_in(None, 30) == ""


def test_only_totals_are_shown_and_of_a_kpi_with_a_total_no_stages():
    frame = pd.DataFrame([row(), row(district="leipzig"), row(stage="plan"), row("median_wait", stage="plan")])
    found = totals(frame, ["median_wait", "qualified_work"])
    assert found[["kpi", "stage"]].to_numpy().tolist() == [["median_wait", "plan"], ["qualified_work", "all"]]


def test_overload_is_named_with_its_load_the_highest_first():
    (note,) = overload_note(summary(desk=1.02, office=1.5), SCENARIO, "de")
    assert note.replace("\u00a0", " ").endswith("Büro (150 %); Schalter (102 %).")
    assert overload_note(summary(desk=1.0, office=0.5), SCENARIO, "de") == []


def test_a_variant_names_only_what_it_overloads_or_relieves():
    new, gone = overload_changes(summary(desk=1.2, office=0.9), summary(desk=0.8, office=1.1), SCENARIO, "de")
    assert new.replace("\u00a0", " ") == "Neu überlastet: Büro (110 %)."
    assert gone == "Nicht mehr überlastet: Schalter."
    assert overload_changes(summary(desk=1.2), summary(desk=1.4), SCENARIO, "de") == []


def result_of(scenario, *points, **loads):
    found = summary(**loads)
    return SimpleNamespace(
        scenario=scenario, replications=30, seed=7, equations=240, open_points=points, summary=lambda: found.copy()
    )  # fmt: skip


class MissingRate:
    def sentence(self, lang):
        return {"de": "pay_rates.E9: kein Satz.", "en": "pay_rates.E9: no rate."}[lang]


def test_a_missing_rate_is_an_open_point_below_every_result():
    result = result_of(SCENARIO, MissingRate(), desk=0.5)
    assert "pay_rates.E9: kein Satz." in render_run(result, ["cost"], {}, "de", 120)
    comparison = SimpleNamespace(results=[result, result], table=pd.DataFrame([row("cost", "EUR")]))
    assert "pay_rates.E9: no rate." in render_compare(comparison, ["cost"], {}, "en", 120)


def test_many_changes_are_cut_and_counted():
    variant = SCENARIO.renamed("more")
    for i in range(12):
        variant = variant.change(f"courses.c{i}.seats", 5)
    text = render_run(result_of(variant, desk=0.5), ["cost"], {}, "de", 120)
    assert "- Kurs 7: 5 statt 10" in text
    assert "Kurs 8" not in text
    assert "- und 4 weitere Änderungen." in text


def test_the_foot_says_note_sources_runs_seed_and_period():
    lines = foot([result_of(SCENARIO)] * 5, {"published": 0.25, "assumption": 0.75}, "en")
    assert lines == [
        "Example data, not agreed with the partners.",
        "Where the values come from: 25% published, 75% assumption.",
        "Check passed: whoever comes leaves or is still there, and Little's law holds (1,200 equations).",
        "30 replications, seed 7, 1 Jan 2026 to 31 Dec 2028.",
    ]


def test_the_contract_keeps_exactly_its_columns_and_misses_none_in_silence():
    frame = pd.DataFrame({"b": [1], "a": [2], "more": [3]})
    assert list(contract(frame, ["a", "b"]).columns) == ["a", "b"]
    with pytest.raises(KeyError, match="c"):
        contract(frame, ["a", "c"])


def test_the_first_column_gives_way_and_wraps_and_figures_stand_right():
    lines = table(["name", "x"], [["a name of many words that is long", "1"], ["b", "1.000"]], "lr", 30)
    assert max(len(line) for line in lines) <= 30
    assert lines[2].endswith("    1")
    assert lines[-1].endswith("1.000")
    assert len(lines) == 5


def test_the_list_of_parameters_gives_range_unit_and_status_and_a_smallest_difference_has_its_kpis_unit():
    def line(path, value, low, high, unit, status):
        return SimpleNamespace(path=path, value=value, low=low, high=high, unit=unit, status=status)

    text = render_data(
        [
            line("kpis.median_wait_course.smallest_difference", 14.0, 7.0, 21.0, "unit of the KPI", "assumption"),
            line("courses.c1.seats", 10, 10, 10, "seats", "published"),
            line("settings.other_cost_share.value", 0.24, 0.15, 0.4, "share", "comparable"),
        ],
        {"published": 0.5, "comparable": 0.25, "assumption": 0.25},
        "de",
        80,
    ).replace("\u00a0", " ")
    rows = [[c.strip() for c in line.split("  ") if c.strip()] for line in text.splitlines()]
    assert ["kpis.median_wait_course.smallest_difference", "14", "7 bis 21", "Tage", "Annahme"] in rows
    assert ["courses.c1.seats", "10", "Plätze", "veröffentlicht"] in rows
    assert ["settings.other_cost_share.value", "0,24", "0,15 bis 0,4", "Anteil", "vergleichbar"] in rows
    assert ["veröffentlicht", "1", "50 %"] in rows
    assert "Beispieldaten" in text
