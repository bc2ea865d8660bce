"""Several files as one, for a download: the same content gives the same bytes."""

import io
import zipfile
from collections.abc import Mapping

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say; the day of a download says nothing of its content


def bundled(files: Mapping[str, bytes | str], folder: str) -> bytes:
    """Return files by name as a ZIP in which all of them lie in one folder; texts are UTF-8.

    Raises ValueError for a name that would leave the folder.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            if "/" in name or "\\" in name or name.startswith("."):
                raise ValueError(f"{name!r} is no name of a file in a folder")
            entry = zipfile.ZipInfo(f"{folder}/{name}", FIRST_DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            made.writestr(entry, content)
    return stream.getvalue()
