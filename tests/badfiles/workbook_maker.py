"""Small Excel workbooks written part by part, so that each can be wrong in exactly one way, and huge ones.

`python tests/badfiles/workbook_maker.py` writes those of the corpus anew.
"""

import io
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

FILES = Path(__file__).parent / "files"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = ["district", "field", "people_per_year"]
STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/></numFmts>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs></styleSheet>'
)


def number(stored, style=0):
    return f' s="{style}"><v>{stored}</v>'


def day(stored):
    return number(stored, 1)


def raw(inside):
    return inside


def _cell(value, reference):
    if isinstance(value, str) and value.startswith((" s=", " t=", "><f")):
        return f'<c r="{reference}"{value}</c>'
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{reference}"><v>{value}</v></c>'


def sheet(rows, hidden_rows=(), columns="", after=""):
    """Return a sheet's XML: texts as inline texts, numbers as numbers, what number() and raw text give as it is."""
    lines = []
    for line, row in enumerate(rows, 1):
        cells = "".join(_cell(v, f"{chr(64 + n)}{line}") for n, v in enumerate(row, 1) if v is not None)
        hidden = ' hidden="1"' if line in hidden_rows else ""
        lines.append(f'<row r="{line}"{hidden}>{cells}</row>')
    return f'<worksheet xmlns="{_MAIN}">{columns}<sheetData>{"".join(lines)}</sheetData>{after}</worksheet>'


def parts(sheets, states=None, macro=False):
    """Return the parts of a workbook by name; `sheets` maps names to XML."""
    states = states or {}
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" if macro else f"{_SHEET_TYPE}.sheet.main+xml"
    entries = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{states.get(name, "visible")}" r:id="rId{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="rId99" Type="{_LINKS}/styles" Target="styles.xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), 1)},
    }


