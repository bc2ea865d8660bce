"""The capacity board, moved by setting values as a browser does."""

from datetime import date

import pytest
from fake_study import FakeStudy
from walking import charts, every, words

from leiq_sim.analysis.checks import BrokenLogError, Finding
from leiq_sim.boards.capacity import CapacityBoard
from leiq_sim.errors import LeiqError
from leiq_sim.model.change import Change

SEATS = "courses.nursing_adaptation.seats"
HOURS = "staff.counselling_nordsachsen.hours_per_week"


def date_of(board, path):
    return board.controls[path].date.widget


def test_moving_a_slider_changes_table_and_figure_and_says_the_replications(pictures, board):
    before, pictures = board.table, board.results
    board.controls[SEATS].slider.value = 25
    assert board.study.asked[-1].changes == (Change(SEATS, 16, 25, date(2027, 1, 1)),)
    assert list(before["Variante"]) == ["–"] * len(before)
    assert list(board.table["Unterschied"])[2] == "+9,0\u00a0Menschen"
    assert charts(board.results) != charts(pictures)
    assert "8 Wiederholungen" in board.status
    assert "8 Wiederholungen" in board.results


def test_slider_and_field_hold_one_value_and_carry_one_name(board):
    control = board.controls[SEATS]
    control.field.value = "20"
    assert control.slider.value == 20
    control.slider.value = 21
    assert control.field.value == "21"
    assert control.slider.tooltip == control.field.description == "Anpassungslehrgang Pflege, Plätze"


def test_a_slider_can_hold_every_value_of_the_baseline(board, base):
    assert {path: control.value for path, control in board.controls.items()} == {
        path: 0 if path.startswith("cut.") else base.value(path) for path in board.controls
    }
    assert board.study.asked[0].changes == ()


def test_hours_are_read_with_comma_and_point(board):
    control = board.controls[HOURS]
    control.field.value = "4,5"
    assert control.slider.value == 4.5
    control.field.value = "5.5"
    assert control.slider.value == 5.5
    assert control.field.value == "5,5"


@pytest.mark.parametrize("typed", ["viel", "-3", "99999", "nan", ""])
def test_a_wrong_number_is_a_sentence_and_the_last_result_stays(board, typed):
    board.controls[SEATS].slider.value = 25
    kept, asked = board.table, len(board.study.asked)
    board.controls[HOURS].field.value = typed
    assert 'role="alert"' in board.status
    assert "Mobile Beratung Nordsachsen" in board.status
    assert board.table.equals(kept)
    assert len(board.study.asked) == asked
    board.controls[HOURS].field.value = "3,5"
    assert 'role="alert"' not in board.status
    assert board.study.asked[-1].changes[0].new == 3.5


@pytest.mark.parametrize("typed", ["31.02.2027", "morgen", "01.01.2031", ""])
def test_a_wrong_date_is_a_sentence_and_the_last_result_stays(board, typed):
    board.controls[SEATS].slider.value = 25
    kept, asked = board.table, len(board.study.asked)
    date_of(board, SEATS).value = typed
    assert 'role="alert"' in board.status
    assert "01.01.2026 bis 31.12.2028" in board.status
    assert board.table.equals(kept)
    assert len(board.study.asked) == asked


def test_a_right_date_moves_its_own_change_and_clears_the_fault(board):
    board.controls[SEATS].slider.value = 25
    board.controls[HOURS].slider.value = 4
    date_of(board, SEATS).value = "falsch"
    date_of(board, SEATS).value = "2027-04-01"
    assert date_of(board, SEATS).value == "01.04.2027"
    assert board.study.asked[-1].changes == (
        Change(HOURS, 2.75, 4, date(2027, 1, 1)),
        Change(SEATS, 16, 25, date(2027, 4, 1)),
    )
    assert 'role="alert"' not in board.status


def test_the_date_stands_beside_what_is_changed_only(board):
    assert date_of(board, SEATS).layout.display == "none"
    board.controls[SEATS].slider.value = 25
    assert date_of(board, SEATS).layout.display is None
    assert date_of(board, SEATS).tooltip == "Anpassungslehrgang Pflege: gilt ab"


def test_weeks_move_the_runs_of_the_twelve_months_after_the_date(board, base):
    board.controls[SEATS].shift.value = 3
    moved = board.study.asked[-1]
    starts = {row.id: row.start for row in base.rows("runs") if row.course == "nursing_adaptation"}
    changed = {change.path.split(".")[2]: (change.new - change.old).days for change in moved.changes}
    due = {run for run, start in starts.items() if date(2027, 1, 1) <= start < date(2028, 1, 1)}
    assert changed == dict.fromkeys(due, 21)
    assert len(due) >= 2


def test_no_run_is_moved_before_the_date(board, base):
    date_of(board, SEATS).value = "01.02.2027"
    board.controls[SEATS].shift.value = -12
    assert all(change.new >= date(2027, 2, 1) for change in board.study.asked[-1].changes)


def test_a_value_shows_where_it_comes_from_and_a_changed_one_is_entered(board):
    control = board.controls[SEATS]
    before = words(control.box)
    assert [s for s in ("veröffentlicht", "vergleichbar", "abgeleitet", "Annahme") if s in before] == ["vergleichbar"]
    control.slider.value = 25
    assert "eingetragen" in words(control.box)


