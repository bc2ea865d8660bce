"""Results as CSV and JSON that carry the note on their data, harmless to the spreadsheet that opens them."""

import json
from collections.abc import Sequence
from typing import Any

import pandas as pd

from leiq_sim.files.characters import harmless

DATA_NOTE = "Beispieldaten, nicht mit den Partnern abgestimmt"
NOTE_COLUMN = "data_note"


def noted(frame: pd.DataFrame, note: str = DATA_NOTE, entered: Sequence[str] = ()) -> pd.DataFrame:
    """Return the frame with the note on its data as a last column.

    `entered` says first how many values users entered, in every row, then which: these stand in the first row only.
    """
    notes = [". ".join([note, *entered[:1]])] * len(frame)
    return frame.assign(**{NOTE_COLUMN: [*([". ".join([note, *entered])] if len(frame) else []), *notes[1:]]})


def as_csv(frame: pd.DataFrame, note: str = DATA_NOTE, entered: Sequence[str] = ()) -> str:
    """Return a frame as CSV: comma, decimal point, empty where a number does not exist.

    A text that begins like a formula gets an apostrophe before it, or a spreadsheet would run it.
    """
    safe = noted(frame, note, entered)
    texts = [name for name in safe if not pd.api.types.is_numeric_dtype(safe[name])]
    return safe.assign(**{name: safe[name].map(harmless) for name in texts}).to_csv(index=False, lineterminator="\n")


def as_json(frame: pd.DataFrame, note: str = DATA_NOTE, entered: Sequence[str] = ()) -> str:
    """Return a frame as a JSON list of rows; null where a number does not exist."""
    rows = [
        {name: _plain(value) for name, value in row.items()} for row in noted(frame, note, entered).to_dict("records")
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _plain(value: Any) -> Any:
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return None
    return value.item() if hasattr(value, "item") else value if isinstance(value, (int, float, bool)) else str(value)
