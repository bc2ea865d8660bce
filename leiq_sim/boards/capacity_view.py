"""The results of the capacity board as HTML: answer, tiles, table, figures."""

from datetime import date
from html import escape
from typing import Any

import pandas as pd

from leiq_sim import texts
from leiq_sim.boards import parts
from leiq_sim.boards.answer import Answer
from leiq_sim.figures import queues, runs, waits
from leiq_sim.model.scenario import Scenario

TILES = ("share_waiting_over_target", "qualified_work", "seat_fill", "cost")
MOST_NAMED = 3


def table(answer: Answer, lang: str) -> pd.DataFrame:
    """Return the headline KPIs as a table of texts; without a change only the baseline's numbers."""
    words = ("kpi", "baseline", "variant", "difference", "interval", "futures", "verdict")
    heads = [texts.t(f"head.{word}", lang) for word in words]
    rows = [_cells(row, answer, lang) for row in answer.headline.itertuples()]
    return pd.DataFrame(rows, columns=heads)


def _cells(row: Any, answer: Answer, lang: str) -> list[str]:
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
        texts.verdict_name(row.verdict, answer.replications, lang, short=True),
    ]


def table_card(answer: Answer, lang: str) -> str:
    """Return the table with signs beside the verdicts."""
    frame = table(answer, lang)
    *_, moved, span, futures, last = frame.columns
    if answer.changed:
        frame[last] = [parts.verdict(v, answer.replications, lang) for v in answer.headline["verdict"]]
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


def sentence(answer: Answer, base: Scenario, lang: str) -> str:
    """Return what the verdicts say, what the wait for counselling does by district, and how sure it is."""
    if not answer.changed:
        return _said(texts.t("board.answer.none", lang), texts.t("board.answer.first_step", lang))
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
    return f'<div class="leiq-answer" role="status">{escape(first)}{rest}</div>'


def tiles(answer: Answer, lang: str) -> str:
    """Return four headline numbers; the verdict is a sign and a word."""
    rows = answer.headline.set_index("kpi")
    made = "".join(_tile(kpi, rows.loc[kpi], answer, lang) for kpi in TILES if kpi in rows.index)
    return f'<div class="leiq-tiles">{made}</div>'


def _tile(kpi: str, row: pd.Series, answer: Answer, lang: str) -> str:
    value = escape(texts.value_text(row["mean"] if answer.changed else row["base_mean"], row["unit"], lang))
    number, _, unit = value.partition("\u00a0")
    base = texts.t("board.base", lang, value=texts.value_text(row["base_mean"], row["unit"], lang))
    below = ""
    if answer.changed:
        span = texts.interval_text(row["low"], row["high"], row["unit"], lang, signed=True)
        below = (
            f'<div class="leiq-tile-diff">{escape(texts.difference_text(row["difference"], row["unit"], lang))}</div>'
            f'<div class="leiq-tile-range">{escape(span)}</div>'
            f"{parts.verdict(row['verdict'], answer.replications, lang)}"
        )
    return (
        f'<div class="leiq-card"><div class="leiq-tile-label">{escape(texts.kpi_name(kpi, lang))}</div>'
        f'<div class="leiq-tile-value">{number} <small>{unit}</small></div>'
        f'<div class="leiq-tile-base">{escape(base)}</div>{below}</div>'
    )


def figures(answer: Answer, base: Scenario, from_day: date | None, lang: str) -> str:
    """Return the three figures, each with its key, its alt text and its table."""
    key = {name: texts.t(f"figure.key.{name}", lang) for name in ("baseline", "variant", "chance")}
    dots = parts.keys(("baseline_dot", key["baseline"]), ("variant_dot", key["variant"]), ("chance_bar", key["chance"]))
    lines = parts.keys(
        ("baseline_line", key["baseline"]), ("variant_line", key["variant"]), ("chance_band", key["chance"])
    )
    seats = parts.keys(*((m, texts.t(f"figure.key.{w}", lang)) for m, w in
                         (("taken", "taken"), ("seats", "offered"), ("taken_baseline", "taken_baseline"))))  # fmt: skip
    since = from_day if answer.changed else None
    return (
        parts.figure_card(*_head("waits", lang), dots,
                          waits.figure(answer.waits, base, lang, target_days=answer.target_days),
                          waits.alt(answer.waits, base, lang), waits.twin(answer.waits, base, lang), lang)
        + parts.figure_card(*_head("queues", lang), lines, queues.figure(answer.queues, base, lang, from_day=since),
                            queues.alt(answer.queues, base, lang), queues.twin(answer.queues, base, lang), lang, left=2)
        + parts.figure_card(*_head("runs", lang), seats, runs.figure(answer.runs, base, lang),
                            runs.alt(answer.runs, base, lang), runs.twin(answer.runs, base, lang), lang)
    )  # fmt: skip


def _head(name: str, lang: str) -> tuple[str, str]:
    return texts.t(f"figure.{name}.title", lang), texts.t(f"figure.{name}.caption", lang)


def results(answer: Answer, base: Scenario, from_day: date | None, lang: str) -> str:
    """Return everything that changes when a control moves, the answer apart."""
    return tiles(answer, lang) + figures(answer, base, from_day, lang) + table_card(answer, lang)


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


def changes(variant: Scenario, lang: str) -> str:
    """Return the changes of a variant, a sentence each."""
    sentences = "".join(f"<li>{escape(words)}</li>" for words in texts.change_sentences(variant, lang))
    return parts.card(texts.t("board.changes", lang), "", f'<ol class="leiq-changes">{sentences}</ol>')


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
