"""Reports that were begun in Zotero, Mendeley, EndNote, Citavi, JabRef or Word: their citations become protlib's."""

import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape, unescape
from typing import Any

import pytest

from citation_results import filling, part, with_part
from documents import (
    ENDNOTE_RECORD,
    ITEM,
    base64,
    citation,
    citavi,
    control,
    docx,
    endnote_data,
    endnote_xml,
    field,
    in_pieces,
    mendeley_cite,
    odt,
    p,
    reference_mark,
    run,
    sources,
    with_relations,
    zotero,
)
from protlib.citing import notation
from protlib.citing.documents.filled.begun import BegunDocument, read_begun
from protlib.citing.documents.filled.draft import Draft, Live, Manner
from protlib.citing.documents.filled.opendocument import OpenDraft
from protlib.citing.documents.filled.word.draft import WordDraft
from protlib.formats.word import document as embedded

_IOM, _JOBE = "iom2009caring", "jobe2010causes"
_JOBE_ITEM = {
    "id": 13,
    "type": "report",
    "title": "Causes & effects",
    "author": [{"family": "Jobe", "given": "A."}],
    "issued": {"date-parts": [["2010"]]},
}
_NO_AUTHOR: dict[str, Any] = {"suppress-author": True}
_MAIN, _NOTES, _CONTENT = "word/document.xml", "word/footnotes.xml", "content.xml"
_PAGES = "<Prefix>see </Prefix><Pages>3</Pages>"
_ENDNOTE = endnote_xml(f"<Author>Office</Author><Year>2010</Year><RecNum>19</RecNum>{_PAGES}{ENDNOTE_RECORD}")
_TWO_IN_TEXT = endnote_xml(*[f"<RecNum>19</RecNum>{ENDNOTE_RECORD}"] * 2).replace("<Cite>", '<Cite AuthorYear="1">')
_CITAVI = {
    "Entries": [
        {
            "ReferenceId": "r1",
            "PageRange": {"OriginalString": "3"},
            "Reference": {"ReferenceType": "Book", "Title": "Causes & effects", "Id": "r1"},
        }
    ]
}
_SOURCE = "<b:Tag>jobe2010causes</b:Tag><b:SourceType>Report</b:SourceType><b:Title>Causes &amp; effects</b:Title><b:Year>2010</b:Year>"


def _taken(data: bytes) -> Draft:
    """Return a document whose works are known: the first by IOM, all others by Jobe."""
    begun = read_begun(data)
    kind = OpenDraft if b"content.xml" in data else WordDraft
    keys = {
        work: _IOM if about.record and "Caring" in about.record.title else _JOBE for work, about in begun.works.items()
    }
    return kind(data, begun.citations(keys))


def _typed(draft: Draft) -> list[str]:
    return [notation.notation(place.citation) for place in draft.citations]


def _csl(*items: Mapping[str, Any], **about: Any) -> str:
    """Return the JSON of a citation with what the program says of its text."""
    return json.dumps({**json.loads(citation(*items)), **about})


