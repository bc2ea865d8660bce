"""Time in whole ticks: engines count ticks, people read days."""

import numpy as np

TICKS_PER_DAY = 2**20
NEVER = 2**62
NOT_YET = -(2**62)


def to_ticks(days: np.ndarray | float) -> np.ndarray:
    """Turn days (float, any shape) into whole ticks (int64, same shape); infinity becomes NEVER."""
    days = np.asarray(days, dtype=float)
    finite = np.where(np.isfinite(days), days, 0.0)
    return np.where(np.isfinite(days), np.rint(finite * TICKS_PER_DAY).astype(np.int64), NEVER)


def to_days(ticks: np.ndarray) -> np.ndarray:
    """Turn ticks (int64) into days (float, exact); NOT_YET and NEVER become NaN."""
    ticks = np.asarray(ticks, dtype=np.int64)
    known = (ticks > NOT_YET) & (ticks < NEVER)
    return np.where(known, ticks / TICKS_PER_DAY, np.nan)
