"""A KPI's value, difference and interval in the form its unit asks for."""

from leiq_sim.texts.catalogue import t
from leiq_sim.texts.names import unit_name
from leiq_sim.texts.numbers import MISSING, difference, interval, is_missing, money, number, percent, points, with_unit

ONE_DECIMAL_BELOW = 10
SHARES = ("share",)


def is_money(unit: str) -> bool:
    return unit.startswith("EUR")


def decimals_for(unit: str, *values: float | None) -> int:
    """Return how many decimals values of a unit are shown with: whole, one for means below ten, two for ratios."""
    if unit == "ratio":
        return 2
    known = [abs(v) for v in values if v is not None and not is_missing(v)]
    if is_money(unit) or unit in SHARES or not known:
        return 0
    return 1 if 0 < max(known) < ONE_DECIMAL_BELOW else 0


def value_text(x: float | None, unit: str, lang: str | None = None) -> str:
    """Return a KPI's value with its unit: "26 Tage", "84 %", "1,93 Mio. €"."""
    if is_money(unit):
        return money(x, lang, short=True)
    if unit in SHARES:
        return percent(x, 0, lang)
    return with_unit(number(x, decimals_for(unit, x), lang), unit_name(unit, lang))


def difference_text(x: float | None, unit: str, lang: str | None = None) -> str:
    """Return a difference with its sign and unit: "−8 Tage", "−2 Punkte"."""
    if is_money(unit):
        return money(x, lang, short=True, signed=True)
    if unit in SHARES:
        return points(x, 1 if x is not None and 0 < abs(100 * x) < 1 else 0, lang)
    return difference(x, decimals_for(unit, x), lang, unit_name(unit, lang))


def interval_text(
    low: float | None, high: float | None, unit: str, lang: str | None = None, signed: bool = False
) -> str:
    """Return a range of KPI values: "−10 bis −6", shares in percent or points, money with its sign."""
    if low is None or high is None or is_missing(low) or is_missing(high):
        return MISSING
    if is_money(unit):
        ends = [money(x, lang, short=True, signed=signed) for x in (low, high)]
        return t("range", lang, low=ends[0], high=ends[1])
    if unit in SHARES:
        low, high = 100 * low, 100 * high
    return interval(low, high, _decimals_of_range(unit, low, high), lang, signed)


def _decimals_of_range(unit: str, low: float, high: float) -> int:
    """Return the decimals that keep the two ends apart."""
    plain = decimals_for("", low, high) if unit in SHARES else decimals_for(unit, low, high)
    return max(plain, 1) if round(low) == round(high) and low != high and unit not in ("ratio",) else plain
