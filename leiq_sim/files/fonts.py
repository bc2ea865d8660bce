"""The font of boards and figures: the files of an installed package, and none where it is missing."""

from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

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
    """Return a TrueType font as WOFF, its tables compressed and unchanged.

    Its licence reserves the name for the unchanged font, so no glyph may be dropped to make it smaller.
    """
    whole, packed = TTFont(BytesIO(font), recalcBBoxes=False, recalcTimestamp=False), BytesIO()
    whole.flavor = "woff"
    whole.save(packed, reorderTables=None)
    return packed.getvalue()
