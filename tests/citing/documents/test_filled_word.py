"""Word documents filled: what is found, what is put in, and that all else stays as it is."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from harness.rows import every_row
from protlib.citing.citation import Reference, TextRun
from protlib.citing.documents.filled import offsets
from protlib.citing.documents.filled.archive import ArchiveParts
from protlib.citing.documents.filled.draft import DocumentStyle, Live
from protlib.citing.documents.filled.word.word_draft import WordDraft
from protlib.errors import InputRefusedError
from protlib.formats.documents import document as embedded
from sample_files.documents import STRICT, docx, field, mark, p, run, zipped, zotero
from sample_files.documents import begin as begin_field
from sample_files.filled_word import MAIN, text_of
from sample_records.citation_results import filling, part, with_part

FIELD = re.compile(
    (
        r'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar w:fldCharType="begin"/></w:r>.*?<w:fldChar '
        r'w:fldCharType="end"/></w:r>'
    ),
    re.DOTALL,
)
LIST = re.compile(
    r"<w:p><w:pPr>(?:(?!</w:pPr>).)*</w:pPr><w:r>(?:(?!<w:p>).)*PROTLIB LIST.*?<w:fldChar "
    r'w:fldCharType="end"/></w:r></w:p>'
)


def body(data: bytes) -> str:
    """Return what stands in the body but for the list."""
    return LIST.sub("", part(data, MAIN)).partition("<w:body>")[2].removesuffix("</w:body></w:document>")


def filled(*paragraphs: str, **more: object) -> bytes:
    """Return the document of these paragraphs, filled."""
    draft = WordDraft(docx(*paragraphs))
    return draft.fill(filling(draft, **more))  # type: ignore[arg-type]


def test_citations_and_the_list_become_fields() -> None:
    draft = WordDraft(
        docx(run("Caring matters [see @iom2009caring, p. 3; @jobe2010causes]."), run("@jobe2010causes says"))
    )
    assert [(place.citation.keys, place.location) for place in draft.citations] == [
        (("iom2009caring", "jobe2010causes"), "paragraph 1"),
        (("jobe2010causes",), "paragraph 2"),
    ]
    document = draft.fill(filling(draft, "(see IOM, 2009, p. 3; Jobe, 2010)", "Jobe (2010)"))
    assert text_of(document) == (
        "Caring matters (see IOM, 2009, p. 3; Jobe, 2010).\nJobe (2010) says\nIOM. (2009). Caring.\nJobe, A. "
        "(2010). Causes &amp; effects."
    )
    assert part(document, MAIN).count("ADDIN PROTLIB CITE ") == 2
    assert part(document, MAIN).count("ADDIN PROTLIB LIST ") == 1
    assert "<w:i/><w:iCs/>" in part(document, MAIN)


def test_of_many_citations_in_one_element_its_text_is_taken_apart_once() -> None:
    offsets.characters.cache_clear()
    document = filled(run("See [@a1]. " * 200))
    assert part(document, MAIN).count("ADDIN PROTLIB CITE ") == 200
    assert offsets.characters.cache_info().misses < 5


BOLD = '<w:rPr><w:rFonts w:ascii="Arial"/><w:b/></w:rPr>'
BETWEEN = '<w:bookmarkStart w:id="1" w:name="here"/><w:bookmarkEnd w:id="1"/>'


@every_row(
    ("paragraph", "expected"),
    [
        (run("[@a1]"), "FIELD"),
        (run("See [@a1]"), f"{run('See ')}FIELD"),
        (run("[@a1] says"), f"FIELD{run(' says')}"),
        (run("See [@a1]."), f"{run('See ')}FIELD{run('.')}"),
        ("<w:r><w:t>See [@a1] &amp; more</w:t></w:r>", f"{run('See ')}FIELD{run(' & more')}"),
        ("<w:r><w:t>&lt;[@a1]</w:t></w:r>", f"{run('<')}FIELD".replace(' xml:space="preserve"', "", 0)),
        (f"{run('See [@')}{run('a1')}{run('].')}", f"{run('See ')}FIELD{run('.')}"),
        (f"{run('See [@')}{BETWEEN}{run('a1], so')}", f"{run('See ')}FIELD{BETWEEN}{run(', so')}"),
        (f"<w:ins w:id='1'>{run('[@a1]')}</w:ins>{run(' so')}", f"<w:ins w:id='1'>FIELD</w:ins>{run(' so')}"),
        (f"<w:hyperlink w:anchor='a'>{run('[@a1]')}</w:hyperlink>", "<w:hyperlink w:anchor='a'>FIELD</w:hyperlink>"),
        ("<w:r><w:tab/><w:t>[@a1]</w:t><w:br/></w:r>", "<w:r><w:tab/></w:r>FIELD<w:r><w:br/></w:r>"),
        ("<w:r><w:t>[@a1] and [@b1]</w:t></w:r>", f"FIELD{run(' and ')}FIELD"),
        (run("[@a1] and [@b1]"), f"FIELD{run(' and ')}FIELD"),
    ],
)  # fmt: skip
def test_what_stands_around_a_citation_stays_byte_for_byte(paragraph: str, expected: str) -> None:
    xml = FIELD.sub("FIELD", body(filled(p(paragraph))))
    assert xml == p(expected)


def test_a_citation_has_the_font_of_its_first_run() -> None:
    document = filled(f"<w:r>{BOLD}<w:t>so [@a</w:t></w:r>{run('1]')}", references=())
    assert body(document).count(BOLD) == 1 + 5


def test_forms_are_added_to_the_font_in_the_order_of_word() -> None:
    draft = WordDraft(
        docx(
            '<w:r><w:rPr><w:i/><w:sz w:val="20"/><w14:x xmlns:w14="y"/><w:rPrChange '
            'w:id="1"><w:rPr/></w:rPrChange></w:rPr><w:t>[@a1]</w:t></w:r>'
        )
    )
    document = draft.fill(
        filling(
            draft, (TextRun("a", italic=True), TextRun("b", bold=True, small_caps=True), TextRun("2", superscript=True))
        )
    )
    assert (
        '<w:rPr><w:i w:val="0"/><w:iCs/><w:sz w:val="20"/><w14:x xmlns:w14="y"/></w:rPr><w:t xml:space="preserve">a<'
        in body(document)
    )
    assert '<w:rPr><w:b/><w:bCs/><w:i/><w:smallCaps/><w:sz w:val="20"/>' in body(document)
    assert '<w:sz w:val="20"/><w:vertAlign w:val="superscript"/><w14:x' in body(document)


@every_row(
    "paragraph",
    [
        f"<w:del w:id='1'><w:r><w:delText>[@a1]</w:delText></w:r>{run('[@a1]')}</w:del>",
        f"<w:moveFrom w:id='1'>{run('[@a1]')}</w:moveFrom>",
        field(" REF x ", "[@a1]"),
        zotero({"id": 1, "type": "book", "title": "[@a1]"}, shown="[@a1]"),
        "<w:fldSimple w:instr=' REF x '><w:r><w:t>[@a1]</w:t></w:r></w:fldSimple>",
        run("me@example.org"),
    ],
)
def test_what_is_no_text_of_the_document_cites_nothing(paragraph: str) -> None:
    assert WordDraft(docx(p(paragraph))).citations == []


def test_links_and_simple_links_are_text() -> None:
    link = field(' HYPERLINK "x" ', "[@a1]")
    simple = "<w:fldSimple w:instr=' HYPERLINK x '><w:r><w:t>[@b1]</w:t></w:r></w:fldSimple>"
    assert [place.citation.keys for place in WordDraft(docx(p(link), p(simple))).citations] == [("a1",), ("b1",)]


def test_a_list_of_contents_shows_again_what_a_heading_shows() -> None:
    contents = p(field(' TOC \\o "1-3" ', "On [@a1]"))
    document = filled(contents, p(run("On [@a1]")), references=())
    assert text_of(document).splitlines()[:2] == ["On (1)", "On (1)"]


def test_a_text_box_is_filled_for_newer_and_for_older_programs() -> None:
    box = f"<w:txbxContent>{p(run('Boxed [@a1]'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='x'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    draft = WordDraft(docx(p(f"<w:r>{both}</w:r>", run("[@b1]"))))
    assert [place.citation.keys for place in draft.citations] == [("a1",), ("b1",)]
    document = draft.fill(filling(draft, "(A)", "(B)", references=()))
    assert text_of(document).splitlines()[:3] == ["Boxed (A)", "Boxed (A)", "(B)"]


def test_the_list_stands_where_its_mark_stands() -> None:
    document = filled(p(run("{{biblio"), run("graphy}}")), p(run("Annex [@a1]")))
    assert text_of(document).splitlines()[0] == "IOM. (2009). Caring."
    assert text_of(document).splitlines()[-1] == "Annex (1)"


def test_the_list_stands_before_the_last_section() -> None:
    section = "<w:sectPr><w:pgSz w:w='1'/></w:sectPr>"
    data = docx(run("[@a1]"))
    parts = {name: part(data, name) for name in ZipFile(BytesIO(data)).namelist()}
    parts[MAIN] = parts[MAIN].replace("</w:body>", f"{section}</w:body>")
    draft = WordDraft(zipped(parts))
    assert part(draft.fill(filling(draft)), MAIN).endswith(f"</w:p>{section}</w:body></w:document>")


def test_a_section_that_ends_at_the_mark_still_ends_there() -> None:
    about = "<w:pPr><w:sectPr><w:cols w:num='2'/></w:sectPr></w:pPr>"
    document = filled(p(about, run("{{bibliography}}")), p(run("[@a1]")))
    assert f"<w:p>{about}</w:p>" in part(document, MAIN)


def test_numbers_of_a_list_hang_before_a_tab() -> None:
    document = filled(run("[@a1]"), references=[Reference("a1", "[1]", (TextRun("One."),))], is_hanging=False)
    assert text_of(document).endswith("[1]\tOne.")
    assert 'w:hanging="500"' in part(document, MAIN)


def test_an_empty_list_leaves_its_field() -> None:
    document = filled(run("[@a1]"), references=())
    assert WordDraft(document).manner == DocumentStyle("apa")


MANNERS = (DocumentStyle("apa"), DocumentStyle("chicago", "fr-FR", acronyms=False))


@pytest.mark.parametrize("manner", MANNERS)
def test_a_filled_document_tells_how_it_was_filled(manner: DocumentStyle) -> None:
    assert WordDraft(filled(run("[@a1]"), manner=manner)).manner == manner


def test_a_document_that_is_filled_twice_is_the_same() -> None:
    first = filled(run("See [@a1] and @b1 [p. 3; @c1]."), run("{{bibliography}}"), run("End."))
    again = WordDraft(first)
    assert [place.citation.keys for place in again.citations] == [("a1",), ("b1", "c1")]
    assert again.fill(filling(again)) == first


def test_a_filled_document_is_filled_with_what_was_typed_since() -> None:
    first = part(filled(run("See [@a1]."), run("More.")), MAIN).replace("More.", "More [@b1].")
    data = docx(run("x"))
    parts = {name: part(data, name) for name in ZipFile(BytesIO(data)).namelist()}
    draft = WordDraft(zipped({**parts, MAIN: first}))
    document = draft.fill(filling(draft, "[1]", "[2]", references=[Reference("b1", "", (TextRun("New."),))]))
    assert text_of(document) == "See [1].\nMore [2].\nNew."


BOOKMARK = '<w:bookmarkStart w:id="7" w:name="here"/><w:bookmarkEnd w:id="7"/>'
COMMENT_END = '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'


@pytest.mark.parametrize("notes", [False, True])
@pytest.mark.parametrize("place", ["CITE", "LIST"])
@pytest.mark.parametrize("markers", [BOOKMARK, f'<w:commentRangeStart w:id="3"/>{COMMENT_END}', COMMENT_END])
def test_comments_and_bookmarks_stay_that_stand_in_what_was_filled(notes: bool, place: str, markers: str) -> None:
    first = filled(run("See [@a1] so"), notes=notes)
    xml = part(first, MAIN)
    assert xml.count(f"PROTLIB {place}") == 1
    start = xml.index("</w:r>", xml.index(f"PROTLIB {place}")) + len("</w:r>")
    draft = WordDraft(with_part(first, MAIN, xml[:start] + markers + xml[start:]))
    again = part(draft.fill(filling(draft, notes=notes)), MAIN)
    assert again.count(markers) == 1
    assert again.replace(markers, "") == xml


@every_row(
    ("paragraph", "message"),
    [
        ("so [@iom2009, p. 3", "the citation “[@iom2009, p. 3” has no closing bracket"),
        ("so [@ iom2009]", "“[@ iom2009]” has no citation key after @"),
        ("so [-@]", "“[-@]” has no citation key after @"),
        ("so [@a1، @b1]", "“[@a1، @b1]” has a comma before the next @; separate citations with a semicolon"),
        ("so [@a1, @b1]", "“[@a1, @b1]” has a comma before the next @; separate citations with a semicolon"),
        (
            "[@a1, p. 3, -@b1]",
            "“[@a1, p. 3, -@b1]” has a comma before the next @; separate citations with a semicolon",
        ),
        ("so @iom2009, p. 3] it is", "the citation “@iom2009, p. 3]” has no opening bracket"),
        ("[@a1] and @iom2009] too", "the citation “@iom2009]” has no opening bracket"),
        ("[@iom2009; jobe2010]", "“jobe2010” in “[@iom2009; jobe2010]” has no @ before it"),
        (
            "[jobe2010causes; see @iom2009]",
            "“jobe2010causes” in “[jobe2010causes; see @iom2009]” has no @ before it",
        ),
    ],
)
def test_what_is_almost_a_citation_is_named_with_its_place(paragraph: str, message: str) -> None:
    assert WordDraft(docx(run("One."), run(paragraph))).mistakes == [f"paragraph 2: {message}"]


@pytest.mark.parametrize(
    "paragraph", ["[He said: @a1 agrees; so do we]", r"\[@a1]", "@a1, and [sic] and x[1]", "@a1 [ibid.]"]
)  # fmt: skip
def test_other_brackets_may_stand_around_a_citation_in_the_text(paragraph: str) -> None:
    assert [place.citation.keys for place in WordDraft(docx(run(paragraph))).citations] == [("a1",)]


@pytest.mark.parametrize("text", ["{{Bibliography}}", "{{ bibliography }}", "{{bibliography\N{NO-BREAK SPACE}}}"])
def test_the_mark_of_the_list_is_known_as_word_processors_change_it(text: str) -> None:
    document = filled(run(text), run("[@a1]"))
    assert text_of(document).splitlines()[-1] == "(1)"


@pytest.mark.parametrize(
    ("paragraphs", "message"),
    [
        (["See {{bibliography}} [@a1]"], "paragraph 1: put {{bibliography}} in a paragraph of its own"),
        (["{{bibliography}}", "[@a1]", "{{bibliography}}"], "paragraph 3: {{bibliography}}, but the report already has a list; remove one of them"),
    ],
)  # fmt: skip
def test_the_mark_of_the_list_stands_alone_and_once(paragraphs: list[str], message: str) -> None:
    assert WordDraft(docx(*map(run, paragraphs))).mistakes == [message]


def test_a_mark_beside_a_list_that_is_there_is_told() -> None:
    first = filled(run("[@a1]"), run("Then."))
    draft = WordDraft(with_part(first, MAIN, part(first, MAIN).replace("Then.", "{{bibliography}}")))
    assert [mistake.partition(", but")[0] for mistake in draft.mistakes] == ["paragraph 2: {{bibliography}}"]


def test_what_was_typed_into_the_list_is_not_lost() -> None:
    document = filled(run("[@a1]"))
    data = docx(run("x"))
    parts = {name: part(data, name) for name in ZipFile(BytesIO(data)).namelist()}
    edited_document = part(document, MAIN).replace("</w:p></w:body>", f"{run('Mine')}</w:p></w:body>")
    draft = WordDraft(zipped({**parts, MAIN: edited_document}))
    with pytest.raises(InputRefusedError, match="a paragraph of the list contains other text"):
        draft.fill(filling(draft))


def test_a_code_that_somebody_changed_cites_nothing() -> None:
    broken = field(' ADDIN PROTLIB CITE {"typed": ', "(1)")
    assert WordDraft(docx(p(broken))).citations == []


def test_a_document_in_the_strict_form_is_filled_in_it() -> None:
    draft = WordDraft(docx(run("[@a1]"), space=STRICT))
    assert STRICT in part(draft.fill(filling(draft)), MAIN)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text.replace("</w:body>", ""), "damaged"),
        (lambda text: text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'), "UTF-8"),
        (lambda text: text.replace("<w:document", "<!DOCTYPE a><w:document"), "has a DOCTYPE"),
    ],
)
def test_what_is_no_document_is_refused(change: Callable[[str], str], message: str) -> None:
    data = docx(run("[@a1]"))
    parts = {name: part(data, name) for name in ZipFile(BytesIO(data)).namelist()}
    with pytest.raises(ValueError, match=message):
        WordDraft(zipped({**parts, MAIN: change(parts[MAIN])}))


@pytest.mark.parametrize("live", Live)
@pytest.mark.parametrize("notes", [False, True])
def test_live_citations_hold_the_records(live: Live, notes: bool) -> None:
    draft = WordDraft(docx(run("See [see @iom2009caring, p. 3; -@jobe2010causes] and @jobe2010causes.")))
    document = draft.fill(filling(draft, "(see IOM, 2009, p. 3; 2010)", "Jobe (2010)", notes=notes, live=live))
    first, second = embedded.read_document(document).citations
    assert [(item.prefix, item.locator, item.is_without_author) for item in first.items] == [
        ("see", "3", False),
        ("", "", True),
    ]
    assert [item.raw["title"] for item in first.items] == [
        "Caring for trafficked persons",
        "Causes & effects",
    ]
    assert second.display == ("Jobe (2010)" if notes else "(2010)")
    again = WordDraft(document)
    assert (bool(again.remaining), len(again.citations), again.live) == (False, 2, live)
    assert (again.mistakes, again.hand_edits) == ([], [])


def test_begun_fields_that_nothing_ends_do_no_harm() -> None:
    draft = WordDraft(docx(p(begin_field(), mark("separate"), run("[@a1]")), run("[@b1]")))
    assert text_of(draft.fill(filling(draft, references=()))).split() == ["(1)", "(2)"]


def test_what_stands_in_for_an_emoji_is_no_text() -> None:
    emoji = (
        "<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:t>[@a1]</w:t></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    document = filled(p(f"<w:r>{emoji}</w:r>", run("[@b1]")))
    assert FIELD.sub("FIELD", body(document)) == p(f"<w:r>{emoji}</w:r>FIELD")


def test_a_part_that_no_program_would_open_is_not_written() -> None:
    with pytest.raises(ValueError, match="unusual XML"):
        ArchiveParts(docx(run("x")))[MAIN] = b"<a><b></a>"


@pytest.mark.parametrize(
    ("says", "direct"),
    [
        ("", '<w:ind w:left="720" w:hanging="720"/>'),
        ('<w:pPr><w:spacing w:after="0"/></w:pPr>', '<w:ind w:left="720" w:hanging="720"/>'),
        ('<w:pPr><w:ind w:left="284"/></w:pPr>', ""),
    ],
)
def test_entries_hang_where_the_documents_own_style_does_not_say_how_they_stand(says: str, direct: str) -> None:
    style = f'<w:style w:type="paragraph" w:styleId="Refs"><w:name w:val="Bibliography"/>{says}</w:style>'
    draft = WordDraft(_styled(docx("[@a1]"), style))
    document = draft.fill(filling(draft))
    entries = re.findall(r'<w:pPr><w:pStyle w:val="Refs"/>(.*?)</w:pPr>', part(document, MAIN))
    assert set(entries) == {direct}


def _styled(data: bytes, style: str) -> bytes:
    """Return a document with a part of styles."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = ArchiveParts(data)
    parts["word/styles.xml"] = f'<w:styles xmlns:w="{space}">{style}</w:styles>'.encode()
    parts["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/styles" Target="styles.xml"/></Relationships>'
    ).encode()
    return parts.archive_bytes()
