"""A small world that runs in milliseconds: one counselling desk, a course and its way into work."""

import time
from datetime import date

from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import (
    Backlog,
    Commuting,
    Course,
    Demand,
    District,
    Inside,
    OccupationField,
    PayRate,
    RouteShare,
    Run,
    Service,
    Setting,
    SmallestDifference,
    StaffPool,
    Time,
)
from leiq_sim.model.vocabulary import Cohort, Delay, Exit, Line, Pathway, Queue, choose

PATHWAY = Pathway(
    Line(
        entry="first_counselling",
        steps=(
            Queue("first_counselling", served=choose("nursing_adaptation", "lost"), unserved="lost"),
            Cohort("nursing_adaptation", served="qualified", unserved="lost", dropped="lost"),
            Delay("qualified", served="qualified_work"),
            Exit("qualified_work"),
            Exit("lost"),
        ),
    )
)
LEAST = {
    "share_waiting_over_target": 0.05, "median_wait_course": 5, "qualified": 3, "qualified_work": 3, "left_waiting": 3,
    "seat_fill": 0.05, "gap_districts": 0.05, "cost": 1000, "cost_per_qualified_work": 100,
}  # fmt: skip


def world(name="world"):
    return Scenario.build(
        name, "2026-01-01", "2026-12-31", PATHWAY,
        districts=[District("north"), District("south")],
        fields=[OccupationField("nursing")],
        settings=[Setting("target_wait_days", 28), Setting("other_cost_share", 0.2)],
        demand=[Demand("north", "nursing", 60), Demand("south", "nursing", 40)],
        routes=[RouteShare("first_counselling", "served", "all", "all", "nursing_adaptation", 0.6),
                RouteShare("first_counselling", "served", "all", "all", "lost", 0.4)],
        times=[Time("first_counselling", "duration", "all", "all", "fixed", "minutes", centre=60),
               Time("first_counselling", "patience", "all", "all", "exponential", centre=60),
               Time("nursing_adaptation", "patience", "all", "all", "exponential", centre=200)],
        staff=[StaffPool("desk", hours_per_week=1.0, client_hours_per_fte=20, pay_group="E10")],
        services=[Service("first_counselling", "all", "desk")],
        courses=[Course("nursing_adaptation", stage="nursing_adaptation", seats=8, minimum=2, length_days=30,
                        cost_per_run_eur=9_000, cost_per_participant_eur=100)],
        runs=[Run("nursing_adaptation", f"2026-{m:02}", date(2026, m, 1), "north") for m in (3, 5, 7, 9, 11)],
        commuting=[Commuting("north", "north", 1.0), Commuting("south", "north", 0.8),
                   Commuting("north", "south", 0.2), Commuting("south", "south", 1.0)],
        backlog=[Backlog("first_counselling", "north", "nursing", 5, 30)],
        inside=[Inside("nursing_adaptation", "north", "nursing", 4, 20)],
        pay_rates=[PayRate("E10", date(2026, 1, 1), 70_000)],
        kpis=[SmallestDifference(kpi, least) for kpi, least in LEAST.items()],
    )  # fmt: skip


def first_is_slow(task):
    """Return ten times a number; task 0 takes longest. Here, so that worker processes can import it."""
    time.sleep(0.6 if task == 0 else 0.0)
    return 10 * task
