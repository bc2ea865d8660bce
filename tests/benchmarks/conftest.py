"""The benchmarks are a package beside leiq_sim; tests find it wherever pytest was started."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
