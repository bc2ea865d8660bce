"""Keeps freed memory for the next array, where the C library (glibc) would give it back to the system each time.

Counting a replication makes and frees hundreds of arrays of some 100 kB. Left to itself, glibc fetches them anew page
by page, which takes longer than what is done with them (measured in benchmarks/, see docs/performance.md).
"""

import ctypes
import platform
import sys
from functools import cache

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3  # names and numbers of malloc.h
KEPT_BYTES = 256 * 2**20


@cache
def hold_memory() -> bool:
    """Let this process keep up to 256 MB of freed memory; return whether its C library can be told so."""
    if sys.platform != "linux" or platform.libc_ver()[0] != "glibc":
        return False
    tell = ctypes.CDLL(None).mallopt
    return bool(tell(M_MMAP_THRESHOLD, KEPT_BYTES // 8) and tell(M_TRIM_THRESHOLD, KEPT_BYTES))
