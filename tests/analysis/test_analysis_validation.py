"""The comparison with published figures: its criterion, its year, and what never counts as validation."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

import leiq_sim.analysis.validation as validation
from leiq_sim.analysis.measures import GROUPS
from leiq_sim.analysis.validation import COLUMNS, VERDICTS, meets, unknown_problems, validate, validation_year
from leiq_sim.errors import ScenarioError
from leiq_sim.files.load import load_scenario
from leiq_sim.files.published import Figures, Published

ROW = Published(
    key="a", value=0.5, unit="share", wording="exact", year="2022", region="saxony", measure="status_full",
    field="all", group="all", tolerance=0.05, comparison="usable", source_title="A source", source_url="a.example",
)  # fmt: skip


def figures(*rows):
    return Figures(rows, tuple(f"published.csv, line {n}" for n in range(2, len(rows) + 2)))


@pytest.fixture(scope="module")
def base():
    return load_scenario("baseline")


@pytest.fixture
def simulated(monkeypatch):
    """Let ten replications show the shares 0.00, 0.01 ... 0.09 above a level, whatever is asked."""

    def at(level):
        def told(sample):
            value = level + sample.task.replication / 100
            return (value,) * len(sample.keys), SimpleNamespace(broken=(), equations=5)

        monkeypatch.setattr(validation, "sampled", told)

    return at


def run(base, *rows, used=(), **more):
    return validate(base, replications=10, published=figures(*rows), calibrated=used, workers=1, **more)


@pytest.mark.parametrize(
    ("low", "high", "wording", "fits"),
    [
        (0.30, 0.44, "exact", False),
        (0.30, 0.45, "exact", True),
        (0.55, 0.70, "exact", True),
        (0.56, 0.70, "exact", False),
        (0.40, 0.60, "exact", True),
        (0.50, 0.51, "about", True),
        (0.90, 0.99, "at_least", True),
        (0.30, 0.44, "at_least", False),
        (0.01, 0.02, "at_most", True),
        (0.56, 0.70, "at_most", False),
    ],
)
def test_a_figure_fits_when_it_meets_the_range_of_eight_of_ten_years(low, high, wording, fits):
    assert meets(replace(ROW, wording=wording), low, high) is fits


def test_the_table_says_mean_interval_range_and_verdict(base, simulated):
    simulated(0.46)
    found = run(base, ROW)
    row = found.table.iloc[0]
    assert list(found.table.columns) == list(COLUMNS)
    assert row["verdict"] == "fits"
    assert row["reason"] == ""
    assert row["mean"] == pytest.approx(0.505)
    assert (row["p10"], row["p90"]) == pytest.approx((0.469, 0.541))
    half = 2.2621571628 * np.std(np.arange(10) / 100, ddof=1) / 10**0.5
    assert (row["low"], row["high"]) == pytest.approx((0.505 - half, 0.505 + half))
    assert (row["published"], row["tolerance"], row["source"]) == (0.5, 0.05, "A source")
    assert (found.year, found.replications, found.equations) == (2027, 10, 50)


def test_the_outer_years_do_not_make_a_fit(base, simulated):
    simulated(0.551)
    assert run(base, ROW).counts["does_not_fit"] == 1
    simulated(0.54)
    assert run(base, ROW).counts["fits"] == 1


def test_what_set_a_default_is_shown_and_never_judged(base, simulated):
    simulated(0.46)
    found = run(base, replace(ROW, comparison="used_as_input", reason="sets_default"))
    row = found.table.iloc[0]
    assert (row["verdict"], row["reason"]) == ("used_as_input", "sets_default")
    assert row["mean"] == pytest.approx(0.505)
    assert len(found.of(*validation.JUDGED)) == 0


def test_what_is_not_comparable_keeps_its_reason_and_has_no_simulated_value(base, simulated):
    simulated(0.46)
    total = replace(ROW, measure="", field="", group="", comparison="not_comparable", reason="other_place_total")
    row = run(base, total, used=("a",)).table.iloc[0]
    assert (row["verdict"], row["reason"]) == ("not_comparable", "other_place_total")
    assert np.isnan(row["mean"])
    assert np.isnan(row["tolerance"])


def test_a_calibrations_targets_and_their_twins_never_count(base, simulated):
    simulated(0.46)
    rows = (
        ROW,
        replace(ROW, key="same_source", measure="contacts_per_first", unit="ratio"),
        replace(ROW, key="same_table", measure="status_rejected", source_url="b.example"),
        replace(ROW, key="other_year", year="2023"),
        replace(ROW, key="other_region", region="germany"),
        replace(ROW, key="other_table", measure="measure_success", unit="ratio", source_url="b.example"),
        replace(ROW, key="input", comparison="used_as_input", reason="sets_default", source_url="c.example", year="1"),
    )
    table = run(base, *rows, used=("a", "input", "unknown to the file")).table.set_index("key")
    verdicts = table["verdict"].to_dict()
    assert {key for key, verdict in verdicts.items() if verdict == "used_to_calibrate"} == {
        "a", "same_source", "same_table", "input",
    }  # fmt: skip
    assert table.loc["a", "reason"] == "calibration_target"
    assert table.loc["same_table", "reason"] == "calibration_twin"
    assert verdicts["other_year"] == verdicts["other_region"] == "fits"


def test_where_years_count_nobody_there_is_no_verdict(base, monkeypatch):
    audit = SimpleNamespace(broken=(), equations=1)
    nan = float("nan")
    monkeypatch.setattr(validation, "sampled", lambda sample: ((nan if sample.task.replication < 2 else 0.5,), audit))
    row = run(base, ROW).table.iloc[0]
    assert (row["verdict"], row["reason"]) == ("not_comparable", "nobody_counted")


def test_a_log_that_contradicts_itself_is_an_error(base, monkeypatch):
    finding = validation.audited  # any object: only that there is one matters
    broken = SimpleNamespace(broken=(finding,), equations=1)
    monkeypatch.setattr(validation, "sampled", lambda sample: ((0.5,), broken))
    monkeypatch.setattr(validation, "BrokenLogError", lambda errors: RuntimeError(len(errors)))
    with pytest.raises(RuntimeError, match="10"):
        run(base, ROW)


def test_the_year_is_the_first_whole_one_past_the_start(base):
    assert validation_year(base) == 2027
    assert validation_year(base, 2028) == 2028
    assert validation_year(replace(base, end=base.start.replace(month=12, day=31))) == 2026
    summer = replace(base, start=base.start.replace(month=7))
    assert validation_year(summer) == 2027


@pytest.mark.parametrize("year", [2025, 2029])
def test_a_year_that_the_period_does_not_hold_is_refused(base, year):
    with pytest.raises(ScenarioError, match=f"{year} is no whole calendar year.*2026, 2027, 2028"):
        validation_year(base, year)


def test_half_a_year_is_no_year(base):
    short = replace(base, start=base.start.replace(month=2), end=base.start.replace(month=12, day=30))
    with pytest.raises(ScenarioError, match="2026 is no whole calendar year"):
        validation_year(short)


@pytest.mark.parametrize(
    ("column", "word", "nearest"),
    [
        ("measure", "status_ful", "status_full"),
        ("field", "nursery", "nursing"),
        ("group", "third_countries", "third_country"),
        ("unit", "days", "share"),
    ],
)
def test_what_cannot_be_measured_is_named_with_its_line_and_the_nearest_word(base, column, word, nearest):
    found = unknown_problems(figures(ROW, replace(ROW, **{column: word})), base)
    assert [p.code for p in found] == ["published_unknown"]
    assert found[0].where == "published.csv, line 3"
    assert found[0].values["nearest"] == nearest
    with pytest.raises(ScenarioError):
        run(base, replace(ROW, **{column: word}))


def test_two_real_years_give_the_same_table_again_and_every_verdict_is_known(base):
    once, again = (validate(base, replications=2, workers=1) for _ in range(2))
    assert once.table.equals(again.table)
    assert set(once.table["verdict"]) <= set(VERDICTS)
    judged = once.of(*validation.JUDGED)
    assert len(judged) > 30
    assert judged["mean"].notna().all()
    assert sum(once.counts.values()) == len(once.table)
    assert set(once.table["group"]) - {""} <= set(GROUPS)
