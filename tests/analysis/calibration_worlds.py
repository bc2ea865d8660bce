"""A small world of applications and decisions, all its values assumptions, that calibration can be tried on."""

from dataclasses import replace

import numpy as np

from leiq_sim.analysis.calibration_study import Study
from leiq_sim.files.provenance import Origin
from leiq_sim.files.targets import Target, Targets
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Demand, District, OccupationField, RouteShare, Time
from leiq_sim.model.vocabulary import Delay, Exit, Line, Pathway, choose

PATHWAY = Pathway(
    Line(
        entry="application",
        steps=(
            Delay("application", served="decision"),
            Delay("decision", since="application", served=choose("recognised", "measure", "rejected")),
            Delay("measure", served=choose("second_decision", "lost")),
            Delay("second_decision", served=choose("recognised", "rejected")),
            Delay("recognised", served="qualified_work"),
            Exit("qualified_work"),
            Exit("rejected"),
            Exit("lost"),
        ),
    )
)
SHARES = {"recognised": 0.5, "measure": 0.4, "rejected": 0.1}
REJECTED, MEDIAN = "routes.decision.served.all.all.rejected.share", "times.decision.duration.all.all.centre"
IDLE = "times.recognised.duration.all.all.centre"
YEAR = 2027


def origin(path, status, low, high, line):
    return Origin(path, "", low, high, status, "", "", "", "a formula", line)


PROVENANCE = (
    origin("demand.*.*.people_per_year", "published", None, None, 2),
    origin("routes.*.*.*.*.*.share", "assumption", (0.3, True), (2.0, True), 3),
    origin("times.*.*.*.*.*", "assumption", (0.5, True), (2.0, True), 4),
    origin("times.application.*.*.*.*", "comparable", (0.5, True), (2.0, True), 5),
)


def world():
    scenario = Scenario.build(
        "trial", "2026-01-01", "2027-12-31", PATHWAY,
        districts=[District("here")],
        fields=[OccupationField("crafts", regulated="yes", authority="chamber")],
        demand=[Demand("here", "crafts", 200)],
        routes=[
            *(RouteShare("decision", "served", "all", "all", to, share) for to, share in SHARES.items()),
            RouteShare("measure", "served", "all", "all", "second_decision", 0.7),
            RouteShare("measure", "served", "all", "all", "lost", 0.3),
            RouteShare("second_decision", "served", "all", "all", "recognised", 0.9),
            RouteShare("second_decision", "served", "all", "all", "rejected", 0.1),
        ],
        times=[
            Time("application", "duration", "all", "all", "fixed", centre=5),
            Time("decision", "duration", "all", "all", "lognormal", centre=60, spread=0.6),
            Time("measure", "duration", "all", "all", "lognormal", centre=120, spread=0.4),
            Time("second_decision", "duration", "all", "all", "fixed", centre=20),
            Time("recognised", "duration", "all", "all", "fixed", centre=10),
        ],
    )  # fmt: skip
    return replace(scenario, provenance=PROVENANCE)


def target(measure, value, tolerance, unit="share"):
    return Target(f"t_{measure}", measure, "all", "all", value, tolerance, unit)


def targets(*rows):
    return Targets("planted", rows, tuple(f"planted.csv, line {n}" for n, _ in enumerate(rows, 2)), ())


def truth_of(scenario, measures, replications=25):
    """Return mean and standard error of measures in replications that no calibration here looks at."""
    keys = tuple((measure, "all", "all") for measure in measures)
    found = Study(scenario, (), keys, YEAR, replications, seed=7, workers=1).means(np.zeros(0))
    return dict(zip(measures, zip(found.mean, found.error, strict=True), strict=True))
