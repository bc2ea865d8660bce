"""Board 2: choose baseline and variants, compare them, see verdicts and districts, and what the verdicts rest on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.analysis.comparison import Comparison, compared
from leiq_sim.analysis.experiment import stream
from leiq_sim.boards import comparison_exhibits as exhibits
from leiq_sim.boards import comparison_view as view
from leiq_sim.boards.board import Board
from leiq_sim.boards.comparison_choice import Choice, Library, library
from leiq_sim.boards.comparison_exhibits import DISTRICT_KPIS
from leiq_sim.boards.comparison_found import Found
from leiq_sim.boards.comparison_rests import RestsPanel
from leiq_sim.boards.exhibit import Exhibit
from leiq_sim.boards.latest import Latest, Ticket
from leiq_sim.boards.pieces import button, classed, column, row
from leiq_sim.boards.stamp import Stamp
from leiq_sim.files.load import load_scenario
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
    """A comparison, the variants it holds by name, and the run it comes from."""

    comparison: Comparison
    variants: Mapping[str, Scenario]
    stamp: Stamp


class ComparisonBoard(Board):
    """Choices on top; answer, cards, figures and what the verdicts rest on below, at full width."""

    name = "comparison"

    def __init__(
        self, base: Scenario, known: Library, replications: int = 10, seed: int = 1, lang: str | None = None,
        background: bool = True, compares: Compares = comparisons, read: Callable[[], Library] = library,
    ) -> None:  # fmt: skip
        super().__init__(base, lang, background)
        self.seed, self._compares, self._nothing = seed, compares, False
        self._pages: dict[tuple[Any, ...], Any] = {}
        self.choice = Choice(base, known, read, self._chosen)
        self.replications = classed(w.BoundedIntText(replications, min=2, max=MOST_REPLICATIONS), "leiq-date")
        self.start = button("leiq-main leiq-compare")
        self.kpi = classed(w.Dropdown(options=[("", one) for one in DISTRICT_KPIS]), "leiq-pick leiq-district-kpi")
        self.rests = RestsPanel(base, seed, self.lang, background)
        self._sentence, self._cards, self._readings = self.output(), self.output(), self.output()
        self._forest, self._tradeoff, self._panels = self.output(), self.output(), self.output()
        self._gap, self._districts = self.output(), self.output()
        self._export, self._zip = self.output("leiq-exportbox"), self.output("leiq-exportbox")
        pick = row(self.kpi, classes="leiq-bar-of-controls")
        self._panelbox = column(pick, self._panels, classes="leiq-cardbox leiq-pickbox")
        self._panelbox.layout.display = "none"  # until there is something to choose for
        self._view = Latest(self._redraw, lambda *_: None, lambda *_: None, background)
        self.start.on_click(lambda _: self.repeat())
        self.replications.observe(self._chosen, "value")
        self._quiet = False
        self.kpi.observe(self._another_kpi, "value")
        self.build(
            [
                self._controls(), self.status_row(), self._sentence, self._cards, self._forest, self._panelbox,
                self._gap, self._tradeoff, self._readings, self._districts, self.rests.widget,
            ]
        )  # fmt: skip

    @property
    def choices(self) -> dict[str, w.Checkbox]:
        """The boxes of the variants, by name."""
        return self.choice.boxes

    @property
    def found(self) -> Comparison | None:
        """The comparison that is shown."""
        return self.answer.comparison if self.answer else None

    @property
    def export(self) -> str:
        return self._export.value

    def _controls(self) -> w.VBox:
        self.replications.layout.width = "auto"
        buttons = row(self.replications, self.start, self._export, self._zip, classes="leiq-buttons")
        return column(self.choice.widget, buttons, classes="leiq-cardbox")

    def speak(self) -> None:
        self.choice.speak(self.lang)
        self.replications.description = texts.t("board.replications", self.lang)
        self.start.description = texts.t("board.compare", self.lang)
        self._quiet, kpi = True, self.kpi.value or next(iter(DISTRICT_KPIS))
        self.kpi.options = [(exhibits.kpi_label(one, self.lang), one) for one in DISTRICT_KPIS]
        self.kpi.value, self._quiet = kpi, False
        self.kpi.description = texts.t("board.districts.kpi", self.lang)
        self.rests.speak_as(self.lang)
        super().speak()
        if self.answer is not None:
            self._view.ask(None)

    # From a choice to a comparison.

    @property
    def _scenarios(self) -> list[Scenario]:
        return [self.base, *self.choice.variants.values()]

    def _stamp_wanted(self) -> Stamp:
        return Stamp.of(self._scenarios, self.seed, self.replications.value)

    def _chosen(self, _: Any = None) -> None:
        """Mark what is shown as old where the choice asks for something else; only the button starts a run."""
        self._nothing = False
        self.base = self.choice.base
        variants = self.choice.variants
        wish = self._stamp_wanted() if variants else None
        if self._running and wish != self.wanted:
            self.drop()
        self.want(wish)
        self.rests.offer(self.base, variants)
        self.say()

    def want(self, stamp: Stamp | None) -> None:
        super().want(stamp)
        self._lock_exports()

    def _put(self, output: w.HTML, words: str, stamp: Stamp) -> None:
        super()._put(output, words, stamp)
        self._panelbox.layout.display = None
        self._lock_exports()

    def _lock_exports(self) -> None:
        """Nothing old can be saved: not by the keyboard either."""
        for output in (self._export, self._zip):
            stamp = self._outputs[output]
            old = stamp is not None and not stamp.answers(self.wanted)
            output.layout.visibility = "hidden" if old else None

    def repeat(self) -> None:
        variants = self.choice.variants
        self._nothing = not variants
        if self._nothing:
            self.say()
            return
        self.ask((self.base, dict(variants), self.replications.value), self._stamp_wanted())

    def faults(self) -> list[str]:
        return [texts.t("board.comparison.choose", self.lang)] if self._nothing else []

    def said_stale(self) -> str:
        return texts.t("board.comparison.stale", self.lang)

    def said_empty(self) -> str:
        return texts.t("board.comparison.empty", self.lang)

    def work(self, request: tuple[Scenario, dict[str, Scenario], int], ticket: Ticket) -> Iterator[tuple[Shown, int]]:
        base, variants, replications = request

        def progress(done: int, total: int) -> None:
            self.progress(ticket, done * replications // max(total, 1))

        scenarios = [base, *variants.values()]
        stamp = Stamp.of(scenarios, self.seed, replications)
        named = {variant.name: variant for variant in variants.values()}
        for found in self._compares(scenarios, replications, self.seed, progress, lambda: ticket.stopped):
            done = found.results[0].replications
            yield Shown(found, named, stamp.after(done)), done

    # From a comparison to what is shown.

    def draw(self, answer: Shown, pending: bool, lang: str) -> Iterator[tuple[w.HTML, str]]:
        found, kpi = Found(answer.comparison, answer.variants, pending, lang), self.kpi.value
        made = self._exhibits(found, answer.stamp, kpi)
        yield self._sentence, view.sentence(found, lang)
        yield self._export, "" if pending else view.csv_link(found, lang)
        yield self._cards, view.cards(found)
        for output, exhibit in zip((self._forest, self._panels, self._gap, self._tradeoff), made, strict=True):
            shown = exhibit()
            yield output, self._kept(("card", answer.stamp, pending, lang, shown.name), partial(shown.card, lang))
        yield self._readings, "" if pending else view.read(found)
        yield self._districts, view.districts(found)
        yield self._zip, "" if pending else self._pages.get(("zip", answer.stamp, lang, kpi), "")

    def _exhibits(self, found: Found, stamp: Stamp, kpi: str) -> list[Callable[[], Exhibit]]:
        """Return what makes each exhibit, once: the same run gives the same."""
        makers: dict[str, Callable[[], Exhibit]] = {
            "kpis": partial(exhibits.all_kpis, found),
            f"by {kpi}": partial(exhibits.districts, found, kpi),
            "gap": partial(exhibits.gaps, found),
            "cost": partial(exhibits.cost_against_entries, found),
        }
        return [partial(self._kept, (stamp, found.pending, found.lang, name), make) for name, make in makers.items()]

    def _kept(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        if key not in self._pages:
            self._pages[key] = make()
        return self._pages[key]

    def _redraw(self, _: Any, ticket: Ticket) -> Iterator[None]:
        """Draw what follows from another choice of view; then make the download, for which nobody waits."""
        self._place()
        with self._lock:
            answer, lang, kpi = self.answer, self.lang, self.kpi.value
            pending = self._running and not (self.shown and self.shown.whole)
        if answer is not None and not pending:
            found, stamp = Found(answer.comparison, answer.variants, False, lang), answer.stamp
            made = [make() for make in self._exhibits(found, stamp, kpi)]
            self._kept(("zip", stamp, lang, kpi), partial(view.zip_of, found, made, stamp, self._files))
            self._place()
        yield None

    def _files(self, exhibit: Exhibit, foot: str) -> dict[str, bytes]:
        """Return an exhibit's files, drawn once for as long as the answer stays."""
        return self._kept((exhibit.name, foot), partial(exhibit.files, foot))

    def _end(self, request: Any, error: Exception | None, halted: bool) -> None:
        super()._end(request, error, halted)
        self._view.ask(None)

    def _show(self, request: Any, found: tuple[Any, int]) -> None:
        self._pages.clear()  # of another run
        super()._show(request, found)

    def _another_kpi(self, _: Any) -> None:
        if not self._quiet and self.answer is not None:
            self._view.ask(None)

    def wait(self, seconds: float = 600.0) -> bool:
        return super().wait(seconds) and self._view.wait(seconds) and self.rests.wait(seconds)


def comparison_board(
    base: Scenario | None = None,
    replications: int = 10,
    seed: int = 1,
    lang: str | None = None,
    background: bool = True,
) -> ComparisonBoard:
    """Return the comparison board with all presets and everything that was kept."""
    return ComparisonBoard(base or load_scenario("baseline"), library(), replications, seed, lang, background)
