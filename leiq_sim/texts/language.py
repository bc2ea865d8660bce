"""Which language speaks: an argument before what was set, before the environment, before German."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

LANGUAGES = ("de", "en")
_chosen: list[str] = []


def language(lang: str | None = None) -> str:
    """Return "de" or "en": the argument, else what `set_language` set, else LEIQ_LANG, else German.

    An argument that is neither raises ValueError; an unknown LEIQ_LANG means German.
    """
    if lang is not None:
        return _known(lang)
    if _chosen:
        return _chosen[-1]
    word = os.environ.get("LEIQ_LANG", "de").lower()[:2]
    return word if word in LANGUAGES else "de"


def set_language(lang: str | None) -> None:
    """Choose the language of everything that follows; None leaves it to the environment again."""
    chosen = [] if lang is None else [_known(lang)]
    _chosen[:] = chosen


@contextmanager
def speaking(lang: str | None) -> Iterator[None]:
    """Choose the language for a while; None leaves it as it is."""
    before = list(_chosen)
    if lang is not None:
        set_language(lang)
    try:
        yield
    finally:
        _chosen[:] = before


def _known(lang: str) -> str:
    if lang not in LANGUAGES:
        raise ValueError(f"language is {lang!r}, allowed are 'de' and 'en'")
    return lang
