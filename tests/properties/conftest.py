"""Properties build on the small plans of the engine and the small world of chance."""

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / room) for room in ("engine", "chance")]
