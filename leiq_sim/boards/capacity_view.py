"""The results of the capacity board as HTML: answer, figures, table, warnings, sources."""

from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from typing import Any

import pandas as pd

from leiq_sim import texts
from leiq_sim.boards import parts, titles
from leiq_sim.boards.answer import Answer
from leiq_sim.boards.tiles import tiles
from leiq_sim.figures import over_time, runs, stage_waits, waits
from leiq_sim.model.scenario import Scenario

MOST_NAMED = 3

__all__ = ["FIGURES", "changes", "sentence", "sources", "table", "table_card", "tiles", "warnings"]


def table(answer: Answer, lang: str, pending: bool = False) -> pd.DataFrame:
    """Return the headline KPIs as a table of texts; without a change only the baseline's numbers."""
    words = ("kpi", "baseline", "variant", "difference", "interval", "futures", "verdict")
    heads = [texts.t(f"head.{word}", lang) for word in words]
    rows = [_cells(row, answer, pending, lang) for row in answer.headline.itertuples()]
    return pd.DataFrame(rows, columns=heads)


def _cells(row: Any, answer: Answer, pending: bool, lang: str) -> list[str]:
    name, base = texts.kpi_name(row.kpi, lang), texts.value_text(row.base_mean, row.unit, lang)
    if not answer.changed:
        return [name, base, *["–"] * 5]
    return [
        name,
        base,
        texts.value_text(row.mean, row.unit, lang),
        texts.difference_text(row.difference, row.unit, lang),
        texts.interval_text(row.low, row.high, row.unit, lang, signed=True),
        texts.interval_text(row.p10, row.p90, row.unit, lang, signed=True),
        texts.verdict_name(_falls(row.verdict, pending), answer.replications, lang, short=True, unit=row.unit),
    ]


def _falls(verdict: Any, pending: bool) -> Any:
    """Return a verdict, or that it is still to come."""
    return "pending" if pending and isinstance(verdict, str) else verdict


def table_card(answer: Answer, pending: bool, lang: str) -> str:
    """Return the table with signs beside the verdicts."""
    frame = table(answer, lang, pending)
    *_, moved, span, futures, last = frame.columns
    if answer.changed:
        units = zip(answer.headline["verdict"], answer.headline["unit"], strict=True)
        frame[last] = [parts.verdict(_falls(v, pending), answer.replications, lang, unit=unit) for v, unit in units]
        wide = [texts.t("board.table.futures", lang, interval=interval) for interval in frame[futures]]
        frame[moved] = [parts.lines(*cell) for cell in zip(frame[moved], frame[span], wide, strict=True)]
    both = f"{moved}, {span}"
    frame = frame.drop(columns=[span, futures]).rename(columns={moved: both})
    caption = texts.t("board.table.caption", lang, n=answer.replications)
    body = (
        parts.html_table(frame, raw=(both, last), right=(both,))
        + f'<p class="leiq-foot">{escape(texts.t("board.table.widths", lang))}</p>'
    )
    return parts.card(texts.t("board.table.title", lang), caption, body)


def sentence(answer: Answer, base: Scenario, pending: bool, lang: str) -> str:
    """Return what the verdicts say, what the wait for counselling does by district, and how sure it is."""
    if not answer.changed:
        return _said(texts.t("board.answer.none", lang), texts.t("board.answer.first_step", lang))
    if pending:
        return _said(texts.t("board.answer.pending", lang), texts.t("board.answer.pending.why", lang))
    found = [texts.t(f"board.answer.{word}", lang, what=_named(answer, word, lang)) for word in ("better", "worse")
             if (answer.headline["verdict"] == word).any()]  # fmt: skip
    first = " ".join(found) or texts.t("board.answer.same", lang)
    verdicts = answer.headline.loc[answer.headline["direction"] != 0, "verdict"]
    rest = int((~verdicts.isin(("better", "worse"))).sum())
    sure = texts.t("board.answer.sure", lang, n=answer.replications, rest=rest, of=len(verdicts))
    return _said(first, *_told_districts(answer, base, lang), sure)


def _told_districts(answer: Answer, base: Scenario, lang: str) -> list[str]:
    """Return a sentence on the districts whose wait differs by more than chance explains; empty without one."""
    told = answer.waits[(answer.waits["low"] > 0) | (answer.waits["high"] < 0)]
    said = [
        texts.t(
            "board.answer.wait",
            lang,
            district=texts.name_of(base, "districts", row.district, lang),
            difference=texts.difference_text(row.difference, "days", lang),
            interval=texts.interval_text(row.low, row.high, "days", lang, signed=True),
        )
        for row in told.itertuples()
    ]
    return [texts.t("board.answer.waits", lang, what="; ".join(said))] if said else []


def _named(answer: Answer, word: str, lang: str) -> str:
    rows = list(answer.headline[answer.headline["verdict"] == word].itertuples())
    named = [
        f"{texts.kpi_name(row.kpi, lang)} ({texts.difference_text(row.difference, row.unit, lang)})"
        for row in rows[:MOST_NAMED]
    ]
    more = [texts.t("board.answer.more", lang, n=len(rows) - MOST_NAMED)] if len(rows) > MOST_NAMED else []
    return "; ".join(named + more)


