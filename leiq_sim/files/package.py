"""The outside of an Excel workbook: what is looked at before any of it is parsed.

A workbook is a ZIP archive of XML files. Sizes are taken from its directory and hold while unpacking (`zipfile` never
returns more of a file than the directory says). XML is parsed by defusedxml, which refuses document types, hence
entities of any kind.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from leiq_sim.errors import LeiqError, Problem, problem
from leiq_sim.files.folders import shown
from leiq_sim.files.opening import read_bytes

MOST_BYTES = 2_000_000
MOST_UNPACKED = 4_000_000
MOST_MEMBERS = 500
_OLD = b"\xd0\xcf\x11\xe0"  # an OLE2 container: an encrypted workbook, or the old XLS
_MACROS = ("vbaproject.bin", "xl/macrosheets/", "xl/activex/", "xl/dialogsheets/")
_LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")


class Unreadable(LeiqError):
    """A workbook that is not read, with its one problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(str(found))
        self.problem = found


@dataclass(frozen=True)
class Package:
    """The files of a workbook that has passed the first look."""

    where: str
    archive: zipfile.ZipFile

    @cached_property
    def names(self) -> dict[str, str]:
        return {name.lower(): name for name in self.archive.namelist()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.names

    def tree(self, name: str) -> Any:
        """Return an XML file of the package as an element tree; raise Unreadable when that cannot be."""
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring

        try:
            return fromstring(self.archive.read(self.names[name.lower()]), forbid_dtd=True)
        except DefusedXmlException:
            raise Unreadable(problem("workbook_entities", self.where, found=name)) from None
        except (ParseError, KeyError, *_BROKEN) as error:
            said = name if isinstance(error, KeyError) else f"{name}: {error}"
            raise Unreadable(problem("workbook_damaged", self.where, found=said)) from None


# What zipfile and the decoders raise for an archive that was cut or altered.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError, NotImplementedError, RuntimeError,
)  # fmt: skip


def open_package(path: Path, needs: tuple[str, ...]) -> Package:
    """Open a workbook without parsing any of it. Raises Unreadable for whatever is no plain, small workbook."""
    raw, where = read_bytes(path, MOST_BYTES, needs), shown(path)
    if isinstance(raw, Problem):
        raise Unreadable(raw)
    if not raw:
        raise Unreadable(problem("file_empty", where, allowed=needs))
    if raw.startswith(_OLD):
        raise Unreadable(problem("workbook_encrypted", where))
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        members = archive.infolist()
    except _BROKEN as error:
        raise Unreadable(problem("workbook_damaged", where, found=str(error))) from None
    found = _outside(members, where)
    if found:
        raise Unreadable(found)
    package = Package(where, archive)
    _refuse_macro_types(package)
    return package


def _outside(members: list[zipfile.ZipInfo], where: str) -> Problem | None:
    """Return what the archive's directory alone gives away."""
    names = [member.filename.lower().replace("\\", "/") for member in members]
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_UNPACKED or len(members) > MOST_MEMBERS:
        return problem("workbook_too_large", where, most=round(MOST_UNPACKED / 1e6, 1), files=MOST_MEMBERS)
    if any(member.flag_bits & 1 for member in members):
        return problem("workbook_encrypted", where)
    strange = next((n for n in names if n.startswith("/") or ".." in n.split("/") or ":" in n), "")
    doubled = next((n for n in names if names.count(n) > 1), "")
    if strange or doubled:
        return problem("workbook_damaged", where, found=strange or doubled)
    if any(mark in name for name in names for mark in _MACROS):
        return problem("workbook_macros", where)
    if any(name.startswith(_LINKS) for name in names):
        return problem("workbook_links", where)
    return None


def _refuse_macro_types(package: Package) -> None:
    """Refuse a workbook that calls itself one with macros, and an archive that is no workbook at all."""
    if "[Content_Types].xml" not in package or "xl/workbook.xml" not in package:
        raise Unreadable(problem("workbook_damaged", package.where, found="xl/workbook.xml"))
    for element in package.tree("[Content_Types].xml").iter():
        if "macroenabled" in element.get("ContentType", "").lower():
            raise Unreadable(problem("workbook_macros", package.where))
