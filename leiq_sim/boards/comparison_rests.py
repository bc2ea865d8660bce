"""What a verdict rests on: which uncertain assumptions move a difference, and whether any of them turns it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html import escape
from threading import Thread
from typing import Any, NamedTuple

import ipywidgets as w
import pandas as pd

from leiq_sim import texts
from leiq_sim.analysis import sensitivity as analysis
from leiq_sim.analysis.definitions import DIRECTED, HEADLINE, KPIS
from leiq_sim.analysis.parameters import parameters_of
from leiq_sim.analysis.readings import DEFAULT_KPI
from leiq_sim.boards import parts
from leiq_sim.boards.asking import Asking, StoppedError, until_stopped
from leiq_sim.boards.comparison_found import title_of
from leiq_sim.boards.exhibit import Exhibit, foot_of, zip_link
from leiq_sim.boards.latest import Ticket
from leiq_sim.boards.pieces import button, classed, column, html, row
from leiq_sim.boards.stamp import Stamp
from leiq_sim.figures import tornado
from leiq_sim.files.exports import as_csv
from leiq_sim.model.replay import root_of
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import KEYS
from leiq_sim.texts.confidence import order_sentences
from leiq_sim.texts.entries import entered_notes

REPLICATIONS, FEWEST, MOST = 4, 2, 30
PARTS: dict[str, tuple[str, ...]] = {  # tables; the first has them all
    "all": (),
    "who": ("demand", "seasons", "traits", "backlog", "inside", "commuting", "employers", "vacancies"),
    "ways": ("routes", "dropouts", "counts", "settings"),
    "times": ("times",),
    "offers": ("staff", "places", "courses", "pay_rates"),
}


class Question(NamedTuple):
    """Which two scenarios, which KPI, which part of the assumptions, and how many replications."""

    base: Scenario
    variant: Scenario
    kpi: str
    part: str
    replications: int


class Answer(NamedTuple):
    found: analysis.Sensitivity
    part: str
    stamp: Stamp


class RestsPanel(Asking):
    """A variant, a KPI and a part of the assumptions to choose; `offer` says which scenarios there are."""

    def __init__(
        self, base: Scenario, seed: int, lang: str, background: bool,
        simulate: Callable[..., analysis.Sensitivity] = analysis.sensitivity,
    ) -> None:  # fmt: skip
        super().__init__(lang, background)
        self._base, self._seed, self._simulate, self._share = base, seed, simulate, 0.0
        self._variants: Mapping[str, Scenario] = {}
        self._counts: dict[str, int] = {}
        self._background = background
        self.variant, self.kpi, self.part = (classed(w.Dropdown(), f"leiq-pick leiq-rests-{name}")
                                             for name in ("variant", "kpi", "part"))  # fmt: skip
        self.replications = classed(w.BoundedIntText(REPLICATIONS, min=FEWEST, max=MOST), "leiq-date")
        self.start, self._head = button("leiq-rests"), html()
        self._export, self._shown, self._quiet = self.output(), self.output("leiq-rests-shown"), False
        self._count()
        self.start.on_click(lambda _: self.repeat())
        for one in (self.variant, self.kpi, self.part, self.replications):
            one.observe(self._chosen, "value")
        self.widget = column(
            self._head, row(self.variant, self.kpi, self.part, classes="leiq-bar-of-controls"),
            row(self.replications, self.start, self._export, classes="leiq-buttons"), self.status_row(), self._shown,
            classes="leiq-cardbox leiq-restsbox",
        )  # fmt: skip

    def offer(self, base: Scenario, variants: Mapping[str, Scenario]) -> None:
        """Take what is chosen on the board; a result for other scenarios is marked, a run for them ends."""
        another = base is not self._base
        self._base, self._variants = base, dict(variants)
        if another:
            self._count()
        self._fill()
        self.renew()

    def speak_as(self, lang: str) -> None:
        """Write all words in a language."""
        self.lang = lang
        self._fill()
        for name, key in (("variant", "variant"), ("kpi", "kpi"), ("part", "which"), ("start", "start")):
            getattr(self, name).description = texts.t(f"board.rests.{key}", lang)
        self.replications.description = texts.t("board.replications", lang)
        self._head.value = parts.heading(texts.t("board.rests", lang), texts.t("board.rests.caption", lang))
        self.speak()

    def _fill(self) -> None:
        """Write the menus anew and keep what is chosen where it is still there."""
        self._quiet = True
        variant, kpi, part = self.variant.value, self.kpi.value or DEFAULT_KPI, self.part.value or "all"
        self.variant.options = [(title_of(one, self.lang), name) for name, one in self._variants.items()]
        self.variant.value = variant if variant in self._variants else next(iter(self._variants), None)
        self.kpi.options, self.kpi.value = [(texts.kpi_name(one, self.lang), one) for one in DIRECTED], kpi
        self.part.options = [(texts.t(f"board.rests.{one}", self.lang), one) for one in PARTS]
        self.part.value = part
        self.start.disabled = self._question() is None
        self._quiet = False

    def _count(self) -> None:
        """Count the assumptions; that takes a second, for which nobody waits."""
        if self._background:
            Thread(target=self._counted, args=(self._base,), daemon=True, name="leiq-count").start()
        else:
            self._counts = counted(self._base)

    def _counted(self, base: Scenario) -> None:
        counts = counted(base)
        if base is self._base:
            self._counts = counts
            self.say()

    def _chosen(self, _: Any) -> None:
        if not self._quiet:
            self.start.disabled = self._question() is None
            self.renew()

    def repeat(self) -> None:
        self._share = 0.0
        super().repeat()

    def _question(self) -> Question | None:
        variant = self._variants.get(self.variant.value or "")
        if variant is None:
            return None
        return Question(self._base, variant, self.kpi.value, self.part.value, self.replications.value)

    def _stamp_of(self, asked: Question) -> Stamp:
        return Stamp.of([asked.base, asked.variant], self._seed, asked.replications, f"{asked.kpi} {asked.part}")

    # Words of the strip.

    def said_empty(self) -> str:
        asked = self._question()
        if asked is None:
            return texts.t("board.rests.choose", self.lang)
        n = self._counts.get(asked.part)
        if n is None:
            return texts.t("board.rests.not_yet", self.lang)
        runs = texts.number((2 + 4 * n) * asked.replications, 0, self.lang)
        return texts.t("board.rests.empty", self.lang, runs=runs, n=n)

    def said_stale(self) -> str:
        return texts.t("board.rests.stale", self.lang)

    def _state(self) -> tuple[str, str, float | None]:
        kind, words, done = super()._state()
        if not self._running or done is None:
            return kind, words, done
        share = texts.percent(self._share, 0, self.lang)
        return kind, texts.t("board.rests.running", self.lang, share=share), self._share

    # From a question to what is shown.

    def work(self, request: Question, ticket: Ticket) -> Iterator[tuple[Answer, int]]:
        def say(share: float) -> None:
            self._share = share
            self.progress(ticket, 0)

        base, variant, kpi, part, replications = request
        try:
            found = self._simulate([base, variant], patterns(part), kpi=kpi, replications=replications, seed=self._seed,
                                   progress=until_stopped(ticket, say))  # fmt: skip
        except StoppedError:
            return
        yield Answer(found, part, self._stamp_of(request).after(replications)), replications

    def draw(self, answer: Answer, pending: bool, lang: str) -> Iterator[tuple[w.HTML, str]]:
        shown = exhibit(answer.found, answer.part, lang)
        yield self._shown, shown.card(lang)
        yield self._export, _link(answer, shown, lang)


def counted(scenario: Scenario) -> dict[str, int]:
    """Return how many uncertain parameters each part of the data has, without parts that have none."""
    each = Counter(parameter.name.split(".")[0] for parameter in parameters_of(root_of(scenario)).parameters)
    found = {part: sum(each[table] for table in tables) if tables else each.total() for part, tables in PARTS.items()}
    return {part: n for part, n in found.items() if n}


def patterns(part: str) -> list[str]:
    """Return the patterns of all paths of a part's tables; none for all of them."""
    return [".".join([table, *["*"] * (len(KEYS[table]) + 1)]) for table in PARTS[part]]