@pytest.mark.parametrize(
    ("content", "typed"),
    [
        (zotero(ITEM), ["[@iom2009caring]"]),
        (zotero(ITEM, pieces=7), ["[@iom2009caring]"]),
        (zotero(ITEM, locator="3-5", label="page", prefix="see ", suffix=", on care"), ["[see @iom2009caring, {page 3-5}, on care]"]),
        (zotero(ITEM, locator="2", label="chapter"), ["[@iom2009caring, {chapter 2}]"]),
        (zotero(ITEM, locator="trafficking", label="sub verbo"), ["[@iom2009caring, {sub-verbo trafficking}]"]),
        (zotero(ITEM, suffix=", 99 years later"), ["[@iom2009caring{}, 99 years later]"]),
        (zotero(ITEM, **_NO_AUTHOR), ["[-@iom2009caring]"]),
        (zotero(ITEM, _JOBE_ITEM, prefix="<i>cf.</i>"), ["[cf. @iom2009caring; @jobe2010causes]"]),
        (zotero(ITEM, prefix="so he; see [sic]"), [r"[so he\; see \[sic\] @iom2009caring]"]),
        (field(f" ADDIN CSL_CITATION {citation(_JOBE_ITEM, locator='4')} ", "(Jobe, 2010)"), ["[@jobe2010causes, {page 4}]"]),
        (mendeley_cite(ITEM, composite=True), ["@iom2009caring"]),
        (field(f" ADDIN EN.CITE {_ENDNOTE} ", "(Office, 2010)"), ["[see @jobe2010causes, {page 3}]"]),
        (endnote_data(_ENDNOTE), ["[see @jobe2010causes, {page 3}]"]),
        (field(" ADDIN EN.CITE " + _ENDNOTE.replace("<Pages>3", "<Pages>chap. 3") + " ", "(O)"), ["[see @jobe2010causes, {chapter 3}]"]),
        (field(" ADDIN EN.CITE " + _ENDNOTE.replace("<Cite>", '<Cite ExcludeAuth="1">') + " ", "(2010)"), ["[see -@jobe2010causes, {page 3}]"]),
        (citavi(_CITAVI), ["[@jobe2010causes, {page 3}]"]),
        (f'<w:fldSimple w:instr=" CITATION jobe2010causes \\p 4 \\l 1033 ">{run("(Jobe, 2010)")}</w:fldSimple>', ["[@jobe2010causes, {page 4}]"]),
    ],
)  # fmt: skip
def test_a_citation_of_another_program_is_read_as_typed(content: str, typed: Sequence[str]) -> None:
    draft = _taken(docx(p(run("So it is "), content, run(".")), sources=sources(_SOURCE)))
    assert (draft.mistakes, draft.hand_edits) == ([], [])
    assert [notation.parse(text) for text in typed] == [place.citation for place in draft.citations]


_FORMS = {
    "Zotero": zotero(ITEM),
    "Mendeley": field(f" ADDIN CSL_CITATION {citation(ITEM)} ", "(IOM, 2009)"),
    "Mendeley Cite": mendeley_cite(ITEM),
    "EndNote": endnote_data(_ENDNOTE),
    "Citavi": citavi(_CITAVI),
}


@pytest.mark.parametrize("content", _FORMS.values(), ids=_FORMS)
def test_only_the_citation_changes(content: str) -> None:
    before, behind = "<w:r><w:rPr><w:b/></w:rPr><w:t>So</w:t></w:r>", run(" it is.")
    data = docx(p(before, content, behind), p(run("The end.")))
    draft = _taken(data)
    main = part(draft.fill(filling(draft, "(new)")), _MAIN)
    head, tail = part(data, _MAIN).split(content)
    assert main.startswith(head)
    assert main.partition(tail.partition("</w:body>")[0])[2].startswith("<w:p")  # the list
    between = main[len(head) : main.index(behind)]
    assert re.findall("<w:t(?: [^>]*)?>([^<]*)", between) == ["(new)"]
    assert not re.search("ZOTERO|CSL_|MENDELEY|EN.CITE|Citavi", unescape(main))
    assert between.count("<w:sdt>") == between.count("</w:sdt>") == 0


@pytest.mark.parametrize("content", _FORMS.values(), ids=_FORMS)
def test_a_citation_that_stays_is_told_unless_it_is_taken_over(content: str) -> None:
    data = docx(p(content), p(content))
    assert (len(WordDraft(data).remaining), len(WordDraft(data).citations)) == (2, 0)
    assert (len(_taken(data).remaining), len(_taken(data).citations)) == (0, 2)


@pytest.mark.parametrize("name", ["JABREF_iom2009 CID_1 a1", "JR_cite_1_iom2009", f"ZOTERO_ITEM CSL_CITATION {_csl(ITEM)} a1"])  # fmt: skip
def test_a_mark_that_stays_in_libreoffice_is_told_unless_it_is_taken_over(name: str) -> None:
    data = odt(reference_mark(name, "(IOM, 2009)"))
    assert (OpenDraft(data).remaining, len(OpenDraft(data).citations)) == ([name], 0)
    assert (len(_taken(data).remaining), len(_taken(data).citations)) == (0, 1)


