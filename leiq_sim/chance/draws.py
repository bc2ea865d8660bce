"""Chance by name: uniform numbers that know the seed and their purpose, and nothing of the scenario.

Every number belongs to a stream, a layer and a candidate, and is found by name, never by position. So a new
stage, a client more or another capacity leaves all other numbers as they were (common random numbers).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np

from leiq_sim.chance import philox


def code_of(*names: object) -> int:
    """Return 64 bits that stand for a name; two names share them with a chance of 2**-64."""
    words = "/".join(map(str, names)).encode()
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "little")


@dataclass(frozen=True)
class Block:
    """Candidates numbered 0 to `size` - 1 of one layer of one stream."""

    stream: str
    layer: int
    size: int

    @cached_property
    def code(self) -> np.uint64:
        return np.uint64(code_of(self.stream, self.layer))


@dataclass(frozen=True)
class Draws:
    """All uniform numbers of one replication."""

    seed: int
    replication: int

    def generator(self, *names: object) -> np.random.Generator:
        """Return NumPy's random generator for a name; the same name always starts at the same place."""
        return np.random.Generator(np.random.Philox(key=code_of(self.seed, self.replication, *names)))

    def uniform(self, purpose: str, step: str, visit: int, block: Block) -> np.ndarray:
        """Return one number in [0, 1) for each candidate of a block (float, shape (block.size,))."""
        return self.of(purpose, step, visit, np.full(block.size, block.code), np.arange(block.size))

    def uniforms(self, purpose: str, step: str, visit: int, blocks: Sequence[Block]) -> np.ndarray:
        """Return the numbers of several blocks, one block behind the other."""
        codes = [np.full(block.size, block.code) for block in blocks]
        return self.of(
            purpose, step, visit, np.concatenate(codes), np.concatenate([np.arange(block.size) for block in blocks])
        )

    def of(self, purpose: str, step: str, visit: int, codes: np.ndarray, candidates: np.ndarray) -> np.ndarray:
        """Return one number in [0, 1) for each pair of a block's code and a candidate's number."""
        key = code_of(self.seed, self.replication, purpose, step, visit)
        return philox.uniform(key, codes.astype(np.uint64), candidates.astype(np.uint64))
