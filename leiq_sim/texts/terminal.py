"""What the terminal is: how wide, whether somebody watches, where results and remarks go."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from leiq_sim.texts.catalogue import t

NARROWEST, USUAL, WIDEST = 80, 120, 140
Progress = Callable[[int, int], None]


def width() -> int:
    """Return how wide a table may be: the terminal's columns within bounds, 120 where there is no terminal."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((USUAL, 24)).columns))


def put(text: str) -> None:
    """Print a result."""
    sys.stdout.write(text)
    sys.stdout.flush()


def remark(text: str) -> None:
    """Print a line that is no result: to stderr."""
    sys.stderr.write(text.rstrip("\n") + "\n")


@contextmanager
def progress(asked: bool) -> Iterator[Progress | None]:
    """Give a function of (done, total) that moves a bar on stderr; None where nobody watches."""
    if not (asked or sys.stderr.isatty()):
        yield None
        return
    from tqdm import tqdm

    with tqdm(desc=t("cli.progress"), leave=False, file=sys.stderr, dynamic_ncols=True, delay=1e-9) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)
            bar.refresh()

        yield show
