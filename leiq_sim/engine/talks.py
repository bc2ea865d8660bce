"""When a talk ends in a pool of hours, in whole ticks: a day's minutes are spread evenly over its 24 hours."""

import numpy as np

from leiq_sim.units import NEVER, TICKS_PER_DAY


class Talks:
    """The calendar of one hours pool: `minutes` a day (int64, one entry a day)."""

    def __init__(self, minutes: np.ndarray) -> None:
        self.minutes = minutes.tolist()
        self.worked = np.concatenate(([0], np.cumsum(minutes)))
        self.open_days = np.flatnonzero(minutes > 0)
        self.closed_days = np.flatnonzero(minutes == 0)

    def is_open(self, tick: int) -> bool:
        return self.minutes[tick // TICKS_PER_DAY] > 0

    def next_open(self, tick: int) -> int:
        """Return the first tick of the next open day after the tick's day."""
        return self._first_after(self.open_days, tick)

    def next_closed(self, tick: int) -> int:
        """Return the first tick of the next closed day after the tick's day."""
        return self._first_after(self.closed_days, tick)

    def end(self, tick: int, length: int) -> int:
        """Return the tick at which a talk of `length` minutes begun at an open tick is finished; NEVER if it is not."""
        day, within = divmod(tick, TICKS_PER_DAY)
        target = (int(self.worked[day]) + length) * TICKS_PER_DAY + self.minutes[day] * within
        last = max(day, int(np.searchsorted(self.worked, -(-target // TICKS_PER_DAY))) - 1)
        if last >= len(self.minutes):
            return NEVER
        rest = target - int(self.worked[last]) * TICKS_PER_DAY
        return last * TICKS_PER_DAY + -(-rest // self.minutes[last])

    @staticmethod
    def _first_after(days: np.ndarray, tick: int) -> int:
        position = int(np.searchsorted(days, tick // TICKS_PER_DAY, side="right"))
        return int(days[position]) * TICKS_PER_DAY if position < len(days) else NEVER
