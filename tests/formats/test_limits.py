"""Small files that were made to take all time or all memory:
each is read within limits, and its good records are there.
"""

import io
import zipfile
from typing import Final, NamedTuple

import pytest

from mishaps import budget
from protlib import formats
from protlib.record.model import Publication
from sample_files import documents


class Case(NamedTuple):
    """A file that begins or ends harmlessly, the titles read from it at least, and what is told of the rest."""

    format: str
    content: str | bytes
    titles: tuple[str, ...] = ("A",)
    message: str = ""


_BIB: Final = "@book{{a, title = {{A}}}}\n{}\n@book{{b, title = {{B}}}}\n"
_XML: Final = "<xml><records><record><titles><title>A</title></titles></record>{}</records></xml>"
_ZOTERO: Final = documents.zotero({**documents.ITEM, "title": "A"})
_CODES: Final = (
    "ADDIN ZOTERO_ITEM CSL_CITATION",
    "ADDIN EN.CITE",
    "ADDIN CitaviPlaceholder",
    "CITATION a",
    "JABREF_",
)
_ENGLISH: Final = b"migrants in an irregular situation " * 60


_ENTITIES: Final = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


def _row(number: int, title: str) -> str:
    return f'<row r="{number}"><c t="inlineStr"><is><t>{title}</t></is></c></row>'


