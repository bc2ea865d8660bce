"""The figures of the comparison board, each with a title that says what was found."""

from html import escape

import pandas as pd

from leiq_sim import texts
from leiq_sim.boards import parts
from leiq_sim.boards.comparison_found import Found
from leiq_sim.boards.exhibit import Exhibit
from leiq_sim.figures import by_district, forest, gap, tradeoff
from leiq_sim.texts import comparison as findings

DISTRICT_KPIS = {
    "qualified_work": ("qualified_work", "all"),
    "first_counselling": ("median_wait", "first_counselling"),
    "share_waiting_over_target": ("share_waiting_over_target", "all"),
    "median_wait_course": ("median_wait_course", "all"),
    "qualified": ("qualified", "all"),
    "left_waiting": ("left_waiting", "all"),
}


def kpi_label(choice: str, lang: str) -> str:
    """Return the name of a choice of `DISTRICT_KPIS`."""
    return texts.t_or(f"board.by_district.{choice}", texts.kpi_name(DISTRICT_KPIS[choice][0], lang), lang)


def _title(found: Found, said: str) -> str:
    """Return what a title says, once verdicts fall."""
    return texts.t("finding.pending", found.lang) if found.pending else said


def all_kpis(found: Found) -> Exhibit:
    """Return the forest plot, three variants in a picture, and one table of all."""
    lang, names, shown = found.lang, list(found.titles), found.judged
    pictures = []
    for first in range(0, len(names), forest.ACROSS):
        some = shown[shown["scenario"].isin(names[first : first + forest.ACROSS])]
        pictures.append((forest.figure(some, found.lettered, lang), forest.alt(some, found.lettered, lang)))
    title = _title(found, findings.headline_title(shown, found.letters, lang))
    key = parts.verdict_keys(lang, found.replications)
    return Exhibit("kpis", title, texts.t("figure.forest.caption", lang), pictures, headline_table(found), key)


def headline_table(found: Found) -> str:
    """Return all headline rows with verdicts as sign and word."""
    n, lang = found.replications, found.lang
    shown = forest.twin(found.rows, found.lettered, lang, n)
    ordered = pd.concat([forest.ordered(found.rows[found.rows["scenario"] == name]) for name in found.titles])
    return _with_signs(shown, ordered["verdict"], ordered["unit"], n, lang)


def _with_signs(shown: pd.DataFrame, verdicts: pd.Series, units: pd.Series, n: int, lang: str, left: int = 2) -> str:
    last = str(shown.columns[-1])
    shown[last] = [parts.verdict(word, n, lang, unit=str(unit)) for word, unit in zip(verdicts, units, strict=True)]
    return parts.html_table(shown, left=left, raw=[last])


def cost_against_entries(found: Found) -> Exhibit:
    """Return cost against entries into work, a letter a variant."""
    lang = found.lang
    frame = tradeoff.frame_of(found.comparison.table)
    title = _title(found, findings.tradeoff_title(found.comparison.verdicts, found.letters, lang))
    caption = texts.t("board.tradeoff.caption", lang, letters=found.letters_line)
    picture = tradeoff.figure(frame, lang), tradeoff.alt(frame, found.titles, lang)
    table = parts.html_table(tradeoff.twin(frame, found.lettered, lang))
    return Exhibit("cost_and_work", title, caption, [picture], table)


def districts(found: Found, choice: str) -> Exhibit:
    """Return one KPI as a panel a district; `choice` is one of `DISTRICT_KPIS`."""
    lang, label = found.lang, kpi_label(choice, found.lang)
    rows = found.by_district(*DISTRICT_KPIS[choice])
    name, n = f"districts_{choice}", found.replications
    if rows.empty:
        return Exhibit(name, label, "", (), "", more=f"<p>{escape(texts.t('figure.by_district.nothing', lang))}</p>")
    title = _title(found, findings.district_title(rows, found.letters, found.base, label, lang))
    caption = texts.t("figure.by_district.caption", lang, kpi=label, letters=found.letters_line)
    figure = by_district.figure(rows, list(found.titles), found.base, lang)
    alt = by_district.alt(rows, found.titles, found.base, label, lang)
    ordered = by_district.in_order(rows, found.titles, found.base)
    twin = by_district.twin(rows, found.lettered, found.base, n, lang)
    table = _with_signs(twin, ordered["verdict"], ordered["unit"], n, lang)
    return Exhibit(name, title, caption, [(figure, alt)], table, parts.verdict_keys(lang, n))


def gaps(found: Found) -> Exhibit:
    """Return how far the districts are apart, in the baseline and in each variant."""
    lang, n = found.lang, found.replications
    frame = gap.frame_of(found.comparison)
    if found.pending:
        frame = frame.assign(verdict=frame["verdict"].where(frame["verdict"].isna(), "pending"))
    verdicts = dict(zip(frame["scenario"], frame["verdict"], strict=True))
    title = _title(found, findings.gap_title(verdicts, found.letters, lang))
    picture = gap.figure(frame, found.lettered, lang), gap.alt(frame, found.titles, lang)
    twin = gap.twin(frame, found.lettered, n, lang)
    table = _with_signs(twin, frame["verdict"], pd.Series("share", index=frame.index), n, lang, left=1)
    key = parts.verdict_keys(lang, n)
    return Exhibit("gap", title, texts.t("figure.gap.caption", lang), [picture], table, key)
