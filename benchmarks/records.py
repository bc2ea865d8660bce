"""Figures kept in docs/performance/, one file a part, with what makes them repeatable."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, read, written

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "docs" / "performance"
PACKAGES = ("leiq_sim", "simpy", "numba", "llvmlite", "numpy", "pandas", "ciw", "salabim")
Record = Mapping[str, Any]


def record(part: str, figures: Sequence[Figure], load: float | None) -> dict[str, Any]:
    """Return a part's figures with its command, the day, the machine and the versions.

    `load` is how many processes wanted a core in the minute before (`load_now`).
    """
    return {
        "part": part,
        "command": f"python3 run.py bench {part}",
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "load_before": load,
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
        "figures": [written(figure) for figure in figures],
    }


def load_now() -> float | None:
    """Return how many processes wanted a core in the last minute, ours and others'; None where that is not known."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def machine() -> dict[str, Any]:
    """Return what the processor is called, how many cores this process may use, the memory and the system."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else None
    return {
        "processor": _processor(),
        "cores": cores,
        "memory_gb": None if memory is None else round(memory),
        "system": f"{platform.system()} {platform.machine()}",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")


def keep(found: Record, folder: Path = KEPT) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(found, ensure_ascii=False, indent=1)
    (folder / f"{found['part']}.json").write_text(text + "\n", encoding="utf-8")


def kept(folder: Path = KEPT) -> dict[str, Record]:
    """Return the last figures of every part that has been measured."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def figures_of(found: Record) -> list[Figure]:
    return [read(one) for one in found["figures"]]
