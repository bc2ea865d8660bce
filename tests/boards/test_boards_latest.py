"""The newest request wins."""

import threading
import time

from leiq_sim.boards.latest import Latest


def test_many_quick_requests_are_one_run_of_the_last():
    ran, done = [], []
    latest = Latest(lambda request, _: ran.append(request) or request, lambda *found: done.append(found))
    for number in range(10):
        latest.ask(number)
        time.sleep(0.01)
    assert latest.wait(10)
    assert ran == [9]
    assert done == [(9, 9, None)]


def test_an_overtaken_run_is_told_to_stop_and_gives_no_result():
    begun, done = threading.Event(), []

    def work(request, ticket):
        begun.set()
        last = time.monotonic() + 10
        while request == "old" and time.monotonic() < last:
            ticket.check()
            time.sleep(0.01)
        return request

    latest = Latest(work, lambda request, *_: done.append(request))
    latest.ask("old")
    assert begun.wait(10)
    latest.ask("new")
    assert latest.wait(10)
    assert done == ["new"]


def test_a_result_that_came_too_late_is_not_shown():
    begun, go, done = threading.Event(), threading.Event(), []

    def work(request, _):
        begun.set()
        if request == "old":
            go.wait(10)
        return request

    latest = Latest(work, lambda request, *_: done.append(request))
    latest.ask("old")
    assert begun.wait(10)
    latest.ask("new")
    go.set()
    assert latest.wait(10)
    assert done == ["new"]


def test_without_background_everything_happens_at_once():
    done = []
    Latest(lambda request, _: 2 * request, lambda *found: done.append(found), background=False).ask(3)
    assert done == [(3, 6, None)]


def test_a_fault_is_handed_on():
    done, fault = [], ValueError("no")

    def work(*_):
        raise fault

    Latest(work, lambda *found: done.append(found), background=False).ask(1)
    assert done == [(1, None, fault)]
