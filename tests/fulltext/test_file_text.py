"""The text of files of each kind, by page or by section."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from protlib.fulltext.file_text import read_text, reader_of
from protlib.fulltext.page_text import FileText
from sample_files.tiny_pdf import TinyPage, make_pdf, page

LINES = ("The first paragraph has", "two lines.", "", "The second has one.")


def archive(parts: Mapping[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, text in parts.items():
            packed.writestr(zipfile.ZipInfo(name), text)
    return data.getvalue()


def read(folder: Path, name: str, data: bytes | str) -> FileText:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    text = read_text(path)
    assert text.reader == reader_of(path)
    return text


def texts(folder: Path, name: str, data: bytes | str) -> list[str]:
    return [page_text.text for page_text in read(folder, name, data).pages]


class TestPDF:
    @pytest.fixture(autouse=True)
    def _library(self) -> None:
        pytest.importorskip("pypdfium2")

    def test_has_a_text_for_each_page_with_its_number(self, tmp_path: Path) -> None:
        text = read(tmp_path, "report.pdf", make_pdf([page(*LINES, foot=number) for number in ("7", "8", "9")]))
        assert text.is_paged
        assert [page_text.label for page_text in text.pages] == ["7", "8", "9"]
        assert text.pages[0].text == "The first paragraph has\ntwo lines.\n\nThe second has one.\n\n7"

    def test_running_heads_and_feet_stand_alone_at_the_edges_wherever_the_file_has_them(self, tmp_path: Path) -> None:
        pages = [
            page("and so on to the end.", "A new one goes on", top=600, head="IOM", foot=f"Report | {number}")
            for number in range(1, 5)
        ]
        turned = [
            TinyPage(list(reversed(page_text.lines))) if number % 2 else page_text
            for number, page_text in enumerate(pages)
        ]
        for page_content in texts(tmp_path, "report.pdf", make_pdf(turned)):
            head, body, foot = page_content.split("\n\n")
            assert (head, foot[:8]) == ("IOM", "Report |")
            assert set(body.split("\n")) == {"and so on to the end.", "A new one goes on"}

    def test_columns_are_read_one_after_the_other(self, tmp_path: Path) -> None:
        left = [(72.0, 700.0 - 14 * number, f"left {number}") for number in range(3)]
        right = [(320.0, 700.0 - 14 * number, f"right {number}") for number in range(3)]
        assert texts(tmp_path, "columns.pdf", make_pdf([TinyPage(left + right)])) == [
            "left 0\nleft 1\nleft 2\nright 0\nright 1\nright 2"
        ]

    def test_a_divided_word_stands_on_the_line_where_it_begins(self, tmp_path: Path) -> None:
        assert texts(tmp_path, "a.pdf", make_pdf([page("an identifi-", "cation of it")])) == [
            "an identification\nof it"
        ]

    @pytest.mark.parametrize("turn", [90, 180, 270])
    def test_pages_that_are_shown_turned_have_the_same_text_and_numbers(self, tmp_path: Path, turn: int) -> None:
        pages = [page("An identifi-", "cation of it", foot=str(number)) for number in (7, 8, 9)]
        text = read(tmp_path, "a.pdf", make_pdf([TinyPage(page_text.lines, turn=turn) for page_text in pages]))
        assert [page_text.text for page_text in text.pages] == [
            f"An identification\nof it\n\n{number}" for number in (7, 8, 9)
        ]
        assert [page_text.label for page_text in text.pages] == ["7", "8", "9"]

    def test_the_labels_of_a_file_tell_pages_without_a_number(self, tmp_path: Path) -> None:
        pages = [page("A text.", foot=foot) for foot in ("i", "ii", "iii", "", "", "1", "2", "3")]
        labels = "0 << /S /r >> 3 << >> 5 << /S /D >>"
        text = read(tmp_path, "plates.pdf", make_pdf(pages, labels=labels))
        assert [page_text.label for page_text in text.pages] == ["i", "ii", "iii", "", "", "1", "2", "3"]

    def test_marks_are_on_one_line_with_their_words_put_together(self, tmp_path: Path) -> None:
        corners = "72 752 150 752 72 739 150 739 72 738 128 738 72 725 128 725"
        mark = f"/Subtype /Highlight /Rect [72 725 150 752] /QuadPoints [{corners}] /Contents (Why?)"
        tiny = TinyPage(page("An identifi-", "cation of it").lines, annotations=[mark])
        text = read(tmp_path, "a.pdf", make_pdf([TinyPage(page("The first page").lines), tiny]))
        assert [[(mark.text, mark.comment) for mark in page_text.marks] for page_text in text.pages] == [
            [],
            [("An identification of", "Why?")],
        ]

    def test_a_suffix_does_not_matter(self, tmp_path: Path) -> None:
        assert texts(tmp_path, "report", make_pdf([page("text")])) == ["text"]

    def test_pictures_are_told(self, tmp_path: Path) -> None:
        text = read(
            tmp_path, "scan.pdf", make_pdf([TinyPage(has_picture=True), page("text"), TinyPage(has_picture=True)])
        )
        assert text.pictures == (0, 2)
        assert read(tmp_path, "scan.pdf", make_pdf([TinyPage(has_picture=True)])).pictures == (0,)

    def test_one_word_of_thirty_thousand_letters_takes_no_time(self, tmp_path: Path) -> None:
        assert len(texts(tmp_path, "long.pdf", make_pdf([page("x" * 30_000)]))[0]) == 30_000


SLIDE = (
    '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>{}</a:t></a:r></a:p><a:p><a:r><a:t>and '
    "</a:t></a:r><a:r><a:t>more</a:t></a:r></a:p></p:sld>"
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SLIDES = {
    "ppt/presentation.xml": f'<p:presentation xmlns:p="p" xmlns:r="{RELATIONS}"><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>',
    "ppt/_rels/presentation.xml.rels": '<Relationships xmlns="x"><Relationship Id="r1" Target="slides/slide1.xml"/><Relationship Id="r2" Target="/ppt/slides/slide2.xml"/></Relationships>',
    "ppt/slides/slide1.xml": SLIDE.format("One"),
    "ppt/slides/slide2.xml": SLIDE.format("Two"),
}
BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    "OPS/book.opf": '<package><manifest><item id="a" href="text/a%20b.xhtml"/><item id="c" href="c.xhtml"/><item id="d" href="d.xhtml"/></manifest>'
    '<spine><itemref idref="c"/><itemref idref="a"/><itemref idref="d"/><itemref idref="missing"/></spine></package>',
    "OPS/text/a b.xhtml": '<!DOCTYPE html><html><head><title/><script src="x"/></head><body><h1>Chapter</h1><p>Text &eacute;</p></body></html>',
    "OPS/c.xhtml": "<html><head><title>Cover</title></head><body><p>Cover page</p></body></html>",
    "OPS/d.xhtml": "<html><body><img src='x'/></body></html>",
}
LOCKED = {"META-INF/encryption.xml": '<encryption xmlns="e"><CipherReference URI="OPS/c.xhtml"/></encryption>'}
OPEN = {"META-INF/encryption.xml": '<encryption xmlns="e"><CipherReference URI="OPS/font.otf"/></encryption>'}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = {
    "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>One</w:t></w:r></w:p><w:p><w:r><w:t>Two</w:t></w:r></w:p></w:body></w:document>'
}


def test_a_slide_is_a_page(tmp_path: Path) -> None:
    assert texts(tmp_path, "a.pptx", archive(SLIDES)) == ["Two\n\nand more", "One\n\nand more"]
    assert read(tmp_path, "a.pptx", archive(SLIDES)).is_paged


def test_a_part_of_a_book_is_a_section(tmp_path: Path) -> None:
    text = read(tmp_path, "a.epub", archive(BOOK))
    assert [page_text.text for page_text in text.pages] == ["Cover page", "Chapter\n\nText é"]
    assert not text.is_paged
    assert len(texts(tmp_path, "b.epub", archive(BOOK | OPEN))) == 2


def test_a_heading_begins_a_section_of_a_document(tmp_path: Path) -> None:
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading '
        '1"/></w:style></w:styles>'
    )
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    body = (
        DOCUMENT["word/document.xml"]
        .replace("<w:body>", f"<w:body>{heading.format('A')}{heading.format('B')}")
        .replace("</w:body>", f"{heading.format('C')}</w:body>")
    )
    assert texts(tmp_path, "a.docx", archive({"word/document.xml": body, "word/styles.xml": styles})) == [
        "A\n\nB\n\nOne\n\nTwo",
        "C",
    ]


def test_a_document_without_headings_is_one_section(tmp_path: Path) -> None:
    text = read(tmp_path, "a.docx", archive(DOCUMENT))
    assert [page_text.text for page_text in text.pages] == ["One\n\nTwo"]
    assert not text.is_paged


@pytest.mark.parametrize(
    ("page_text", "text"),
    [
        (
            "<html><title>T</title><style>p {}</style><script>if (a < b) {}</script><p>One<br>two<p>three &amp; four</html>",
            "One\n\ntwo\n\nthree & four",
        ),
        ("<!DOCTYPE html><table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        ("<html>A <b>bold</b>\n word<template><p>x</p></template> here", "A bold word here"),
        ("<html><textarea>typed</textarea>", "typed"),
    ],
)
def test_html_is_read_block_by_block(tmp_path: Path, page_text: str, text: str) -> None:
    assert texts(tmp_path, "a.html", page_text) == [text]
    assert texts(tmp_path, "a", page_text) == [text]


def test_plain_text_has_pages_where_it_says_so(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", "One\nline.\n\nTwo.").is_paged is False
    assert texts(tmp_path, "a.md", "# One\n\n\nTwo\r\n") == ["# One\n\nTwo"]
    paged = read(tmp_path, "b.txt", "One\fTwo\f")
    assert ([page_text.text for page_text in paged.pages], paged.is_paged) == (["One", "Two"], True)
    assert texts(tmp_path, "c.txt", "Réfugiés".encode("cp1252")) == ["Réfugiés"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b" \n", "it has no text"),
        ("a.html", b"<html></html>", "it has no text"),
        ("a.xyz", b"text", "protlib reads no text from this kind of file. Supported: .pdf, .docx"),
        ("a.docx", archive(DOCUMENT)[:60], "the document is damaged or cut off"),
        ("a.zip", archive({"a": "b"}), "protlib reads no text from this kind of file"),
        ("a.epub", archive(BOOK | LOCKED), "it has a copy protection; protlib cannot read its text"),
        ("a.epub", archive({"META-INF/container.xml": "<container/>"}), "is missing"),
        ("a.pptx", archive(SLIDES | {"ppt/slides/slide1.xml": "<a"}), "damaged or cut off"),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "old .doc file; save it as .docx",
        ),
        ("a.pdf", b"", "it is empty"),
        ("a.pdf", b"<html>Not found</html>", "it is a web page, though its name says PDF; download it again"),
        ("a.pdf", b"noise", "it is something else, though its name says PDF; download it again"),
        ("a.pdf", b"%PDF-1.7\n", "cannot read its text: it is broken"),
    ],
)
def test_what_has_no_text_is_told_with_the_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ValueError, match=reason):
        read_text(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="No such file or directory"):
        read_text(tmp_path / "missing.pdf")
    assert reader_of(tmp_path / "missing.pdf") == ""
    assert reader_of(tmp_path) == ""
