"""Look up a text by its key: `t("note.example_data")`."""

from leiq_sim.texts.language import LANGUAGES, language
from leiq_sim.texts.words import WORDS


def t(key: str, lang: str | None = None, **values: object) -> str:
    """Return the text of a key, its {places} filled with `values`.

    Raises KeyError for an unknown key or a missing value: a gap is a fault of the program, not of its user.
    """
    pattern = WORDS[key][LANGUAGES.index(language(lang))]
    return pattern.format(**values) if values else pattern


def has(key: str) -> bool:
    return key in WORDS


def t_or(key: str, otherwise: str, lang: str | None = None, **values: object) -> str:
    """Return the text of a key, or `otherwise` where the catalogue does not know it (names that data may add)."""
    return t(key, lang, **values) if has(key) else otherwise
