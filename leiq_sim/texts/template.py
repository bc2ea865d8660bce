"""What a template lists: every capacity, every course run and who waits, with names, bounds and present values."""

from collections.abc import Iterator
from math import isfinite
from typing import Any

from leiq_sim.files.entries import RUNS, entries_of, held_text
from leiq_sim.files.provenance import deciding
from leiq_sim.files.template import TemplateRow
from leiq_sim.model.columns import Column
from leiq_sim.texts.catalogue import t
from leiq_sim.texts.entries import about
from leiq_sim.texts.language import language
from leiq_sim.texts.names import status_name
from leiq_sim.texts.numbers import date, number
from leiq_sim.texts.sentences import path_label, path_unit

# The columns to fill in, by table, in the order of the template; course runs stand between courses and backlog.
ASKED = (
    ("staff", ("hours_per_week",)),
    ("places", ("places",)),
    ("courses", ("seats", "minimum")),
    (RUNS, ()),
    ("backlog", ("people", "waited_days_most")),
)


def asked_paths(scenario: Any) -> list[str]:
    """Return the paths that a template lists: of a course run the whole row, of other tables the cells."""
    paths = []
    for table, columns in ASKED:
        for key in scenario.table(table):
            row = ".".join((table, *key))
            paths += [f"{row}.{column}" for column in columns] or [row]
    return paths


def template_rows(scenario: Any, lang: str | None = None) -> list[TemplateRow]:
    """Return the rows of a template with nothing filled in."""
    return list(_rows(scenario, lang))


def _rows(scenario: Any, lang: str | None) -> Iterator[TemplateRow]:
    status = statuses(scenario)
    for path in asked_paths(scenario):
        is_run = path.split(".")[0] == RUNS
        column = None if is_run else scenario.place(path).column
        yield TemplateRow(
            path=path,
            name_de=about(path, scenario, "de") if is_run else path_label(path, scenario, "de"),
            name_en=about(path, scenario, "en") if is_run else path_label(path, scenario, "en"),
            unit=t("template.run_unit", lang) if is_run else path_unit(path, scenario, lang),
            allowed=allowed(column, lang),
            present_value=_run(path, scenario, lang) if is_run else scenario.value(path),
            status=status_name(status[path], lang),
            real_value="",
        )


def statuses(scenario: Any) -> dict[str, str]:
    """Return the status of every path that a template lists; course runs have none but "entered"."""
    paths = asked_paths(scenario)
    entered = {entry.path for entry in entries_of(scenario) if entry.from_day is None}
    found = deciding(scenario.provenance, [path for path in paths if path.split(".")[0] != RUNS])
    return {path: "entered" if path in entered else found[path][0].status if found.get(path) else "" for path in paths}


def allowed(column: Column | None, lang: str | None = None) -> str:
    """Return what a value may be, in words; without a column, what a course run may be."""
    if column is None:
        return t("template.run", lang)
    high = number(column.most, None, lang) if isfinite(column.most) else "∞"
    return t(f"template.{'whole' if column.kind == 'whole' else 'number'}", lang,
             low=number(column.least, None, lang), high=high)  # fmt: skip


def _run(path: str, scenario: Any, lang: str | None) -> str:
    """Return day and site of a course run as one types them in a language."""
    _, _, site = held_text(scenario, path).partition(" ")
    start = scenario.row(*path.split(".")).start
    return f"{date(start, lang) if language(lang) == 'de' else start.isoformat()} {site}"
