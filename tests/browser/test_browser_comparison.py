"""The comparison board in the app: compared, saved, marked when it is old; and what its verdicts rest on."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from app_pages import TOKEN, open_board, served
from axe_rules import faults, nameless, unreached
from lab import ROOT, browser, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("boards")
    shutil.copy(ROOT / "notebooks" / "02_comparison.ipynb", folder)
    with served(folder) as home, browser(1280, 900) as page:
        page.home = home
        page.goto(f"{home}?token={TOKEN}")
        open_board(page, home, "02_comparison")
        page.locator(".leiq-choice-mobile_counselling input").check()
        page.locator(".leiq-compare").click()
        page.wait_for_selector("a.leiq-zip", timeout=300_000)
        settled(page, 300)
        yield page


def test_figures_have_findings_as_titles_and_words_for_those_who_do_not_see_them(page):
    titles = page.locator(".leiq-card:has(img.leiq-chart) h3").all_inner_texts()
    assert len(titles) == 4
    assert any("Abstand zwischen den Gebieten" in title for title in titles)
    assert all(page.eval_on_selector_all("img.leiq-chart", "all => all.map(i => i.alt.length > 20)"))
    assert faults(page) == []
    assert nameless(page, ".leiq") == []
    assert unreached(page, ".leiq") == []


@pytest.mark.parametrize("width", [1280, 900])
def test_nothing_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 900})


def test_one_click_saves_tables_and_figures_and_nothing_old_can_be_saved(page):
    with page.expect_download() as saved:
        page.locator("a.leiq-zip").first.click()
    with zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes())) as made:
        names = [name.split("/")[1] for name in made.namelist()]
        assert made.read(made.namelist()[names.index("gap.png")]).startswith(b"\x89PNG")
    assert saved.value.suggested_filename.startswith("leiq_vergleich_")
    assert {"comparison.csv", "verdicts.csv", "kpis.png", "kpis.svg", "gap.svg"} <= set(names)
    page.locator(".leiq-choice-demand_surge input").check()
    page.wait_for_selector("a.leiq-zip", state="hidden", timeout=30_000)
    page.locator(".leiq-choice-demand_surge input").uncheck()
    page.wait_for_selector("a.leiq-zip", state="visible", timeout=30_000)


def test_assumptions_are_tested_in_the_background_and_can_be_stopped(page):
    page.locator(".leiq-rests-part select").select_option(index=4)
    box = page.locator(".leiq-restsbox")
    box.locator("button.leiq-rests").click()
    stop = box.locator(".leiq-stop")
    stop.wait_for(state="visible", timeout=60_000)
    page.wait_for_function(
        "() => document.querySelector('.leiq-restsbox .leiq-strip').textContent.includes('der Läufe gerechnet')",
        timeout=60_000,
    )
    stop.click()
    stop.wait_for(state="hidden", timeout=120_000)
    assert page.locator(".leiq-rests-shown img").count() == 0
