"""Philox 4x32-10 over arrays: a random number for any (key, counter), without drawing those before it.

Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3 (SC11). NumPy has a Philox too, but only as a
sequence; here each person's number is looked up by name, so millions of tiny sequences would have to be opened.
"""

import numpy as np

MULTIPLY = (np.uint64(0xD2511F53), np.uint64(0xCD9E8D57))
WEYL = (np.uint64(0x9E3779B9), np.uint64(0xBB67AE85))
ROUNDS = 10
LOW = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)


def philox(counter: tuple[np.ndarray, ...], key: tuple[int, int]) -> tuple[np.ndarray, ...]:
    """Return four words (uint64 below 2**32) for four counter words of the same shape and a key."""
    a, b, c, d = (np.array(word, dtype=np.uint64) for word in counter)
    k0, k1 = (np.uint64(word) for word in key)
    for _ in range(ROUNDS):
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
        k0, k1 = (k0 + WEYL[0]) & LOW, (k1 + WEYL[1]) & LOW
    return a, b, c, d


def uniform(key: int, high: np.ndarray, low: np.ndarray) -> np.ndarray:
    """Return numbers in [0, 1) with 53 bits for a 64-bit key and 64-bit counters (uint64 arrays of one shape)."""
    counter = (low & LOW, low >> HALF, high & LOW, high >> HALF)
    first, second, _, _ = philox(counter, (key & 0xFFFFFFFF, key >> 32))
    bits = (first >> np.uint64(5)) * np.uint64(2**26) + (second >> np.uint64(6))
    return bits / 2.0**53
