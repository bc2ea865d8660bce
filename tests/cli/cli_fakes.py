"""Stand-ins for scenarios and experiments, with numbers that tests know."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pandas as pd

from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Course, District, StaffPool

NAN = float("nan")
# fmt: off
RUN_COLUMNS = [
    "scenario", "kpi", "district", "field", "stage", "unit", "mean", "low", "high", "p10", "p90", "replications",
]
COMPARE_COLUMNS = [
    "scenario", "baseline", "kpi", "district", "field", "stage", "unit", "base_mean", "mean", "difference",
    "low", "high", "p10", "p90", "verdict", "replications",
]
# fmt: on
BASE = Scenario.build(
    "baseline",
    "2026-01-01",
    "2028-12-31",
    districts=[District("leipzig", name_de="Stadt Leipzig")],
    courses=[
        Course(
            "adaptation", "nursing_adaptation", 16, 300.0, name_de="Pflege, Anpassungslehrgang", name_en="Adaptation"
        )
    ],
    staff=[StaffPool("desk", 10.0, name_de="Erstberatung Leipzig", name_en="First counselling Leipzig")],
).renamed("baseline", title={"de": "Wie bisher", "en": "As it is"})
MORE = BASE.change("courses.adaptation.seats", 25, "2027-03-01", name="more_seats").renamed(
    "more_seats", title={"de": "Mehr Plätze", "en": "More seats"}, question={"de": "Was bringt es?", "en": "What for?"}
)
SCENARIOS = {"baseline": BASE, "more_seats": MORE}


def summary_of(name, replications, extra=0.0):
    rows = [
        ("qualified_work", "all", "all", "people", 210 + extra, 200.4, 219.6, 190.0, 230.0),
        ("qualified_work", "leipzig", "all", "people", 110.0, 100.4, 119.6, 90.0, 130.0),
        ("share_waiting_over_target", "all", "all", "share", 0.425, 0.4, 0.45, 0.3, 0.5),
        ("cost", "all", "all", "EUR", 1_842_000.0, 1_800_000.0, 1_884_000.0, 1_700_000.0, 1_900_000.0),
        ("median_wait_course", "all", "all", "days", NAN, NAN, NAN, NAN, NAN),
        ("pool_load", "all", "desk", "ratio", 1.12, 1.1, 1.14, 1.0, 1.2),
    ]
    columns = ["kpi", "district", "stage", "unit", "mean", "low", "high", "p10", "p90"]
    frame = pd.DataFrame(rows, columns=columns).assign(scenario=name, field="all", replications=replications)
    return frame.assign(surplus="not in the contract")


@dataclass
class FakeResult:
    scenario: Scenario
    replications: int
    seed: int
    extra: float = 0.0
    equations: int = 240

    def summary(self):
        return summary_of(self.scenario.name, self.replications, self.extra)


@dataclass
class Calls:
    made: list = field(default_factory=list)

    def run_all(self, scenarios, replications=30, seed=1, engine="auto", progress=None, workers=None, store=None):
        self.made.append(([s.name for s in scenarios], replications, seed, engine, workers))
        if progress:
            progress(1, 2)
            progress(2, 2)
        return [FakeResult(s, replications, seed, 18.0 * i) for i, s in enumerate(scenarios)]

    def compared(self, results):
        base, *variants = (result.scenario for result in results)
        replications = results[0].replications
        rows = []
        for variant in variants:
            for kpi, unit, base_mean, mean, verdict in (
                ("qualified_work", "people", 210.0, 228.0, "better"),
                ("share_waiting_over_target", "share", 0.425, 0.4225, "not_distinguishable"),
                ("cost", "EUR", 1_842_000.0, 1_855_500.0, "worse"),
                ("median_wait_course", "days", NAN, NAN, None),
            ):
                step = mean - base_mean
                rows.append(
                    (variant.name, base.name, kpi, "all", "all", "all", unit, base_mean, mean, step,
                     step / 2, step * 2, -abs(step), 3 * step, verdict, replications)
                )  # fmt: skip
        table = pd.DataFrame(rows, columns=COMPARE_COLUMNS).assign(more_futures=3)
        return SimpleNamespace(table=table, results=results, baseline=base)


def out_of(capsys):
    """Return stdout with plain spaces."""
    return capsys.readouterr().out.replace("\u00a0", " ")
