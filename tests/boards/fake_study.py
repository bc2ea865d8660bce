"""A board's computation without an engine: numbers that follow the scenario's values and nothing else."""

from datetime import date

import pandas as pd

from leiq_sim.analysis.definitions import HEADLINE, KPIS
from leiq_sim.boards.answer import Answer

DISTRICTS = ("leipzig", "nordsachsen", "landkreis_leipzig")
SEATS = "courses.nursing_adaptation.seats"


class FakeStudy:
    """Counts what it is asked; the difference of every KPI is the seats that were added to nursing.

    `during` is called between the first look and the last.
    """

    def __init__(self, replications=50, fail=None, seed=1):
        self.replications, self.seed, self.asked, self.fail = replications, seed, [], fail
        self.during = lambda: None

    def repeated(self, replications):
        other = FakeStudy(replications, self.fail, self.seed)
        other.asked, other.during = self.asked, self.during
        return other

    def answers(self, scenario, cancelled, progress):
        self.asked.append(scenario)
        if self.fail:
            raise self.fail
        progress(8)
        yield answer_of(scenario, min(8, self.replications))
        self.during()
        if not cancelled() and self.replications > 8:
            yield answer_of(scenario, self.replications)


def answer_of(scenario, replications):
    more = float(scenario.steps(SEATS)[-1][1] - scenario.steps(SEATS)[0][1])
    wide = 80 / replications
    verdicts = {k: ("better" if more > 0 else "not_distinguishable") if KPIS[k].sign else None for k in HEADLINE}
    headline = pd.DataFrame(
        {"kpi": k, "unit": KPIS[k].unit, "direction": KPIS[k].sign, "base_mean": 100.0, "mean": 100.0 + more,
         "difference": more, "low": more - wide, "high": more + wide, "p10": more - 2, "p90": more + 2,
         "verdict": verdicts[k], "better_in": replications - 1.0} for k in HEADLINE
    )  # fmt: skip
    own = {"mean": 100.0 + more, "low": 99.0, "high": 101.0 + more, "p10": 90.0, "p90": 110.0 + more}
    waits = pd.DataFrame(
        {"district": d, "base_mean": 30.0, "mean": 30.0 + more, "difference": more, "low": more, "high": more + 2}
        for d in DISTRICTS
    )
    over_time = pd.DataFrame(
        {"who": who, "district": d, "day": day, "mean": 20.0 + n + more, "low": 15.0, "high": 30.0}
        for d in DISTRICTS
        for n, day in enumerate((date(2026, 1, 31), date(2027, 1, 31), date(2028, 12, 31)))
        for who in ("baseline", "variant")
    )
    runs = pd.DataFrame(
        {"course": "nursing_adaptation", "run": run, "start": day, "seats": 16, "taken": 12.0 + more / 9,
         "cancelled": 0.25, "base_taken": 11.0}
        for run, day in (("2027a", date(2027, 3, 1)), ("2027b", date(2027, 9, 1)))
    )  # fmt: skip
    changed = bool(scenario.changes)
    answer = Answer(
        headline=headline,
        values=pd.DataFrame(dict.fromkeys(HEADLINE, own)).T,
        waits=waits,
        stages=waits.assign(stage="first_counselling"),
        entries=over_time,
        queues=over_time,
        runs=runs,
        replications=replications,
        changed=changed,
        since=date(2027, 1, 1) if changed else None,
        least=dict.fromkeys(HEADLINE, 5.0),
        target_days=28.0,
        overloaded=("coaching",),
        equations=240 + int(more),
    )
    vars(answer)["provenance"] = {"assumption": 0.5 + more / 100}
    return answer
