"""A worker for boards: the newest request wins, an older run is told to stop."""

import threading
from collections.abc import Callable
from typing import Any

QUIET_S = 0.15  # a slider that is being dragged sends many values; we wait until it rests


class OvertakenError(Exception):
    """The run was overtaken by a newer request."""


class Ticket:
    """Handed to a run; the run asks it between replications whether it is still wanted."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    def check(self) -> None:
        """Raise OvertakenError when a newer request has come."""
        if self.stopped:
            raise OvertakenError


class Latest:
    """Call `work(request, ticket)` for the newest request only, then `done(request, result, error)`.

    In the background: one daemon thread, which waits until requests have been quiet for 150 ms. With
    `background=False` everything happens within `ask`, for tests and stored notebooks.
    """

    def __init__(
        self,
        work: Callable[[Any, Ticket], Any],
        done: Callable[[Any, Any, Exception | None], None],
        background: bool = True,
    ) -> None:
        self._work, self._done, self._background = work, done, background
        self._news = threading.Condition()
        self._waiting: list[Any] = []
        self._ticket = Ticket()
        self._busy = False
        self._thread: threading.Thread | None = None

    def ask(self, request: Any) -> None:
        """Replace whatever was asked before."""
        if not self._background:
            self._run(request, Ticket())
            return
        with self._news:
            self._ticket.stop()
            self._waiting = [request]
            if self._thread is None:
                self._thread = threading.Thread(target=self._loop, daemon=True, name="leiq-board")
                self._thread.start()
            self._news.notify_all()

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
                request, ticket = self._waiting.pop(), Ticket()
                self._ticket, self._busy = ticket, True
            try:
                self._run(request, ticket)
            finally:
                with self._news:
                    self._busy = False
                    self._news.notify_all()

    def _run(self, request: Any, ticket: Ticket) -> None:
        result, error = None, None
        try:
            result = self._work(request, ticket)
        except OvertakenError:
            return
        except Exception as failed:  # every fault becomes a sentence on the board
            error = failed
        if not ticket.stopped:
            self._done(request, result, error)
