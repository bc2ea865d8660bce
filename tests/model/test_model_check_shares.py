"""Shares and times: every set adds up to 1, covers every field and group, and has the parameters it needs."""

import pytest

from leiq_sim.model.check import check
from leiq_sim.model.tables import Count, Dropout, RouteShare, Time, Trait


def route(group, to, share, field="all", step="talk", outcome="served"):
    return RouteShare(step, outcome, field, group, to, share)


def test_shares_that_do_not_add_up_are_told_with_what_is_missing(small):
    found = small.one(routes=[route("all", "papers", 0.95)])
    assert found.code == "shares_sum"
    assert found.where == "routes, talk/served/all/all"
    assert "from 'talk' (served) for field 'all' and group 'all' add up to 0.95, not 1" in found.sentence()
    assert "add a share for one of: lost" in found.sentence()
    assert "ergeben 0,95, nicht 1" in found.sentence("de")


def test_a_sum_may_be_off_by_rounding_only(small):
    thirds = [route("all", "papers", 0.3333333), route("all", "lost", 0.6666667)]
    assert small.problems(routes=thirds) == []
    assert small.one(routes=[route("all", "papers", 0.33333), route("all", "lost", 0.66666)]).code == "shares_sum"


def test_each_field_and_group_adds_up_alone(small):
    added = [route("female", "papers", 0.5, "nursing"), route("male", "papers", 0.5, "nursing")]
    found = small.problems(**small.more("routes", *added))
    assert [p.where for p in found] == ["routes, talk/served/nursing/female", "routes, talk/served/nursing/male"]


def test_a_parting_of_ways_needs_shares_for_every_field(small):
    found = small.one(routes=[])
    assert found.code == "routes_missing"
    assert "no shares from 'talk' (served) for field 'all'" in found.sentence()
    assert "papers, lost" in found.sentence("de")
    found = small.one(routes=[route("all", "papers", 0.75, "nursing"), route("all", "lost", 0.25, "nursing")])
    assert found.values["field"] == "crafts"


def test_a_parting_of_ways_needs_shares_for_every_group(small):
    female = [route("female", "papers", 0.75), route("female", "lost", 0.25)]
    found = small.one(routes=female)
    assert (found.code, found.values["group"]) == ("routes_missing", "male")
    male = [route("male", "papers", 0.5), route("male", "lost", 0.5)]
    assert small.problems(routes=female + male) == []


def test_a_single_way_needs_no_share(small):
    assert small.problems() == []
    assert small.problems(**small.more("routes", route("all", "course", 1.0, step="papers"))) == []


@pytest.mark.parametrize(
    ("row", "code", "english", "german"),
    [
        (route("all", "papers", 0.0, step="tlk"), "step_unknown", "nearest is 'talk'", "„talk“"),
        (route("all", "papers", 1.0, step="talk", outcome="dropped"), "route_outcome",
         "'talk' has no outcome 'dropped'", "„talk“ kennt kein Ergebnis „dropped“"),
        (route("all", "paper", 0.0), "route_target", "'paper' cannot follow 'talk' (served); the nearest allowed is "
         "'papers'", "„paper“ kann nicht auf „talk“ (served) folgen"),
        (route("all", "course", 0.0), "route_target", "Allowed: papers, lost", "Erlaubt: papers, lost"),
        (route("femal", "papers", 1.0), "group_unknown", "nearest is 'female'", "„female“"),
        (route("all", "papers", 1.0, "nurse"), "reference_unknown", "'nursing'", "„nursing“"),
    ],
)  # fmt: skip
def test_a_row_that_fits_nowhere_is_told_with_the_nearest(small, row, code, english, german):
    found = [p for p in small.problems(**small.more("routes", row)) if p.code == code]
    assert len(found) == 1
    assert found[0].where == f"routes, {row.step}/{row.outcome}/{row.field}/{row.group}/{row.to}"
    assert english in found[0].sentence("en")
    assert german in found[0].sentence("de")


def test_a_step_divides_by_its_own_trait_only(small):
    traits = [Trait("origin", "all", "eu", 1.0)]
    found = small.one(**small.more("traits", *traits), **small.more("routes", route("eu", "papers", 1.0)))
    assert found.code == "group_of_other_trait"
    assert "is not a value of 'sex', by which 'talk' divides" in found.sentence()


def test_traits_add_up_to_one_for_every_field(small):
    found = small.one(**small.other("traits", 0, share=0.5))
    assert (found.code, found.where) == ("trait_shares_sum", "traits, sex/all")
    assert "add up to 0.9, not 1" in found.sentence()
    assert "ergeben 0,9, nicht 1" in found.sentence("de")
    found = small.problems(traits=[Trait("sex", "nursing", "female", 0.5), Trait("sex", "nursing", "male", 0.5)])
    assert [(p.code, p.values["field"]) for p in found] == [("trait_missing", "crafts")]


def test_a_trait_in_use_needs_shares(small):
    found = small.problems(traits=[])
    assert [(p.code, p.values["field"]) for p in found] == [("trait_missing", "nursing"), ("trait_missing", "crafts")]


def test_a_value_belongs_to_one_trait(small):
    found = small.one(**small.more("traits", Trait("degree", "all", "female", 1.0)))
    assert found.code == "trait_value_twice"
    assert "'female' is a value of the traits sex, degree" in found.sentence()


