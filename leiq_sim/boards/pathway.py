"""Board 3: where people stand, month by month: on a map, by step, and on the way as a whole."""

import time
from collections.abc import Iterator, Mapping
from threading import Thread
from typing import Any, NamedTuple

import ipywidgets as w
import pandas as pd

from leiq_sim import texts
from leiq_sim.analysis.by_field import of_field
from leiq_sim.analysis.experiment import stream
from leiq_sim.analysis.flows import flows
from leiq_sim.analysis.result import Result
from leiq_sim.analysis.standing import days_of
from leiq_sim.boards import pathway_view as view
from leiq_sim.boards.board import Board
from leiq_sim.boards.comparison_found import title_of
from leiq_sim.boards.latest import Latest, Ticket
from leiq_sim.boards.pieces import button, classed, column, row
from leiq_sim.boards.stamp import Stamp
from leiq_sim.boards.standing import Stand, longest, stand_of
from leiq_sim.files.load import list_scenarios, load_scenario
from leiq_sim.model.scenario import Scenario

REPLICATIONS = 50
FLOW_REPLICATIONS = 4  # ways are counted in logs, which are computed anew
MONTH_SECONDS = 0.7  # how long a month stands still while it plays


LONGEST = ""  # instead of a stage: that at which most people wait


class Seen(NamedTuple):
    """What the board shows: two results, who stands where in them, and who goes where in the variant.

    `field` says whose people are counted ("": all).
    """

    base: Result
    new: Result
    stand: Stand
    flows: pd.DataFrame
    field: str


class Asked(NamedTuple):
    """Which scenarios are run, the baseline first, and whose people are counted ("": of all fields)."""

    scenarios: tuple[Scenario, ...]
    field: str


