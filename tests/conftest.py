"""No test writes to the project's own results: each has a folder of its own for the store of runs.

What a test module hands to other processes may be written down while it is imported, so there is a folder from the
first moment on; it is removed when all is done. Nor does a test see what a developer has entered in data/own/.
"""

import os
import tempfile
from itertools import count

import pytest

FOLDER = tempfile.TemporaryDirectory(prefix="leiq-results-")
os.environ["LEIQ_RESULTS"] = FOLDER.name
os.environ["LEIQ_OWN"] = os.path.join(FOLDER.name, "nothing-entered")
_numbers = count()


@pytest.fixture(autouse=True)
def results_folder():
    """Nothing is known to a test that it did not store itself."""
    own = os.path.join(FOLDER.name, str(next(_numbers)))
    before, os.environ["LEIQ_RESULTS"] = os.environ["LEIQ_RESULTS"], own
    yield own
    os.environ["LEIQ_RESULTS"] = before


def pytest_unconfigure():
    FOLDER.cleanup()
