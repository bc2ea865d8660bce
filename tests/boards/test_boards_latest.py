"""The newest request wins, and results are shown as they grow."""

import threading
import time

from leiq_sim.boards.latest import Latest


class Told:
    """What a board would be told."""

    def __init__(self, work, background=True):
        self.shown, self.ended = [], []
        self.latest = Latest(
            work, lambda *said: self.shown.append(said), lambda *said: self.ended.append(said), background
        )


def test_many_quick_requests_are_one_run_of_the_last():
    ran = []

    def work(request, _):
        ran.append(request)
        yield request

    told = Told(work)
    for number in range(10):
        told.latest.ask(number)
        time.sleep(0.01)
    assert told.latest.wait(10)
    assert ran == [9]
    assert told.shown == [(9, 9)]
    assert told.ended == [(9, None, False)]


def test_an_overtaken_run_is_told_to_stop_and_shows_nothing_more():
    begun = threading.Event()

    def work(request, ticket):
        yield f"first of {request}"
        begun.set()
        last = time.monotonic() + 10
        while request == "old" and not ticket.stopped and time.monotonic() < last:
            time.sleep(0.01)
        yield f"last of {request}"

    told = Told(work)
    told.latest.ask("old")
    assert begun.wait(10)
    told.latest.ask("new")
    assert told.latest.wait(10)
    assert [result for _, result in told.shown] == ["first of old", "first of new", "last of new"]
    assert told.ended == [("new", None, False)]


def test_halting_shows_what_is_there_and_ends():
    begun = threading.Event()

    def work(request, ticket):
        begun.set()
        last = time.monotonic() + 10
        while not ticket.stopped and time.monotonic() < last:
            time.sleep(0.01)
        yield "what is there"

    told = Told(work)
    told.latest.ask(1)
    assert begun.wait(10)
    told.latest.halt()
    assert told.latest.wait(10)
    assert told.shown == [(1, "what is there")]
    assert told.ended == [(1, None, True)]


def test_halting_before_anything_began_computes_nothing():
    ran = []
    told = Told(lambda request, _: ran.append(request) or [])
    told.latest.ask(1)
    told.latest.halt()
    assert told.latest.wait(10)
    assert told.ended == [(1, None, True)]
    told.latest.ask(2)
    assert told.latest.wait(10)
    assert ran == [2]


def test_without_background_everything_happens_at_once():
    told = Told(lambda request, _: [request, 2 * request], background=False)
    told.latest.ask(3)
    assert told.shown == [(3, 3), (3, 6)]
    assert told.ended == [(3, None, False)]


def test_a_fault_is_handed_on_and_the_worker_goes_on():
    fault = ValueError("no")

    def work(request, _):
        if request == 1:
            raise fault
        yield request

    told = Told(work)
    told.latest.ask(1)
    assert told.latest.wait(10)
    told.latest.ask(2)
    assert told.latest.wait(10)
    assert told.ended == [(1, fault, False), (2, None, False)]
    assert told.shown == [(2, 2)]
