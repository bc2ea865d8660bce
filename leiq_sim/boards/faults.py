"""What goes wrong in a board of the app becomes a sentence; the traceback goes to the server's log."""

import re
import sys
from html import escape
from typing import Any

import ipywidgets as w
from IPython import get_ipython

from leiq_sim.boards.pieces import html
from leiq_sim.boards.tables import Markdown, Picture
from leiq_sim.errors import LeiqError
from leiq_sim.texts import set_language, t


def guard(lang: str) -> w.HTML:
    """Speak a language and catch every fault of cells and callbacks from here on; return where it is said.

    Pictures get their alternative text, too, and drawings that only JupyterLab can draw a word on where they are.
    """
    set_language(lang)
    alert = html("leiq-alert")
    shell = get_ipython()
    send = shell._showtraceback

    def say(kind: type, error: Any, traceback: list[str]) -> None:
        print(re.sub(r"\x1b\[[\d;]*m", "", "\n".join(traceback)), file=sys.__stderr__, flush=True)
        words = sentence(error, lang)
        # In place of a cell the page says that something is missing; nobody says it for a callback.
        if isinstance(error, LeiqError) or shell.get_parent()["header"]["msg_type"] != "execute_request":
            alert.value = f'<p class="app-strip" role="alert">{escape(words)}</p>'
        send(kind, words, [words])

    shell._showtraceback = say
    shown = shell.display_formatter.mimebundle_formatter
    shown.for_type(Picture, lambda picture: {"text/html": picture.html()})
    shown.for_type(Markdown, lambda written: _readable(written, lang))
    return alert


def sentence(error: object, lang: str) -> str:
    """Return a foreseen fault in its own words without folders, any other in words that say what to do."""
    if isinstance(error, LeiqError):
        return re.sub(r"(?<!\w)(?:[A-Za-z]:)?[\\/](?:[\w.\-]+[\\/])+", "", error.sentences(lang))
    return t("app.fault", lang)


def _readable(written: Markdown, lang: str) -> dict[str, str]:
    drawing = "```mermaid" in written.words
    return {"text/markdown": t("app.drawn_by_jupyterlab", lang) if drawing else written.words}
