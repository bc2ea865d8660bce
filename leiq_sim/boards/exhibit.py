"""A figure with all that belongs to it: title, caption, key, the same numbers as a table; on the board and as files."""

import base64
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from leiq_sim import texts
from leiq_sim.boards import parts
from leiq_sim.boards.stamp import Stamp
from leiq_sim.figures.export import SUFFIXES, titled
from leiq_sim.files.bundle import bundled
from leiq_sim.model.scenario import Scenario
from leiq_sim.texts.entries import entered_notes


class Exhibit(NamedTuple):
    """One or more pictures (figure and alternative text) under one title; `key`, `more` and `table` are HTML."""

    name: str
    title: str
    caption: str
    pictures: Sequence[tuple[Any, str]]
    table: str
    key: str = ""
    more: str = ""
    is_open: bool = False

    def card(self, lang: str) -> str:
        """Return the exhibit as a card; the table is closed unless `is_open`."""
        shown = "".join(parts.image(figure, alt) for figure, alt in self.pictures)
        table = parts.details(texts.t("figure.table", lang), self.table, self.is_open) if self.table else ""
        return parts.card(self.title, self.caption, f"{self.more}{self.key}{shown}{table}")

    def files(self, foot: str) -> dict[str, bytes]:
        """Return every picture as PNG and SVG, with title, caption and `foot`, by the name of its file."""
        names = [self.name if number == 1 else f"{self.name}_{number}" for number in range(1, len(self.pictures) + 1)]
        return {
            f"{name}{suffix}": titled(figure, self.title, self.caption, foot, suffix)
            for name, (figure, _) in zip(names, self.pictures, strict=True)
            for suffix in SUFFIXES
        }


def foot_of(stamp: Stamp, scenarios: Sequence[Scenario], lang: str) -> str:
    """Return what stands under an exported picture: the mark of the data, the run, and how much users entered."""
    said = texts.t("export.run", lang, note=texts.t("note.example_data", lang), run=stamp.run, data=stamp.data,
                   seed=stamp.seed, n=stamp.done)  # fmt: skip
    return " ".join([said, *(f"{words}." for words in entered_notes(scenarios, lang)[:1])])


def zip_link(files: Mapping[str, bytes | str], folder: str, words: str) -> str:
    """Return a link that saves files as one; its name holds the run, and no browser writes over a file in silence."""
    data = base64.b64encode(bundled(files, folder)).decode("ascii")
    return (
        f'<a class="leiq-export leiq-zip" download="{escape(folder)}.zip" '
        f'href="data:application/zip;base64,{data}">{escape(words)}</a>'
    )