def test_a_control_around_a_whole_paragraph_or_a_cell_goes_and_the_paragraph_stays() -> None:
    inner = p("<w:pPr><w:jc w:val='right'/></w:pPr>", run("(IOM, 2009)"))
    tag = f"MENDELEY_CITATION_v3_{base64(citation(ITEM))}"
    cell = f"<w:tbl><w:tr>{control(tag, f'<w:tc>{inner}</w:tc>')}<w:tc>{p(run('b'))}</w:tc></w:tr></w:tbl>"
    for content in (control(tag, inner), cell):
        draft = _taken(_with_body(content))
        main = part(draft.fill(filling(draft, "(new)")), _MAIN)
        assert "<w:sdt>" not in main
        assert "<w:p><w:pPr><w:jc w:val='right'/></w:pPr><w:r><w:fldChar" in main
        assert re.findall("<w:t(?: [^>]*)?>([^<]*)", main)[0] == "(new)"
        assert ("<w:tr><w:tc><w:p>" in main) == (content is cell)


def _with_body(content: str) -> bytes:
    """Return a Word document with more than paragraphs."""
    data = docx(p(run("MARK")))
    return with_part(data, _MAIN, part(data, _MAIN).replace(p(run("MARK")), content + p(run("end"))))


def test_bookmarks_of_zotero_hold_a_citation_and_a_list() -> None:
    code, bibliography = f"ZOTERO_ITEM CSL_CITATION {citation(ITEM)}", "ZOTERO_BIBL {} CSL_BIBLIOGRAPHY"
    properties = {**in_pieces("ZOTERO_BREF_a", code), **in_pieces("ZOTERO_BREF_b", bibliography)}
    begins = '<w:bookmarkStart w:id="{}" w:name="ZOTERO_BREF_{}"/>'
    data = docx(
        p(run("So "), begins.format(1, "a"), run("(IOM, 2009)"), '<w:bookmarkEnd w:id="1"/>', run(".")),
        p(begins.format(2, "b"), run("IOM. (2009). Caring.")),
        p(run("Jobe."), '<w:bookmarkEnd w:id="2"/>'),
        p(run("Annex")),
        properties=properties,
    )
    draft = _taken(data)
    main = part(draft.fill(filling(draft, "(new)")), _MAIN)
    assert (_typed(draft), "ZOTERO_BREF" in main) == (["[@iom2009caring]"], False)
    texts = re.findall("<w:t(?: [^>]*)?>([^<]*)", main)
    assert (texts[:3], texts[-1], "Jobe." in texts) == (["So ", "(new)", "."], "Annex", False)


def test_bookmarks_of_zotero_that_stay_are_counted_and_its_list_is_none() -> None:
    code, bibliography = f"ZOTERO_ITEM CSL_CITATION {citation(ITEM)}", "ZOTERO_BIBL {} CSL_BIBLIOGRAPHY"
    properties = {**in_pieces("ZOTERO_BREF_a", code), **in_pieces("ZOTERO_BREF_b", bibliography)}
    begins = '<w:bookmarkStart w:id="{0}" w:name="ZOTERO_BREF_{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>'
    word = docx(
        p(begins.format(1, "a", run("(IOM, 2009)"))), p(begins.format(2, "b", run("IOM."))), properties=properties
    )
    name = '<text:bookmark-start text:name="ZOTERO_BREF_{0}"/>{1}<text:bookmark-end text:name="ZOTERO_BREF_{0}"/>'
    open_text = odt(name.format("a", "(IOM, 2009)"), name.format("b", "IOM."), properties=properties)
    assert [len(WordDraft(word).remaining), len(OpenDraft(open_text).remaining)] == [1, 1]
    assert not WordDraft(docx(p(begins.format(1, "a", run("x"))))).remaining


