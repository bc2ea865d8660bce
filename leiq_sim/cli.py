"""The command line. What each command does is in `commands/`.

Results go to stdout, everything else to stderr. Exit codes: 0 done, 1 problems found by `check`, 2 a request that
cannot be met, 130 interrupted. What a command needs is imported when it runs, so that help and errors come at once.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from leiq_sim import __version__
from leiq_sim.commands import app, calibrate, confidence, options, runs, study, tables, validate, workbench
from leiq_sim.commands.output import INTERRUPTED, PIPE_CLOSED, REFUSED, RefusedError, form
from leiq_sim.engine import ready
from leiq_sim.errors import LeiqError
from leiq_sim.texts import LANGUAGES, language, speaking, t
from leiq_sim.texts.arguments import Parser
from leiq_sim.texts.terminal import remark

COMMANDS = (study, confidence, runs, tables, validate, calibrate, workbench, app)


def parser() -> Parser:
    """Return the parser of all commands, in the chosen language."""
    top = Parser(prog="leiq", description=t("cli.about"))
    top.add_argument("--version", action="version", version=f"leiq_sim {__version__}", help=t("cli.arg.version"))
    commands = top.add_subparsers(title=t("cli.commands"), dest="command", required=True, metavar=t("cli.command"))

    def register(name: str, does: Callable[[Any], int], *groups: options.Group) -> Any:
        made = commands.add_parser(name, help=t(f"cli.{name}"), description=t(f"cli.{name}"))
        made.set_defaults(does=does)
        for add in (*groups, options.spoken):
            add(made)
        return made

    for module in COMMANDS:
        module.add(register)
    return top


def _bounds(wanted: argparse.Namespace) -> None:
    """Refuse numbers that are too small, and a file whose form nobody can tell, before anything is computed."""
    for name, least in (("replications", 1), ("seed", 0), ("replication", 0), ("workers", 1)):
        value = getattr(wanted, name, None)
        if value is not None and value < least:
            raise RefusedError(t("cli.at_least", argument=f"--{name}", what=value, least=least))
    if getattr(wanted, "out", None) is not None:
        form(wanted)


def _asked_language(arguments: Sequence[str]) -> str | None:
    """Return the language asked for, before the arguments are parsed: their errors speak it, too."""
    for word, after in zip(arguments, [*arguments, ""][1:], strict=True):
        found = after if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and found in LANGUAGES:
            return found
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; faults become sentences, never tracebacks."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a terminal without the minus sign still shows the table
    with speaking(_asked_language(arguments)):
        quiet = ready.listen(lambda _: remark(ready.sentence(language())))
        try:
            return _obeyed(arguments)
        finally:
            quiet()


def _obeyed(arguments: Sequence[str]) -> int:
    try:
        wanted = parser().parse_args(arguments)
        _bounds(wanted)
        return int(wanted.does(wanted))
    except LeiqError as error:
        remark(error.sentences(language()))
        return REFUSED
    except KeyboardInterrupt:
        remark("\n" + t("cli.stopped"))
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains while it ends
        return PIPE_CLOSED
