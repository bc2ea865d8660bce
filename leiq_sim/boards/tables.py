"""The boards' content without widgets: tables and pictures for notebooks, in the chosen language."""

from base64 import b64encode
from html import escape
from typing import Any

import pandas as pd

from leiq_sim import texts
from leiq_sim.analysis.comparison import Comparison
from leiq_sim.analysis.definitions import HEADLINE
from leiq_sim.analysis.experiment import Result
from leiq_sim.analysis.flows import flows
from leiq_sim.boards import comparison_view, pathway_view
from leiq_sim.boards.comparison_found import title_of
from leiq_sim.boards.frames import headline, where_waiting
from leiq_sim.boards.plan import levers
from leiq_sim.figures import forest, pathway, waiting
from leiq_sim.figures.style import png
from leiq_sim.files.load import list_scenarios, load_scenario
from leiq_sim.model.scenario import Scenario

FIGURES = "0123456789+−–€"  # what a cell begins with that stands right
NOTEBOOK_DPI = 128  # stored notebooks stay small


class Picture:
    """A figure that a notebook shows; as text it is the sentence that says what one sees."""

    def __init__(self, data: bytes, width: int, said: str) -> None:
        self._data, self._width, self._said = data, width, said

    def __repr__(self) -> str:
        return self._said

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return {"image/png": self._data, "text/plain": self._said}, {"image/png": {"width": self._width}}

    def html(self) -> str:
        """Return the figure with its sentence as alternative text, which JupyterLab cannot give a picture."""
        data = b64encode(self._data).decode("ascii")
        return (
            f'<img alt="{escape(self._said)}" src="data:image/png;base64,{data}"'
            f' style="width:{self._width}px;max-width:100%">'
        )


class Table:
    """A table of texts that a notebook shows whole, with the note on the data; `frame` holds it."""

    def __init__(self, frame: pd.DataFrame, lang: str | None) -> None:
        self.frame, self._note = frame, texts.t("note.example_data", lang)

    def __repr__(self) -> str:
        return f"{self.frame.to_string(index=False)}\n{self._note}"

    def _repr_html_(self) -> str:
        sides = ["right" if all(cell[:1] in FIGURES for cell in self.frame[name]) else "left" for name in self.frame]
        head = _row("th", list(self.frame.columns), sides)
        body = "".join(_row("td", list(cells), sides) for cells in self.frame.itertuples(index=False, name=None))
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table><p>{escape(self._note)}</p>"


def _row(tag: str, cells: list[str], sides: list[str]) -> str:
    """Return a row of a table; the alignment stands in each cell, since notebooks bring their own style sheet."""
    pairs = zip(cells, sides, strict=True)
    inside = "".join(f'<{tag} style="text-align:{side}">{escape(cell)}</{tag}>' for cell, side in pairs)
    return f"<tr>{inside}</tr>"


class Markdown:
    """Text in Markdown that a notebook shows."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __repr__(self) -> str:
        return self.words

    def _repr_markdown_(self) -> str:
        return self.words


def levers_table(scenario: Scenario, lang: str | None = None) -> Table:
    """Return what the capacity board can move, with the value of the first day."""
    rows = []
    for lever in levers(scenario):
        if lever.is_cut:
            continue  # it has no value in a baseline
        table, id, _ = lever.path.split(".")
        value = texts.number(scenario.value(lever.path), None, lang)  # type: ignore[arg-type]
        unit = texts.t(f"board.unit.{lever.column.unit}", lang)
        rows.append([texts.name_of(scenario, table, id, lang), value, unit])
    return _table(rows, ("name", "value", "unit"), lang)


def headline_table(result: Result, lang: str | None = None) -> Table:
    """Return the headline KPIs of a result as texts."""
    summary = result.summary()
    whole = summary[(summary["district"] == "all") & (summary["field"] == "all") & (summary["stage"] == "all")]
    shown = whole.set_index("kpi").loc[list(HEADLINE)]
    rows = [
        [texts.kpi_name(kpi, lang), texts.value_text(row["mean"], row["unit"], lang)] for kpi, row in shown.iterrows()
    ]
    return _table(rows, ("kpi", "mean"), lang)


def presets_table(lang: str | None = None) -> Table:
    """Return title and question of every preset."""
    found = [load_scenario(name) for name in list_scenarios() if name != "baseline"]
    spoken = texts.language(lang)
    rows = [[preset.name, preset.title.get(spoken, ""), preset.question.get(spoken, "")] for preset in found]
    return _table(rows, ("name", "title", "question"), lang)


def verdicts_table(comparison: Comparison, lang: str | None = None) -> Table:
    """Return the headline KPIs of all variants: paired differences, intervals and verdicts as texts."""
    titles = {r.scenario.name: title_of(r.scenario, texts.language(lang)) for r in comparison.results}
    frame = forest.twin(headline(comparison), titles, lang, comparison.results[0].replications)
    return Table(frame if len(titles) > 2 else frame.iloc[:, 1:], lang)


def districts_table(comparison: Comparison, variant: str, lang: str | None = None) -> Table:
    """Return one variant's paired differences by district as texts."""
    rows = comparison_view.district_rows(comparison.table, comparison.baseline)
    mine = rows[rows["scenario"] == variant]
    return Table(comparison_view.by_district(mine, comparison.baseline, texts.language(lang)), lang)


def changes_list(variant: Scenario, lang: str | None = None) -> Markdown:
    """Return what a variant changes, a sentence each."""
    return Markdown("\n".join(f"* {sentence}" for sentence in texts.change_sentences(variant, lang)))


def waiting_note(result: Result, lang: str | None = None) -> str:
    """Return what stands below the drawing: the day, the replications, and whose data these are."""
    day, note = texts.date(result.scenario.end, lang), texts.t("note.example_data", lang)
    return texts.t("figure.waiting.note", lang, day=day, n=result.replications, note=note)


def waiting_picture(result: Result, lang: str | None = None) -> Picture:
    """Return the drawing of where people wait at the end of the period."""
    frame = where_waiting(result)
    drawing = waiting.figure(frame, result.scenario.pathway, lang, waiting_note(result, lang))
    return Picture(png(drawing, NOTEBOOK_DPI), waiting.WIDTH, waiting.alt(frame, lang))


def ways_table(result: Result, stage: str, lang: str | None = None) -> Table:
    """Return where people go who waited at a stage, in people a year."""
    ways = flows(result, range(result.replications))
    return Table(pathway_view.ways_from(ways, stage, texts.language(lang)), lang)


def pathway_picture(scenario: Scenario, lang: str | None = None) -> Markdown:
    """Return the pathway as a Mermaid drawing, written from the code."""
    return Markdown(pathway.fenced(scenario.pathway, lang))


def _table(rows: list[list[str]], heads: tuple[str, ...], lang: str | None) -> Table:
    return Table(pd.DataFrame(rows, columns=[texts.t(f"head.{head}", lang) for head in heads]), lang)