def test_libreoffice_has_marks_bookmarks_and_a_section() -> None:
    name = f"ZOTERO_ITEM CSL_CITATION {citation(ITEM)} RND0123456789"
    bookmark = '<text:bookmark-start text:name="ZOTERO_BREF_a"/>(Jobe)<text:bookmark-end text:name="ZOTERO_BREF_a"/>'
    section = '<text:section text:name="ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RNDa"><text:p>IOM.</text:p></text:section>'
    data = odt(
        f"So {reference_mark(name, '(IOM, 2009)')} and {bookmark}.", section, "Annex",
        properties=in_pieces("ZOTERO_BREF_a", f"ZOTERO_ITEM CSL_CITATION {citation(_JOBE_ITEM)}"),
    )  # fmt: skip
    draft = _taken(data)
    content = part(draft.fill(filling(draft)), _CONTENT)
    assert _typed(draft) == ["[@iom2009caring]", "[@jobe2010causes]"]
    text = re.sub("<[^>]*>", "", content)
    assert "So (1) and (2)." in text
    assert text.endswith("Annex")
    assert ("ZOTERO" in content, content.count("<text:section")) == (False, 1)


_FIELD = (
    '<field:fieldmark-start text:name="{0}" field:type="vnd.oasis.opendocument.field.UNHANDLED"><field:param '
    'field:name="vnd.oasis.opendocument.field.code" field:value="{1}"/></field:fieldmark-start>'
    "<field:fieldmark-separator/>"
)
_FIELD_END = "<field:fieldmark-end/>"
_SPACE = ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'


def _with_fields(*paragraphs: str) -> bytes:
    data = odt(*paragraphs)
    return with_part(data, _CONTENT, part(data, _CONTENT).replace(" xmlns:text=", f"{_SPACE} xmlns:text=", 1))


@pytest.mark.parametrize("is_alone", [True, False])
def test_fields_of_word_that_libreoffice_has_saved(*, is_alone: bool) -> None:
    code = escape(f"ADDIN ZOTERO_ITEM CSL_CITATION {citation(ITEM)}")
    bibliography = escape("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY")
    first = "" if is_alone else "References: "
    data = _with_fields(
        f"So {_FIELD.format('a', code)}<text:span>(IOM, 2009)</text:span>{_FIELD_END}.",
        f"{first}{_FIELD.format('b', bibliography)}{_FIELD.format('c', 'HYPERLINK')}Old one.{_FIELD_END}",
        f"Old two.{_FIELD_END}",
        "Annex",
    )
    assert [reference.program for reference in embedded.read_document(data).citations] == ["Zotero"]
    draft = _taken(data)
    assert _typed(draft) == ["[@iom2009caring]"]
    assert [line.endswith("move it to its own paragraph") for line in draft.mistakes] == [True] * (not is_alone)
    if is_alone:
        content = part(draft.fill(filling(draft, "(new)")), _CONTENT)
        text = re.sub("<[^>]*>", "|", content)
        assert ("So |(new)|." in re.sub(r"\|+", "|", text), text.rstrip("|").endswith("Annex")) == (True, True)
        assert ("Old" in text, "fieldmark" in content, content.count("<text:section")) == (False, False, 1)


_HAND = [
    ({"properties": {"plainCitation": "(IOM, 2009)"}}, "(IOM 2009a)", True),
    ({"properties": {"plainCitation": "(IOM,  2009)"}}, "(IOM, 2009)", False),
    ({"properties": {"dontUpdate": True}}, "(IOM, 2009)", True),
    ({"mendeley": {"manualFormatting": "IOM", "plainTextFormattedCitation": "(IOM, 2009)"}}, "IOM", True),
    ({"mendeley": {"manualFormatting": "(2011)"}}, "(2011)", True),
    ({"mendeley": {"plainTextFormattedCitation": "(IOM, 2009)"}}, "(IOM, 2009)", False),
]


