"""Documents that are damaged, protected, old or made to do harm: each is told in a line, and what can be read is."""

import random
import zipfile

import pytest

from harness.rows import every_row
from protlib import formats
from protlib.errors import InputRefusedError
from protlib.word_processing.package import Package
from sample_files import documents as made
from sample_files.documents import ITEM, docx, odt, p, run, zipped, zotero

OLE = b"\xd0\xcf\x11\xe0" + bytes(600)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
BODY = f'<w:document xmlns:w="{made.W}"><w:body>{{}}</w:body></w:document>'

MANIFEST = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"

NO_REFERENCES = (
    "no references of Zotero, Mendeley, EndNote, Citavi or Word found; "
    "put a heading such as “References” above a typed list, or Title, Author and Year above a table"
)
REFUSED = {
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "it has a password; save it without one"),
    "a password of LibreOffice": (
        zipped({"mimetype": "x", "content.xml": b"\x8f\x02", "META-INF/manifest.xml": MANIFEST}),
        "it has a password; save it without one",
    ),
    "a password of LibreOffice around all parts": (
        zipped({"mimetype": "x", "encrypted-package": b"\x8f\x02", "META-INF/manifest.xml": MANIFEST}),
        "it has a password; save it without one",
    ),
    "an old document": (OLE + "WordDocument".encode("utf-16-le"), "this is an old .doc file; save it as .docx"),
    "cut short": (docx(zotero(ITEM))[:300], "the document is damaged or cut off: its list of parts is missing"),
    "no document": (b"PK\x03\x04 nothing", "the document is damaged or cut off: its list of parts is missing"),
    "nothing": (b"", "the file is empty"),
    "text": (b"Plain text", "not a Word (.docx) or LibreOffice (.odt) document"),
    "a workbook": (zipped({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<x/>"}), "not a Word (.docx) or LibreOffice (.odt) document"),
    "no body": (zipped({"[Content_Types].xml": TYPES, "word/styles.xml": "<x/>"}), NO_REFERENCES),
    "a document type": (
        zipped({"[Content_Types].xml": TYPES, "word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]>' + BODY.format("&a;")}),
        "word/document.xml has a DOCTYPE; save the document again; the text before it was read",
    ),
}  # fmt: skip


def _expect_line(data: bytes, what: str) -> None:
    parsed = formats.read(data, formats.format_named("docx"))
    assert parsed.publications == []
    assert [(problem.what, problem.lost) for problem in parsed.problems] == [(what, True)]


@every_row(("data", "what"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_document_is_told_in_a_line(data: bytes, what: str) -> None:
    _expect_line(data, what)


@pytest.mark.slow
def test_a_bomb_is_told_in_a_line() -> None:
    data = zipped({"[Content_Types].xml": TYPES, "word/document.xml": BODY.format(run(" " * 30_000_000))})
    _expect_line(data, "word/document.xml is too large when unpacked; the text before it was read")


@pytest.mark.parametrize("name", ["a password", "an old document", "cut short"])
def test_a_document_that_cannot_be_read_is_known_as_one_by_its_suffix(name: str) -> None:
    assert formats.detect(REFUSED[name][0], "report.docx").name == "docx"


def test_other_zip_archives_are_no_documents() -> None:
    for parts in ({"a.ris": "TY  - BOOK"}, {"ppt/slides.xml": "<x/>"}):
        with pytest.raises(InputRefusedError, match=r"which protlib cannot read|zip archive"):
            formats.detect(zipped(parts), "report.docx")


@pytest.mark.parametrize("path", ["report.docx", "report.docm", "standard input", "report.xlsx"])
def test_a_document_is_told_by_its_parts_whatever_it_is_called(path: str) -> None:
    assert formats.detect(docx(zotero(ITEM)), path).name == "docx"
    assert formats.detect(odt("x"), path).name == "odt"


def test_a_document_whose_body_stands_far_behind_gets_a_problem() -> None:
    many = {f"customXml/item{number}.xml": f"<x>{random.Random(number).random()}</x>" for number in range(200)}
    parts = {"[Content_Types].xml": TYPES, **many, "word/document.xml": BODY.format(p(zotero(ITEM)))}
    assert formats.detect(zipped(parts), "standard input").name == "docx"


def test_what_stands_before_the_damage_is_read() -> None:
    broken = BODY.format(p(zotero(ITEM)) + "<w:p><w:r></w:p>" + p(zotero({**ITEM, "id": 2, "title": "Lost"})))
    data = zipped({"[Content_Types].xml": TYPES, "word/document.xml": broken})
    parsed = formats.read(data, formats.format_named("docx"))
    assert [record.title for record in parsed.publications] == [ITEM["title"]]
    [problem] = parsed.problems
    assert problem.what == "word/document.xml is damaged or cut off at line 1; the text before it was read"
    assert problem.lost


def test_an_encrypted_part_asks_for_a_document_without_a_password() -> None:
    data = bytearray(docx(zotero(ITEM)))
    for place in range(len(data) - 4):
        if data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1
    with pytest.raises(ValueError, match="password"):
        Package(bytes(data)).read_part("word/document.xml")


@pytest.mark.slow
def test_no_damage_to_bytes_is_more_than_told() -> None:
    chance = random.Random(5)
    document = docx(
        zotero(ITEM),
        made.mendeley_cite(ITEM),
        made.endnote_data(made.endnote_xml(f"<RecNum>1</RecNum>{made.ENDNOTE_RECORD}")),
        sources=made.sources("<b:Tag>a</b:Tag><b:Title>A</b:Title>"),
        properties={"x": "y"},
    )
    stored = io_stored(document)
    for data in (document, stored):
        for _ in range(150):
            damaged = bytearray(data)
            for _ in range(chance.choice([1, 2, 8])):
                damaged[chance.randrange(len(data))] = chance.randrange(256)
            parsed = formats.read(bytes(damaged), formats.format_named("docx"))
            assert parsed.publications or parsed.problems


def io_stored(data: bytes) -> bytes:
    """Return the same archive without packing, so that damage reaches the XML."""
    import io

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()}, zipfile.ZIP_STORED)


def test_fields_nested_without_end_get_a_problem() -> None:
    data = docx(run("x") + (made.begin() + "<w:r><w:instrText>A</w:instrText></w:r>" + made.mark("separate")) * 5000)
    [problem] = formats.read(data, formats.format_named("docx")).problems
    assert problem.what == "its fields are nested too deeply; the text before it was read"
