"""OpenDocument texts filled: what is found, what is put in, and that all else stays as it is."""

import re

import pytest

from harness.rows import every_row
from protlib.citing.citation import Reference, TextRun
from protlib.citing.documents.filled.draft import DocumentStyle, Live
from protlib.citing.documents.filled.opendocument_draft import OpenDraft
from protlib.errors import InputRefusedError, UsageError
from protlib.formats.documents import document as embedded
from sample_files.documents import odt, reference_mark, zipped
from sample_records.citation_results import REFERENCES, filling, part, with_part

CONTENT = "content.xml"
MARK = re.compile(
    r"<text:reference-mark-start text:name=('[^']*'|\"[^\"]*\")/>.*?<text:reference-mark-end text:name=\1/>",
    re.DOTALL,
)
LIST = re.compile(r"<text:section text:name='PROTLIB LIST.*?</text:section>", re.DOTALL)
STYLES = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-styles '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
    "<office:styles></office:styles></office:document-styles>"
)


def filled(*paragraphs: str, **more: object) -> bytes:
    """Return the document of these paragraphs, filled."""
    draft = OpenDraft(odt(*paragraphs))
    return draft.fill(filling(draft, **more))  # type: ignore[arg-type]


def body(data: bytes) -> str:
    """Return what stands in the body but for the list, with a word for each citation."""
    text = part(data, CONTENT).partition("<office:text>")[2].partition("</office:text>")[0]
    return MARK.sub("MARK", LIST.sub("", text))


def text_of(data: bytes) -> str:
    """Return the text that people read, a paragraph a line."""
    text = part(data, CONTENT).partition("<office:text>")[2].replace("</text:p>", "\n").replace("<text:tab/>", "\t")
    return re.sub(r"<text:note-citation>.*?</text:note-citation>|<[^>]+>", "", text).strip("\n")


@every_row(
    ("paragraph", "expected"),
    [
        ("See [@a1].", "See MARK."),
        ("[@a1] &amp; [@b1]", "MARK &amp; MARK"),
        ("See <text:span text:style-name='T1'>[@a1</text:span>] so", "See <text:span text:style-name='T1'>MARK</text:span> so"),
        ("[@a1<text:bookmark text:name='b'/>] so", "MARK<text:bookmark text:name='b'/> so"),
        ("[see<text:s/>@a1]", "MARK"),
        ("x<text:line-break/>[@a1]<text:tab/>y", "x<text:line-break/>MARK<text:tab/>y"),
        ("<text:a xmlns:xlink='x' xlink:href='y'>[@a1]</text:a>", "<text:a xmlns:xlink='x' xlink:href='y'>MARK</text:a>"),
    ],
)  # fmt: skip
def test_what_stands_around_a_citation_stays_byte_for_byte(paragraph: str, expected: str) -> None:
    assert body(filled(paragraph)) == f"<text:p>{expected}</text:p>"


@pytest.mark.parametrize("is_note", [False, True])
def test_a_list_of_contents_shows_again_what_a_heading_shows(is_note: bool) -> None:
    contents = "<text:table-of-content><text:p>On [@a1]</text:p></text:table-of-content>"
    document = filled(contents, "On [@a1]", references=(), notes=is_note)
    assert body(document) == f"{contents.replace('[@a1]', 'MARK')}<text:p>On{'' if is_note else ' '}MARK</text:p>"
    names = [match[1] for match in MARK.finditer(part(document, CONTENT))]
    assert len(set(names)) == len(names) == 2
    assert part(document, CONTENT).count("<text:note ") == is_note
    again = OpenDraft(document)
    assert len(again.citations) == 1
    assert again.hand_edits == []


