"""A KPI over one control, from what is set on the board, and the smallest value that meets a target."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import ipywidgets as w

from leiq_sim import texts
from leiq_sim.analysis import curve as analysis
from leiq_sim.analysis.definitions import DIRECTED, KPIS
from leiq_sim.analysis.readings import DEFAULT_KPI
from leiq_sim.boards import parts
from leiq_sim.boards.asking import Asking, StoppedError, until_stopped
from leiq_sim.boards.controls import Control
from leiq_sim.boards.latest import Ticket
from leiq_sim.boards.pieces import button, classed, column, html, row
from leiq_sim.boards.stamp import Stamp
from leiq_sim.figures import curve as view
from leiq_sim.model.scenario import Scenario
from leiq_sim.texts.confidence import answer_sentences, curve_title

REPLICATIONS, POINTS = 20, 6  # six points make round steps of ten hours and of twenty seats


class Question(NamedTuple):
    """What a curve is asked: upon which scenario, over which control from which day, which KPI and which target."""

    scenario: Scenario
    path: str
    low: float
    high: float
    from_date: str
    kpi: str
    target: float | None


class CurvePanel(Asking):
    """A control, a KPI and a target to choose; `current` says upon which scenario, None when inputs are at fault."""

    def __init__(
        self, base: Scenario, controls: dict[str, Control], current: Callable[[], Scenario | None], seed: int,
        lang: str, background: bool, simulate: Callable[..., analysis.Curve] = analysis.curve,
    ) -> None:  # fmt: skip
        super().__init__(lang, background)
        self._base, self._current, self._seed, self._simulate = base, current, seed, simulate
        self._controls = {path: one for path, one in controls.items() if not one.lever.is_cut}
        self.control = classed(w.Dropdown(), "leiq-kept leiq-curve-control")
        self.kpi, self.target = (
            classed(w.Dropdown(), "leiq-kept"),
            classed(w.Text(continuous_update=False), "leiq-date"),
        )
        self.start, self._head, self._unit = button("leiq-curve"), html(), html("leiq-unit")
        self._picture, self._quiet = self.output(), False
        self.start.on_click(lambda _: self.repeat())
        for one in (self.control, self.kpi, self.target):
            one.observe(self._chosen, "value")
        self.widget = column(
            self._head, row(self.control, self.kpi, classes="leiq-curve-what"),
            row(self.target, self._unit, self.start, classes="leiq-curve-goal"), self.status_row(), self._picture,
            classes="leiq-cardbox leiq-curvebox",
        )  # fmt: skip

    def speak_as(self, lang: str) -> None:
        """Write all words in a language."""
        self.lang, self._quiet = lang, True
        path, kpi = self.control.value or next(iter(self._controls)), self.kpi.value or DEFAULT_KPI
        parts_of = {p: p.split(".") for p in self._controls}
        self.control.options = [(texts.name_of(self._base, t, id, lang), p) for p, (t, id, _) in parts_of.items()]
        self.control.value = path
        self.kpi.options, self.kpi.value = [(texts.kpi_name(one, lang), one) for one in DIRECTED], kpi
        for name in ("control", "kpi", "target", "start"):
            getattr(self, name).description = texts.t(f"board.curve.{name}", lang)
        self._head.value = parts.heading(texts.t("board.curve", lang), texts.t("board.curve.caption", lang))
        self._quiet = False
        self._say_unit()
        self.speak()

    def faults(self) -> list[str]:
        words = self.target.value.strip()
        if not words or self._target() is not None:
            return []
        return [texts.t("board.curve.wrong_target", self.lang, found=words)]

    def said_empty(self) -> str:
        return texts.t("board.curve.empty", self.lang)

    def work(self, request: Question, ticket: Ticket) -> Iterator[tuple[analysis.Curve, int]]:
        progress = until_stopped(ticket, lambda share: self.progress(ticket, int(share * REPLICATIONS)))
        options: dict[str, Any] = {"steps": POINTS, "replications": REPLICATIONS, "seed": self._seed}
        scenario, path, low, high, day, kpi, target = request
        try:
            found = self._simulate(scenario, path, low, high, day, kpi, target, progress=progress, **options)
        except StoppedError:
            return
        yield found, REPLICATIONS

    def draw(self, answer: analysis.Curve, pending: bool, lang: str) -> Iterator[tuple[w.HTML, str]]:
        title, *more = answer_sentences(answer, lang) or [curve_title(answer, lang)]
        picture = parts.image(view.figure(answer, lang, titled=False), view.alt(answer, lang))
        yield self._picture, parts.curve_card(title, more, picture, answer.shown, lang)

    def _chosen(self, _: Any) -> None:
        if not self._quiet:
            self._say_unit()
            self.renew()

    def _say_unit(self) -> None:
        unit = KPIS[self.kpi.value].unit
        self._unit.value = "€" if unit.startswith("EUR") else texts.unit_name(unit, self.lang)

    def _target(self) -> float | None:
        words = self.target.value.strip().replace("\u2212", "-")
        thousands = "." if self.lang == "de" else ","  # as the board writes them: 1.150 is more than a thousand
        if re.fullmatch(rf"-?\d{{1,3}}(\{thousands}\d{{3}})+([.,]\d+)?", words):
            words = words.replace(thousands, "")
        try:
            number = float(words.replace(",", "."))
        except ValueError:
            return None
        return number / 100 if KPIS[self.kpi.value].unit == "share" else number

    def _question(self) -> Question | None:
        """Return what is asked now; None when something that is set cannot be used."""
        scenario, control = self._current(), self._controls[self.control.value]
        if scenario is None or self.faults():
            return None
        row_ = scenario.row("courses", control.lever.course) if control.lever.course else None
        low = max(control.lever.column.least, row_.minimum if row_ else 0)  # below it no run takes place
        day = control.date.day.isoformat()
        return Question(scenario, control.lever.path, low, control.lever.most, day, self.kpi.value, self._target())

    def _stamp_of(self, asked: Question) -> Stamp:
        about = repr(asked[1:])
        return Stamp.of([self._base, asked.scenario], self._seed, REPLICATIONS, about)
