"""What one touches: boards with controls, and their content as tables and pictures for notebooks."""

from leiq_sim.boards.capacity import capacity_board
from leiq_sim.boards.comparison import comparison_board
from leiq_sim.boards.data import data_board
from leiq_sim.boards.data_tables import asked_table, entered_table, runs_table
from leiq_sim.boards.tables import (
    changes_list,
    districts_table,
    headline_table,
    levers_table,
    pathway_picture,
    presets_table,
    verdicts_table,
    waiting_picture,
)
from leiq_sim.boards.validation import reasons_table, validation_note, validation_picture, validation_table

__all__ = [
    "asked_table",
    "capacity_board",
    "changes_list",
    "comparison_board",
    "data_board",
    "districts_table",
    "entered_table",
    "headline_table",
    "levers_table",
    "pathway_picture",
    "presets_table",
    "reasons_table",
    "runs_table",
    "validation_note",
    "validation_picture",
    "validation_table",
    "verdicts_table",
    "waiting_picture",
]
