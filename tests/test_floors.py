"""The house stands: who may import whom, who may open files, how long a file and how thick a notebook may be."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "leiq_sim"

# A room is a folder or a file of the package; it may use rooms of lower floors, and itself.
FLOORS = [
    {"errors", "calendar", "units"},
    {"model"},
    {"files", "chance"},
    {"engine"},
    {"analysis"},
    {"texts"},  # figures and papers speak, so the catalogues lie below them
    {"figures", "report"},
    {"boards", "cli", "commands", "lab", "app", "__main__", "__init__"},
]
TOP = len(FLOORS) - 1
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# Where a library may be imported, as the beginning of a path inside the package.
HOMES = {
    "simpy": ("engine/reference.py",),
    "numba": ("engine/compiled.py",),
    "llvmlite": ("engine/compiled.py",),
    "matplotlib": ("figures/", "report/"),
    "ipywidgets": ("boards/",),
    "sqlite3": ("files/store.py",),
    "distributed": ("analysis/cluster.py",),
}
OPENERS = {"open", "read_text", "write_text", "read_bytes", "write_bytes"}
MAY_OPEN = ("files/", "report/", "cli.py", "commands/", "lab.py", "app/")

LONGEST = 300
LONG = {
    "run.py": "it stands alone: it runs before anything is installed, so it cannot be two files",
    "leiq_sim/engine/compiled.py": "it is kept compiled for as long as it stays the same, so it cannot be two files",
}

CELLS = 12
LOGIC = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.If,
    ast.IfExp,
    ast.comprehension,
)


def room(path: str) -> str:
    """Return the room of a file, its path given inside the package: `engine/reference.py` is in `engine`."""
    return path.split("/")[0].removesuffix(".py")


def imports(path: str, source: str) -> Iterator[tuple[int, str]]:
    """Yield line and full dotted name of everything a file imports."""
    here = ["leiq_sim", *path.split("/")[:-1]]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = here[: len(here) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{name.name}") for name in node.names)


def floor_faults(path: str, source: str) -> list[str]:
    """Return each import from a higher floor, or from a neighbour on the same one."""
    own = room(path)
    if own not in FLOOR:
        return [f"{path}: the room '{own}' stands on no floor; give it one in FLOORS"]
    faults = []
    for line, name in imports(path, source):
        parts = name.split(".")
        if parts[0] != "leiq_sim":
            continue
        target = parts[1] if len(parts) > 1 and parts[1] in FLOOR else "__init__"
        # The top floor is the entrance: its rooms may call each other.
        allowed = target == own or FLOOR[target] < FLOOR[own] or FLOOR[own] == FLOOR[target] == TOP
        if not allowed:
            faults.append(f"{path}, line {line}: {own} (floor {FLOOR[own]}) imports {name} (floor {FLOOR[target]})")
    return faults


def home_faults(path: str, source: str) -> list[str]:
    """Return each import of a library outside its home."""
    return [
        f"{path}, line {line}: {name} is imported only in {', '.join(HOMES[name.split('.')[0]])}"
        for line, name in imports(path, source)
        if name.split(".")[0] in HOMES and not path.startswith(HOMES[name.split(".")[0]])
    ]


def opening_faults(path: str, source: str) -> list[str]:
    """Return each call that opens a file where none may be opened."""
    if path.startswith(MAY_OPEN):
        return []
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    named = ((call.lineno, getattr(call.func, "attr", getattr(call.func, "id", ""))) for call in calls)
    return [f"{path}, line {line}: {name}(…) outside {', '.join(MAY_OPEN)}" for line, name in named if name in OPENERS]


def notebook_faults(path: str, source: str) -> list[str]:
    """Return what makes a notebook thick: many cells, program logic."""
    cells = json.loads(source)["cells"]
    faults = [f"{path}: {len(cells)} cells, allowed are {CELLS}"] if len(cells) > CELLS else []
    for number, cell in enumerate(cells):
        if cell["cell_type"] != "code":
            continue
        lines = "".join(cell["source"]).splitlines()
        code = "\n".join(line for line in lines if not line.startswith(("%", "!")))
        logic = {type(node).__name__ for node in ast.walk(ast.parse(code)) if isinstance(node, LOGIC)}
        faults += [f"{path}, cell {number}: {kind} belongs into the package" for kind in sorted(logic)]
    return faults


def package_files() -> list[tuple[str, str]]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return [(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


@pytest.mark.parametrize("rule", [floor_faults, home_faults, opening_faults])
def test_the_package_keeps_the_rule(rule):
    files = package_files()
    assert files
    assert [fault for path, source in files for fault in rule(path, source)] == []


def test_notebooks_are_thin():
    paths = [path for path in sorted((ROOT / "notebooks").rglob("*.ipynb")) if ".ipynb_checkpoints" not in path.parts]
    assert paths, "there is no notebook in notebooks/"
    faults = (notebook_faults(path.name, path.read_text(encoding="utf-8")) for path in paths)
    assert [fault for found in faults for fault in found] == []


def test_no_file_is_too_long_without_a_reason():
    paths = [ROOT / "run.py", *PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    too_long = {path: length for path, length in lengths.items() if length > LONGEST}
    assert too_long.keys() == LONG.keys(), f"longer than {LONGEST} lines: {too_long}; excused: {sorted(LONG)}"


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [
        (floor_faults, "model/change.py", "from leiq_sim.engine import simulate"),
        (floor_faults, "model/change.py", "import leiq_sim.analysis.kpis"),
        (floor_faults, "model/change.py", "from ..texts import say"),
        (floor_faults, "model/change.py", "from .. import boards"),
        (floor_faults, "files/reading.py", "from leiq_sim.chance.draws import Draws"),
        (floor_faults, "analysis/kpis.py", "from leiq_sim import run"),
        (floor_faults, "analysis/kpis.py", "def late():\n    import leiq_sim"),
        (floor_faults, "cellar/wine.py", ""),
        (home_faults, "engine/compiled.py", "import simpy"),
        (home_faults, "engine/simulate.py", "from numba import njit"),
        (home_faults, "boards/capacity.py", "import matplotlib.pyplot as plt"),
        (home_faults, "figures/waits.py", "from ipywidgets import HTML"),
        (home_faults, "analysis/stored.py", "import sqlite3"),
        (home_faults, "analysis/workers.py", "from distributed import Client"),
        (opening_faults, "engine/eventlog.py", "with open('log.csv') as file: pass"),
        (opening_faults, "boards/capacity.py", "Path('a').write_text('b')"),
    ],
)
def test_a_rule_notices_its_breach(rule, path, source):
    assert len(rule(path, source)) == 1


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [
        (floor_faults, "model/change.py", "from leiq_sim.errors import InputError\nfrom .scenario import Scenario"),
        (floor_faults, "engine/reference.py", "from ..chance import draws\nimport numpy as np"),
        (floor_faults, "cli.py", "import leiq_sim as leiq\nfrom leiq_sim.boards import capacity"),
        (home_faults, "engine/reference.py", "import simpy"),
        (home_faults, "report/paper.py", "from matplotlib.figure import Figure"),
        (opening_faults, "files/reading.py", "open('a')"),
    ],
)
def test_a_rule_lets_the_good_pass(rule, path, source):
    assert rule(path, source) == []


def notebook(*sources: str) -> str:
    return json.dumps({"cells": [{"cell_type": "code", "source": source} for source in sources]})


def test_a_thick_notebook_is_noticed():
    assert notebook_faults("a.ipynb", notebook("%matplotlib agg\nboard.show()", "table")) == []
    assert len(notebook_faults("a.ipynb", notebook(*["table"] * 13))) == 1
    for logic in ("def f(): pass", "if a:\n  b", "[x for x in y]", "while True:\n  pass", "class A: pass"):
        assert len(notebook_faults("a.ipynb", notebook(logic))) == 1, logic
