"""What was set before: one step back and forth; quick moves of the same control are one step."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
QUICK_S = 1.0


class History(Generic[T]):
    """The states of a board, the present one among them."""

    def __init__(self, first: T, clock: Callable[[], float] = time.monotonic) -> None:
        self._states, self._at, self._clock = [first], 0, clock
        self._last: tuple[str, float] = ("", -QUICK_S)

    def record(self, state: T, what: str) -> None:
        """Take a new state, brought about by `what`; what had been undone is forgotten. The same state is none."""
        if state == self.present:
            return
        before, when = self._last
        now = self._clock()
        quick = bool(what) and what == before and now - when < QUICK_S and self._at > 0
        self._states = [*self._states[: self._at + (0 if quick else 1)], state]
        self._at = len(self._states) - 1
        self._last = what, now

    @property
    def present(self) -> T:
        return self._states[self._at]

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at < len(self._states) - 1

    def undo(self) -> T:
        """Return the state before; at the first one it stays."""
        return self._go(-1)

    def redo(self) -> T:
        return self._go(1)

    def _go(self, by: int) -> T:
        self._at = min(max(self._at + by, 0), len(self._states) - 1)
        self._last = ("", -QUICK_S)
        return self.present
