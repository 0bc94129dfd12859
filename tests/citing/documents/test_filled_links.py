"""Citations in links of a Word document: those that Word made an e-mail address,
and fields that LibreOffice saved across a link.
"""

import pytest

from harness.rows import every_row
from protlib.citing.citation import Reference, TextRun
from protlib.citing.documents.filled.draft import Live
from protlib.citing.documents.filled.opendocument_draft import OpenDraft
from protlib.citing.documents.filled.word.splice import replace_field
from protlib.citing.documents.filled.word.word_draft import WordDraft
from sample_files.documents import begin, docx, mark, odt, p, run, with_relations
from sample_records.citation_results import filling, part

MAIN = "word/document.xml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CODE = '<w:r><w:instrText>ADDIN PROTLIB CITE {"typed":"[@iom2009caring]"}</w:instrText></w:r>'
BLUE = '<w:r><w:rPr><w:rStyle w:val="Hyperlink"/><w:sz w:val="20"/></w:rPr><w:t>{}</w:t></w:r>'


def mail(content: str) -> str:
    """Return a link to an e-mail address."""
    return f'<w:hyperlink xmlns:r="{R}" r:id="rId1">{content}</w:hyperlink>'


def with_mail(*content: str) -> bytes:
    """Return a document of a paragraph in which a link writes an e-mail."""
    return with_relations(docx(p(*content)), {}, {"hyperlink": "mailto:see@iom2009caring"})


@every_row(
    ("content", "expected"),
    [
        ([run("See ["), mail(run("@iom2009caring")), run("].")], "See (1)."),
        ([run("See "), mail(run("[@iom2009caring")), run(", p. 3].")], "See (1)."),
        ([run("See ["), mail(run("@iom2009caring, p. 3]")), run(".")], "See (1)."),
        ([mail(run("[@iom2009caring] and [@jobe2010causes]")), run(".")], "(1) and (2)."),
        ([mail(run("[@iom2009caring")), mail(run("; @jobe2010causes]")), run(".")], "(1)."),
    ],
)
def test_a_citation_leaves_the_address_that_word_made_of_it(content: list[str], expected: str) -> None:
    draft = WordDraft(with_mail(*content))
    xml = part(draft.fill(filling(draft, references=())), MAIN)
    inside = [piece.partition("</w:hyperlink>")[0] for piece in xml.split("<w:hyperlink")[1:]]
    assert "fldChar" not in "".join(inside)
    assert WordDraft(draft.fill(filling(draft))).citations == [
        place._replace(may_be_account=False) for place in draft.citations
    ]
    visible_text = "".join(piece.partition("</w:t>")[0].rpartition(">")[2] for piece in xml.split("<w:t")[1:])
    assert visible_text == expected


def test_what_a_citation_shows_is_not_blue_as_the_address_was() -> None:
    draft = WordDraft(with_mail(mail(BLUE.format("[@iom2009caring]")), run(".")))
    xml = part(draft.fill(filling(draft)), MAIN)
    assert "Hyperlink" not in xml
    assert '<w:sz w:val="20"/>' in xml


@pytest.mark.parametrize("live", [None, Live.ZOTERO])
def test_a_citation_that_libreoffice_saved_across_a_link_is_filled_again(live: Live | None) -> None:
    field_code = f"{mark('separate')}{run('(IOM)')}{mark('end')}"
    inside = f'<w:hyperlink w:anchor="y">{field_code}</w:hyperlink>'
    draft = WordDraft(docx(p(run("See "), begin(), CODE, inside, run(" end"))))
    xml = part(draft.fill(filling(draft, live=live)), MAIN)
    assert "<w:hyperlink" not in xml
    assert xml.index("See ") < xml.index("(1)") < xml.index(" end")


@every_row(
    ("data", "cut", "expected"),
    [
        ("<a>[x]</a>", "[x]", "<a>N</a>"),
        ("[x<hyperlink a='>'>y]</hyperlink>z", "[x<hyperlink a='>'>y]", "Nz"),
        ("[x<ins>y]z</ins>", "[x<ins>y]", "N<ins>z</ins>"),
        ("<hyperlink>[x</hyperlink>y]", "[x</hyperlink>y]", "N"),
        ("<ins>a[x</ins>y<b/>]", "[x</ins>y<b/>]", "<ins>a</ins>N"),
        (
            "<a><hyperlink>b[x</hyperlink><c>y]z</c></a>",
            "[x</hyperlink><c>y]",
            "<a><hyperlink>b</hyperlink>N<c>z</c></a>",
        ),
    ],
)
def test_a_field_gives_way_without_a_tag_of_what_it_crosses(data: str, cut: str, expected: str) -> None:
    start = data.index(cut)
    edit = replace_field(data.encode(), start, start + len(cut), b"N")
    assert data[: edit.start] + edit.new.decode() + data[edit.end :] == expected


DOI = "https://doi.org/10.1016/S2214-109X(15)70016-1"


@every_row(
    ("link", "address"),
    [
        (DOI, DOI),
        ("https://x.org/a?b=1&c=%20#d", "https://x.org/a?b=1&amp;c=%20#d"),
        ("https://x.org/a b[1]", "https://x.org/a%20b%5B1%5D"),
        ("https://x.org/é", "https://x.org/%C3%A9"),
        ("javascript:alert(1)", ""),
        ("https://[bad", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_addresses_of_the_list_are_links(link: str, address: str) -> None:
    references = [Reference("jobe2010causes", "", (TextRun("Jobe. "), TextRun("https://x.org", link=link)))]
    word, text = WordDraft(docx(run("[@jobe2010causes]"))), OpenDraft(odt("[@jobe2010causes]"))
    for _ in range(2):
        filled = word.fill(filling(word, references=references))
        opened = text.fill(filling(text, references=references))
        relations = part(filled, "word/_rels/document.xml.rels") if address else ""
        assert relations.count(f'Target="{address}" TargetMode="External"') == (1 if address else 0)
        assert part(filled, MAIN).count("<w:hyperlink ") == (1 if address else 0)
        assert part(opened, "content.xml").count(f'xlink:href="{address}"') == (1 if address else 0)
        word, text = WordDraft(filled), OpenDraft(opened)
        assert not [*word.hand_edits, *text.hand_edits]


def test_a_title_that_leads_somewhere_is_no_link() -> None:
    references = [Reference("jobe2010causes", "", (TextRun("Causes", link=DOI),))]
    draft = WordDraft(docx(run("[@jobe2010causes]")))
    assert "hyperlink" not in part(draft.fill(filling(draft, references=references)), MAIN)


def test_addresses_in_notes_are_links() -> None:
    draft = WordDraft(docx(run("So [@jobe2010causes].")))
    document = draft.fill(filling(draft, (TextRun("Jobe, "), TextRun(DOI, link=DOI)), notes=True))
    assert f'Target="{DOI}"' in part(document, "word/_rels/footnotes.xml.rels")
    assert "<w:hyperlink " in part(document, "word/footnotes.xml")
