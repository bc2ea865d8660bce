"""Figures that published statistics report, measured on one replication and one calendar year of the horizon.

They follow the statistics' own definitions, not the KPIs': the official table on recognition counts procedures by
their status on 31 December, so that who finished a measure in the year stands under "full", no longer under
"measure required". The table is therefore no branch probability of the pathway.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from leiq_sim.analysis.counts import gained_qualification, persons, ratio
from leiq_sim.analysis.definitions import DECISIONS, FIRST_COUNSELLING, THREE_MONTHS_DAYS, WORK_EXITS
from leiq_sim.analysis.ledger import CLIENT, Ledger, ledger_of
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.outcomes import Outcome
from leiq_sim.model.pathway import COURSES

ALL = "all"
Key = tuple[str, str, str]  # measure, field or "all", group or "all"

UNDECIDED, FULL, COMPENSATION, PARTIAL, REJECTED = -1, 0, 1, 2, 3
YEAR_AFTER_DAYS = 365.0
# Statements of comparability stand outside the recognition laws and their statistics.
STATEMENT_OFFICES = ("zab",)
LAWS = {
    "federal_law": ("nursing", "doctors", "electrical", "commercial"),
    "state_law": ("social", "teachers"),
    "dual": ("electrical", "commercial"),
}
ORIGINS = ("third_country", "eu")
GROUPS = (ALL, *ORIGINS, *LAWS, "regulated", *(f"regulated_{origin}" for origin in ORIGINS))


@dataclass(frozen=True)
class Measure:
    """One published kind of figure: who is counted, from which event to which, in which unit, for which groups."""

    id: str
    name_de: str
    name_en: str
    unit: str
    who: str
    events: str
    groups: tuple[str, ...] = GROUPS

    def name(self, lang: str = "en") -> str:
        return self.name_de if lang == "de" else self.name_en


_DECIDED = "people with a decision under recognition law in the year, by their latest one (status on 31 December)"
_CHECKED = "equivalence checks applied for in the year, decided or not; waivers are none"
_RECOGNISED = "people recognised in the year, as far as the period shows the twelve months after it"

MEASURES: dict[str, Measure] = {
    measure.id: measure
    for measure in (
        Measure("status_full", "Volle Gleichwertigkeit", "Full equivalence", "share", _DECIDED,
                "recognised at once, or after a measure finished by then"),
        Measure("status_compensation", "Auflage einer Ausgleichsmaßnahme", "Compensation measure required", "share",
                _DECIDED, "measure required or check waived, and not finished with success or rejected by then"),
        Measure("status_partial", "Teilweise Gleichwertigkeit", "Partial equivalence", "share", _DECIDED,
                "partial equivalence, not made full by then"),
        Measure("status_rejected", "Ablehnung", "Rejected", "share", _DECIDED, "rejected at first or after a measure"),
        Measure("status_measure_or_partial", "Ausgleichsmaßnahme oder teilweise", "Measure or partial", "share",
                _DECIDED, "as the two rows together, where a statistic does not part them"),
        Measure("status_positive", "Positive Bescheide", "Positive decisions", "share", _DECIDED, "all but rejected"),
        Measure("rejected_per_full", "Ablehnungen je volle Gleichwertigkeit", "Rejected per full equivalence", "ratio",
                _DECIDED, "rejected ÷ full"),
        Measure("eu_share_of_full", "EU-Abschlüsse an voller Gleichwertigkeit", "EU share of full equivalence", "share",
                _DECIDED, "of those with full equivalence: qualification from the EU", (ALL,)),
        Measure("decided_per_application", "Entschiedene je Antrag", "Decided per application", "ratio",
                "people with a decision in the year; applications of the year",
                "people decided in the year, whenever they applied ÷ applications of the year"),
        Measure("decision_days_mean", "Tage bis zum ersten Bescheid, Mittel", "Days to first decision, mean", "days",
                _CHECKED, "complete application → decision by the authority"),
        Measure("decision_days_median", "Tage bis zum ersten Bescheid, Median", "Days to first decision, median",
                "days", _CHECKED, "complete application → decision by the authority"),
        Measure("decided_within_3_months", "Bescheid binnen drei Monaten", "Decided within three months", "share",
                _CHECKED, "complete application → decision by the authority, within 91 days"),
        Measure("contacts_per_first", "Beratungen je Erstberatung", "Contacts per first consultation", "ratio",
                "talks held in the year", "first and further talks ÷ first talks"),
        Measure("measure_success", "Erfolge je Eintritt in eine Maßnahme", "Successes per entry into a measure",
                "ratio", "measures of the network, vouchers excluded",
                "people gaining a qualification in the year ÷ people entering a measure in the year"),
        Measure("course_dropout", "Abbruch von Kursen", "Course drop-out", "share", "course places left in the year",
                "dropped out ÷ dropped out or finished"),
        Measure("employed_after_recognition", "Beschäftigt ein Jahr nach der Anerkennung",
                "Employed a year after recognition", "share", _RECOGNISED,
                "in any work within 365 days, or employed when they came"),
        Measure("qualified_work_after_recognition", "Qualifiziert beschäftigt ein Jahr nach der Anerkennung",
                "In qualified work a year after recognition", "share", _RECOGNISED, "in qualified work in 365 days"),
    )
}  # fmt: skip


def measured(log: EventLog, year: int, ledger: Ledger | None = None) -> dict[Key, float]:
    """Return the measures of one calendar year by field and group; keys under which nobody is counted are absent.

    A field stands with "all" or an origin, laws and kinds of fields (`GROUPS`) with the field "all". A year that the
    period does not cover whole is counted as far as it goes.
    """
    seen = _Year(log, ledger or ledger_of(log), year)
    return {
        (measure, field, group): value
        for field, group, members in slices(log, seen.ledger)
        for measure, value in seen.values(members)
        if not np.isnan(value) and group in MEASURES[measure].groups
    }


def slices(log: EventLog, ledger: Ledger) -> Iterator[tuple[str, str, np.ndarray]]:
    """Yield field, group and which entities belong there (bool)."""
    everyone = np.ones(len(ledger.who), dtype=bool)
    own = {name: ledger.here("field", number) for number, name in enumerate(ledger.fields)}
    origins = {origin: _trait(log, "origin") == origin for origin in ORIGINS}
    regulated = tuple(row.id for row in log.scenario.rows("fields") if row.regulated == "yes")
    laws = {law: _of_fields(ledger, names) for law, names in {**LAWS, "regulated": regulated}.items()}
    for field, mine in {ALL: everyone, **own}.items():
        yield field, ALL, mine
        yield from ((field, origin, mine & there) for origin, there in origins.items())
    yield from ((ALL, law, mine) for law, mine in laws.items())
    yield from ((ALL, f"regulated_{origin}", laws["regulated"] & there) for origin, there in origins.items())


def _of_fields(ledger: Ledger, names: tuple[str, ...]) -> np.ndarray:
    return np.isin(ledger.field, [ledger.fields.index(name) for name in names if name in ledger.fields])


def _trait(log: EventLog, name: str) -> np.ndarray:
    people = log.itineraries.population
    return people.traits[name] if name in people.traits else np.full(len(people.order), "", dtype=object)


class _Year:
    """What one calendar year shows; arrays have one entry an entity unless a visit is meant. Days are float."""

    def __init__(self, log: EventLog, ledger: Ledger, year: int) -> None:
        self.ledger = ledger
        self.first = float((date(year, 1, 1) - log.scenario.start).days)
        self.after = float((date(year + 1, 1, 1) - log.scenario.start).days)
        self.client = ledger.who == CLIENT
        stated = tuple(row.id for row in log.scenario.rows("fields") if row.authority in STATEMENT_OFFICES)
        self.lawful = self.client & ~_of_fields(ledger, stated)
        self.eu = _trait(log, "origin") == "eu"
        self.employed = _trait(log, "employment") == "employed"

    def within(self, days: np.ndarray) -> np.ndarray:
        return (days >= self.first) & (days < self.after)

    def day_of(self, visits: np.ndarray, days: np.ndarray) -> np.ndarray:
        """Return for each entity the day of its last such visit; NaN without any."""
        found = np.full(len(self.ledger.who), np.nan)
        found[self.ledger.entity[visits]] = days[visits]
        return found

    @cached_property
    def served(self) -> np.ndarray:
        return self.ledger.outcome == Outcome.SERVED

    @cached_property
    def applied(self) -> np.ndarray:
        """The day of the complete application."""
        return self.day_of(self.served & self.ledger.at("application"), self.ledger.ended)

    @cached_property
    def visit_status(self) -> np.ndarray:
        """One entry a visit: the status that its decision gives. A second one without result leaves it as it was."""
        ledger = self.ledger
        was_partial = persons(ledger, ledger.at("partial", "craft_adaptation"))[ledger.entity]
        status = np.where(ledger.at("second_decision"), np.where(was_partial, PARTIAL, COMPENSATION), UNDECIDED)
        for stage, code in (("recognised", FULL), ("measure", COMPENSATION), ("partial", PARTIAL)):
            status[np.isin(ledger.next_stage, ledger.numbers(stage))] = code
        rejected = [number for number, name in enumerate(ledger.exits) if name == "rejected"]
        status[np.isin(ledger.next_exit, rejected)] = REJECTED
        return status

    @cached_property
    def status(self) -> np.ndarray:
        """The status on 31 December of who had a decision in the year.

        A decision counts when the person goes on with it: who learns German beside the procedure does so later.
        """
        chosen = self.served & self.ledger.at(*DECISIONS) & self.within(self.ledger.ended)
        found = np.full(len(self.ledger.who), UNDECIDED)
        found[self.ledger.entity[chosen]] = self.visit_status[chosen]  # visits are in order: the latest stays
        return np.where(self.lawful, found, UNDECIDED)

    @cached_property
    def checks(self) -> np.ndarray:
        """Days that the authority takes for the checks applied for in the year, NaN for all else.

        Its clock runs from the application, and its time is the planned one: who still learns German beside the
        procedure, or waits for the decision at the end of the period, would otherwise make it longer or shorter.
        """
        planned = self.day_of(self.ledger.at("decision"), self.ledger.wanted)
        return np.where(self.lawful & self.within(self.applied), planned, np.nan)

    @cached_property
    def entered(self) -> np.ndarray:
        """Who entered a measure of the network in the year."""
        ledger = self.ledger
        inside_before = ledger.first & (ledger.stock[ledger.entity] == 2)
        return persons(ledger, ledger.at(*COURSES) & self.within(ledger.began) & ~inside_before)

    @cached_property
    def succeeded(self) -> np.ndarray:
        """Who gained a qualification in the year by a measure of the network."""
        ledger = self.ledger
        reached = self.day_of(ledger.at("qualified", "recognised"), ledger.queued)
        return gained_qualification(ledger) & self.within(reached)

    @cached_property
    def recognised(self) -> np.ndarray:
        """The day of recognition in the year, NaN for all whose next twelve months the period does not show."""
        day = self.day_of(self.ledger.at("recognised"), self.ledger.queued)
        shown = self.within(day) & (day + YEAR_AFTER_DAYS <= self.ledger.days)
        return np.where(self.lawful & shown, day, np.nan)

    def values(self, members: np.ndarray) -> Iterator[tuple[str, float]]:
        """Yield measure and value for entities that count (bool); NaN where nobody does."""
        yield from self._table(members)
        yield from self._checks(members)
        yield from self._talks_and_measures(members)
        yield from self._work(members)

    def _table(self, members: np.ndarray) -> Iterator[tuple[str, float]]:
        status = self.status[members]
        counts = np.bincount(status[status >= 0], minlength=4).astype(float)
        decided, full = counts.sum(), counts[FULL]
        yield "status_full", ratio(full, decided)
        yield "status_compensation", ratio(counts[COMPENSATION], decided)
        yield "status_partial", ratio(counts[PARTIAL], decided)
        yield "status_rejected", ratio(counts[REJECTED], decided)
        yield "status_measure_or_partial", ratio(counts[COMPENSATION] + counts[PARTIAL], decided)
        yield "status_positive", ratio(decided - counts[REJECTED], decided)
        yield "rejected_per_full", ratio(counts[REJECTED], full)
        yield "eu_share_of_full", ratio(float((self.eu[members] & (status == FULL)).sum()), full)
        applications = (self.lawful & self.within(self.applied))[members].sum()
        yield "decided_per_application", ratio(decided, applications)

    def _checks(self, members: np.ndarray) -> Iterator[tuple[str, float]]:
        days = self.checks[members]
        days = days[~np.isnan(days)]
        if len(days):
            yield "decision_days_mean", float(days.mean())
            yield "decision_days_median", float(np.median(days))
            yield "decided_within_3_months", float((days <= THREE_MONTHS_DAYS).mean())

    def _talks_and_measures(self, members: np.ndarray) -> Iterator[tuple[str, float]]:
        ledger = self.ledger
        ended = self.within(ledger.ended) & members[ledger.entity]
        first = (ended & self.served & ledger.at(*FIRST_COUNSELLING)).sum()
        further = (ended & self.served & ledger.at("follow_up")).sum()
        yield "contacts_per_first", ratio(first + further, first)
        yield "measure_success", ratio(self.succeeded[members].sum(), self.entered[members].sum())
        in_course = ended & ledger.at(*COURSES)
        dropped = (in_course & (ledger.outcome == Outcome.DROPPED)).sum()
        yield "course_dropout", ratio(dropped, dropped + (in_course & self.served).sum())

    def _work(self, members: np.ndarray) -> Iterator[tuple[str, float]]:
        ledger = self.ledger
        mine = members & ~np.isnan(self.recognised)
        in_time = ledger.exited <= self.recognised + YEAR_AFTER_DAYS
        working = self.employed | (in_time & ledger.left_by(*WORK_EXITS))
        yield "employed_after_recognition", ratio((mine & working).sum(), mine.sum())
        qualified = in_time & ledger.left_by("qualified_work")
        yield "qualified_work_after_recognition", ratio((mine & qualified).sum(), mine.sum())
