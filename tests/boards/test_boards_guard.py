"""Every number on a board carries the run it belongs to, and is marked from the moment the inputs ask for another."""

import io
from datetime import date

import pytest
from fake_study import SEATS, FakeStudy
from walking import every, is_marked, said, stamps

from leiq_sim.boards.capacity import CapacityBoard
from leiq_sim.boards.stamp import Stamp


def contents(board):
    return {one: str(getattr(one, "value", "")) for one in every(board.widget)}


def test_whatever_changes_with_a_run_carries_its_stamp(growing):
    growing.controls[SEATS].slider.value = 20
    before = contents(growing)
    other = CapacityBoard(growing.base, growing.study, "de", background=False, from_date=date(2027, 1, 1))
    other.controls[SEATS].slider.value = 25
    after = [str(getattr(one, "value", "")) for one in every(other.widget)]
    changed = [new for old, new in zip(before.values(), after, strict=True) if said(old) != said(new)]
    inputs = {str(getattr(one, "value", "")) for one in every(other.controls[SEATS].box)} | {other._changes.value}
    outputs = [value for value in changed if value not in inputs]
    assert len(outputs) >= 9
    want = (other.shown.run, "1", "50", other.shown.data)
    assert [value[:80] for value in outputs if stamps(value) != [want]] == []


def test_every_output_is_marked_from_the_change_until_its_own_new_content_is_there(growing):
    growing.controls[SEATS].slider.value = 20
    outputs = [one for one in every(growing.widget) if stamps(str(getattr(one, "value", "")))]
    assert len(outputs) >= 9
    assert not any(map(is_marked, outputs))
    seen = {}

    def asked(scenario, cancelled, progress):
        seen["asked"] = [is_marked(one) for one in outputs]
        seen["words"] = growing.status
        return FakeStudy.answers(growing.study, scenario, cancelled, progress)

    def first(*_):
        seen["first"] = [(is_marked(one), stamps(one.value)[0][2]) for one in outputs]

    growing.study.answers, growing.study.during = asked, first
    growing.controls[SEATS].slider.value = 25
    assert seen["asked"] == [True] * len(outputs)
    assert "gehören zum vorigen Stand" in seen["words"]
    assert seen["first"] == [(False, "8")] * len(outputs)
    assert {stamps(one.value)[0][2] for one in outputs} == {"50"}
    assert not any(map(is_marked, outputs))


def test_an_output_that_is_not_drawn_yet_stays_marked(growing):
    growing.controls[SEATS].slider.value = 20
    draw = growing.draw
    marked = []

    def slowly(*args):
        for number, page in enumerate(draw(*args)):
            marked.append([is_marked(growing._tiles), is_marked(growing._figures["runs"])] if number == 4 else None)
            yield page

    growing.draw = slowly
    growing.controls[SEATS].slider.value = 25
    assert [pair for pair in marked if pair] == [[False, True], [False, False]]


@pytest.mark.parametrize("typed", ["viel", "-3"])
def test_inputs_that_cannot_be_run_mark_what_is_shown(board, typed):
    board.controls[SEATS].field.value = typed
    assert board.stale
    assert all(map(is_marked, board._outputs))
    board.controls[SEATS].field.value = "16"
    assert not any(map(is_marked, board._outputs))


def test_a_fault_of_the_run_leaves_the_mark_and_names_no_folder(board, monkeypatch):
    log = io.StringIO()
    monkeypatch.setattr("sys.__stderr__", log)
    board.study.fail = ValueError("/secret/file")
    board.controls[SEATS].slider.value = 25
    assert all(map(is_marked, board._outputs))
    assert "ValueError" in board.status
    assert "secret" not in board.status
    assert "ValueError: /secret/file" in log.getvalue()
    board.study.fail = None
    board.again.click()
    assert not any(map(is_marked, board._outputs))


def test_going_back_to_what_is_shown_takes_the_mark_away_and_computes_nothing(board):
    board.controls[SEATS].slider.value = 25
    asked = len(board.study.asked)
    board.controls[SEATS].field.value = "x"
    assert board.stale
    board.controls[SEATS].field.value = "25"
    assert not board.stale
    assert len(board.study.asked) == asked


def test_another_seed_other_data_and_more_replications_are_another_run(base):
    one = Stamp.of([base, base], 1, 50)
    assert one.after(8).answers(one)
    assert not one.after(8).answers(None)
    assert not one.answers(Stamp.of([base, base], 2, 50))
    assert not one.answers(Stamp.of([base, base], 1, 60))
    other = base.change("settings.other_cost_share.value", 0.3)
    assert not one.answers(Stamp.of([other, other], 1, 50))
    assert Stamp.of([other, base], 1, 50).data != one.data


def test_while_results_grow_no_verdict_falls(growing):
    seen = []
    growing.study.during = lambda: seen.append((growing._sentence.value, growing._tiles.value, growing._table.value))
    growing.controls[SEATS].slider.value = 25
    assert all("Urteil folgt" in html.replace("Das Urteil folgt", "Urteil folgt") for html in seen[0])
    assert all(">besser<" not in html and " besser" not in html for html in seen[0])
    assert "besser" in growing._tiles.value
    assert "Besser:" in growing._sentence.value


def test_stopping_keeps_what_is_there_and_lets_verdicts_fall(growing):
    growing.study.during = growing.stop.click
    growing.controls[SEATS].slider.value = 25
    assert "Nach 8 Wiederholungen angehalten" in growing.status
    assert (growing.shown.done, growing.shown.asked, growing.stale) == (8, 50, False)
    assert "besser in 7 von 8" in growing._tiles.value
    assert growing.stop.layout.display == "none"


def test_a_run_that_waits_for_the_engine_says_so(growing, monkeypatch):
    seen = []

    def answers(scenario, cancelled, progress):
        from leiq_sim.engine import ready

        for listener in ready._listeners:
            listener("")
        seen.append(growing.status)
        return FakeStudy.answers(growing.study, scenario, cancelled, progress)

    growing.study.answers = answers
    growing.controls[SEATS].slider.value = 25
    assert "Der Rechenkern wird für diesen Rechner übersetzt" in seen[0]
    growing.language.value = "en"
    growing.controls[SEATS].slider.value = 26
    assert "The engine is translated" in seen[1]
