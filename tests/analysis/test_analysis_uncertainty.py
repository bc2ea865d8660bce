"""Chance and ignorance are told apart: planted variances, one draw a slice, and a world where nothing is unknown."""

import numpy as np
import pytest
from confidence_worlds import DEMAND, INSIDE, base, more_seats

from leiq_sim.analysis.definitions import HEADLINE
from leiq_sim.analysis.uncertainty import hypercube, uncertainty
from leiq_sim.analysis.variance import parts_of, share_interval


def planted(worlds, replications, ignorance, draws, rest, seed):
    chance = np.random.default_rng(seed)
    return (
        100
        + chance.normal(0, ignorance, (worlds, 1))
        + chance.normal(0, draws, (1, replications))
        + chance.normal(0, rest, (worlds, replications))
    )


@pytest.mark.parametrize(("ignorance", "draws", "rest"), [(3.0, 2.0, 1.0), (2.0, 0.0, 4.0), (0.5, 4.0, 2.0)])
def test_planted_variances_are_recovered(ignorance, draws, rest):
    found = [parts_of(planted(40, 6, ignorance, draws, rest, seed)) for seed in range(300)]
    for name, truth in (("ignorance", ignorance**2), ("chance", draws**2 + rest**2)):
        values = np.array([getattr(one, name) for one in found])
        error = values.std(ddof=1) / np.sqrt(len(values))
        assert abs(values.mean() - truth) < 4 * error, name
        assert error < 0.05 * truth + 0.02


def test_the_worlds_vary_as_much_as_ignorance_and_futures_as_much_as_chance():
    table = planted(60, 5, 2.0, 1.0, 3.0, seed=1)
    found = parts_of(table)
    assert found.worlds.var(ddof=1) == pytest.approx(found.ignorance)
    assert found.worlds.mean() == pytest.approx(table.mean())
    assert found.worlds.var() < table.mean(axis=1).var()
    assert found.share == pytest.approx(found.ignorance / (found.ignorance + found.chance))
    assert np.mean((found.futures - table.mean()) ** 2) == pytest.approx(found.chance)


def test_without_ignorance_its_band_has_no_width():
    table = np.tile(np.arange(4.0), (10, 1))
    found = parts_of(table)
    assert (found.ignorance, found.share) == (0, 0)
    assert np.ptp(found.worlds) == 0
    assert found.chance == pytest.approx(np.arange(4.0).var(ddof=1))


def test_the_interval_of_the_share_covers_a_planted_share():
    truth, covered = 4 / (4 + 5), 0
    for seed in range(400):
        low, high = share_interval(planted(40, 30, 2.0, 0.0, np.sqrt(5.0), seed))
        covered += low <= truth <= high
    assert 368 <= covered <= 392  # 380 expected, standard deviation 4.4


def test_each_parameter_has_one_world_in_each_slice():
    shares = hypercube(7, 20, seed=5)
    assert shares.shape == (20, 7)
    for column in shares.T:
        assert sorted(np.floor(column * 20)) == list(range(20))
    assert (shares == hypercube(7, 20, seed=5)).all()
    assert not (shares == hypercube(7, 20, seed=6)).all()


@pytest.fixture(scope="module")
def drawn():
    return uncertainty([base(), more_seats()], [DEMAND, INSIDE], worlds=12, replications=4, workers=1)


def row(found, quantity, kpi):
    frame = found.frame
    return frame[(frame["quantity"] == quantity) & (frame["kpi"] == kpi)].iloc[0]


def test_a_table_of_worlds_has_a_level_and_a_difference_of_each_kpi(drawn):
    assert drawn.left_out == 0
    assert drawn.worlds == 12
    assert list(drawn.frame["kpi"]) == [*HEADLINE, *HEADLINE]
    more = row(drawn, "difference", "qualified_work")
    assert more["better_worlds"] == 12
    assert more["ignorance_p10"] > 0
    assert 0 < more["ignorance_share_low"] <= more["ignorance_share"] <= more["ignorance_share_high"] <= 1
    assert np.isnan(row(drawn, "level", "qualified_work")["better_worlds"])
    assert np.isnan(row(drawn, "difference", "inside_end")["better_worlds"])


def test_what_does_not_move_a_difference_is_no_ignorance_of_it():
    found = uncertainty([base(), more_seats()], [INSIDE], worlds=6, replications=4, workers=1)
    same = row(found, "difference", "qualified_work")
    assert same["ignorance_share"] == 0
    assert same["ignorance_p10"] == same["ignorance_p90"] == same["mean"] == same["at_data"]
    assert row(found, "level", "qualified_work")["ignorance_share"] > 0
    assert np.isnan(row(found, "difference", "share_waiting_over_target")["better_worlds"])


def test_one_world_or_one_replication_says_nothing_of_variance():
    with pytest.raises(ValueError, match="at least 2"):
        uncertainty([base()], worlds=1)
    with pytest.raises(ValueError, match="at least 2"):
        uncertainty([base()], replications=1)