def packed(files):
    """Return a ZIP archive of the parts; its date is fixed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def table(*rows, **words):
    return packed(parts({"demand": sheet([HEAD, *rows], **words)}))


GOOD = ["leipzig", "nursing", 137]
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def with_odd_cells():
    gates = [["id", "day"], ["procedure", day(46447)]]
    return {
        "valid.xlsx": table(GOOD),
        "valid_decimals.xlsx": table(["leipzig", "nursing", 1.234], ["leipzig", "doctors", number("1.5E2")]),
        "valid_percent_format.xlsx": table(["leipzig", "nursing", number(0.35, 2)]),
        "valid_formula.xlsx": table(["leipzig", "nursing", raw("><f>100+37</f><v>137</v>")]),
        "valid_blank_rows.xlsx": table([None, None, None], GOOD, [None, "", None]),
        "valid_day.xlsx": packed(parts({"any": sheet(gates)})),
        "number_as_text.xlsx": table(["leipzig", "nursing", "137"]),
        "text_percent.xlsx": table(["leipzig", "nursing", "35 %"]),
        "boolean.xlsx": table(["leipzig", "nursing", raw(' t="b"><v>1</v>')]),
        "formula_without_value.xlsx": table(["leipzig", "nursing", raw("><f>100+37</f><v/>")]),
        "formula_error.xlsx": table(["leipzig", "nursing", raw(' t="e"><f>1/0</f><v>#DIV/0!</v>')]),
        "reference_error.xlsx": table(["leipzig", "nursing", raw(' t="e"><v>#REF!</v>')]),
        "number_became_day.xlsx": table(["leipzig", "nursing", day(46143)]),
        "day_with_time.xlsx": packed(parts({"any": sheet([["id", "day"], ["procedure", day(46447.5)]])})),
        "day_as_number.xlsx": packed(parts({"any": sheet([["id", "day"], ["procedure", 46447]])})),
        "day_with_slashes.xlsx": packed(parts({"any": sheet([["id", "day"], ["procedure", "01/03/2027"]])})),
        "not_finite.xlsx": table(["leipzig", "nursing", number("1e999")]),
        "negative.xlsx": table(["leipzig", "nursing", -4]),
        "lookalike.xlsx": table(["leipzig", "nursіng", 5]),
        "formula_text.xlsx": packed(parts({"any": sheet([["id", "name_de"], ["a", "=cmd|' /C calc'!A0"]])})),
    }


def with_odd_sheets():
    two = {"Notes": sheet([["read me"]]), "demand": sheet([HEAD, GOOD])}
    merged = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    return {
        "valid_named_sheet.xlsx": packed(parts(two)),
        "merged.xlsx": table(GOOD, ["leipzig", "doctors", 5], after=merged),
        "merged_everything.xlsx": table(GOOD, after=merged.replace("A2:A3", "A1:XFD1048576")),
        "hidden_row.xlsx": table(GOOD, ["leipzig", "doctors", 5], hidden_rows=(3,)),
        "hidden_column.xlsx": table(GOOD, columns='<cols><col min="2" max="2" hidden="1"/></cols>'),
        "hidden_sheet.xlsx": packed(parts(two, {"Notes": "veryHidden"})),
        "many_sheets.xlsx": packed(parts({"Notes": two["Notes"], "Table1": two["demand"]})),
        "empty_sheet.xlsx": packed(parts({"demand": sheet([])})),
        "no_sheet.xlsx": packed(parts({})),
        "short_header.xlsx": packed(parts({"demand": sheet([HEAD[:2], GOOD])})),
        "duplicate_header.xlsx": packed(parts({"demand": sheet([[*HEAD, "field"], [*GOOD, "x"]])})),
        "far_away_cell.xlsx": table(GOOD, [*[None] * 25, "z"]),
    }


def with_odd_parts():
    plain = parts({"demand": sheet([HEAD, GOOD])})
    shared = plain["xl/worksheets/sheet1.xml"].replace(' t="inlineStr"><is><t>nursing</t></is>', ' t="s"><v>7</v>')
    twice = plain["xl/worksheets/sheet1.xml"].replace('r="B2"', 'r="A2"')
    encrypted = bytearray(packed(plain))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        encrypted[encrypted.index(mark) + at] |= 1
    return {
        "macros.xlsx": packed(plain | {"xl/vbaProject.bin": "x"}),
        "macro_type.xlsx": packed(parts({"demand": sheet([HEAD, GOOD])}, macro=True)),
        "external_link.xlsx": packed(plain | {"xl/externalLinks/externalLink1.xml": "<x/>"}),
        "connection.xlsx": packed(plain | {"xl/connections.xml": "<x/>"}),
        "entities.xlsx": packed(plain | {"xl/worksheets/sheet1.xml": ENTITIES + "<worksheet>&c;</worksheet>"}),
        "external_entity.xlsx": packed(
            plain
            | {"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><workbook>&a;</workbook>'}
        ),
        "encrypted_ole.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "encrypted_parts.xlsx": bytes(encrypted),
        "no_archive.xlsx": b"district,field,people_per_year\nleipzig,nursing,1\n",
        "cut_short.xlsx": packed(plain)[:600],
        "other_archive.xlsx": packed({"readme.txt": "no workbook"}),
        "broken_xml.xlsx": packed(plain | {"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row>"}),
        "cell_twice.xlsx": packed(plain | {"xl/worksheets/sheet1.xml": twice}),
        "shared_text_missing.xlsx": packed(plain | {"xl/worksheets/sheet1.xml": shared}),
        "traversal.xlsx": packed(plain | {"../../evil.txt": "x"}),
    }


def corpus():
    """Return the workbooks of the corpus by file name."""
    return with_odd_cells() | with_odd_sheets() | with_odd_parts()


def huge(kind):
    """Return a workbook that is small when packed and large when unpacked, or one with a million rows."""
    if kind == "bomb":
        return packed(parts({"demand": sheet([HEAD, GOOD], after=" " * 60_000_000)}))
    if kind == "empty_rows":
        far = sheet([HEAD, GOOD]).replace("</sheetData>", '<row r="1048576"><c r="A1048576"/></row></sheetData>')
        return packed(parts({"demand": far}))
    rows = [[f"d{n}", "nursing", n] for n in range(6000)]
    return packed(parts({"demand": sheet([HEAD, *rows])}))


def main():
    for name, content in corpus().items():
        (FILES / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