class PathwayBoard(Board):
    """Variant, day, field and stage on top; the answer, map, steps, pathway and the stage in detail below."""

    name = "pathway"

    def __init__(
        self, base: Scenario, variants: Mapping[str, Scenario], variant: str = "", replications: int = REPLICATIONS,
        seed: int = 1, lang: str | None = None, background: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(base, lang, background)
        self.variants, self.seed, self.replications = {"": base, **variants}, seed, replications
        self.days, self._playing, self._background = days_of(base), False, background
        self._pages: dict[tuple[Any, ...], str] = {}
        self._whole: tuple[tuple[Scenario, ...], tuple[Result, ...]] = ((), ())  # of all fields, and of what
        last = len(self.days) - 1
        self.variant = classed(w.Dropdown(options=[("", "")]), "leiq-pick leiq-variant")
        self.day = classed(w.Dropdown(options=[("", last)]), "leiq-pick leiq-day")
        self.slider = classed(w.IntSlider(last, max=last, readout=False), "leiq-slider leiq-months")
        self.stage = classed(w.Dropdown(options=[("", "")]), "leiq-pick leiq-stage")
        self.field = classed(w.Dropdown(options=[("", "")]), "leiq-pick leiq-field")
        self.play = button("leiq-play")
        self._sentence, self._map, self._steps = self.output(), self.output("leiq-half"), self.output("leiq-half")
        self._flow, self._detail = self.output(), self.output()
        self._chosen, self._stage, self._field = variant if variant in self.variants else "", LONGEST, ""
        self._view = Latest(self._redraw, lambda *_: None, lambda *_: None, background)
        self.build([self._controls(), self._sentence, self.status_row(), self._halves(), self._flow, self._detail])
        self.variant.observe(self._another, "value")
        self.slider.observe(self._moved, "value")
        self.day.observe(lambda change: self._at(change["new"]), "value")
        self.stage.observe(self._staged, "value")
        self.field.observe(self._another_field, "value")
        self.play.on_click(self._play_or_pause)
        self.repeat()

    def _controls(self) -> w.VBox:
        first = row(self.variant, self.day, self.slider, self.play, classes="leiq-bar-of-controls")
        return column(first, row(self.field, self.stage, classes="leiq-bar-of-controls"), classes="leiq-cardbox")

    def _halves(self) -> w.HBox:
        return row(self._map, self._steps, classes="leiq-halves")

    def speak(self) -> None:
        self._quiet = True
        named = [(title_of(scenario, self.lang), key) for key, scenario in self.variants.items()]
        _fill(self.variant, named, self._chosen)
        _fill(self.day, [(texts.date(day, self.lang), n) for n, day in enumerate(self.days)], self.slider.value)
        stages = [(view.stage_name(stage, self.lang), stage) for stage in view.stages(self.base)]
        _fill(self.stage, [(texts.t("board.pathway.longest", self.lang), LONGEST), *stages], self._stage)
        fields = [(texts.name_of(self.base, "fields", key, self.lang), key) for (key,) in self.base.table("fields")]
        _fill(self.field, [(texts.t("all.fields", self.lang), ""), *fields], self._field)
        self._quiet = False
        for widget, word in (
            (self.variant, "variant"),
            (self.day, "day"),
            (self.slider, "month"),
            (self.stage, "stage"),
            (self.field, "field"),
        ):
            widget.description = widget.tooltip = texts.t(f"board.pathway.{word}", self.lang)
        self._name_play()
        super().speak()

    # What a user moves.

    def _another(self, change: dict[str, Any]) -> None:
        if not self._quiet and change["new"] is not None:
            self._chosen = change["new"]
            self.repeat()

    def _another_field(self, change: dict[str, Any]) -> None:
        if not self._quiet and change["new"] is not None:
            self._field = change["new"]
            self.repeat()

    def _staged(self, change: dict[str, Any]) -> None:
        if not self._quiet and change["new"] is not None:
            self._stage = change["new"]
            self._view.ask(None)

    def _at(self, month: int | None) -> None:
        if not self._quiet and month is not None:
            self.slider.value = month

    def _moved(self, _: Any) -> None:
        self._quiet, self.day.value = True, self.slider.value
        self._quiet = False
        self._view.ask(None)

    def _play_or_pause(self, _: Any) -> None:
        self._playing = not self._playing
        self._name_play()
        if self._playing and self._background:
            Thread(target=self._plays, daemon=True, name="leiq-play").start()
        elif self._playing:
            self._plays()

    def _plays(self) -> None:
        """Go on month by month to the end; from the end, begin anew."""
        if self.slider.value == self.slider.max:
            self.slider.value = self.slider.min
        while self._playing and self.slider.value < self.slider.max:
            if self._background:
                time.sleep(MONTH_SECONDS)
            self._view.wait()
            if self._playing:
                self.slider.value += 1
        self._playing = False
        self._name_play()

    def _name_play(self) -> None:
        self.play.description = texts.t(f"board.pathway.{'pause' if self._playing else 'play'}", self.lang)

    # From a choice to pictures.

    @property
    def chosen(self) -> Scenario:
        return self.variants[self._chosen]

    def repeat(self) -> None:
        scenarios = (self.base, self.chosen) if self._chosen else (self.base,)
        self.ask(Asked(scenarios, self._field), Stamp.of(scenarios, self.seed, self.replications, self._field))

    def work(self, request: Asked, ticket: Ticket) -> Iterator[tuple[Seen, int]]:
        ways = None
        for found in self._results(request, ticket):
            base, new = found[0], found[-1]
            if ways is None:
                ways = flows(new, range(min(FLOW_REPLICATIONS, new.replications)), request.field)
            yield Seen(base, new, stand_of(base, new), ways, request.field), new.replications

    def _results(self, request: Asked, ticket: Ticket) -> Iterator[tuple[Result, ...]]:
        """Yield results as they grow; those of one field only when they are whole, from what is known of all."""
        at = (self.replications,) if request.field else None
        for found in self._of_all(request.scenarios, at, ticket):
            if not request.field:
                yield found
                continue
            some = [self._of_field(result, request.field, n, len(found), ticket) for n, result in enumerate(found)]
            whole = [result for result in some if result is not None]
            if len(whole) == len(found):
                yield tuple(whole)

    def _of_field(self, result: Result, field: str, place: int, of: int, ticket: Ticket) -> Result | None:
        def progress(done: int) -> None:
            self.progress(ticket, (place * self.replications + done) // of)

        return of_field(result, field, progress, lambda: ticket.stopped)

    def _of_all(
        self, scenarios: tuple[Scenario, ...], at: tuple[int, ...] | None, ticket: Ticket
    ) -> Iterator[tuple[Result, ...]]:
        known, results = self._whole
        if known == scenarios:
            yield results
            return

        def progress(done: int, total: int) -> None:
            self.progress(ticket, done * self.replications // max(total, 1))

        for found in stream(
            scenarios, self.replications, self.seed, progress=progress, at=at, cancelled=lambda: ticket.stopped
        ):
            if found[0].replications == self.replications:
                self._whole = scenarios, found
            yield found

    def draw(self, answer: Seen, pending: bool, lang: str) -> Iterator[tuple[w.HTML, str]]:
        day, base, new = self.days[self.slider.value], answer.base, answer.new
        stage, most = self._stage or longest(new, day), day if self._stage == LONGEST else None
        runs = min(FLOW_REPLICATIONS, new.replications)
        told = None if base is new else not pending
        only = view.field_words(self.base, answer.field, lang)
        pages = (
            (self._sentence, (day,), lambda: view.sentence(answer.stand, self.base, day, told is not None, lang, only)),
            (self._map, (day,), lambda: view.on_map(answer.stand, self.base, day, told, lang, only)),
            (self._steps, (day,), lambda: view.by_step(answer.stand, self.base, day, told, lang, only)),
            (
                self._flow,
                (day, stage),
                lambda: view.whole(new, answer.stand, answer.flows, day, stage, runs, lang, only),
            ),
            (
                self._detail,
                (stage, most),
                lambda: view.detail(base, new, answer.flows, stage, told, lang, only, most),
            ),
        )
        for output, depends, made in pages:
            key = (id(output), id(answer.stand), lang, told, *depends)
            if key not in self._pages:
                self._pages[key] = made()
            yield output, self._pages[key]

    def _show(self, request: Any, found: tuple[Any, int]) -> None:
        self._pages.clear()  # of another run
        super()._show(request, found)

    def _redraw(self, _: Any, ticket: Ticket) -> Iterator[None]:
        self._place()
        yield None

    def wait(self, seconds: float = 600.0) -> bool:
        return super().wait(seconds) and self._view.wait(seconds)


def _fill(widget: w.Dropdown, options: list[tuple[str, Any]], value: Any) -> None:
    """Give a menu its words anew and keep what is chosen."""
    widget.options = options
    widget.value = value


def pathway_board(
    base: Scenario | None = None,
    variant: str = "mobile_counselling",
    replications: int = REPLICATIONS,
    seed: int = 1,
    lang: str | None = None,
    background: bool = True,
) -> PathwayBoard:
    """Return the pathway board with all presets of `data/scenarios/`, one of them chosen."""
    variants = {name: load_scenario(name) for name in list_scenarios() if name != "baseline"}
    return PathwayBoard(base or load_scenario("baseline"), variants, variant, replications, seed, lang, background)
