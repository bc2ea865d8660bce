"""What the capacity costs: staff by the day and dated rate, other cost on it, course runs, places.

A rate that nobody entered stays NaN, and so does every sum with it; `open_points` names what is missing.
Costs follow from capacity: every pool and course counts, whoever pays; `summed` tells funding lines apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pandas as pd

from leiq_sim.analysis.period import year_shares, years_of_days
from leiq_sim.chance.arrivals import by_day
from leiq_sim.engine.course_runs import CourseRuns
from leiq_sim.model.scenario import Scenario

OTHER_COST = "other_cost_share"
COLUMNS = ("kind", "item", "operator", "district", "funding_line", "year", "eur")
KINDS = ("staff", "other", "runs", "participants", "places")


@dataclass(frozen=True)
class OpenPoint:
    """A rate that a cost needs and nobody has entered: its path, and from which day (ISO date) it is missing."""

    path: str
    from_day: str

    def sentence(self, lang: str = "en") -> str:
        if lang == "de":
            return f"{self.path}: kein Satz ab {self.from_day}. Die Kosten bleiben offen, bis er eingetragen ist."
        return f"{self.path}: no rate from {self.from_day} on. The cost stays open until one is entered."


def costs(scenario: Scenario, runs: pd.DataFrame) -> pd.DataFrame:
    """Return EUR by kind, item, operator, district, funding line and calendar year (one row each).

    `runs` is the log's frame of runs. NaN where a rate is missing. A full-time post costs its yearly rate spread
    evenly over the days of each calendar year; a run counts in full on its first day, as held and not cancelled.
    """
    rows = [*_staff(scenario), *_courses(scenario, runs), *_places(scenario)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def total(frame: pd.DataFrame) -> float:
    """Return the sum in EUR; NaN when any part is unknown."""
    return float(frame["eur"].sum(skipna=False)) if len(frame) else 0.0


def by_kind(frame: pd.DataFrame) -> dict[str, float]:
    """Return EUR by kind of cost, all kinds named; NaN where a part is unknown."""
    return {kind: total(frame[frame["kind"] == kind]) for kind in KINDS}


def summed(frame: pd.DataFrame, *dimensions: str) -> pd.DataFrame:
    """Return EUR by the named columns, for example "operator" and "funding_line"; unknown parts make a sum NaN."""
    return frame.groupby(list(dimensions), sort=False)["eur"].agg(lambda eur: eur.sum(skipna=False)).reset_index()


@dataclass(frozen=True)
class Spending:
    """What a scenario spends, by kind: `standing` whatever happens, and by course what a run and a participant cost."""

    standing: dict[str, float]
    by_run: dict[str, float]
    by_participant: dict[str, float]

    def by_kind(self, runs: Sequence[CourseRuns]) -> dict[str, np.ndarray]:
        """Return EUR by kind of cost in each log, all kinds named; NaN where a part is unknown."""
        held = np.array([~one.cancelled & (one.seats > 0) for one in runs])
        taken, courses = np.array([one.taken for one in runs]), runs[0].course.tolist()
        by_run = np.array([self.by_run[course] for course in courses], dtype=float)
        by_head = np.array([self.by_participant[course] for course in courses], dtype=float)
        standing = {kind: np.full(len(runs), eur) for kind, eur in self.standing.items()}
        return standing | {
            "runs": np.where(held, by_run, 0.0).sum(axis=1),
            "participants": np.where(held, by_head * taken, 0.0).sum(axis=1),
        }


def spending(scenario: Scenario) -> Spending:
    """Return what `costs` returns, before it is known which runs are held."""
    rows = pd.DataFrame([*_staff(scenario), *_places(scenario)], columns=list(COLUMNS))
    courses = scenario.rows("courses")
    return Spending(
        by_kind(rows),
        {course.id: _known(course.cost_per_run_eur) for course in courses},
        {course.id: _known(course.cost_per_participant_eur) for course in courses},
    )


def open_points(scenario: Scenario) -> tuple[OpenPoint, ...]:
    """Return the rates that are missing although hours are offered."""
    found: dict[str, OpenPoint] = {}
    for pool in scenario.rows("staff"):
        unpaid = np.isnan(_rate_by_day(scenario, pool.pay_group)) & (_fte_by_day(scenario, pool.id) > 0)
        if unpaid.any():
            path = f"pay_rates.{pool.pay_group}" if pool.pay_group else f"staff.{pool.id}.pay_group"
            found.setdefault(path, OpenPoint(path, str(scenario.start + timedelta(days=int(np.argmax(unpaid))))))
    if (OTHER_COST,) not in scenario.table("settings"):
        found[OTHER_COST] = OpenPoint(f"settings.{OTHER_COST}.value", str(scenario.start))
    return tuple(found.values())


def _fte_by_day(scenario: Scenario, pool: str) -> np.ndarray:
    row = scenario.table("staff")[(pool,)]
    return by_day(scenario, f"staff.{pool}.hours_per_week") / row.client_hours_per_fte


def _rate_by_day(scenario: Scenario, pay_group: str) -> np.ndarray:
    """Return EUR a year for one full-time post, by day; NaN before the first rate of the group."""
    rates = sorted((row.from_day, row.eur_per_year) for row in scenario.rows("pay_rates") if row.pay_group == pay_group)
    starts = [start.toordinal() for start, _ in rates]
    steps = np.searchsorted(starts, scenario.start.toordinal() + np.arange(scenario.days), side="right")
    return np.array([np.nan, *(rate for _, rate in rates)])[steps]


def _staff(scenario: Scenario) -> Iterator[tuple]:
    known = (OTHER_COST,) in scenario.table("settings")
    share = by_day(scenario, f"settings.{OTHER_COST}.value") if known else np.full(scenario.days, np.nan)
    for pool in scenario.rows("staff"):
        fte = _fte_by_day(scenario, pool.id)
        # No post, no rate needed: an agency's pool that opens later costs nothing until then.
        rate = _rate_by_day(scenario, pool.pay_group) * year_shares(scenario.start, scenario.days)
        direct = np.where(fte > 0, fte * rate, 0.0)
        other = np.where(fte > 0, direct * share, 0.0)
        who = (pool.id, pool.operator, pool.district, pool.funding_line)
        for kind, eur in (("staff", direct), ("other", other)):
            yield from _by_year(scenario, kind, who, eur)


def _places(scenario: Scenario) -> Iterator[tuple]:
    for pool in scenario.rows("places"):
        rate = np.nan if pool.cost_per_place_eur_per_year is None else pool.cost_per_place_eur_per_year
        places = by_day(scenario, f"places.{pool.id}.places")
        eur = np.where(places > 0, places * rate * year_shares(scenario.start, scenario.days), 0.0)
        yield from _by_year(scenario, "places", (pool.id, pool.operator, pool.district, pool.funding_line), eur)


def _by_year(scenario: Scenario, kind: str, who: tuple[str, str, str, str], eur: np.ndarray) -> Iterator[tuple]:
    years = years_of_days(scenario.start, scenario.days)
    for year in np.unique(years).tolist():
        yield kind, *who, year, float(eur[years == year].sum())


def _courses(scenario: Scenario, runs: pd.DataFrame) -> Iterator[tuple]:
    for run in runs[~runs["cancelled"] & (runs["seats"] > 0)].itertuples():
        course = scenario.table("courses")[(run.course,)]
        who = (f"{run.course}/{run.run}", course.operator, run.site, course.funding_line)
        year = (scenario.start + timedelta(days=int(run.start))).year
        yield "runs", *who, year, _known(course.cost_per_run_eur)
        yield "participants", *who, year, _known(course.cost_per_participant_eur) * run.taken


def _known(rate: float | None) -> float:
    return np.nan if rate is None else float(rate)
