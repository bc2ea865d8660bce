"""Undo and redo, as a coordinator presses them."""

from datetime import date
from itertools import count

from leiq_sim.boards.history import History
from leiq_sim.model.change import Change

SEATS = "courses.nursing_adaptation.seats"
HOURS = "staff.counselling_nordsachsen.hours_per_week"


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_quick_moves_of_one_control_are_one_step_and_slow_ones_are_not():
    clock = Clock()
    history = History(0, clock)
    for number in range(1, 11):
        clock.now += 0.1
        history.record(number, "a")
    assert history.undo() == 0
    assert history.redo() == 10
    clock.now += 0.1
    history.record(11, "a")
    clock.now += 5
    history.record(12, "a")
    assert [history.undo(), history.undo()] == [11, 10]


def test_moves_of_two_controls_are_two_steps_and_the_same_state_is_none():
    history = History(0, Clock())
    history.record(1, "a")
    history.record(1, "b")
    history.record(2, "b")
    assert [history.undo(), history.undo(), history.undo()] == [1, 0, 0]
    assert not history.can_undo


def test_a_new_move_forgets_what_was_undone():
    history = History(0, Clock())
    history.record(1, "a")
    history.record(2, "b")
    history.undo()
    history.record(3, "c")
    assert not history.can_redo
    assert history.undo() == 1


def test_undo_and_redo_put_values_dates_and_weeks_back(board):
    seats, hours = board.controls[SEATS], board.controls[HOURS]
    board.history._clock = count(0, 10).__next__
    seats.slider.value = 25
    hours.slider.value = 4
    seats.date.widget.value = "01.04.2027"
    seats.shift.value = 2
    assert board.redo.disabled
    steps = ((25, "01.04.2027", 4), (25, "01.01.2027", 4), (25, "01.01.2027", 2.75), (16, "01.01.2027", 2.75))
    for value, day, other in steps:
        board.undo.click()
        assert (seats.value, seats.date.widget.value, hours.value) == (value, day, other)
        assert seats.shift.value == 0
    assert board.undo.disabled
    assert board.study.asked[-1].changes == ()
    for _ in range(3):
        board.redo.click()
    assert board.study.asked[-1].changes[1] == Change(SEATS, 16, 25, date(2027, 4, 1))
    board.redo.click()
    assert seats.shift.value == 2
    assert board.redo.disabled


def test_reset_can_be_undone(board):
    board.controls[SEATS].slider.value = 25
    board.controls["cut.iq_network"].slider.value = 20
    board.reset.click()
    assert board.study.asked[-1].changes == ()
    assert board.reset.disabled
    board.undo.click()
    assert board.controls["cut.iq_network"].value == 20
    assert board.controls[SEATS].value == 25


def test_undo_takes_a_wrong_entry_away(board):
    board.controls[SEATS].slider.value = 25
    board.controls[HOURS].field.value = "viel"
    assert 'role="alert"' in board.status
    board.undo.click()
    assert 'role="alert"' not in board.status
    assert board.controls[HOURS].field.value == "2,75"
