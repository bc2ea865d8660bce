"""Outputs that know their run: computed in the background, and marked while the inputs ask for another.

A subclass says what is wanted (`ask`), computes it (`work`) and draws it (`draw`). Every output carries the stamp of
the run it shows; it is marked from the moment the inputs ask for another until its own new content is there.
"""

import sys
import traceback
from collections.abc import Iterator
from itertools import chain
from threading import RLock
from typing import Any

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.boards import parts
from leiq_sim.boards.latest import Latest, Ticket
from leiq_sim.boards.pieces import button, html, row
from leiq_sim.boards.stamp import Stamp
from leiq_sim.engine import ready
from leiq_sim.errors import LeiqError, ScenarioError

STALE = "leiq-stale"


class Guarded:
    """Inputs on one side, outputs on the other, and a strip between them that says the state."""

    def __init__(self, lang: str | None = None, background: bool = True) -> None:
        self.lang = texts.language(lang)
        self.wanted: Stamp | None = None
        self.shown: Stamp | None = None
        self.answer: Any = None  # what `shown` stands for
        self._error: Exception | None = None
        self._request: Any = None
        self._running, self._halted, self._done = False, False, 0
        self._outputs: dict[w.HTML, Stamp | None] = {}
        self._lock = RLock()  # callbacks come from several threads
        self._latest = Latest(self._work, self._show, self._end, background)
        self._status = html("leiq-status")
        self._stamp = self.output("leiq-stampbox")
        self.stop, self.again = button("leiq-stop"), button("leiq-again leiq-main")
        self.stop.on_click(lambda _: self._latest.halt())
        self.again.on_click(lambda _: self.repeat())

    # What subclasses fill in.

    def work(self, request: Any, ticket: Ticket) -> Iterator[tuple[Any, int]]:
        """Yield results as they grow, each with its number of replications; ask the ticket whether to go on."""
        raise NotImplementedError

    def draw(self, answer: Any, pending: bool, lang: str) -> Iterator[tuple[w.HTML, str]]:
        """Yield what each output shows of an answer, the quickest first; `pending`: no verdict falls yet.

        Touches no widget: it may be overtaken.
        """
        raise NotImplementedError

    def repeat(self) -> None:
        """Ask again for what the inputs say now."""
        raise NotImplementedError

    def faults(self) -> list[str]:
        """Return what stands in the inputs and cannot be used, in sentences."""
        return []

    def said_stale(self) -> str:
        """Return what has changed since the run that is shown."""
        return texts.t("board.stale", self.lang)

    def said_empty(self) -> str:
        """Return the first step, while nothing was computed yet."""
        return texts.t("board.empty", self.lang)

    # What is on the screen.

    @property
    def status(self) -> str:
        """The strip of state, as HTML."""
        return self._status.value

    @property
    def results(self) -> str:
        """What was computed, as HTML."""
        return "".join(output.value for output in self._outputs)

    @property
    def stale(self) -> bool:
        """Whether anything shows another run than the one that the inputs ask for."""
        return any(stamp is not None and not stamp.answers(self.wanted) for stamp in self._outputs.values())

    def wait(self, seconds: float = 600.0) -> bool:
        """Return whether the board is done within some seconds."""
        return self._latest.wait(seconds)

    def output(self, classes: str = "") -> w.HTML:
        """Return a new place for results; every number of a run stands in one."""
        made = html(f"leiq-output {classes}")
        self._outputs[made] = None
        return made

    def status_row(self) -> w.VBox:
        """Return the strip with its buttons, and the stamp beneath."""
        return w.VBox([row(self._status, self.stop, self.again, classes="leiq-statusrow"), self._stamp])

    def speak(self) -> None:
        """Write every word anew, in the language that is spoken."""
        self.stop.description = texts.t("board.stop", self.lang)
        self.again.description = texts.t("board.again", self.lang)
        if self.answer is not None and self.shown is not None:
            self._place()
        self.say()

    # From a wish to what is shown.

    def want(self, stamp: Stamp | None) -> None:
        """Say which run the inputs ask for now (None: what they say cannot be run); mark what belongs to another."""
        with self._lock:
            self.wanted = stamp
            self._mark()

    def ask(self, request: Any, stamp: Stamp) -> None:
        """Compute what is wanted, unless it is shown already; a newer wish overtakes it."""
        with self._lock:
            self.want(stamp)
            self._error, self._halted = None, False
            if self.shown is not None and self.shown.whole and self.shown.answers(stamp) and not self.stale:
                self.drop()
                return
            self._request, self._running, self._done = request, True, 0
            self.say()
        self._latest.ask(request)

    def drop(self) -> None:
        """Give up what is being computed: the inputs no longer ask for it."""
        with self._lock:
            self._request, self._running = None, False
            self._latest.drop()
            self.say()

    def progress(self, ticket: Ticket, done: int) -> None:
        """Say how many replications are done."""
        if not ticket.stopped:
            self._done = done
            self.say()

    def _work(self, request: Any, ticket: Ticket) -> Iterator[tuple[Any, int]]:
        quiet = ready.listen(lambda _: self._strip("status", ready.sentence(self.lang)))
        try:
            yield from self.work(request, ticket)
        finally:
            quiet()

    def _show(self, request: Any, found: tuple[Any, int]) -> None:
        answer, done = found
        with self._lock:
            if request is not self._request or self.wanted is None:
                return
            self.answer, self.shown = answer, self.wanted.after(done)
        self._place()

    def _place(self) -> None:
        """Draw the answer without holding anybody up, output by output, as long as it is wanted."""
        with self._lock:
            answer, stamp, request, lang = self.answer, self.shown, self._request, self.lang
            pending = self._running
        if stamp is None:
            return
        pages = chain([(self._stamp, stamp.line(lang))], self.draw(answer, pending and not stamp.whole, lang))
        rest = list(self._outputs)
        for output, words in chain(pages, ((output, "") for output in tuple(rest))):
            with self._lock:
                if answer is not self.answer or request is not self._request or lang != self.lang:
                    return  # overtaken: whoever did it draws anew
                if output in rest:
                    self._put(output, words, stamp)
                    rest.remove(output)
        self.say()

    def _put(self, output: w.HTML, words: str, stamp: Stamp) -> None:
        with output.hold_sync():  # one message: neither old content without its mark nor new content with it
            output.value, self._outputs[output] = stamp.on(words), stamp
            self._mark(output)

    def _end(self, request: Any, error: Exception | None, halted: bool) -> None:
        with self._lock:
            if request is not self._request:
                return
            self._running, self._halted, self._error = False, halted, error
            if error is not None and not isinstance(error, LeiqError):
                traceback.print_exception(error, file=sys.__stderr__)
            self.say()
        if self.shown is not None and not self.shown.whole and not self.stale:
            self._place()  # no more will come: verdicts fall with what is there

    def _mark(self, *outputs: w.HTML) -> None:
        for output in outputs or self._outputs:
            stamp = self._outputs[output]
            old = stamp is not None and not stamp.answers(self.wanted)
            (output.add_class if old else output.remove_class)(STALE)

    # The strip.

    def say(self) -> None:
        """Say the state in one strip, and offer what can be done about it."""
        with self._lock:
            kind, words, done = self._state()
            self._strip(kind, words, done)
            old = self.stale or self.shown is None
            again = not self._running and not self.faults() and old and (self._halted or self._error is not None)
            self.stop.layout.display = None if self._running else "none"
            self.again.layout.display = None if again else "none"

    def _strip(self, kind: str, words: str, done: float | None = None) -> None:
        self._status.value = parts.strip(kind, words, done)

    def _state(self) -> tuple[str, str, float | None]:
        """Return the kind of strip, its words, and how much is done where something is being computed."""
        if faults := self.faults():
            return "error", " ".join(faults), None
        if self._error is not None:
            return "error", why(self._error, self.lang), None
        asked = self.wanted.asked if self.wanted else 0
        if self._running:
            word = "stale_running" if self.stale else "base" if self.shown is None else "refining"
            done = max(self._done, self.shown.done if self.shown and not self.stale else 0)
            words = texts.t(f"board.status.{word}", self.lang, done=done, n=asked)
            return "stale" if self.stale else "status", words, done / max(asked, 1)
        if self.stale:
            old = self.said_stale()
            return "stale", texts.t("board.status.halted_stale", self.lang, old=old) if self._halted else old, None
        if self.shown is None:
            return (
                "status",
                texts.t("board.status.halted_empty", self.lang) if self._halted else self.said_empty(),
                None,
            )
        word = "done" if self.shown.whole else "halted"
        return "status", texts.t(f"board.status.{word}", self.lang, n=self.shown.done), None


def why(error: Exception, lang: str) -> str:
    """Return a fault as sentences of the user's language; what we did not foresee says its kind, and not its words.

    Those may name folders of the machine; they go to the server's log with the traceback.
    """
    if isinstance(error, ScenarioError):
        return " ".join(problem.sentence(lang) for problem in error.problems)
    words = error.sentences(lang) if isinstance(error, LeiqError) else f"{type(error).__name__}."
    return texts.t("board.answer.fails", lang, why=words)
