"""`leiq app`: the boards in the browser, without code."""

import argparse
import re
import socket

from leiq_sim.commands import options
from leiq_sim.commands.output import RefusedError
from leiq_sim.texts import t

IDLE_MINUTES, MOST = 10, 8


def add(register: options.Register) -> None:
    made = register("app", app)
    made.add_argument("--port", type=int, metavar="N", help=t("cli.arg.port"))
    made.add_argument("--no-browser", action="store_true", help=t("cli.arg.no_browser"))
    made.add_argument("--board", default="", metavar="NAME", help=t("cli.arg.board"))
    made.add_argument("--base-url", default="/", metavar="PATH", help=t("cli.arg.base_url"))
    made.add_argument("--no-token", action="store_true", help=t("cli.arg.no_token"))
    idle, most = t("cli.arg.idle_minutes", n=IDLE_MINUTES), t("cli.arg.most", n=MOST)
    made.add_argument("--idle-minutes", type=int, default=IDLE_MINUTES, metavar="N", help=idle)
    made.add_argument("--most", type=int, default=MOST, metavar="N", help=most)


def app(wanted: argparse.Namespace) -> int:
    from leiq_sim.app import notebooks

    for name in ("idle_minutes", "most"):
        if getattr(wanted, name) < 1:
            argument = "--" + name.replace("_", "-")
            raise RefusedError(t("cli.at_least", argument=argument, what=getattr(wanted, name), least=1))
    known = notebooks.entries()
    if not known:
        raise RefusedError(t("app.no_notebooks", folder=notebooks.FOLDER))
    board = notebooks.find(wanted.board, known) if wanted.board else None
    if wanted.board and board is None:
        raise RefusedError(t("app.no_board", found=wanted.board, allowed=", ".join(each.name for each in known)))
    if not re.fullmatch(r"/([\w.~-]+/)*", wanted.base_url):
        raise RefusedError(t("app.base_url_form", found=wanted.base_url))
    if wanted.port is not None and not _free(wanted.port):
        raise RefusedError(t("app.port_taken", port=wanted.port))

    from leiq_sim.app import server  # late: Voilà takes a second

    options = server.arguments(
        wanted.port, wanted.base_url, not wanted.no_browser, not wanted.no_token, wanted.idle_minutes
    )
    return server.serve(options, board.name if board else "", wanted.most)


def _free(port: int) -> bool:
    try:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: a restart may be quick
            tried.bind(("127.0.0.1", port))
    except (OSError, OverflowError):
        return False
    return True