def test_citations_and_the_list_are_put_in_with_their_forms() -> None:
    draft = OpenDraft(odt("See [@iom2009caring, p. 3] and @jobe2010causes."))
    assert [(place.citation.keys, place.location) for place in draft.citations] == [
        (("iom2009caring",), "paragraph 1"), (("jobe2010causes",), "paragraph 1"),
    ]  # fmt: skip
    document = draft.fill(filling(draft, "(IOM,  2009)", (TextRun("Jobe", italic=True, bold=True), TextRun(" (2010)"))))
    assert (
        text_of(document)
        == "See (IOM,  2009) and Jobe (2010).\nIOM. (2009). Caring.\nJobe, A. (2010). Causes &amp; effects."
    )
    assert '<text:span text:style-name="Protlib_ib">Jobe</text:span>' in part(document, CONTENT)
    assert part(document, CONTENT).count('style:name="Protlib_ib"') == 1


def test_the_style_of_the_list_is_added_once() -> None:
    data = zipped({CONTENT: part(odt("[@a1]"), CONTENT), "styles.xml": STYLES})
    draft = OpenDraft(data)
    document = draft.fill(filling(draft))
    assert part(document, "styles.xml").count('style:name="Bibliography"') == 1
    again = OpenDraft(document)
    assert again.fill(filling(again)) == document


def test_the_list_stands_where_its_mark_stands() -> None:
    document = filled("{{bibliography}}", "Annex [@a1]", references=[Reference("a1", "1.", (TextRun("One."),))])
    assert text_of(document) == "1.\tOne.\nAnnex (1)"


@pytest.mark.parametrize("notes", [False, True])
def test_a_document_that_is_filled_twice_is_the_same(notes: bool) -> None:
    draft = OpenDraft(odt("See [@a1], and [@b1]. As @c1 says.", "End."))
    first = draft.fill(
        filling(draft, notes=notes, leads=("", "", "C") if notes else (), manner=DocumentStyle("un", acronyms=False))
    )
    again = OpenDraft(first)
    assert again.manner == DocumentStyle("un", acronyms=False)
    assert [place.citation.keys for place in again.citations] == [("a1",), ("b1",), ("c1",)]
    assert (
        again.fill(
            filling(
                again, notes=notes, leads=("", "", "C") if notes else (), manner=DocumentStyle("un", acronyms=False)
            )
        )
        == first
    )


COMMENT = "<office:annotation office:name='c'><text:p>Really [@c1]?</text:p></office:annotation>"


@pytest.mark.parametrize("notes", [False, True])
@pytest.mark.parametrize("output", ["(1)", "Caring"], ids=["citation", "list"])
@pytest.mark.parametrize(
    "markers",
    [
        ("<text:change-end text:change-id='x'/><text:change text:change-id='y'/>"),
        COMMENT,
        "<text:bookmark text:name='b'/>",
    ],
    ids=["change", "comment", "bookmark"],
)
def test_comments_changes_and_bookmarks_stay_that_stand_in_what_was_filled(
    notes: bool, output: str, markers: str
) -> None:
    first = filled("See [@a1]", "<text:change-start text:change-id='x'/>[@b1]", notes=notes)
    xml = part(first, CONTENT)
    assert xml.count(output) == 1
    commented = xml.replace(output, f"{output[:2]}{markers}{output[2:]}")
    draft = OpenDraft(with_part(first, CONTENT, commented))
    again = part(draft.fill(filling(draft, notes=notes)), CONTENT)
    assert again.count(markers) == 1
    assert again.replace(markers, "") == xml


def test_notes_stand_behind_the_stop_and_come_back_into_the_text() -> None:
    noted = filled("So it is [@a1]. More.", notes=True, references=())
    assert "So it is<text:reference-mark-start" in part(noted, CONTENT)
    assert part(noted, CONTENT).index("/>.<text:note ") > 0
    again = OpenDraft(noted)
    assert text_of(again.fill(filling(again, references=()))).strip() == "So it is (1). More."


@pytest.mark.parametrize("text", [" And more.", " Compare [@b1].", "</text:p><text:p>And more."])
def test_what_somebody_types_into_a_note_is_not_lost(text: str) -> None:
    first = filled("So it is [@a1].", notes=True)
    xml = part(first, CONTENT)
    end = "</text:p></text:note-body>"
    assert xml.count(end) == 1
    draft = OpenDraft(with_part(first, CONTENT, xml.replace(end, f"{text}{end}")))
    with pytest.raises(InputRefusedError, match="paragraph 1: a citation's note contains other text"):
        draft.fill(filling(draft, notes=True))


