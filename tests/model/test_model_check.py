"""What a scenario's tables may say about each other: each fault alone, with its place and its words."""

from datetime import date

import pytest

from leiq_sim.model.check import check, estimated_rows, moved_starts
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import (
    Authority,
    Backlog,
    Closure,
    Commuting,
    Count,
    Course,
    Demand,
    District,
    Dropout,
    EmployerRate,
    Inside,
    OccupationField,
    Operator,
    PlacesPool,
    RouteShare,
    Run,
    Season,
    Service,
    Setting,
    StaffPool,
    Time,
)
from leiq_sim.model.vocabulary import Exit, Line, Pathway, Queue


def said(problem, code, where, english, german):
    assert problem.code == code
    assert problem.where == where
    assert english in problem.sentence("en")
    assert german in problem.sentence("de")


def test_the_small_scenario_has_no_problem(small):
    assert [str(p) for p in small.problems()] == []


def test_a_textbook_queue_needs_nothing_but_its_own_tables():
    queue = Pathway(Line("queue", (Queue("queue", served="done", unserved="gone"), Exit("done"), Exit("gone"))))
    scenario = Scenario.build(
        "textbook", "2026-01-01", "2028-12-31", queue, districts=[District("here")], fields=[OccupationField("any")],
        demand=[Demand("here", "any", 1000.0)], places=[PlacesPool("servers", places=3)],
        services=[Service("queue", "all", "servers")],
        times=[Time("queue", "duration", "all", "all", "exponential", centre=1.0)],
    )  # fmt: skip
    assert check(scenario) == []


@pytest.mark.parametrize(
    ("table", "row", "where", "column", "found", "nearest"),
    [
        ("demand", Demand("twon", "nursing", 1.0), "demand, twon/nursing", "district", "twon", "town"),
        ("demand", Demand("town", "nurse", 1.0), "demand, town/nurse", "field", "nurse", "nursing"),
        ("staff", StaffPool("p", district="lnd", hours_per_week=1.0), "staff, p", "district", "lnd", "land"),
        ("closures", Closure("dsk", date(2026, 1, 1), date(2026, 1, 1)), "closures, dsk/2026-01-01", "pool", "dsk",
         "desk"),
        ("services", Service("talk", "twon", "desk"), "services, talk/twon", "district", "twon", "town"),
        ("services", Service("talk", "town", "dsk"), "services, talk/town", "pool", "dsk", "desk"),
        ("runs", Run("brige", "c", date(2026, 5, 4), "town"), "runs, brige/c", "course", "brige", "bridge"),
        ("dropouts", Dropout("course", "nurse", 0.0), "dropouts, course/nurse", "field", "nurse", "nursing"),
        ("commuting", Commuting("twon", "town", 0.5), "commuting, twon/town", "home", "twon", "town"),
    ],
)  # fmt: skip
def test_a_reference_to_nothing_names_the_nearest_row(small, table, row, where, column, found, nearest):
    told = small.one(**small.more(table, row))
    said(told, "reference_unknown", where, f"'{found}' in '{column}' is not in ", f"nächsten liegt dort „{nearest}“")


def test_operators_and_authorities_are_checked_where_their_tables_are_used(small):
    staff = small.other("staff", 0, operator="helprs")
    assert small.problems(**staff) == []
    found = small.one(operators=[Operator("helpers", "Helfer", "Helpers")], **staff)
    said(found, "reference_unknown", "staff, desk", "'helprs' in 'operator'", "„helpers“")
    fields = small.other("fields", 0, authority="offic")
    found = small.one(authorities=[Authority("office", "Amt", "Office")], **fields)
    said(found, "reference_unknown", "fields, nursing", "'offic' in 'authority'", "„office“")


@pytest.mark.parametrize(
    ("table", "row", "where"),
    [
        ("courses", Course("c", stage="corse", seats=1, length_days=1.0), "courses, c"),
        ("courses", Course("c", stage="talk", seats=1, length_days=1.0), "courses, c"),
        ("services", Service("papers", "all", "desk"), "services, papers/all"),
        ("dropouts", Dropout("talk", "all", 0.0), "dropouts, talk/all"),
        ("backlog", Backlog("tlk", "town", "nursing", 1, 5.0), "backlog, tlk/town/nursing"),
        ("inside", Inside("work", "town", "nursing", 1, 5.0), "inside, work/town/nursing"),
    ],
)
def test_a_step_that_does_not_fit_is_told_with_those_that_do(small, table, row, where):
    found = small.one(**small.more(table, row) if table in ("courses", "services") else {table: [row]})
    said(found, "step_unknown", where, "is no step of the pathway that fits here", "ist kein Schritt des Weges")


