"""Agreement builds on the plans, worlds and properties of the other tests."""

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / room) for room in ("properties", "engine", "chance")]
