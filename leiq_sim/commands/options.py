"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from leiq_sim.texts import LANGUAGES, t

FORMATS = ("table", "json", "csv")
REPLICATIONS = 30

Group = Callable[[Any], None]
Register = Callable[..., Any]  # register(name, what it does, *groups of options) returns the command's parser


def scenario(made: Any) -> None:
    made.add_argument("scenario", metavar="SCENARIO", help=t("cli.arg.scenario"))


def chance(made: Any) -> None:
    made.add_argument("--seed", type=int, default=1, metavar="N", help=t("cli.arg.seed"))
    made.add_argument("--engine", default="auto", metavar="auto|reference|compiled", help=t("cli.arg.engine"))


def study(made: Any) -> None:
    said = t("cli.arg.replications", n=REPLICATIONS)
    made.add_argument("--replications", type=int, metavar="N", help=said)
    chance(made)
    made.add_argument("--workers", type=int, metavar="N", help=t("cli.arg.workers"))
    made.add_argument("--details", action="store_true", help=t("cli.arg.details"))
    made.add_argument("--progress", action="store_true", help=t("cli.arg.progress"))


def kept(made: Any) -> None:
    made.add_argument("--cluster", metavar="ADDRESS", help=t("cli.arg.cluster"))
    made.add_argument("--no-store", action="store_true", help=t("cli.arg.no_store"))


def precision(made: Any) -> None:
    made.add_argument("--precision", action="append", metavar="KPI=WIDTH", help=t("cli.arg.precision"))


def output(made: Any) -> None:
    made.add_argument("--format", choices=FORMATS, metavar="table|json|csv", help=t("cli.arg.format"))
    made.add_argument("--out", type=Path, metavar="FILE", help=t("cli.arg.out"))


def spoken(made: Any) -> None:
    made.add_argument("--lang", choices=LANGUAGES, metavar="de|en", help=t("cli.arg.lang"))
