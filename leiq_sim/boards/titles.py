"""What a card says on top: the finding where there is one, else the subject; never from a point estimate alone."""

from collections import Counter
from collections.abc import Mapping, Sequence

from leiq_sim import texts
from leiq_sim.analysis.reading import Finding
from leiq_sim.analysis.verdicts import BETTER, WORSE
from leiq_sim.boards.answer import Answer
from leiq_sim.model.scenario import Scenario

MOST_NAMED = 3
SIGNS = {1: "more", -1: "less", 0: "same"}


def moved(key: str, moves: Mapping[str, int], lang: str) -> str:
    """Return which of some names have less and which have more; `moves` has -1, 1 or 0 by name."""
    less, more = ([name for name, sign in moves.items() if sign == wanted] for wanted in (-1, 1))
    word = "both" if less and more else "less" if less else "more" if more else "same"
    return texts.t(f"{key}.{word}", lang, less=named(less, lang), more=named(more, lang))


def named(names: Sequence[str], lang: str) -> str:
    """Return a list in words, the last after "and"; where there are many, how many more there are."""
    between = (
        "; " if any("," in name for name in names[:MOST_NAMED]) else ", "
    )  # many courses have a comma in their names
    if len(names) > MOST_NAMED:
        return texts.t("title.more", lang, names=between.join(names[:MOST_NAMED]), n=len(names) - MOST_NAMED)
    if len(names) < 2:
        return "".join(names)
    return texts.t("title.and", lang, names=between.join(names[:-1]), last=names[-1])


def of_figure(name: str, answer: Answer, base: Scenario, pending: bool, lang: str) -> str:
    """Return the title of a figure of the capacity board."""
    reading = None if pending else answer.reading  # which takes a moment to find
    if reading is None or not answer.changed:
        return texts.t(f"figure.{name}.title", lang)
    if name == "waits" and reading.counselling:
        names = (texts.name_of(base, "districts", one.district, lang) for one in reading.counselling)
        return moved("title.waits", dict(zip(names, map(_sign, reading.counselling), strict=True)), lang)
    if name == "stages" and reading.waits:
        return moved("title.stages", _stages(reading.waits, base, lang), lang)
    totals = {one.kpi: _sign(one) for one in reading.headline}
    signs = {"entries": totals.get("qualified_work"), "runs": totals.get("seat_fill"), "queues": answer.queue_moved}
    sign = signs.get(name)
    if sign is None:
        return texts.t(f"figure.{name}.title", lang)
    return texts.t(f"title.{name}.{SIGNS[sign]}", lang)


def _stages(found: Sequence[Finding], base: Scenario, lang: str) -> dict[str, int]:
    """Return where the wait moved: a stage, and in brackets its districts unless it moved in all that have one."""
    there = Counter(one.stage for one in found)
    places: dict[tuple[str, int], list[str]] = {}
    for one in found:
        if sign := _sign(one):
            name = texts.name_of(base, "districts", one.district, lang)
            places.setdefault((one.stage, sign), []).append(name)
    moves = {}
    for (stage, sign), names in places.items():
        said = texts.step_name(stage, lang)
        moves[said if len(names) == there[stage] else f"{said} ({', '.join(names)})"] = sign
    return moves


def _sign(one: Finding) -> int:
    """Return 1 where a number surely grew, -1 where it fell, 0 where neither can be told or would matter."""
    return 0 if one.verdict not in (BETTER, WORSE) else 1 if one.difference > 0 else -1
