"""The event log: every visit with when it was queued, began and ended. Statistics come after, from here."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from leiq_sim.chance.itineraries import Itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.chance.population import KINDS
from leiq_sim.engine.capacity import Capacity
from leiq_sim.engine.course_runs import CourseRuns, course_runs
from leiq_sim.engine.outcomes import Outcome, Outputs
from leiq_sim.engine.usage import PoolsUsed, pools_used
from leiq_sim.model.scenario import Scenario
from leiq_sim.units import NEVER, to_days

MINUTES_PER_DAY = 1440
TRAITS = ("channel", "origin", "employment", "sex", "degree", "german")
STEP_KINDS = np.array([kind.name.lower() for kind in Kind], dtype=object)
OUTCOMES = np.array([outcome.name.lower() for outcome in Outcome], dtype=object)


@dataclass(frozen=True)
class EventLog:
    """What happened to every visit of one replication. `outputs` has one entry a row of `itineraries.rows`."""

    scenario: Scenario
    itineraries: Itineraries
    capacity: Capacity
    outputs: Outputs

    @cached_property
    def _labels(self) -> np.ndarray:
        return self.itineraries.population.labels()

    def _who(self, entity: np.ndarray) -> dict[str, np.ndarray]:
        people = self.itineraries.population
        districts = np.array([k for (k,) in self.scenario.table("districts")], dtype=object)
        fields = np.array([k for (k,) in self.scenario.table("fields")], dtype=object)
        nothing = np.full(len(entity), "", dtype=object)
        traits = {name: people.traits[name][entity] if name in people.traits else nothing for name in TRAITS}
        return {
            "client": self._labels[entity],
            "kind": np.array(KINDS, dtype=object)[people.kind[entity]],
            "district": districts[people.district[entity]],
            "field": fields[people.field[entity]],
            **traits,
        }

    def visits(self) -> pd.DataFrame:
        """Return one row a visit that came about (times in days since the start, NaN for not yet).

        Columns: client, kind, district, field, traits, stage, step_kind, visit, resource, queued, began, ended,
        outcome, own, next, server, site, planned_days, start_stock. Switches of a delay's length are left out.
        """
        rows, out, network = self.itineraries.rows, self.outputs, self.itineraries.network
        switches = np.array([node.is_switch for node in network.nodes])
        shown = np.flatnonzero((out.outcome != Outcome.ABSENT) & ~switches[rows.node])
        entity, node, kind = rows.entity[shown], rows.node[shown], rows.kind[shown]
        # A gate keeps nobody: whichever way it sends a person, it served them.
        outcome = np.where(kind == Kind.GATE, np.minimum(out.outcome[shown], Outcome.SERVED), out.outcome[shown])
        stages = np.array([n.step.name for n in network.nodes], dtype=object)
        return pd.DataFrame(
            {
                **self._who(entity),
                "stage": stages[node],
                "step_kind": STEP_KINDS[kind],
                "visit": np.array([n.visit for n in network.nodes])[node],
                "resource": self._resources(shown),
                "queued": to_days(out.queued[shown]),
                "began": to_days(out.began[shown]),
                "ended": to_days(out.ended[shown]),
                "outcome": OUTCOMES[outcome],
                "own": (rows.own[shown] == 1) & (outcome == Outcome.UNSERVED),
                "next": self._next(shown, stages),
                "server": self._servers(shown),
                "site": self._sites(shown),
                "planned_days": self._planned_days(shown),
                "start_stock": self.itineraries.population.start_stages[entity] != "",
            }
        )

    def _planned_days(self, shown: np.ndarray) -> np.ndarray:
        duration, kind = self.itineraries.rows.duration[shown], self.itineraries.rows.kind[shown]
        return np.where(kind == Kind.HOURS, duration / MINUTES_PER_DAY, to_days(duration))

    def _resources(self, shown: np.ndarray) -> np.ndarray:
        rows = self.itineraries.rows
        found = np.full(len(shown), "", dtype=object)
        names = {
            Kind.HOURS: [k for (k,) in self.scenario.table("staff")],
            Kind.PLACES: [k for (k,) in self.scenario.table("places")],
            Kind.COHORT: [n.step.name for n in self.itineraries.network.nodes],
            Kind.CANDIDATE: [k for (k,) in self.scenario.table("fields")],
            Kind.VACANCY: [k for (k,) in self.scenario.table("fields")],
        }
        for kind, words in names.items():
            here = rows.kind[shown] == kind
            if here.any():
                found[here] = np.array(words, dtype=object)[rows.resource[shown][here]]
        return found

    def _way(self, shown: np.ndarray) -> np.ndarray:
        """Return the row (or exit code) each finished visit went to; NEVER for those not finished."""
        rows, outcome = self.itineraries.rows, self.outputs.outcome[shown]
        conditions = [outcome == Outcome.SERVED, outcome == Outcome.UNSERVED, outcome == Outcome.DROPPED]
        ways = [way[shown].astype(np.int64) for way in (rows.served, rows.unserved, rows.dropped)]
        return np.select(conditions, ways, NEVER)

    def _next(self, shown: np.ndarray, stages: np.ndarray) -> np.ndarray:
        way = self._way(shown)
        found = np.full(len(shown), "", dtype=object)
        onward, out = (way >= 0) & (way < NEVER), way < 0
        found[onward] = stages[self.itineraries.rows.node[way[onward]]]
        found[out] = np.array(self.itineraries.network.exits, dtype=object)[-1 - way[out]]
        return found

    def _servers(self, shown: np.ndarray) -> np.ndarray:
        server, kind = self.outputs.server[shown], self.itineraries.rows.kind[shown]
        found = np.full(len(shown), "", dtype=object)
        seated = (server >= 0) & (kind == Kind.COHORT)
        names = np.array([run for _, run in self.capacity.runs.names], dtype=object)
        found[seated] = names[server[seated]] if seated.any() else ""
        matched = (server >= 0) & ((kind == Kind.CANDIDATE) | (kind == Kind.VACANCY))
        found[matched] = self._labels[self.itineraries.rows.entity[server[matched]]]
        return found

    def _sites(self, shown: np.ndarray) -> np.ndarray:
        rows, server = self.itineraries.rows, self.outputs.server[shown]
        kind = rows.kind[shown]
        bits = np.zeros(len(shown), dtype=np.int64)
        seated = (server >= 0) & (kind == Kind.COHORT)
        bits[seated] = self.capacity.runs.site[server[seated]]
        matched = (server >= 0) & (kind == Kind.CANDIDATE)
        bits[matched] = rows.accepts[server[matched]]
        bits[kind == Kind.VACANCY] = rows.accepts[shown][kind == Kind.VACANCY]
        sites = np.array(["", *self.itineraries.population.sites], dtype=object)
        return sites[np.where(bits > 0, np.log2(np.maximum(bits, 1)).astype(np.int64) + 1, 0)]

    def entities(self) -> pd.DataFrame:
        """Return one row an entity: who, `arrived` (days, NaN if never), start_stock, exit and `exited` (days)."""
        people, rows, out = self.itineraries.population, self.itineraries.rows, self.outputs
        way = self._way(np.arange(len(rows)))
        leaving = np.flatnonzero((way < 0) & (out.outcome > Outcome.INSIDE))
        exits = np.full(len(people.order), "", dtype=object)
        exited = np.full(len(people.order), np.nan)
        exits[rows.entity[leaving]] = np.array(self.itineraries.network.exits, dtype=object)[-1 - way[leaving]]
        exited[rows.entity[leaving]] = to_days(out.ended[leaving])
        came = out.outcome[self.itineraries.first] != Outcome.ABSENT
        arrived = np.where(came, to_days(np.maximum(out.queued[self.itineraries.first], 0)), np.nan)
        stock = np.select([~np.isnan(people.left), ~np.isnan(people.waited)], ["inside", "waiting"], "").astype(object)
        who = self._who(np.arange(len(people.order)))
        return pd.DataFrame({**who, "arrived": arrived, "start_stock": stock, "exit": exits, "exited": exited})

    @cached_property
    def course_runs(self) -> CourseRuns:
        """The course runs that were due before the horizon, as arrays."""
        return course_runs(self.itineraries, self.capacity, self.outputs)

    @cached_property
    def pools_used(self) -> PoolsUsed:
        """Offered, used and wanted capacity by pool, as arrays."""
        return pools_used(self.scenario, self.itineraries, self.capacity, self.outputs)

    def runs(self) -> pd.DataFrame:
        """Return one row a course run that was due before the horizon: seats, minimum, taken, cancelled."""
        return self.course_runs.frame()

    def pools(self) -> pd.DataFrame:
        """Return offered, used and wanted capacity by pool: minutes for hours pools, place-days for places pools."""
        return self.pools_used.frame()

    def events(self) -> pd.DataFrame:
        """Return the process-mining form: case, activity, lifecycle, time (timestamp), resource; in order of time.

        Lifecycle is "schedule" (joined the queue), "start", "complete", or "withdraw" (left while waiting or dropped).
        """
        visits = self.visits()
        last = np.where(visits["outcome"].isin(("unserved", "dropped")), "withdraw", "complete")
        waits = ~visits["step_kind"].isin(("delay", "gate"))
        parts = [
            visits[waits].assign(lifecycle="schedule", day=visits["queued"]),
            visits.assign(lifecycle="start", day=visits["began"]),
            visits.assign(lifecycle=last, day=visits["ended"]),
        ]
        joined = pd.concat(parts).dropna(subset=["day"]).reset_index()
        joined["order"] = joined["lifecycle"].map({"schedule": 0, "start": 1, "complete": 2, "withdraw": 2})
        joined = joined.sort_values(["day", "index", "order"], kind="stable")
        time = pd.Timestamp(self.scenario.start) + pd.to_timedelta(joined["day"], unit="D")
        frame = pd.DataFrame(
            {
                "case": joined["client"],
                "activity": joined["stage"],
                "lifecycle": joined["lifecycle"],
                "time": time.dt.round("s"),
                "resource": joined["resource"],
                "district": joined["district"],
                "field": joined["field"],
            }
        )
        return frame.reset_index(drop=True)
