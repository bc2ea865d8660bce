"""Numbers, money, shares, ranges and dates as one writes them in German and English.

Missing values (None, NaN) are "–". The minus is U+2212; a space that does not break stands between number and unit.
"""

import datetime
from functools import lru_cache
from math import isfinite

from babel.dates import format_date
from babel.numbers import format_decimal

from leiq_sim.texts.catalogue import t
from leiq_sim.texts.language import language

MISSING = "–"
MINUS = "\u2212"
NBSP = "\u00a0"
SHORT_FROM_EUR = 1_000_000


def is_missing(x: object) -> bool:
    return x is None or (isinstance(x, float) and x != x)


def number(x: float | None, decimals: int | None = None, lang: str | None = None) -> str:
    """Return a number, rounded to `decimals`; without them as exact as it is, to six decimals."""
    if x is None or is_missing(x):
        return MISSING
    if not isfinite(x):
        return "∞" if x > 0 else f"{MINUS}∞"
    rounded = round(float(x), 6 if decimals is None else decimals)
    pattern = "#,##0.######" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return _formatted(rounded + 0.0, pattern, language(lang))


@lru_cache(maxsize=4096)
def _formatted(x: float, pattern: str, lang: str) -> str:
    """Return a number by a pattern; a board writes the same ones again and again."""
    return format_decimal(x, format=pattern, locale=lang).replace("-", MINUS)


def _signed(text: str) -> str:
    """Put a plus before what is neither negative nor zero nor missing."""
    digits = any(c in "123456789∞" for c in text)
    return f"+{text}" if digits and not text.startswith(MINUS) else text


def with_unit(text: str, unit: str) -> str:
    return f"{text}{NBSP}{unit}" if unit and text != MISSING else text


def difference(x: float | None, decimals: int | None = None, lang: str | None = None, unit: str = "") -> str:
    """Return a number with its sign, and with its unit where one is given: "−8 Tage"."""
    return with_unit(_signed(number(x, decimals, lang)), unit)


def percent(share: float | None, decimals: int = 0, lang: str | None = None) -> str:
    """Return a share as percent: 0.84 is "84 %" in German and "84%" in English."""
    if share is None or is_missing(share):
        return MISSING
    return number(100 * share, decimals, lang) + (f"{NBSP}%" if language(lang) == "de" else "%")


def points(share: float | None, decimals: int = 0, lang: str | None = None) -> str:
    """Return a difference of shares in percentage points: "−2 Punkte"."""
    if share is None or is_missing(share):
        return MISSING
    return difference(100 * share, decimals, lang, t("unit.points", lang))


def money(eur: float | None, lang: str | None = None, short: bool = False, signed: bool = False) -> str:
    """Return euros to the euro, or with `short` in three digits and millions: "1,93 Mio. €" and "€1.93m"."""
    if eur is None or is_missing(eur):
        return MISSING
    german, millions = language(lang) == "de", short and abs(eur) >= SHORT_FROM_EUR
    amount = number(eur / 1e6 if millions else eur, _decimals_of(eur) if millions else 0, lang)
    if german:
        return with_unit(_signed(amount) if signed else amount, f"Mio.{NBSP}€" if millions else "€")
    sign = MINUS if amount.startswith(MINUS) else _signed(amount)[:1].replace(amount[:1], "") if signed else ""
    return f"{sign}€{amount.lstrip(MINUS)}{'m' if millions else ''}"


def _decimals_of(eur: float) -> int:
    """Return how many decimals leave three digits of a sum in millions."""
    return max(0, 3 - len(str(int(abs(eur) / 1e6))))


def interval(
    low: float | None, high: float | None, decimals: int | None = None, lang: str | None = None, signed: bool = False
) -> str:
    """Return a range in words: "−10 bis −6"; "–" when an end is missing."""
    write = difference if signed else number
    ends = [write(x, decimals, lang) for x in (low, high)]
    return MISSING if MISSING in ends else t("range", lang, low=ends[0], high=ends[1])


def date(day: datetime.date | None, lang: str | None = None, prose: bool = False) -> str:
    """Return "01.03.2027" or "1 Mar 2027"; in prose "1. März 2027" or "1 March 2027"."""
    if day is None:
        return MISSING
    german = language(lang) == "de"
    forms = {
        (True, False): "dd.MM.yyyy",
        (True, True): "d. MMMM y",
        (False, False): "d MMM y",
        (False, True): "d MMMM y",
    }
    return format_date(day, forms[german, prose], locale=language(lang))


def period(first: datetime.date | None, last: datetime.date | None, lang: str | None = None) -> str:
    """Return "01.01.2026 bis 31.12.2028"."""
    return t("range", lang, low=date(first, lang), high=date(last, lang))