def test_a_citation_in_a_note_stays_there_in_a_style_of_notes() -> None:
    note = (
        "<text:note text:id='n'><text:note-citation>1</text:note-citation><text:note-body><text:p>See "
        "[@a1].</text:p></text:note-body></text:note>"
    )
    assert "<text:p>See MARK.</text:p></text:note-body>" in body(filled(f"Text{note}", notes=True))


def test_a_mark_that_crosses_spans_is_filled_piece_by_piece() -> None:
    name = "PROTLIB CITE {&quot;typed&quot;:&quot;[@a1]&quot;} RND1"
    start, end = (f'<text:reference-mark-{what} text:name="{name}"/>' for what in ("start", "end"))
    document = filled(f"As <text:span>{start}(IOM,</text:span> 2009{end}.", references=())
    assert text_of(document).strip() == "As (1)."


def test_deleted_text_comments_and_foreign_marks_cite_nothing() -> None:
    deleted = "<text:tracked-changes><text:p>[@a1]</text:p></text:tracked-changes>"
    comment = "<text:p>x<office:annotation><text:p>[@b1]</text:p></office:annotation></text:p>"
    draft = OpenDraft(
        odt(
            f"<text:section>{deleted}{comment}</text:section>",
            reference_mark("ZOTERO_ITEM CSL_CITATION {}", "y"),
        )
    )
    assert not draft.citations
    assert draft.remaining


def test_live_citations_of_zotero_hold_the_records() -> None:
    draft = OpenDraft(odt("See [@iom2009caring, p. 3]."))
    document = draft.fill(filling(draft, "(IOM, 2009, p. 3)", live=Live.ZOTERO))
    (citation,) = embedded.read_document(document).citations
    assert (citation.items[0].raw["title"], citation.items[0].locator) == (
        "Caring for trafficked persons",
        "3",
    )
    assert "ZOTERO_PREF_1" in part(document, "meta.xml")


@pytest.mark.parametrize("old", ["/>", "></meta:user-defined>", ">old&lt;</meta:user-defined>"])
def test_what_zotero_knew_of_a_document_gives_way_and_other_properties_stay(old: str) -> None:
    ours = '<meta:user-defined meta:name="Project">ours</meta:user-defined></office:meta>'
    meta_field = f'<meta:user-defined meta:name="ZOTERO_PREF_9"{old}{ours}'
    data = odt("[@iom2009caring]")
    draft = OpenDraft(with_part(data, "meta.xml", part(data, "meta.xml").replace("</office:meta>", meta_field)))
    xml = part(draft.fill(filling(draft, live=Live.ZOTERO)), "meta.xml")
    assert "ZOTERO_PREF_9" not in xml
    assert '<meta:user-defined meta:name="Project">ours</meta:user-defined>' in xml


def test_word_has_no_citations_of_its_own_in_it() -> None:
    draft = OpenDraft(odt("[@a1]"))
    with pytest.raises(UsageError, match=r"\.docx"):
        draft.fill(filling(draft, live=Live.WORD))


def test_the_mark_of_the_list_stands_alone() -> None:
    assert OpenDraft(odt("See {{bibliography}} [@a1]")).mistakes == [
        "paragraph 1: put {{bibliography}} in a paragraph of its own"
    ]
    (mistake,) = OpenDraft(odt("{{ Bibliography }}", "[@a1]", "{{bibliography}}")).mistakes
    assert mistake.startswith("paragraph 3: {{bibliography}}, but the report already has a list")
    assert text_of(filled("{{ Bibliography }}", "[@a1]")).splitlines()[-1] == "(1)"


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(ValueError, match="not a LibreOffice document"):
        OpenDraft(zipped({"a": "b"}))
    manifest = {CONTENT: "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}
    with pytest.raises(ValueError, match="password"):
        OpenDraft(zipped(manifest))


def test_the_list_is_that_of_the_result() -> None:
    assert len(REFERENCES) == len(
        re.findall(r"<text:p text:style-name=\"Bibliography\">", part(filled("[@a1]"), CONTENT))
    )