def _workbook(rows: str, name: str = "", part: str = "", more: int = 0) -> bytes:
    """Return a workbook with these rows below a header, perhaps one more part, and so many more of nothing."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(formats.write([Publication(title="A")], formats.format_named("xlsx")))) as archive:
        parts = {path: archive.read(path).decode() for path in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    head, tail = sheet[: sheet.index("<sheetData>")], sheet[sheet.index("</sheetData>") :]
    parts["xl/worksheets/sheet1.xml"] = f"{head}<sheetData>{_row(1, 'title')}{rows}{tail}"
    parts |= {name: part} if name else {}
    parts |= {f"xl/media/{number}": "" for number in range(more)}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, content in parts.items():
            packed.writestr(path, content)
    return buffer.getvalue()


def _cases() -> dict[str, Case]:
    """Return the cases by what they are; they are megabytes, which nobody waits for who runs other tests."""
    return {
        "macros that double": Case(
            "bibtex",
            _BIB.format("@string{s0 = {0123456789}}" + "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(30))
                        + "@book{c, title = s30}"),
            ("A", "B"), "“s20” was not expanded: the macros of this file hold too much text; its name was kept",
        ),
        "a macro named often": Case(
            "bibtex", _BIB.format("@string{s = {" + "x  y " * 20_000 + "}}\n" + "@book{c, title = s}\n" * 2000), ("A", "B"),
        ),
        "a chain of xdata": Case(
            "bibtex",
            _BIB.format("".join(f"@xdata{{k{n}, f{n} = {{T}}, xdata = {{k{n + 1}}}}}\n" for n in range(4000))
                        + "".join(f"@book{{b{n}, title = {{T}}, xdata = {{k0}}}}\n" for n in range(4000))),
            ("A", "B"), "inherits nothing: the entries of this file would inherit too much text",
        ),
        "a parent with a long text": Case(
            "bibtex",
            _BIB.format("@book{p, annote = {" + "x  y " * 60_000 + "}}\n"
                        + "".join(f"@inbook{{k{n}, title = {{T}}, crossref = {{p}}}}\n" for n in range(4000))),
            ("A", "B"),
        ),
        "a field that stands often": Case(
            "bibtex", _BIB.format("@book{c,\n" + "".join(f"x = {{{n}}},\n" for n in range(8_000)) + "}"), ("A", "B"),
        ),
        "records that do not begin": Case("endnote", _XML.format("<record " * 40_000)),
        "records that do not end": Case("endnote", _XML.format("<record>" * 20_000)),
        "elements within elements": Case("endnote", _XML.format(
            "<record><titles><title>B</title></titles>" + "<a>" * 20_000 + "</a>" * 20_000 + "</record>"), ("A", "B")),
        "entities within entities": Case("endnote", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
            + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
            + "]>" + _XML.format("<record><titles><title>&j;</title></titles></record>")),
        "lines of ASCII beside Windows-1252": Case(
            "csv", b"title,abstract\nA,x\n" + b'"R\xe9fugi\xe9s",x\n' * 10 + b'"Report","%s"\n' % _ENGLISH * 1000,
            ("A", "Réfugiés"),
        ),
        "a citation in thousands of pieces": Case(
            "listing", "Skip to main content\nTopic\nA\n\nAn abstract\nCountry\nMali\nAuthors\n" + "Smith\n(2001) " * 2000
            + "\nYear\n2001\n", ("A",), "pieces of a citation; kept as they are",
        ),
        "a cell of 30 MB in 30 KB": Case("xlsx", _workbook(_row(2, "B" * 30_000_000)), (), "too large when unpacked: 30 MB"),
        "parts without end": Case("xlsx", _workbook(_row(2, "A"), more=10_000), (), "too many parts for a table: 10,0"),
        "entities in a workbook": Case("xlsx", _workbook(_row(2, "A"), "xl/sharedStrings.xml", f"{_ENTITIES}<sst>&j;</sst>"), (), ""),
        "entities in a document of Word": Case("docx", documents.zipped({
            "word/document.xml": f"{_ENTITIES}<a>&j;</a>"}), (), "has a DOCTYPE; save the document again"),
        "entities in a document of LibreOffice": Case("odt", documents.zipped({
            "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"{_ENTITIES}<a>&j;</a>"}),
            (), "has a DOCTYPE; save the document again"),
        "entities in Word's sources": Case("word", f"{_ENTITIES}<b:Source><b:Title>&j;</b:Title></b:Source><b:Source><b:Title>A</b:Title></b:Source>",
            ("A", "&j;"), ""),
        "a row number beyond all": Case("xlsx", _workbook(_row(99_999_999_999, "B")), (), "more rows than Excel allows (1,048,576)"),
        "a cell far to the right in each row": Case(
            "xlsx", _workbook(_row(2, "A") + "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(3, 700))),
            (), "more than 10,000,000 cells",
        ),
        "shared strings without end": Case(
            "xlsx", _workbook(_row(2, "A"), "xl/sharedStrings.xml", "<si><t>x</t></si>" * 400_000), (), "too large when unpacked: ",
        ),
        "elements of a document without end": Case("docx", documents.docx("<w:p/>" * 700_000, _ZOTERO), ("A",)),
        "parts of text without end": Case("docx", documents.docx(documents.run("a") * 150_000, _ZOTERO), ("A",)),
        "a document of 30 MB in 30 KB": Case(
            "docx", documents.docx(documents.run(" " * 30_000_000)), (), "word/document.xml is too large when unpacked",
        ),
        "content controls within each other": Case(
            "docx", documents.docx(_ZOTERO, "<w:sdt>" * 500_000), ("A",), "its fields are nested too deeply; the text before it was read",
        ),
        "citations of EndNote that do not end": Case(
            "docx", documents.docx(_ZOTERO, documents.field(f" ADDIN EN.CITE <EndNote>{'<Cite>' * 400_000}")), ("A",),
        ),
        "records of EndNote that do not end": Case(
            "docx", documents.docx(_ZOTERO, documents.field(f" ADDIN EN.CITE <Cite></record>{'<record>' * 300_000}</Cite>")), ("A",),
        ),
        "a code of spaces": Case(
            "docx", documents.docx(_ZOTERO, *(documents.field(f"{code}{' ' * 1_000_000}!") for code in _CODES)), ("A",),
        ),
        "sources that do not end": Case(
            "docx", documents.docx(_ZOTERO, sources=documents.sources("<b:Source>" * 40_000)), ("A",), "not XML",
        ),
        "styles without end": Case(
            "xlsx", _workbook(_row(2, "A"), "xl/styles.xml", '<xf numFmtId="0"/>' * 400_000), (), "too large when unpacked: ",
        ),
    }  # fmt: skip


@pytest.mark.slow
def test_no_small_file_takes_all_time_or_memory() -> None:
    cases = _cases()
    contents = {
        name: (case.format, case.content.encode() if isinstance(case.content, str) else case.content)
        for name, case in cases.items()
    }
    for name, result in budget.reads(contents, seconds=5, megabytes=500).items():
        assert set(cases[name].titles) <= set(result.titles), name
        assert any(cases[name].message in what for what in result.messages or [""]), (name, result.messages[:3])
