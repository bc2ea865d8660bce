"""argparse in the chosen language: its headings and its complaints."""

import argparse
import re
import sys
from typing import Any, NoReturn

from leiq_sim.texts.catalogue import t

WRONG_USE = 2
SAYINGS = (
    (r"the following arguments are required: (?P<what>.+)", "cli.required"),
    (r"unrecognized arguments: (?P<what>.+)", "cli.unrecognized"),
    (
        r"argument (?P<argument>.+?): invalid choice: '(?P<what>.*?)' \(choose from (?P<allowed>.+)\)",
        "cli.invalid_choice",
    ),
    (r"argument (?P<argument>.+?): invalid \w+ value: '(?P<what>.*?)'", "cli.not_whole"),
    (r"argument (?P<argument>.+?): expected .+ argument.*", "cli.expected_one"),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the chosen language and takes no abbreviated options."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title, self._optionals.title = t("cli.arguments"), t("cli.options")
        self.add_argument("-h", "--help", action="help", help=t("cli.arg.help"))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", t("cli.usage"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", t("cli.usage"), 1)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, t("cli.wrong_use", message=said(message)) + "\n")


def said(message: str) -> str:
    """Return argparse's complaint in the chosen language; one that is not known stays as it is."""
    for pattern, key in SAYINGS:
        found = re.fullmatch(pattern, message)
        if found:
            return t(key, **{name: text.replace("'", "") for name, text in found.groupdict().items()})
    return message