def test_a_cut_takes_its_share_of_everything_the_line_pays(board, base):
    board.controls[SEATS].slider.value = 20
    board.controls["cut.iq_network"].slider.value = 20
    made = board.study.asked[-1]
    assert [made.steps(p)[-1][1] for p in (SEATS, "places.coaching.places", "staff.fizu.hours_per_week")] == [
        16,
        18,
        7.2,
    ]
    assert made.steps(HOURS) == base.steps(HOURS)
    board.controls["cut.iq_counselling"].slider.value = 50
    assert board.study.asked[-1].steps(HOURS)[-1][1] == 1.375


def test_back_to_the_baseline_takes_everything_back(board):
    board.controls[SEATS].slider.value = 25
    board.controls[SEATS].shift.value = 3
    board.reset.click()
    assert board.study.asked[-1].changes == ()
    assert not any(control.changed for control in board.controls.values())


def test_changes_stand_as_sentences(board):
    board.controls[SEATS].slider.value = 25
    assert "25 statt 16" in words(board.widget)


def test_replications_can_be_raised(board):
    board.replications.value = 60
    assert "60 Wiederholungen" in board.status


def test_a_fault_of_the_run_is_a_sentence_and_the_last_result_stays(board):
    board.controls[SEATS].slider.value = 25
    kept = board.table
    board.study.fail = LeiqError("<b>kaputt</b>")
    board.controls[SEATS].slider.value = 26
    assert not board.again.layout.display
    assert "&lt;b&gt;kaputt&lt;/b&gt;" in board.status
    assert board.table.equals(kept)


ENGLISH = [
    "Baseline",
    "Capacity",
    "seats",
    "unchanged",
    "difference",
    "Difference",
    "Show",
    "better",
    "weeks",
    "Undo",
    "whole",
    "assumption",
    "out of date",
    "waiting",
    "Example data",
    "Replications",
    "hrs",
    "Language",
    "from ",
    "holds",
    "District",
    "taken",
]
GERMAN = [
    "Basis",
    "Kapazität",
    "Plätze",
    "unverändert",
    "Unterschied",
    "Zeigen",
    "besser",
    "Wochen",
    "Annahme",
    "veraltet",
    "Wartende",
    "Beispieldaten",
    "Wiederholungen",
    "Std.",
    "gilt",
    "Gebiet",
    "besetzt",
]


def test_the_switch_leaves_no_word_of_the_other_language(pictures, board):
    board.controls[SEATS].slider.value = 25
    shown = words(board.widget)
    assert [word for word in ENGLISH if word in shown] == []
    assert [word for word in GERMAN if word not in shown] == []
    board.language.value = "en"
    shown = words(board.widget)
    assert [word for word in GERMAN if word in shown] == []
    board.language.value = "de"
    assert [word for word in ENGLISH if word in words(board.widget)] == []


def test_every_screen_says_that_the_data_are_examples(board):
    assert "Beispieldaten, nicht mit den Partnern abgestimmt" in words(board.widget)
    board.language.value = "en"
    assert "Example data, not agreed with the partners" in words(board.widget)


def test_names_of_the_data_are_escaped(base):
    evil = base.change("courses.nursing_adaptation.name_de", "<script>alert(1)</script>")
    made = CapacityBoard(evil, FakeStudy(), "de", background=False)
    made.controls[SEATS].slider.value = 25
    shown = "".join(str(getattr(widget, "value", "")) for widget in every(made.widget))
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_as_text_a_board_is_its_name(board):
    bundle = board._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == "LeIQ-Werkbank: Kapazitäten"
    assert "application/vnd.jupyter.widget-view+json" in data


def test_the_picture_says_in_words_what_it_shows(pictures, board):
    assert len(charts(board.results)) == 5
    assert "Stadt Leipzig 30" in next(iter(charts(board.results)))


def test_closed_groups_open_and_close_and_count_what_is_changed(board):
    assert set(board.panel.toggles) == {"support", "cut"}
    toggle, inside = board.panel.toggles["cut"], board.panel.inside["cut"]
    assert inside.layout.display == "none"
    assert toggle.description == "Zeigen: 2 Werte, unverändert"
    board.controls["cut.iq_network"].slider.value = 20
    assert toggle.description == "Zeigen: 2 Werte, 1 geändert"
    toggle.click()
    assert inside.layout.display is None
    assert toggle.description == "Schließen"


def test_courses_stand_below_the_name_of_who_runs_them(board):
    blocks = board.panel.inside["courses"].children
    assert "DAA Leipzig" in words(blocks[1])
    assert "Brückenmaßnahme Soziales" in words(blocks[1])


def test_a_run_that_contradicts_itself_is_told_and_shows_no_number(base):
    broken = BrokenLogError([Finding("error", "flow", "first_counselling", 1.0, 2.0, 0)])
    board = CapacityBoard(base, FakeStudy(fail=broken), "de", background=False, from_date=date(2027, 1, 1))
    assert "Ein Lauf widerspricht sich selbst" in board.status
    assert "first_counselling" in board.status
    assert board.results == ""


def test_below_the_results_stands_that_the_runs_do_not_contradict_themselves(board):
    assert "Littles Gesetz gilt (240 Gleichungen)" in words(board.widget)
