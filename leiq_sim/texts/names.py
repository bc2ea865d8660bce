"""What things are called: from the scenario's own rows, else from the catalogue, else their id."""

from typing import Any

from leiq_sim.texts.catalogue import has, t, t_or
from leiq_sim.texts.language import language

# Tables that share one space of names, in the order in which they are asked.
NAMED = {
    "pools": ("staff", "places", "courses"),
    "staff": ("staff", "places"),
    "places": ("places", "staff"),
    "sites": ("districts",),
}
STAGE_IS_POOL = ("pool_load", "hours_used", "seat_fill", "cancelled_runs")
CATALOGUES = {"sites": "site.", "groups": "group.", "settings": "setting.", "counts": "count.", "gates": "gate."}
ALL = {"districts": "all.districts", "fields": "all.fields", "stages": "all.steps", "groups": "all.groups"}


def name_of(scenario: Any, table: str, id: str, lang: str | None = None) -> str:
    """Return the name of a district, field, pool, course, operator, authority, stage, site or group.

    `table` is a table of the scenario, or "pools" (staff, places or courses), "sites", "stages", "groups". A name
    comes from the row's name_de or name_en, then from the catalogue, then it is the id itself.
    """
    if id == "all" and table in ALL:
        return t(ALL[table], lang)
    for source in NAMED.get(table, (table,)):
        row = scenario.tables.get(source, {}).get((id,)) if scenario is not None else None
        found = getattr(row, f"name_{language(lang)}", "") if row is not None else ""
        if found:
            return str(found)
    return t_or(CATALOGUES.get(table, "step.") + id, id, lang)


def stage_name(scenario: Any, kpi: str, stage: str, lang: str | None = None) -> str:
    """Return the name of what a KPI's rows call stage: a step, for some KPIs a pool or course, for cost its kind."""
    if kpi == "cost":
        return t_or(f"cost.{stage}", stage, lang)
    return name_of(scenario, "pools" if kpi in STAGE_IS_POOL else "stages", stage, lang)


def step_name(step: str, lang: str | None = None) -> str:
    return t_or(f"step.{step}", step, lang)


def kpi_name(kpi: str, lang: str | None = None) -> str:
    return t_or(f"kpi.{kpi}", kpi, lang)


def kpi_counted(kpi: str, lang: str | None = None) -> str:
    """Return in few words who is counted; empty for an unknown KPI."""
    return t_or(f"counted.{kpi}", "", lang)


def unit_name(unit: str, lang: str | None = None) -> str:
    """Return a unit's word, "Tage" for "days"; what the catalogue does not know stays as it is."""
    return t_or(f"unit.{unit}", unit, lang)


def column_label(table: str, column: str, lang: str | None = None) -> str:
    return t(f"column.{table}.{column}", lang)


def verdict_name(
    verdict: str | None, replications: int, lang: str | None = None, short: bool = False, unit: str = ""
) -> str:
    """Return a verdict's words, for sums of money "günstiger" and "teurer"; "–" where a row has no verdict."""
    if not isinstance(verdict, str) or not has(f"verdict.{verdict}"):
        return t("verdict_short.none", lang)
    if unit.startswith("EUR") and has(f"verdict_money.{verdict}"):
        return t(f"verdict_money.{verdict}", lang)
    return t(f"verdict_short.{verdict}", lang) if short else t(f"verdict.{verdict}", lang, n=replications)


def better_in(count: float | None, replications: int, lang: str | None = None, unit: str = "") -> str:
    """Return "besser in 27 von 30"; empty where no direction is better or no future has a number."""
    if count is None or count != count:
        return ""
    key = "verdict_money.better_in" if unit.startswith("EUR") else "verdict.better_in"
    return t(key, lang, k=int(count), n=replications)


def status_name(status: str, lang: str | None = None) -> str:
    return t_or(f"status.{status}", status, lang)
