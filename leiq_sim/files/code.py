"""The version of what computes: of the code itself, not of a number that somebody must remember to raise."""

import platform
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
ROOMS = ("calendar.py", "units.py", "model", "chance", "engine", "analysis")
LIBRARIES = ("numpy", "scipy", "pandas", "numba", "simpy", "holidays")


@cache
def code_version() -> str:
    """Return 32 hexadecimal digits that stand for all code that decides a figure: ours, its libraries and Python."""
    return version_of(PACKAGE, {name: version(name) for name in LIBRARIES}, platform.python_version())


def version_of(package: Path, libraries: dict[str, str], python: str) -> str:
    """Return the version of the rooms of a package folder on these libraries; line ends do not count."""
    found = blake2b(repr((sorted(libraries.items()), python)).encode(), digest_size=16)
    for room in ROOMS:
        place = package / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            found.update(path.relative_to(package).as_posix().encode() + b"\0")
            found.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()


@cache
def package_version() -> str:
    """Return the number of the release, which people know; `code_version` is what counts."""
    return version("leiq_sim")
