"""The pathway's own faults: ways that lead nowhere, in a circle, or past a step."""

import pytest

from leiq_sim.model.check import check
from leiq_sim.model.pathway import DEFAULT_PATHWAY
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import Count, GateDate, RouteShare
from leiq_sim.model.vocabulary import Delay, Exit, Gate, Line, Matching, Pathway, Queue, choose

TALK = Queue("talk", served="papers", unserved="lost")


def pathway_problems(*steps, entry="talk", **rows):
    """Return the problems of a pathway that its own checks find."""
    scenario = Scenario.build("p", "2026-01-01", "2026-12-31", Pathway(Line(entry, steps)), **rows)
    return [p for p in check(scenario) if p.where.startswith(("pathway", "gates", "counts"))]


def one(*steps, **words):
    found = pathway_problems(*steps, **words)
    assert len(found) == 1, [str(p) for p in found]
    return found[0]


def test_the_default_pathway_holds_together():
    scenario = Scenario.build("default", "2026-01-01", "2026-12-31", DEFAULT_PATHWAY)
    assert [str(p) for p in check(scenario) if p.where.startswith("pathway")] == []


def test_a_way_back_is_endless():
    found = one(TALK, Delay("papers", served=choose("talk", "lost")), Exit("lost"))
    assert found.code == "route_endless"
    assert "'papers' (served) leads back to 'talk'" in found.sentence()
    assert "„papers“ (served) führt zurück zu „talk“" in found.sentence("de")


def test_a_step_that_leads_to_itself_is_endless():
    assert one(TALK, Delay("papers", served=choose("papers", "lost")), Exit("lost")).code == "route_endless"


def test_a_way_to_nowhere_names_the_nearest_step():
    found = pathway_problems(TALK, Delay("papers", served="losst"), Exit("lost"))
    assert [p.code for p in found] == ["step_target_unknown"]
    assert "leads to 'losst'" in found[0].sentence()
    assert "am nächsten liegt „lost“" in found[0].sentence("de")


def test_an_entry_to_nowhere_is_found():
    codes = [p.code for p in pathway_problems(TALK, Delay("papers", served="lost"), Exit("lost"), entry="tlk")]
    assert codes[0] == "step_target_unknown"
    assert "step_unreachable" in codes


def test_a_step_that_no_way_leads_to_is_unreachable():
    found = one(TALK, Delay("papers", served="lost"), Delay("island", served="lost"), Exit("lost"))
    assert found.code == "step_unreachable"
    assert "no way leads to 'island'" in found.sentence()
    assert "kein Weg führt zu „island“" in found.sentence("de")


def test_a_step_behind_an_unreachable_one_is_unreachable_too():
    steps = (TALK, Delay("papers", served="lost"), Delay("one", served="two"), Delay("two", served="lost"))
    found = pathway_problems(*steps, Exit("lost"))
    assert [(p.code, p.values["found"]) for p in found] == [("step_unreachable", "one"), ("step_unreachable", "two")]


def test_the_first_step_is_reached_only_if_the_entry_leads_there():
    steps = (TALK, Delay("papers", served="lost"), Delay("other", served="lost"), Exit("lost"))
    found = pathway_problems(*steps, entry="other")
    assert [p.values["found"] for p in found] == ["talk", "papers"]


def test_an_exit_that_no_way_leads_to_is_unreachable():
    assert one(TALK, Delay("papers", served="lost"), Exit("work"), Exit("lost")).values["found"] == "work"


def test_a_line_ends_in_an_exit():
    codes = [p.code for p in pathway_problems(Delay("a", served="b"), Delay("b", served="a"), entry="a")]
    assert "line_without_exit" in codes
    assert "route_endless" in codes


def test_a_name_stands_once_and_is_free():
    twice = pathway_problems(TALK, TALK, Delay("papers", served="lost"), Exit("lost"))
    assert "step_twice" in [p.code for p in twice]
    assert one(Queue("all", "lost", "lost"), Exit("lost"), entry="all").code == "step_reserved"
    found = one(Queue("clients", "lost", "lost"), Exit("lost"), entry="clients")
    assert "names a line" in found.sentence()


def test_a_delay_counts_from_an_earlier_stage():
    good = Delay("papers", served="lost", since="talk")
    assert pathway_problems(TALK, good, Exit("lost")) == []
    for since in ("papers", "lost", "nowhere"):
        found = one(TALK, Delay("papers", served="lost", since=since), Exit("lost"))
        assert found.code == "since_not_earlier"
        assert f"counts from '{since}'" in found.sentence()


def test_repeated_talks_need_their_count():
    talk = Queue("talk", served="lost", unserved="lost", visits="talks")
    found = one(talk, Exit("lost"))
    assert found.code == "count_missing"
    assert "needs the count 'talks'" in found.sentence()
    assert pathway_problems(talk, Exit("lost"), counts=[Count("talks", "fixed", 2.0)]) == []


def test_every_gate_has_its_row_and_every_row_its_gate():
    gate = Gate("door", before="lost", after="lost")
    found = one(gate, Exit("lost"), entry="door")
    assert found.code == "gate_missing"
    assert "das Tor „door“ hat keine Zeile" in found.sentence("de")
    assert pathway_problems(gate, Exit("lost"), entry="door", gates=[GateDate("door")]) == []
    found = one(gate, Exit("lost"), entry="door", gates=[GateDate("door"), GateDate("dor")])
    assert found.code == "step_unknown"
    assert "nearest is 'door'" in found.sentence()


def test_an_own_job_search_may_lead_nowhere_of_its_own():
    search = Matching("search", served="work", unserved="lost")
    assert pathway_problems(search, Exit("work"), Exit("lost"), entry="search") == []


@pytest.mark.parametrize("target", ["talk", "papers"])
def test_a_share_that_leads_back_is_endless(small, target):
    back = RouteShare("papers", "served", "all", "all", target, 0.0)
    whole = RouteShare("papers", "served", "all", "all", "course", 1.0)
    found = small.one(**small.more("routes", back, whole))
    assert found.code == "route_endless"
    assert found.where == f"routes, papers/served/all/all/{target}"
