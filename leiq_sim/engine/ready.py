"""The compiled engine has to be translated once for each machine; until then whoever needs it waits, with a word.

Numba keeps what it has translated on disk. `python -m leiq_sim.engine.ready` fills that store when the project is set
up; a kernel fills it in the background when it starts.
"""

import os
import sys
import threading
from collections.abc import Callable

QUIET_SECONDS = 4.0  # from the store it takes less; so nobody hears of it
WAITING = (
    "The engine is translated for this machine, once (about 20 seconds) …",
    "Der Rechenkern wird für diesen Rechner übersetzt, einmal (etwa 20 Sekunden) …",
)


class _Translation(threading.Thread):
    """The one translation of this process, and what went wrong with it."""

    def __init__(self) -> None:
        super().__init__(name="leiq-engine", daemon=True)
        self.failed: BaseException | None = None

    def run(self) -> None:
        try:
            from leiq_sim.engine.event_loop import warm_up

            warm_up()
        except BaseException as error:
            self.failed = error


_started: list[_Translation] = []
_lock = threading.Lock()
_listeners: list[Callable[[str], None]] = []


def in_background() -> threading.Thread:
    """Start the translation if nobody has; return its thread."""
    with _lock:
        if not _started:
            _started.append(_Translation())
            _started[0].start()
        return _started[0]


def is_ready() -> bool:
    """Whether a run could begin at once."""
    return bool(_started) and not _started[0].is_alive() and _started[0].failed is None


def wait() -> None:
    """Return when the engine is ready; say so where it takes longer than a moment. Raises what went wrong."""
    if is_ready():
        return
    thread = in_background()
    thread.join(QUIET_SECONDS)
    if thread.is_alive():
        for listener in _listeners or [_to_the_terminal]:
            listener(sentence())
        thread.join()
    if _started[0].failed is not None:
        raise _started.pop().failed  # type: ignore[misc]


def listen(listener: Callable[[str], None]) -> Callable[[], None]:
    """Let a screen show the word instead of the terminal; return how to stop that."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def sentence(lang: str | None = None) -> str:
    lang = lang or os.environ.get("LEIQ_LANG", "de").lower()
    return WAITING[not lang.startswith("en")]


def _to_the_terminal(words: str) -> None:
    encoding = getattr(sys.stderr, "encoding", None) or "ascii"
    print(words.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)


if __name__ == "__main__":
    wait()