def _said(first: str, *more: str) -> str:
    rest = "".join(f"<p>{escape(words)}</p>" for words in more)
    return f'<div class="leiq-answer" role="status" aria-live="polite">{escape(first)}{rest}</div>'


def _waits(answer: Answer, base: Scenario, pending: bool, lang: str) -> str:
    frame = answer.waits
    drawing = waits.figure(frame, base, lang, target_days=answer.target_days)
    twin = waits.twin(frame, base, lang)
    return parts.figure_card(
        *_head("waits", answer, base, pending, lang),
        _key(lang, _DOTS),
        drawing,
        waits.alt(frame, base, lang),
        twin,
        lang,
    )


def _stages(answer: Answer, base: Scenario, pending: bool, lang: str) -> str:
    frame = answer.stages
    drawing, alt = stage_waits.figure(frame, base, lang), stage_waits.alt(frame, base, lang)
    twin = stage_waits.twin(frame, base, lang)
    return parts.figure_card(
        *_head("stages", answer, base, pending, lang), _key(lang, _DOTS), drawing, alt, twin, lang, left=2
    )


def _over_time(name: str, answer: Answer, base: Scenario, pending: bool, lang: str) -> str:
    frame: pd.DataFrame = getattr(answer, name)
    drawing = over_time.figure(frame, base, lang, from_day=answer.since)
    alt, twin = over_time.alt(frame, base, name, lang), over_time.twin(frame, base, lang)
    return parts.figure_card(
        *_head(name, answer, base, pending, lang), _key(lang, _LINES), drawing, alt, twin, lang, left=2
    )


def _runs(answer: Answer, base: Scenario, pending: bool, lang: str) -> str:
    drawing, alt = runs.figure(answer.runs, base, lang), runs.alt(answer.runs, base, lang)
    twin = runs.twin(answer.runs, base, lang)
    return parts.figure_card(*_head("runs", answer, base, pending, lang), _key(lang, _SEATS), drawing, alt, twin, lang)


FIGURES: dict[str, Callable[[Answer, Scenario, bool, str], str]] = {
    "waits": _waits,
    "stages": _stages,
    "entries": partial(_over_time, "entries"),
    "queues": partial(_over_time, "queues"),
    "runs": _runs,
}
_DOTS = (("baseline_dot", "baseline"), ("variant_dot", "variant"), ("chance_bar", "chance"))
_LINES = (("baseline_line", "baseline"), ("variant_line", "variant"), ("chance_band", "chance"))
_SEATS = (("taken", "taken"), ("seats", "offered"), ("taken_baseline", "taken_baseline"), ("cancelled", "cancelled"))


def _key(lang: str, marks: Iterable[tuple[str, str]]) -> str:
    return parts.keys(*((mark, texts.t(f"figure.key.{word}", lang)) for mark, word in marks))


def _head(name: str, answer: Answer, base: Scenario, pending: bool, lang: str) -> tuple[str, str]:
    return titles.of_figure(name, answer, base, pending, lang), texts.t(f"figure.{name}.caption", lang)


def warnings(answer: Answer, base: Scenario, lang: str) -> str:
    """Return a strip for the pools that are asked for more than they offer."""
    if not answer.overloaded:
        return ""
    pools = "; ".join(_pool(base, pool, lang) for pool in answer.overloaded)
    summary = texts.t("board.overload", lang, n=len(answer.overloaded))
    return parts.details(summary, f"<p>{escape(texts.t('note.overload', lang, pools=pools))}</p>")


def _pool(base: Scenario, pool: str, lang: str) -> str:
    table = "courses" if (pool,) in base.table("courses") else "pools"
    return texts.name_of(base, table, pool, lang)


def changes(variant: Scenario, extra: int, lang: str) -> str:
    """Return the changes of a variant, a sentence each; `extra` of them have no control."""
    sentences = "".join(f"<li>{escape(words)}</li>" for words in texts.change_sentences(variant, lang))
    note = f'<p class="leiq-caption">{escape(texts.t("board.extra", lang, n=extra))}</p>' if extra else ""
    return parts.card(texts.t("board.changes", lang), "", f'<ol class="leiq-changes">{sentences}</ol>{note}')


def sources(answer: Answer, lang: str) -> str:
    """Return which share of the parameters is published ... assumed, and that the runs do not contradict themselves."""
    shares = answer.provenance
    if not shares:
        return ""
    heads = [texts.t("head.status", lang), texts.t("head.share", lang)]
    rows = [[texts.status_name(status, lang), texts.percent(share, 0, lang)] for status, share in shares.items()]
    checked = texts.t("note.equations", lang, n=texts.number(answer.equations, 0, lang))
    table = parts.html_table(pd.DataFrame(rows, columns=heads))
    return parts.card(texts.t("board.sources", lang), checked, table)
