"""What is uncertain: statements as parameters, their ends, whole worlds, and variants upon other data."""

from dataclasses import replace

import numpy as np
import pytest
from calibration_worlds import PROVENANCE, origin
from calibration_worlds import world as routes_world
from confidence_worlds import DEMAND, INSIDE, SEATS, TO_COURSE, base, more_seats
from scipy.stats import triang

from leiq_sim.analysis.parameters import family_of, parameters_of, triangular, world_of
from leiq_sim.errors import ScenarioError
from leiq_sim.model.check import check
from leiq_sim.model.replay import replayed, root_of


def by_name(scenario, *patterns, **options):
    return {one.name: one for one in parameters_of(scenario, patterns, **options).parameters}


def test_a_statement_is_one_parameter_and_each_value_goes_to_its_own_end():
    found, north, south = by_name(base()), *(f"demand.{where}.nursing.people_per_year" for where in ("north", "south"))
    assert found[DEMAND].at(-1) == {north: 30, south: 20}
    assert found[DEMAND].at(1)[north] == 96
    assert found[DEMAND].at(-0.5)[north] == 45
    assert found[DEMAND].setting(-1) == ("factor", 0.5)
    assert found["pay_rates.*.*.eur_per_year"].setting(1) == ("value", 120_000)
    assert found[INSIDE].at(-1) == {"inside.nursing_adaptation.north.nursing.people": 2}


def test_a_set_of_two_ways_is_one_parameter_and_the_other_way_gives_way():
    found = by_name(base())
    ways = [name for name in found if name.startswith("routes")]
    assert ways == [TO_COURSE]
    high = found[TO_COURSE].at(1)
    assert high["routes.first_counselling.served.all.all.nursing_adaptation.share"] == pytest.approx(0.8)
    assert sum(high.values()) == pytest.approx(1)


def test_a_set_of_three_ways_is_three_parameters():
    ways = [name for name in by_name(routes_world()) if name.startswith("routes.*") or "decision.served" in name]
    assert {name.split(".")[-2] for name in ways} >= {"recognised", "measure", "rejected"}
    for name in ways:
        assert not check(family_of([routes_world()]).upon(by_name(routes_world())[name].at(1))[0])


def test_what_cannot_move_is_named_with_its_reason():
    found = parameters_of(base())
    reasons = dict(found.excluded)
    assert reasons["places.*.cost_per_place_eur_per_year"] == "bounds"
    assert reasons["kpis.*.smallest_difference"] == "verdicts"
    assert reasons[SEATS] == "bounds"
    tight = replace(
        routes_world(), provenance=(*PROVENANCE, origin("routes.measure.*.*.*.lost.share", "published", None, None, 9))
    )
    assert ("routes.*.*.*.*.*.share", "set") not in parameters_of(tight).excluded


def test_patterns_take_and_leave_out():
    assert list(by_name(base(), "demand.*.*.*", "pay_rates.*.*.*", without=["pay_rates.*.*.*"])) == [DEMAND]
    part = by_name(base(), "demand.north.*.*")
    assert list(part) == [DEMAND]
    assert part[DEMAND].paths == ("demand.north.nursing.people_per_year",)
    with pytest.raises(ScenarioError, match=r"demand\.west") as wrong:
        parameters_of(base(), ["demand.west.*.*"], ["nothing.here"])
    assert len(wrong.value.problems) == 2
    with pytest.raises(ScenarioError, match="has a range"):
        parameters_of(base(), ["places.*.*"])


@pytest.mark.parametrize(("least", "mode", "most"), [(0, 2, 10), (5, 5, 7), (1, 4, 4)])
def test_triangular_is_the_quantile_of_the_triangular_distribution(least, mode, most):
    shares = np.linspace(0, 1, 11)
    known = triang.ppf(shares, (mode - least) / (most - least), least, most - least)
    assert [triangular(share, least, mode, most) for share in shares] == pytest.approx(known)


def test_a_world_is_sound_and_its_shares_add_up():
    found = parameters_of(routes_world()).parameters
    chance = np.random.default_rng(3)
    for _ in range(20):
        values = world_of(found, chance.random(len(found)))
        assert not check(family_of([routes_world()]).upon(values)[0])
        shares = [value for path, value in values.items() if path.startswith("routes.decision")]
        assert len(shares) == 3
        assert sum(shares) == pytest.approx(1)


def test_of_two_ways_the_one_drawn_keeps_its_value():
    (way,) = by_name(base(), "routes.*.*.*.*.*.*").values()
    values = world_of([way], [0.9])
    path = way.paths[0]
    assert values[path] == pytest.approx(triangular(0.9, way.movers[0].least, way.movers[0].value, way.movers[0].most))


def test_a_variant_upon_other_data_keeps_values_and_multiplies_factors():
    said = base().change(SEATS, 12, "2026-06-01", name="said")
    factor = replace(said, changes=(replace(said.changes[0], factor=1.5),))
    other = base().change(SEATS, 10)
    assert replayed(said, other).steps(SEATS) == [(0, 10), (151, 12)]
    assert replayed(factor, other).steps(SEATS) == [(0, 10), (151, 15)]
    assert root_of(said).steps(SEATS) == [(0, 8)]
    assert root_of(more_seats()).tables == base().tables
    assert replayed(more_seats(), root_of(more_seats())).tables == more_seats().tables


def test_scenarios_of_different_data_are_no_family():
    with pytest.raises(ScenarioError, match="different data"):
        family_of([base(), routes_world()])


def test_who_is_inside_without_a_place_gives_way():
    from leiq_sim.files.load import load_scenario

    data = load_scenario("baseline")
    places = by_name(data, "places.*.places")["places.*.places"]
    assert check(data.change("places.coaching.places", 12))
    (made,) = family_of([data]).upon(places.at(-1))
    assert check(made) == []
    assert sum(row.people for row in made.rows("inside") if row.stage == "coaching") == 12
