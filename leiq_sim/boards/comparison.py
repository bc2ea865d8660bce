"""Board 2: choose variants, compare them with the baseline, see verdicts and districts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.analysis.comparison import Comparison, compared
from leiq_sim.analysis.experiment import stream
from leiq_sim.analysis.reading import readings
from leiq_sim.boards import comparison_view as view
from leiq_sim.boards import reading_view
from leiq_sim.boards.board import Board
from leiq_sim.boards.frames import headline
from leiq_sim.boards.latest import Ticket
from leiq_sim.boards.pieces import button, classed, column, html, row
from leiq_sim.boards.stamp import Stamp
from leiq_sim.files.load import list_scenarios, load_scenario
from leiq_sim.model.scenario import Scenario

Progress = Callable[[int, int], None]
Compares = Callable[[Sequence[Scenario], int, int, Progress, Callable[[], bool]], Iterator[Comparison]]
MOST_REPLICATIONS = 200


def comparisons(
    scenarios: Sequence[Scenario], replications: int, seed: int, progress: Progress, cancelled: Callable[[], bool]
) -> Iterator[Comparison]:
    """Yield the comparison of the first scenario with the others as replications come in."""
    for results in stream(scenarios, replications, seed, progress=progress, cancelled=cancelled):
        yield compared(results)


class Shown(NamedTuple):
    """A comparison and the variants it holds, by name."""

    comparison: Comparison
    variants: Mapping[str, Scenario]


class ComparisonBoard(Board):
    """Choices on top; answer, cards, forest plot and districts below, at full width."""

    name = "comparison"

    def __init__(
        self, base: Scenario, presets: Mapping[str, Scenario], replications: int = 10, seed: int = 1,
        lang: str | None = None, background: bool = True, compares: Compares = comparisons,
    ) -> None:  # fmt: skip
        super().__init__(base, lang, background)
        self.presets, self.seed, self._compares = dict(presets), seed, compares
        self.choices = {name: w.Checkbox(value=False, indent=False) for name in presets}
        self.replications = classed(w.BoundedIntText(replications, min=2, max=MOST_REPLICATIONS), "leiq-date")
        self.start = button("leiq-main leiq-compare")
        self._choose, self._nothing = html(), False
        self._sentence, self._export, self._cards = self.output(), self.output(), self.output()
        self._forest, self._districts = self.output(), self.output()
        self._readings, self._tradeoff = self.output(), self.output()
        self._questions = {name: html("leiq-caption") for name in presets}
        self.start.on_click(lambda _: self.repeat())
        for box in (*self.choices.values(), self.replications):
            box.observe(self._chosen, "value")
        self.build(
            [
                self._controls(),
                self.status_row(),
                self._sentence,
                self._cards,
                self._readings,
                self._forest,
                self._tradeoff,
                self._districts,
            ]
        )

    @property
    def found(self) -> Comparison | None:
        """The comparison that is shown."""
        return self.answer.comparison if self.answer else None

    @property
    def export(self) -> str:
        return self._export.value

    @property
    def chosen(self) -> dict[str, Scenario]:
        return {name: self.presets[name] for name, box in self.choices.items() if box.value}

    def _controls(self) -> w.VBox:
        pairs = []
        for name, box in self.choices.items():
            pairs.append(column(classed(box, f"leiq-choice leiq-choice-{name}"), self._questions[name]))
        grid = w.GridBox(pairs)
        grid.layout.grid_template_columns = "repeat(auto-fill, minmax(300px, 1fr))"
        grid.layout.grid_gap = "10px 24px"
        self.replications.layout.width = "auto"
        buttons = row(self.replications, self.start, self._export, classes="leiq-buttons")
        return column(self._choose, grid, buttons, classes="leiq-cardbox")

    def speak(self) -> None:
        title, caption = texts.t("board.presets", self.lang), texts.t("board.comparison.caption", self.lang)
        self._choose.value = f'<h3>{escape(title)}</h3><p class="leiq-caption">{escape(caption)}</p>'
        for name, preset in self.presets.items():
            self.choices[name].description = view.title_of(preset, self.lang)
            self._questions[name].value = escape(preset.question.get(self.lang, ""))
        self.replications.description = texts.t("board.replications", self.lang)
        self.start.description = texts.t("board.compare", self.lang)
        super().speak()

    # From a choice to a comparison.

    @property
    def _scenarios(self) -> list[Scenario]:
        return [self.base, *self.chosen.values()]

    def _chosen(self, _: Any) -> None:
        """Mark what is shown as old where the choice asks for something else; only the button starts a run."""
        self._nothing = False
        wish = Stamp.of(self._scenarios, self.seed, self.replications.value) if self.chosen else None
        if self._running and wish != self.wanted:
            self.drop()
        self.want(wish)
        self.say()

    def repeat(self) -> None:
        self._nothing = not self.chosen
        if self._nothing:
            self.say()
            return
        asked = (dict(self.chosen), self.replications.value)
        self.ask(asked, Stamp.of(self._scenarios, self.seed, self.replications.value))

    def faults(self) -> list[str]:
        return [texts.t("board.comparison.choose", self.lang)] if self._nothing else []

    def said_stale(self) -> str:
        return texts.t("board.comparison.stale", self.lang)

    def said_empty(self) -> str:
        return texts.t("board.comparison.empty", self.lang)

    def work(self, request: tuple[dict[str, Scenario], int], ticket: Ticket) -> Iterator[tuple[Shown, int]]:
        variants, replications = request

        def progress(done: int, total: int) -> None:
            self.progress(ticket, done * replications // max(total, 1))

        scenarios = [self.base, *variants.values()]
        for found in self._compares(scenarios, replications, self.seed, progress, lambda: ticket.stopped):
            yield Shown(found, {variant.name: variant for variant in variants.values()}), found.results[0].replications

    def draw(self, answer: Shown, pending: bool, lang: str) -> Iterator[tuple[w.HTML, str]]:
        rows, n = headline(answer.comparison), answer.comparison.results[0].replications
        if pending:
            rows = rows.assign(verdict=rows["verdict"].where(rows["verdict"].isna(), "pending"))
        titles = {name: view.title_of(variant, lang) for name, variant in answer.variants.items()}
        table = answer.comparison.table
        yield self._sentence, view.sentence(rows, titles, n, pending, lang)
        scenarios = [result.scenario for result in answer.comparison.results]
        yield self._export, "" if pending else view.csv_link(table, scenarios, lang)
        yield self._cards, view.cards(rows, answer.variants, n, lang)
        yield self._forest, view.forests(rows, titles, n, lang)
        found = () if pending else readings(answer.comparison)
        yield self._readings, "".join(reading_view.card(one, lang, titles[one.variant.name]) for one in found)
        yield self._tradeoff, view.tradeoffs(table, titles, lang)
        yield self._districts, view.districts(table, self.base, answer.variants, lang)


def comparison_board(
    base: Scenario | None = None,
    replications: int = 10,
    seed: int = 1,
    lang: str | None = None,
    background: bool = True,
) -> ComparisonBoard:
    """Return the comparison board with all presets of `data/scenarios/`."""
    presets = {name: load_scenario(name) for name in list_scenarios() if name != "baseline"}
    return ComparisonBoard(base or load_scenario("baseline"), presets, replications, seed, lang, background)
