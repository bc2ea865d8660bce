"""Until the compiled engine is ready a run waits with a word; what goes wrong reaches whoever waits."""

import subprocess
import sys
import threading

import pytest

from leiq_sim.engine import event_loop, ready


@pytest.fixture
def anew(monkeypatch):
    """Begin as in a process in which nothing has been translated."""
    monkeypatch.setattr(ready, "_started", [])
    monkeypatch.setattr(ready, "_listeners", [])
    monkeypatch.setattr(ready, "QUIET_SECONDS", 0.01)
    return monkeypatch


def test_a_run_waits_with_a_word_on_stderr_in_the_chosen_language(anew, capsys):
    slow = threading.Event()
    anew.setattr(event_loop, "warm_up", lambda: slow.wait(5))
    anew.setenv("LEIQ_LANG", "en")
    threading.Timer(0.2, slow.set).start()
    assert not ready.is_ready()
    ready.wait()
    assert ready.is_ready()
    assert capsys.readouterr().err == "The engine is translated for this machine, once (about 20 seconds) …\n"
    assert ready.sentence("de").startswith("Der Rechenkern wird")
    ready.wait()
    assert capsys.readouterr().err == ""


def test_who_listens_is_told_instead_of_the_terminal(anew, capsys):
    slow, told = threading.Event(), []
    anew.setattr(event_loop, "warm_up", lambda: slow.wait(5))
    stop = ready.listen(lambda words: (told.append(words), slow.set()))
    ready.wait()
    stop()
    assert told == [ready.sentence()]
    assert ready._listeners == []
    assert capsys.readouterr().err == ""


def test_what_is_quick_is_not_spoken_of(anew, capsys):
    anew.setattr(ready, "QUIET_SECONDS", 5)
    anew.setattr(event_loop, "warm_up", lambda: None)
    ready.wait()
    assert capsys.readouterr().err == ""


def test_what_goes_wrong_reaches_whoever_waits_and_is_tried_again(anew):
    tries = []

    def fail():
        tries.append(1)
        if len(tries) == 1:
            raise OSError("no space left")

    anew.setattr(event_loop, "warm_up", fail)
    with pytest.raises(OSError, match="no space"):
        ready.wait()
    assert not ready.is_ready()
    ready.wait()
    assert ready.is_ready()


def test_many_who_wait_start_it_once(anew):
    count = []
    anew.setattr(event_loop, "warm_up", lambda: count.append(1))
    threads = [threading.Thread(target=ready.wait) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count == [1]


def test_the_command_that_fills_the_store_ends_well():
    done = subprocess.run([sys.executable, "-m", "leiq_sim.engine.ready"], capture_output=True, timeout=300)
    assert done.returncode == 0