def exhibit(found: analysis.Sensitivity, part: str, lang: str) -> Exhibit:
    """Return the tornado figure under the sentence that says whether the order holds, and the table beneath."""
    frame = tornado.frame_of(found, lang)
    base, variant = (title_of(scenario, lang) for scenario in found.scenarios)
    title, *more = sentences(found, lang)
    if part != "all":
        more.append(texts.t("board.rests.partly", lang, which=texts.t(f"board.rests.{part}", lang)))
    frame.attrs["title"] = ""  # it stands above the picture
    said = {"kpi": texts.kpi_name(found.kpi, lang), "variant": variant, "base": base}
    caption = texts.t("board.rests.figure", lang, n=len(frame), replications=found.replications, **said)
    pictures = [(tornado.figure(frame, lang), tornado.alt(frame, lang))] if len(frame) else []
    below = "".join(f"<p>{escape(words)}</p>" for words in more)
    table = parts.html_table(tornado.twin(frame, lang)) if len(frame) else ""
    return Exhibit("tornado", title.rstrip("."), caption, pictures, table, more=below, is_open=True)


def sentences(found: analysis.Sensitivity, lang: str) -> list[str]:
    """Return whether the order holds or where it turns, the difference itself, and how many assumptions move it."""
    column, unit = HEADLINE.index(found.kpi), KPIS[found.kpi].unit
    said = order_sentences(found, lang)
    if not found.distinguishable:
        said = [texts.t("board.rests.none", lang, n=found.replications)]
    elif unclear := {end.parameter.name for end in found.unclear}:  # by name they fill a page
        said = [*said[:-1], texts.t("board.rests.unclear", lang, n=len(unclear), of=len(found.parameters))]
    mean, low, high = (float(ends[column]) for ends in (found.data.mean, found.data.low, found.data.high))
    said.append(texts.t("sensitivity.data", lang, difference=texts.difference_text(mean, unit, lang),
                        interval=texts.interval_text(low, high, unit, lang, True)))  # fmt: skip
    mine = found.frame[found.frame["kpi"] == found.kpi]
    moving = mine.loc[mine["distinguishable"].astype(bool), "parameter"].nunique()
    said.append(texts.t("sensitivity.counted", lang, moving=moving, n=len(found.parameters)))
    return said


def _link(answer: Answer, shown: Exhibit, lang: str) -> str:
    """Return a link that saves the figure and all movements."""
    found, stamp = answer.found, answer.stamp
    entered = entered_notes(found.scenarios, lang)
    table: pd.DataFrame = found.frame
    files: dict[str, bytes | str] = {"sensitivity.csv": as_csv(table, texts.t("note.example_data", lang), entered)}
    files |= shown.files(foot_of(stamp, found.scenarios, lang))
    folder = texts.t("export.rests_folder", lang, run=stamp.run)
    return zip_link(files, folder, texts.t("board.export.zip", lang))
