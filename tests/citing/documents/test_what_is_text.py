"""What is text in a document of Word or LibreOffice: the same for what is read, what is cited, and what is filled."""

from typing import NamedTuple

import pytest

from protlib.citing.documents import word
from protlib.citing.documents.filled import draft_reader
from protlib.formats.documents import document
from sample_files import documents as made
from sample_files.documents import control, docx, field, odt, p, run, zipped


class Case(NamedTuple):
    """A document of Word and its like of LibreOffice: the paragraphs of both, and the keys that both cite."""

    word: bytes
    open: bytes
    paragraphs: list[tuple[str, str]]
    keys: tuple[str, ...] = ()


def in_word(*content: str, note: str = "") -> bytes:
    notes = f'<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>{run(note)}</w:p></w:footnote>'
    return docx(*content, notes={"footnotes": notes} if note else {})


def element(name: str) -> str:
    return f"<w:r><w:{name}/></w:r>"


def aside(name: str, text: str) -> str:
    return f"<{name}>{text}</{name}>"


def open_note(text: str) -> str:
    inner = f"<text:note-citation>1</text:note-citation><text:note-body><text:p>{text}</text:p></text:note-body>"
    return aside("text:note", inner)


def box(text: str) -> str:
    return f"<w:r><w:drawing><w:txbxContent>{p(run(text))}</w:txbxContent></w:drawing></w:r>"


