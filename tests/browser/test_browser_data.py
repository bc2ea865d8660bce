"""Notebook 00 in JupyterLab, as a coordinator uses it: type a value, enter it, read a filled-in template."""

from datetime import datetime

import pytest
from lab import browser, open_board, served, words

from leiq_sim.files.load import load_scenario
from leiq_sim.files.template import template_bytes
from leiq_sim.texts.template import template_rows

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SEATS = ".leiq-real-courses-nursing_adaptation-seats"
HOURS = "staff.fizu.hours_per_week"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    own = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEIQ_OWN", str(own))
        with served(tmp_path_factory.mktemp("lab")) as (address, token), browser(1366, 900) as page:
            page.own = own / "entries.csv"
            page.board = open_board(page, address, token, "00_data.ipynb")
            page.wait_for_selector(SEATS)
            yield page


def say(page, sentence):
    page.wait_for_function(
        "said => document.querySelector('.leiq-act .leiq-strip')?.innerText.includes(said)",
        arg=sentence,
        timeout=30_000,
    )


def test_a_typed_value_is_entered_with_name_and_day(page):
    field = page.locator(f"{SEATS} input")
    field.fill("20")
    field.press("Enter")
    say(page, "1 getippt")
    page.locator(".leiq-person input").fill("A. Kim")
    page.locator(".leiq-person input").press("Tab")
    page.locator("button.leiq-enter").click()
    say(page, "1 Wert eingetragen.")
    row = words(page.locator(".leiq-entry.leiq-entered").first)
    assert "20 Plätze eingetragen" in row
    assert f"eingetragen von A. Kim am {datetime.now():%d.%m.%Y}" in row
    assert ",20,A. Kim," in page.own.read_text(encoding="utf-8")


def test_a_filled_in_template_is_read(page, tmp_path):
    content = template_bytes(".csv", template_rows(load_scenario(), "de"), german=True).decode("utf-8-sig")
    line = next(line for line in content.splitlines() if line.startswith(HOURS))
    path = tmp_path / "vorlage.csv"
    path.write_text(content.replace(line, line.replace(";;;;;", ";12,5;;;;")), encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.locator("button.leiq-upload").click()
    chooser.value.set_files(path)
    page.wait_for_function("() => document.querySelector('.leiq-answer').innerText.startsWith('2 wirkliche Werte')")
    assert "12,5 Stunden je Woche eingetragen" in words(page.board)


def test_a_run_is_moved_by_keyboard_alone(page):
    page.locator(".leiq-run-run select").focus()
    page.keyboard.press("End")  # a notebook takes the arrows for itself unless the list is open
    day = page.locator(".leiq-run-start input")
    page.wait_for_function("() => document.querySelector('.leiq-run-start input').value !== ''")
    day.focus()
    day.fill("09.10.2028")
    page.keyboard.press("Tab")
    page.locator("button.leiq-run-save").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('.leiq-answer').innerText.startsWith('3 wirkliche Werte')")
    assert page.locator(".leiq-cal-run.leiq-mine").count() >= 1
    assert "2028-10-09 leipzig" in page.own.read_text(encoding="utf-8")


def test_nothing_is_wider_than_the_board_and_english_is_english(page):
    wide = page.evaluate("() => { const b = document.querySelector('.leiq'); return b.scrollWidth - b.clientWidth; }")
    assert wide <= 1
    page.locator(".leiq-language button", has_text="EN").click()
    page.wait_for_function("() => document.querySelector('.leiq h2').innerText === 'Data'")
    say(page, "1 value entered.")
    page.wait_for_function("() => !document.querySelector('.leiq-data').innerText.includes('Stunden')")
    shown = words(page.board)
    assert [word for word in ("eingetragen", "Plätze", "Stunden", "Warteliste", "Beispieldaten") if word in shown] == []
