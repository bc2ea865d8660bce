"""A reading as a card: what holds in all, in each district, and where it takes longer and why."""

from collections.abc import Sequence
from html import escape

from leiq_sim import texts
from leiq_sim.analysis.reading import Reading
from leiq_sim.boards import parts
from leiq_sim.texts.reading import district_sentences, headline_sentences, line_sentences, together_sentence

ASKED = ("median_wait_course",)  # said of each district, whatever can be said of it


def card(reading: Reading | None, lang: str, title: str = "", whole: bool = True) -> str:
    """Return the sentences of a reading in their groups; nothing where there is nothing to read.

    Without `whole` what holds in all is left out, for boards that say it elsewhere.
    """
    if reading is None:
        return ""
    said = headline_sentences(reading, lang) if whole else []
    groups = (
        ("all", said),
        ("districts", [*district_sentences(reading, lang, ASKED), together_sentence(reading, lang)]),
        ("lines", line_sentences(reading, lang)),
    )
    body = "".join(_group(name, sentences, lang) for name, sentences in groups if sentences)
    return parts.card(title or texts.t("board.reading.title", lang), texts.t("board.reading.caption", lang), body)


def _group(name: str, sentences: Sequence[str], lang: str) -> str:
    lines = "".join(f"<li>{escape(words)}</li>" for words in sentences)
    head = escape(texts.t(f"board.reading.{name}", lang))
    return f'<p class="leiq-reading-head"><b>{head}</b></p><ul class="leiq-changes leiq-reading">{lines}</ul>'
