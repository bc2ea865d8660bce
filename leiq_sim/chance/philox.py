"""Philox 4x32-10 over arrays: a random number for any (key, counter), without drawing those before it.

Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3 (SC11). NumPy has a Philox too, but only as a
sequence; here each person's number is looked up by name, so millions of tiny sequences would have to be opened.
"""

import numpy as np

MULTIPLY = (np.uint64(0xD2511F53), np.uint64(0xCD9E8D57))
WEYL = (0x9E3779B9, 0xBB67AE85)
ROUNDS = 10
LOW = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)


def philox(counter: tuple[np.ndarray, ...], key: tuple[int, int]) -> tuple[np.ndarray, ...]:
    """Return four words (uint64 below 2**32, shape of the counters) for four counter words and a key."""
    a, b, c, d = (np.array(word, dtype=np.uint64) for word in np.broadcast_arrays(*counter))
    for turn in range(ROUNDS):
        k0, k1 = (np.uint64((k + turn * w) & 0xFFFFFFFF) for k, w in zip(key, WEYL, strict=True))
        a *= MULTIPLY[0]
        c *= MULTIPLY[1]
        # The next words are made in place: a high half takes in the neighbour and the key, a low half stays.
        b ^= c >> HALF
        b ^= k0
        d ^= a >> HALF
        d ^= k1
        c &= LOW
        a &= LOW
        a, b, c, d = b, c, d, a
    return a, b, c, d


def uniform(key: int, high: np.ndarray, low: np.ndarray) -> np.ndarray:
    """Return numbers in [0, 1) with 53 bits for a 64-bit key and 64-bit counters (uint64 arrays of one shape)."""
    counter = (low & LOW, low >> HALF, high & LOW, high >> HALF)
    first, second, _, _ = philox(counter, (key & 0xFFFFFFFF, key >> 32))
    bits = (first >> np.uint64(5)) * np.uint64(2**26) + (second >> np.uint64(6))
    return bits / 2.0**53
