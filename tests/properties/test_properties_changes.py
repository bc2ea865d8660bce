"""What a change must leave as it was: names, orders, scales, what nobody uses, and the past."""

import pytest
from property_list import CHANGED
from strategies import always


@pytest.mark.parametrize("one", CHANGED, ids=lambda one: one.name)
def test_what_must_change_nothing_changes_nothing(one):
    one.search(always(one.examples))
