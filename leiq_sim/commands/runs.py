"""`leiq runs`: what the store of runs holds, and how to be rid of what answers nothing any more."""

import argparse
from collections.abc import Sequence
from typing import Any

from leiq_sim.commands import options
from leiq_sim.commands.output import deliver
from leiq_sim.files.folders import shown, store_path
from leiq_sim.texts import t
from leiq_sim.texts.numbers import number
from leiq_sim.texts.terminal import width

SHOW, CLEAN = "show", "clean"
MEGABYTE = 1e6
COLUMNS = ("id", "scenario", "seed", "replications", "engine", "start", "end", "stored", "package", "code", "content",
           "current")  # fmt: skip


def add(register: options.Register) -> None:
    made = register("runs", runs, options.output)
    made.add_argument("act", metavar="show|clean", nargs="?", choices=(SHOW, CLEAN), help=t("cli.arg.show"))
    made.add_argument("run", metavar="ID", nargs="?", type=int, help=t("cli.arg.run"))
    made.add_argument("--details", action="store_true", help=t("cli.arg.details"))


def runs(wanted: argparse.Namespace) -> int:
    from leiq_sim.files.store import Store

    store = Store(store_path())
    try:
        return {SHOW: _show, CLEAN: _clean}.get(wanted.act, _list)(store, wanted)
    finally:
        store.close()


def _list(store: Any, wanted: argparse.Namespace) -> int:
    import pandas as pd

    from leiq_sim.texts.runs import render_runs

    rows = [_row(run) for run in store.runs()]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return deliver(wanted, frame, lambda: render_runs(rows, shown(store_path()), None, width()))


def _row(run: Any) -> dict[str, Any]:
    from leiq_sim.analysis.stored import is_current

    said = vars(run) | run.about | {"current": is_current(run)}
    return {name: said[name] for name in COLUMNS}


def _show(store: Any, wanted: argparse.Namespace) -> int:
    from leiq_sim.analysis.stored import changes_of, recorded_entries, summary_of
    from leiq_sim.errors import ScenarioError, problem
    from leiq_sim.files.entries import with_origins
    from leiq_sim.texts.runs import render_run_kept
    from leiq_sim.texts.tables import RUN_COLUMNS, contract

    run = None if wanted.run is None else store.run(wanted.run)
    if run is None:
        found = "–" if wanted.run is None else wanted.run
        raise ScenarioError([problem("store_no_run", shown(store_path()), found=found)])
    summary = summary_of(store, run)
    names, entries = _names(), recorded_entries(run)
    said = _row(run) | {"title": run.about["title"], "changes": changes_of(run), "recorded": entries is not None}
    frame, resting_on = contract(summary, RUN_COLUMNS), [with_origins(names, entries)] if names and entries else []
    return deliver(
        wanted, frame, lambda: render_run_kept(said, summary, _kpis(wanted), names, None, width()), resting_on
    )


def _clean(store: Any, wanted: argparse.Namespace) -> int:
    """Remove the runs that another version of the program computed."""
    from leiq_sim.analysis.stored import is_current

    old = [run.id for run in store.runs() if not is_current(run)]
    freed = store.remove(old)
    said = {0: "store.clean", 1: "store.cleaned_one"}.get(len(old), "store.cleaned")
    print(t(said, n=number(len(old), 0), mb=number(freed / MEGABYTE, 1)))
    return 0


def _names() -> Any:
    """Return a scenario that lends the names of pools and courses; without one they show as in the files."""
    from leiq_sim.errors import ScenarioError
    from leiq_sim.files.load import load_scenario

    try:
        return load_scenario()
    except ScenarioError:
        return None


def _kpis(wanted: argparse.Namespace) -> Sequence[str]:
    from leiq_sim.analysis import definitions

    return definitions.ALL if wanted.details else definitions.HEADLINE
