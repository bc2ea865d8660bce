"""How many people go from one queue to the next in a year, and where those go who leave one."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from leiq_sim.analysis.by_field import within
from leiq_sim.analysis.ledger import CLIENT, WAITS, Ledger, ledger_of
from leiq_sim.analysis.result import Result
from leiq_sim.engine.outcomes import Outcome

ENTRY, ON_THE_WAY = "entry", "on_the_way"
COLUMNS = ("start", "end", "outcome", "people_per_year")
DAYS_PER_YEAR = 365.25
OUTCOMES = {Outcome.SERVED: "served", Outcome.UNSERVED: "unserved", Outcome.DROPPED: "dropped"}


def flows(result: Result, replications: Iterable[int], field: str = "") -> pd.DataFrame:
    """Return how many people a year went which way, the mean of some replications (computed anew, see `Result.log`).

    With a `field` only its people are counted.

    start    a stage at which clients wait, or "entry"
    end      the next of those on their way, an exit, or "on_the_way" for who is in neither when the period ends
             (whoever was inside a stage on day 0 is counted from their next wait on)
    outcome  how the wait at `start` ended: served, unserved, dropped, or own (found work oneself); "" at the entry
    """
    ledgers = (ledger_of(result.log(number)) for number in replications)
    each = [_moves(within(ledger, field) if field else ledger) for ledger in ledgers]
    every = pd.concat(each, ignore_index=True)
    counted = every.groupby(["start", "end", "outcome"], sort=False).size()
    years = result.scenario.days / DAYS_PER_YEAR
    return (counted / len(each) / years).rename("people_per_year").reset_index()[list(COLUMNS)]


def _moves(ledger: Ledger) -> pd.DataFrame:
    """Return a row for each way that a client went from one queue to the next, or out."""
    stages, exits = np.array([*ledger.stages, ENTRY, ON_THE_WAY]), np.array([*ledger.exits, ON_THE_WAY])
    lines = np.flatnonzero(WAITS[ledger.kind] & (ledger.who[ledger.entity] == CLIENT))
    entity, stage = ledger.entity[lines], ledger.stage[lines]
    follows = np.append(entity[1:] == entity[:-1], False)
    out = ledger.exit[entity]  # -1, the last, for those who have not left
    end = np.where(follows, stages[np.append(stage[1:], 0)], exits[out])
    outcome = np.array([OUTCOMES.get(Outcome(code), "") for code in sorted(Outcome)])[ledger.outcome[lines]]
    outcome = np.where(ledger.own[lines], "own", outcome)
    done = ledger.outcome[lines] > Outcome.INSIDE
    # Who was here on day 0 has come before.
    first = np.append(True, ~follows[:-1]) & (ledger.stock[entity] == 0)
    entries = pd.DataFrame({"start": ENTRY, "end": stages[stage[first]], "outcome": ""})
    return pd.concat(
        [entries, pd.DataFrame({"start": stages[stage], "end": end, "outcome": outcome})[done]], ignore_index=True
    )
