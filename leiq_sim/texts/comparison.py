"""Titles that say what a comparison has found: from verdicts, never from a difference alone."""

from collections.abc import Mapping, Sequence

import pandas as pd

from leiq_sim.analysis.verdicts import BETTER, EQUAL, WORSE
from leiq_sim.texts.catalogue import t
from leiq_sim.texts.names import name_of

TOLD = (BETTER, WORSE)


def headline_title(rows: pd.DataFrame, letters: Mapping[str, str], lang: str | None = None) -> str:
    """Return how many KPIs, or which variants, differ from the baseline; `rows` are those that can be judged."""
    told = rows[rows["verdict"].isin(TOLD)]
    if told.empty:
        return t("finding.none" if len(letters) == 1 else "finding.none_of", lang, n=len(letters))
    if len(letters) == 1:
        counts = {word: int((told["verdict"] == word).sum()) for word in TOLD}
        return t("finding.one", lang, **counts, of=len(rows))
    which = [letter for name, letter in letters.items() if name in set(told["scenario"])]
    return t("finding.several", lang, k=len(which), n=len(letters), which=_listed(which))


def tradeoff_title(verdicts: pd.DataFrame, letters: Mapping[str, str], lang: str | None = None) -> str:
    """Return which variants bring more or fewer people into qualified work, and which cost more or less."""
    people, money = ({word: f"finding.tradeoff.{w}" for word, w in zip(TOLD, words, strict=True)}
                     for words in (("more", "fewer"), ("cheaper", "costlier")))  # fmt: skip
    said: dict[str, list[str]] = {}
    for name, letter in letters.items():
        mine = verdicts[verdicts["scenario"] == name].set_index("kpi")["verdict"]
        found = [words[mine[kpi]] for kpi, words in (("qualified_work", people), ("cost", money))
                 if mine.get(kpi) in words]  # fmt: skip
        if found:
            said.setdefault(", ".join(t(key, lang) for key in found), []).append(letter)
    if not said:
        return t("finding.tradeoff.none", lang)
    parts = [t("finding.tradeoff", lang, which=_listed(which), what=what) for what, which in said.items()]
    return "; ".join(parts) if len(letters) > 1 else _capital(next(iter(said)))


def district_title(
    rows: pd.DataFrame, letters: Mapping[str, str], base: object, kpi: str, lang: str | None = None
) -> str:
    """Return where a KPI (its name) is better or worse, with the letters of the variants where there are several."""
    said = []
    names = {id: name_of(base, "districts", id, lang) for (id,) in base.table("districts")}  # type: ignore[attr-defined]
    for word in TOLD:
        mine = rows[rows["verdict"] == word]
        where: dict[str, list[str]] = {}  # districts by the variants that do it there
        for district, name in names.items():
            there = set(mine[mine["district"] == district]["scenario"])
            if which := _listed([letter for variant, letter in letters.items() if variant in there]):
                where.setdefault(which, []).append(name)
        parts = [_where(some, which, len(letters) > 1, len(names), lang) for which, some in where.items()]
        said += [t(f"finding.district.{word}", lang, where=", ".join(parts))] if parts else []
    if not said:
        return t("finding.district.none", lang, kpi=kpi)
    return t("finding.district", lang, kpi=kpi, what="; ".join(said))


def _where(some: Sequence[str], which: str, several: bool, all_of_them: int, lang: str | None) -> str:
    places = t("finding.district.all", lang) if 1 < len(some) == all_of_them else ", ".join(some)
    return f"{places} ({which})" if several else places


def gap_title(verdicts: Mapping[str, str | None], letters: Mapping[str, str], lang: str | None = None) -> str:
    """Return what variants do to the gap between the districts."""
    said = []
    for word in (BETTER, WORSE, EQUAL):
        which = [letter for name, letter in letters.items() if verdicts.get(name) == word]
        if which:
            what = t(f"finding.gap.{word}", lang)
            said.append(what if len(letters) == 1 else t("finding.gap.with", lang, what=what, which=_listed(which)))
    return t("finding.gap", lang, what="; ".join(said)) if said else t("finding.gap.none", lang)


def _listed(letters: Sequence[str]) -> str:
    return ", ".join(letters)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
