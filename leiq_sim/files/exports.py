"""Results as CSV and JSON that carry the note on their data, harmless to the spreadsheet that opens them."""

import json
from typing import Any

import pandas as pd

from leiq_sim.files.characters import harmless

DATA_NOTE = "Beispieldaten, nicht mit den Partnern abgestimmt"
NOTE_COLUMN = "data_note"


def noted(frame: pd.DataFrame, note: str = DATA_NOTE) -> pd.DataFrame:
    """Return the frame with the note on its data as a last column."""
    return frame.assign(**{NOTE_COLUMN: note})


def as_csv(frame: pd.DataFrame, note: str = DATA_NOTE) -> str:
    """Return a frame as CSV: comma, decimal point, empty where a number does not exist.

    A text that begins like a formula gets an apostrophe before it, or a spreadsheet would run it.
    """
    safe = noted(frame, note)
    texts = [name for name in safe if not pd.api.types.is_numeric_dtype(safe[name])]
    return safe.assign(**{name: safe[name].map(harmless) for name in texts}).to_csv(index=False, lineterminator="\n")


def as_json(frame: pd.DataFrame, note: str = DATA_NOTE) -> str:
    """Return a frame as a JSON list of rows; null where a number does not exist."""
    rows = [{name: _plain(value) for name, value in row.items()} for row in noted(frame, note).to_dict("records")]
    return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _plain(value: Any) -> Any:
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return None
    return value.item() if hasattr(value, "item") else value if isinstance(value, (int, float, bool)) else str(value)
