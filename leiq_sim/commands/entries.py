"""`leiq data --template`, `--import`, `--entries`, `--take-back`: real values in place of the example data."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from leiq_sim.commands.loading import loaded
from leiq_sim.commands.output import DONE, RefusedError, deliver
from leiq_sim.errors import ScenarioError
from leiq_sim.texts import language, number, t
from leiq_sim.texts.terminal import put, remark, width

SUFFIXES = (".xlsx", ".csv")


def options(made: Any) -> None:
    made.add_argument("--template", type=Path, metavar="FILE", help=t("cli.arg.template"))
    made.add_argument("--import", dest="import_", type=Path, metavar="FILE", help=t("cli.arg.import"))
    made.add_argument("--entries", action="store_true", help=t("cli.arg.entries"))
    made.add_argument("--take-back", type=int, metavar="N", help=t("cli.arg.take_back"))
    made.add_argument("--name", default="", metavar="NAME", help=t("cli.arg.name"))


def asked(wanted: argparse.Namespace) -> int | None:
    """Do what was asked for of entries and return the exit code; None where nothing of them was."""
    does = {
        "--template": (wanted.template is not None, template),
        "--import": (wanted.import_ is not None, take_over),
        "--take-back": (wanted.take_back is not None, undo),
        "--entries": (wanted.entries, listed),
    }
    found = {name: act for name, (given, act) in does.items() if given}
    if len(found) > 1:
        raise RefusedError(t("cli.only_one_of", what=", ".join(found)))
    return next((act(wanted) for act in found.values()), None)


def template(wanted: argparse.Namespace) -> int:
    from leiq_sim.files.template import write_template
    from leiq_sim.texts.template import template_rows

    path = wanted.template
    if path.suffix.lower() not in SUFFIXES:
        raise RefusedError(t("cli.template_suffix", file=path))
    (scenario,) = loaded(["baseline"])
    rows = template_rows(scenario)
    try:
        write_template(path, rows, language() == "de")
    except OSError as error:
        raise RefusedError(t("cli.cannot_write", file=path, reason=error.strerror or error)) from error
    put(t("cli.template_written", file=path, n=number(len(rows), 0)) + "\n")
    return DONE


def take_over(wanted: argparse.Namespace) -> int:
    from leiq_sim.files.entering import enter
    from leiq_sim.files.template import read_template
    from leiq_sim.texts.entries import entry_line

    (scenario,) = loaded(["baseline"])
    try:
        wishes, problems = read_template(wanted.import_, scenario)
        entries = enter(wishes, wanted.name, date.today(), found=problems)
    except ScenarioError:
        remark(t("cli.import_none"))
        raise
    if not wishes:
        put(t("cli.import_nothing") + "\n")
        return DONE
    (now,) = loaded(["baseline"])
    if entries:
        put((t("cli.import_one") if len(entries) == 1 else t("cli.import_done", n=number(len(entries), 0))) + "\n")
    put("".join(f"  {entry_line(entry, now)}\n" for entry in entries))
    if len(wishes) > len(entries):
        put(t("cli.import_same", n=number(len(wishes) - len(entries), 0)) + "\n")
    return DONE


def undo(wanted: argparse.Namespace) -> int:
    from leiq_sim.files.entering import take_back
    from leiq_sim.files.entries import held_text
    from leiq_sim.files.load import load_scenario
    from leiq_sim.texts.entries import entry_sentence, value_words

    if not wanted.name.strip():
        raise RefusedError(t("cli.name_needed"))
    line = take_back(wanted.take_back, wanted.name, date.today())
    scenario = load_scenario(entered=False)
    put(t("cli.taken_back", sentence=entry_sentence(line, scenario)) + "\n")
    (now,) = loaded(["baseline"])
    held = held_text(now, line.path, line.from_day)
    if held:
        put(t("cli.holds_again", value=value_words(line.path, held, now)) + "\n")
    return DONE


def listed(wanted: argparse.Namespace) -> int:
    import pandas as pd

    from leiq_sim.files.entries import entries_of, read_journal
    from leiq_sim.files.entry import Entry
    from leiq_sim.files.folders import data_folder
    from leiq_sim.texts.entries import render_entries

    journal = read_journal(data_folder())
    if journal.problems:
        raise ScenarioError(journal.problems)
    holding = set(journal.in_force.values())
    columns = [*Entry.__dataclass_fields__, "in_force"]
    frame = pd.DataFrame([{**vars(e), "in_force": e in holding} for e in journal.entries], columns=columns)
    (scenario,) = loaded(["baseline"])
    return deliver(
        wanted, frame, lambda: render_entries(scenario, entries_of(scenario), len(journal.entries), None, width())
    )
