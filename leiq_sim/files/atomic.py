"""Writing files whole or not at all, and results as CSV and JSON that carry the data's note."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

DATA_NOTE = "Beispieldaten, nicht mit den Partnern abgestimmt"
NOTE_COLUMN = "data_note"


def write_atomic(path: str | Path, text: str) -> Path:
    """Write UTF-8 text so that another reader sees the old file or the new one, never a part. Return the path.

    Missing folders are made. Raises OSError when the place cannot be written; the old file then stays.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def noted(frame: pd.DataFrame, note: str = DATA_NOTE) -> pd.DataFrame:
    """Return the frame with the note on its data as a last column."""
    return frame.assign(**{NOTE_COLUMN: note})


def as_csv(frame: pd.DataFrame, note: str = DATA_NOTE) -> str:
    """Return a frame as CSV: comma, decimal point, empty where a number does not exist."""
    return noted(frame, note).to_csv(index=False, lineterminator="\n")


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
