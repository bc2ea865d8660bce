"""What must hold of whole scenarios: what adds up in their frames, and what may be named or ordered otherwise.

Randomness is found by name. These names are part of a stream's name, so another name is another draw: the kind of
entity, districts (also as sites), fields, stages, a trait's attribute, counts. These are labels, and may be called
anything: pools, courses, runs, exits, a trait's values, the scenario. Of runs that start on one day, and of a trait's
values, the alphabetical order counts: the renaming here keeps it. The order of rows, steps and exits never counts.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from random import Random
from typing import Any

import numpy as np
import pandas as pd
from small_world import named
from stories import Story

from leiq_sim.analysis.checks import check_log
from leiq_sim.analysis.kpis import kpis
from leiq_sim.analysis.ledger import ledger_of
from leiq_sim.chance.itineraries import make_itineraries
from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.eventlog import EventLog
from leiq_sim.engine.simulate import simulate
from leiq_sim.model.check import check
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Closure, Commuting, Count, Demand, District, PlacesPool, Service, StaffPool, Trait
from leiq_sim.model.vocabulary import Choice, Delay, Exit, Line, Pathway, Step

Names = Mapping[str, str]


def log_of(scenario: Scenario, seed: int) -> EventLog:
    return simulate(scenario, make_itineraries(scenario, seed, 0))


def story_of(log: EventLog) -> Story:
    return Story(log.itineraries, log.capacity, log.outputs)


def visits_of(log: EventLog, names: Names | None = None) -> pd.DataFrame:
    """Return all visits in an order of their own, with some names replaced."""
    frame = log.visits().replace(dict(names)) if names else log.visits()
    return frame.sort_values(["client", "stage", "visit"]).reset_index(drop=True)


def assert_same(first: pd.DataFrame, second: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(first, second, check_exact=True, check_dtype=len(first) > 0)


def rebuilt(scenario: Scenario, names: Names, chance: Random | None = None, **tables: list[Any]) -> Scenario:
    """Return a scenario with other names, and with the rows of every table in an order drawn by chance."""
    rows = {table: tables.get(table, list(scenario.rows(table))) for table in scenario.tables}
    for table, own in rows.items():
        rows[table] = [_renamed(row, names) for row in own]
        if chance is not None:
            chance.shuffle(rows[table])
    lines = {kind: _line(line, names) for kind, line in scenario.pathway.lines.items()}
    built = Scenario.build(scenario.name, scenario.start, scenario.end, Pathway(**lines), **rows)
    for change in scenario.dated:
        path = ".".join(names.get(word, word) for word in change.path.split("."))
        built = built.change(path, change.new, change.from_date)
    return built


def _renamed(row: Any, names: Names) -> Any:
    words = {f.name: getattr(row, f.name) for f in fields(row)}
    return replace(
        row, **{name: names[word] for name, word in words.items() if isinstance(word, str) and word in names}
    )


def _line(line: Line, names: Names) -> Line:
    return Line(_way(line.entry, names), tuple(_step(step, names) for step in line.steps))


def _way(way: str | Choice, names: Names) -> str | Choice:
    if isinstance(way, Choice):
        return replace(way, options=tuple(names.get(name, name) for name in way.options))
    return names.get(way, way)


def _step(step: Step, names: Names) -> Step:
    words = {f.name: getattr(step, f.name) for f in fields(step) if f.name not in ("priority", "visits", "side")}
    return replace(step, **{name: _way(word, names) for name, word in words.items()})


def the_frames_add_up(scenario: Scenario, seed: int, _: Random) -> None:
    """Visits and entities as a user gets them: in = out + inside at every stage, and Little's law, exactly."""
    log = log_of(scenario, seed)
    visits, people = log.visits(), log.entities()
    assert check(scenario) == []
    assert check_log(ledger_of(log)) == ()
    over = visits["outcome"].isin(("served", "unserved", "dropped"))
    assert (over == visits["ended"].notna()).all()
    came = visits["queued"].clip(lower=0)
    stay = visits["ended"].fillna(scenario.days) - came
    firsts = visits[~visits["client"].duplicated()]
    assert (came.loc[firsts.index].to_numpy() == people["arrived"].dropna().to_numpy()).all()
    for stage, mine in visits.groupby("stage"):
        assert len(mine) == (visits["next"] == stage).sum() + (firsts["stage"] == stage).sum()
        moments = np.unique(np.concatenate((came[mine.index], mine["ended"].fillna(scenario.days))))
        begin, end = came[mine.index].to_numpy()[:, None], mine["ended"].fillna(scenario.days).to_numpy()[:, None]
        present = ((begin <= moments) & (moments < end)).sum(axis=0)
        assert (present[:-1] * np.diff(moments)).sum() == stay[mine.index].sum()
    gone = people["exit"] != ""
    there = visits.loc[~over, "client"].value_counts()
    assert (there <= 1).all(), "somebody is in two stages at the end"
    assert people["arrived"].notna().sum() == gone.sum() + len(there)
    hours = log.pools().query("kind == 'hours'")
    assert (hours["used"] <= hours["offered"] + 1e-9).all()
    assert len(kpis(log)) > 0


