"""A card's title is a finding only where the verdict is one, and else says so or names the subject."""

from dataclasses import replace

import pytest
from fake_study import SEATS, answer_of

from leiq_sim.analysis.reading import Finding, Reading
from leiq_sim.analysis.verdicts import BETTER, EQUAL, UNCLEAR, WORSE
from leiq_sim.boards import titles

WORDS = {"waits": "So lange warten", "stages": "Wo Menschen wie lange", "entries": "So viele nehmen",
         "queues": "So viele Menschen warten", "runs": "So voll sind"}  # fmt: skip


def finding(kpi, difference, verdict, district="all", stage="all"):
    return Finding(kpi, district, stage, "days", 30.0, 30.0 + difference, difference, -1.0, 1.0, verdict, 5, 10)


@pytest.fixture
def changed(base):
    scenario = base.change(SEATS, 25)
    return answer_of(scenario, 50), scenario


def titled(changed, name, pending=False, lang="de", queue_moved=0, **reading):
    answer, scenario = changed
    found = Reading(scenario, **{"headline": (), "districts": (), "lines": (), **reading})
    shown = replace(answer)
    vars(shown).update(reading=found, queue_moved=queue_moved)
    return titles.of_figure(name, shown, scenario, pending, lang)


def counselling(*verdicts):
    districts = ("leipzig", "nordsachsen", "landkreis_leipzig")
    signs = {BETTER: -9.0, WORSE: 9.0}
    return tuple(finding("median_wait", signs.get(v, -9.0), v, d) for v, d in zip(verdicts, districts, strict=True))


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ((UNCLEAR, BETTER, BETTER), "Kürzere Wartezeit auf die Erstberatung: Landkreis Nordsachsen und Landkreis "
         "Leipzig"),
        ((WORSE, EQUAL, EQUAL), "Längere Wartezeit auf die Erstberatung: Stadt Leipzig"),
        ((WORSE, BETTER, UNCLEAR), "Erstberatung: kürzere Wartezeit in Landkreis Nordsachsen, längere in Stadt "
         "Leipzig"),
        ((UNCLEAR, EQUAL, UNCLEAR), "Erstberatung: in keinem Gebiet ist die Wartezeit erkennbar anders"),
    ],
)  # fmt: skip
def test_the_wait_by_district_follows_the_verdicts_not_the_differences(changed, verdicts, said):
    assert titled(changed, "waits", counselling=counselling(*verdicts)) == said


def cell(stage, verdict, district):
    return finding("median_wait", 9.0 if verdict == WORSE else -9.0, verdict, district, stage)


def test_a_stage_is_named_with_the_districts_in_which_its_wait_moved(changed):
    found = (cell("first_counselling", UNCLEAR, "leipzig"), cell("first_counselling", BETTER, "nordsachsen"),
             cell("coaching", WORSE, "leipzig"), cell("coaching", WORSE, "nordsachsen"))  # fmt: skip
    said = titled(changed, "stages", waits=found)
    assert said == "Kürzere Wartezeit: Erstberatung (Landkreis Nordsachsen). Längere: Einzelbegleitung"
    assert titled(changed, "stages", waits=found[:1]) == "Bei keinem Schritt ist die Wartezeit erkennbar anders"


def test_many_stages_are_named_in_part(changed):
    names = ("first_counselling", "follow_up", "coaching", "job_search", "nursing_adaptation")
    said = titled(changed, "stages", waits=tuple(cell(stage, BETTER, "leipzig") for stage in names))
    assert said == "Kürzere Wartezeit: Erstberatung, Folgeberatung, Einzelbegleitung und 2 weitere"


@pytest.mark.parametrize(("verdict", "difference", "word"), [
    (BETTER, 5.0, "Mehr Menschen"), (WORSE, -5.0, "Weniger Menschen"), (UNCLEAR, 5.0, "kein Unterschied"),
])  # fmt: skip
def test_entries_into_work_follow_the_headline(changed, verdict, difference, word):
    assert word in titled(changed, "entries", headline=(finding("qualified_work", difference, verdict),))


def test_who_waits_in_the_end_and_how_full_courses_are(changed):
    assert "weniger Menschen" in titled(changed, "queues", queue_moved=-1)
    assert "nicht erkennbar" in titled(changed, "queues")
    assert "größerer Teil" in titled(changed, "runs", headline=(finding("seat_fill", 0.1, BETTER),))


@pytest.mark.parametrize("name", WORDS)
def test_without_a_verdict_the_title_is_the_subject(changed, base, name):
    reading = {
        "counselling": counselling(BETTER, BETTER, BETTER),
        "headline": (finding("qualified_work", 1.0, BETTER),),
    }
    assert titled(changed, name, pending=True, queue_moved=1, **reading).startswith(WORDS[name])
    plain = answer_of(base, 50)
    assert titles.of_figure(name, plain, base, False, "de").startswith(WORDS[name])


def test_names_with_a_comma_stay_apart():
    assert titles.named(["Pflege, Lehrgang", "Beratung", "Suche"], "de") == "Pflege, Lehrgang; Beratung und Suche"
    assert titles.named(["Pflege", "Beratung", "Suche"], "en") == "Pflege, Beratung and Suche"
