"""A result as the people of one field see it: who waits where and how long, counted anew from the logs."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import numpy as np

from leiq_sim.analysis.kpis import course_stages, target_days
from leiq_sim.analysis.ledger import Ledger, joined, ledger_of
from leiq_sim.analysis.result import Result
from leiq_sim.analysis.timeline import months_of
from leiq_sim.analysis.waits import ABSENT, wait_rows

AT_ONCE = 4  # logs that are counted together
OF_VISITS = {"entity", "stage", "kind", "resource", "queued", "began", "ended", "outcome", "own", "wanted",
             "next_stage", "next_exit"}  # fmt: skip


def within(ledger: Ledger, field: str) -> Ledger:
    """Return a ledger with those of a field only: people, and employers and vacancies too."""
    keep = ledger.field == ledger.fields.index(field)
    visits = keep[ledger.entity]
    number = np.cumsum(keep) - 1
    arrays: dict[str, Any] = {
        each.name: getattr(ledger, each.name)[visits if each.name in OF_VISITS else keep]
        for each in fields(Ledger)
        if isinstance(getattr(ledger, each.name), np.ndarray)
    }
    return replace(ledger, **{**arrays, "entity": number[arrays["entity"]]})


def of_field(
    result: Result,
    field: str,
    progress: Callable[[int], None] = lambda done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Result | None:
    """Return the result with the months and the KPIs of waiting of one field; None when it was cancelled.

    Logs are computed anew. What belongs to no field (loads, course runs, the audit) stays that of all.
    """
    scenario, found = result.scenario, list(result.found)
    courses, target = course_stages(scenario), target_days(scenario)
    for first in range(0, len(found), AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, len(found)))
        if cancelled():
            return None
        ledger = joined([within(ledger_of(result.log(number)), field) for number in numbers])
        rows = list(wait_rows(ledger, courses, target))
        months = months_of(scenario, ledger)
        for place, number in enumerate(numbers):
            values = {row[:4]: float(row[4][place]) for row in rows if row[4][place] != ABSENT}
            found[number] = replace(found[number], values=values, months=months[place])
        progress(numbers[-1] + 1)
    return replace(result, found=tuple(found))
