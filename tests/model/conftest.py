from dataclasses import replace
from datetime import date

import pytest

from leiq_sim.model.check import check
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import (
    Commuting,
    Course,
    Demand,
    District,
    OccupationField,
    PlacesPool,
    RouteShare,
    Run,
    Service,
    StaffPool,
    Time,
    Trait,
)
from leiq_sim.model.vocabulary import Cohort, Delay, Exit, Line, Pathway, Queue, choose

SMALL = Pathway(
    Line(
        entry="talk",
        steps=(
            Queue("talk", served=choose("papers", "lost", by="sex"), unserved="lost"),
            Delay("papers", served="course"),
            Cohort("course", served="coaching", unserved="lost", dropped="lost"),
            Queue("coaching", served="work", unserved="work"),
            Exit("work"),
            Exit("lost"),
        ),
    )
)


def rows():
    """Return the rows of a small scenario without fault, by table."""
    return {
        "districts": [District("town"), District("land")],
        "fields": [OccupationField("nursing"), OccupationField("crafts")],
        "demand": [Demand("town", "nursing", 100.0), Demand("land", "crafts", 20.0)],
        "traits": [Trait("sex", "all", "female", 0.6), Trait("sex", "all", "male", 0.4)],
        "routes": [
            RouteShare("talk", "served", "all", "all", "papers", 0.75),
            RouteShare("talk", "served", "all", "all", "lost", 0.25),
        ],
        "times": [
            Time("talk", "duration", "all", "all", "fixed", "minutes", 60.0),
            Time("papers", "duration", "all", "all", "lognormal", "days", 60.0, 0.5),
            Time("coaching", "duration", "all", "all", "triangular", "days", 60.0, None, 30.0, 90.0),
            Time("course", "patience", "all", "all", "exponential", "days", 200.0),
        ],
        "staff": [StaffPool("desk", hours_per_week=20.0)],
        "places": [PlacesPool("caseload", places=10)],
        "services": [Service("talk", "all", "desk"), Service("coaching", "all", "caseload")],
        "courses": [Course("bridge", stage="course", seats=12, minimum=4, length_days=90.0)],
        "runs": [Run("bridge", "a", date(2026, 3, 2), "town"), Run("bridge", "b", date(2026, 9, 1), "online")],
        "commuting": [
            Commuting(home, site, 0.9) for home in ("town", "land") for site in ("town", "land", "online")
        ],
    }  # fmt: skip


class Small:
    """Builds the small scenario with one thing changed, and checks it."""

    pathway = SMALL

    def build(self, pathway=SMALL, start="2026-01-01", end="2026-12-31", **changed):
        return Scenario.build("small", start, end, pathway, **(rows() | changed))

    def problems(self, pathway=SMALL, **changed):
        return check(self.build(pathway, **changed))

    def one(self, pathway=SMALL, **changed):
        """Return the one problem that a change brings."""
        found = self.problems(pathway, **changed)
        assert len(found) == 1, [str(p) for p in found]
        return found[0]

    def more(self, table, *added):
        """Return a table's rows and some more."""
        return {table: [*rows().get(table, []), *added]}

    def less(self, table, **words):
        """Return a table's rows without those that have the given values."""
        kept = [row for row in rows()[table] if any(getattr(row, name) != word for name, word in words.items())]
        assert len(kept) < len(rows()[table])
        return {table: kept}

    def other(self, table, number, **words):
        """Return a table's rows, one of them with other values."""
        changed = rows()[table]
        changed[number] = replace(changed[number], **words)
        return {table: changed}

    def steps(self, *steps, entry="talk"):
        return Pathway(Line(entry=entry, steps=steps))


@pytest.fixture
def small():
    return Small()
