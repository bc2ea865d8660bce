"""The chain of people a year in docs/data.md is what data/*.csv says."""

import re
from functools import cache
from pathlib import Path

import pytest

from leiq_sim.files.load import load_scenario
from leiq_sim.model.pathway import COURSES
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.vocabulary import Choice, Exit

DOCS = Path(__file__).resolve().parents[2] / "docs" / "data.md"
STEPS = {
    "First contact (FIZU)": ("first_contact",),
    "First counselling": ("first_counselling",),
    "Collect papers": ("documents",),
    "Apply": ("application",),
    "First decision or waiver": ("decision", "waiver"),
    "Measure required": ("measure",),
    "Measure paid by voucher, outside the network": ("voucher_measure",),
    "Look for work": ("job_search",),
}


def _mixed(scenario: Scenario, step: str, outcome: str, choice: Choice, field: str) -> dict[str, float]:
    """Return the shares of a field's people that go each way, over the trait that a choice depends on."""
    if len(choice.options) == 1:
        return {choice.options[0]: 1.0}
    rows = [r for r in scenario.rows("routes") if (r.step, r.outcome) == (step, outcome)]
    traits = [t for t in scenario.rows("traits") if t.attribute == choice.by]
    groups = [t for t in traits if t.field == field] or [t for t in traits if t.field == "all"]
    shares: dict[str, float] = {}
    for group, weight in [(t.value, t.share) for t in groups] or [("all", 1.0)]:
        for key in ((field, group), (field, "all"), ("all", group), ("all", "all")):
            found = [r for r in rows if (r.field, r.group) == key]
            if found:
                break
        for row in found:
            shares[row.to] = shares.get(row.to, 0.0) + weight * row.share
    return shares


@cache
def _baseline() -> Scenario:
    return load_scenario("baseline")


@cache
def flows(field: str) -> dict[str, tuple[float, float]]:
    """Return people a year reaching each step if nobody gave up waiting: (after counselling or contact, direct)."""
    scenario = _baseline()
    line = scenario.pathway.clients
    people = sum(r.people_per_year for r in scenario.rows("demand") if r.field == field)
    found: dict[str, tuple[float, float]] = {"come": (people, 0.0)}

    def add(step: str, other: float, direct: float) -> None:
        before = found.get(step, (0.0, 0.0))
        found[step] = (before[0] + other, before[1] + direct)

    for step, share in _mixed(scenario, "clients", "entry", line.entry_choice, field).items():
        add(step, *((0.0, people * share) if step == "direct_entry" else (people * share, 0.0)))
    for step in line.steps:
        if isinstance(step, Exit) or step.name == "job_search" or step.name not in found:
            continue
        outcome = "before" if "before" in step.routes else "served"
        for to, share in _mixed(scenario, step.name, outcome, step.routes[outcome], field).items():
            add(to, *(share * part for part in found[step.name]))
    return found


def _fields() -> list[str]:
    return [f.id for f in _baseline().rows("fields")]


def _table(title: str) -> dict[str, list[float]]:
    """Return the rows of the table under a heading of docs/data.md: label -> numbers."""
    part = DOCS.read_text(encoding="utf-8").split(f"## {title}", 1)[1].split("\n## ", 1)[0]
    rows = [[c.strip() for c in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("|")]
    return {row[0]: [float(c.replace(",", "")) for c in row[1:]] for row in rows if re.fullmatch(r"[\d.,]+", row[-1])}


def _by_field(*steps: str) -> list[float]:
    return [sum(sum(flows(field).get(step, (0.0, 0.0))) for step in steps) for field in _fields()]


@pytest.mark.parametrize("label", STEPS)
def test_the_documented_chain_by_field_is_what_demand_traits_and_routes_give(label: str) -> None:
    numbers = _by_field(*STEPS[label])
    assert _table("The chain")[label] == [round(n) for n in (*numbers, sum(numbers))]


def test_the_documented_people_who_come_are_the_demand_table() -> None:
    numbers = _by_field("come")
    assert _table("The chain")["Come"] == [round(n) for n in (*numbers, sum(numbers))]


@pytest.mark.parametrize(("label", "part"), [("Join a network course after counselling", 0), ("Join one directly", 1)])
def test_the_documented_course_entrants_by_field_are_what_the_routes_give(label: str, part: int) -> None:
    numbers = [sum(flows(field).get(course, (0.0, 0.0))[part] for course in COURSES) for field in _fields()]
    assert _table("The chain")[label] == [round(n) for n in (*numbers, sum(numbers))]


def _seats_per_year(course: str) -> float:
    """Return seats a year of a course, or how many a year its places can take at the mean length."""
    scenario = _baseline()
    if row := scenario.row("places", course):
        time = scenario.row("times", course, "duration", "all", "all")
        return row.places * 365 / ((time.least + time.centre + time.most) / 3)
    return scenario.row("courses", course).seats * sum(r.course == course for r in scenario.rows("runs")) / 3


@pytest.mark.parametrize("course", COURSES)
def test_the_documented_demand_and_seats_of_each_course_are_what_the_data_give(course: str) -> None:
    parts = [sum(flows(field).get(course, (0.0, 0.0))[part] for field in _fields()) for part in (0, 1)]
    found = _table("Courses")[f"`{course}`"]
    assert found[:4] == [round(n) for n in (*parts, sum(parts), _seats_per_year(course))]
    assert found[4] == pytest.approx(sum(parts) / _seats_per_year(course), abs=0.005)


def test_the_region_s_first_talks_are_near_its_share_of_the_national_number() -> None:
    wanted = sum(_by_field("first_counselling"))
    region = 48300 * 0.0404 * 0.352
    assert region < wanted < 1.15 * region, "a few per cent give up waiting, so somewhat more must want to come"


def test_about_half_of_those_who_join_a_course_come_without_counselling() -> None:
    parts = [sum(flows(f).get(c, (0.0, 0.0))[part] for f in _fields() for c in COURSES) for part in (0, 1)]
    assert 0.4 < parts[1] / sum(parts) < 0.6


def test_no_course_is_wanted_by_more_than_one_point_four_times_its_seats() -> None:
    loads = {c: sum(sum(flows(f).get(c, (0.0, 0.0))) for f in _fields()) / _seats_per_year(c) for c in COURSES}
    assert max(loads.values()) < 1.4
    assert min(loads.values()) > 0.9


def test_the_districts_share_the_people_like_they_shared_foreign_residents() -> None:
    people = {d.id: sum(r.people_per_year for r in _baseline().rows("demand") if r.district == d.id)
              for d in _baseline().rows("districts")}  # fmt: skip
    published = {"leipzig": 49843, "nordsachsen": 7031, "landkreis_leipzig": 5748}
    for district, number in published.items():
        assert people[district] / sum(people.values()) == pytest.approx(number / sum(published.values()), abs=0.01)