def test_waiting_needs_a_line_and_being_inside_needs_a_length_or_a_place(small):
    found = small.one(backlog=[Backlog("papers", "town", "nursing", 1, 5.0)])
    allowed = "which is a Delay. Allowed: talk, course, coaching"
    said(found, "stock_kind", "backlog, papers/town/nursing", allowed, "bei „papers“ (Delay)")
    found = small.one(inside=[Inside("talk", "town", "nursing", 1, 5.0)])
    allowed = "which is a Queue. Allowed: papers, course, coaching"
    said(found, "stock_kind", "inside, talk/town/nursing", allowed, "bei „talk“ (Queue)")
    stock = {"backlog": [Backlog(s, "town", "nursing", 1, 5.0) for s in ("talk", "course", "coaching")],
             "inside": [Inside(s, "town", "nursing", 1, 5.0) for s in ("papers", "course", "coaching")]}  # fmt: skip
    assert small.problems(**stock) == []


def test_no_more_people_are_inside_than_there_are_places(small):
    inside = [Inside("coaching", "town", "nursing", 6, 5.0), Inside("coaching", "land", "crafts", 5, 5.0)]
    found = small.one(inside=inside)
    said(found, "inside_over_places", "places, caseload", "11 people are inside 'caseload'", "aber 10 Plätze")
    assert small.problems(inside=inside[:1]) == []


def test_every_queue_has_a_pool_of_one_kind_in_every_district(small):
    found = small.one(services=[Service("talk", "town", "desk"), Service("coaching", "all", "caseload")])
    said(found, "service_missing", "services", "'talk' has no pool for district 'land'", "hat für den Kreis „land“")
    mixed = small.more("services", Service("talk", "land", "caseload"))
    found = small.one(**mixed)
    english = "hours (desk) and by pools of places (caseload)"
    said(found, "pool_kinds_mixed", "services, talk", english, "Platz-Pools (caseload)")


def test_a_name_is_a_pool_of_hours_or_of_places(small):
    spare = small.more("staff", StaffPool("x", hours_per_week=1.0)) | small.more("places", PlacesPool("x", places=1))
    said(small.one(**spare), "pool_twice", "places, x", "in staff and in places", "in staff und in places")


@pytest.mark.parametrize("start", [date(2025, 12, 31), date(2027, 1, 1)])
def test_a_course_outside_the_period_is_refused(small, start):
    found = small.one(**small.more("runs", Run("bridge", "c", start, "town")))
    said(found, "run_outside", "runs, bridge/c", f"starts on {start}, outside", f"{start:%d.%m.%Y}, außerhalb")


@pytest.mark.parametrize("start", [date(2026, 1, 1), date(2026, 12, 31)])
def test_a_course_on_the_first_and_on_the_last_day_is_allowed(small, start):
    assert small.problems(**small.more("runs", Run("bridge", "c", start, "town"))) == []


def test_a_site_is_a_district_or_online(small):
    found = small.one(**small.more("runs", Run("bridge", "c", date(2026, 5, 4), "twon")))
    said(found, "site_unknown", "runs, bridge/c", "'twon' in 'site' is no site; the nearest is 'town'", "„town“")
    found = small.one(**small.more("commuting", Commuting("town", "onlin", 0.5)))
    said(found, "site_unknown", "commuting, town/onlin", "nearest is 'online'", "„online“")


def test_commuting_is_whole_or_absent(small):
    assert small.problems(commuting=[]) == []
    found = small.one(**small.less("commuting", home="land", site="online"))
    english = "nobody from 'land' has a share for site 'online'"
    said(found, "commuting_missing", "commuting, land", english, "Anteil zum Ort „online“")


def test_a_course_has_room_for_its_minimum_unless_it_is_closed(small):
    found = small.one(**small.other("courses", 0, seats=3))
    said(found, "minimum_over_seats", "courses, bridge", "at least 4 people but has 3 seats", "mindestens 4 Personen")
    assert small.problems(**small.other("courses", 0, seats=0)) == []
    assert small.one(**small.other("courses", 0, seats=1)).code == "minimum_over_seats"
    assert small.problems(**small.other("courses", 0, seats=4)) == []


def test_a_closure_ends_after_it_begins(small):
    found = small.one(closures=[Closure("desk", date(2026, 5, 2), date(2026, 5, 1))])
    said(found, "closure_reversed", "closures, desk/2026-05-02", "ends on 2026-05-01", "endet am 01.05.2026")
    assert small.problems(closures=[Closure("desk", date(2026, 5, 1), date(2026, 5, 1))]) == []


def test_somebody_must_come(small):
    said(small.one(demand=[]), "demand_missing", "demand", "nobody ever comes", "niemand kommt")
    assert small.problems(demand=[], backlog=[Backlog("talk", "town", "nursing", 3, 5.0)]) == []


