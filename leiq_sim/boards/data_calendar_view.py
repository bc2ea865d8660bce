"""Course runs of one year by provider, with public holidays and closure weeks, as HTML that scales with the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import groupby

import pandas as pd

from leiq_sim import texts
from leiq_sim.boards import parts
from leiq_sim.boards.data_state import DataState
from leiq_sim.calendar import next_working_day, saxon_holidays
from leiq_sim.files.entries import RUNS
from leiq_sim.model.scenario import Scenario

LANE = 26  # px


@dataclass(frozen=True)
class Bar:
    """A course run: `kind` is "" for the example data, "mine" when it was entered, "gone" when it is dropped."""

    course: str
    run: str
    start: date
    end: date
    site: str
    seats: int
    kind: str = ""


def bars(state: DataState) -> list[Bar]:
    """Return all course runs, those dropped among them, by course in the order of the table and by start."""
    scenario = state.scenario
    mine = {entry.path for entry in state.entries}
    planned = [(r.course, r.id, r.start, r.site, "mine" if f"{RUNS}.{r.course}.{r.id}" in mine else "")
               for r in scenario.rows(RUNS)]  # fmt: skip
    for entry in state.dropped:
        day, _, site = entry.replaced.partition(" ")
        _, course, run = entry.path.split(".")
        planned.append((course, run, date.fromisoformat(day), site, "gone"))
    order = {key: number for number, (key,) in enumerate(scenario.table("courses"))}
    return [_bar(scenario, *words) for words in sorted(planned, key=lambda p: (order[p[0]], p[2], p[1]))]


def _bar(scenario: Scenario, course: str, run: str, start: date, site: str, kind: str) -> Bar:
    first = next_working_day(start)
    length = timedelta(days=int(scenario.table("courses")[(course,)].length_days))
    day = max(0, scenario.day(first))
    seats = [value for since, value in scenario.steps(f"courses.{course}.seats") if since <= day][-1]
    return Bar(course, run, first, first + length, site, int(seats), kind)  # type: ignore[arg-type]


def years(scenario: Scenario) -> list[int]:
    return list(range(scenario.start.year, scenario.end.year + 1))


def calendar(state: DataState, year: int, lang: str) -> str:
    """Return one year's course runs by provider, with months, holidays and closure weeks above."""
    scenario, found = state.scenario, [b for b in bars(state) if b.start.year <= year <= b.end.year]
    rows = [_row("", _months(year, lang), "leiq-cal-head"),
            _row(texts.t("data.cal.holidays", lang), _holidays(year, titled=True)),
            _row(texts.t("data.cal.closures", lang), _closures(scenario, year, lang))]  # fmt: skip
    for operator, own in groupby(sorted(found, key=lambda b: _provider(b, scenario, lang)),
                                 key=lambda b: _provider(b, scenario, lang)):  # fmt: skip
        rows.append(_row(operator, "", "leiq-cal-group"))
        for course, runs in groupby(own, key=lambda b: b.course):
            rows.append(_course(course, list(runs), scenario, year, lang))
    said = texts.t("data.cal.alt", lang, year=year, n=sum(b.start.year == year for b in found))
    return f'<div class="leiq-cal" role="img" aria-label="{escape(said)}">{"".join(rows)}</div>{_keys(lang)}'


def _provider(bar: Bar, scenario: Scenario, lang: str) -> str:
    return texts.name_of(scenario, "operators", scenario.table("courses")[(bar.course,)].operator, lang)


def _row(name: str, inside: str, classes: str = "", height: int = LANE) -> str:
    lane = f'<div class="leiq-cal-lane" style="height:{height}px">{inside}</div>'
    return f'<div class="leiq-cal-row {classes}"><div class="leiq-cal-name">{escape(name)}</div>{lane}</div>'


def _span(first: date, last: date, year: int) -> str:
    """Return left and width of some days in a year, in percent of the lane."""
    start, end = date(year, 1, 1), date(year + 1, 1, 1)
    total = (end - start).days
    left = max(0, (first - start).days)
    right = min(total, (last - start).days)
    return f"left:{100 * left / total:.2f}%;width:{100 * max(right - left, 0) / total:.2f}%"


def _months(year: int, lang: str) -> str:
    ends = [*(date(year, month, 1) for month in range(1, 13)), date(year + 1, 1, 1)]
    names = texts.t("data.cal.months", lang).split()
    return "".join(
        f'<div class="leiq-cal-month" style="{_span(first, last, year)}">{escape(name)}</div>'
        for name, first, last in zip(names, ends, ends[1:], strict=False)
    )


