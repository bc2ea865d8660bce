"""A reading as plain sentences: direction, size and certainty, in the language of the user."""

from collections.abc import Iterable

from leiq_sim.analysis.reading import Finding, Reading
from leiq_sim.analysis.verdicts import BETTER, EQUAL, UNCLEAR, WORSE
from leiq_sim.texts.catalogue import t
from leiq_sim.texts.names import kpi_name, name_of, step_name
from leiq_sim.texts.numbers import NBSP, number
from leiq_sim.texts.values import difference_text, interval_text, is_money, value_text

MOST = 3  # findings of one kind that are said in full
SAID_OF_A_DISTRICT = 2
MONEY = {BETTER: "cheaper", WORSE: "costlier"}


def headline_sentences(reading: Reading, lang: str | None = None) -> list[str]:
    """Return what is better and worse in all, then what is equal and what cannot be told."""
    said = [
        t(f"reading.{word}", lang, what="; ".join(_one(one, lang) for one in some))
        for verdict in (BETTER, WORSE)
        for word, some in _by_kind(reading, verdict)
        if some
    ]
    n = reading.headline[0].replications if reading.headline else 0
    if not said:
        said = [t("reading.nothing", lang, n=number(n, 0, lang))]
    for verdict, word in ((EQUAL, "equal"), (UNCLEAR, "unclear")):
        mine = reading.with_verdict(verdict)
        if mine:
            what = ", ".join(t("reading.kpi", lang, kpi=kpi_name(one.kpi, lang)) for one in mine)
            said.append(t(f"reading.{word}", lang, what=what, n=number(n, 0, lang)))
    return said


def _by_kind(reading: Reading, verdict: str) -> list[tuple[str, list[Finding]]]:
    """Return the findings of a verdict, those on money apart, at most so many of each."""
    mine = reading.with_verdict(verdict)
    plain, money = ([one for one in mine if is_money(one.unit) is wanted] for wanted in (False, True))
    return [(verdict, plain[:MOST]), (MONEY[verdict], money[:MOST])]


def _one(one: Finding, lang: str | None) -> str:
    new, old = (value_text(value, one.unit, lang) for value in (one.mean, one.base))
    amount, _, unit = new.partition(NBSP)
    if unit and old.endswith(NBSP + unit):  # the unit stands once
        new = amount
    return t("reading.one", lang, kpi=kpi_name(one.kpi, lang), new=new, old=old, **_sizes(one, lang))


def _sizes(one: Finding, lang: str | None) -> dict[str, str]:
    return {
        "difference": difference_text(one.difference, one.unit, lang),
        "span": interval_text(one.low, one.high, one.unit, lang, signed=True),
    }


def district_sentences(reading: Reading, lang: str | None = None, kpis: Iterable[str] = ()) -> list[str]:
    """Return for each district what is surely better or worse; and of the `kpis` also what is not.

    Where nothing is sure and nothing was asked for, one sentence says so.
    """
    asked, said = tuple(kpis), []
    for district in dict.fromkeys(one.district for one in reading.districts):
        mine = [one for one in reading.districts if one.district == district]
        sure = [one for one in mine if one.verdict in (BETTER, WORSE)]
        sure.sort(key=lambda one: -abs(one.difference) / max(abs(one.high - one.low), 1e-12))
        shown = [*sure[:SAID_OF_A_DISTRICT], *(one for one in mine if one.kpi in asked and one not in sure)]
        name = name_of(reading.variant, "districts", district, lang)
        said += [_of_district(one, name, lang) for one in shown]
        if not shown:
            said.append(t("reading.district.none", lang, district=name))
    return said


def _of_district(one: Finding, name: str, lang: str | None) -> str:
    values = {"district": name, "kpi": kpi_name(one.kpi, lang), "k": one.better_in, "n": one.replications}
    return t(f"reading.district.{one.verdict}", lang, **values, **_sizes(one, lang))


def line_sentences(reading: Reading, lang: str | None = None) -> list[str]:
    """Return for each line that got longer by how much, and why."""
    return [
        t(
            "reading.longer", lang, stage=_capital(step_name(one.stage, lang)), reason=_reason(one, lang),
            difference=value_text(one.difference, one.unit, lang),
            span=interval_text(one.low, one.high, one.unit, lang, signed=True),
        )
        for one in sorted(reading.lines, key=lambda one: -one.difference)
    ]  # fmt: skip


def _reason(one: Finding, lang: str | None) -> str:
    values = {"old": number(one.old, 0, lang), "new": number(one.new, 0, lang)}
    return t(f"reading.reason.{one.reason}", lang, **values)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def together_sentence(reading: Reading, lang: str | None = None) -> str:
    """Return how far the intervals of the districts may be trusted."""
    return t("reading.together", lang, m=number(len(reading.districts), 0, lang))
