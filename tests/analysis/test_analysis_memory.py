"""Freed memory is kept for the next array, where the C library can be told so."""

import platform
import resource
import sys

import numpy as np
import pytest

from leiq_sim.analysis.memory import hold_memory


def pages_fetched(size: int, times: int) -> int:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(times):
        first, second = np.ones(size), np.ones(size)
        del first, second
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


@pytest.mark.skipif(sys.platform != "linux" or platform.libc_ver()[0] != "glibc", reason="only glibc can be told")
def test_arrays_that_come_and_go_fetch_no_new_pages():
    assert hold_memory()
    pages_fetched(100_000, 2)
    assert pages_fetched(100_000, 50) < 50 * 20  # two arrays are 390 pages each time


def test_elsewhere_nothing_is_touched(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert hold_memory.__wrapped__() is False
