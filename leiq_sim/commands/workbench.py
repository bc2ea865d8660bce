"""`leiq lab`: the workbench in the browser."""

import argparse

from leiq_sim.commands import options
from leiq_sim.texts import t


def add(register: options.Register) -> None:
    made = register("lab", lab)
    made.add_argument("--no-browser", action="store_true", help=t("cli.arg.no_browser"))


def lab(wanted: argparse.Namespace) -> int:
    from leiq_sim.lab import main as serve

    return serve(browser=not wanted.no_browser)
