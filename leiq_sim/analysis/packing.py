"""What a replication says as bytes, and back, to the bit: a line of JSON with words and shapes, then the numbers.

Never pickle: what is read from a file must not be able to run anything. Only logs that kept all their equations are
packed, so an audit is a number. Another form of these bytes is another `SCHEMA` of `files/store.py`.
"""

import json
import zlib
from dataclasses import fields
from typing import Any

import numpy as np

from leiq_sim.analysis.checks import Audit
from leiq_sim.analysis.load import Loads
from leiq_sim.analysis.result import Found
from leiq_sim.analysis.timeline import Months
from leiq_sim.engine.course_runs import CourseRuns

PARTS = {"months": Months, "loads": Loads, "runs": CourseRuns}
NUMBERS = ("<f8", "<i8", "|b1")
FAST = 1


class Unpackable(ValueError):
    """Bytes that no replication was packed into."""


def packed(found: Found) -> bytes:
    """Return a replication as bytes. Raises ValueError for one whose log broke an equation: that is no result."""
    if found.audit.broken:
        raise ValueError("a log that contradicts itself is not kept")
    words: dict[str, Any] = {"equations": found.audit.equations, "keys": list(found.values), "arrays": []}
    body = [_numbers(np.array(list(found.values.values()), dtype=float), words["arrays"])]
    for part, kind in PARTS.items():
        for one in fields(kind):
            value = getattr(getattr(found, part), one.name)
            if isinstance(value, tuple) or value.dtype == object:
                words[f"{part}.{one.name}"] = list(value)
            else:
                body.append(_numbers(value, words["arrays"]))
    head = json.dumps(words, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    return zlib.compress(b"\n".join([head, b"".join(body)]), FAST)


def _numbers(values: np.ndarray, arrays: list[tuple[str, tuple[int, ...]]]) -> bytes:
    kind = values.dtype.newbyteorder("<").str
    if kind not in NUMBERS:
        raise ValueError(f"numbers of type {kind} are not kept")
    arrays.append((kind, values.shape))
    return values.astype(kind).tobytes()


def unpacked(blob: bytes) -> Found:
    """Return the replication that was packed. Raises Unpackable for anything else."""
    try:
        head, _, body = zlib.decompress(blob).partition(b"\n")
        words = json.loads(head)
        arrays = iter(_arrays(words["arrays"], body))
        keys = [(kpi, district, field, stage) for kpi, district, field, stage in words["keys"]]
        values = dict(zip(keys, next(arrays).tolist(), strict=True))
        parts = {part: _part(kind, part, words, arrays) for part, kind in PARTS.items()}
        return Found(values, audit=Audit(int(words["equations"]), ()), **parts)
    except (zlib.error, ValueError, KeyError, TypeError, StopIteration) as error:
        raise Unpackable("these bytes are no replication") from error


def _part(kind: Any, part: str, words: dict[str, Any], arrays: Any) -> Any:
    """Return months, loads or runs: words where there are words, else the next array."""
    found = {}
    for one in fields(kind):
        named = words.get(f"{part}.{one.name}")
        if named is None:
            found[one.name] = next(arrays)
        else:
            found[one.name] = np.array(named, dtype=object) if one.type is np.ndarray else tuple(named)
    return kind(**found)


def _arrays(shapes: list[Any], body: bytes) -> list[np.ndarray]:
    found, place = [], 0
    for kind, shape in shapes:
        if kind not in NUMBERS:
            raise Unpackable(f"numbers of type {kind} are not read")
        size = int(np.prod(shape, dtype=np.int64))
        found.append(np.frombuffer(body, kind, size, place).reshape(shape).copy())
        place += size * np.dtype(kind).itemsize
    if place != len(body):
        raise Unpackable("there are more numbers than arrays")
    return found
