"""The app without code, as a visitor meets it: the way in, the list of boards, a board, faults, another language."""

import json
import re
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from app_pages import KERNEL, TOKEN, open_board, served, write
from lab import browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BUTTON = """
import ipywidgets as w
secret_variable = w.Button(description="Los")
def fails(_): raise FileNotFoundError("/secret/folder/file.csv")
secret_variable.on_click(fails)
slider = w.IntSlider(description="Stufe")
slider.observe(lambda change: 1 / 0, "value")
box = w.VBox([secret_variable, slider])
box.add_class("leiq-changed")
box
"""
FOREIGN = 'from IPython.display import HTML\nHTML(\'<img alt="" src="https://example.org/pixel.png">\')'


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("boards")
    write(folder, "01_button", "1 Knopf", BUTTON)
    write(folder, "02_fails", "2 Fehler", "print('vorher')\nopen('/secret/folder/file.csv')", "'hinterher'")
    write(folder, "03_refused", "3 Abgelehnt", "import leiq_sim as leiq\nleiq.load_scenario('nowhere')")
    write(folder, "04_foreign", "4 Fremd", FOREIGN)
    with served(folder, "/leiq/") as home, browser(1280, 900) as page:
        page.home, page.folder, page.asked, page.faults = home, folder, [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("websocket", lambda socket: page.asked.append(socket.url))
        page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        yield page


def text(page):
    return page.inner_text("body")


def button(page):
    """Open the board with the button, unless it is open."""
    if not page.url.startswith(f"{page.home}board/01_button") or page.get_attribute("html", "lang") != "de":
        open_board(page, page.home, "01_button")
    page.wait_for_selector(".leiq-changed button")


def status(page, address, token=TOKEN, method="GET"):
    asked = urllib.request.Request(page.home + address, headers={"Authorization": f"token {token}"}, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return answer.status, answer.geturl()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_the_token_lets_in_and_without_it_one_is_asked_for_it(page):
    page.goto(page.home)
    assert page.title() == "LeIQ-Werkbank"
    assert "1 Knopf" not in text(page)
    page.fill("#token", "wrong")
    page.click("button")
    assert "Dieses Token passt nicht" in page.inner_text("[role=alert]")
    page.fill("#token", TOKEN)
    page.click("button")
    assert "1 Knopf" in text(page)
    assert "Was ist das?" in text(page)
    assert "Run" not in text(page)


def test_neither_code_nor_files_are_served(page):
    for address in ("voila/api/contents/01_button.ipynb", "voila/files/01_button.ipynb", "voila/tree",
                    "voila/render/01_button.ipynb", "voila/files/log.txt"):  # fmt: skip
        code, said = status(page, address)
        assert code == 404
        assert "Diese Seite gibt es nicht" in said
    assert status(page, "", token="wrong")[1].startswith(page.home + "login")
    assert status(page, "board/01_button", token="wrong")[1].startswith(page.home + "login")


def test_a_board_is_a_page_of_its_own_without_code_and_foreign_hosts(page):
    page.asked.clear()
    page.faults.clear()
    open_board(page, page.home, "01_button")
    page.wait_for_selector("button:has-text('Los')")
    page.wait_for_timeout(1000)
    assert page.title() == "1 Knopf"
    assert page.get_attribute("html", "lang") == "de"
    assert page.locator("main").count() == page.locator("h1").count() == 1
    assert page.locator("nav a[aria-current=page]").inner_text() == "1 Knopf"
    assert "secret_variable" not in page.content()
    assert {urlsplit(url).hostname for url in page.asked if not url.startswith(("data:", "blob:"))} == {"127.0.0.1"}
    assert page.faults == []


def test_a_fault_in_a_callback_is_a_sentence_and_its_traceback_stays_on_the_server(page):
    button(page)
    for act in (lambda: page.click("button:has-text('Los')"), lambda: page.locator(".noUi-handle").press("ArrowRight")):
        act()
        page.wait_for_selector(".leiq-alert [role=alert]")
        assert "Das ist nicht gelungen" in page.inner_text(".leiq-alert")
        assert [word for word in ("Traceback", "/secret", "Error") if word in text(page)] == []
    assert "FileNotFoundError" in (page.folder / "log.txt").read_text()


def test_the_language_is_kept_and_switching_asks_before_moved_values_are_lost(page):
    button(page)
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.click(".app-languages a:has-text('EN')")
    assert "geht verloren" in asked[0]
    assert page.get_attribute("html", "lang") == "de"
    page.once("dialog", lambda dialog: dialog.accept())
    page.click(".app-languages a:has-text('EN')")
    page.wait_for_selector("html[lang=en] main #rendered_cells", timeout=60_000)
    assert page.title() == "1 Button"
    assert "What is this?" in text(page)
    assert "Was ist das?" not in text(page)
    page.click("nav a:has-text('Overview')")
    assert page.get_attribute("html", "lang") == "en"


def test_a_fault_in_a_cell_is_a_sentence(page):
    open_board(page, page.home, "02_fails")
    said = text(page)
    assert "vorher" in said
    assert "Dieser Teil lässt sich nicht zeigen" in said
    assert [word for word in ("Traceback", "/secret", "Error", "error", "hinterher") if word in said] == []


def test_what_the_program_refuses_is_said_in_its_own_words(page):
    open_board(page, page.home, "03_refused", "en")
    page.wait_for_selector(".leiq-alert [role=alert]")
    assert "nowhere" in page.inner_text(".leiq-alert")
    assert "Traceback" not in text(page)
    assert "Dieser Teil" not in text(page)


def test_a_foreign_host_is_not_asked_even_if_a_notebook_names_one(page):
    page.faults.clear()
    with page.expect_event("console", lambda said: "Content Security Policy" in said.text, timeout=60_000):
        open_board(page, page.home, "04_foreign")


def test_leaving_a_page_ends_its_kernel(page):
    open_board(page, page.home, "01_button")
    kernel = page.evaluate(KERNEL)
    assert status(page, f"api/kernels/{kernel}")[0] == 200
    page.goto(page.home)
    last = time.monotonic() + 20
    while status(page, f"api/kernels/{kernel}")[0] != 404 and time.monotonic() < last:
        time.sleep(0.3)
    assert status(page, f"api/kernels/{kernel}")[0] == 404


def test_a_page_whose_kernel_was_ended_says_so(page):
    open_board(page, page.home, "01_button")
    assert status(page, f"api/kernels/{page.evaluate(KERNEL)}", method="DELETE")[0] == 204
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_selector(".app-below:visible", timeout=30_000)
    assert page.inner_text(".app-below").startswith(("Dieses Brett wurde beendet", "This board was ended"))


@pytest.mark.parametrize("width", [1280, 900, 400])
def test_no_page_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{page.home}?lang=de")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 900})


def test_the_keyboard_reaches_everything_on_the_start_page(page):
    page.goto(f"{page.home}?lang=de")
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert reached[0] == "Zum Inhalt"
    assert reached[1:8] == ["Übersicht", "1 Knopf", "2 Fehler", "3 Abgelehnt", "4 Fremd", "DE", "EN"]
    assert reached[8].startswith("1 Knopf")


def test_the_log_holds_no_address_of_a_page(page):
    log = (page.folder / "log.txt").read_text()
    assert [line for line in log.splitlines() if re.match(r"\d{3} (GET|POST)", line)] == []
    assert json.dumps(TOKEN).strip('"') not in log
