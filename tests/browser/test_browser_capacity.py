"""The capacity board in JupyterLab and in the app, as a coordinator uses it.

Open, wait, move a slider, keep and find again, stop, read in the other language; and what a screen reader is told.
"""

import shutil
from contextlib import ExitStack

import pytest
from app_pages import alone
from lab import ROOT, browser, charts, open_board, served, settled, words
from spoken import controls

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SEATS = ".leiq-slider-nursing_adaptation .noUi-handle"
READ = ".leiq-sentence .widget-html-content"


@pytest.fixture(scope="module", params=["lab", "app"])
def page(request, tmp_path_factory):
    data = tmp_path_factory.mktemp("project") / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("own"))
    folder = tmp_path_factory.mktemp(request.param)
    with browser(1366, 900) as page, ExitStack() as stack:
        page.asked, page.where, page.own = [], request.param, data / "scenarios" / "own"
        page.on("request", lambda asked: page.asked.append(asked.url))
        if page.where == "lab":
            page.home, token = stack.enter_context(served(folder, data))
            page.board = open_board(page, page.home, token, "01_capacity.ipynb")
        else:
            page.home = stack.enter_context(alone(folder, "01_capacity", page, data))
            page.board = page.locator(".leiq").first
        settled(page)
        yield page


def only(page, where):
    if page.where != where:
        pytest.skip(f"is another way in the {page.where}")


def press(page, key, times, slider=SEATS):
    handle = page.locator(slider)
    handle.focus()
    for _ in range(times):
        handle.press(key)


def moved(page, pictures):
    page.wait_for_function(
        "old => { const now = [...document.querySelectorAll('.leiq .leiq-chart')].map(i => i.outerHTML);"
        " return now.length === 5 && now.some((s, n) => s !== old[n])"
        " && !document.querySelector('.leiq-stale'); }",
        arg=pictures,
        timeout=120_000,
    )
    settled(page)


def seats_are(page, words_of_change):
    """Wait until the list of changes says so, and the board shows what follows."""
    page.locator(".leiq-left .leiq-changes li", has_text=words_of_change).wait_for(timeout=30_000)
    settled(page)


def tile(page):
    return page.locator(".leiq-tile-seat_fill").inner_text()


def test_moving_a_slider_by_keyboard_marks_and_then_changes_tile_figure_and_table(page):
    before, pictures, seats = words(page.board), charts(page), tile(page)
    read = page.query_selector(READ)  # a screen reader reads out what changes within the same live region
    unread = read.inner_text()
    assert "Noch keine Variante" in before
    press(page, "ArrowRight", 1)
    page.wait_for_selector(".leiq-tilesbox.leiq-stale", timeout=30_000)
    assert page.locator(".leiq-output:not(.leiq-stale) .leiq-run").count() == 0
    press(page, "ArrowRight", 8)
    moved(page, pictures)
    after = words(page.board)
    assert "25 statt 16" in after
    assert "Noch keine Variante" not in after
    assert "50 Wiederholungen gerechnet" in after
    assert before.split("Variante gegen Basis")[1] != after.split("Variante gegen Basis")[1]
    assert tile(page) != seats
    assert page.evaluate("([e, s]) => document.querySelector(s) === e", [read, READ])
    assert read.get_attribute("aria-live") == "polite"
    assert unread != read.inner_text() != ""


def test_every_control_has_a_name_that_a_screen_reader_says(page):
    found = controls(page, ".leiq")
    assert {role for role, _ in found} >= {"slider", "button", "textbox", "spinbutton"}
    assert [role for role, name in found if not name] == []
    assert ("slider", "Anpassungslehrgang Pflege, Plätze") in found
    assert sum(role == "slider" for role, _ in found) == page.locator(".leiq .noUi-handle:visible").count()


def test_every_output_carries_the_same_run(page):
    runs = page.eval_on_selector_all(".leiq-output .leiq-run", "all => all.map(e => e.dataset.run)")
    assert len(runs) >= 10
    assert len(set(runs)) == 1
    assert f"Lauf {runs[0]}" in words(page.board)


def test_what_is_kept_is_found_again(page):
    title = page.locator(".leiq-title input")
    title.fill("Pflege ausbauen")
    title.press("Tab")
    page.locator(".leiq-keep").click()
    page.wait_for_selector(".leiq-own option", state="attached", timeout=30_000)
    assert [path.name for path in page.own.glob("*")] == ["pflege_ausbauen.toml"]
    pictures = charts(page)
    page.locator(".leiq-reset").click()
    moved(page, pictures)
    assert "Noch keine Variante" in words(page.board)
    page.locator(".leiq-open").click()
    seats_are(page, "25 statt 16")


def test_a_run_can_be_stopped_and_taken_up_again(page):
    field = page.locator(".leiq-replications input")
    field.fill("200")
    field.press("Enter")
    page.locator(".leiq-stop").first.click(timeout=30_000)
    page.wait_for_function("() => /angehalten/i.test(document.querySelector('.leiq-status').innerText)", timeout=60_000)
    field.fill("50")
    field.press("Enter")
    settled(page)
    page.wait_for_function("() => !document.querySelector('.leiq-stale')", timeout=60_000)


def test_the_switch_turns_the_board_into_english(page):
    if page.where == "lab":
        page.locator(".leiq-language button", has_text="EN").click()
    else:
        page.once("dialog", lambda dialog: dialog.accept())  # a page of its own: moved values are asked about
        page.click(".app-languages a:has-text('EN')")
        page.wait_for_selector("html[lang=en] main .leiq .leiq-chart", timeout=120_000)
    german = "/Basis|Wiederholungen|Plätze|Beispieldaten/"  # figures follow one by one
    page.wait_for_function(f"() => !{german}.test(document.querySelector('.leiq').innerText)", timeout=120_000)
    settled(page)
    assert "Variant against baseline" in words(page.board)
    assert "Nursing adaptation course, seats" in dict(map(reversed, controls(page, ".leiq")))


@pytest.mark.parametrize("width", [1366, 1280, 900])
def test_nothing_is_wider_than_the_board_and_charts_keep_their_shape(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(800)
    wide = page.evaluate("() => { const b = document.querySelector('.leiq'); return b.scrollWidth - b.clientWidth; }")
    assert wide <= 1
    shapes = page.eval_on_selector_all(
        ".leiq svg.leiq-chart",
        "all => all.map(i => [i.clientWidth, i.clientHeight, i.viewBox.baseVal.width, i.viewBox.baseVal.height])",
    )
    assert len(shapes) == 5
    assert all(abs(high * whole - tall * wide) <= whole + tall for wide, high, whole, tall in shapes)


def test_in_the_dark_words_stay_readable(page):
    only(page, "lab")
    page.evaluate("() => window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})")
    page.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")
    ink, paper = page.evaluate(
        "() => { const s = getComputedStyle(document.querySelector('.leiq'));"
        " return [s.color, s.backgroundColor].map(c => c.match(/\\d+/g).slice(0, 3).map(Number)); }"
    )
    assert min(ink) > 200 > 60 > max(paper)
    ink = page.eval_on_selector(".leiq-chart text", "e => getComputedStyle(e).fill.match(/\\d+/g).map(Number)")
    assert min(ink) > 150


def test_no_foreign_host_is_asked(page):
    assert [url for url in page.asked if not url.startswith((page.home, "data:", "blob:"))] == []
