"""The compiled engine writes the reference's log of the default data, of every preset, and of ten times the demand."""

from itertools import product

import pytest
from both_engines import differences_of

import leiq_sim as leiq
from leiq_sim.analysis.workers import spread, stop_workers
from leiq_sim.files.folders import data_folder

SEEDS = 20
NAMES = ("baseline", *sorted(path.stem for path in (data_folder() / "scenarios").glob("*.toml")))


@pytest.mark.slow
def test_the_default_data_and_every_preset_agree_over_twenty_seeds():
    assert len(set(NAMES)) >= 10
    assert set(NAMES) <= set(leiq.list_scenarios())
    jobs = [(name, seed, 1.0) for name, seed in product(dict.fromkeys(NAMES), range(SEEDS))]
    try:
        found = spread(differences_of, [*jobs, ("baseline", 1, 10.0)])
    finally:
        stop_workers()
    assert [words for some in found for words in some] == []
