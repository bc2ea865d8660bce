"""Characters that look like others or like nothing, and texts that other programs would run."""

import re
import unicodedata

from leiq_sim.errors import Problem, problem

LONGEST_WORD = 80
LONGEST_TEXT = 2000
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\s\d.,%]*$)")  # a signed number is none
_MARKUP = re.compile(r"<[A-Za-z/!?]")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def text_problem(text: str, name: str, where: str) -> Problem | None:
    """Return why a free text (a title, a note) may not be taken: too long, invisible, a formula, markup.

    Such texts go to screens, to HTML and into tables that a spreadsheet opens; there "=cmd|..." would be run.
    """
    if len(text) > LONGEST_TEXT:
        return problem("cell_too_long", where, found=len(text), most=LONGEST_TEXT, column=name)
    hidden = next((c for c in text if unicodedata.category(c) in _HIDDEN and c not in "\n\r\t"), "")
    if hidden:
        return problem("character_hidden", where, found=said(hidden), column=name)
    if _FORMULA.match(text):
        return problem("text_formula", where, found=text, column=name)
    if _MARKUP.search(text):
        return problem("text_markup", where, found=text, column=name)
    return None


def word_problem(text: str, name: str, where: str) -> Problem | None:
    """Return why a word, number or day may not be taken: too long, or a character only looks like what it should be."""
    if text.isascii() and text.isprintable():
        return _too_long(text, name, where)
    for character in text:
        if unicodedata.category(character) in _HIDDEN and character not in "\n\r\t":
            return problem("character_hidden", where, found=said(character), column=name)
        plain = _looks_like(character)
        if plain:
            return problem("character_lookalike", where, found=said(character), column=name, nearest=plain)
    return _too_long(text, name, where)


def _too_long(text: str, name: str, where: str) -> Problem | None:
    if len(text) <= LONGEST_WORD:
        return None
    return problem("cell_too_long", where, found=len(text), most=LONGEST_WORD, column=name)


def _looks_like(character: str) -> str:
    """Return what stands for a character in plain writing, "" when it is plain itself."""
    kind, plain = unicodedata.category(character), unicodedata.normalize("NFKC", character)
    if kind == "Zs" and character != " ":
        return "' '"
    if (kind == "Pd" and character != "-") or character == "\u2212":
        return "-"
    if kind == "Nd" and not character.isascii():
        return str(unicodedata.digit(character))
    if character.isalpha() and (plain != character or not unicodedata.name(character, "").startswith("LATIN")):
        return plain if plain.isascii() else "a-z"
    return ""


def said(character: str) -> str:
    """Return a character as a sentence can show it: its number and its name."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def harmless(value: object) -> object:
    """Return a value for a CSV file: a text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
