"""Which run a number belongs to: carried by everything on a board that shows one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from html import escape

from leiq_sim import texts
from leiq_sim.model.content import content_of
from leiq_sim.model.scenario import Scenario

DIGITS = 8


@dataclass(frozen=True)
class Stamp:
    """A run: the short hash of its scenarios, that of the baseline's data, seed, replications asked for and done."""

    run: str
    data: str
    seed: int
    asked: int
    done: int = 0

    @classmethod
    def of(cls, scenarios: Sequence[Scenario], seed: int, replications: int, about: str = "") -> "Stamp":
        """Return the stamp of a run that is wanted: the baseline first, then variants; `about` is what else it asks."""
        each = [content_of(scenario) for scenario in scenarios]
        both = blake2b(" ".join([*each, about]).encode(), digest_size=DIGITS // 2).hexdigest()
        return cls(both, each[0][:DIGITS], seed, replications)

    def after(self, done: int) -> "Stamp":
        """Return the stamp of what is shown after some of the replications."""
        return replace(self, done=done)

    def answers(self, wanted: "Stamp | None") -> bool:
        """Whether what is shown is the run that is wanted, were it not all of its replications yet."""
        return wanted is not None and replace(self, done=wanted.done) == wanted

    @property
    def whole(self) -> bool:
        return self.done >= self.asked

    def line(self, lang: str) -> str:
        """Return the stamp in words."""
        words = {"run": self.run, "data": self.data, "seed": self.seed, "n": self.done}
        return f'<p class="leiq-stamp">{escape(texts.t("board.stamp", lang, **words))}</p>'

    def on(self, html: str) -> str:
        """Return a piece of HTML that carries the stamp; nothing shown needs none."""
        named = {"run": self.run, "seed": self.seed, "replications": self.done, "data": self.data}
        attributes = " ".join(f'data-{name}="{value}"' for name, value in named.items())
        return f'<div class="leiq-run" {attributes}>{html}</div>' if html else ""
