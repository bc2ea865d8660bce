"""The data board in JupyterLab and in the app: type a value, enter it, read a filled-in template, move a run."""

import io
from contextlib import ExitStack
from datetime import datetime

import openpyxl
import pytest
from app_pages import alone
from lab import browser, open_board, served, words

from leiq_sim.files.load import load_scenario
from leiq_sim.files.template import HEADS, template_bytes
from leiq_sim.texts.template import template_rows

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SEATS = ".leiq-real-courses-nursing_adaptation-seats"
HOURS = "staff.fizu.hours_per_week"


@pytest.fixture(scope="module", params=["lab", "app"])
def page(request, tmp_path_factory):
    own, folder = tmp_path_factory.mktemp("own"), tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch, browser(1366, 900) as page, ExitStack() as stack:
        patch.setenv("LEIQ_OWN", str(own))
        page.own, page.where = own / "entries.csv", request.param
        if page.where == "lab":
            address, token = stack.enter_context(served(folder))
            page.board = open_board(page, address, token, "00_data.ipynb")
        else:
            stack.enter_context(alone(folder, "00_data", page))
            page.board = page.locator(".leiq").first
        page.wait_for_selector(SEATS, timeout=120_000)
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


def test_a_filled_in_workbook_is_read(page, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(".xlsx", template_rows(load_scenario(), "de"), True)))
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=5) for cell in row if cell.value}
    line = next(row[0].row for row in sheet.iter_rows() if row[0].value == HOURS)
    sheet.cell(line, heads[HEADS["real_value"][0]]).value = 12.5
    path = tmp_path / "vorlage.xlsx"
    book.save(path)
    with page.expect_file_chooser() as chooser:
        page.locator("button.leiq-upload").click()
    chooser.value.set_files(path)
    page.wait_for_function("() => document.querySelector('.leiq-answer').innerText.startsWith('2 wirkliche Werte')")
    read = r"/12,5\s+Stunden\s+je\s+Woche\s+eingetragen/"
    page.wait_for_function(f"() => {read}.test(document.querySelector('.leiq').innerText)", timeout=30_000)


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
    if page.where == "lab":
        page.locator(".leiq-language button", has_text="EN").click()
        page.wait_for_function("() => document.querySelector('.leiq h2').innerText === 'Data'")
        say(page, "1 value entered.")
    else:
        page.on("dialog", lambda dialog: dialog.accept())
        page.click(".app-languages a:has-text('EN')")
        page.wait_for_selector("html[lang=en] main .leiq h2:has-text('Data')", timeout=120_000)
    page.wait_for_function("() => !document.querySelector('.leiq-data').innerText.includes('Stunden')")
    shown = words(page.board)
    assert [word for word in ("eingetragen", "Plätze", "Stunden", "Warteliste", "Beispieldaten") if word in shown] == []
