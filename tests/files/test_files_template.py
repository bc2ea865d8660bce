"""Templates: what is filled in comes back, whole or not at all, as workbook and as CSV of either country."""

import csv
import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from leiq_sim.chance.reads import digest_of
from leiq_sim.errors import ScenarioError
from leiq_sim.files.entering import enter
from leiq_sim.files.load import load_scenario
from leiq_sim.files.template import HEADS, read_template, read_template_bytes, template_bytes, write_template
from leiq_sim.texts.template import asked_paths, template_rows

TODAY = date(2026, 11, 27)
SEATS = "courses.nursing_adaptation.seats"
HOURS = "staff.fizu.hours_per_week"
RUN = "runs.social_bridge.2027"


@pytest.fixture
def own(folder, monkeypatch):
    monkeypatch.delenv("LEIQ_OWN")
    return folder.path / "own"


def filled(path, values, german=True, more=()):
    """Write a template with values by path, as somebody who fills it in; `more` are (path, head, value)."""
    scenario = load_scenario()
    content = template_bytes(path.suffix, template_rows(scenario, "de" if german else "en"), german)
    cells = [(p, "real_value", value) for p, value in values.items()] + list(more)
    head = {id: heads[0 if german else 1] for id, heads in HEADS.items()}
    path.write_bytes((_into_workbook if path.suffix == ".xlsx" else _into_csv)(content, cells, head, german))
    return path


def _into_workbook(content, cells, head, _):
    book = load_workbook(io.BytesIO(content))
    sheet = book.active
    at = {cell.value: cell.column for cell in sheet[1]}
    lines = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=2)}
    for path, column, value in cells:
        if path not in lines:
            sheet.append([path])
            lines[path] = sheet.max_row
        sheet.cell(lines[path], at[head[column]]).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _into_csv(content, cells, head, german):
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";" if german else ","))
    lines = {row[0]: row for row in rows}
    for path, column, value in cells:
        if path not in lines:
            lines[path] = [path, *[""] * (len(rows[0]) - 1)]
            rows.append(lines[path])
        text = value.strftime("%d.%m.%Y") if isinstance(value, date) and german else str(value)
        lines[path][rows[0].index(head[column])] = (
            text.replace(".", ",") if german and isinstance(value, float) else text
        )
    out = io.StringIO()
    csv.writer(out, delimiter=";" if german else ",").writerows(rows)
    return out.getvalue().encode("cp1252")


def imported(path, name="A. Kim"):
    wishes, problems = read_template(path, load_scenario())
    return enter(wishes, name, TODAY, found=problems)


def refused(path, name="A. Kim"):
    with pytest.raises(ScenarioError) as error:
        imported(path, name)
    return [(found.code, found.where.rpartition(", ")[2]) for found in error.value.problems]


def test_a_template_lists_every_capacity_run_and_who_waits(own):
    scenario = load_scenario()
    rows = {row.path: row for row in template_rows(scenario, "de")}
    counted = {table: sum(path.startswith(f"{table}.") for path in rows) for table in ("staff", "places", "runs")}
    assert counted == {table: len(scenario.table(table)) for table in counted}
    assert sum(path.startswith("courses.") for path in rows) == 2 * len(scenario.table("courses"))
    assert sum(path.startswith("backlog.") for path in rows) == 2 * len(scenario.table("backlog"))
    seats = rows[SEATS]
    assert (seats.present_value, seats.unit, seats.allowed) == (16, "Plätze", "ganze Zahl von 0 bis 500")
    assert (seats.name_de, seats.name_en) == ("Anpassungslehrgang Pflege: Plätze", "Nursing adaptation course: seats")
    assert seats.status in ("Annahme", "vergleichbar", "abgeleitet", "veröffentlicht")
    assert rows[RUN].present_value == "01.09.2027 leipzig"


@pytest.mark.parametrize(("suffix", "german"), [(".xlsx", True), (".xlsx", False), (".csv", True), (".csv", False)])
def test_what_is_filled_in_is_entered(own, tmp_path, suffix, german):
    path = filled(
        tmp_path / f"filled{suffix}",
        {SEATS: 20, HOURS: 12.5, RUN: date(2027, 10, 4), "runs.social_bridge.2028b": "2028-03-01 online"},
        german,
        [(SEATS, "entered_by", "B. Wolf"), (SEATS, "entered_on", date(2026, 11, 20)), (HOURS, "note", "Vertrag"),
         (HOURS, "from_day", date(2027, 1, 1))],
    )  # fmt: skip
    entries = {entry.path: entry for entry in imported(path)}
    base = load_scenario()
    assert base.value(SEATS) == 20
    assert base.steps(HOURS) == [(0, 9.0), (365, 12.5)]
    assert base.value(f"{RUN}.start") == date(2027, 10, 4)
    assert base.value("runs.social_bridge.2028b.site") == "online"
    assert (entries[SEATS].entered_by, entries[SEATS].entered_on) == ("B. Wolf", date(2026, 11, 20))
    assert (entries[HOURS].entered_by, entries[HOURS].note, entries[HOURS].entered_on) == ("A. Kim", "Vertrag", TODAY)
    assert imported(path) == ()  # a second time says nothing new


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_an_empty_template_changes_nothing(own, tmp_path, suffix):
    path = write_template(tmp_path / f"empty{suffix}", template_rows(load_scenario(), "de"), german=True)
    assert read_template(path, load_scenario()) == ([], [])