def _holidays(year: int, titled: bool = False) -> str:
    one = timedelta(days=1)
    return "".join(
        f'<div class="leiq-cal-free" style="left:{_span(day, day + one, year).split(";")[0][5:]}"'
        + (f' title="{escape(f"{day:%d.%m.} {name}")}"' if titled else "") + "></div>"
        for day, name in sorted(saxon_holidays(year).items())
    )  # fmt: skip


def _closures(scenario: Scenario, year: int, lang: str) -> str:
    rows = [r for r in scenario.rows("closures") if r.first_day.year <= year <= r.last_day.year]
    return "".join(
        f'<div class="leiq-cal-closed" style="{_span(row.first_day, row.last_day + timedelta(days=1), year)}" '
        f'title="{escape(texts.name_of(scenario, "pools", row.pool, lang))}"></div>'
        for row in rows
    )


def _course(course: str, runs: list[Bar], scenario: Scenario, year: int, lang: str) -> str:
    """Return a course's lane; runs that overlap stand below one another."""
    ends: list[date] = []
    inside = [_holidays(year)]
    for bar in runs:
        level = next((n for n, end in enumerate(ends) if end <= bar.start), len(ends))
        ends[level : level + 1] = [bar.end]
        kind = f" leiq-{bar.kind}" if bar.kind else ""
        words = escape(_label(bar, scenario, lang))
        place = f"{_span(bar.start, bar.end, year)};top:{2 + LANE * level}px"
        inside.append(f'<div class="leiq-cal-run{kind}" style="{place}" title="{words}">{words}</div>')
    return _row(texts.name_of(scenario, "courses", course, lang), "".join(inside), height=LANE * max(1, len(ends)))


def _label(bar: Bar, scenario: Scenario, lang: str) -> str:
    site = texts.name_of(scenario, "sites", bar.site, lang)
    return texts.t("data.cal.run", lang, run=bar.run, day=texts.date(bar.start, lang), seats=bar.seats, site=site)


def _keys(lang: str) -> str:
    shapes = {
        "planned": '<div class="leiq-cal-run"></div>', "mine": '<div class="leiq-cal-run leiq-mine"></div>',
        "gone": '<div class="leiq-cal-run leiq-gone"></div>', "free": '<div class="leiq-cal-free"></div>',
        "closed": '<div class="leiq-cal-closed"></div>',
    }  # fmt: skip
    words = {key: escape(texts.t(f"data.cal.key.{key}", lang)) for key in shapes}
    said = (f'<span><i class="leiq-swatch" aria-hidden="true">{shapes[key]}</i>{words[key]}</span>' for key in shapes)
    return f'<div class="leiq-keys">{"".join(said)}</div>'


def twin(state: DataState, year: int, lang: str) -> pd.DataFrame:
    """Return the year's course runs and days off as a table of texts: the calendar's data."""
    scenario = state.scenario
    rows = list(_twin_rows(state, year, lang))
    rows += [
        [texts.t("data.cal.holidays", lang), name, texts.date(day, lang), "", "", "", ""]
        for day, name in sorted(saxon_holidays(year).items())
    ]
    rows += [
        [texts.t("data.cal.closures", lang), texts.name_of(scenario, "pools", row.pool, lang),
         texts.date(row.first_day, lang), texts.date(row.last_day, lang), "", "", ""]
        for row in scenario.rows("closures") if row.first_day.year == year
    ]  # fmt: skip
    heads = ("provider", "course", "start", "end", "site", "seats", "source")
    return pd.DataFrame(rows, columns=[texts.t(f"data.head.{head}", lang) for head in heads])


def _twin_rows(state: DataState, year: int, lang: str) -> Iterator[list[str]]:
    for bar in bars(state):
        if not bar.start.year <= year <= bar.end.year:
            continue
        course = f"{texts.name_of(state.scenario, 'courses', bar.course, lang)}, {bar.run}"
        site = texts.name_of(state.scenario, "sites", bar.site, lang)
        source = texts.t(f"data.cal.key.{bar.kind or 'planned'}", lang)
        days = texts.date(bar.start, lang), texts.date(bar.end, lang)
        yield [_provider(bar, state.scenario, lang), course, *days, site, str(bar.seats), source]


def title(state: DataState, year: int, lang: str) -> str:
    """Return how many course runs begin in a year, and how many of them were entered."""
    found = [bar for bar in bars(state) if bar.start.year == year and bar.kind != "gone"]
    mine = sum(bar.kind == "mine" for bar in found)
    return texts.t(f"data.cal.title.{'some' if mine else 'none'}", lang, year=year, n=len(found), mine=mine)


def card(state: DataState, year: int, lang: str) -> str:
    """Return the calendar with its table."""
    table = parts.details(texts.t("figure.table", lang), parts.html_table(twin(state, year, lang), left=5))
    return calendar(state, year, lang) + table