@pytest.mark.parametrize(("about", "output", "is_kept"), _HAND)
@pytest.mark.parametrize("is_open", [False, True])
def test_a_text_that_somebody_changed_stays(
    about: dict[str, Any], output: str, *, is_kept: bool, is_open: bool
) -> None:
    code = f"ZOTERO_ITEM CSL_CITATION {_csl(ITEM, **about)}"
    data = (
        odt(f"So {reference_mark(f'{code} RND1', output)}.") if is_open else docx(p(field(f" ADDIN {code} ", output)))
    )
    draft = _taken(data)
    assert [output in line for line in draft.hand_edits] == [True] * is_kept
    for live in (None, Live.ZOTERO):
        filled = draft.fill(filling(draft, "(new)", live=live))
        main = part(filled, _CONTENT if is_open else _MAIN)
        assert (output in main, "(new)" in main) == (is_kept, not is_kept)
        assert ("dontUpdate" in main) == (is_kept and live is Live.ZOTERO)
        again = OpenDraft(filled) if is_open else WordDraft(filled)
        assert (_typed(again), len(again.hand_edits)) == (["[@iom2009caring]"], is_kept)


def test_a_year_alone_leaves_the_author_out_as_mendeley_desktop_had_no_other_way() -> None:
    code = f"CSL_CITATION {_csl(ITEM, mendeley={'manualFormatting': '(2009)'})}"
    draft = _taken(docx(p(run("IOM "), field(f" ADDIN {code} ", "(2009)"))))
    assert (_typed(draft), draft.hand_edits) == (["[-@iom2009caring]"], [])


@pytest.mark.parametrize(
    ("content", "output"),
    [
        (field(" ADDIN EN.CITE " + _ENDNOTE.replace("<Cite>", '<Cite ExcludeYear="1">') + " ", "Office"), "Office"),
        (mendeley_cite(ITEM, shown="IOM", **{"author-only": True}), "IOM"),
        (zotero(ITEM, shown="(see x@y.org, IOM)", prefix="see x@y.org"), "(see x@y.org, IOM)"),
        (field(f" ADDIN EN.CITE {_TWO_IN_TEXT} ", "A and B"), "A and B"),
    ],
)  # fmt: skip
def test_what_no_typed_citation_says_keeps_its_text_and_is_listed(content: str, output: str) -> None:
    draft = _taken(docx(p(content)))
    assert len(draft.hand_edits) == len(draft.citations) == 1
    assert output in part(draft.fill(filling(draft, "(new)")), _MAIN)


def _noted(before: str, note: str, behind: str = "") -> bytes:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    content = f'<w:footnote w:id="1">{p(run(" "), note)}</w:footnote>'
    data = docx(p(run(before), reference, run(behind)), notes={"footnotes": content})
    return with_relations(data, {}, {"footnotes": "footnotes.xml"})


@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        ("It is known.", " So", "It is known (IOM). So"),
        ("It is known", ", so", "It is known (IOM), so"),
        ("It is known,", " and", "It is known (IOM), and"),
        ("IOM et al.", " found", "IOM et al. (IOM) found"),
        ("« Connu »", ".", "« Connu » (IOM)."),
    ],
)
def test_a_note_that_zotero_made_goes_in_a_style_without_notes(before: str, behind: str, expected: str) -> None:
    draft = _taken(_noted(before, zotero(ITEM, shown="IOM, Caring."), behind))
    filled = draft.fill(filling(draft, "(IOM)"))
    main = part(filled, _MAIN)
    assert "".join(re.findall("<w:t(?: [^>]*)?>([^<]*)", main)).startswith(expected)
    assert ("footnoteReference" in main, "Caring" in part(filled, _NOTES)) == (False, False)


