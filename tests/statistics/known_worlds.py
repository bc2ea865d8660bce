"""Two worlds whose expected results follow by hand: people come (Poisson), wait for a course start or leave, search.

Everyone who comes waits for the next of two course starts with an exponential patience; seats are ample. After the
course an exponential search leads to qualified work with probability 0.7. All counts are thinned Poisson processes
(Kingman 1993), so expectations are integrals of exponentials.
"""

from dataclasses import dataclass
from datetime import date
from math import exp

from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import (
    Commuting,
    Course,
    Demand,
    District,
    OccupationField,
    RouteShare,
    Run,
    Setting,
    SmallestDifference,
    Time,
)
from leiq_sim.model.vocabulary import Cohort, Delay, Exit, Line, Pathway, choose

START, END, DAYS = "2026-01-01", "2026-06-30", 181
STARTS = (date(2026, 2, 2), date(2026, 4, 1))  # Monday, Wednesday
START_DAYS = (32, 90)
LENGTH, PATIENCE, SEARCH, SHARE = 20.0, 60.0, 80.0, 0.7
RUN_EUR, PERSON_EUR = 9000.0, 300.0
PATHWAY = Pathway(
    Line(
        "nursing_adaptation",
        (
            Cohort("nursing_adaptation", served="job_search", unserved="lost", dropped="lost"),
            Delay("job_search", served=choose("qualified_work", "lost")),
            Exit("qualified_work"),
            Exit("lost"),
        ),
    )
)


@dataclass(frozen=True)
class Group:
    """People of one field: how many come a year, and the mean days of their search."""

    people_per_year: float
    search_days: float = SEARCH

    @property
    def per_day(self) -> float:
        return self.people_per_year / 365.25

    @property
    def arrived(self) -> float:
        return self.per_day * DAYS

    @property
    def started(self) -> tuple[float, float]:
        """Return the expected participants of the two runs: who came since the last start and is still there."""
        spans = (START_DAYS[0], START_DAYS[1] - START_DAYS[0])
        return tuple(self.per_day * PATIENCE * (1 - exp(-span / PATIENCE)) for span in spans)

    @property
    def left_waiting(self) -> float:
        late = self.per_day * PATIENCE * (1 - exp(-(DAYS - START_DAYS[1]) / PATIENCE))  # who still waits at the end
        return self.arrived - sum(self.started) - late

    @property
    def worked(self) -> float:
        """Return how many are expected to enter qualified work before the end."""
        rests = (DAYS - day - LENGTH for day in START_DAYS)
        found = (n * (1 - exp(-rest / self.search_days)) for n, rest in zip(self.started, rests, strict=True))
        return SHARE * sum(found)

    @property
    def cost(self) -> float:
        """Return the expected cost in EUR if this is the only group."""
        return 2 * RUN_EUR + PERSON_EUR * sum(self.started)

    @property
    def cost_per_work(self) -> float:
        return self.cost / self.worked

    def truth(self) -> dict[str, float]:
        return {
            "arrived": self.arrived,
            "left_waiting": self.left_waiting,
            "qualified_work": self.worked,
            "cost": self.cost,
            "cost_per_qualified_work": self.cost_per_work,
        }


def course_world(name: str, groups: dict[str, Group], least: dict[str, float]) -> Scenario:
    """Return the scenario of these groups, one a field, with the smallest differences that matter."""
    return Scenario.build(
        name, START, END, PATHWAY,
        districts=[District("here")],
        fields=[OccupationField(field) for field in groups],
        settings=[Setting("other_cost_share", 0.0)],
        demand=[Demand("here", field, group.people_per_year) for field, group in groups.items()],
        routes=[RouteShare("job_search", "served", "all", "all", "qualified_work", SHARE),
                RouteShare("job_search", "served", "all", "all", "lost", 1 - SHARE)],
        times=[Time("nursing_adaptation", "patience", "all", "all", "exponential", centre=PATIENCE),
               *(Time("job_search", "duration", field, "all", "exponential", centre=group.search_days)
                 for field, group in groups.items())],
        courses=[Course("course", stage="nursing_adaptation", seats=500, minimum=0, length_days=LENGTH,
                        cost_per_run_eur=RUN_EUR, cost_per_participant_eur=PERSON_EUR)],
        runs=[Run("course", f"{day:%Y-%m}", day, "here") for day in STARTS],
        commuting=[Commuting("here", "here", 1.0)],
        kpis=[SmallestDifference(kpi, difference) for kpi, difference in least.items()],
    )  # fmt: skip


FIELDS = tuple(f"field_{number:02}" for number in range(40))
BASE_GROUP, MORE, QUICKER = Group(60.0), Group(120.0), Group(60.0, 20.0)


def field_groups(changed: bool) -> dict[str, Group]:
    """Return forty fields alike; changed, twice the people come in every second one, elsewhere search is quicker."""
    return {field: (MORE if number % 2 else QUICKER) if changed else BASE_GROUP for number, field in enumerate(FIELDS)}


# One field alone, and more people coming. The difference in qualified work matters, those in cost are too small to.
ALONE, PLANTED = Group(120.0), Group(210.0)
ALONE_LEAST = {"qualified_work": 1.0, "cost": 15_000.0, "cost_per_qualified_work": 2_000.0}


def alone(name: str, group: Group) -> Scenario:
    return course_world(name, {"any": group}, ALONE_LEAST)