def who_is_inside_on_day_0_stays_inside(scenario: Scenario, seed: int, _: Random) -> None:
    """Those inside on day 0 are inside from its first moment on, for exactly the time they have left."""
    log = log_of(scenario, seed)
    left = log.itineraries.population.left
    first = log.itineraries.first[~np.isnan(left)]
    assert (log.outputs.began[first] == 0).all(), "somebody inside had to wait for their own place"
    due = np.rint(left[~np.isnan(left)] * 2**20)
    over = due < log.capacity.horizon
    assert (log.outputs.ended[first][over] == due[over]).all()
    assert np.isin(log.itineraries.rows.kind[first], (Kind.DELAY, Kind.PLACES)).all()


def the_order_of_rows_changes_nothing(scenario: Scenario, seed: int, chance: Random) -> None:
    other = rebuilt(scenario, {}, chance)
    first, second = log_of(scenario, seed), log_of(other, seed)
    assert_same(visits_of(first), visits_of(second))
    assert_same(first.entities(), second.entities())
    assert_same(first.runs(), second.runs())
    assert_same(*(log.pools().sort_values("pool").reset_index(drop=True) for log in (first, second)))


def labels_change_nothing(scenario: Scenario, seed: int, _: Random) -> None:
    """Pools, courses, runs, exits and values of traits may be called anything."""
    pools = [key for table in ("staff", "places") for (key,) in scenario.table(table)]
    names = dict(zip(pools, (f"pool_{9 - number}" for number in range(len(pools))), strict=True))
    names |= {f"{row.course}": f"x{row.course}" for row in scenario.rows("runs")}
    names |= {row.id: f"x{row.id}" for row in (*scenario.rows("courses"), *scenario.rows("runs"))}
    names |= {row.value: f"v{row.value}" for row in scenario.rows("traits")}
    exits = sorted(
        step.name for line in scenario.pathway.lines.values() for step in line.steps if isinstance(step, Exit)
    )
    names |= dict(zip(exits, (f"exit_{9 - number}" for number in range(len(exits))), strict=True))
    first, second = log_of(scenario, seed), log_of(rebuilt(scenario, names), seed)
    assert_same(visits_of(first, names), visits_of(second))
    assert_same(first.entities().replace(names), second.entities())
    assert_same(first.runs().replace(names), second.runs())


