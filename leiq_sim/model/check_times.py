"""Lengths of time and counts: parameters present and in order, units and purposes right, every field covered."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from leiq_sim.errors import Problem, problem
from leiq_sim.model.check_base import Facts, at, unknown_step
from leiq_sim.model.check_shares import group_problems, uncovered
from leiq_sim.model.vocabulary import Cohort, Delay, Matching, Queue, Step

NEEDS = {
    "fixed": ("centre",), "exponential": ("centre",), "lognormal": ("centre", "spread"),
    "gamma": ("centre", "spread"), "triangular": ("least", "centre", "most"), "uniform": ("least", "most"),
}  # fmt: skip
POSITIVE = {"lognormal": ("centre",), "gamma": ("centre", "spread")}
PURPOSES_OF: dict[type[Step], tuple[str, ...]] = {
    Queue: ("duration", "patience"), Delay: ("duration",), Cohort: ("patience", "dropout"),
    Matching: ("patience", "own_search"),
}  # fmt: skip


def check_times(facts: Facts) -> Iterator[Problem]:
    known: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    timed = facts.named(*PURPOSES_OF)
    for key, row in facts.scenario.table("times").items():
        where = at("times", *key)
        if row.stage not in timed:
            yield unknown_step(where, "stage", row.stage, timed)
            continue
        step = facts.steps[row.stage][1]
        allowed = PURPOSES_OF[type(step)]
        if row.purpose not in allowed:
            yield problem("time_purpose", where, stage=row.stage, found=row.purpose, allowed=allowed)
        known[(row.stage, row.purpose)].add((row.field, row.group))
        yield from group_problems(facts, where, row.stage, row.group)
        yield from _parameters(where, row)
        yield from _unit(facts, where, row, step)
    yield from _coverage(facts, known)
    yield from _dated(facts)


def _parameters(where: str, row: Any) -> Iterator[Problem]:
    """Check that what the distribution needs is there, positive where it must be, and in order."""
    missing = [name for name in NEEDS[row.distribution] if getattr(row, name) is None]
    for name in missing:
        yield problem("time_parameter_missing", where, distribution=row.distribution, found=name)
    for name in POSITIVE.get(row.distribution, ()):
        if name not in missing and getattr(row, name) <= 0:
            found = float(getattr(row, name))
            yield problem("time_not_positive", where, column=name, found=found, distribution=row.distribution)
    if row.distribution in ("triangular", "uniform") and not missing:
        centre = row.centre if row.distribution == "triangular" else row.least
        if not row.least <= centre <= row.most:
            yield problem("time_order", where, least=row.least, centre=centre, most=row.most)


def _unit(facts: Facts, where: str, row: Any, step: Step) -> Iterator[Problem]:
    talk = isinstance(step, Queue) and row.purpose == "duration"
    hours = talk and facts.is_hours(step.name)
    unit = "minutes" if hours else "days"
    if row.unit != unit and (hours or not talk or facts.is_places(step.name)):
        yield problem("time_unit", where, stage=row.stage, purpose=row.purpose, found=row.unit, allowed=unit)


def _coverage(facts: Facts, known: dict[tuple[str, str], set[tuple[str, str]]]) -> Iterator[Problem]:
    """Check that a table of times covers every field and group; queues and drop-outs must have one."""
    needed = {(name, "duration") for name in facts.named(Queue)}
    needed |= {(row.stage, "dropout") for row in facts.scenario.rows("dropouts") if row.share > 0}
    for stage, purpose in sorted(needed | set(known)):
        rows = known.get((stage, purpose), set())
        traits = sorted({facts.trait_of[group] for _, group in rows if group in facts.trait_of})
        where = at("times", stage, purpose) if rows else "times"
        if len(traits) > 1:
            yield problem("groups_mixed", where, stage=stage, purpose=purpose, found=tuple(traits))
        if stage not in facts.steps:
            continue
        for field, group in uncovered(facts, rows, facts.steps[stage][0]):
            yield problem("time_missing", where, stage=stage, purpose=purpose, field=field, group=group)


def _dated(facts: Facts) -> Iterator[Problem]:
    """Only a Delay's length may change on a day: elsewhere the length is drawn when the person joins."""
    for change in facts.scenario.dated:
        table, stage, *_ = change.path.split(".")
        if table == "times" and stage in facts.steps and not isinstance(facts.steps[stage][1], Delay):
            kind = type(facts.steps[stage][1]).__name__
            yield problem("time_dated", at(*change.path.split(".")[:-1]), path=change.path, stage=stage, kind=kind)


def check_counts(facts: Facts) -> Iterator[Problem]:
    for row in facts.scenario.rows("counts"):
        if row.mean > row.most:
            yield problem("count_over_most", at("counts", row.id), mean=float(row.mean), most=row.most)
        if row.distribution == "shifted_negative_binomial" and row.mean < 1:
            yield problem("count_below_one", at("counts", row.id), mean=float(row.mean))
        if row.distribution == "shifted_negative_binomial" and row.dispersion <= 0:
            yield problem(
                "time_not_positive", at("counts", row.id), column="dispersion", found=float(row.dispersion),
                distribution=row.distribution,
            )  # fmt: skip


def check_dropouts(facts: Facts) -> Iterator[Problem]:
    cohorts = facts.named(Cohort)
    for row in facts.scenario.rows("dropouts"):
        if row.stage not in cohorts:
            yield unknown_step(at("dropouts", row.stage, row.field), "stage", row.stage, cohorts)
