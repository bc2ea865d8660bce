"""Shares: routes for every way onward, traits for every group, seasons; each set adds up to 1."""

from collections import defaultdict
from collections.abc import Iterator
from math import fsum
from typing import Any

from leiq_sim.errors import Problem, nearest, problem
from leiq_sim.model.check_base import ALL, Facts, at, unknown_step

TOLERANCE = 1e-6


def check_routes(facts: Facts) -> Iterator[Problem]:
    """Check each row, each set's sum, and that every field and group has a set where ways part."""
    sets: dict[tuple[str, str, str, str], list[Any]] = defaultdict(list)
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, row in facts.scenario.table("routes").items():
        wrong = list(_route_row(facts, at("routes", *key), row))
        yield from wrong
        sets[(row.step, row.outcome, row.field, row.group)].append(row)
        groups[(row.step, row.outcome)].add(row.group)
    for (step, outcome, field, group), rows in sets.items():
        total = fsum(row.share for row in rows)
        if (step, outcome) in facts.choices and abs(total - 1) > TOLERANCE:
            options = facts.choices[(step, outcome)][1].options
            others = tuple(o for o in options if o not in {row.to for row in rows}) or options
            yield problem(
                "shares_sum", at("routes", step, outcome, field, group), step=step, outcome=outcome, field=field,
                group=group, found=float(total), allowed=others,
            )  # fmt: skip
    for (step, outcome), (line, choice) in facts.choices.items():
        if len(choice.options) > 1:
            known = {(field, group) for s, o, field, group in sets if (s, o) == (step, outcome)}
            for field, group in uncovered(facts, known, line):
                yield problem(
                    "routes_missing", at("routes", step, outcome) if known else "routes", step=step, outcome=outcome,
                    field=field, group=group, allowed=choice.options,
                )  # fmt: skip


def uncovered(facts: Facts, known: set[tuple[str, str]], line: str) -> Iterator[tuple[str, str]]:
    """Yield (fields, group) for each group that no row covers; other lines than clients have no traits."""
    used = {facts.trait_of[group] for _, group in known if group in facts.trait_of}
    groups = (ALL,) if line != "clients" or not used else tuple(v for a in sorted(used) for v in facts.values_of(a))
    for group in groups:
        lacking = [f for f in facts.fields if not known & {(f, group), (f, ALL), (ALL, group), (ALL, ALL)}]
        if lacking:
            yield ALL if len(lacking) == len(facts.fields) else ", ".join(lacking), group


def _route_row(facts: Facts, where: str, row: Any) -> Iterator[Problem]:
    if row.step not in facts.choosing:
        yield unknown_step(where, "step", row.step, facts.choosing)
        return
    outcomes = tuple(outcome for step, outcome in facts.choices if step == row.step)
    if row.outcome not in outcomes:
        close = nearest(row.outcome, outcomes)
        yield problem("route_outcome", where, step=row.step, found=row.outcome, nearest=close, allowed=outcomes)
        return
    choice = facts.choices[(row.step, row.outcome)][1]
    if row.to not in choice.options and row.to in facts.steps and not facts.is_onward(row.step, row.to):
        yield problem("route_endless", where, step=row.step, outcome=row.outcome, found=row.to)
    elif row.to not in choice.options:
        yield problem(
            "route_target", where, step=row.step, outcome=row.outcome, found=row.to,
            nearest=nearest(row.to, choice.options), allowed=choice.options,
        )  # fmt: skip
    yield from group_problems(facts, where, row.step, row.group, choice.by)


def group_problems(facts: Facts, where: str, step: str, group: str, by: str = "") -> Iterator[Problem]:
    """Check that a group is "all" or a trait's value; with `by`, a value of that trait."""
    if group == ALL:
        return
    if group not in facts.trait_of:
        known = (ALL, *(facts.values_of(by) if by else tuple(facts.trait_of)))
        yield problem("group_unknown", where, found=group, nearest=nearest(group, known), allowed=known)
    elif by and facts.trait_of[group] != by:
        allowed = (ALL, *facts.values_of(by))
        yield problem("group_of_other_trait", where, found=group, trait=by, step=step, allowed=allowed)


def check_traits(facts: Facts) -> Iterator[Problem]:
    """Check that values are unambiguous, that shares add up, and that traits in use cover all fields."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(list)
    owners: dict[str, list[str]] = defaultdict(list)
    for (attribute, field, value), row in facts.scenario.table("traits").items():
        sums[(attribute, field)].append(row.share)
        if attribute not in owners[value]:
            owners[value].append(attribute)
    for (attribute, field), shares in sums.items():
        if abs(fsum(shares) - 1) > TOLERANCE:
            where, found = at("traits", attribute, field), float(fsum(shares))
            yield problem("trait_shares_sum", where, attribute=attribute, field=field, found=found)
    for value, attributes in owners.items():
        if len(attributes) > 1 or value == ALL:
            yield problem("trait_value_twice", "traits", found=value, allowed=tuple(attributes))
    used = {choice.by for _, choice in facts.choices.values() if choice.by} | {attribute for attribute, _ in sums}
    for attribute in sorted(used):
        for field in facts.fields:
            if (attribute, field) not in sums and (attribute, ALL) not in sums:
                yield problem("trait_missing", "traits", attribute=attribute, field=field)


def check_seasons(facts: Facts) -> Iterator[Problem]:
    """Check that all months are there or none, and that a year keeps its people."""
    table = facts.scenario.table("seasons")
    missing = tuple(str(month) for month in range(1, 13) if (str(month),) not in table)
    if table and missing:
        yield problem("season_months", "seasons", found=missing)
    elif table:
        mean = fsum(row.index for row in table.values()) / 12
        if abs(mean - 1) > 0.01:
            yield problem("season_mean", "seasons", found=mean)
