"""What every KPI means: the one table from which results, checks and docs/kpis.md follow.

Times count from the start of the period; the window is the whole period, [first day, last day] both in full.
"""

from dataclasses import dataclass

TARGET_SETTING = "target_wait_days"
THREE_MONTHS_DAYS = 91.0
WORK_WITHIN_DAYS = 548.0  # eighteen months

FIRST_COUNSELLING = ("first_counselling", "agency_counselling")
FIRST_DECISION = ("decision", "waiver")
DECISIONS = (*FIRST_DECISION, "second_decision")
OUTSIDE_MEASURES = ("voucher_measure",)
WORK_EXITS = ("qualified_work", "other_work")

RATIO_OF_MEANS = "cost_per_qualified_work"
RATIO_PARTS = ("cost", "qualified_work")

BY_GROUP = ("district", "field")
BY_STAGE = ("district", "field", "stage")


@dataclass(frozen=True)
class Definition:
    """One KPI: who is counted, from which event to which, in which unit, and which direction is better.

    `direction` is "more", "less" or "neutral"; only headline KPIs that have a direction get a verdict.
    `by` names the dimensions in which rows exist beside the total; `events` says from which event to which.
    """

    id: str
    name_de: str
    name_en: str
    who: str
    events: str
    unit: str
    direction: str = "neutral"
    headline: bool = False
    by: tuple[str, ...] = BY_GROUP
    window: str = "period"

    def name(self, lang: str = "en") -> str:
        return self.name_de if lang == "de" else self.name_en

    @property
    def sign(self) -> int:
        """Return 1 where more is better, -1 where less is, 0 where neither is."""
        return {"more": 1, "less": -1, "neutral": 0}[self.direction]

    @property
    def has_verdict(self) -> bool:
        return self.headline and self.direction != "neutral"


JOINED = "joined in the period, and backlog from day 0"

_HEADLINE = (
    Definition(
        "share_waiting_over_target", "Erstberatung: Wartezeit über dem Ziel", "First counselling: wait over the target",
        "all who joined a queue for first counselling (network or agency), those still waiting included",
        "joining the queue → still in it, neither called nor gone, after `target_wait_days`",
        "share", "less", True, BY_GROUP, JOINED,
    ),
    Definition(
        "median_wait_course", "Wartezeit auf einen Kurs, Median", "Wait for a course, median",
        "all who joined a line for a course (dated runs or places), each wait counted",
        "joining the line → begin of the course; first day on which the curve of those called reaches one half",
        "days", "less", True, BY_GROUP, JOINED,
    ),
    Definition(
        "qualified", "Menschen in einer Qualifizierung mit Erfolg", "People gaining a qualification",
        "participants: people who were in a measure of the network, vouchers excluded (ESF Plus indicator EECR03)",
        "reaching `qualified`, or `recognised` after a second decision; each person once",
        "people", "more", True,
    ),
    Definition(
        "qualified_work", "Arbeitsaufnahme, qualifiziert", "Entering qualified work",
        "all people, those there on day 0 included", "entering qualified work", "people", "more", True,
    ),
    Definition(
        "other_work", "Arbeitsaufnahme, andere", "Entering other work",
        "all people, those who left a queue for it included", "entering other work", "people", "neutral", True,
    ),
    Definition(
        "left_waiting", "Beim Warten gegangen", "Left while waiting",
        "people whose patience with a queue ended and who left the pathway by it; own success in the search is none",
        "leaving the queue → an exit (other work, referred or lost, so some count there, too)",
        "people", "less", True, BY_STAGE,
    ),
    Definition(
        "inside_end", "Am Ende noch unterwegs", "Still inside at the end",
        "people who came and have not left; by stage: where they are", "the end of the last day",
        "people", "neutral", True, BY_STAGE, "end of the period",
    ),
    Definition(
        "seat_fill", "Besetzte Kursplätze", "Seats filled",
        "seats of all course runs due in the period, those of cancelled runs included; by district: the site's",
        "seats taken at the start ÷ seats offered", "share", "more", True, ("district", "stage"),
    ),
    Definition(
        "hours_used", "Genutzte Beratungsstunden", "Counselling hours used",
        "minutes of all staff pools; by district: the pool's; by stage: the pool",
        "minutes of talks, cut at the end ÷ minutes offered", "share", "neutral", True, ("district", "stage"),
    ),
    Definition(
        "gap_districts", "Abstand zwischen den Gebieten", "Gap between districts",
        "as share_waiting_over_target", "largest less smallest value of the districts; none if one has no value",
        "share", "less", True, (), JOINED,
    ),
    Definition(
        "cost", "Kosten", "Cost",
        "staff by FTE and dated rate, other cost as a share of it, runs held, participants, places; by stage: the kind",
        "every day of the period; a run in full on its first day", "EUR", "less", True, ("stage",),
    ),
    Definition(
        "cost_per_qualified_work",
        "Kosten je qualifizierter Arbeitsaufnahme", "Cost per person entering qualified work",
        "cost ÷ qualified_work, in summaries the ratio of their means",
        "as cost and qualified_work", "EUR/person", "less", True, (),
    ),
)  # fmt: skip

