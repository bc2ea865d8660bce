"""The alarm of theory: people in are people out and inside, and Little's law holds in every log.

A violation is an error of the engine, never a property of a scenario. A load over 1 is a finding: a warning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


def audits(ledger: Ledger, first: int = 0) -> list[Audit]:
    """Hold each log against conservation, the order of its moments, and Little's law; logs are replications from
    `first` on.
    """
    rows = (*_flows(ledger), *_exits(ledger), *_order(ledger), *_little(ledger))
    found, expected = (np.concatenate([pair[side] for pair in rows], axis=1) for side in (2, 3))
    names = [(check, where) for check, wheres, *_ in rows for where in wheres]
    apart = np.abs(found - expected)
    broken = ~(apart <= np.maximum(1e-9 * np.maximum(np.abs(found), np.abs(expected)), 1e-6))
    return [
        Audit(len(names), tuple(
            Finding("error", *names[n], float(found[log, n]), float(expected[log, n]), first + log)
            for n in np.flatnonzero(broken[log]).tolist()
        ))
        for log in range(ledger.logs)
    ]  # fmt: skip


def audited(ledger: Ledger, replication: int = 0) -> Audit:
    """Hold one log against its equations."""
    return audits(ledger, replication)[0]


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


Rows = tuple[str, tuple[str, ...], np.ndarray, np.ndarray]  # check, where, what was found and expected (logs x where)


def _flows(ledger: Ledger) -> Iterator[Rows]:
    """Who comes into a stage is who a way leads there, or who starts there; who comes in goes out or is there."""
    onward = np.flatnonzero(ledger.next_stage >= 0)
    there = (ledger.outcome <= Outcome.INSIDE) & np.isnan(ledger.ended)
    visits, started, present = ledger.by_stage(), ledger.by_stage(ledger.first), ledger.by_stage(there)
    gone = ledger.by_stage(onward) + ledger.by_stage(ledger.next_exit >= 0)
    led = ledger.tallied(ledger.next_stage[onward], len(ledger.stages), ledger.visit_log[onward])
    yield "entered", ledger.stages, visits, led + started
    yield "flow", ledger.stages, gone + present, visits


def _exits(ledger: Ledger) -> Iterator[Rows]:
    """Who left by an exit is who a way leads there, each entity once."""
    out, gone = np.flatnonzero(ledger.next_exit >= 0), np.flatnonzero(ledger.exit != NOWHERE)
    ways = ledger.tallied(ledger.next_exit[out], len(ledger.exits), ledger.visit_log[out])
    left = ledger.tallied(ledger.exit[gone], len(ledger.exits), ledger.log[gone])
    yield "exits", ledger.exits, left, ways


def _order(ledger: Ledger) -> Iterator[Rows]:
    queued, began, ended = ledger.queued, ledger.began, ledger.ended
    wrong = (began < queued) | (ended < began) | (ended < queued) | (began >= ledger.days) | (ended >= ledger.days)
    found = ledger.by_stage(wrong | np.isnan(queued))
    yield "order", ledger.stages, found, np.zeros_like(found)


def _little(ledger: Ledger) -> Iterator[Rows]:
    """The area under the number present is the sum of all stays (L = λW, exact in a finite period).

    The number present at a stage is counted from the moves of entities: an entity is at a stage from its queuing
    there until it is next queued elsewhere or leaves. The area under it is the sum of all moments of going less that
    of all comings. The stays come from each visit's own beginning and end.
    """
    days = ledger.days
    came = np.maximum(ledger.queued, 0.0)
    stay = np.where(np.isnan(ledger.ended), days, ledger.ended) - came
    leaves = np.where(np.isnan(ledger.exited), days, ledger.exited)[ledger.entity]
    last = np.append(ledger.first[1:], True) if len(came) else np.empty(0, dtype=bool)
    moved_on = np.where(last, leaves, np.append(came[1:], days) if len(came) else came)
    stays, goings, comings = (ledger.by_stage(weights=values) for values in (stay, moved_on, came))
    yield "little", ledger.stages, stays, goings - comings
