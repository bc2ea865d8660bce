"""The alarm of theory: people in are people out and inside, and Little's law holds in every log.

A violation is an error of the engine, never a property of a scenario. A load over 1 is a finding: a warning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isclose

import numpy as np
import pandas as pd

from leiq_sim.analysis.ledger import NOWHERE, Ledger
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.errors import LeiqError

SENTENCES = {
    "entered": (
        "{where}: {found} visits, but {expected} ways lead there.",
        "{where}: {found} Besuche, aber {expected} Wege führen dorthin.",
    ),
    "flow": (
        "{where}: {expected} came in, but {found} went out or are still there.",
        "{where}: {expected} kamen, aber {found} gingen oder sind noch da.",
    ),
    "exits": (
        "{where}: {found} people left this way, but {expected} ways lead there.",
        "{where}: {found} gingen so, aber {expected} Wege führen dorthin.",
    ),
    "order": (
        "{where}: {found} visits end before they begin, or begin before they queue.",
        "{where}: {found} Besuche enden vor ihrem Beginn oder beginnen, bevor man sich anstellt.",
    ),
    "little": (
        "{where}: {expected} person-days by the number present, but {found} by the time each stayed.",
        "{where}: {expected} Personentage nach der Zahl der Anwesenden, aber {found} nach der Zeit jedes Einzelnen.",
    ),
    "load": (
        "{where}: {found} times as much is wanted as is offered. People will wait ever longer or leave.",
        "{where}: Gefragt ist das {found}-Fache des Angebots. Die Wartezeit wächst, oder Menschen gehen.",
    ),
    "closed": (
        "{where}: nothing is offered, but people wait for it.",
        "{where}: Es gibt kein Angebot, aber Menschen warten darauf.",
    ),
}


ALARM = (
    "A run contradicts itself, so there is no result. This is a fault of the program, not of the scenario:",
    "Ein Lauf widerspricht sich selbst, darum gibt es kein Ergebnis. Der Fehler liegt im Programm, nicht im Szenario:",
)


@dataclass(frozen=True)
class Finding:
    """What a check found. `level` is "error" (the log is wrong) or "warning" (the plan is too tight).

    `where` is a stage, exit, pool or course; `found` and `expected` are counts, person-days or a load.
    """

    level: str
    check: str
    where: str
    found: float
    expected: float
    replication: int | None = None

    def sentence(self, lang: str = "en") -> str:
        english, german = SENTENCES[self.check]
        shown = {"found": f"{self.found:.6g}", "expected": f"{self.expected:.6g}"}
        if self.level == "warning":
            shown = {name: f"{getattr(self, name):.2f}" for name in shown}
        if lang == "de":
            shown = {name: number.replace(".", ",") for name, number in shown.items()}
        return (german if lang == "de" else english).format(where=self.where, **shown)

    def __str__(self) -> str:
        return self.sentence()


class BrokenLogError(LeiqError):
    """A log that contradicts itself; `findings` holds all contradictions."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.sentences())

    def sentences(self, lang: str = "en") -> str:
        return "\n".join([ALARM[lang == "de"], *(finding.sentence(lang) for finding in self.findings)])

    def __reduce__(self) -> tuple[type, tuple[tuple[Finding, ...]]]:
        return type(self), (self.findings,)


@dataclass(frozen=True)
class Audit:
    """How many equations a log was held against, and those that it breaks; none is expected."""

    equations: int
    broken: tuple[Finding, ...]


def audited(ledger: Ledger, replication: int = 0) -> Audit:
    """Hold a log against conservation, the order of its moments, and Little's law."""
    rows = (*_flows(ledger), *_exits(ledger), *_order(ledger), *_little(ledger))
    broken = (
        Finding("error", check, where, float(found), float(expected), replication)
        for check, where, found, expected in rows
        if not isclose(found, expected, rel_tol=1e-9, abs_tol=1e-6)
    )
    return Audit(len(rows), tuple(broken))