NOTED = '<w:r><w:footnoteReference w:id="1"/></w:r>'
COMMENT = aside("office:annotation", "<creator>Jane</creator><text:p>Check [@no2001].</text:p>")
FRAME = (
    "<draw:frame><draw:text-box><text:p>In a box [@b2010].</text:p></draw:text-box><title>A chart</title></draw:frame>"
)
OUTLINE = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
CASES = {
    "no-break hyphens are hyphens": Case(
        in_word(run("[@un") + element("noBreakHyphen") + run("2009; @un\u20112010]")),
        odt("[@un\u20112009; @un-2010]"),
        [("body", "[@un-2009; @un-2010]")],
        ("un-2009", "un-2010"),
    ),
    "soft hyphens are no text": Case(
        in_word(run("[@io") + element("softHyphen") + run("m20\u00ad09]")),
        odt("[@io\u00adm2009]"),
        [("body", "[@iom2009]")],
        ("iom2009",),
    ),
    "tabs are text, stops of tabs are none": Case(
        in_word('<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>' + run("a") + element("tab") + run("b")),
        odt("a<text:tab/>b"),
        [("body", "a\tb")],
    ),
    "a tab may have a place of its own": Case(
        in_word(run("a") + '<w:r><w:ptab w:alignment="right"/></w:r>' + run("b")), odt("a<text:tab/>b"), [("body", "a\tb")]
    ),
    "a line break ends no paragraph": Case(
        in_word(run("See [@iom2009,") + element("br") + run("p. 3].")),
        odt("See [@iom2009,<text:line-break/>p. 3]."),
        [("body", "See [@iom2009,\np. 3].")],
        ("iom2009",),
    ),
    "lines of the file are no lines of the text": Case(
        in_word(run("See [@iom2009, p. 3]   .")),
        odt("\n  See\n  [@iom2009,\n  p. 3]<text:s text:c='3'/>."),
        [("body", "See [@iom2009, p. 3]   .")],
        ("iom2009",),
    ),
    "what was deleted or moved away is no text": Case(
        in_word("<w:del><w:r><w:delText>[@a2001]</w:delText></w:r></w:del><w:moveFrom>" + run("[@b2002]") + "</w:moveFrom>"
                "<w:ins>" + run("[@c2003]") + "</w:ins><w:moveTo>" + run(" x") + "</w:moveTo>"),
        odt("<text:tracked-changes><text:p>[@a2001]</text:p></text:tracked-changes>[@c2003] x"),
        [("body", "[@c2003] x")],
        ("c2003",),
    ),
    "a note is beside its paragraph, at its place": Case(
        in_word(run("One") + NOTED + run(" two [@c2003]."), "<w:p>" + run("Three.") + "</w:p>", note="See [@b2002]."),
        odt(f"One{open_note('See [@b2002].')} two [@c2003].", "Three."),
        [("body", "One two [@c2003]."), ("note", "See [@b2002]."), ("body", "Three.")],
        ("b2002", "c2003"),
    ),
    "a note within the brackets of a citation": Case(
        in_word(run("[@a2001") + NOTED + run(", p. 3]."), note="Twice."),
        odt(f"[@a2001{open_note('Twice.')}, p. 3]."),
        [("body", "[@a2001, p. 3]."), ("note", "Twice.")],
        ("a2001",),
    ),
    "a box is beside its paragraph, and a picture's words are no text": Case(
        in_word(run("A [@a2009") + box("In a box [@b2010].") + run("] z")),
        odt(f"A [@a2009{FRAME}] z"),
        [("body", "A [@a2009] z"), ("box", "In a box [@b2010].")],
        ("a2009", "b2010"),
    ),
    "cells of tables": Case(
        in_word(f"<w:p>{run('A')}</w:p><w:tbl><w:tr><w:tc>{p(run('B [@a2001]'))}</w:tc></w:tr></w:tbl><w:p/>"),
        odt("A", "<table:table><table:table-row><table:table-cell><text:p>B [@a2001]</text:p></table:table-cell>"
            "</table:table-row></table:table>"),
        [("body", "A"), ("cell", "B [@a2001]")],
        ("a2001",),
    ),
    "headings": Case(
        in_word(OUTLINE + run("Aims"), OUTLINE.replace('"0"', '"9"') + run("Text.")),
        odt("<text:h>Aims</text:h>", "Text."),
        [("heading", "Aims"), ("body", "Text.")],
    ),
    "links and other fields show text": Case(
        in_word(
            f"<w:hyperlink>{run('[@a2001]')}</w:hyperlink>"
            + field(' HYPERLINK "https://x.org" ', " [@b2002]")
            + field(r' Hyperlink\l "place" ', " [@c2003]")
        ),
        odt("<text:a>[@a2001]</text:a> <text:span>[@b2002]</text:span> [@c2003]"),
        [("body", "[@a2001] [@b2002] [@c2003]")],
        ("a2001", "b2002", "c2003"),
    ),
    "text in a content control": Case(
        in_word(control("x", run("[@a2001]"))), odt("<text:span>[@a2001]</text:span>"), [("body", "[@a2001]")], ("a2001",)
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_every_reader_of_a_document_takes_the_same_for_text(kind: str, case: Case) -> None:
    data = case.word if kind == "docx" else case.open
    assert [*document.paragraphs(data)] == case.paragraphs
    body = [text for kind, text in case.paragraphs if kind != "note"]
    notes = [text for kind, text in case.paragraphs if kind == "note"]
    lines = [line.strip() for line in document.read_document(data).text.split("\n") if line.strip()]
    assert lines == [line for text in body + notes for line in text.split("\n")]
    assert tuple(key for mention in word.read_mentions(data).mentions for key in mention.citation.keys) == case.keys
    places = draft_reader.read_draft(data, f"report.{kind}").citations
    assert tuple(key for place in places for key in place.citation.keys) == case.keys


@pytest.mark.parametrize("code", [r' TOC \o "1-3" ', r" toc\h ", r' TOF \c "Map" ', ""])
def test_a_table_of_contents_repeats_what_is_cited(code: str) -> None:
    kind = "docx" if code else "odt"
    contents = "<text:table-of-content><text:p>Aims [@a2001]</text:p></text:table-of-content>"
    data = docx(field(code, "Aims [@a2001]"), run("Aims [@a2001]")) if code else odt(contents, "Aims [@a2001]")
    assert [*document.paragraphs(data)] == [("contents", "Aims [@a2001]"), ("body", "Aims [@a2001]")]
    assert document.read_document(data).text == "Aims [@a2001]\nAims [@a2001]\n"
    assert len(word.read_mentions(data).mentions) == 1
    assert len(draft_reader.read_draft(data, f"report.{kind}").citations) == 1


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_comments_are_read_behind_the_text_and_cite_nothing(kind: str) -> None:
    in_comment = {"comments": run("Check [@no2001].")}
    data = docx(run("One two [@a2001]."), notes=in_comment) if kind == "docx" else odt(f"One{COMMENT} two [@a2001].")
    assert [*document.paragraphs(data)] == [("body", "One two [@a2001]."), ("comment", "Check [@no2001].")]
    assert document.read_document(data).main_text == "One two [@a2001].\n"
    assert document.read_document(data).text == "One two [@a2001].\nCheck [@no2001].\n"
    for mentions in (word.read_mentions(data).mentions, draft_reader.read_draft(data, f"report.{kind}").citations):
        assert [mention.citation.keys for mention in mentions] == [("a2001",)]


def test_a_comment_in_a_note_leaves_the_note_whole() -> None:
    data = odt(f"One{open_note('Two' + COMMENT + ' [@a2001].')} three [@b2002].")
    texts = [*document.paragraphs(data)]
    assert texts == [("body", "One three [@b2002]."), ("note", "Two [@a2001]."), ("comment", "Check [@no2001].")]
    assert [place.citation.keys for place in draft_reader.read_draft(data, "report.odt").citations] == [
        ("a2001",),
        ("b2002",),
    ]


def test_headings_in_word_are_told_by_their_style_in_any_language() -> None:
    styles = (
        '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Titre1"/></w:style>'
        '<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    )
    before = '<w:pPrChange><w:pPr><w:pStyle w:val="Titre1"/></w:pPr></w:pPrChange>'
    properties = ['<w:pStyle w:val="Titre1"/>', '<w:pStyle w:val="Mine"/>', '<w:pStyle w:val="Loop"/>', before]
    data = made.with_relations(
        docx(*(f"<w:pPr>{inner}</w:pPr>{run('x')}" for inner in properties)),
        {"word/styles.xml": f'<?xml version="1.0"?><w:styles xmlns:w="{made.W}">{styles}</w:styles>'},
        {},
    )
    assert [paragraph.kind for paragraph in document.paragraphs(data)] == ["heading", "heading", "body", "body"]


def test_headers_and_notes_that_nothing_refers_to_come_last() -> None:
    data = docx(run("Text."), notes={"header1": run("Page"), "footnotes": run("Lost.")})
    assert [*document.paragraphs(data)] == [("body", "Text."), ("note", "Lost."), ("header", "Page")]


def test_a_damaged_text_is_read_up_to_the_damage() -> None:
    assert [*document.paragraphs(docx(run("Whole."), "</w:p><w:r>"))] == [("body", "Whole.")]
    with pytest.raises(ValueError, match="not a Word"):
        [*document.paragraphs(zipped({"a": "b"}))]


def test_a_number_of_spaces_fills_no_memory() -> None:
    for count in ("2000000000", "9" * 5000):
        assert document.read_document(odt(f"a<text:s text:c='{count}'/>b")).text == f"a{' ' * 100}b\n"


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_boxes_within_boxes_without_end_are_refused(kind: str) -> None:
    opening, closing = ("<w:txbxContent>", "</w:txbxContent>") if kind == "docx" else ("<draw:g>", "</draw:g>")
    inner = p(run("x")) if kind == "docx" else "<text:p>x</text:p>"
    content = f"{opening * 5000}{inner}{closing * 5000}"
    data = docx(content) if kind == "docx" else odt(content)
    assert "nested too deeply" in document.read_document(data).problems[0].what
    with pytest.raises(ValueError, match="nested too deeply"):
        word.read_mentions(data)
