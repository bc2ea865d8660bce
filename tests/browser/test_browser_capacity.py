"""Notebook 01 in JupyterLab, as a coordinator uses it: open, run all, move a slider."""

import pytest
from lab import browser, charts, open_board, served, settled, words

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SEATS = ".leiq-slider-nursing_adaptation .noUi-handle"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    with served(tmp_path_factory.mktemp("lab")) as (address, token), browser(1366, 900) as page:
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.home = address
        page.board = open_board(page, address, token, "01_capacity.ipynb")
        settled(page)
        yield page


def moved(page, pictures):
    page.wait_for_function(
        "old => { const now = [...document.querySelectorAll('.leiq img.leiq-chart')].map(i => i.src);"
        " return now.length === 3 && now.some((s, n) => s !== old[n])"
        " && !document.querySelector('.leiq-stale-results'); }",
        arg=pictures,
        timeout=120_000,
    )


def test_moving_a_slider_by_keyboard_changes_figure_and_table(page):
    before, pictures = words(page.board), charts(page)
    assert "Noch keine Variante" in before
    handle = page.locator(SEATS)
    handle.focus()
    for _ in range(9):
        handle.press("ArrowRight")
    moved(page, pictures)
    after = words(page.board)
    assert "25 statt 16" in after
    assert "Noch keine Variante" not in after
    assert "4 Wiederholungen gerechnet" in after
    assert before.split("Variante gegen Basis")[1] != after.split("Variante gegen Basis")[1]


def test_the_switch_turns_the_board_into_english(page):
    pictures = charts(page)
    page.locator(".leiq-language button", has_text="EN").click()
    moved(page, pictures)
    shown = words(page.board)
    assert "Variant against baseline" in shown
    assert [w for w in ("Basis", "Wiederholungen", "Plätze", "Beispieldaten") if w in shown] == []


def test_nothing_is_wider_than_the_board_and_charts_are_sharp(page):
    wide = page.evaluate("() => { const b = document.querySelector('.leiq'); return b.scrollWidth - b.clientWidth; }")
    assert wide <= 1
    sizes = page.eval_on_selector_all(".leiq img.leiq-chart", "all => all.map(i => [i.naturalWidth, i.clientWidth])")
    assert all(natural >= 1.5 * shown > 0 for natural, shown in sizes)


def test_no_foreign_host_is_asked(page):
    assert [url for url in page.asked if not url.startswith((page.home, "data:", "blob:"))] == []
