"""Opening a file so that it cannot hurt: a regular file, of bounded size, or a problem; never another exception."""

import stat
from pathlib import Path

from leiq_sim.errors import Problem, problem
from leiq_sim.files.folders import shown


def read_bytes(path: Path, most: int, needs: tuple[str, ...] = ()) -> bytes | Problem:
    """Return a file's bytes, at most `most` of them, or why it cannot be read.

    A folder, a pipe or a device is refused unread: it may have no end. `needs` are the columns to name when the
    file is missing.
    """
    where = shown(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return problem("file_not_regular", where)
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError):
        return problem("file_missing", where, allowed=needs)
    except OSError as error:
        return problem("file_unreadable", where, found=error.strerror or type(error).__name__)
    except ValueError:  # a NUL in the path
        return problem("file_unreadable", where, found="NUL")
    if len(raw) > most:
        return problem("file_too_large", where, most=round(most / 1e6, 1))
    return raw
