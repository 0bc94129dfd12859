"""Live citations filled again: those of Zotero and of Word itself, in the text and in notes that were made for them."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from zipfile import ZipFile

import pytest

from protlib.citing.documents.filled import draft as drafts
from protlib.citing.documents.filled.draft import DocumentStyle, Draft, Live
from protlib.citing.documents.filled.opendocument_draft import OpenDraft
from protlib.citing.documents.filled.word.word_draft import WordDraft
from protlib.errors import InputRefusedError
from sample_files.documents import docx, odt, p, run, zipped
from sample_records.citation_results import filling, part, with_part

_MAIN, _NOTES, _ENDNOTES = "word/document.xml", "word/footnotes.xml", "word/endnotes.xml"
_SOURCES, _MEMORY = "customXml/item1.xml", "customXml/item2.xml"
_TEXT = (
    "So it is [see @iom2009caring, p. 3]. As @jobe2010causes says, [-@jobe2010causes, chap. 2] (so [@iom2009caring])."
)
_IN_TEXT = ("(see IOM, 2009, p. 3)", "Jobe (2010)", "(2010, chap. 2)", "(IOM, 2009)")
_IN_NOTES = ("See IOM, 3.", "Jobe.", "Jobe, chap. 2.", "IOM.")
_LEADS = ("", "Jobe", "", "")
_TYPED = ["[see @iom2009caring, p. 3]", "@jobe2010causes", "[-@jobe2010causes, chap. 2]", "[@iom2009caring]"]
_SHOWN = "So it is (see IOM, 2009, p. 3). As Jobe (2010) says, (2010, chap. 2) (so (IOM, 2009))."
_NOTED = "So it is.^ As Jobe^ says,^ (so^)."

Open = Callable[[bytes], Draft]
_KINDS = pytest.mark.parametrize(
    ("open_", "live"), [(WordDraft, Live.ZOTERO), (WordDraft, Live.WORD), (OpenDraft, Live.ZOTERO)]
)


def _document(open_: Open, *texts: str) -> bytes:
    return docx(*map(run, texts)) if open_ is WordDraft else odt(*texts)


def _filled(
    open_: Open,
    data: bytes,
    live: Live | None = None,
    shown: Sequence[str] = (),
    *,
    notes: bool = False,
    style: str = "apa",
) -> bytes:
    draft = open_(data)
    assert (draft.mistakes, draft.hand_edits) == ([], [])
    shown = shown or (_IN_NOTES if notes else _IN_TEXT)
    leads = _LEADS if notes and len(shown) == len(_LEADS) else ()
    return draft.fill(
        filling(draft, *shown, notes=notes, leads=leads, live=live or draft.live, manner=DocumentStyle(style))
    )


def _visible_text(data: bytes) -> str:
    """Return the text of a document, with a mark for the number of a note and without what the list shows."""
    if b"content.xml" in data:
        xml = re.sub(r"<text:note .*?</text:note>", "^", part(data, "content.xml"))
        xml = xml.partition("<text:section")[0].partition("<office:text>")[2]
    else:
        xml = re.sub(r"<w:(?:foot|end)noteReference[^>]*/>", "<w:t>^</w:t>", part(data, _MAIN))
        xml = re.sub(r"<w:instrText.*?</w:instrText>", "", xml.partition("</w:p>")[0])
    return re.sub(r"<[^>]+>", "", xml).strip()


@_KINDS
@pytest.mark.parametrize("notes", [False, True])
def test_what_is_filled_twice_is_the_same(open_: Open, live: Live, notes: bool) -> None:
    document = _filled(open_, _document(open_, _TEXT), live, notes=notes)
    assert _visible_text(document) == (_NOTED if notes else _SHOWN)
    again = open_(document)
    assert [drafts.read_memory_of(spot.own_mark.code)["typed"] for spot in again._spots] == _TYPED  # type: ignore[attr-defined] # noqa: SLF001 - no other way
    assert again.live is live
    assert again.manner == DocumentStyle("apa")
    assert _filled(open_, document, notes=notes) == document


@_KINDS
def test_it_goes_from_notes_into_the_text_and_back(open_: Open, live: Live) -> None:
    noted = _filled(open_, _document(open_, _TEXT), live, notes=True, style="un")
    back = _filled(open_, noted, style="apa")
    assert _visible_text(back) == _SHOWN
    once_more = _filled(open_, back, notes=True, style="un")
    assert _visible_text(once_more) == _NOTED
    assert open_(once_more).manner == DocumentStyle("un")


@_KINDS
def test_what_is_typed_since_is_filled_as_well(open_: Open, live: Live) -> None:
    document = _filled(open_, _document(open_, "See [@iom2009caring] there."), live, ["(1)"])
    name = _MAIN if open_ is WordDraft else "content.xml"
    edited_document = with_part(document, name, part(document, name).replace(" there.", " and [@jobe2010causes].", 1))
    assert _visible_text(_filled(open_, edited_document, None, ["(1)", "(2)"])) == "See (1) and (2)."


@pytest.mark.parametrize("notes", [False, True])
@pytest.mark.parametrize(("first", "second"), [(Live.WORD, Live.ZOTERO), (Live.ZOTERO, Live.WORD)])
def test_it_goes_from_one_program_to_the_other(first: Live, second: Live, notes: bool) -> None:
    document = _filled(WordDraft, docx(run(_TEXT)), first, notes=notes)
    refilled_document = _filled(WordDraft, document, second, notes=notes)
    assert (_visible_text(refilled_document), WordDraft(refilled_document).live) == (_visible_text(document), second)
    assert len(WordDraft(refilled_document).citations) == len(_TYPED)


@_KINDS
def test_words_typed_into_a_live_note_are_not_lost(open_: Open, live: Live) -> None:
    document = _filled(open_, _document(open_, "So it is [@iom2009caring]."), live, ["IOM."], notes=True)
    name, end, words = (
        (_NOTES, "</w:p></w:footnote>", run(" Compare Doe."))
        if open_ is WordDraft
        else ("content.xml", "</text:p></text:note-body>", " Compare Doe.")
    )
    xml = part(document, name)
    place = xml.rindex(end)
    edited_document = with_part(document, name, xml[:place] + words + xml[place:])
    with pytest.raises(InputRefusedError, match="1: a citation's note contains other text"):
        _filled(open_, edited_document, None, ["(IOM)"])
    if open_ is WordDraft:
        assert "Compare Doe." in part(_filled(open_, edited_document, None, ["IOM, 3."], notes=True), name)


@_KINDS
def test_a_number_that_somebody_deleted_cites_nothing(open_: Open, live: Live) -> None:
    document = _filled(
        open_, _document(open_, "So [@iom2009caring]. And [@jobe2010causes]."), live, ["A", "B"], notes=True
    )
    if open_ is WordDraft:
        edited_document = with_part(
            document, _MAIN, re.sub(r"<w:footnoteReference[^>]*/>", "", part(document, _MAIN), count=1)
        )
    else:
        xml = re.sub(r"<text:note .*?</text:note>", "", part(document, "content.xml"), count=1)
        edited_document = with_part(document, "content.xml", xml)
    assert [citation.citation.keys for citation in open_(edited_document).citations] == [("jobe2010causes",)]


@pytest.mark.parametrize("live", Live)
def test_an_author_that_somebody_changed_before_a_citation_stays_and_is_told(live: Live) -> None:
    document = _filled(WordDraft, docx(run("As @jobe2010causes says.")), live, ["Jobe (2010)"])
    changed = with_part(document, _MAIN, part(document, _MAIN).replace(">Jobe <", ">Jobe and others <"))
    draft = WordDraft(changed)
    assert draft.hand_edits == [
        "paragraph 1: “(2010)” was changed by hand and stays. To fill it again, type @jobe2010causes in its place"
    ]
    assert _visible_text(draft.fill(filling(draft, "Jobe [1]", live=live))) == "As Jobe and others (2010) says."


def test_footnotes_that_somebody_made_endnotes_stay_endnotes() -> None:
    document = _filled(WordDraft, docx(run(_TEXT)), Live.ZOTERO, notes=True)
    with ZipFile(BytesIO(document)) as parts:
        texts = {name: parts.read(name).decode().replace("footnote", "endnote") for name in parts.namelist()}
    changed = zipped({name.replace("footnote", "endnote"): text for name, text in texts.items()})
    again = _filled(WordDraft, changed, None, ("A.", "B.", "C.", "D."), notes=True)
    assert _visible_text(again) == _NOTED
    assert part(again, _MAIN).count("endnoteReference") == 4
    assert "footnoteReference" not in part(again, _MAIN)
    notes = part(again, _ENDNOTES)
    assert re.findall(r">([A-D]\.)<", notes) == ["A.", "B.", "C.", "D."]
    assert _visible_text(_filled(WordDraft, again)) == _SHOWN


def _of_libreoffice(data: bytes) -> bytes:
    """Return a document of Word's own citations as LibreOffice saves it:
    no ids, no control of the list, quotes as references.
    """
    texts = {name: part(data, name) for name in (_MAIN, _MEMORY)}
    main = re.sub(r'<w:id w:val="9100\d+"/>', "", texts[_MAIN])
    main = re.sub(r"<w:sdt><w:sdtPr><w:bibliography/></w:sdtPr><w:sdtContent>(.*)</w:sdtContent></w:sdt>", r"\1", main)
    main = re.sub(r" BIBLIOGRAPHY [^<]*", " BIBLIOGRAPHY ", main)
    main = re.sub(r"(CITATION [^<]*)", lambda match: match[1].replace('"', "&quot;"), main)
    root, content = texts[_MEMORY].partition('<filled xmlns="urn:protlib:filled">')[1:]
    memory = root + content.replace('"', "&quot;")
    return with_part(with_part(data, _MAIN, main), _MEMORY, f'<?xml version="1.0" encoding="UTF-8"?>\n{memory}')


@pytest.mark.parametrize("notes", [False, True])
def test_words_own_citations_are_filled_again_as_libreoffice_saves_them(notes: bool) -> None:
    saved = _of_libreoffice(_filled(WordDraft, docx(run(_TEXT)), Live.WORD, notes=notes))
    assert WordDraft(saved).live is Live.WORD
    assert _visible_text(_filled(WordDraft, saved, notes=not notes)) == (_SHOWN if notes else _NOTED)
    assert part(_filled(WordDraft, saved, notes=notes), _MAIN).count("BIBLIOGRAPHY") == 1


@pytest.mark.parametrize(
    ("before", "after", "keys"),
    [
        (r'iom2009caring \p "3"', r'iom2009caring \p "7"', ("iom2009caring",)),
        (r"CITATION iom2009caring ", r"CITATION jobe2010causes ", ("jobe2010causes",)),
        (r"\l 1033 ", r"\l 1033 \m jobe2010causes ", ("iom2009caring", "jobe2010causes")),
        (r"iom2009caring", r"Smi20", ()),
    ],
)
def test_a_citation_that_was_changed_in_word_says_itself_what_it_cites(
    before: str, after: str, keys: tuple[str, ...]
) -> None:
    document = _filled(WordDraft, docx(run("So [@iom2009caring, p. 3] and [@jobe2010causes].")), Live.WORD, ["A", "B"])
    draft = WordDraft(with_part(document, _MAIN, part(document, _MAIN).replace(before, after, 1)))
    assert [citation.citation.keys for citation in draft.citations] == [*([keys] if keys else []), ("jobe2010causes",)]
    assert bool(draft.remaining) is not bool(keys)


@pytest.mark.parametrize(
    ("locator", "words"),
    [("art. 3", ", art. 3"), ("{article-locator 3}", ", article 3"), ("{sub-verbo asylum}", ", s.v. asylum")],
)
def test_a_locator_that_word_has_no_switch_for_is_in_words_that_people_read(locator: str, words: str) -> None:
    document = _filled(WordDraft, docx(run(f"So [@iom2009caring, {locator}].")), Live.WORD, ["(IOM)"])
    assert f'\\s "{words}"' in part(document, _MAIN).replace("&quot;", '"')


_SIMPLE = '<w:fldSimple w:instr=" CITATION iom2009caring \\l 1033 "><w:r><w:t>(IOM)</w:t></w:r></w:fldSimple>'


def test_citations_of_word_that_protlib_did_not_fill_are_words_own() -> None:
    draft = WordDraft(docx(p(_SIMPLE)))
    assert (bool(draft.remaining), draft.live, draft.citations) == (True, None, [])


def test_a_field_in_the_short_form_is_filled_too() -> None:
    document = _filled(WordDraft, docx(run("So [@iom2009caring] it is.")), Live.WORD, ["(IOM)"])
    xml = re.sub(r"<w:sdt>.*?</w:sdt>", lambda _: _SIMPLE, part(document, _MAIN), count=1)
    again = _filled(WordDraft, with_part(document, _MAIN, xml), None, ["(IOM, 2009)"])
    assert _visible_text(again) == "So (IOM, 2009) it is."
    assert part(again, _MAIN).count("CITATION") == 1


def test_comments_and_bookmarks_in_a_control_stay() -> None:
    document = _filled(WordDraft, docx(run("So [@iom2009caring] it is.")), Live.WORD, ["(IOM)"])
    marker = '<w:bookmarkStart w:id="7" w:name="here"/><w:bookmarkEnd w:id="7"/>'
    for tag in ("<w:sdtContent>", "</w:sdtContent>"):
        xml = part(document, _MAIN)
        place = xml.index(tag) + (len(tag) if tag == "<w:sdtContent>" else 0)
        again = _filled(WordDraft, with_part(document, _MAIN, xml[:place] + marker + xml[place:]), None, ["(IOM)"])
        assert part(again, _MAIN).replace(marker, "") == xml
        assert part(again, _MAIN).count(marker) == 1


def test_words_typed_into_a_control_stay() -> None:
    document = _filled(WordDraft, docx(run("So [@iom2009caring] it is.")), Live.WORD, ["(IOM)"])
    xml = part(document, _MAIN).replace("</w:sdtContent>", run(" and more") + "</w:sdtContent>", 1)
    assert "(IOM, 2009) and more it is." in _visible_text(
        _filled(WordDraft, with_part(document, _MAIN, xml), None, ["(IOM, 2009)"])
    )


def test_words_sources_are_as_the_library_has_them_and_those_of_the_user_stay() -> None:
    document = _filled(WordDraft, docx(run("So [@iom2009caring] and [@jobe2010causes].")), Live.WORD, ["A", "B"])
    own = "<b:Source><b:Tag>Smi20</b:Tag><b:Title>Mine</b:Title></b:Source>"
    source_xml = (
        part(document, _SOURCES)
        .replace("Causes &amp; effects", "Old title")
        .replace("</b:Sources>", f"{own}</b:Sources>")
    )
    text = part(document, _MAIN)
    start = text.index("<w:sdt>")
    without = text[:start] + text[text.index("</w:sdt>") + len("</w:sdt>") :]
    again = _filled(
        WordDraft, with_part(with_part(document, _SOURCES, source_xml), _MAIN, without), None, ["B"], style="ieee"
    )
    sources = part(again, _SOURCES)
    assert "Old title" not in sources
    assert own in sources
    assert re.findall("<b:Tag>([^<]*)<", sources) == ["iom2009caring", "jobe2010causes", "Smi20"]
    assert 'StyleName="IEEE"' in sources
    assert sources.count("SelectedStyle=") == 1


@pytest.mark.parametrize(
    "memory", ["{", "[]", '{"manner": 3}', '{"manner": {"style": "apa"}, "citations": [3, {"field": 4}]}']
)
def test_a_memory_that_somebody_changed_does_no_harm(memory: str) -> None:
    document = _filled(WordDraft, docx(run("So [@iom2009caring].")), Live.WORD, ["A"])
    text = f'<filled xmlns="urn:protlib:filled">{memory}</filled>'
    draft = WordDraft(with_part(document, _MEMORY, text))
    assert (draft.citations, draft.mistakes) == ([], [])
