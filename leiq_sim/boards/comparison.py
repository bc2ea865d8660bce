"""Board 2: choose variants, run them against the baseline, read the verdicts."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.analysis.comparison import Comparison, compare
from leiq_sim.boards import comparison_view as view
from leiq_sim.boards import parts
from leiq_sim.boards.board import Board, why
from leiq_sim.boards.controls import html
from leiq_sim.boards.latest import Latest, Ticket
from leiq_sim.boards.study import headline
from leiq_sim.files.load import list_scenarios, load_scenario
from leiq_sim.model.scenario import Scenario

Progress = Callable[[int, int], None]
Compares = Callable[[Sequence[Scenario], int, int, Progress], Comparison]
MOST_REPLICATIONS = 200


def compared(scenarios: Sequence[Scenario], replications: int, seed: int, progress: Progress) -> Comparison:
    """Compare the first scenario with the others."""
    return compare(list(scenarios), replications=replications, seed=seed, progress=progress)


class ComparisonBoard(Board):
    """Choices on top; answer, cards, forest plot and districts below, at full width."""

    name = "comparison"

    def __init__(
        self, base: Scenario, presets: Mapping[str, Scenario], replications: int = 10, seed: int = 1,
        lang: str | None = None, background: bool = True, compares: Compares = compared,
    ) -> None:  # fmt: skip
        super().__init__(base, lang)
        self.presets, self.seed, self._compares = dict(presets), seed, compares
        self.choices = {name: w.Checkbox(value=False, indent=False) for name in presets}
        self.found: Comparison | None = None
        self.shown: dict[str, Scenario] = {}
        self.replications = w.BoundedIntText(replications, min=2, max=MOST_REPLICATIONS)
        self.start, self.stop = w.Button(), w.Button(disabled=True)
        self._ticket, self._done_runs, self._error = Ticket(), (0, 0), ""
        self._choose, self._status, self._export = html(), html(), html()
        self._results, self._sentence = html("leiq-results"), html()
        self._questions = {name: html("leiq-caption") for name in presets}
        self._latest = Latest(self._work, self._finished, background)
        self.start.on_click(self._compare)
        self.stop.on_click(lambda _: self._ticket.stop())
        for box in self.choices.values():
            box.observe(self._chosen, "value")
        self.build([self._controls(), self._status, self._sentence, self._results])

    @property
    def runs(self) -> int:
        """The replications of the comparison that is shown."""
        return self.found.results[0].replications if self.found else 0

    @property
    def export(self) -> str:
        return self._export.value

    def _controls(self) -> w.VBox:
        pairs = []
        for name, box in self.choices.items():
            box.add_class("leiq-choice")
            box.add_class(f"leiq-choice-{name}")
            pairs.append(w.VBox([box, self._questions[name]]))
        grid = w.GridBox(pairs)
        grid.layout.grid_template_columns = "repeat(auto-fill, minmax(300px, 1fr))"
        grid.layout.grid_gap = "10px 24px"
        for button, looks in ((self.start, "leiq-button leiq-main"), (self.stop, "leiq-button")):
            for name in looks.split():
                button.add_class(name)
        self.start.add_class("leiq-compare")
        self.replications.add_class("leiq-date")
        self.replications.layout.width = "auto"
        buttons = w.HBox([self.replications, self.start, self.stop, self._export])
        buttons.add_class("leiq-buttons")
        controls = w.VBox([self._choose, grid, buttons])
        controls.add_class("leiq-cardbox")
        return controls

    def speak(self) -> None:
        super().speak()
        title, caption = texts.t("board.presets", self.lang), texts.t("board.comparison.caption", self.lang)
        self._choose.value = f'<h3>{escape(title)}</h3><p class="leiq-caption">{escape(caption)}</p>'
        for name, preset in self.presets.items():
            self.choices[name].description = view.title_of(preset, self.lang)
            self._questions[name].value = escape(preset.question.get(self.lang, ""))
        self.replications.description = texts.t("board.replications", self.lang)
        self.start.description = texts.t("board.compare", self.lang)
        self.stop.description = texts.t("board.stop", self.lang)
        self._show()

    def _chosen(self, _: Any) -> None:
        self._say_state()

    def _compare(self, _: Any) -> None:
        variants = {name: self.presets[name] for name, box in self.choices.items() if box.value}
        if not variants:
            self._status.value = parts.strip("error", texts.t("board.comparison.choose", self.lang))
            return
        self._error = ""
        self.start.disabled, self.stop.disabled = True, False
        self._results.add_class("leiq-stale-results")
        self._latest.ask((variants, self.replications.value))

    def _work(self, request: tuple[dict[str, Scenario], int], _: Ticket) -> Comparison:
        variants, replications = request
        self._ticket = Ticket()

        def progress(done: int, total: int) -> None:
            self._done_runs = (done, total)
            words = texts.t("board.comparison.running", self.lang, done=done, n=total)
            self._status.value = parts.strip("status", words, done / max(total, 1))
            if self._ticket.stopped:
                raise HaltedError

        return self._compares([self.base, *variants.values()], replications, self.seed, progress)

    def _finished(self, request: tuple[dict[str, Scenario], int], found: Any, error: Exception | None) -> None:
        self.start.disabled, self.stop.disabled = False, True
        self._results.remove_class("leiq-stale-results")
        if isinstance(error, HaltedError):
            done, n = self._done_runs
            self._error = texts.t("board.comparison.stopped", self.lang, done=done, n=n)
        elif error is not None:
            self._error = why(error, self.lang)
        else:
            self.found, self.shown = found, {variant.name: variant for variant in request[0].values()}
        self._show()

    def _show(self) -> None:
        if self.found is not None:
            rows, n = headline(self.found), self.runs
            titles = {name: view.title_of(variant, self.lang) for name, variant in self.shown.items()}
            self._sentence.value = view.sentence(rows, titles, n, self.lang)
            self._results.value = (
                view.cards(rows, self.shown, n, self.lang)
                + view.forests(rows, titles, n, self.lang)
                + view.districts(self.found.table, self.base, self.shown, self.lang)
            )
            self._export.value = view.csv_link(self.found.table, self.lang)
        self._say_state()

    def _say_state(self) -> None:
        chosen = {self.presets[name].name for name, box in self.choices.items() if box.value}
        if self._error:
            self._status.value = parts.strip("error", self._error)
        elif self.found is None:
            self._status.value = parts.strip("status", texts.t("board.comparison.empty", self.lang))
        elif chosen != set(self.shown):
            self._status.value = parts.strip("stale", texts.t("board.comparison.stale", self.lang))
        else:
            self._status.value = parts.strip("status", texts.t("board.status.done", self.lang, n=self.runs))


class HaltedError(Exception):
    """Somebody pressed stop; unlike a run overtaken by another, it is told."""


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
