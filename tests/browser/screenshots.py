"""Make the pictures of the documentation anew: `python tests/browser/screenshots.py [BOARD...] [--folder FOLDER]`.

Opens each board in JupyterLab and photographs it in German and in English: the data; the capacities, with more nursing
seats and more hours in Nordsachsen; the comparison of three variants; the pathway. Draws where people wait.
"""

import argparse
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lab
from PIL import Image

import leiq_sim as leiq
from leiq_sim.boards.frames import where_waiting
from leiq_sim.boards.tables import waiting_note
from leiq_sim.figures import style, waiting

WIDTH, HEIGHT = 1366, 5600
MOVES = (("leiq-slider-counselling_nordsachsen", 6), ("leiq-slider-nursing_adaptation", 9))
REPLICATIONS = 12
TOP = 1300  # what a README shows
COLOURS = 96  # enough for flat colours and text, a quarter of the size
LANGUAGES = (("de", "DE"), ("en", "EN"))
OTHERS = {"de": "as a table|computed|Template", "en": "als Tabelle|gerechnet|Vorlage"}  # words of the other language
COMPARED = ("mobile_counselling", "more_nursing_seats", "demand_surge")


def saved(data: bytes, path: Path, top: int | None = None) -> None:
    """Write a picture, or its uppermost pixels, with few colours."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(top or picture.height, picture.height)))
    few = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(f"{path} {path.stat().st_size / 1000:.0f} kB")


def capacity(page: Any, address: str, token: str, folder: Path) -> None:
    board = lab.open_board(page, address, token, "01_capacity.ipynb")
    lab.settled(page)
    for slider, steps in MOVES:
        handle = page.locator(f".{slider} .noUi-handle")
        handle.focus()
        for _ in range(steps):
            handle.press("ArrowRight")
    page.wait_for_timeout(1500)
    lab.settled(page, 600)
    in_both_languages(page, board, folder, "capacity")


def comparison(page: Any, address: str, token: str, folder: Path) -> None:
    board = lab.open_board(page, address, token, "02_comparison.ipynb")
    for name in COMPARED:
        page.locator(f".leiq-choice-{name} input").check()
    page.locator(".leiq-compare").click()
    page.wait_for_timeout(1000)
    lab.settled(page, 600)
    in_both_languages(page, board, folder, "comparison")


def data(page: Any, address: str, token: str, folder: Path) -> None:
    board = lab.open_board(page, address, token, "00_data.ipynb")
    page.wait_for_timeout(3000)
    in_both_languages(page, board, folder, "data")


def pathway(page: Any, address: str, token: str, folder: Path) -> None:
    board = lab.open_board(page, address, token, "03_pathway.ipynb")
    lab.settled(page, 600)
    page.locator(".leiq-stage select").select_option(index=5)
    in_both_languages(page, board, folder, "pathway")


def in_both_languages(page: Any, board: Any, folder: Path, name: str) -> None:
    for lang, button in LANGUAGES:
        page.locator(".leiq-language button", has_text=button).click()
        page.wait_for_timeout(2000)
        # The figures follow one by one, on a slow machine long after the first words.
        page.wait_for_function(
            "old => !new RegExp(old).test(document.querySelector('.leiq').innerText)", arg=OTHERS[lang], timeout=180_000
        )
        page.wait_for_timeout(2000)
        page.evaluate("() => document.activeElement?.blur()")
        whole = board.screenshot()
        saved(whole, folder / f"{name}_{lang}_whole.png")
        saved(whole, folder / f"{name}_{lang}.png", top=TOP)


def waiting_places(folder: Path) -> None:
    """Draw where people wait in the baseline."""
    result = leiq.run(leiq.load_scenario("baseline"), replications=REPLICATIONS)
    frame = where_waiting(result)
    for lang, _ in LANGUAGES:
        drawing = waiting.figure(frame, result.scenario.pathway, lang, waiting_note(result, lang))
        saved(style.png(drawing), folder / f"waiting_{lang}.png")


BOARDS = {"data": data, "capacity": capacity, "comparison": comparison, "pathway": pathway}


def main(names: Sequence[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if not names:
        waiting_places(folder)
    with tempfile.TemporaryDirectory() as place, lab.served(Path(place)) as (address, token):
        for make in (BOARDS[name] for name in names or BOARDS):
            with lab.browser(WIDTH, HEIGHT) as page:
                make(page, address, token, folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("boards", nargs="*", metavar="BOARD", help=", ".join(BOARDS))
    parser.add_argument("--folder", type=Path, default=lab.ROOT / "docs" / "img")
    wanted = parser.parse_args()
    main(wanted.boards, wanted.folder)
