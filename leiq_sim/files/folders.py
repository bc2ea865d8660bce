"""Where the data lies, and how its files are named in sentences."""

import os
from pathlib import Path

SCENARIOS = "scenarios"
OWN = "own"
BASELINE = "baseline"


def data_folder() -> Path:
    """Return the folder of the tables: `data/` beside the package, or what LEIQ_DATA names."""
    return Path(os.environ.get("LEIQ_DATA") or Path(__file__).resolve().parents[2] / "data")


def store_path() -> Path:
    """Return the file of the store of runs: in `results/` beside the package, or in the folder LEIQ_RESULTS names."""
    return Path(os.environ.get("LEIQ_RESULTS") or Path(__file__).resolve().parents[2] / "results") / "runs.sqlite"


def preset_folders(data: Path) -> tuple[Path, Path]:
    """Return the folder of the presets (read-only) and of what users keep."""
    return data / SCENARIOS, data / SCENARIOS / OWN


def own_folder(data: Path) -> Path:
    """Return the folder of what users entered: `own/` in the data folder, or what LEIQ_OWN names (a shared disk)."""
    return Path(os.environ.get("LEIQ_OWN") or data / OWN)


def shown(path: Path) -> str:
    """Return a path as sentences name it: from the data folder's parent or the current folder, if it lies there."""
    try:
        full = path.resolve()
    except (OSError, RuntimeError, ValueError):  # links in a circle, a name that is too long, a NUL
        return str(path)
    for base in (data_folder().resolve().parent, Path.cwd()):
        if full.is_relative_to(base):
            return full.relative_to(base).as_posix()
    return str(path)