def time(distribution, *numbers, stage="papers", purpose="duration", unit="days", group="all"):
    return Time(stage, purpose, "all", group, distribution, unit, *numbers)


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        (time("fixed"), ["centre"]), (time("exponential"), ["centre"]), (time("lognormal", 5.0), ["spread"]),
        (time("lognormal", None, 0.5), ["centre"]), (time("gamma", 5.0), ["spread"]),
        (time("triangular", 5.0, None, 1.0), ["most"]), (time("triangular", None, None, 1.0, 9.0), ["centre"]),
        (time("uniform", 5.0), ["least", "most"]),
    ],
)  # fmt: skip
def test_a_time_has_the_parameters_of_its_distribution(small, row, missing):
    found = small.problems(**self_replaced(small, row))
    assert [(p.code, p.values["found"]) for p in found] == [("time_parameter_missing", name) for name in missing]
    assert found[0].where == "times, papers/duration/all/all"
    assert f"needs '{missing[0]}', which is blank" in found[0].sentence()
    assert f"braucht „{missing[0]}“" in found[0].sentence("de")


def self_replaced(small, row):
    """Return the times with another row for papers."""
    return {"times": [*small.less("times", stage="papers")["times"], row]}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (time("triangular", 5.0, None, 6.0, 9.0), "time_order"),
        (time("triangular", 9.5, None, 6.0, 9.0), "time_order"),
        (time("uniform", None, None, 9.0, 6.0), "time_order"), (time("lognormal", 0.0, 0.5), "time_not_positive"),
        (time("gamma", 5.0, 0.0), "time_not_positive"), (time("fixed", 5.0, unit="minutes"), "time_unit"),
        (time("fixed", 5.0, purpose="patience"), "time_purpose"), (time("fixed", 5.0, stage="papier"), "step_unknown"),
        (time("fixed", 5.0, stage="work"), "step_unknown"), (time("fixed", 5.0, group="femal"), "group_unknown"),
    ],
)  # fmt: skip
def test_a_time_that_cannot_be_is_refused(small, row, code):
    found = [p for p in small.problems(**self_replaced(small, row)) if p.code != "time_missing"]
    assert [p.code for p in found] == [code]


@pytest.mark.parametrize(
    "row",
    [
        time("triangular", 6.0, None, 6.0, 6.0), time("uniform", None, None, 6.0, 6.0), time("gamma", 5.0, 0.5),
        time("exponential", 0.0), time("fixed", 0.0), time("lognormal", 5.0, 0.0),
    ],
)  # fmt: skip
def test_a_time_at_the_edge_of_what_is_allowed_is_allowed(small, row):
    assert [str(p) for p in small.problems(**self_replaced(small, row))] == []


def test_only_talks_in_pools_of_hours_are_in_minutes(small):
    found = small.one(**small.other("times", 0, unit="days"))
    assert found.code == "time_unit"
    assert "time of 'talk' (duration) is in days, but must be in minutes" in found.sentence()
    assert "steht in days, muss aber in minutes stehen" in found.sentence("de")
    assert small.one(**small.other("times", 2, unit="minutes")).values["allowed"] == "days"
    talk = Time("talk", "patience", "all", "all", "fixed", "minutes", 5.0)
    assert small.one(**small.more("times", talk)).code == "time_unit"


def test_a_queue_needs_a_duration_and_a_delay_does_not(small):
    found = small.one(**small.less("times", stage="talk"))
    assert found.code == "time_missing"
    assert "'talk' needs a time (duration) for field 'all'" in found.sentence()
    assert small.problems(**small.less("times", stage="papers")) == []
    assert small.problems(**small.less("times", stage="course")) == []


def test_times_cover_every_field_and_group(small):
    found = small.one(**small.other("times", 1, field="nursing"))
    assert (found.code, found.values["field"]) == ("time_missing", "crafts")
    found = small.one(**small.other("times", 1, group="female"))
    assert (found.code, found.values["group"]) == ("time_missing", "male")


def test_times_of_a_stage_divide_by_one_trait(small):
    more = [time("fixed", 5.0, group="female"), time("fixed", 5.0, group="eu")]
    found = small.one(**small.more("times", *more), **small.more("traits", Trait("origin", "all", "eu", 1.0)))
    assert found.code == "groups_mixed"
    assert "groups of several traits: origin, sex" in found.sentence()


def test_who_may_drop_out_needs_a_time_for_it(small):
    found = small.one(dropouts=[Dropout("course", "all", 0.1)])
    assert (found.code, found.values["purpose"]) == ("time_missing", "dropout")
    assert small.problems(dropouts=[Dropout("course", "all", 0.0)]) == []
    dropout = Time("course", "dropout", "all", "all", "uniform", "days", None, None, 1.0, 60.0)
    assert small.problems(dropouts=[Dropout("course", "all", 0.1)], **small.more("times", dropout)) == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (Count("talks", "fixed", 5.0, most=4), "count_over_most"),
        (Count("talks", "shifted_negative_binomial", 0.9), "count_below_one"),
        (Count("talks", "shifted_negative_binomial", 2.0, 0.0), "time_not_positive"),
    ],
)
def test_a_count_that_cannot_be_is_refused(small, row, code):
    found = small.one(counts=[row])
    assert (found.code, found.where) == (code, "counts, talks")


def test_a_shifted_count_may_always_be_one(small):
    assert small.problems(counts=[Count("talks", "shifted_negative_binomial", 1.0)]) == []


def test_only_the_length_of_a_delay_may_change_on_a_day(small):
    papers = small.build().change("times.papers.duration.all.all.centre", 30, from_date="2026-06-01")
    assert check(papers) == []
    talk = small.build().change("times.talk.duration.all.all.centre", 30, from_date="2026-06-01")
    assert [(p.code, p.where) for p in check(talk)] == [("time_dated", "times, talk/duration/all/all")]
    seats = small.build().change("courses.bridge.seats", 30, from_date="2026-06-01")
    assert check(seats) == []


def test_a_count_may_be_as_high_as_most(small):
    assert small.problems(counts=[Count("talks", "fixed", 4.0, most=4), Count("jobs", "poisson", 0.5)]) == []