def test_a_note_keeps_its_place_in_a_style_of_notes_and_the_words_of_the_user() -> None:
    draft = _taken(_noted("It is known.", zotero(ITEM, shown="IOM, Caring.")))
    for live in (None, Live.ZOTERO):
        filled = draft.fill(filling(draft, "IOM, 5.", notes=True, live=live))
        assert part(filled, _NOTES).count("<w:footnote ") == 1
        assert "IOM, 5." in part(filled, _NOTES)
        assert [notation.notation(place.citation) for place in WordDraft(filled).citations] == ["[@iom2009caring]"]
    own = _taken(_noted("It is known.", run("But see ") + zotero(ITEM, shown="IOM, Caring.")))
    filled = own.fill(filling(own, "(IOM)"))
    assert re.findall("<w:t(?: [^>]*)?>([^<]*)", part(filled, _NOTES)) == [" ", "But see ", "(IOM)"]
    assert "footnoteReference" in part(filled, _MAIN)


@pytest.mark.parametrize("code", ["ADDIN EN.REFLIST", "ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY"])  # fmt: skip
def test_text_that_shares_a_paragraph_with_the_list_stays(code: str) -> None:
    opened, closed = field(f" {code} ", "X").split(run("X"))
    data = docx(
        p(zotero(ITEM)), p(run("References: "), opened, run("Old one.")), p(run("Old two.")), p(closed, run("Annex A"))
    )
    draft = _taken(data)
    main = part(draft.fill(filling(draft, "(new)")), _MAIN)
    texts = [text for text in re.findall("<w:t(?: [^>]*)?>([^<]*)", main) if "IOM" not in text]
    assert texts[:2] == ["(new)", "References: "]
    assert (texts[-1], "Old" in main, main.count('fldChar w:fldCharType="end"')) == ("Annex A", False, 2)


def test_a_page_break_behind_the_list_stays() -> None:
    opened, closed = field(" ADDIN EN.REFLIST ", "X").split(run("X"))
    page_break = '<w:r><w:br w:type="page"/></w:r>'
    draft = _taken(docx(p(zotero(ITEM)), p(opened, run("Old.")), p(closed, page_break), p(run("Annex"))))
    assert f"{page_break}</w:p><w:p>{run('Annex')}" in part(draft.fill(filling(draft, "(new)")), _MAIN)


def test_the_list_of_mendeley_cite_is_a_control() -> None:
    bibliography = control("MENDELEY_BIBLIOGRAPHY", p(run("Old one.")) + p(run("Old two.")))
    draft = _taken(_with_body(p(mendeley_cite(ITEM)) + bibliography))
    main = part(draft.fill(filling(draft, "(new)")), _MAIN)
    assert ("Old" in main, "<w:sdt>" in main, main.count("PROTLIB LIST")) == (False, False, 1)


def test_a_second_list_stays_and_is_told() -> None:
    bibliography = field(" ADDIN EN.REFLIST ", "Old.")
    draft = _taken(docx(p(zotero(ITEM)), p(bibliography), p(bibliography)))
    assert [line.endswith("a second list stays as it is, as protlib fills one") for line in draft.hand_edits] == [True]
    assert part(draft.fill(filling(draft, "(new)")), _MAIN).count("Old.") == 1


def test_a_number_above_the_line_is_no_form_of_the_next_style() -> None:
    raised = zotero(ITEM, shown="1").replace("<w:r>", '<w:r><w:rPr><w:i/><w:vertAlign w:val="superscript"/></w:rPr>')
    draft = _taken(docx(p(raised)))
    main = part(draft.fill(filling(draft, "(new)")), _MAIN).partition("</w:p>")[0]
    assert ("vertAlign" in main, "<w:i/>" in main) == (False, True)


def test_a_document_goes_back_with_the_addresses_of_zoteros_items() -> None:
    links = ["http://zotero.org/groups/7/items/ABCD2345", "http://zotero.org/users/9/items/EFGH2345"]
    data = docx(p(zotero(ITEM, uris=links)))
    draft = _taken(data)
    own = draft.fill(_with_links(draft, None))
    back = WordDraft(own)
    assert back.links == {_IOM: links}
    zotero_again = part(back.fill(_with_links(back, Live.ZOTERO)), _MAIN)
    assert json.dumps(links, separators=(",", ":"))[1:-1] in unescape(zotero_again)
    assert WordDraft(back.fill(_with_links(back, Live.ZOTERO))).links == {_IOM: links}


