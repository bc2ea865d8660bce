"""What the data board shows, without widgets: tables for notebooks, in the chosen language."""

import pandas as pd

from leiq_sim import texts
from leiq_sim.boards import data_calendar_view, data_view
from leiq_sim.boards.data_state import DataState
from leiq_sim.boards.tables import Table
from leiq_sim.texts.entries import value_words
from leiq_sim.texts.template import asked_paths


def asked_table(tables: tuple[str, ...] = ("staff", "courses", "places"), lang: str | None = None) -> Table:
    """Return the values that a template asks for, of some tables, with the mark of their source."""
    state = DataState()
    paths = [path for path in asked_paths(state.scenario) if path.split(".")[0] in tables]
    rows = [
        [
            texts.path_label(path, state.scenario, lang),
            value_words(path, state.held(path), state.scenario, lang),
            texts.path_unit(path, state.scenario, lang),
            texts.status_name(state.status(path), lang),
        ]
        for path in paths
    ]
    heads = [texts.t(f"head.{head}", lang) for head in ("name", "value", "unit", "status")]
    return Table(pd.DataFrame(rows, columns=heads), lang)


def runs_table(year: int, lang: str | None = None) -> Table:
    """Return a year's course runs, public holidays and closures."""
    return Table(data_calendar_view.twin(DataState(), year, texts.language(lang)), lang)


def entered_table(lang: str | None = None) -> Table:
    """Return what users entered and what holds, with name and day."""
    return Table(data_view.entries_table(DataState(), texts.language(lang)), lang)
