"""axe-core finds nothing serious in a board in JupyterLab's notebook; JupyterLab itself is not ours to judge."""

import pytest
from axe_rules import faults, nameless
from lab import browser, open_board, served, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_board_and_its_sliders(tmp_path):
    with served(tmp_path) as (address, token), browser(1366, 900) as page:
        board = open_board(page, address, token, "01_capacity.ipynb")
        settled(page)
        assert faults(page, ".leiq") == []
        assert nameless(page, ".leiq >> nth=0") == []
        names = "all => all.map(h => h.getAttribute('aria-label'))"
        german = page.eval_on_selector_all(".leiq .noUi-handle", names)
        board.locator(".leiq-language button", has_text="EN").click()
        page.wait_for_function(
            "old => [...document.querySelectorAll('.leiq .noUi-handle')].every((h, n) => h.ariaLabel !== old[n])",
            arg=german,
            timeout=60_000,
        )
        assert None not in page.eval_on_selector_all(".leiq .noUi-handle", names)
