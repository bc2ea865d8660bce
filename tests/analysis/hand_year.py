"""One calendar year written by hand, 2027 of a period from 2026 to 2028: days 365 to 729, people with known fates."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
from hand_ledgers import COHORT, DELAY, HOURS, NAN, ledger, person, visit

from leiq_sim.engine.outcomes import Outcome
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import District, OccupationField

FIELDS = ("nursing", "electrical", "social", "academic")
SCENARIO = Scenario.build(
    "hand", "2026-01-01", "2028-12-31",
    districts=[District("north"), District("south")],
    fields=[OccupationField("nursing", regulated="yes"), OccupationField("electrical", regulated="partly"),
            OccupationField("social", regulated="yes"), OccupationField("academic", authority="zab")],
)  # fmt: skip
FOLLOW_UP = "first_contact"  # the hand ledgers know no further talk: this stage is called so afterwards


def step(stage, began, ended, to="", wanted=0.0, kind=DELAY, outcome=None):
    return visit(stage, kind, began, began, ended, outcome, to, wanted=wanted)


def applied(day, *visits, field="nursing"):
    return person(field=field, visits=[step("application", day - 14, day, visits[0]["to"]), *(v["v"] for v in visits)])


def then(stage, began, ended, to, wanted=0.0, **more):
    return {"to": stage, "v": step(stage, began, ended, to, wanted, **more)}


def talk(stage, ended):
    return step(stage, ended - 1, ended, "job_search", kind=HOURS)


PEOPLE = {  # name: (person, origin, employment)
    "full_at_once": (
        applied(400, then("decision", 400, 450, "recognised", 50), then("recognised", 450, 460, "job_search"),
                then("job_search", 460, 500, "qualified_work")), "third_country", "unemployed"),
    "full_by_measure": (
        applied(410, then("decision", 410, 530, "measure", 120), then("measure", 530, 560, "nursing_adaptation"),
                then("nursing_adaptation", 600, 700, "second_decision", kind=COHORT),
                then("second_decision", 700, 720, "recognised"), then("recognised", 720, 730, "job_search"),
                then("job_search", 730, 1090, "other_work")), "eu", "unemployed"),
    "learns_beside": (
        applied(500, then("language_course", 500, 700, "decision"), then("decision", 700, 700, "partial", 30),
                field="electrical"), "third_country", "unemployed"),
    "rejected": (
        applied(380, then("decision", 380, 471, "rejected", 91), field="social"), "third_country", "unemployed"),
    "waived_on_the_last_day": (
        applied(700, then("waiver", 700, 729.9, "measure", 29.9)), "third_country", "unemployed"),
    "applied_the_year_before": (
        applied(300, then("decision", 300, 720, "measure", 420)), "third_country", "unemployed"),
    "statement_of_comparability": (
        applied(420, then("decision", 420, 460, "recognised", 40), field="academic"), "eu", "unemployed"),
    "decided_at_new_year": (
        applied(600, then("decision", 600, 730, "recognised", 130)), "third_country", "unemployed"),
    "measure_without_result": (
        person(visits=[step("second_decision", 480, 500, "open_search")]), "eu", "unemployed"),
    "partial_stays_partial": (
        person(field="electrical", visits=[step("craft_adaptation", 300, 460, "second_decision"),
                                           step("second_decision", 460, 500, "open_search")]),
        "third_country", "unemployed"),
    "full_by_voucher": (
        person(visits=[step("voucher_measure", 100, 450, "second_decision"),
                       step("second_decision", 450, 500, "recognised"), step("recognised", 500, 510, "job_search")]),
        "third_country", "employed"),
    "recognised_too_late_to_see_a_year": (
        person(visits=[step("second_decision", 780, 800, "recognised"), step("recognised", 800, 810, "job_search"),
                       step("job_search", 810, 900, "qualified_work")]), "third_country", "employed"),
    "dropped_out": (
        person(visits=[step("nursing_adaptation", 400, 450, "dropped_out", kind=COHORT, outcome=Outcome.DROPPED)]),
        "third_country", "unemployed"),
    "inside_on_day_0": (
        person(stock=2, visits=[step("nursing_adaptation", 370, 800, "second_decision", kind=COHORT)]),
        "third_country", "unemployed"),
    "advised": (
        person(field="social", visits=[talk("first_counselling", 400), talk(FOLLOW_UP, 500), talk(FOLLOW_UP, 729),
                                       talk(FOLLOW_UP, 731)]), "third_country", "unemployed"),
    "advised_the_year_before": (
        person(field="social", visits=[talk("first_counselling", 100)]), "third_country", "unemployed"),
    "still_waits_for_the_talk": (
        person(field="social", visits=[visit("first_counselling", HOURS, 500, NAN, NAN)]), "eu", "unemployed"),
}  # fmt: skip


def hand_ledger(*names):
    """Return the ledger of the named people, of all when none is named."""
    people = [PEOPLE[name][0] for name in names or PEOPLE]
    made = ledger(*people, days=1096.0, fields=FIELDS)
    return replace(made, stages=tuple("follow_up" if stage == FOLLOW_UP else stage for stage in made.stages))


def hand_log(*names):
    """Return what `measured` reads of a log beside its ledger."""
    chosen = [PEOPLE[name] for name in names or PEOPLE]
    traits = {
        "origin": np.array([origin for _, origin, _ in chosen], dtype=object),
        "employment": np.array([employment for *_, employment in chosen], dtype=object),
    }
    population = SimpleNamespace(traits=traits, order=range(len(chosen)))
    return SimpleNamespace(scenario=SCENARIO, itineraries=SimpleNamespace(population=population))
