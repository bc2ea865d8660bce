"""`leiq check`, `data` and `scenarios`: what the files say."""

import argparse

from leiq_sim.commands import entries, options
from leiq_sim.commands.loading import loaded, shares
from leiq_sim.commands.output import DONE, PROBLEMS, deliver, sentences
from leiq_sim.texts import language, number, t
from leiq_sim.texts.terminal import put, remark, width

STATUSES = ("published", "comparable", "derived", "entered", "assumption")


def add(register: options.Register) -> None:
    register("check", check).add_argument("files", metavar="FILE", nargs="*", help=t("cli.arg.files"))
    made = register("data", data, options.output)
    made.add_argument("scenario", metavar="SCENARIO", nargs="?", default="baseline", help=t("cli.arg.scenario"))
    made.add_argument("--status", choices=STATUSES, metavar="|".join(STATUSES), help=t("cli.arg.status"))
    entries.options(made)
    register("scenarios", scenarios, options.output)


def check(wanted: argparse.Namespace) -> int:
    from leiq_sim.files.folders import data_folder, shown
    from leiq_sim.files.load import check_files

    problems = check_files(wanted.files)
    if problems:
        put(sentences(problems))
        remark(t("cli.one_problem") if len(problems) == 1 else t("cli.problems", n=number(len(problems))))
        return PROBLEMS
    files = ", ".join(wanted.files) or t("cli.default_data", folder=shown(data_folder()))
    put(t("cli.all_well", files=files) + "\n")
    return DONE


def data(wanted: argparse.Namespace) -> int:
    import pandas as pd

    from leiq_sim.files.provenance import provenance_table
    from leiq_sim.texts.listing import render_data, render_moved

    done = entries.asked(wanted)
    if done is not None:
        return done
    (scenario,) = loaded([wanted.scenario])
    lines = [line for line in provenance_table(scenario) if wanted.status in (None, line.status)]
    frame = pd.DataFrame([line._asdict() for line in lines])
    moved = render_moved(scenario, None, width())
    return deliver(wanted, frame, lambda: render_data(lines, shares(scenario), None, width()) + moved, [scenario])


def scenarios(wanted: argparse.Namespace) -> int:
    import pandas as pd

    from leiq_sim.files.load import list_scenarios
    from leiq_sim.texts.listing import render_scenarios

    found = loaded(list_scenarios())
    lang = language()
    rows = [{"name": s.name, "title": s.title.get(lang, ""), "question": s.question.get(lang, "")} for s in found]
    return deliver(wanted, pd.DataFrame(rows), lambda: render_scenarios(rows, None, width()))