def check_log(ledger: Ledger, replication: int = 0) -> tuple[Finding, ...]:
    """Return every contradiction in a log."""
    return audited(ledger, replication).broken


def load_warnings(loads: pd.DataFrame) -> tuple[Finding, ...]:
    """Return a warning for each pool or course of a loads frame that is wanted more than it is offered."""
    found = []
    for row in loads.itertuples():
        if row.offered > 0 and row.load > 1:
            found.append(Finding("warning", "load", row.pool, float(row.load), 1.0))
        elif row.offered == 0 and row.wanted > 0:
            found.append(Finding("warning", "closed", row.pool, float(row.wanted), 0.0))
    return tuple(found)


Row = tuple[str, str, float, float]


def _flows(ledger: Ledger) -> Iterator[Row]:
    """Who comes into a stage is who a way leads there, or who starts there; who comes in goes out or is there."""
    size = len(ledger.stages)
    visits = np.bincount(ledger.stage, minlength=size)
    onward = np.bincount(ledger.next_stage[ledger.next_stage >= 0], minlength=size)
    started = np.bincount(ledger.stage[ledger.first], minlength=size)
    gone = np.bincount(ledger.stage[(ledger.next_stage >= 0) | (ledger.next_exit >= 0)], minlength=size)
    there = np.isin(ledger.outcome, (Outcome.WAITING, Outcome.INSIDE)) & np.isnan(ledger.ended)
    present = np.bincount(ledger.stage[there], minlength=size)
    for number, name in enumerate(ledger.stages):
        yield "entered", name, visits[number], onward[number] + started[number]
        yield "flow", name, gone[number] + present[number], visits[number]


def _exits(ledger: Ledger) -> Iterator[Row]:
    """Who left by an exit is who a way leads there, each entity once."""
    ways = np.bincount(ledger.next_exit[ledger.next_exit >= 0], minlength=len(ledger.exits))
    left = np.bincount(ledger.exit[ledger.exit != NOWHERE], minlength=len(ledger.exits))
    for number, name in enumerate(ledger.exits):
        yield "exits", name, left[number], ways[number]


def _order(ledger: Ledger) -> Iterator[Row]:
    queued, began, ended = ledger.queued, ledger.began, ledger.ended
    wrong = (began < queued) | (ended < began) | (ended < queued) | (began >= ledger.days) | (ended >= ledger.days)
    wrong |= np.isnan(queued)
    for number, name in enumerate(ledger.stages):
        yield "order", name, float((wrong & (ledger.stage == number)).sum()), 0.0


def _little(ledger: Ledger) -> Iterator[Row]:
    """The area under the number present is the sum of all stays (L = λW, exact in a finite period).

    The number present at a stage is counted from the moves of entities: an entity is at a stage from its queuing
    there until it is next queued elsewhere or leaves. The stays come from each visit's own beginning and end.
    """
    days = ledger.days
    came = np.maximum(ledger.queued, 0.0)
    stay = np.where(np.isnan(ledger.ended), days, ledger.ended) - came
    leaves = np.where(np.isnan(ledger.exited), days, ledger.exited)[ledger.entity]
    last = np.append(ledger.first[1:], True) if len(came) else np.empty(0, dtype=bool)
    moved_on = np.where(last, leaves, np.append(came[1:], days) if len(came) else came)
    by_stay = np.bincount(ledger.stage, weights=stay, minlength=len(ledger.stages))
    for number, name in enumerate(ledger.stages):
        here = ledger.stage == number
        yield "little", name, by_stay[number], _area(came[here], moved_on[here])


def _area(came: np.ndarray, went: np.ndarray) -> float:
    """Return the area under the number present, by walking over all comings and goings."""
    moments = np.concatenate((came, went))
    change = np.concatenate((np.ones(len(came)), -np.ones(len(went))))
    order = np.argsort(moments, kind="stable")
    present = np.cumsum(change[order])
    return float((present[:-1] * np.diff(moments[order])).sum()) if len(order) else 0.0
