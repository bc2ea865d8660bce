"""Ledgers written by hand: a few people, their visits in days, and nothing else."""

import numpy as np

from leiq_sim.analysis.ledger import CLIENT, NOWHERE, Ledger
from leiq_sim.chance.nodes import Kind
from leiq_sim.engine.outcomes import Outcome

STAGES = (
    "first_contact", "first_counselling", "agency_counselling", "application", "language_course", "procedure",
    "decision", "waiver", "nursing_adaptation", "craft_adaptation", "voucher_measure", "second_decision", "recognised",
    "qualified", "measure", "partial", "open_search", "job_search", "employer_counselling", "vacancy",
)  # fmt: skip
EXITS = ("qualified_work", "other_work", "referred", "rejected", "dropped_out", "lost", "advised", "filled")
NAN = float("nan")
HOURS, PLACES, DELAY, COHORT, CANDIDATE, VACANCY_KIND, GATE = Kind


def person(district="north", field="nursing", kind=CLIENT, stock=0, visits=()):
    return {"district": district, "field": field, "kind": kind, "stock": stock, "visits": visits}


def visit(stage, kind, queued, began=NAN, ended=NAN, outcome=None, to="", own=False, wanted=0.0, resource=0):
    """One visit; without an outcome it is what its times say: waiting, inside, unserved or served."""
    if outcome is None:
        done = not np.isnan(ended)
        begun = not np.isnan(began)
        outcome = (
            (Outcome.SERVED if begun else Outcome.UNSERVED) if done else Outcome.INSIDE if begun else Outcome.WAITING
        )
    return {
        "stage": STAGES.index(stage), "kind": int(kind), "queued": queued, "began": began, "ended": ended,
        "outcome": int(outcome), "own": own, "wanted": wanted, "resource": resource,
        "next_stage": STAGES.index(to) if to in STAGES else NOWHERE,
        "next_exit": EXITS.index(to) if to in EXITS else NOWHERE,
    }  # fmt: skip


def ledger(*people, days=100.0, districts=("north", "south"), fields=("nursing", "crafts")):
    rows = [one | {"entity": number} for number, who in enumerate(people) for one in who["visits"]]
    last = [who["visits"][-1] if who["visits"] else None for who in people]

    def column(name, kind=float):
        return np.array([row[name] for row in rows], dtype=kind)

    def each(values, kind=float):
        return np.array(list(values), dtype=kind)

    return Ledger(
        districts=districts, fields=fields, stages=STAGES, exits=EXITS, days=days,
        entity=column("entity", int), stage=column("stage", int), kind=column("kind", int),
        resource=column("resource", int), queued=column("queued"), began=column("began"), ended=column("ended"),
        outcome=column("outcome", int), own=column("own", bool), wanted=column("wanted"),
        next_stage=column("next_stage", int), next_exit=column("next_exit", int),
        who=each((who["kind"] for who in people), int),
        district=each((districts.index(who["district"]) for who in people), int),
        field=each((fields.index(who["field"]) for who in people), int),
        arrived=each(max(who["visits"][0]["queued"], 0.0) if who["visits"] else NAN for who in people),
        exited=each(one["ended"] if one and one["next_exit"] != NOWHERE else NAN for one in last),
        exit=each((one["next_exit"] if one else NOWHERE for one in last), int),
        stock=each((who["stock"] for who in people), int), log=np.zeros(len(people), dtype=int),
    )  # fmt: skip


def found(rows):
    """Turn the KPI rows of one log into a dict by (kpi, district, field, stage); a row given twice is a fault."""
    rows = [(row[:4], *row[4].tolist()) for row in rows]
    table = dict(rows)
    assert len(table) == len(rows)
    return table
