"""A story, in German: what happens in Nordsachsen if the nursing course has 25 seats from March 2027, and how sure?

In the app, by somebody who has never seen it, in at most eight actions. Each step is photographed, into
`results/story/` or where STORY_PICTURES says.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from app_pages import TOKEN, served
from lab import ROOT, browser, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]
COURSE = ".leiq-control:has(.leiq-slider-nursing_adaptation)"
MOST_ACTIONS = 8


class Visitor:
    """Does what a person does, counts it, and keeps a picture of what is seen after it."""

    def __init__(self, page, folder):
        self.page, self.folder, self.actions = page, folder, 0
        folder.mkdir(parents=True, exist_ok=True)

    def does(self, what, action):
        action()
        self.actions += 1
        self.page.wait_for_timeout(500)
        self.page.screenshot(path=self.folder / f"{self.actions}_{what}.png")

    def types(self, what, field, words):
        """Type into a field and press Enter: one action."""

        def typed():
            field.fill(words)
            field.press("Enter")

        self.does(what, typed)


def texts(page, selector):
    return [words.replace("\u00a0", " ") for words in page.locator(selector).all_inner_texts()]


def test_what_more_nursing_seats_do_in_nordsachsen(tmp_path):
    shutil.copy(ROOT / "notebooks" / "01_capacity.ipynb", tmp_path)
    folder = Path(os.environ.get("STORY_PICTURES") or ROOT / "results" / "story")
    with served(tmp_path) as home, browser(1280, 1000) as page:
        me = Visitor(page, folder)
        me.does("start", lambda: page.goto(f"{home}?token={TOKEN}"))
        me.does("board", lambda: page.click("main >> text=1 Kapazitäten"))
        page.wait_for_selector(COURSE, timeout=180_000)
        settled(page)
        control = page.locator(COURSE)
        me.types("seats", control.locator(".leiq-number input").first, "25")
        me.types("date", control.locator(".leiq-date input"), "01.03.2027")
        settled(page)
        me.does("answer", lambda: page.locator(".leiq-readingbox").scroll_into_view_if_needed())
        said = [line for line in texts(page, ".leiq-readingbox li") if "Nordsachsen" in line]
        changes = texts(page, ".leiq-left .leiq-changes li")
    assert me.actions <= MOST_ACTIONS
    assert [words for words in changes if "25 statt 16 Plätze ab 01.03.2027" in words] == changes != []
    wait = next(line for line in said if "Wartezeit auf einen Kurs" in line)
    assert re.search(r"Landkreis Nordsachsen: .*−\d+ Tage", wait)  # district, direction and size
    assert re.search(r"Spanne −\d+ bis [−+]?\d+", wait)  # range
    assert re.search(r"kein sicherer Unterschied|ist besser", wait)  # certainty
    assert re.search(r"in \d+ von 50 Verläufen", wait)
    assert len(list(folder.glob("*.png"))) >= me.actions
