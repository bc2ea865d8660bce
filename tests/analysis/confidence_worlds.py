"""Small worlds for what verdicts rest on: one whose difference in cost is known, one whose people are simulated."""

from dataclasses import replace

import analysis_worlds
import numpy as np
from calibration_worlds import origin

from leiq_sim.analysis.definitions import HEADLINE
from leiq_sim.model.tables import PlacesPool

RATE, PLACE_COST = "pay_rates.E10.2026-01-01.eur_per_year", "places.coaching.cost_per_place_eur_per_year"
DEMAND, INSIDE = "demand.*.*.people_per_year", "inside.*.*.*.people"
TO_COURSE = "routes.first_counselling.served.*.*.nursing_adaptation.share"
SEATS = "courses.nursing_adaptation.seats"
PROVENANCE = (
    origin("demand.*.*.people_per_year", "assumption", (0.5, True), (1.6, True), 2),
    origin("inside.*.*.*.people", "derived", (0.5, True), (2.0, True), 3),
    origin("pay_rates.*.*.eur_per_year", "assumption", (50_000, False), (120_000, False), 4),
    origin("routes.first_counselling.served.*.*.*.share", "assumption", (0.5, True), (1.4, True), 5),
    origin("places.*.cost_per_place_eur_per_year", "comparable", None, None, 6),
    origin("kpis.*.smallest_difference", "assumption", (0.5, True), (2.0, True), 7),
)


def base():
    """Return a world in which seats are short, beside a coaching that nobody needs; what runs cost is no chance."""
    made = analysis_worlds.world("base").change("staff.desk.hours_per_week", 4.0)
    for path, value in (("minimum", 0), ("cost_per_participant_eur", 0.0)):
        made = made.change(f"courses.nursing_adaptation.{path}", value)
    frozen = type(made.tables)
    pools = frozen({("coaching",): PlacesPool("coaching", 3, cost_per_place_eur_per_year=2_400.0)})
    return replace(made, changes=(), tables=frozen({**made.tables, "places": pools}), provenance=PROVENANCE)


def cheaper_desk():
    """Return a variant that saves half an hour and adds a place: 2,400 - 0.025 x 1.2 x rate, so it turns at 80,000."""
    return base().change("staff.desk.hours_per_week", 3.5).change("places.coaching.places", 4, name="cheaper_desk")


def more_seats(seats=16):
    return base().change(SEATS, seats, name="more_seats")


class Planted:
    """Stands for `Readings`: each scenario's figure follows from a function of it, plus noise common to all."""

    def __init__(self, figure, kpi, replications=20, noise=0.0):
        self.figure, self.column, self.replications = figure, HEADLINE.index(kpi), replications
        self.noise = noise * np.linspace(-1, 1, replications)
        self.asked = []

    def __call__(self, *_, **__):
        return self

    def of(self, scenarios):
        self.asked += list(scenarios)
        return [self.table(scenario) for scenario in scenarios]

    def table(self, scenario):
        found = np.zeros((self.replications, len(HEADLINE)))
        found[:, self.column] = self.figure(scenario) + self.noise
        return found