def test_a_template_that_somebody_may_have_filled_in_is_not_overwritten(own, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(ScenarioError, match="exists already"):
        write_template(path, template_rows(load_scenario(), "de"), german=True)
    assert path.read_text(encoding="utf-8") == "mine"


def test_every_fault_of_a_workbook_is_told_with_its_cell_and_nothing_is_entered(own, tmp_path):
    path = filled(
        tmp_path / "bad.xlsx",
        {SEATS: "viel", HOURS: "12,5", RUN: "bald leipzig", "unsinn": 3, "places.coaching.places": True},
        more=[("courses.social_bridge.seats", "real_value", 17), ("courses.social_bridge.seats", "from_day", "morgen")],
    )
    found = dict(refused(path))
    assert set(found) == {
        "cell_not_number", "number_as_text", "entry_run_form", "unknown_table", "cell_boolean", "cell_not_date",
    }  # fmt: skip
    assert found["number_as_text"] == "cell H2"
    assert not (own / "entries.csv").exists()


def test_a_number_of_two_readings_and_a_line_that_stands_twice_are_refused(own, tmp_path):
    path = filled(tmp_path / "bad.csv", {"backlog.first_contact.leipzig.nursing.people": "1.234"})
    text = path.read_text(encoding="cp1252")
    line = next(line for line in text.splitlines() if line.startswith(SEATS))
    twice = line.replace(";;;;;", ";20;;;;")
    path.write_bytes((text.replace(line, twice) + twice + "\r\n").encode("cp1252"))
    assert [code for code, _ in refused(path)] == ["number_ambiguous", "key_duplicate"]


def test_without_any_name_nothing_is_entered(own, tmp_path):
    path = filled(tmp_path / "f.xlsx", {SEATS: 20, HOURS: 10}, more=[(SEATS, "entered_by", "B. Wolf")])
    assert refused(path, name="") == [("entry_name_missing", "cell H2")]


def test_a_template_of_yesterday_does_not_undo_the_entry_of_today(own, tmp_path):
    old = filled(tmp_path / "old.csv", {SEATS: 20})
    imported(filled(tmp_path / "new.csv", {SEATS: 22}))
    assert [code for code, _ in refused(old)] == ["entry_meanwhile"]
    assert load_scenario().value(SEATS) == 22
    imported(filled(tmp_path / "newer.csv", {SEATS: 20}))
    assert load_scenario().value(SEATS) == 20


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("t.xlsx", b"PK no workbook", "workbook_damaged"),
        ("t.csv", b"Pfad;Werte\r\na;1\r\n", "column_unknown"),
        ("t.csv", b"", "file_empty"),
        ("t.csv", b"Pfad;Pfad;Wirklicher Wert\r\na;b;1\r\n", "column_duplicate"),
        ("t.csv", b"Pfad;Wirklicher Wert\r\na;1;2\r\n", "cells_count"),
        ("t.ods", b"x", "file_kind"),
        ("../../etc/passwd", b"x", "file_kind"),
        ("t.csv", "Pfad;Wirklicher Wert\r\n".encode("utf-16"), "file_encoding"),
    ],
)
def test_a_file_that_is_no_template_is_refused_under_its_own_name(own, name, content, code):
    wishes, problems = read_template_bytes(name, content, load_scenario())
    assert wishes == []
    assert code in [found.code for found in problems]
    assert all(name in found.where and "/tmp" not in found.where for found in problems)


BASE = load_scenario(entered=False)
NUMBERS = [path for path in asked_paths(BASE) if path.split(".")[0] in ("staff", "places", "backlog")]
VALUES = st.dictionaries(st.sampled_from(NUMBERS), st.integers(0, 40_000), max_size=8)


def _fits(path, number):
    column = BASE.place(path).column
    value = number if column.kind == "whole" else number / 20
    return value if column.least <= value <= column.most else column.most


@given(values=VALUES, suffix=st.sampled_from([".xlsx", ".csv"]), german=st.booleans())
@settings(max_examples=8, derandomize=True, database=None, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
def test_a_template_brings_the_same_scenario_as_the_changes_it_states(tmp_path, monkeypatch, values, suffix, german):
    monkeypatch.setenv("LEIQ_OWN", str(tmp_path / "own"))
    (tmp_path / "own" / "entries.csv").unlink(missing_ok=True)
    wanted = {path: _fits(path, number) for path, number in values.items()}
    wanted = {path: max(value, 30) if path.startswith("places.") else value for path, value in wanted.items()}
    imported(filled(tmp_path / f"t{suffix}", wanted, german))
    changed = BASE
    for path, value in wanted.items():
        changed = changed.change(path, value)
    assert load_scenario().tables == changed.tables
    assert digest_of(load_scenario()) == digest_of(changed)
