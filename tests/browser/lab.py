"""JupyterLab and a Chromium for tests and screenshots: start, open a notebook, run it, find the board."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=de",
]  # fmt: skip
RUN_ALL = """async () => {
  const app = window.jupyterapp; await app.restored;
  const panel = app.shell.currentWidget; await panel.context.ready; await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
  await app.commands.execute('notebook:run-all-cells');
  // Running leaves the last cell active; cells out of sight may have no text at all.
  panel.content.activeCellIndex = 0;
  await panel.content.scrollToCell(panel.content.widgets[0], 'start');
}"""
READY = "() => window.jupyterapp?.shell?.currentWidget?.sessionContext !== undefined"
CLOSE_SIDE = "() => window.jupyterapp.shell.collapseLeft()"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def served(folder: Path, data: Path = ROOT / "data") -> Iterator[tuple[str, str]]:
    """Serve copies of the notebooks from a folder; yield address and token. A run leaves the project untouched."""
    for notebook in (ROOT / "notebooks").glob("*.ipynb"):
        shutil.copy(notebook, folder / notebook.name)
    port, token = free_port(), secrets.token_hex(16)
    paths = {
        "JUPYTER_CONFIG_PATH": str(ROOT / "leiq_sim" / "jupyter"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / ".settings"),  # a theme that a test chooses stays its own
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / ".workspaces"),
        "LEIQ_LANG": "de",
        "LEIQ_DATA": str(data),
    }
    options = [f"--ServerApp.root_dir={folder}", f"--ServerApp.port={port}", f"--IdentityProvider.token={token}",
               "--ServerApp.ip=127.0.0.1", "--ServerApp.open_browser=False", "--allow-root",
               "--LabApp.expose_app_in_browser=True"]  # fmt: skip
    command = [sys.executable, "-m", "jupyterlab", *options]
    with subprocess.Popen(
        command, env={**os.environ, **paths}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as lab:
        try:
            wait_for(f"http://127.0.0.1:{port}/api", seconds=60)
            yield f"http://127.0.0.1:{port}", token
        finally:
            lab.terminate()
            lab.wait(20)


def wait_for(address: str, seconds: float) -> None:
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    raise TimeoutError(f"no answer from {address} in {seconds:.0f} s")


@contextmanager
def browser(width: int, height: int) -> Iterator[Any]:
    """Yield a page of a fresh Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = chromium.new_page(viewport={"width": width, "height": height}, locale="de-DE")
        try:
            yield page
        finally:
            chromium.close()


def open_board(page: Any, address: str, token: str, notebook: str) -> Any:
    """Open a notebook, run all its cells and return the board when its first result is there."""
    page.goto(f"{address}/lab/tree/{notebook}?reset&token={token}")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60_000)
    page.wait_for_function(READY, timeout=60_000)
    page.evaluate(CLOSE_SIDE)
    page.evaluate(RUN_ALL)
    page.wait_for_selector(".leiq", timeout=120_000)
    return page.locator(".leiq").first


def settled(page: Any, seconds: float = 180) -> None:
    """Wait until the board shows a result and none is being computed."""
    page.wait_for_function(
        "() => { const i = document.querySelector('.leiq .leiq-chart');"
        " return i && i.clientWidth > 0 && !document.querySelector('.leiq-stale')"
        " && getComputedStyle(document.querySelector('.leiq-stop')).display === 'none'; }",
        timeout=seconds * 1000,
    )


def charts(page: Any) -> list[str]:
    """Return all charts on the board as they stand in the page: they differ when a picture differs."""
    return page.eval_on_selector_all(".leiq .leiq-chart", "all => all.map(i => i.outerHTML)")


def words(board: Any) -> str:
    """Return the board's words without style sheets."""
    return re.sub(r"\s+", " ", board.inner_text())
