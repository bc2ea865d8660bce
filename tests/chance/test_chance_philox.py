"""Philox gives the published known answers, and numbers that are found by name."""

import numpy as np
import pytest

from leiq_sim.chance.draws import Block, Draws
from leiq_sim.chance.philox import philox

# Random123, kat_vectors: philox4x32, 10 rounds.
KNOWN_ANSWERS = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "expected"), KNOWN_ANSWERS)
def test_philox_gives_the_published_answers(counter, key, expected):
    words = tuple(np.array([word], dtype=np.uint64) for word in counter)
    assert tuple(int(word[0]) for word in philox(words, key)) == expected


def test_a_candidate_keeps_its_number_when_the_block_grows():
    draws = Draws(seed=1, replication=0)
    few = draws.uniform("duration", "talk", 1, Block("client/leipzig/nursing", 0, 5))
    many = draws.uniform("duration", "talk", 1, Block("client/leipzig/nursing", 0, 50))
    assert (few == many[:5]).all()


@pytest.mark.parametrize("other", [Draws(2, 0), Draws(1, 1)])
def test_another_seed_or_replication_gives_other_numbers(other):
    block = Block("client/leipzig/nursing", 0, 100)
    assert not np.isin(other.uniform("a", "b", 1, block), Draws(1, 0).uniform("a", "b", 1, block)).any()


def test_numbers_are_uniform_and_uncorrelated_between_names():
    block = Block("client/leipzig/nursing", 0, 200_000)
    first, second = (Draws(1, 0).uniform(purpose, "talk", 1, block) for purpose in ("duration", "patience"))
    counts = np.histogram(first, bins=100, range=(0, 1))[0]
    chi_square = ((counts - 2000) ** 2 / 2000).sum()
    assert 50 < chi_square < 170  # 99 degrees of freedom: outside with a chance of about 1e-5
    assert abs(np.corrcoef(first, second)[0, 1]) < 4 / np.sqrt(200_000)
    assert first.min() >= 0
    assert first.max() < 1
