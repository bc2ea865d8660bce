"""Numbers, money, shares, ranges and dates in their German and English forms."""

from datetime import date

import pytest

from leiq_sim import texts
from leiq_sim.texts import difference, interval, money, number, percent, period, points

NAN = float("nan")
S = "\u00a0"  # the space that does not break


@pytest.mark.parametrize(
    ("x", "decimals", "de", "en"),
    [
        (1842000, 0, "1.842.000", "1,842,000"),
        (26.5, 1, "26,5", "26.5"),
        (-8, 0, "−8", "−8"),
        (0.125, None, "0,125", "0.125"),
        (16.0, None, "16", "16"),
        (1234.5, None, "1.234,5", "1,234.5"),
        (-0.04, 1, "0,0", "0.0"),
        (None, 1, "–", "–"),
        (NAN, 1, "–", "–"),
        (float("inf"), 1, "∞", "∞"),
        (float("-inf"), 1, "−∞", "−∞"),
    ],
)
def test_numbers_have_the_separators_of_their_language(x, decimals, de, en):
    assert number(x, decimals, "de") == de
    assert number(x, decimals, "en") == en


@pytest.mark.parametrize(
    ("x", "short", "de", "en"),
    [
        (86400, False, f"86.400{S}€", "€86,400"),
        (86400, True, f"86.400{S}€", "€86,400"),
        (1_934_567, False, f"1.934.567{S}€", "€1,934,567"),
        (1_934_567, True, f"1,93{S}Mio.{S}€", "€1.93m"),
        (19_345_670, True, f"19,3{S}Mio.{S}€", "€19.3m"),
        (193_456_700, True, f"193{S}Mio.{S}€", "€193m"),
        (-86400, False, f"−86.400{S}€", "−€86,400"),
        (None, False, "–", "–"),
        (NAN, True, "–", "–"),
    ],
)
def test_money_stands_to_the_euro_or_in_three_digits(x, short, de, en):
    assert money(x, "de", short=short) == de
    assert money(x, "en", short=short) == en


def test_a_difference_of_money_carries_a_sign_unless_it_is_zero():
    assert money(5, "de", signed=True) == f"+5{S}€"
    assert money(5, "en", signed=True) == "+€5"
    assert money(-5, "en", signed=True) == "−€5"
    assert money(0, "en", signed=True) == "€0"


def test_percent_and_points():
    assert percent(0.84, lang="de") == f"84{S}%"
    assert percent(0.84, lang="en") == "84%"
    assert percent(0.845, 1, "de") == f"84,5{S}%"
    assert points(-0.02, lang="de") == f"−2{S}Punkte"
    assert points(-0.02, lang="en") == f"−2{S}points"
    assert percent(NAN) == points(None) == "–"


def test_a_difference_always_carries_its_sign_and_its_unit():
    assert difference(-8, 0, "de", "Tage") == f"−8{S}Tage"
    assert difference(8, 0, "en", "days") == f"+8{S}days"
    assert difference(0.0, 1, "de") == "0,0"
    assert difference(-0.01, 1, "de") == "0,0"
    assert difference(None, 1, "de", "Tage") == "–"


def test_a_range_is_said_in_words_and_misses_when_one_end_does():
    assert interval(-10, -6, 0, "de") == "−10 bis −6"
    assert interval(-10, -6, 0, "en") == "−10 to −6"
    assert interval(-1.5, 2, 1, "de", signed=True) == "−1,5 bis +2,0"
    assert interval(NAN, 2) == interval(1, None) == "–"


@pytest.mark.parametrize(
    ("day", "prose", "de", "en"),
    [
        (date(2027, 3, 1), False, "01.03.2027", "1 Mar 2027"),
        (date(2026, 11, 23), True, "23. November 2026", "23 November 2026"),
        (date(2027, 9, 1), False, "01.09.2027", "1 Sep 2027"),
        (None, False, "–", "–"),
    ],
)
def test_dates_are_numbers_in_german_and_short_words_in_english(day, prose, de, en):
    assert texts.date(day, "de", prose) == de
    assert texts.date(day, "en", prose) == en


def test_a_period_is_a_range_of_dates():
    assert period(date(2026, 1, 1), date(2028, 12, 31), "de") == "01.01.2026 bis 31.12.2028"
    assert period(date(2026, 1, 1), date(2028, 12, 31), "en") == "1 Jan 2026 to 31 Dec 2028"


@pytest.mark.parametrize(
    ("x", "unit", "value", "change"),
    [
        (26.4, "days", f"26{S}Tage", f"+26{S}Tage"),
        (8.24, "people", f"8,2{S}Menschen", f"+8,2{S}Menschen"),
        (0.84, "share", f"84{S}%", f"+84{S}Punkte"),
        (0.004, "share", f"0{S}%", f"+0,4{S}Punkte"),
        (1_934_567.0, "EUR", f"1,93{S}Mio.{S}€", f"+1,93{S}Mio.{S}€"),
        (0.875, "ratio", "0,88", "+0,88"),
        (NAN, "days", "–", "–"),
    ],
)
def test_a_kpi_is_written_as_its_unit_asks(x, unit, value, change):
    assert texts.value_text(x, unit, "de") == value
    assert texts.difference_text(x, unit, "de") == change


def test_ranges_of_kpis_scale_shares_and_keep_the_two_ends_apart():
    assert texts.interval_text(0.1, 0.25, "share", "de") == "10 bis 25"
    assert texts.interval_text(26.2, 26.4, "days", "de") == "26,2 bis 26,4"
    assert texts.interval_text(-4, 12, "days", "en", signed=True) == "−4 to +12"
    assert texts.interval_text(1e6, 2e6, "EUR", "en") == "€1.00m to €2.00m"
    assert texts.interval_text(NAN, 1, "days") == "–"
