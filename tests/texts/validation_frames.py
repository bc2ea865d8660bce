"""Verdicts on a few published figures, with numbers that tests know."""

import pandas as pd

from leiq_sim.analysis.validation import COLUMNS, Validation
from leiq_sim.files.load import load_scenario

NAN = float("nan")
# key, measure, field, group, unit, published, tolerance, wording, mean, low, high, p10, p90, verdict, reason, ...
ROWS = [
    ("sn_full", "status_full", "all", "all", "share", 0.473, 0.0205, "exact", 0.482, 0.474, 0.49, 0.448, 0.512,
     "fits", "", "2022", "saxony", "A source", "a.example", ""),
    ("success", "measure_success", "all", "all", "ratio", 0.622, 0.1249, "at_least", 0.825, 0.8, 0.85, 0.758, 0.886,
     "fits", "", "2019-2022", "germany", "B source", "b.example", ""),
    ("fed_no", "status_rejected", "all", "federal_law", "share", 0.02, 0.01, "exact", 0.041, 0.035, 0.047, 0.033,
     0.056, "does_not_fit", "", "2022", "germany", "C source", "c.example", ""),
    ("doctors", "decision_days_mean", "doctors", "all", "days", 359.0, 90.25, "average", 332.0, 320.0, 344.0, 275.1,
     368.6, "used_as_input", "sets_default", "2021", "saxony", "D source", "d.example", ""),
    ("total", "", "", "", "decisions", 26200.0, NAN, "exact", NAN, NAN, NAN, NAN, NAN, "not_comparable",
     "other_place_total", "2016", "germany", "E source", "e.example", ""),
    ("wage", "", "", "", "EUR/month", 1000.0, NAN, "exact", NAN, NAN, NAN, NAN, NAN, "not_comparable",
     "not_in_model", "", "atlantis", "F source", "f.example", ""),
]  # fmt: skip


def frame():
    return pd.DataFrame(ROWS, columns=list(COLUMNS))


def validation(table=None):
    found = frame() if table is None else table
    return Validation(load_scenario("baseline"), found, year=2027, replications=30, seed=4, equations=4500)
