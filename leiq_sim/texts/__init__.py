"""Every word, number and date a user sees, in German (default) or English: one switch, one catalogue."""

from leiq_sim.texts.catalogue import has, t, t_or
from leiq_sim.texts.language import LANGUAGES, language, set_language, speaking
from leiq_sim.texts.names import (
    better_in,
    column_label,
    kpi_counted,
    kpi_name,
    name_of,
    stage_name,
    status_name,
    step_name,
    unit_name,
    verdict_name,
)
from leiq_sim.texts.numbers import date, difference, interval, money, number, percent, period, points
from leiq_sim.texts.sentences import change_sentence, change_sentences, path_label, path_unit
from leiq_sim.texts.values import difference_text, interval_text, value_text

__all__ = [
    "LANGUAGES",
    "better_in",
    "change_sentence",
    "change_sentences",
    "column_label",
    "date",
    "difference",
    "difference_text",
    "has",
    "interval",
    "interval_text",
    "kpi_counted",
    "kpi_name",
    "language",
    "money",
    "name_of",
    "number",
    "path_label",
    "path_unit",
    "percent",
    "period",
    "points",
    "set_language",
    "speaking",
    "stage_name",
    "status_name",
    "step_name",
    "t",
    "t_or",
    "unit_name",
    "value_text",
    "verdict_name",
]
