"""The page and its picture are made from the figures that were kept, and a bound that is not met stands out."""

import copy

import pytest

from benchmarks.__main__ import PAGE, main
from benchmarks.figures import Figure, at_least, at_most, counted, read, written
from benchmarks.page import beside, page
from benchmarks.parts import PARTS
from benchmarks.picture import bounded, picture
from benchmarks.records import KEPT, kept
from benchmarks.timing import Spread, Work, interleaved, ratio, spread
from benchmarks.words import amount

FOUND = kept()


def rows_of(text: str, title: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(f"| {title} |")]


def test_the_page_is_made_from_the_figures():
    assert PAGE.read_text(encoding="utf-8") == page(FOUND)
    assert (KEPT / "bounds.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.id)
def test_every_part_was_measured_with_every_bound(part):
    record = FOUND[part.id]
    assert record["command"] == f"python3 run.py bench {part.id}"
    assert tuple(read(one).bound for one in record["figures"] if one["bound"]) == part.bounds
    assert all(one["spread"]["rounds"] >= 5 for one in record["figures"] if one["unit"] not in ("", "B")
               and not one["what"].startswith("peak memory"))  # fmt: skip
    assert len(rows_of(page(FOUND), part.title)) == len(part.bounds)


@pytest.mark.parametrize("part", [part for part in PARTS if part.bounds], ids=lambda part: part.id)
def test_a_bound_that_is_not_met_stands_out(part):
    worse = copy.deepcopy(FOUND)
    for one in worse[part.id]["figures"]:
        if one["bound"]:
            one["spread"]["median"] = 1e6 if one["bound"]["side"] == "at most" else 1e-6
    assert all("| **NO** |" in row for row in rows_of(page(worse), part.title))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.id)
def test_a_part_that_was_not_measured_says_so(part):
    fewer = {name: record for name, record in FOUND.items() if name != part.id}
    assert "Not measured yet." in page(fewer)
    assert all("not measured yet" in row for row in rows_of(page(fewer), part.title))


def test_a_bound_says_whether_it_is_met_and_by_how_much():
    assert at_least(80).is_met(80)
    assert not at_least(80).is_met(79.9)
    assert at_most(0.6).is_met(0.6)
    assert not at_most(0.6).is_met(0.61)
    assert at_least(80).margin(160) == at_most(1.5).margin(0.75) == 2


def test_a_figure_is_read_as_it_was_written():
    for figure in (counted("log", "all", "B", 7.0), Figure("a", "b", "×", Spread(2, 1, 3, 7), at_most(3))):
        assert read(written(figure)) == figure
    assert written(figure)["met"] is True


def test_the_default_data_stands_beside_a_bound():
    plain = counted("speed", "demand 1×, 4 clients", "×", 90)
    small, large = counted("speed", "4 customers", "×", 70), counted("speed", "4×", "×", 120, at_least(80))
    assert beside(large, [small, plain, large]) == "90×"
    assert beside(large, [small, large]) == "–"


def test_works_take_turns_and_ratios_are_taken_within_a_turn():
    done = []
    seconds = interleaved(3, {"a": Work(lambda: done.append("a")), "b": Work(lambda: done.append("b"), times=2)})
    assert "".join(done) == "ab" + "abb" + "bba" + "abb"  # once before, and each turn begins with another
    assert [len(values) for values in seconds.values()] == [3, 3]
    assert ratio([2.0, 9.0, 8.0], [1.0, 3.0, 2.0]) == Spread(3.0, 2.0, 4.0, 3)
    assert spread([1.0, 2.0, 4.0], 10) == Spread(20.0, 10.0, 40.0, 3)


def test_amounts_have_the_digits_that_count():
    assert [amount(1234.5, "ms"), amount(0.12345, "×"), amount(12.34, "ns"), amount(7)] == [
        "1,234 ms", "0.123×", "12.3 ns", "7"]  # fmt: skip


def test_the_picture_has_a_row_a_bound_and_says_which_are_not_met():
    figures = [Figure("quick", "all", "×", Spread(90, 80, 100, 7), at_least(80)),
               Figure("slow", "all", "×", Spread(1, 0.9, 1.2, 7), at_most(0.6))]  # fmt: skip
    words = [text.get_text() for text in picture(figures).texts]
    assert "90×, met" in words
    assert "1×, not met" in words
    assert len(bounded(FOUND)) == sum(len(part.bounds) for part in PARTS)


def test_an_unknown_part_is_refused_with_those_that_exist(capsys):
    with pytest.raises(SystemExit):
        main(["speed"])
    assert "no part speed; there are engines, tandem, events" in capsys.readouterr().err
