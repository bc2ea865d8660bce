"""The command line: `leiq run`, `compare`, `check`, `data`, `events`, `scenarios`, `lab`.

Results go to stdout, everything else to stderr. Exit codes: 0 done, 1 problems found by `check`, 2 a request that
cannot be met, 130 interrupted. What a command needs is imported when it runs, so that help and errors come at once.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from leiq_sim import __version__
from leiq_sim.errors import LeiqError, Problem, ScenarioError
from leiq_sim.texts import LANGUAGES, language, number, speaking, t
from leiq_sim.texts.arguments import Parser
from leiq_sim.texts.terminal import progress, put, remark, width

DONE, PROBLEMS, REFUSED, PIPE_CLOSED, INTERRUPTED = 0, 1, 2, 141, 130
FORMATS = ("table", "json", "csv")
SUFFIXES = {".csv": "csv", ".json": "json", ".txt": "table", ".md": "table"}
REPLICATIONS = 30
ALL = "all"


class RefusedError(LeiqError):
    """A request that cannot be met, said in the chosen language."""


def parser() -> Parser:
    """Return the parser of all commands, in the chosen language."""
    top = Parser(prog="leiq", description=t("cli.about"))
    top.add_argument("--version", action="version", version=f"leiq_sim {__version__}", help=t("cli.arg.version"))
    commands = top.add_subparsers(title=t("cli.commands"), dest="command", required=True, metavar=t("cli.command"))

    def command(name: str, does: Callable[[Any], int], *groups: Callable[[Any], None]) -> Any:
        made = commands.add_parser(name, help=t(f"cli.{name}"), description=t(f"cli.{name}"))
        made.set_defaults(does=does)
        for add in (*groups, _language_option):
            add(made)
        return made

    command("run", run, _scenario, _study, _output)
    compare_parser = command("compare", compare, _study, _output)
    compare_parser.add_argument("base", metavar="BASE", help=t("cli.arg.base"))
    compare_parser.add_argument("variants", metavar="VARIANT", nargs="+", help=t("cli.arg.variants"))
    command("check", check).add_argument("files", metavar="FILE", nargs="*", help=t("cli.arg.files"))
    data_parser = command("data", data, _output)
    data_parser.add_argument("scenario", metavar="SCENARIO", nargs="?", default="baseline", help=t("cli.arg.scenario"))
    events_parser = command("events", events, _scenario, _chance, _output)
    events_parser.add_argument("--replication", type=int, default=0, metavar="N", help=t("cli.arg.replication"))
    command("scenarios", scenarios, _output)
    lab_parser = command("lab", lab)
    lab_parser.add_argument("--no-browser", action="store_true", help=t("cli.arg.no_browser"))
    return top


def _scenario(made: Any) -> None:
    made.add_argument("scenario", metavar="SCENARIO", help=t("cli.arg.scenario"))


def _chance(made: Any) -> None:
    made.add_argument("--seed", type=int, default=1, metavar="N", help=t("cli.arg.seed"))
    made.add_argument("--engine", default="auto", metavar="auto|reference|compiled", help=t("cli.arg.engine"))


def _study(made: Any) -> None:
    said = t("cli.arg.replications", n=REPLICATIONS)
    made.add_argument("--replications", type=int, default=REPLICATIONS, metavar="N", help=said)
    _chance(made)
    made.add_argument("--workers", type=int, metavar="N", help=t("cli.arg.workers"))
    made.add_argument("--details", action="store_true", help=t("cli.arg.details"))
    made.add_argument("--progress", action="store_true", help=t("cli.arg.progress"))


def _output(made: Any) -> None:
    made.add_argument("--format", choices=FORMATS, metavar="table|json|csv", help=t("cli.arg.format"))
    made.add_argument("--out", type=Path, metavar="FILE", help=t("cli.arg.out"))


def _language_option(made: Any) -> None:
    made.add_argument("--lang", choices=LANGUAGES, metavar="de|en", help=t("cli.arg.lang"))


# The commands


def run(wanted: argparse.Namespace) -> int:
    from leiq_sim.analysis.experiment import run as run_scenario
    from leiq_sim.texts.tables import RUN_COLUMNS, contract, render_run

    (scenario,) = _loaded([wanted.scenario])
    with progress(wanted.progress) as shown:
        result = run_scenario(
            scenario, wanted.replications, wanted.seed, wanted.engine, progress=shown, workers=wanted.workers
        )
    frame = contract(result.summary(), RUN_COLUMNS)
    return _deliver(wanted, frame, lambda: render_run(result, _kpis(wanted), _shares(scenario), None, width()))


def compare(wanted: argparse.Namespace) -> int:
    from leiq_sim.analysis.comparison import compare as compare_scenarios
    from leiq_sim.texts.tables import COMPARE_COLUMNS, contract, render_compare

    base, *variants = _loaded(_names(wanted.base, wanted.variants))
    with progress(wanted.progress) as shown:
        comparison = compare_scenarios(
            [base, *variants],
            wanted.replications,
            wanted.seed,
            wanted.engine,
            progress=shown,
            workers=wanted.workers,
        )
    frame = contract(comparison.table, COMPARE_COLUMNS)
    return _deliver(wanted, frame, lambda: render_compare(comparison, _kpis(wanted), _shares(base), None, width()))


def check(wanted: argparse.Namespace) -> int:
    from leiq_sim.files.folders import data_folder, shown
    from leiq_sim.files.load import check_files

    problems = check_files(wanted.files)
    if problems:
        put(_sentences(problems))
        remark(t("cli.one_problem") if len(problems) == 1 else t("cli.problems", n=number(len(problems))))
        return PROBLEMS
    files = ", ".join(wanted.files) or t("cli.default_data", folder=shown(data_folder()))
    put(t("cli.all_well", files=files) + "\n")
    return DONE


def data(wanted: argparse.Namespace) -> int:
    import pandas as pd

    from leiq_sim.files.provenance import provenance_table
    from leiq_sim.texts.listing import render_data, render_moved

    (scenario,) = _loaded([wanted.scenario])
    lines = provenance_table(scenario)
    frame = pd.DataFrame([line._asdict() for line in lines])
    moved = render_moved(scenario, None, width())
    return _deliver(wanted, frame, lambda: render_data(lines, _shares(scenario), None, width()) + moved)


def events(wanted: argparse.Namespace) -> int:
    from leiq_sim.chance.itineraries import make_itineraries
    from leiq_sim.engine.simulate import simulate

    (scenario,) = _loaded([wanted.scenario])
    log = simulate(scenario, make_itineraries(scenario, wanted.seed, wanted.replication), wanted.engine)
    frame = log.events()
    if wanted.out is None or wanted.format == "table":
        wanted.format = wanted.format if wanted.format == "json" else "csv"
    return _deliver(wanted, frame, None)


def scenarios(wanted: argparse.Namespace) -> int:
    import pandas as pd

    from leiq_sim.files.load import list_scenarios
    from leiq_sim.texts.listing import render_scenarios

    found = _loaded(list_scenarios())
    lang = language()
    rows = [{"name": s.name, "title": s.title.get(lang, ""), "question": s.question.get(lang, "")} for s in found]
    return _deliver(wanted, pd.DataFrame(rows), lambda: render_scenarios(rows, None, width()))


def lab(wanted: argparse.Namespace) -> int:
    from leiq_sim.lab import main as serve

    return serve(browser=not wanted.no_browser)


# What they share


def _names(base: str, variants: Sequence[str]) -> list[str]:
    """Return base and variants, "all" replaced by every preset; a name that stands twice is refused."""
    from leiq_sim.files.folders import data_folder, preset_folders

    presets = sorted(p.stem for p in preset_folders(data_folder())[0].glob("*.toml"))
    names = [base, *(n for v in variants for n in (presets if v == ALL else [v]))]
    for name in names:
        if names.count(name) > 1:
            raise RefusedError(t("cli.twice", name=name))
    return names


def _loaded(names: Sequence[str]) -> list[Any]:
    """Return the scenarios; the problems of all of them at once."""
    from leiq_sim.files.load import load_scenario

    scenarios: list[Any] = []
    problems: list[Problem] = []
    for name in names:
        try:
            scenarios.append(load_scenario(name))
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(dict.fromkeys(problems))
    return scenarios


def _kpis(wanted: argparse.Namespace) -> Sequence[str]:
    from leiq_sim.analysis import definitions

    return definitions.ALL if wanted.details else definitions.HEADLINE


def _shares(scenario: Any) -> dict[str, float]:
    from leiq_sim.files.provenance import status_shares

    return status_shares(scenario)


def _form(wanted: argparse.Namespace) -> str:
    """Return the form of the file, else of what goes to stdout; an unknown suffix without --format is refused."""
    if wanted.format or wanted.out is None:
        return wanted.format or "table"
    suffix = wanted.out.suffix.lower()
    if suffix not in SUFFIXES:
        raise RefusedError(t("cli.suffix", file=wanted.out))
    return SUFFIXES[suffix]


def _deliver(wanted: argparse.Namespace, frame: Any, render: Callable[[], str] | None) -> int:
    """Print the result, or write it whole to the file asked for and print the table."""
    from leiq_sim.files.atomic import as_csv, as_json, write_atomic

    form, note = _form(wanted), t("note.example_data")
    made = {"csv": lambda: as_csv(frame, note), "json": lambda: as_json(frame, note), "table": render}[form]
    text = made() if made else ""
    if wanted.out is None:
        put(text)
        return DONE
    try:
        write_atomic(wanted.out, text)
    except OSError as error:
        raise RefusedError(t("cli.cannot_write", file=wanted.out, reason=error.strerror or error)) from error
    if render:
        put(text if form == "table" else render())
    remark(t("cli.written", file=wanted.out))
    return DONE


def _sentences(problems: Sequence[Problem]) -> str:
    return "".join(problem.sentence(language()) + "\n" for problem in problems)


def _bounds(wanted: argparse.Namespace) -> None:
    """Refuse numbers that are too small, and a file whose form nobody can tell, before anything is computed."""
    for name, least in (("replications", 1), ("seed", 0), ("replication", 0), ("workers", 1)):
        value = getattr(wanted, name, None)
        if value is not None and value < least:
            raise RefusedError(t("cli.at_least", argument=f"--{name}", what=value, least=least))
    if getattr(wanted, "out", None) is not None:
        _form(wanted)


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
        return _obeyed(arguments)


def _obeyed(arguments: Sequence[str]) -> int:
    try:
        wanted = parser().parse_args(arguments)
        _bounds(wanted)
        return int(wanted.does(wanted))
    except ScenarioError as error:
        remark(_sentences(error.problems))
        return REFUSED
    except LeiqError as error:
        remark(str(error))
        return REFUSED
    except KeyboardInterrupt:
        remark("\n" + t("cli.stopped"))
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains while it ends
        return PIPE_CLOSED
