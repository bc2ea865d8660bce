"""No index of the compiled engine lies outside its array: Numba does not look, so once it is told to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKED = Path(__file__).with_name("bounds_checked.py")


def run(**environment: str) -> subprocess.CompletedProcess[str]:
    values = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA_")} | environment
    return subprocess.run([sys.executable, CHECKED], env=values, capture_output=True, text=True, timeout=900)


@pytest.mark.slow
def test_every_index_lies_within_its_array(tmp_path):
    done = run(NUMBA_BOUNDSCHECK="1", NUMBA_CACHE_DIR=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "logs with every index checked" in done.stdout


def test_unchecked_code_is_not_taken_for_checked(tmp_path):
    assert run(NUMBA_CACHE_DIR=str(tmp_path)).returncode == 2
