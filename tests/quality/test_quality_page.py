"""The page on quality is made from the figures that were kept, and a promise that is not kept stands out."""

import copy

import pytest
from measure import PAGE, kept
from quality_page import page
from quality_parts import PARTS

KEPT = kept()


def row_of(text: str, promise: str) -> str:
    (row,) = [line for line in text.splitlines() if line.startswith(f"| {promise} |")]
    return row


def test_the_page_is_made_from_the_figures():
    assert PAGE.read_text(encoding="utf-8") == page(KEPT)


def test_every_part_was_measured_by_the_command_that_is_named():
    assert {part.id for part in PARTS} == set(KEPT)
    for part in PARTS:
        assert KEPT[part.id]["command"] == part.shown
        assert f"`{part.shown}`" in page(KEPT)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.id)
def test_a_promise_that_was_not_kept_stands_out(part):
    broken = copy.deepcopy(KEPT)
    broken[part.id]["kept"] = False
    assert "| **NO** |" in row_of(page(broken), part.promise)
    assert "**This promise was NOT kept in the last measurement.**" in page(broken)
    assert "| **NO** |" not in page(KEPT)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.id)
def test_a_part_that_was_not_measured_says_so(part):
    fewer = {name: found for name, found in KEPT.items() if name != part.id}
    assert "not measured yet" in row_of(page(fewer), part.promise)
    assert "Not measured yet." in page(fewer)


def test_what_failed_is_named():
    found = copy.deepcopy(KEPT)
    found["properties"]["figures"]["by_property"][0]["held"] = False
    found["properties"]["figures"]["failed"] = ["invariants/whole_day"]
    found["mutations"]["figures"]["list"][0].update(caught_by="", state="survived")
    found["corpus"]["figures"]["wrong"] = ["utf16.csv"]
    text = page(found)
    assert "| invariants/whole day | 2,500 | **FAILED** |" in text
    assert "**survived**" in text
    assert "Not as expected: utf16.csv." in text
    assert " 1 failed" in row_of(text, PARTS[1].promise)