def test_a_period_has_a_beginning_before_its_end_and_a_sensible_length(small):
    found = check(small.build(end="2025-12-31"))
    assert [p.code for p in found] == ["period_reversed"]
    assert "bevor er am 01.01.2026 beginnt" in found[0].sentence("de")
    assert [p.code for p in check(small.build(end="2126-12-31"))] == ["period_too_long"]


def test_more_districts_than_the_engine_can_tell_apart_are_refused(small):
    crowd = {"districts": [District(n) for n in ("town", "land", *(f"d{i}" for i in range(59)))], "commuting": []}
    most = {"districts": crowd["districts"][:60], "commuting": []}
    assert small.problems(**most) == []
    said(small.one(**crowd), "too_many", "districts", "61 of them, at most 60", "höchstens 60")


def test_a_year_has_all_months_or_none_and_keeps_its_people(small):
    year = [Season(str(month), 1.0) for month in range(1, 13)]
    assert small.problems(seasons=year) == []
    found = small.one(seasons=year[:10])
    said(found, "season_months", "seasons", "the months 11, 12 are missing", "Monate 11, 12 fehlen")
    heavy = [Season("1", 2.2), *year[1:]]
    said(small.one(seasons=heavy), "season_mean", "seasons", "mean 1.1, not 1", "Mittelwert 1,1, nicht 1")


def test_demand_that_needs_absurd_memory_is_refused_before_it_starts(small):
    found = small.one(demand=[Demand("town", "nursing", 5_000_000.0)])
    assert found.code == "memory"
    assert "at most 5000000 are allowed" in found.sentence()
    assert "höchstens 5000000" in found.sentence("de")
    factor = {"settings": [Setting("demand_factor", 1.0)], "demand": [Demand("town", "nursing", 1_000_000.0)]}
    assert small.problems(**factor) == []
    surge = small.build(**factor).change("settings.demand_factor.value", 5, from_date="2026-12-01")
    assert [p.code for p in check(surge)] == ["memory"]


def test_rows_are_people_times_the_visits_of_their_line(small):
    year = 365 / 365.25
    assert estimated_rows(small.build()) == pytest.approx(120 * year * 4, abs=1)
    stock = small.build(backlog=[Backlog("talk", "town", "nursing", 1000, 5.0)])
    assert estimated_rows(stock) == pytest.approx((120 * year + 1000) * 4, abs=1)
    talks = Pathway(Line("talk", (Queue("talk", "work", "lost", visits="talks"), Exit("work"), Exit("lost"))))
    counted = small.build(talks, counts=[Count("talks", "fixed", 2.0, most=7)])
    assert estimated_rows(counted) == pytest.approx(120 * year * 7, abs=1)


def test_a_delay_that_changes_on_a_day_has_two_visits_more(small):
    path, year = "times.papers.duration.all.all.centre", 365 / 365.25
    once = small.build().change(path, 30, from_date="2026-06-01")
    assert estimated_rows(once) == pytest.approx(120 * year * 6, abs=1)
    twice = once.change(path, 20, from_date="2026-09-01")
    assert estimated_rows(twice) == pytest.approx(120 * year * 8, abs=1)


def test_employers_bring_their_planned_vacancies():
    line = Line("wait", (Queue("wait", "out", "out"), Exit("out")))
    market = Line("post", (Queue("post", "end", "end"), Exit("end")))
    scenario = Scenario.build(
        "market", "2026-01-01", "2026-12-31", Pathway(line, Line("ask", (Queue("ask", "b", "b"), Exit("b"))), market),
        employers=[EmployerRate("town", "nursing", 365.25)], counts=[Count("planned_vacancies", "fixed", 3.0)],
    )  # fmt: skip
    assert estimated_rows(scenario) == 365 * (1 + 3)


def test_a_start_on_a_day_without_work_is_moved_and_reported(small):
    new_year, monday, sunday = date(2026, 1, 1), date(2026, 3, 2), date(2026, 3, 1)
    runs = [Run("bridge", n, day, "town") for n, day in (("a", new_year), ("b", monday), ("c", sunday))]
    moved = moved_starts(small.build(runs=runs))
    assert [tuple(m) for m in moved] == [
        ("bridge", "a", new_year, date(2026, 1, 2)), ("bridge", "c", sunday, monday),
    ]  # fmt: skip
    assert small.problems(runs=runs) == []


def test_all_problems_of_all_tables_are_found_at_once(small):
    found = small.problems(
        **small.more("demand", Demand("twon", "nursing", 1.0)),
        **small.more("routes", RouteShare("talk", "served", "nursing", "all", "lost", 0.9)),
        **small.other("traits", 0, share=0.7), **small.other("courses", 0, minimum=40),
    )  # fmt: skip
    assert {p.code for p in found} == {"reference_unknown", "shares_sum", "trait_shares_sum", "minimum_over_seats"}