_BESIDE = (
    Definition("arrived", "Neu gekommen", "New people", "people who came in the period, without the stock of day 0",
               "first contact of any kind", "people"),
    Definition("advised", "Menschen mit Erstberatung", "People advised", "people, each once",
               "end of the first counselling, by the network or the agency", "people", "more"),
    Definition("applications", "Anträge auf Anerkennung", "Applications for recognition", "applications",
               "end of the stage `application`", "applications"),
    Definition("decisions", "Bescheide", "Decisions",
               "decisions, waivers and second decisions; by stage: what followed",
               "end of the authority's time", "decisions", "neutral", False, BY_STAGE),
    Definition("decided_3_months", "Bescheid in drei Monaten", "Decided within three months",
               "applications of the period; whoever goes to a test without a decision is followed until then",
               "application → first decision or waiver, within 91 days; undecided ones count", "share", "more"),
    Definition("median_wait", "Wartezeit, Median", "Wait, median", "all who joined the queue, each wait counted",
               "joining the queue → called; first day on which the curve reaches one half", "days", "less", False,
               BY_STAGE, JOINED),
    Definition("p90_wait", "Wartezeit, neun von zehn", "Wait, nine in ten", "as median_wait",
               "the same, nine tenths", "days", "less", False, BY_STAGE, JOINED),
    Definition("days_to_work", "Erstkontakt bis Arbeitsaufnahme, Median", "First contact to work, median",
               "people who came in the period, those still inside included",
               "arrival → any work; first day on which the curve reaches one half", "days", "less"),
    Definition("work_within_18_months", "In Arbeit nach 18 Monaten", "In work after 18 months", "as days_to_work",
               "arrival → any work, within 548 days; those still inside are followed until the end", "share", "more"),
    Definition("cancelled_runs", "Abgesagte Kursdurchgänge", "Cancelled course runs",
               "runs due in the period with seats and a minimum that was not reached; by district: the site's",
               "the day of the start", "runs", "less", False, ("district", "stage")),
    Definition("dropped_out", "Kurs abgebrochen", "Dropped out of a course", "people", "leaving by this exit", "people",
               "less"),
    Definition("referred", "An andere Stelle verwiesen", "Referred elsewhere", "people", "leaving by this exit",
               "people"),
    Definition("rejected", "Abgelehnt", "Rejected", "people", "leaving by this exit", "people", "less"),
    Definition("lost", "Verloren gegangen", "Lost", "people", "leaving by this exit", "people", "less"),
    Definition("employers_advised", "Beratene Arbeitgeber", "Employers advised", "employers", "end of the counselling",
               "employers", "more"),
    Definition("vacancies_filled", "Besetzte Stellen", "Vacancies filled", "vacancies", "match with a person",
               "vacancies", "more"),
    Definition("pool_load", "Auslastung", "Load",
               "hours, place-days or seats wanted by all who joined, as if nobody had waited; by stage: pool or course",
               "wanted within the period ÷ offered", "ratio", "neutral", False, ("stage",)),
)  # fmt: skip

KPIS: dict[str, Definition] = {definition.id: definition for definition in (*_HEADLINE, *_BESIDE)}
HEADLINE: tuple[str, ...] = tuple(kpi for kpi, definition in KPIS.items() if definition.headline)
DIRECTED: tuple[str, ...] = tuple(kpi for kpi in HEADLINE if KPIS[kpi].sign)  # those that can be better or worse
ALL: tuple[str, ...] = tuple(KPIS)
