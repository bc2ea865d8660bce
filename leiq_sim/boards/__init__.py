"""What one touches: boards with controls, and their content as tables and pictures for notebooks."""

import sys

from leiq_sim.boards.capacity import capacity_board
from leiq_sim.boards.comparison import comparison_board
from leiq_sim.boards.data import data_board
from leiq_sim.boards.data_tables import asked_table, entered_table, runs_table
from leiq_sim.boards.pathway import pathway_board
from leiq_sim.boards.tables import (
    changes_list,
    districts_table,
    headline_table,
    levers_table,
    pathway_picture,
    presets_table,
    verdicts_table,
    waiting_picture,
    ways_table,
)
from leiq_sim.boards.validation import reasons_table, validation_note, validation_picture, validation_table
from leiq_sim.engine import ready

if "ipykernel" in sys.modules:  # a notebook: the first run waits with a word, or not at all
    ready.in_background()

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
    "pathway_board",
    "pathway_picture",
    "presets_table",
    "reasons_table",
    "runs_table",
    "validation_note",
    "validation_picture",
    "validation_table",
    "verdicts_table",
    "waiting_picture",
    "ways_table",
]
