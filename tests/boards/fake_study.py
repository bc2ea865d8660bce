"""A board's computation without an engine: numbers that follow the scenario's values and nothing else."""

from datetime import date

import pandas as pd

from leiq_sim.analysis.definitions import HEADLINE, KPIS
from leiq_sim.boards.answer import Answer

DISTRICTS = ("leipzig", "nordsachsen", "landkreis_leipzig")


class FakeStudy:
    """Counts what it is asked; the difference of every KPI is the seats that were added to nursing."""

    def __init__(self, replications=4, fail=None):
        self.replications, self.asked, self.fail = replications, [], fail

    def repeated(self, replications):
        other = FakeStudy(replications, self.fail)
        other.asked = self.asked
        return other

    def answer(self, scenario, check, progress):
        self.asked.append(scenario)
        if self.fail:
            raise self.fail
        progress("running", 1)
        path = "courses.nursing_adaptation.seats"
        more = float(scenario.steps(path)[-1][1] - scenario.steps(path)[0][1])
        verdicts = {k: ("better" if more > 0 else "not_distinguishable") if KPIS[k].sign else None for k in HEADLINE}
        headline = pd.DataFrame(
            {"kpi": k, "unit": KPIS[k].unit, "direction": KPIS[k].sign, "base_mean": 100.0, "mean": 100.0 + more,
             "difference": more, "low": more - 1, "high": more + 1,
             "p10": more - 2, "p90": more + 2, "verdict": verdicts[k]} for k in HEADLINE
        )  # fmt: skip
        waits = pd.DataFrame(
            {"district": d, "base_mean": 30.0, "mean": 30.0 + more, "difference": more, "low": more, "high": more + 2}
            for d in DISTRICTS
        )
        queues = pd.DataFrame(
            {"who": who, "district": d, "day": day, "mean": 20.0 + n, "low": 15.0, "high": 30.0}
            for d in DISTRICTS
            for n, day in enumerate((date(2026, 1, 31), date(2027, 1, 31), date(2028, 12, 31)))
            for who in ("baseline", "variant")
        )
        runs = pd.DataFrame(
            {"course": "nursing_adaptation", "run": run, "start": day, "seats": 16, "taken": 12.0, "base_taken": 11.0}
            for run, day in (("2027a", date(2027, 3, 1)), ("2027b", date(2027, 9, 1)))
        )
        changed = bool(scenario.changes)
        return Answer(
            headline, waits, queues, runs, self.replications, changed, 28.0, ("coaching",), 240, {"assumption": 1.0}
        )
