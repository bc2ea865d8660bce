"""Rows that name other rows: districts, fields, pools, courses, runs, the stock of day 0."""

from collections import defaultdict
from collections.abc import Iterator

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.model.check_base import ALL, Facts, at, unknown_reference, unknown_step
from leiq_sim.model.columns import columns_of
from leiq_sim.model.tables import TABLES
from leiq_sim.model.vocabulary import Cohort, Delay, Matching, Queue

NAMES_OF = {"operator": "operators", "authority": "authorities"}


def check_references(facts: Facts) -> Iterator[Problem]:
    """Check every column that names another table's row; operators and authorities only if their tables are used."""
    scenario = facts.scenario
    keys = {table: tuple(key[0] for key in scenario.table(table)) for table in TABLES}
    for table, row_type in TABLES.items():
        columns = {name: c for name, c in columns_of(row_type).items() if c.ref or name in NAMES_OF}
        for key, row in scenario.table(table).items() if columns else ():
            for name, column in columns.items():
                target, word = column.ref or NAMES_OF[name], getattr(row, name)
                known = keys[target]
                by_choice = name in NAMES_OF and (not word or not known)
                if word in known or by_choice or (word == ALL and column.all_allowed):
                    continue
                allowed = (*known, ALL) if column.all_allowed else known
                yield unknown_reference(at(table, *key), name, word, target, allowed)


def check_services(facts: Facts) -> Iterator[Problem]:
    """Check that every queue has a pool in every district, of one kind."""
    scenario, queues = facts.scenario, facts.named(Queue)
    hours, places = ({key[0] for key in scenario.table(name)} for name in ("staff", "places"))
    for pool in sorted(hours & places):
        yield problem("pool_twice", at("places", pool), found=pool)
    for (stage, district), row in scenario.table("services").items():
        where = at("services", stage, district)
        if stage not in queues:
            yield unknown_step(where, "stage", stage, queues)
        if row.pool not in hours | places:
            yield unknown_reference(where, "pool", row.pool, "staff, places", sorted(hours | places))
    for stage in queues:
        pools = facts.pools_of(stage)
        for district in [name for name, pool in pools.items() if pool is None]:
            yield problem("service_missing", "services", step=stage, district=district)
        used = {pool for pool in pools.values() if pool}
        if used & hours and used & places:
            both = {"hours": tuple(sorted(used & hours)), "places": tuple(sorted(used & places))}
            yield problem("pool_kinds_mixed", at("services", stage), step=stage, **both)


def check_courses(facts: Facts) -> Iterator[Problem]:
    scenario, cohorts = facts.scenario, facts.named(Cohort)
    for row in scenario.rows("courses"):
        if row.stage not in cohorts:
            yield unknown_step(at("courses", row.id), "stage", row.stage, cohorts)
        if row.minimum > row.seats > 0:
            yield problem("minimum_over_seats", at("courses", row.id), minimum=row.minimum, seats=row.seats)
    for row in scenario.rows("runs"):
        where = at("runs", row.course, row.id)
        if not scenario.start <= row.start <= scenario.end:
            yield problem("run_outside", where, found=row.start, start=scenario.start, end=scenario.end)
        if row.site not in facts.sites:
            yield _unknown_site(facts, where, "site", row.site)


def _unknown_site(facts: Facts, where: str, column: str, found: str) -> Problem:
    close = nearest(found, facts.sites)
    return problem("site_unknown", where, found=found, column=column, nearest=close, allowed=facts.districts)


def check_commuting(facts: Facts) -> Iterator[Problem]:
    """Check sites; when commuting is described at all, every home needs each district and each site with runs."""
    table = facts.scenario.table("commuting")
    for home, site in table:
        if site not in facts.sites:
            yield _unknown_site(facts, at("commuting", home, site), "site", site)
    runs = {row.site for row in facts.scenario.rows("runs")} & set(facts.sites)
    needed = [site for site in facts.sites if site in runs or site in facts.districts]
    for home in facts.districts if table else ():
        for site in needed:
            if (home, site) not in table:
                yield problem("commuting_missing", at("commuting", home), home=home, site=site)


def check_closures(facts: Facts) -> Iterator[Problem]:
    for key, row in facts.scenario.table("closures").items():
        if row.last_day < row.first_day:
            yield problem("closure_reversed", at("closures", *key), first=row.first_day, last=row.last_day)


def check_stock(facts: Facts) -> Iterator[Problem]:
    """Check who stands where on day 0: waiting needs a line, being inside needs a length or a place."""
    scenario = facts.scenario
    waiting = facts.named(Queue, Cohort, Matching)
    queues = facts.named(Queue)
    inside = tuple(n for n in facts.named(Delay, Cohort, Queue) if n not in queues or not facts.is_hours(n))
    for table, allowed in (("backlog", waiting), ("inside", inside)):
        for key, row in scenario.table(table).items():
            if row.stage not in facts.steps:
                yield unknown_step(at(table, *key), "stage", row.stage, allowed)
            elif row.stage not in allowed:
                kind = type(facts.steps[row.stage][1]).__name__
                yield problem("stock_kind", at(table, *key), found=table, stage=row.stage, kind=kind, allowed=allowed)
    yield from _inside_places(facts)


def _inside_places(facts: Facts) -> Iterator[Problem]:
    taken: dict[str, int] = defaultdict(int)
    queues = facts.named(Queue)
    for row in facts.scenario.rows("inside"):
        if row.stage in queues:
            pool = facts.pools_of(row.stage).get(row.district)
            taken[pool or ""] += row.people
    for row in facts.scenario.rows("places"):
        people, where = taken[row.id], at("places", row.id)
        if people > row.places:
            yield problem("inside_over_places", where, found=people, pool=row.id, places=row.places)
