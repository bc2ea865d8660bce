"""axe-core finds nothing serious on the pages of the app: those around the boards, and the boards."""

import shutil

import pytest
from app_pages import TOKEN, open_board, served, write
from axe_rules import faults, nameless, unreached
from lab import ROOT, browser, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BOARDS = ("00_data", "01_capacity", "02_comparison", "03_pathway", "90_validation")


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("boards")
    for name in BOARDS:
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", folder)
    write(folder, "95_fails", "95 Fehler", "1 / 0")
    with served(folder) as home, browser(1280, 900) as page:
        page.home = home
        page.goto(f"{home}login")
        page.way_in = faults(page)
        page.goto(f"{home}?token={TOKEN}")
        yield page


def test_the_pages_around_the_boards(app):
    assert app.way_in == []
    for address in ("", "nothing", "?lang=en"):
        app.goto(app.home + address)
        assert faults(app) == []
    open_board(app, app.home, "95_fails")
    assert faults(app) == []


def test_the_rules_notice_a_fault(app):
    app.goto(app.home)
    app.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\"><button></button>')"
    )
    assert {rule for rule, _ in faults(app)} == {"image-alt", "button-name"}
    assert len(nameless(app, "main")) == 1


@pytest.mark.parametrize("name", BOARDS)
def test_the_boards_in_the_app(app, name):
    open_board(app, app.home, name)
    if name == "01_capacity":
        settled(app)
        names = app.eval_on_selector_all(".leiq .noUi-handle", "all => all.map(h => h.getAttribute('aria-label'))")
        fields = app.eval_on_selector_all(".leiq .leiq-number input", "all => all.map(i => i.labels[0]?.textContent)")
        assert names
        assert set(names) <= set(fields)
        assert unreached(app, ".leiq") == []
        app.locator(".leiq-slider-nursing_adaptation .noUi-handle").press("ArrowRight")
        app.wait_for_selector(".leiq [aria-live=polite] >> text=/[0-9]/", timeout=60_000)
        app.wait_for_selector(".leiq [aria-live=polite] .leiq-answer:not(:has-text('Noch keine Variante'))")
        settled(app)
    for width in (1280, 900):
        app.set_viewport_size({"width": width, "height": 900})
        assert faults(app) == []
        assert app.evaluate("document.documentElement.scrollWidth") <= width
    assert nameless(app, "body") == []
    app.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("name", ["", "00_data", "03_pathway"])
def test_in_the_dark_words_stay_readable(app, name):
    app.emulate_media(color_scheme="dark")
    try:
        if name:
            open_board(app, app.home, name)
            app.wait_for_selector(".leiq h2")
        else:
            app.goto(app.home)
        if name == "03_pathway":
            settled(app, 300)
        paper = app.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)")
        assert max(paper) < 60
        assert faults(app) == []
    finally:
        app.emulate_media(color_scheme="light")
