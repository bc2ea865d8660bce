"""How a command ends: results to stdout or to a file, all else to stderr, and an exit code."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from leiq_sim.errors import LeiqError, Problem
from leiq_sim.texts import language, t
from leiq_sim.texts.terminal import put, remark, width

DONE, PROBLEMS, REFUSED, PIPE_CLOSED, INTERRUPTED = 0, 1, 2, 141, 130
SUFFIXES = {".csv": "csv", ".json": "json", ".txt": "table", ".md": "table"}


class RefusedError(LeiqError):
    """A request that cannot be met, said in the chosen language."""


def form(wanted: argparse.Namespace) -> str:
    """Return the form of the file, else of what goes to stdout; an unknown suffix without --format is refused."""
    if wanted.format or wanted.out is None:
        return wanted.format or "table"
    suffix = wanted.out.suffix.lower()
    if suffix not in SUFFIXES:
        raise RefusedError(t("cli.suffix", file=wanted.out))
    return SUFFIXES[suffix]


def deliver(
    wanted: argparse.Namespace, frame: Any, render: Callable[[], str] | None, scenarios: Sequence[Any] = ()
) -> int:
    """Print the result, or write it whole to the file asked for and print the table.

    Each form names what users entered in place of the defaults of `scenarios`.
    """
    from leiq_sim.files.atomic import write_atomic
    from leiq_sim.files.exports import as_csv, as_json
    from leiq_sim.texts.entries import entered_notes, entered_section

    kind, note = form(wanted), t("note.example_data")
    if kind == "table":
        text = render() + entered_section(scenarios, None, width(), wanted.out is not None) if render else ""
    else:
        text = (as_csv if kind == "csv" else as_json)(frame, note, entered_notes(scenarios))
    if wanted.out is None:
        put(text)
        return DONE
    try:
        write_atomic(wanted.out, text)
    except OSError as error:
        raise RefusedError(t("cli.cannot_write", file=wanted.out, reason=error.strerror or error)) from error
    if render:
        put(text if kind == "table" else render() + entered_section(scenarios, None, width()))
    remark(t("cli.written", file=wanted.out))
    return DONE


def sentences(problems: Sequence[Problem]) -> str:
    return "".join(problem.sentence(language()) + "\n" for problem in problems)
