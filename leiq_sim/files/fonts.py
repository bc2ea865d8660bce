"""The font of boards and figures: the files of an installed package, and none where it is missing."""

import struct
import zlib
from importlib.util import find_spec
from pathlib import Path

PACKAGE, FAMILY = "font_source_sans_pro", "Source Sans Pro"
FILES = {400: "SourceSansPro-Regular.ttf", 600: "SourceSansPro-Semibold.ttf"}


def font_files() -> dict[int, Path]:
    """Return the font's files by weight; empty when the package, or one of its files, is missing."""
    spec = find_spec(PACKAGE)  # found, not imported: only its files are of use
    if spec is None or spec.origin is None:
        return {}
    found = {weight: Path(spec.origin).parent / "files" / name for weight, name in FILES.items()}
    return found if all(path.is_file() for path in found.values()) else {}


def web_fonts() -> dict[int, bytes]:
    """Return the font by weight as WOFF, about half the size; empty as above."""
    return {weight: woff(path.read_bytes()) for weight, path in font_files().items()}


def woff(font: bytes) -> bytes:
    """Return a TrueType font as WOFF 1.0: each table compressed, nothing left out, nothing changed.

    Its licence reserves the name for the unchanged font, so no glyph may be dropped to make it smaller.
    """
    flavor, count = struct.unpack(">4sH", font[:6])
    entries = [struct.unpack(">4sIII", font[12 + 16 * n : 28 + 16 * n]) for n in range(count)]
    start, directory, body = 44 + 20 * count, b"", b""
    for tag, checksum, offset, length in entries:
        table = font[offset : offset + length]
        packed = min(zlib.compress(table, 9), table, key=len)
        directory += struct.pack(">4sIIII", tag, start + len(body), len(packed), length, checksum)
        body += packed + b"\0" * (-len(packed) % 4)
    whole = 12 + sum(16 + length + -length % 4 for *_, length in entries)
    size = start + len(body)
    return struct.pack(">4s4sIHHIHH5I", b"wOFF", flavor, size, count, 0, whole, 1, 0, *[0] * 5) + directory + body
