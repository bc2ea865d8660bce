"""The app without code for tests: serve a folder of notebooks, open a board and wait until its cells are there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from lab import ROOT, free_port, wait_for

SERVE = """import sys
from pathlib import Path
from leiq_sim.app import server
folder = Path(sys.argv[2])
server.serve(server.arguments(int(sys.argv[1]), sys.argv[3], False, True, float(sys.argv[4])), "", 12, folder)
"""
TOKEN = "a-token-of-the-tests"
SHOWN = "() => document.getElementById('rendered_cells')?.style.display === ''"
KERNEL = "() => JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"


def write(folder: Path, name: str, heading: str, *code: str) -> None:
    """Write a notebook: a heading, a question in both languages, cells."""
    first = f"# {heading}\n\nWas ist das?\n\nMenü *Run*, *Run All Cells*.\n\n---\n\n*What is this?*"
    cells = [nbformat.v4.new_markdown_cell(first), *map(nbformat.v4.new_code_cell, code)]
    made = nbformat.v4.new_notebook(cells=cells)
    made.metadata.kernelspec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(made, folder / f"{name}.ipynb")


@contextmanager
def served(folder: Path, base_url: str = "/", idle_minutes: float = 10, data: Path = ROOT / "data") -> Iterator[str]:
    """Serve a folder's notebooks; yield the address of the start page."""
    port = free_port()
    given = {"JUPYTER_TOKEN": TOKEN, "LEIQ_LANG": "de", "LEIQ_DATA": str(data)}
    command = [sys.executable, "-c", SERVE, str(port), str(folder), base_url, str(idle_minutes)]
    with (
        (folder / "log.txt").open("w") as log,
        subprocess.Popen(command, env={**os.environ, **given}, stdout=log, stderr=log) as app,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}{base_url}", seconds=90)
            yield f"http://127.0.0.1:{port}{base_url}"
        finally:
            app.terminate()
            app.wait(30)


def open_board(page: Any, home: str, name: str, lang: str = "de") -> None:
    """Open a board and wait until its cells are shown."""
    page.goto(f"{home}board/{name}?lang={lang}", timeout=120_000)
    page.wait_for_function(SHOWN, timeout=120_000)
    page.wait_for_selector("main #rendered_cells", timeout=60_000)


@contextmanager
def alone(folder: Path, name: str, page: Any, data: Path = ROOT / "data") -> Iterator[str]:
    """Serve one of the project's notebooks from a folder and open its board; yield the address of the start page."""
    shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", folder)
    with served(folder, data=data) as home:
        page.goto(f"{home}?token={TOKEN}")
        open_board(page, home, name)
        yield home
