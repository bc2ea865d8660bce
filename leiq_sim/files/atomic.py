"""Writing files whole or not at all, and never over what somebody else wrote meanwhile where that is asked."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from hashlib import sha256
from pathlib import Path

REST_AGE_SECONDS = 3600.0
_LOCK = ".lock"


class ChangedError(OSError):
    """A file is not what the writer believed it to be; nothing was written."""


def version_of(path: str | Path) -> str:
    """Return what tells a file's content from any other ("" when there is no file), to be demanded when writing."""
    try:
        return sha256(Path(path).read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def write_atomic(path: str | Path, text: str | bytes, *, replacing: str | None = None) -> Path:
    """Write UTF-8 text or bytes so that another reader sees the old file or the new one, never a part. Return the path.

    `replacing` is the version that must stand there (`version_of`), "" for none: of two writers that saw the same
    version one succeeds and the other gets ChangedError. None replaces whatever stands there.
    Missing folders are made. Raises OSError when the place cannot be written; the old file then stays.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_rests(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        _put(Path(name), path, replacing)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


def _put(made: Path, path: Path, replacing: str | None) -> None:
    """Give a finished file its name: at once, or under the folder's lock if it must still replace what was read."""
    if replacing is None:
        made.replace(path)
        return
    with _locked(path.parent):
        if version_of(path) != replacing:
            raise ChangedError(f"{path} has changed")
        if replacing or os.name == "nt":
            made.replace(path)
            return
        try:
            os.link(made, path)  # fails when a writer that knows no lock was faster
        except FileExistsError as error:
            raise ChangedError(f"{path} has appeared") from error
        except OSError:  # a disk without links: the lock alone must do
            made.replace(path)
            return
        made.unlink()


def remove_atomic(path: str | Path, version: str) -> None:
    """Remove a file if it is still the version that was seen; raises ChangedError for any other."""
    with _locked(Path(path).parent):
        if version_of(path) != version:
            raise ChangedError(f"{path} has changed")
        Path(path).unlink()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other writers; the system lets go of it when the process ends, however it ends."""
    if sys.platform == "win32":
        import msvcrt

        with (folder / _LOCK).open("a+b") as file:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # a disk that knows no locks: a new name is still taken by one writer only
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def _remove_rests(path: Path) -> None:
    """Remove what writers of this file left that were killed long ago; a rest of the last hour may be in use."""
    for rest in path.parent.glob(f".{escape(path.name)}.*.part"):
        with suppress(OSError):
            if time.time() - rest.stat().st_mtime > REST_AGE_SECONDS:
                rest.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