def _with_links(draft: Draft, live: Live | None) -> Any:
    return replace(filling(draft, "(new)", live=live), links=draft.links)


@pytest.mark.parametrize(
    ("data", "style", "locale"),
    [
        (docx(p(zotero(ITEM)), properties=in_pieces("ZOTERO_PREF", '<data data-version="3"><style id="http://www.zotero.org/styles/ieee" locale="en-GB"/></data>')), "http://www.zotero.org/styles/ieee", "en-GB"),
        (docx(p(zotero(ITEM)), properties={"Mendeley Citation Style_1": "http://www.zotero.org/styles/nlm"}), "http://www.zotero.org/styles/nlm", ""),
        (odt(reference_mark(f"ZOTERO_ITEM CSL_CITATION {citation(ITEM)} RND1", "x"), properties={"ZOTERO_PREF_1": '<data><style id="apa" locale="fr-FR"/>'}), "apa", "fr-FR"),
        (docx(p(zotero(ITEM))), "", ""),
    ],
)  # fmt: skip
def test_the_style_of_the_other_program_is_known(data: bytes, style: str, locale: str) -> None:
    begun = read_begun(data)
    assert (begun.style, begun.locale) == (style, locale)


def test_works_are_counted_once_and_their_data_come_from_where_they_are() -> None:
    bare = {"id": ITEM["id"]}
    begun = read_begun(docx(p(zotero(bare)), p(zotero(ITEM)), p(zotero(ITEM, _JOBE_ITEM)), p(endnote_data(_ENDNOTE))))
    assert begun.counts == {"Zotero": 3, "EndNote": 1}
    assert [about.record.title for about in begun.works.values() if about.record] == [
        "Caring for trafficked persons", "Causes & effects", "Causes & consequences",
    ]  # fmt: skip
    assert isinstance(begun, BegunDocument)


_WORDS = ("So it is known", " — and more", ".", "é ü 漢字", " & so on", " <not a tag> ")


def _random_paragraph(chance: random.Random, own: list[str]) -> str:
    """Return a paragraph with text, citations of all programs, and elements that belong to others; note its texts."""
    pieces: list[str] = []
    for number in range(chance.randint(1, 6)):
        if chance.random() < 0.5:
            pieces.append(chance.choice([*_FORMS.values()]))
        else:
            word = f"{chance.choice(_WORDS)}{number}"
            own.append(word)
            form = chance.choice(["", "<w:rPr><w:b/></w:rPr>"])
            pieces.append(run(word).replace("<w:r>", f"<w:r>{form}"))
        pieces.append(chance.choice(["", "", '<w:bookmarkStart w:id="{0}" w:name="b{0}"/><w:bookmarkEnd w:id="{0}"/>'.format(chance.randint(10, 999))]))  # fmt: skip
    content = p(*pieces)
    if chance.random() < 0.3:
        return f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>"
    return content


@pytest.mark.parametrize(
    "seed", [*range(20), *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(20, 1500))]
)
def test_no_word_of_the_author_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    own: list[str] = []
    body = "".join(_random_paragraph(chance, own) for _ in range(chance.randint(1, 8)))
    data = _with_body(body + p(mendeley_cite(ITEM)))
    draft = _taken(data)
    assert (draft.mistakes, draft.hand_edits) == ([], [])
    live, texts = chance.choice([None, Live.ZOTERO]), ["†"] * len(draft.citations)
    filled = draft.fill(filling(draft, *texts, live=live, notes=chance.random() < 0.2, manner=Manner("apa")))
    visible_text = unescape("".join(re.findall("<w:t(?: [^>]*)?>([^<]*)", part(filled, _MAIN))))
    assert re.sub(r"\W", "", visible_text).startswith(re.sub(r"\W", "", "".join(own)))
    again = WordDraft(filled)
    assert _typed(again) == _typed(draft)
    assert re.findall('w:name="b[0-9]+"', part(filled, _MAIN)) == re.findall('w:name="b[0-9]+"', part(data, _MAIN))
