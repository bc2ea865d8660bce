"""What an uncertain parameter is called, also one of many values, and where it stands."""

import datetime
import re
from typing import Any

from leiq_sim.analysis.parameters import FACTOR, VALUE, Parameter
from leiq_sim.texts.catalogue import t
from leiq_sim.texts.names import column_label
from leiq_sim.texts.numbers import NBSP, date, number, percent, with_unit
from leiq_sim.texts.sentences import path_unit, subject

ANY = "*"
WITH_OWN_NAME = ("pay_rates",)


def parameter_label(parameter: Parameter, scenario: Any, lang: str | None = None) -> str:
    """Return a parameter's name; of one with many values what they have in common, and how many they are."""
    table, *key, column = _common([mover.path.split(".") for mover in parameter.movers])
    about = _about(table, key, column, scenario, lang) or t(f"parameter.{table}", lang)
    about = about[:1].upper() + about[1:]
    label = t("parameter.values", lang) if column == ANY else column_label(table, column, lang)
    name = about if table == "settings" else f"{about}: {label}"
    count = len(parameter.movers)
    return name if count == 1 else t("parameter.count", lang, name=name, n=number(count, 0, lang))


def _common(paths: list[list[str]]) -> list[str]:
    """Return what paths have in common word by word, a star where they differ."""
    return [words[0] if len(set(words)) == 1 else ANY for words in zip(*paths, strict=True)]


def _about(table: str, key: list[str], column: str, scenario: Any, lang: str | None) -> str:
    """Return what the values are about, without the words in which they differ."""
    if table in WITH_OWN_NAME and ANY in key:
        day = "" if key[-1] == ANY else f" {date(datetime.date.fromisoformat(key[-1]), lang)}"
        return t(f"parameter.{table}", lang) + (t("parameter.since", lang, day=day.strip()) if day else "")
    found = subject(".".join((table, *key, column)), scenario, lang)
    found = re.sub(r"^(\*, )+|(, \*)+(?=$|,)|(, \*)+(?= )| \(\*\)", "", found)
    return "" if found == ANY else found.replace(ANY, t("parameter.anywhere", lang))


def setting_text(parameter: Parameter, place: float, scenario: Any, lang: str | None = None) -> str:
    """Return where a parameter stands: its value with unit, the factor on its values, or that on their sum."""
    setting = parameter.setting(place)
    if setting.kind == VALUE:
        path = parameter.movers[0].path
        unit = path_unit(path, scenario, lang)
        if unit == "%":
            return percent(setting.at, 1 if setting.at < 0.1 else 0, lang)
        return with_unit(number(float(f"{setting.at:.3g}"), None, lang), unit)
    factor = f"×{NBSP}{number(setting.at, 2, lang)}"
    return factor if setting.kind == FACTOR else t("parameter.average", lang, factor=factor)
