"""Without a Chromium there is nothing to see."""

import pytest
from lab import CHROMIUM


def pytest_collection_modifyitems(items):
    if CHROMIUM is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="needs a Chromium on this machine: none was found"))
