"""Panels within a board that ask a question of their own: computed when a button says so, marked when it changes."""

from collections.abc import Callable
from typing import Any

from leiq_sim.boards.guard import Guarded
from leiq_sim.boards.latest import Ticket
from leiq_sim.boards.stamp import Stamp


class StoppedError(Exception):
    """Somebody pressed stop; a part of an answer is none."""


def until_stopped(ticket: Ticket, say: Callable[[float], None]) -> Callable[[int, int], None]:
    """Return a progress that says how much is done, from 0 to 1, and raises StoppedError once it was stopped."""

    def progress(done: int, of: int) -> None:
        if ticket.stopped:
            raise StoppedError
        say(done / max(of, 1))

    return progress


class Asking(Guarded):
    """A subclass says what is asked now (`_question`) and which run answers it (`_stamp_of`)."""

    def _question(self) -> Any:
        """Return what is asked now; None when something that is set cannot be used."""
        raise NotImplementedError

    def _stamp_of(self, asked: Any) -> Stamp:
        raise NotImplementedError

    def renew(self) -> None:
        """Mark what was computed for another question than the one that stands here now."""
        asked = self._question()
        if self._running and (asked is None or self._stamp_of(asked) != self.wanted):
            self.drop()
        self.want(None if asked is None else self._stamp_of(asked))
        self.say()

    def repeat(self) -> None:
        asked = self._question()
        if asked is None:
            self.renew()
        else:
            self.ask(asked, self._stamp_of(asked))
