"""Notebooks as the app shows them: one language, no word on JupyterLab, the guard in front."""

import json
import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
FOR_JUPYTERLAB = "Run All Cells"  # a paragraph that names this menu is about JupyterLab
GUARD = "from leiq_sim.boards.faults import guard\n\nguard({lang!r})"


@dataclass(frozen=True)
class Entry:
    """A notebook in the list of boards: its file without the ending, and the first words of its first cell."""

    name: str
    heading: str
    about: dict[str, str]

    def title(self, lang: str) -> str:
        """Return the German heading; in English the file's name says the same, as files are named in English."""
        number, _, words = self.name.partition("_")
        english = f"{number.lstrip('0') or 0} {words.replace('_', ' ').capitalize()}"
        return self.heading if lang == "de" and self.heading else english


def entries(folder: Path = FOLDER) -> list[Entry]:
    """Return all notebooks of the folder in the order of their names."""
    return [_entry(path) for path in sorted(folder.glob("*.ipynb"))]


def find(word: str, known: Iterable[Entry]) -> Entry | None:
    """Return the notebook that a word means: "01_capacity", "01", or "capacity"."""
    return next((each for each in known if word in (each.name, *each.name.split("_", 1))), None)


def _entry(path: Path) -> Entry:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    first = next(("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"), "")
    heading = next((line.lstrip("# ") for line in first.splitlines() if line.startswith("# ")), "")
    about = {lang: _first_paragraph(in_language(first, lang)) for lang in ("de", "en")}
    return Entry(path.stem, heading, about)


def _first_paragraph(source: str) -> str:
    return next((each for each in source.split("\n\n") if each and not each.startswith("#")), "")


def in_language(source: str, lang: str) -> str:
    """Return a markdown cell's paragraphs of one language: the notebooks set English ones in italics.

    Headings are German; what a reader of the app has no use for (rules, how to run cells) is left out.
    """
    kept = []
    for paragraph in (each.strip() for each in re.split(r"\n\s*\n", source)):
        english = re.match(r"\*[^*\s]", paragraph) is not None
        useless = not paragraph or set(paragraph) <= {"-"} or FOR_JUPYTERLAB in paragraph
        if english == (lang == "en") and not useless:
            kept.append(_upright(paragraph) if english else paragraph)
    return "\n\n".join(kept)


def _upright(paragraph: str) -> str:
    """Take the italics off, but leave what is bold."""
    return re.sub(r"(?<!\*)\*(?!\*)", "", paragraph)


def shown(notebook: Any, entry: Entry, lang: str) -> Any:
    """Return a copy of the notebook for a page in one language; its title is the page's, not a cell's."""
    made = deepcopy(notebook)
    cells = []
    for cell in made["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = _without_title(in_language(cell["source"], lang))
        if cell["cell_type"] != "markdown" or cell["source"]:
            cells.append(cell)
    guard: dict[str, Any] = {"cell_type": "code", "id": "guard", "metadata": {}, "outputs": [], "execution_count": None}
    made["cells"] = [type(made)({**guard, "source": GUARD.format(lang=lang)}), *cells]
    made["metadata"]["title"] = entry.title(lang)
    return made


def _without_title(source: str) -> str:
    return re.sub(r"\A# .*\n*", "", source)
