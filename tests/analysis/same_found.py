"""Whether two replications say the same to the bit, number by number and type by type."""

from dataclasses import fields

import numpy as np

PARTS = ("months", "loads", "runs")


def bits(found):
    """Return all that a replication says, as values that are equal only if every bit is."""
    numbers = np.array(list(found.values.values()), dtype=float).tobytes()
    parts = [getattr(found, part) for part in PARTS]
    arrays = [(f.name, one(getattr(part, f.name))) for part in parts for f in fields(part)]
    return list(found.values), numbers, arrays, found.audit, {type(value) for value in found.values.values()}


def one(value):
    """Return words as they are, numbers with their type, shape and bytes."""
    if isinstance(value, tuple):
        return value
    return (value.dtype.str, value.shape, value.tolist() if value.dtype == object else value.tobytes())