def the_order_of_steps_changes_nothing(scenario: Scenario, seed: int, chance: Random) -> None:
    """Stages may stand in any order in which ways lead onward and what is counted from comes first."""
    line = scenario.pathway.clients
    waiting, order = list(line.stages), []
    while waiting:
        later = {name for step in waiting for way in step.routes.values() for name in way.options}
        later |= {step.name for step in waiting if isinstance(step, Delay) and step.since in {s.name for s in waiting}}
        ready = [step for step in waiting if step.name not in later]
        order.append(ready[chance.randrange(len(ready))])
        waiting.remove(order[-1])
    exits = [step for step in line.steps if isinstance(step, Exit)]
    chance.shuffle(exits)
    other = replace(scenario, pathway=replace(scenario.pathway, clients=Line(line.entry, (*order, *exits))))
    assert check(other) == []
    first, second = log_of(scenario, seed), log_of(other, seed)
    assert_same(visits_of(first), visits_of(second))
    assert_same(first.entities(), second.entities())


def a_renamed_stage_moves_its_own_draws_only(scenario: Scenario, seed: int, chance: Random) -> None:
    """A stage's name is the name of its draws: another name gives it others, and leaves every other draw as it was."""
    old = chance.choice([step.name for step in scenario.pathway.clients.stages])
    new = f"{old}_again"
    its, other = (make_itineraries(s, seed, 0) for s in (scenario, rebuilt(scenario, {old: new})))
    first, second = named(its), named(other)
    for key in first.keys() & second.keys():
        told = dict(first[key])
        for way in ("served", "unserved", "dropped"):
            stage, _, visit = told[way].rpartition("-")
            told[way] = f"{new}-{visit}" if stage == old else told[way]
        assert told == second[key], f"{key} is drawn otherwise because {old} is now {new}"


def what_nobody_uses_changes_nothing(scenario: Scenario, seed: int, chance: Random) -> None:
    """A district nobody comes from, a pool without a stage, a count, a trait and a closure nobody reads."""
    added: dict[str, list[Any]] = {
        "districts": [District("nowhere")],
        "demand": [Demand("nowhere", field, 0) for (field,) in scenario.table("fields")],
        "staff": [StaffPool("spare", 40)],
        "closures": [Closure("spare", scenario.start, scenario.end)],
        "places": [PlacesPool("spares", 9)],
        "counts": [Count("nothing", "fixed", 1)],
        "traits": [Trait("hand", "all", "left", 0.5), Trait("hand", "all", "right", 0.5)],
    }
    local = {row.stage: row.pool for row in scenario.rows("services") if row.district != "all"}
    added["services"] = [Service(stage, "nowhere", pool) for stage, pool in local.items()]
    if scenario.table("commuting"):
        homes = [home for (home,) in scenario.table("districts")]
        added["commuting"] = [Commuting(home, "nowhere", 1.0) for home in homes]
        added["commuting"] += [Commuting("nowhere", site, 0.5) for site in (*homes, "nowhere", "online")]
    tables = {table: [*rows, *scenario.rows(table)] for table, rows in added.items()}
    other = rebuilt(scenario, {}, chance, **tables)
    assert check(other) == []
    first, second = log_of(scenario, seed), log_of(other, seed)
    assert_same(visits_of(first), visits_of(second))
    assert_same(first.entities(), second.entities())


def capacity_moves_no_itinerary(scenario: Scenario, seed: int, chance: Random) -> None:
    """Other hours, places, seats and weekdays leave every itinerary as it was, to the bit."""
    other = scenario
    for path in scenario.paths():
        if path.split(".")[0] in ("staff", "places", "courses") and path.split(".")[-1] != "client_hours_per_fte":
            other = other.change(path, chance.randrange(9))
    first, second = (make_itineraries(s, seed, 0) for s in (scenario, other))
    for name in vars(first.rows):
        assert np.array_equal(getattr(first.rows, name), getattr(second.rows, name)), name
    assert np.array_equal(first.arrival, second.arrival)


WORLD_CHANGES = (
    the_frames_add_up,
    who_is_inside_on_day_0_stays_inside,
    the_order_of_rows_changes_nothing,
    labels_change_nothing,
    the_order_of_steps_changes_nothing,
    a_renamed_stage_moves_its_own_draws_only,
    what_nobody_uses_changes_nothing,
    capacity_moves_no_itinerary,
)
