"""A worker for boards: the newest request wins, an older run is told to stop, results come in as they grow."""

import threading
from collections.abc import Callable, Iterable
from typing import Any

QUIET_S = 0.08  # a slider that is being dragged sends many values; we wait until it rests


class Ticket:
    """Handed to a run, which asks it now and then whether it is still wanted."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.halted = False

    def stop(self) -> None:
        """A newer request has come: nothing of this run will be shown any more."""
        self._stop.set()

    def halt(self) -> None:
        """Somebody wants no more of it: what is there is shown."""
        self.halted = True
        self._stop.set()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    @property
    def overtaken(self) -> bool:
        return self.stopped and not self.halted


class Latest:
    """Show what `work(request, ticket)` yields for the newest request only, then tell that it has ended.

    `shown(request, result)` is called for each result, `ended(request, error, halted)` once; neither for a request
    that was overtaken. In the background: one daemon thread, which waits until requests have been quiet for 80 ms.
    With `background=False` everything happens within `ask`, for tests and stored notebooks.
    """

    def __init__(
        self,
        work: Callable[[Any, Ticket], Iterable[Any]],
        shown: Callable[[Any, Any], None],
        ended: Callable[[Any, Exception | None, bool], None],
        background: bool = True,
    ) -> None:
        self._work, self._shown, self._ended, self._background = work, shown, ended, background
        self._news = threading.Condition()
        self._waiting: list[Any] = []
        self._ticket = Ticket()
        self._busy = False
        self._thread: threading.Thread | None = None

    def ask(self, request: Any) -> None:
        """Replace whatever was asked before."""
        if not self._background:
            self._ticket = Ticket()
            self._run(request, self._ticket)
            return
        with self._news:
            self._ticket.stop()
            self._waiting = [request]
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._loop, daemon=True, name="leiq-board")
                self._thread.start()
            self._news.notify_all()

    def halt(self) -> None:
        """End what is being computed, and what has not begun."""
        with self._news:
            waiting, self._waiting = self._waiting, []
            if not waiting:
                self._ticket.halt()
        for request in waiting:
            self._ended(request, None, True)

    def drop(self) -> None:
        """Forget what was asked: its inputs are no longer those on the board."""
        with self._news:
            self._ticket.stop()
            self._waiting = []

    def wait(self, seconds: float = 60.0) -> bool:
        """Return whether all that was asked is done within some seconds."""
        with self._news:
            return self._news.wait_for(lambda: not self._waiting and not self._busy, seconds)

    def _loop(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: bool(self._waiting))
                while self._news.wait(QUIET_S):
                    pass  # a newer request came: the quiet begins anew
                if not self._waiting:
                    self._news.notify_all()
                    continue
                request, ticket = self._waiting.pop(), Ticket()
                self._ticket, self._busy = ticket, True
            try:
                self._run(request, ticket)
            finally:
                with self._news:
                    self._busy = False
                    self._news.notify_all()

    def _run(self, request: Any, ticket: Ticket) -> None:
        error = None
        try:
            for result in self._work(request, ticket):
                if ticket.overtaken:
                    return
                self._shown(request, result)
        except Exception as failed:  # every fault becomes a sentence on the board
            error = failed
        if not ticket.overtaken:
            self._ended(request, error, ticket.halted)
