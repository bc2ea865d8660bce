"""The capacity board in a browser, and the page's own watch: how long after a key something new is painted.

Servers and pages are opened as the browser tests do it.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.records import ROOT

COURSE = "nursing_adaptation"
NOTEBOOK = "01_capacity"
WIDTH, HEIGHT = 1366, 900
PATIENCE_MS = 120_000
# Each moment is taken once a key: when it holds, its pictures are decoded and the frame after next has begun.
WATCH = """() => {
  const board = document.querySelector('.leiq'), handle = board.querySelector('.leiq-slider-COURSE .noUi-handle');
  const watch = window.leiqWatch = {at: null, old: null, found: {}};
  const all = s => [...board.querySelectorAll(s)];
  const asked = +board.querySelector('.leiq-replications input').value;
  const fresh = (runs, whole) => runs.length > 0 && runs.every(
    r => r.dataset.run !== watch.old && (!whole || +r.dataset.replications === asked));
  const moments = {
    'first numbers': () => fresh(all('.leiq-tilesbox .leiq-run'), false),
    'first picture': () => fresh(all('.leiq-output .leiq-run'), false),
    'refined numbers': () => fresh(all('.leiq-tilesbox .leiq-run'), true),
    'refined picture': () => fresh(all('.leiq-output .leiq-run'), true),
  };
  const taken = new Set();
  const look = () => {
    for (const [name, holds] of Object.entries(moments)) {
      if (watch.at === null || taken.has(name) || !holds()) continue;
      taken.add(name);
      Promise.all(all('img').map(i => i.decode().catch(() => null))).then(
        () => requestAnimationFrame(() => requestAnimationFrame(
          () => { watch.found[name] = performance.now() - watch.at; })));
    }
  };
  new MutationObserver(look).observe(board, {subtree: true, childList: true, attributes: true});
  document.addEventListener('keydown', e => {
    watch.old = board.querySelector('.leiq-tilesbox .leiq-run').dataset.run;
    watch.found = {}; taken.clear(); watch.at = e.timeStamp;
  }, true);
  watch.ready = () => Object.keys(watch.found).length === Object.keys(moments).length;
  handle.focus();
}""".replace("COURSE", COURSE)


def lacking() -> str:
    """Return what is missing on this machine, empty where nothing is."""
    if find_spec("playwright") is None:
        return "the package playwright is not installed"
    return "" if _tests("lab").CHROMIUM else "there is no Chromium on this machine"


def _tests(module: str) -> Any:
    """Return a module of the browser tests, whose folder is no package."""
    folder = str(ROOT / "tests" / "browser")
    if folder not in sys.path:
        sys.path.append(folder)
    return import_module(module)


@contextmanager
def in_app() -> Iterator[Any]:
    """Yield the page of the board in the app without code."""
    lab, app = _tests("lab"), _tests("app_pages")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(ROOT / "notebooks" / f"{NOTEBOOK}.ipynb", folder)
        with app.served(Path(folder)) as home, lab.browser(WIDTH, HEIGHT) as page:
            page.goto(f"{home}?token={app.TOKEN}")
            app.open_board(page, home, NOTEBOOK)
            lab.settled(page)
            page.evaluate(WATCH)
            yield page


@contextmanager
def in_lab() -> Iterator[Any]:
    """Yield the page of the board in its notebook in JupyterLab."""
    lab = _tests("lab")
    with (
        tempfile.TemporaryDirectory() as folder,
        lab.served(Path(folder)) as (address, token),
        lab.browser(WIDTH, HEIGHT) as page,
    ):
        lab.open_board(page, address, token, f"{NOTEBOOK}.ipynb")
        lab.settled(page)
        page.evaluate(WATCH)
        yield page


def recorded(page: Any) -> dict[str, float]:
    """Press the key once; return the milliseconds until each moment was painted."""
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => window.leiqWatch.ready()", timeout=PATIENCE_MS, polling=100)
    return dict(page.evaluate("window.leiqWatch.found"))
